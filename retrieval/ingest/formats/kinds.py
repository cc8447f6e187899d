"""What a file really is, by its first bytes, where its ending says something else."""

import re
import zipfile
import zlib
from io import BytesIO

from retrieval.ingest.formats.output import UnreadableError
from retrieval.text import normalise_line
from retrieval.types import Fault, fault

_SIGNATURES: tuple[tuple[bytes, str, tuple[str, ...]], ...] = (
    (b"%PDF-", "is-pdf", (".pdf",)),
    (b"\x1f\x8b", "is-gzip", (".jsonl.gz", ".ndjson.gz")),
    (b"{\\rtf", "is-rtf", (".rtf",)),
    (b"\x89PNG", "is-picture", ()),
    (b"\xff\xd8\xff", "is-picture", ()),
    (b"GIF8", "is-picture", ()),
    (b"\x7fELF", "is-program", ()),
    (b"7z\xbc\xaf", "is-archive", ()),
    (b"Rar!", "is-archive", ()),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OLD_KINDS = (
    ("EncryptedPackage", "is-locked-office"),
    ("PowerPoint Document", "is-old-powerpoint"),
    ("Workbook", "is-old-excel"),
    ("WordDocument", "is-old-word"),
)
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_PACKAGES = (
    ("word/document.xml", "is-word", ".docx"),
    ("ppt/presentation.xml", "is-powerpoint", ".pptx"),
    ("xl/workbook.xml", "is-excel", ".xlsx"),
    ("xl/workbook.bin", "is-binary-excel", ""),
)
_MIME_TYPES = (
    ("application/vnd.oasis.opendocument.text", "is-odt", ".odt"),
    ("application/epub+zip", "is-epub", ".epub"),
    ("application/vnd.oasis.opendocument.spreadsheet", "is-ods", ""),
    ("application/vnd.oasis.opendocument.presentation", "is-odp", ""),
)
_PACKED = (".docx", ".odt", ".epub", ".pptx", ".xlsx")
_FLAT_ODT = re.compile(rb"(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<office:document[\s>]", re.DOTALL)
_PAGE = re.compile(
    rb"(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(
    rb"(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE | re.DOTALL
)
_PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
_FEEDS = (".xml", ".rss", ".atom")
_HEAD = 2048
_ENCRYPTED = 1  # of a member's flags


def check_kind(data: bytes, endings: tuple[str, ...]) -> None:
    """Refuse a file that plainly is of another kind than its ending says.

    Args:
        data: the file's beginning, at least.
        endings: those of the reader that is about to read it.

    Raises:
        UnreadableError: names the kind, and the ending under which it would be read.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    for signature, kind, right in _SIGNATURES:
        if data.startswith(signature) or (signature == b"%PDF-" and head.startswith(signature)):
            _refuse(fault(kind), right, endings)
    if data.startswith(_OLD_OFFICE):
        _refuse(_old_kind(data), (), endings)
    if data.startswith(_ZIPS):
        _refuse_zip(data, endings)
    elif _FLAT_ODT.match(head):
        _refuse(fault("is-flat-odt"), (".fodt",), endings)
    elif _PAGE.match(head):
        _refuse(fault("is-page"), _PAGES, endings)
    elif _FEED.match(head):
        _refuse(fault("is-feed"), _FEEDS, endings)


def zip_kind(package: zipfile.ZipFile) -> tuple[Fault, str]:
    """What a zip archive is, and the ending under which it is read; empty for none."""
    names = frozenset(package.namelist())
    if "mimetype" in names and not package.getinfo("mimetype").flag_bits & _ENCRYPTED:
        with package.open("mimetype") as file:
            said = normalise_line(file.read(100).decode("ascii", "replace"))
        found = ((fault(kind), end) for name, kind, end in _MIME_TYPES if name == said)
        return next(found, (Fault(said) if said else _other_zip(), ""))
    for name, kind, ending in _PACKAGES:
        if name in names:
            return fault(kind), ending
    if "META-INF/container.xml" in names:
        return fault("is-epub"), ".epub"
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return fault("is-odt"), ".odt"
    # a Word document may call its parts what it likes
    return (_other_zip(), ".docx" if "[Content_Types].xml" in names else "")


def _other_zip() -> Fault:
    return fault("is-other-zip")


def _refuse_zip(data: bytes, endings: tuple[str, ...]) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            kind, right = zip_kind(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError):
        if not {*_PACKED, ".zip"} & set(endings):
            _refuse(fault("is-packed"), (".docx", ".zip"), endings)
        return
    if right or not set(_PACKED) & set(endings):
        right = right or (".zip" if kind == _other_zip() else "")
        _refuse(kind, (right,) if right else (), endings)


def _old_kind(data: bytes) -> Fault:
    """What an Office document of the time before packages is, by the names of its parts."""
    found = (kind for name, kind in _OLD_KINDS if name.encode("utf-16-le") in data)
    return fault(next(found, "is-old-office"))


def _refuse(kind: Fault, right: tuple[str, ...], endings: tuple[str, ...]) -> None:
    if not set(right) & set(endings):
        raise UnreadableError(None, wrong_ending(kind, right[0] if right else ""))


def wrong_ending(kind: Fault, right: str) -> Fault:
    """What is said of a file of another kind than its ending says.

    Args:
        kind: what it is.
        right: the ending under which it would be read; empty for none.
    """
    if right:
        return fault("wrong-ending-name", kind=kind, ending=right)
    return fault("wrong-ending", kind=kind)
