"""The parts of a Word document's package."""

from pathlib import Path

from lxml import etree

from retrieval.ingest.formats.zip_package import PackageKind, ZipPackage

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL = f"{W}val"
_KIND = PackageKind("what-word", ".docx")
_MAIN = "word/document.xml"


class Package:
    """A Word document's parts."""

    def __init__(self, path: Path, max_bytes: int) -> None:
        """Read a file and look through it.

        Args:
            path: the file.
            max_bytes: the largest size that is read, of the file and of what it unpacks to.

        Raises:
            OSError: the file cannot be read.
            UnreadableError: it is no Word document, damaged, has a password, unpacks to too much,
                or declares XML entities.
        """
        self.zip = ZipPackage.of_file(path, max_bytes, _KIND)
        named = self.zip.related("", "officeDocument")
        self._main = named[0] if named else _MAIN

    def document(self) -> etree._Element:
        """The part with the text.

        Raises:
            UnreadableError: there is none that can be read.
        """
        root = self.zip.part(self._main)
        if root is None or root.find(f"{W}body") is None:
            raise self.zip.damaged
        return root

    def beside(self, kind: str) -> etree._Element | None:
        """A part that belongs to the document: "styles", "numbering", "footnotes"; None without.

        Raises:
            UnreadableError: it cannot be parsed.
        """
        return self.zip.beside(self._main, kind)


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
