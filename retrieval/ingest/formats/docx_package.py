"""The parts of a Word document's package."""

from lxml import etree

from retrieval.ingest.formats.zip_package import PackageKind, ZipPackage, parsed_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VAL = f"{W}val"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH[1:-1].encode()),
)
_KIND = PackageKind("Word document", ".docx")
_MAIN = "word/document.xml"


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
        self.zip = ZipPackage(data, max_bytes, _KIND)
        named = self.zip.related("", "officeDocument")
        self._main = named[0] if named else _MAIN

    def document(self) -> etree._Element:
        """The part with the text.

        Raises:
            UnreadableError: there is none that can be read.
        """
        root = _usual(self.zip.part(self._main))
        if root is None or root.find(f"{W}body") is None:
            raise self.zip.damaged
        return root

    def beside(self, kind: str) -> etree._Element | None:
        """A part that belongs to the document: "styles", "numbering", "footnotes"; None without.

        Raises:
            UnreadableError: it cannot be parsed.
        """
        return _usual(self.zip.beside(self._main, kind))


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


def _usual(root: etree._Element | None) -> etree._Element | None:
    """The tree with the usual names in the place of those of the strict dialect."""
    if root is None or not root.tag.startswith("{http://purl.oclc.org/ooxml/"):
        return root
    data = etree.tostring(root)
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return parsed_xml(data)
