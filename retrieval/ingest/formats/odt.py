"""An OpenDocument text (.odt, .fodt): one statement, as a reader of the document sees it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.document_blocks import InlineNotes, blocks_of
from retrieval.ingest.formats.document_statement import (
    Properties,
    document_statement,
    properties_in,
)
from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.odt_body import Body, Document
from retrieval.ingest.formats.odt_styles import OFFICE, Styles
from retrieval.ingest.formats.output import ReadStatement, UnreadableError
from retrieval.ingest.formats.zip_package import PackageKind, ZipPackage, parsed_xml
from retrieval.types import Fault, Problem, fault

_WHAT = fault("what-odt")
_KIND = PackageKind("what-odt", ".odt")
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"


def read_odt(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read one statement from an OpenDocument text.

    Args:
        path: the file, a package (.odt) or one of XML (.fodt).
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read, of the file and of what it unpacks to.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, encrypted, damaged, or no OpenDocument text.
    """
    data = read_bytes(path, max_bytes)
    is_flat = path.name.lower().endswith(".fodt")
    check_kind(data, (".fodt",) if is_flat else (".odt",))
    document = _Flat(data) if is_flat else _Packed(data, max_bytes)
    told: Counter[Fault] = Counter()
    notes = InlineNotes()
    try:
        body = Body(Document(Styles(document.styles()), notes, told, document.part))
        blocks = blocks_of(body.lines(document.text()), notes, notes.taken)
    except RecursionError:
        raise UnreadableError(None, fault("package-damaged", what=_WHAT)) from None
    yield from document_statement(path, relative, blocks, document.properties(), told)


class _Flat:
    """A document that is one file of XML."""

    def __init__(self, data: bytes) -> None:
        if b"<!DOCTYPE" in data.replace(b"\0", b"").upper():
            raise UnreadableError(None, fault("package-entities", what=_WHAT))
        try:
            self._root = parsed_xml(data)
        except (etree.XMLSyntaxError, ValueError):
            raise UnreadableError(None, fault("package-cut-off", what=_WHAT)) from None

    def text(self) -> etree._Element:
        return _text_in(self._root)

    def styles(self) -> list[etree._Element]:
        found = (self._root.find(f"{OFFICE}{name}") for name in ("automatic-styles", "styles"))
        return [root for root in found if root is not None]

    def part(self, name: str) -> etree._Element | None:  # noqa: ARG002
        return None

    def properties(self) -> Properties:
        return _properties(self._root)


class _Packed:
    """A document that is a package."""

    def __init__(self, data: bytes, max_bytes: int) -> None:
        self._package = ZipPackage(data, max_bytes, _KIND)
        manifest = self._package.part("META-INF/manifest.xml")
        if "encrypted-package" in self._package.names or (
            manifest is not None
            and next(manifest.iter(f"{_MANIFEST}encryption-data"), None) is not None
        ):
            raise UnreadableError(None, fault("package-password", what=_WHAT))
        root = self._package.part("content.xml")
        if root is None:
            raise self._package.damaged
        self._root = root
        self.part = self._package.part

    def text(self) -> etree._Element:
        return _text_in(self._root)

    def styles(self) -> list[etree._Element]:
        named = self._package.part("styles.xml")
        return [self._root] if named is None else [self._root, named]

    def properties(self) -> Properties:
        try:
            root = self._package.part("meta.xml")
        except UnreadableError:
            return Properties()
        return Properties() if root is None else _properties(root)


def _text_in(root: etree._Element) -> etree._Element:
    found = root.find(f"{OFFICE}body/{OFFICE}text")
    if found is None:
        raise UnreadableError(None, fault("odt-empty", what=_WHAT))
    return found


def _properties(root: etree._Element) -> Properties:
    found = root.find(f"{OFFICE}meta")
    return Properties() if found is None else properties_in(found, f"{_META}creation-date")
