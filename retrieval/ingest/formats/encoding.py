"""Bytes of an unsaid or wrongly said encoding to characters: for pages, feeds and tables."""

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from retrieval.ingest.formats.content import line_of
from retrieval.ingest.formats.output import UnreadableError
from retrieval.types import Fault, fault

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# what is met in practice in the languages this is for; a wider choice only guesses worse
_LIKELY = ["cp1251", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5", "cp1252"]
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the encoding it was read in where that is a guess."""

    text: str
    guessed: str | None = None

    @property
    def warning(self) -> Fault | None:
        """What the operator should know of it."""
        if self.guessed is None:
            return None
        return fault("encoding-guessed", encoding=self.guessed)


def decode_any(data: bytes, declared: str | None = None) -> Decoded:
    """Decode by byte order mark, as UTF-8 where it is, as declared, or by the look of it.

    Args:
        data: the whole file.
        declared: the encoding's name as the file or its sender gives it; text that is valid
            UTF-8 is taken for that whatever is declared, since browsers save so.

    Raises:
        UnreadableError: no encoding fits, or it is no text.
    """
    text = next((_strictly(data, name) for mark, name in _MARKS if data.startswith(mark)), None)
    if text is None:
        text = _wide_without_mark(data)
    if text is None:
        text = _strictly(data, "utf-8")
    if text is None and declared:
        text = _strictly(data, _as_meant(declared))
    guessed = None
    if text is None and (guessed := _guess(data)):
        text = _strictly(data, guessed)
    if text is None:
        raise UnreadableError(None, fault("encoding-unknown"))
    if (place := text.find("\0")) >= 0:
        raise UnreadableError(line_of(text, place), fault("nul-character"))
    return Decoded(text, guessed)


def _as_meant(declared: str) -> str:
    """Browsers read Latin-1 as its superset, and so were the pages written."""
    name = declared.strip().strip("\"'").lower()
    return "cp1252" if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"} else name


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        codec = codecs.lookup(encoding)
        if codec._is_text_encoding is False:  # noqa: SLF001 - base64 is no encoding of text
            return None
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark shows in its zero bytes, which no other text has."""
    head = data[:4000]
    if len(data) % 2 or head.count(0) * 5 < len(head):
        return None
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) * 5 > len(zeros):
            return _strictly(data, encoding)
    return None


def _guess(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        return None
    best = from_bytes(sample, cp_isolation=_LIKELY, enable_fallback=False).best()
    return None if best is None else best.encoding
