"""Documents of other programs made in code: OpenDocument, RTF, EPUB, PowerPoint, Excel."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from retrieval.ingest.formats import read_file, reader_of
from retrieval.types import Problem, Statement

LIMIT = 10_000_000
_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF = "".join(
    f' xmlns:{short}="{_URN}{name}:1.0"'
    for short, name in (
        *(("office", "office"), ("text", "text"), ("style", "style"), ("table", "table")),
        *(("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("meta", "meta")),
        ("manifest", "manifest"),
    )
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:math="http://www.w3.org/1998/Math/MathML"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
_OOXML = "http://schemas.openxmlformats.org"
_OFFICE = f"{_OOXML}/officeDocument/2006/relationships"
_DRAWING = (
    f' xmlns:a="{_OOXML}/drawingml/2006/main" xmlns:p="{_OOXML}/presentationml/2006/main"'
    f' xmlns:r="{_OFFICE}"'
)


def read(path: Path, limit: int = LIMIT) -> list[Statement | Problem]:
    """What the reader of a file's ending makes of it."""
    reader = reader_of(path.name)
    assert reader
    found = read_file(reader, path, path.name, limit)
    return [item if isinstance(item, Problem) else item.statement for item in found]


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else None
            archive.writestr(name, content, stored)
    return buffer.getvalue()


# -- OpenDocument --------------------------------------------------------------------------


def odt_of(
    body: str,
    styles: str = "",
    *,
    meta: str = "",
    outline: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An OpenDocument text.

    Args:
        body: what stands within ``office:text``.
        styles: what stands among the automatic styles.
        meta: its properties.
        outline: what stands among the named styles.
        parts: further ones, or others in the place of those made here.
    """
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f"<manifest:manifest{_ODF}/>",
            "content.xml": (
                f"<office:document-content{_ODF}><office:automatic-styles>{styles}"
                f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
                "</office:body></office:document-content>"
            ),
            "styles.xml": (
                f"<office:document-styles{_ODF}><office:styles>{outline}</office:styles>"
                "</office:document-styles>"
            ),
            "meta.xml": (
                f"<office:document-meta{_ODF}><office:meta>{meta}</office:meta>"
                "</office:document-meta>"
            ),
            **(parts or {}),
        }
    )


def fodt_of(body: str, styles: str = "", meta: str = "") -> bytes:
    """The same as one file of XML."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document{_ODF}'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:meta>{meta}</office:meta><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document>"
    ).encode()


def manifest(inside: str) -> str:
    """The list of a package's parts."""
    return f"<manifest:manifest{_ODF}>{inside}</manifest:manifest>"


# -- RTF -----------------------------------------------------------------------------------


def rtf_of(body: str, head: str = "") -> bytes:
    """An RTF document as Word writes it on a Russian system."""
    return (
        r"{\rtf1\ansi\ansicpg1251\deff0\uc1{\fonttbl{\f0\froman\fcharset204 Times New Roman;}"
        r"{\f1\fswiss\fcharset0 Arial;}{\f2\ftech\fcharset2 Symbol;}}"
        r"{\colortbl;\red255\green0\blue0;}"
        r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2 heading 2;}{\*\cs10 Default;}}"
        f"{head}{body}}}"
    ).encode("latin-1")


def rtf_words(text: str) -> str:
    """A text in letters of RTF."""
    said = ""
    for letter in text:
        if letter in "\\{}":
            said += f"\\{letter}"
        elif letter == "\n":
            said += "\\line "
        elif " " <= letter < "\x7f":
            said += letter
        else:
            data = letter.encode("utf-16-le")
            for at in range(0, len(data), 2):
                code = int.from_bytes(data[at : at + 2], "little")
                said += f"\\u{code - 0x10000 if code > 0x7FFF else code}?"
    return said


# -- EPUB ----------------------------------------------------------------------------------


