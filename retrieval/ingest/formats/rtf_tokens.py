"""The marks of an RTF file one by one, and which letters its bytes stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?[0-9]{1,10})?[ ]?"
    rb"|\\'([0-9A-Fa-f]{2})"
    rb"|\\([^A-Za-z])"
    rb"|([{}])"
    rb"|([^\\{}\r\n]+)"
)
_CODE_PAGES = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
_KNOWN_PAGES = frozenset(
    (
        *(437, 708, 720, 737, 775, 850, 852, 855, 857, 860, 861, 862, 863, 864, 865, 866, 869),
        *(874, 932, 936, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258),
    )
)


@dataclass(frozen=True, slots=True)
class Token:
    """A mark or letters.

    Attributes:
        kind: "word" for a control word, "sign" for a control symbol, "{", "}", or "text".
        name: of a control word or symbol.
        number: of a control word; None for none.
        data: the bytes of letters.
    """

    kind: str
    name: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The marks and letters in their order; what is binary is passed over."""
    place = 0
    while found := _TOKEN.search(data, place):
        place = found.end()
        word, number, code, sign, brace, text = found.groups()
        if word:
            name, value = word.decode("ascii"), int(number) if number else None
            if name == "bin":
                place += max(value or 0, 0)
            else:
                yield Token("word", name, value)
        elif code:
            yield Token("text", data=bytes((int(code, 16),)))
        elif sign:
            yield Token("sign", sign.decode("latin-1"))
        elif brace:
            yield Token(brace.decode("ascii"))
        else:
            yield Token("text", data=text)


def code_page(charset: int, usual: str) -> str:
    """The encoding of a font by its character set; ``usual`` is that of the document."""
    return _CODE_PAGES.get(charset, usual)


def code_page_numbered(number: int | None) -> str | None:
    """The encoding with a number of Windows; None where it is not known."""
    if number not in _KNOWN_PAGES:
        return None
    return {936: "gbk", 950: "big5"}.get(number, f"cp{number}")
