"""Word documents: words and lists as they stand, no bombs, no dates of the export."""

import io
import zipfile
from datetime import date
from pathlib import Path

import hostile
import pytest
from made_documents import DOCUMENTS, ENGLISH, RUSSIAN, listed

from retrieval.ingest.formats import read_file, reader_of
from retrieval.types import DateOrigin, Problem, Statement

LIMIT = 10_000_000


def read(path: Path, limit: int = LIMIT) -> list[Statement | Problem]:
    reader = reader_of(path.name)
    assert reader
    found = read_file(reader, path, path.name, limit)
    return [item if isinstance(item, Problem) else item.statement for item in found]


def read_body(folder: Path, body: str, **parts: str) -> list[Statement | Problem]:
    (folder / "a.docx").write_bytes(hostile.docx_of(body.encode(), parts=parts))
    return read(folder / "a.docx")


def paragraph(text: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


@pytest.mark.parametrize(
    ("name", "title", "paragraphs"),
    [
        ("word.docx", "On the reopening of the northern pass", ENGLISH),
        ("libreoffice.docx", "Об открытии северного перевала", RUSSIAN),
    ],
)
def test_a_document_is_its_statement_word_for_word(
    name: str, title: str, paragraphs: tuple[str, ...]
) -> None:
    assert read(DOCUMENTS / name) == [
        Statement(
            id=name,
            text=listed(paragraphs),
            title=title,
            date=date(2031, 4, 2),
            date_origin=DateOrigin.DATELINE,
            path=name,
        )
    ]


def test_tables_changes_breaks_and_no_break_spaces_are_read_as_they_show(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>The\u00a0pass</w:t><w:br/><w:t>is </w:t></w:r>"
        "<w:ins><w:r><w:t>open</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>shut</w:delText></w:r></w:del></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>2030</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )

    assert read_body(tmp_path, body) == [
        Statement(id="a.docx", text="The\u00a0pass\nis open\n\nYear | 2030", path="a.docx")
    ]


@pytest.mark.parametrize(
    ("created", "said", "day"),
    [
        ("2031-04-02T10:00:00Z", "We open on 2 April 2031.", date(2031, 4, 2)),
        ("2031-04-02T10:00:00Z", "We open in spring.", None),
        ("2013-12-23T23:15:00Z", "We open on 2 April 2031.", None),
    ],
)
def test_the_day_of_creation_counts_only_where_the_words_name_it(
    tmp_path: Path, created: str, said: str, day: date | None
) -> None:
    core = (
        '<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>On the pass</dc:title>'
        f"<dcterms:created>{created}</dcterms:created></c:coreProperties>"
    )
    [statement] = read_body(tmp_path, paragraph("Open.") + paragraph(said), core=core)

    assert statement == Statement(
        id="a.docx",
        text=f"Open.\n\n{said}",
        title="On the pass",
        date=day,
        date_origin=DateOrigin.METADATA if day else None,
        path="a.docx",
    )


def test_the_title_of_a_template_is_no_title(tmp_path: Path) -> None:
    core = (
        '<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Microsoft Word - press.doc</dc:title></c:coreProperties>"
    )

    assert read_body(tmp_path, paragraph("Open."), core=core) == [
        Statement(id="a.docx", text="Open.", path="a.docx")
    ]


def zipped(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the Word document is damaged or cut off"),
        (b"PK\x03\x04", "the Word document is damaged or cut off"),
        (zipped(a="b"), "no Word document: a zip archive of something else"),
        (
            zipped(mimetype="application/vnd.oasis.opendocument.text"),
            "the ending is wrong: this is an OpenDocument text; name it .odt",
        ),
        (
            hostile.docx_of(b"<w:p/>" + b" " * 20_000_000),
            "the Word document unpacks to more than is allowed",
        ),
        (
            hostile.docx_of(b"", b"<!DOCTYPE x [<!ENTITY a 'b'>]>"),
            "the Word document declares XML entities, which is refused",
        ),
        (
            b"\xd0\xcf\x11\xe0",
            (
                "the ending is wrong: this is an old or an encrypted Office document: "
                "save it as a plain .docx"
            ),
        ),
        (hostile.docx_of(b"<w:p>"), "the Word document is damaged"),
        (hostile.docx_of(b"<w:p/>"), "there is no text"),
    ],
)
def test_what_is_no_document_is_reported(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "a.docx").write_bytes(content)

    assert read(tmp_path / "a.docx") == [Problem("a.docx", None, problem)]