def epub_of(
    pages: Sequence[str],
    meta: str = "",
    *,
    spine: str = "",
    items: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An EPUB book whose pages have these bodies.

    Args:
        pages: what stands within the bodies of ``p0.xhtml``, ``p1.xhtml`` and so on.
        meta: what the book says of itself.
        spine: the order of the pages, that in which they are given where empty.
        items: further parts of the list of parts.
        parts: further ones, or others in the place of those made here.
    """
    listed = "".join(
        f'<item id="p{at}" href="p{at}.xhtml" media-type="application/xhtml+xml"/>'
        for at in range(len(pages))
    )
    order = spine or "".join(f'<itemref idref="p{at}"/>' for at in range(len(pages)))
    made = {
        f"OPS/p{at}.xhtml": (
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
            '<html xmlns="http://www.w3.org/1999/xhtml"'
            ' xmlns:epub="http://www.idpf.org/2007/ops"><head><title>p</title></head>'
            f"<body>{page}</body></html>"
        )
        for at, page in enumerate(pages)
    }
    return package(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": (
                '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
            ),
            "OPS/book.opf": (
                '<package xmlns="http://www.idpf.org/2007/opf"><metadata'
                ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
                f' xmlns:opf="http://www.idpf.org/2007/opf">{meta}</metadata>'
                f"<manifest>{listed}{items}</manifest><spine>{order}</spine></package>"
            ),
            **made,
            **(parts or {}),
        }
    )


# -- Office --------------------------------------------------------------------------------


def _relations(targets: Sequence[tuple[str, str, str]]) -> str:
    said = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in targets
    )
    return f'<Relationships xmlns="{_OOXML}/package/2006/relationships">{said}</Relationships>'


def _core(title: str, created: str) -> str:
    return (
        '<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{escape(title)}</dc:title>'
        f"<dcterms:created>{created}</dcterms:created></c:coreProperties>"
    )


def paragraphs(*texts: str) -> str:
    """Paragraphs of a shape, each one run of letters."""
    return "".join(f"<a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p>" for text in texts)


def shape(inside: str, kind: str = "", *, index: str = "", hidden: bool = False) -> str:
    """A shape with paragraphs; ``kind`` is that of the place that it fills."""
    named = f' idx="{index}"' if index else ""
    place = f'<p:ph type="{kind}"{named}/>' if kind or index else ""
    place = place.replace(' type=""', "")
    unseen = ' hidden="1"' if hidden else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"{unseen}/><p:cNvSpPr/><p:nvPr>{place}</p:nvPr>'
        f"</p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>{inside}</p:txBody></p:sp>"
    )


def pptx_of(
    slides: Sequence[str],
    notes: Mapping[int, str] | None = None,
    *,
    hidden: Sequence[int] = (),
    title: str = "",
    created: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A presentation; bodies have bullets by their master.

    Args:
        slides: the shapes of each.
        notes: the shapes of what is written to slides, by their places from 0.
        hidden: the places of slides that are not shown.
        title: as its properties have it.
        created: when it was made.
        parts: further ones, or others in the place of those made here.
    """
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations((("r", "officeDocument", "ppt/presentation.xml"),)),
        "docProps/core.xml": _core(title, created),
        "ppt/slideLayouts/slideLayout1.xml": f"<p:sldLayout{_DRAWING}/>",
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": _relations(
            (("m", "slideMaster", "../slideMasters/slideMaster1.xml"),)
        ),
        "ppt/slideMasters/slideMaster1.xml": (
            f"<p:sldMaster{_DRAWING}><p:txStyles><p:titleStyle><a:lvl1pPr><a:buNone/></a:lvl1pPr>"
            '</p:titleStyle><p:bodyStyle><a:lvl1pPr><a:buChar char="&#8226;"/></a:lvl1pPr>'
            '<a:lvl2pPr><a:buChar char="&#8211;"/></a:lvl2pPr></p:bodyStyle></p:txStyles>'
            "</p:sldMaster>"
        ),
    }
    listed = []
    for at, inside in enumerate(slides):
        shown = ' show="0"' if at in hidden else ""
        made[f"ppt/slides/slide{at}.xml"] = (
            f"<p:sld{_DRAWING}{shown}><p:cSld><p:spTree>{inside}</p:spTree></p:cSld></p:sld>"
        )
        targets = [("l", "slideLayout", "../slideLayouts/slideLayout1.xml")]
        if at in (notes or {}):
            targets.append(("n", "notesSlide", f"../notesSlides/notesSlide{at}.xml"))
            made[f"ppt/notesSlides/notesSlide{at}.xml"] = (
                f"<p:notes{_DRAWING}><p:cSld><p:spTree>{(notes or {})[at]}</p:spTree></p:cSld>"
                "</p:notes>"
            )
        made[f"ppt/slides/_rels/slide{at}.xml.rels"] = _relations(targets)
        listed.append((f"s{at}", "slide", f"slides/slide{at}.xml"))
    ids = "".join(f'<p:sldId id="{256 + at}" r:id="s{at}"/>' for at in range(len(slides)))
    made["ppt/presentation.xml"] = (
        f"<p:presentation{_DRAWING}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>"
    )
    made["ppt/_rels/presentation.xml.rels"] = _relations(listed)
    return package(made | dict(parts or {}))


