"""A file's bytes to characters: size, encoding, and the line of the first bad byte."""

import codecs
import re
from pathlib import Path

from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.output import UnreadableError
from retrieval.types import fault

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LINE_END = re.compile("\r\n?|\n")
_LINE_END_BYTES = re.compile(rb"\r\n?|\n")


def read_content(path: Path, max_bytes: int) -> str:
    """The whole text of a file, its byte order mark removed, its line ends as they are.

    Raises:
        OSError: the file cannot be opened or read.
        UnreadableError: it is larger than ``max_bytes``, not UTF-8 (nor UTF-16 with a byte order
            mark), or binary.
    """
    data = read_bytes(path, max_bytes)
    check_kind(data, ())
    return decode(data)


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """The whole of a file.

    Raises:
        OSError: the file cannot be opened or read.
        UnreadableError: it is larger than ``max_bytes``.
    """
    check_size(path.stat().st_size, max_bytes)
    with path.open("rb") as file:
        data = file.read(max_bytes + 1)
    check_size(len(data), max_bytes)
    return data


def check_size(size: int, max_bytes: int) -> None:
    """Refuse a file of ``size`` bytes where only ``max_bytes`` are allowed."""
    if size > max_bytes:
        raise UnreadableError(None, fault("too-large", size=size, most=max_bytes))


def decode(data: bytes) -> str:
    """Decode UTF-8, or UTF-16 with a byte order mark.

    Raises:
        UnreadableError: with the line of the first byte that does not fit, or of the first NUL.
    """
    encoding = "utf-16" if data.startswith(UTF16_MARKS) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            _line_of_byte(data, error.start, encoding),
            fault("not-utf-8", byte=f"{data[error.start]:02X}")
            if encoding == "utf-8-sig"
            else fault("utf-16-damaged"),
        ) from None
    if (place := text.find("\0")) >= 0:
        raise UnreadableError(line_of(text, place), fault("nul-byte"))
    return text


def line_of(text: str, offset: int) -> int:
    """The line, counted from 1, on which the character at ``offset`` stands."""
    return len(_LINE_END.findall(text, 0, offset)) + 1


def _line_of_byte(data: bytes, offset: int, encoding: str) -> int:
    if encoding == "utf-16":
        return line_of(data[:offset].decode(encoding, "ignore"), offset)
    return len(_LINE_END_BYTES.findall(data, 0, offset)) + 1
