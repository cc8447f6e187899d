"""An EPUB book: one statement, its parts in the order in which they are read."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from retrieval.ingest.formats.document_statement import Properties, document_statement
from retrieval.ingest.formats.encoding import decode_any
from retrieval.ingest.formats.epub_parts import Book
from retrieval.ingest.formats.fields import Field
from retrieval.ingest.formats.html_document import document_blocks
from retrieval.ingest.formats.output import ReadStatement, UnreadableError
from retrieval.ingest.formats.zip_package import PackageKind, ZipPackage
from retrieval.languages.scripts import CYRILLIC, LATIN
from retrieval.text import normalise_line
from retrieval.types import Fault, Problem, fault

_PAGES = (".xhtml", ".html", ".htm", ".xml")
_KIND = PackageKind("what-epub", ".epub", parsed=(*_PAGES, ".opf", ".css"), refused=b"<!ENTITY")
_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_PAGE_TYPES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))
_FONTS = re.compile(r"http://www\.idpf\.org/2008/embedding|http://ns\.adobe\.com/pdf/enc#RC")
# programs write "C" or "und" where nobody has said one
_LANGUAGE = re.compile("[A-Za-z]{2}(?:-|$)")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding=["']([A-Za-z0-9_.:-]+)""")

_NOBODY = frozenset(("unknown", "unknown author", "anonymous", "author"))
# languages of the Latin script that programs write where nobody has said one
_LATIN = frozenset(("en", "de", "fr", "es", "it"))


def read_epub(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read one statement from an EPUB book.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read, of the file and of what it unpacks to.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, protected, damaged, or no EPUB book.
    """
    package = ZipPackage.of_file(path, max_bytes, _KIND)
    name, root = _described(package)
    told: Counter[Fault] = Counter()
    sheets = (package.data(one) or b"" for one in sorted(package.names) if one.endswith(".css"))
    book = Book(told, "\n".join(sheet.decode("utf-8", "replace") for sheet in sheets))
    locked = _locked(package)
    for page in _pages(root, posixpath.dirname(name), package.names):
        if page in locked:
            raise UnreadableError(None, fault("epub-protected", what=fault(_KIND.what)))
        content = package.data(page) or b""
        if content.strip():
            said = _ENCODING.search(content[:300])
            book.add(page, decode_any(content, said[1].decode() if said else None).text)
    lang = [one for one in _said(root, "language") if _LANGUAGE.match(one)][:1]
    blocks = document_blocks(book.page(*lang))
    text = " ".join(block.text for block in blocks)
    if lang and lang[0].lower()[:2] in _LATIN and _is_cyrillic(text):
        lang = []
        told[fault("epub-language")] += 1
    speaker = [one for one in _authors(root) if one.lower() not in _NOBODY]
    fields = [Field("lang", one, None) for one in lang]
    fields += [Field("source", one, None) for one in _said(root, "publisher")[:1]]
    fields += [Field("speaker", one, None) for one in speaker if len(speaker) == 1]
    named = next(iter(_said(root, "title")), "")
    properties = Properties(named, _published(root))
    yield from document_statement(path, relative, blocks, properties, told, fields=fields)


def _described(package: ZipPackage) -> tuple[str, etree._Element]:
    """The part that describes the book, and its name."""
    container = package.part(_CONTAINER)
    for found in () if container is None else container.iter("{*}rootfile"):
        name = found.get("full-path") or ""
        root = package.part(name)
        if root is not None:
            return name, root
    raise package.damaged


def _pages(root: etree._Element, folder: str, names: frozenset[str]) -> list[str]:
    """The parts with text, in their order; those that are only opened from others last."""
    items: dict[str, str] = {}
    contents = _tables_of_contents(root)
    for item in root.iter("{*}item"):
        href = item.get("href") or ""
        is_contents = "nav" in (item.get("properties") or "").split() or href in contents
        if item.get("media-type") in _PAGE_TYPES and not is_contents:
            items[item.get("id") or ""] = posixpath.normpath(posixpath.join(folder, unquote(href)))
    order: dict[bool, list[str]] = {True: [], False: []}
    for reference in root.iter("{*}itemref"):
        name = items.get(reference.get("idref") or "")
        if name in names:
            order[reference.get("linear") != "no"].append(name)
    return list(dict.fromkeys(order[True] + order[False]))


def _tables_of_contents(root: etree._Element) -> set[str]:
    found = (one for one in root.iter("{*}reference") if one.get("type") == "toc")
    return {(one.get("href") or "").partition("#")[0] for one in found}


def _locked(package: ZipPackage) -> set[str]:
    """The parts that are encrypted; fonts that are only made hard to copy do not count."""
    root = package.part(_ENCRYPTION)
    found: set[str] = set()
    for part in () if root is None else root.iter("{*}EncryptedData"):
        method = part.find("{*}EncryptionMethod")
        if method is not None and _FONTS.fullmatch(method.get("Algorithm") or ""):
            continue
        found.update(unquote(one.get("URI") or "") for one in part.iter("{*}CipherReference"))
    return found


def _said(root: etree._Element, name: str) -> list[str]:
    """What the book says of itself under a name of Dublin Core."""
    found = (normalise_line("".join(one.itertext())) for one in root.iter(f"{_DC}{name}"))
    return [one for one in found if one]


def _authors(root: etree._Element) -> list[str]:
    roles = {
        (one.get("refines") or "")[1:]: (one.text or "").strip()
        for one in root.iter("{*}meta")
        if one.get("property") == "role"
    }
    return [
        name
        for one in root.iter(f"{_DC}creator")
        if (one.get(f"{_OPF}role") or roles.get(one.get("id") or "") or "aut") == "aut"
        and (name := normalise_line("".join(one.itertext())))
    ]


def _published(root: etree._Element) -> str:
    dates = {
        one.get(f"{_OPF}event") or "publication": (one.text or "").strip()
        for one in root.iter(f"{_DC}date")
    }
    return dates.get("publication", "")


def _is_cyrillic(text: str) -> bool:
    return len(CYRILLIC.findall(text)) > len(LATIN.findall(text))
