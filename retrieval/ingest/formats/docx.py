"""A Word document: one statement; mammoth makes it HTML, and the rest is as with a page."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree

from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.created import creation_day, meant_title
from retrieval.ingest.formats.fields import Source, statement_of
from retrieval.ingest.formats.html_document import name_bold_title, without_note_marks
from retrieval.ingest.formats.html_facts import same_words
from retrieval.ingest.formats.html_text import blocks_of, parsed
from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.markdown_text import Block, joined
from retrieval.ingest.formats.output import ReadStatement, UnreadableError
from retrieval.types import Problem

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Caption'] =>
p[style-name='caption'] =>
p[style-name='TOC Heading'] =>
"""
_MAX_PARTS = 5000
_MAX_RATIO = 300
_MAX_XML = 64 * 2**20
_CORE = "docProps/core.xml"
_NAMES = {"dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/"}


def read_docx(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read one statement from a Word document.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read, of the file and of what it unpacks to.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, encrypted, damaged, or no Word document.
    """
    data = read_bytes(path, max_bytes)
    check_kind(data, (".docx",))
    core = _checked(data, max_bytes)
    try:
        page = mammoth.convert_to_html(
            BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda _: {}),
            external_file_access=False,
        ).value
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile, zlib.error, ExpatError):
        raise UnreadableError(None, "the Word document is damaged") from None
    root = parsed(f"<body>{page}</body>")
    without_note_marks(root)
    name_bold_title(root)
    title, blocks = _titled(meant_title(core.title), blocks_of(root))
    days = creation_day(core.created, [block.text for block in blocks])
    source = Source(relative, None, relative, title, path.stem, days)
    yield from statement_of([], joined(blocks), source)


class _Core:
    """The document's own properties, empty where there are none."""

    def __init__(self, data: bytes | None) -> None:
        self.title = self.created = ""
        if data is None:
            return
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            return
        self.title = root.findtext("dc:title", "", _NAMES) or ""
        self.created = root.findtext("dcterms:created", "", _NAMES) or ""


def _checked(data: bytes, max_bytes: int) -> _Core:
    """Look through the package before anything of it is parsed."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if "word/document.xml" not in names and "[Content_Types].xml" not in names:
                raise UnreadableError(None, f"no Word document: {_what(package, names)}")
            if len(parts) > _MAX_PARTS or any(part.flag_bits & 1 for part in parts):
                raise UnreadableError(None, "the Word document has a password or too many parts")
            room = min(max_bytes, _MAX_XML)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with package.open(part) as file:
                        room -= _read_part(file, part, room)
            return _Core(package.read(_CORE) if _CORE in names else None)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError):
        raise UnreadableError(None, "the Word document is damaged or cut off") from None


def _read_part(file: IO[bytes], part: zipfile.ZipInfo, room: int) -> int:
    """Unpack a part once without keeping it; its size, in truth and not as the package says."""
    size, tail = 0, b""
    while piece := file.read(2**16):
        size += len(piece)
        if size > room or (size > 2**20 and size > _MAX_RATIO * max(part.compress_size, 1)):
            raise UnreadableError(None, "the Word document unpacks to more than is allowed")
        # no Word document declares entities; zeros go because of UTF-16
        if b"<!DOCTYPE" in (tail + piece).replace(b"\0", b"").upper():
            raise UnreadableError(None, "the Word document declares XML entities, which is refused")
        tail = piece[-40:]
    return size


def _what(package: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names and b"opendocument" in package.open("mimetype").read(100):
        return "this is OpenDocument; save it as .docx"
    return "a zip archive of something else"


def _titled(named: str, blocks: list[Block]) -> tuple[str, list[Block]]:
    """The title and the text without it: the property that is shown, else the first heading."""
    for block in blocks[:6]:
        if named and same_words(named, block.text):
            return named, [one for one in blocks if one is not block]
    heading = next((block for block in blocks[:6] if block.level), None)
    if heading is not None and heading.level == 1 and len(blocks) > 1:
        title = " ".join(heading.text.split())
        return title, [one for one in blocks if one is not heading]
    return named, blocks
