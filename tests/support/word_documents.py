"""Word documents from their XML, part by part."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from retrieval.ingest.formats import read_file, reader_of
from retrieval.types import Problem

USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def word(body: str, parts: Mapping[str, str] | None = None, name: str = USUAL) -> bytes:
    """A Word document; ``parts`` hold what stands within "numbering", "styles", "footnotes"."""
    names = f'xmlns:w="{name}" {_NAMES}'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>')
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r"'
            f' Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        for part, content in (parts or {}).items():
            package.writestr(f"word/{part}.xml", f"<w:{part} {names}>{content}</w:{part}>")
        package.writestr(
            "word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>"
        )
    return buffer.getvalue()


def run(text: str, *properties: str) -> str:
    """A run of letters; properties as "b", "vanish" or "vertAlign=superscript"."""
    return f'<w:r>{_set("rPr", properties)}<w:t xml:space="preserve">{text}</w:t></w:r>'


def raised(text: str) -> str:
    """A superscript run."""
    return run(text, "vertAlign=superscript")


def lowered(text: str) -> str:
    """A subscript run."""
    return run(text, "vertAlign=subscript")


def paragraph(*runs: str, style: str = "", more: str = "") -> str:
    """A paragraph; what is no XML is a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inner}</w:p>"


def item(text: str, number: int = 1, level: int = 0, style: str = "") -> str:
    """A numbered paragraph."""
    more = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, style=style, more=more)


def levels(*shapes: str, abstract: int = 1) -> str:
    """A definition; each shape is the format, the text and the start: "decimal|%1.|1"."""
    inner = "".join(level(place, shape) for place, shape in enumerate(shapes))
    return f'<w:abstractNum w:abstractNumId="{abstract}">{inner}</w:abstractNum>'


def level(place: int, shape: str, more: str = "") -> str:
    """A level of a definition."""
    form, text, start = shape.split("|")
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def number(name: int, abstract: int = 1, more: str = "") -> str:
    """An instance of a definition."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def begins(place: int, start: int) -> str:
    """That an instance begins anew on a level."""
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(text: str, more: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{paragraph(text)}</w:tc>"


def field(instruction: str, result: str) -> str:
    """A field of three marks."""
    kinds = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in _KINDS}
    said = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{kinds['begin']}{said}{kinds['separate']}{result}{kinds['end']}"


_KINDS = ("begin", "separate", "end")


def _set(name: str, properties: tuple[str, ...]) -> str:
    inner = ""
    for one in properties:
        tag, _, said = one.partition("=")
        inner += f'<w:{tag} w:val="{said}"/>' if said else f"<w:{tag}/>"
    return f"<w:{name}>{inner}</w:{name}>" if inner else ""


def read_word(folder: Path, body: str, **parts: str) -> tuple[str, list[str]]:
    """The text and the warnings that a document of this body is read to."""
    path = folder / "a.docx"
    path.write_bytes(word(body, parts=parts))
    return words_and_warnings(path)


def words_and_warnings(path: Path) -> tuple[str, list[str]]:
    """The text of a document, and the warnings about it."""
    reader = reader_of(path.name)
    assert reader
    text, warnings = "", []
    for found in read_file(reader, path, path.name, 10_000_000):
        if isinstance(found, Problem):
            assert found.warning, found
            warnings.append(found.problem)
        else:
            text = found.statement.text
    return text, warnings
