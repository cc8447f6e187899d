"""What a file really is, by its first bytes, where its ending says something else."""

import re
import zipfile
import zlib
from io import BytesIO

from retrieval.ingest.formats.output import UnreadableError
from retrieval.text import normalise_line

_SIGNATURES: tuple[tuple[bytes, str, tuple[str, ...]], ...] = (
    (b"%PDF-", "a PDF", (".pdf",)),
    (b"\x1f\x8b", "packed with gzip", (".jsonl.gz", ".ndjson.gz")),
    (b"{\\rtf", "an RTF document", (".rtf",)),
    (b"\x89PNG", "a picture", ()),
    (b"\xff\xd8\xff", "a picture", ()),
    (b"GIF8", "a picture", ()),
    (b"\x7fELF", "a program", ()),
    (b"7z\xbc\xaf", "an archive: unpack it", ()),
    (b"Rar!", "an archive: unpack it", ()),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OLD_KINDS = (
    ("EncryptedPackage", "an Office document with a password: take the password off"),
    ("PowerPoint Document", "an old PowerPoint presentation: save it as .pptx"),
    ("Workbook", "an old Excel workbook: save it as .xlsx"),
    ("WordDocument", "an old Word document: save it as .docx"),
)
_UNKNOWN_OLD = "an old or an encrypted Office document: save it as a plain .docx"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_PACKAGES = (
    ("word/document.xml", "a Word document", ".docx"),
    ("ppt/presentation.xml", "a PowerPoint presentation", ".pptx"),
    ("xl/workbook.xml", "an Excel workbook", ".xlsx"),
    ("xl/workbook.bin", "a binary Excel workbook: save it as .xlsx", ""),
)
_MIME_TYPES = (
    ("application/vnd.oasis.opendocument.text", "an OpenDocument text", ".odt"),
    ("application/epub+zip", "an EPUB book", ".epub"),
    (
        "application/vnd.oasis.opendocument.spreadsheet",
        "an OpenDocument spreadsheet: save it as .xlsx",
        "",
    ),
    (
        "application/vnd.oasis.opendocument.presentation",
        "an OpenDocument presentation: save it as .pptx",
        "",
    ),
)
_OTHER_ZIP = "a zip archive of something else"
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
            _refuse(kind, right, endings)
    if data.startswith(_OLD_OFFICE):
        _refuse(_old_kind(data), (), endings)
    if data.startswith(_ZIPS):
        _refuse_zip(data, endings)
    elif _FLAT_ODT.match(head):
        _refuse("an OpenDocument text in one XML file", (".fodt",), endings)
    elif _PAGE.match(head):
        _refuse("an HTML page", _PAGES, endings)
    elif _FEED.match(head):
        _refuse("an RSS or Atom feed", _FEEDS, endings)


def zip_kind(package: zipfile.ZipFile) -> tuple[str, str]:
    """What a zip archive is, and the ending under which it is read; empty for none."""
    names = frozenset(package.namelist())
    if "mimetype" in names:
        with package.open("mimetype") as file:
            said = normalise_line(file.read(100).decode("ascii", "replace")) or _OTHER_ZIP
        return next(((kind, end) for name, kind, end in _MIME_TYPES if name == said), (said, ""))
    for name, kind, ending in _PACKAGES:
        if name in names:
            return kind, ending
    if "META-INF/container.xml" in names:
        return "an EPUB book", ".epub"
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return "an OpenDocument text", ".odt"
    # a Word document may call its parts what it likes
    return (_OTHER_ZIP, ".docx" if "[Content_Types].xml" in names else "")


def _refuse_zip(data: bytes, endings: tuple[str, ...]) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            kind, right = zip_kind(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError):
        if not {*_PACKED, ".zip"} & set(endings):
            _refuse("a Word, OpenDocument or other packed file", (".docx", ".zip"), endings)
        return
    if right or not set(_PACKED) & set(endings):
        right = right or (".zip" if kind == _OTHER_ZIP else "")
        _refuse(kind, (right,) if right else (), endings)


def _old_kind(data: bytes) -> str:
    """What an Office document of the time before packages is, by the names of its parts."""
    found = (kind for name, kind in _OLD_KINDS if name.encode("utf-16-le") in data)
    return next(found, _UNKNOWN_OLD)


def _refuse(kind: str, right: tuple[str, ...], endings: tuple[str, ...]) -> None:
    if set(right) & set(endings):
        return
    advice = f"; name it {right[0]}" if right else ""
    raise UnreadableError(None, f"the ending is wrong: this is {kind}{advice}")
