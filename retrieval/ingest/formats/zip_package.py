"""Documents that are zip archives, looked through before anything of them is parsed."""

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import IO, Self

from lxml import etree

from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.kinds import check_kind, zip_kind
from retrieval.ingest.formats.output import UnreadableError
from retrieval.types import Fault, fault

_MAX_PARTS = 5000
_MAX_RATIO = 300
_MAX_XML = 64 * 2**20
# the strict dialect of Office documents has other names for the same
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = b"http://schemas.openxmlformats.org/"
_RENAMED = ("wordprocessingml/main", "presentationml/main", "spreadsheetml/main", "drawingml/main")
_RENAMED_IN_OFFICE = ("math", "relationships")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError)


@dataclass(frozen=True, slots=True)
class PackageKind:
    """A kind of document that is a zip archive.

    Attributes:
        what: the code of its name, where something is wrong with a document.
        ending: of its files' names.
        parsed: endings of the parts that may be read.
        refused: what declares XML entities, in capitals; such a document is not read.
    """

    what: str
    ending: str
    parsed: tuple[str, ...] = (".xml", ".rels")
    refused: bytes = b"<!DOCTYPE"


class ZipPackage:
    """The parts of a document that are parsed; pictures and the like are never unpacked."""

    def __init__(self, data: bytes, max_bytes: int, kind: PackageKind) -> None:
        """Look through the package.

        Args:
            data: the file.
            max_bytes: the most that its parts may unpack to.
            kind: of document.

        Raises:
            UnreadableError: it is of another kind, damaged, has a password, unpacks to too much,
                or declares XML entities.
        """
        self._what = fault(kind.what)
        self._parsed = kind.parsed
        self._refused = kind.refused
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self.names = self._checked(max_bytes, kind.ending)
        except _BROKEN:
            raise UnreadableError(None, fault("package-cut-off", what=self._what)) from None

    @classmethod
    def of_file(cls, path: Path, max_bytes: int, kind: PackageKind) -> Self:
        """Read a file and look through it.

        Args:
            path: the file.
            max_bytes: the largest size that is read, of the file and of what it unpacks to.
            kind: of document.

        Raises:
            OSError: the file cannot be read.
            UnreadableError: it is too large, or for what a package is refused.
        """
        data = read_bytes(path, max_bytes)
        check_kind(data, (kind.ending,))
        return cls(data, max_bytes, kind)

    @property
    def damaged(self) -> UnreadableError:
        """What is said of a package whose parts cannot be read."""
        return UnreadableError(None, fault("package-damaged", what=self._what))

    def part(self, name: str) -> etree._Element | None:
        """A part as a tree; None where there is none.

        Raises:
            UnreadableError: it cannot be parsed.
        """
        data = self.data(name)
        if data is None:
            return None
        try:
            return _usual(parsed_xml(data))
        except (etree.XMLSyntaxError, ValueError):
            raise self.damaged from None

    def data(self, name: str) -> bytes | None:
        """What a part holds; None where there is none, or none of a kind that is parsed.

        Raises:
            UnreadableError: it cannot be unpacked.
        """
        if name not in self.names or not name.lower().endswith(self._parsed):
            return None
        try:
            return self._zip.read(name)
        except _BROKEN:
            raise self.damaged from None

    def related(self, name: str, kind: str) -> list[str]:
        """The parts that a part names as those of a kind ("slide", "styles"), in its order."""
        return [target for _, said, target in self.relations(name) if said == kind]

    def relations(self, name: str) -> list[tuple[str, str, str]]:
        """Id, kind and name of each part that a part of an Office document refers to."""
        folder, _, own = name.rpartition("/")
        root = self.part(join(folder, "_rels", f"{own}.rels"))
        found = []
        for relation in () if root is None else root.iterchildren("{*}Relationship"):
            target = relation.get("Target") or ""
            place = normpath(target.lstrip("/") if target[:1] == "/" else join(folder, target))
            if place in self.names:
                kind = (relation.get("Type") or "").rpartition("/")[2]
                found.append((relation.get("Id") or "", kind, place))
        return found

    def beside(self, name: str, kind: str) -> etree._Element | None:
        """The part of a kind that belongs to another one, as a tree; None without.

        Raises:
            UnreadableError: it cannot be parsed.
        """
        named = self.related(name, kind)
        return self.part(named[0] if named else join(dirname(name), f"{kind}.xml"))

    def _checked(self, max_bytes: int, ending: str) -> frozenset[str]:
        parts = self._zip.infolist()
        names = frozenset(part.filename for part in parts)
        kind, right = zip_kind(self._zip)
        if right != ending:
            raise UnreadableError(None, self._other(kind, right))
        if len(parts) > _MAX_PARTS or any(part.flag_bits & 1 for part in parts):
            raise UnreadableError(None, fault("package-locked", what=self._what))
        room = min(max_bytes, _MAX_XML)
        for part in parts:
            if part.filename.lower().endswith(self._parsed):
                with self._zip.open(part) as file:
                    room -= self._size(file, part, room)
        return names

    def _other(self, kind: Fault, right: str) -> Fault:
        if right:
            return fault("other-kind-name", what=self._what, kind=kind, ending=right)
        return fault("other-kind", what=self._what, kind=kind)

    def _size(self, file: IO[bytes], part: zipfile.ZipInfo, room: int) -> int:
        """Unpack a part once without keeping it; its size, in truth and not as it is said."""
        size, tail = 0, b""
        while piece := file.read(2**16):
            size += len(piece)
            if size > room or (size > 2**20 and size > _MAX_RATIO * max(part.compress_size, 1)):
                raise UnreadableError(None, fault("package-too-large", what=self._what))
            # zeros go because of UTF-16
            if self._refused in (tail + piece).replace(b"\0", b"").upper():
                raise UnreadableError(None, fault("package-entities", what=self._what))
            tail = piece[-40:]
        return size


def parsed_xml(data: bytes) -> etree._Element:
    """A tree without comments; nothing is fetched and no entity written out.

    Raises:
        etree.XMLSyntaxError: it is no XML, or too large or deep.
    """
    return etree.fromstring(
        data,
        etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        ),
    )


def _usual(root: etree._Element) -> etree._Element:
    """The tree with the usual names in the place of those of the strict dialect."""
    if not root.tag.startswith(f"{{{_STRICT.decode()}"):
        return root
    data = etree.tostring(root)
    for name in _RENAMED:
        kind, _, rest = name.partition("/")
        usual = f"{kind}/2006/{rest}".encode()
        data = data.replace(_STRICT + name.encode() + b'"', _USUAL + usual + b'"')
    for name in _RENAMED_IN_OFFICE:
        strict = f"officeDocument/{name}".encode()
        usual = f"officeDocument/2006/{name}".encode()
        data = data.replace(_STRICT + strict + b'"', _USUAL + usual + b'"')
    return parsed_xml(data)
