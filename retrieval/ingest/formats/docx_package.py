"""The parts of a Word document's package, looked through before anything of them is parsed."""

import zipfile
import zlib
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import IO

from lxml import etree

from retrieval.ingest.formats.output import UnreadableError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL = f"{W}val"
DAMAGED = "the Word document is damaged"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH[1:-1].encode()),
)
_MAX_PARTS = 5000
_MAX_RATIO = 300
_MAX_XML = 64 * 2**20
_MAIN = "word/document.xml"
_PARSED = (".xml", ".rels")


class Package:
    """A Word document's parts."""

    def __init__(self, data: bytes, max_bytes: int) -> None:
        """Look through the package.

        Args:
            data: the file.
            max_bytes: the most that its parts may unpack to.

        Raises:
            UnreadableError: it is no Word document, damaged, has a password, unpacks to too much,
                or declares XML entities.
        """
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._names = _checked(self._zip, max_bytes)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            ValueError,
            KeyError,
        ):
            raise UnreadableError(None, "the Word document is damaged or cut off") from None
        self._main = self._related("", "officeDocument") or _MAIN

    def document(self) -> etree._Element:
        """The part with the text.

        Raises:
            UnreadableError: there is none that can be read.
        """
        root = self.part(self._main)
        if root is None or root.find(f"{W}body") is None:
            raise UnreadableError(None, DAMAGED)
        return root

    def beside(self, kind: str) -> etree._Element | None:
        """A part that belongs to the document: "styles", "numbering", "footnotes"; None without.

        Raises:
            UnreadableError: it cannot be parsed.
        """
        named = self._related(self._main, kind)
        return self.part(named or join(dirname(self._main), f"{kind}.xml"))

    def part(self, name: str) -> etree._Element | None:
        """A part as a tree; None where there is none.

        Raises:
            UnreadableError: it cannot be parsed.
        """
        if name not in self._names or not name.lower().endswith(_PARSED):
            return None
        try:
            return _parsed(self._zip.read(name))
        except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, ValueError):
            raise UnreadableError(None, DAMAGED) from None

    def _related(self, name: str, kind: str) -> str | None:
        folder, _, own = name.rpartition("/")
        relations = self.part(join(folder, "_rels", f"{own}.rels"))
        for relation in () if relations is None else relations.iterchildren("{*}Relationship"):
            if (relation.get("Type") or "").endswith(f"/{kind}"):
                target = relation.get("Target") or ""
                found = normpath(target.lstrip("/") if target[:1] == "/" else join(folder, target))
                if found in self._names:
                    return found
        return None


def value(element: etree._Element | None, child: str) -> str | None:
    """What the child of this name is set to; None where there is no such child or no value."""
    found = None if element is None else element.find(f"{W}{child}")
    return None if found is None else found.get(VAL)


def whole_number(written: str | None, most: int = 32767) -> int | None:
    """A number of the document's XML; None where it is none, or out of all bounds."""
    if written is None or not written.isascii() or not written.isdigit() or len(written) > 6:
        return None
    number = int(written)
    return number if number <= most else None


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    if root.tag.startswith("{http://purl.oclc.org/ooxml/"):
        data = etree.tostring(root)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        root = etree.fromstring(data, parser)
    return root


def _checked(package: zipfile.ZipFile, max_bytes: int) -> frozenset[str]:
    parts = package.infolist()
    names = frozenset(part.filename for part in parts)
    if _MAIN not in names and "[Content_Types].xml" not in names:
        raise UnreadableError(None, f"no Word document: {_what(package, names)}")
    if len(parts) > _MAX_PARTS or any(part.flag_bits & 1 for part in parts):
        raise UnreadableError(None, "the Word document has a password or too many parts")
    room = min(max_bytes, _MAX_XML)
    for part in parts:
        if part.filename.lower().endswith(_PARSED):
            with package.open(part) as file:
                room -= _read_part(file, part, room)
    return names


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


def _what(package: zipfile.ZipFile, names: frozenset[str]) -> str:
    if "mimetype" in names and b"opendocument" in package.open("mimetype").read(100):
        return "this is OpenDocument; save it as .docx"
    return "a zip archive of something else"