def column_name(number: int) -> str:
    """The letters of a column, from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def row_of(
    number: int, *cells: str | float | None, look: Sequence[int] = (), more: str = ""
) -> str:
    """A row of a sheet.

    Args:
        number: its own.
        cells: words or numbers; None for an empty cell.
        look: the place of each cell's style.
        more: further attributes.
    """
    said = ""
    for at, cell in enumerate(cells):
        if cell is None:
            continue
        style = f' s="{look[at]}"' if at < len(look) else ""
        place = f'r="{column_name(at)}{number}"{style}'
        if isinstance(cell, str):
            words = f'<t xml:space="preserve">{escape(cell)}</t>'
            said += f'<c {place} t="inlineStr"><is>{words}</is></c>'
        else:
            said += f"<c {place}><v>{cell!r}</v></c>"
    return f'<row r="{number}"{more}>{said}</row>'


def xlsx_of(
    sheets: Mapping[str, str],
    *,
    before: str = "",
    after: str = "",
    formats: Sequence[str] = (),
    fonts: str = "",
    hidden: Sequence[str] = (),
    title: str = "",
    strings: str | None = None,
    workbook: str = "",
) -> bytes:
    """A workbook.

    Args:
        sheets: the rows of each, by its name.
        before: what stands before the rows in the first sheet.
        after: what stands after them.
        formats: of numbers; style 0 has none, style 1 the first of them and so on.
        fonts: further fonts; each is that of one more style after those of the formats.
        hidden: the names of sheets that are not shown.
        title: as its properties have it.
        strings: the shared ones.
        workbook: what stands before the list of sheets.
    """
    main = f'xmlns="{_OOXML}/spreadsheetml/2006/main"'
    listed, targets = "", []
    made: dict[str, str | bytes] = {}
    for at, (name, rows) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name in hidden else ""
        listed += f'<sheet name="{escape(name)}" sheetId="{at}"{state} r:id="w{at}"/>'
        targets.append((f"w{at}", "worksheet", f"worksheets/sheet{at}.xml"))
        head, foot = (before, after) if at == 1 else ("", "")
        made[f"xl/worksheets/sheet{at}.xml"] = (
            f"<worksheet {main}>{head}<sheetData>{rows}</sheetData>{foot}</worksheet>"
        )
    if strings is not None:
        targets.append(("t", "sharedStrings", "sharedStrings.xml"))
        made["xl/sharedStrings.xml"] = f"<sst {main}>{strings}</sst>"
    codes = "".join(
        f'<numFmt numFmtId="{164 + at}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for at, code in enumerate(formats)
    )
    looks = '<xf numFmtId="0" fontId="0"/>' + "".join(
        f'<xf numFmtId="{164 + at}" fontId="0"/>' for at in range(len(formats))
    )
    looks += "".join(f'<xf numFmtId="0" fontId="{at + 1}"/>' for at in range(fonts.count("<font>")))
    targets.append(("y", "styles", "styles.xml"))
    made["xl/styles.xml"] = (
        f"<styleSheet {main}><numFmts>{codes}</numFmts><fonts><font/>{fonts}</fonts>"
        f"<cellXfs>{looks}</cellXfs></styleSheet>"
    )
    return package(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _relations((("r", "officeDocument", "xl/workbook.xml"),)),
            "docProps/core.xml": _core(title, ""),
            "xl/workbook.xml": (
                f'<workbook {main} xmlns:r="{_OFFICE}">{workbook}<sheets>{listed}</sheets>'
                "</workbook>"
            ),
            "xl/_rels/workbook.xml.rels": _relations(targets),
            **made,
        }
    )
