"""The properties of a mail of Outlook (MSG): a compound file with a stream for each."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO

import olefile

from retrieval.ingest.formats.encoding import decode_any
from retrieval.ingest.formats.output import UnreadableError
from retrieval.types import fault

SUBJECT, BODY, HTML, RTF, HEADERS = 0x0037, 0x1000, 0x1013, 0x1009, 0x007D
SENDER, SENDER_FOR, ADDRESS, MAIL_ADDRESS = 0x0C1A, 0x0042, 0x5D01, 0x0C1F
SENT, DELIVERED = 0x0039, 0x0E06
LONG_NAME, SHORT_NAME, CONTENT, CONTENT_ID, HIDDEN = 0x3707, 0x3704, 0x3701, 0x3712, 0x7FFE
_CODE_PAGE, _CODE_PAGE_OF_NET = 0x3FFD, 0x3FDE
_UNICODE, _STRING, _BINARY, _STORAGE = 0x001F, 0x001E, 0x0102, 0x000D
_PROPERTIES = "__properties_version1.0"
_ATTACHED = "__attach_version1.0_"
_HEADS = {"message": 32, "inner": 24, "attachment": 8}
_YEAR_ONE = datetime(1601, 1, 1, tzinfo=UTC)
_DAMAGED = (
    *(OSError, IndexError, ValueError, TypeError),
    *(OverflowError, RecursionError, struct.error),
)
"""What the library raises where sizes and places in a file are wrong."""
_UTF8_PAGE = 65001


class Storage:
    """A mail, or a file attached to one, with its properties."""

    def __init__(
        self, file: olefile.OleFileIO, path: tuple[str, ...] = (), kind: str = "message"
    ) -> None:
        self._file = file
        self._path = path
        self._fixed = _fixed(self._stream(_PROPERTIES), _HEADS[kind])

    def words(self, name: int) -> str:
        """A property that is words; empty where it has none."""
        data = self._stream(f"__substg1.0_{name:04X}{_UNICODE:04X}")
        if data:
            return data.decode("utf-16-le", "replace").rstrip("\0")
        data = self._stream(f"__substg1.0_{name:04X}{_STRING:04X}").rstrip(b"\0")
        return decode_any(data, self.code_page).text if data else ""

    def content(self, name: int) -> bytes:
        """A property that is bytes; empty where it has none."""
        return self._stream(f"__substg1.0_{name:04X}{_BINARY:04X}")

    def moment(self, name: int) -> datetime | None:
        """A property that is a time, in Greenwich; None where it has none."""
        ticks = self._fixed.get(name, 0)
        try:
            return _YEAR_ONE + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def is_set(self, name: int) -> bool:
        """Whether a property that is yes or no says yes."""
        return bool(self._fixed.get(name, 0) & 1)

    @property
    def code_page(self) -> str | None:
        """The encoding of words that are no Unicode, as the mail says it."""
        return _encoding(self._fixed.get(_CODE_PAGE) or self._fixed.get(_CODE_PAGE_OF_NET))

    @property
    def code_page_of_net(self) -> str | None:
        """The encoding of its HTML, where that does not say it itself."""
        return _encoding(self._fixed.get(_CODE_PAGE_OF_NET)) or self.code_page

    def attached(self) -> Iterator["Storage"]:
        """What is attached, in order."""
        depth = len(self._path)
        below = {
            path[depth]
            for path in map(tuple, self._file.listdir(streams=True, storages=True))
            if path[:depth] == self._path and len(path) > depth
        }
        for name in sorted(name for name in below if name.startswith(_ATTACHED)):
            yield Storage(self._file, (*self._path, name), "attachment")

    def mail(self) -> "Storage | None":
        """The mail that is attached so; None of any other file."""
        path = (*self._path, f"__substg1.0_{CONTENT:04X}{_STORAGE:04X}")
        if not self._file.exists([*path, _PROPERTIES]):
            return None
        return Storage(self._file, path, "inner")

    def _stream(self, name: str) -> bytes:
        path = [*self._path, name]
        try:
            if self._file.get_type(path) != olefile.STGTY_STREAM:
                return b""
            with self._file.openstream(path) as stream:
                return bytes(stream.read())
        except _DAMAGED:
            raise UnreadableError(None, fault("outlook-damaged")) from None


def opened(data: bytes) -> Storage:
    """A mail of Outlook.

    Raises:
        UnreadableError: it is none, or damaged.
    """
    if not olefile.isOleFile(data=data):
        raise UnreadableError(None, fault("not-outlook"))
    try:
        file = olefile.OleFileIO(BytesIO(data))
    except _DAMAGED:
        raise UnreadableError(None, fault("outlook-damaged")) from None
    if not file.exists(_PROPERTIES):
        raise UnreadableError(None, fault("office-not-outlook"))
    return Storage(file)


def _fixed(data: bytes, head: int) -> dict[int, int]:
    """The properties of a fixed length, as whole numbers, by name."""
    found: dict[int, int] = {}
    for place in range(head, len(data) - 15, 16):
        _, name, _, number = struct.unpack_from("<HHIQ", data, place)
        found.setdefault(name, number)
    return found


def _encoding(page: int | None) -> str | None:
    if not page:
        return None
    number = page & 0xFFFF
    known = {_UTF8_PAGE: "utf-8", 20866: "koi8-r", 21866: "koi8-u", 28595: "iso8859-5"}
    return known.get(number, f"cp{number}")
