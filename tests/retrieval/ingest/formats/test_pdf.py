"""PDFs made by real programs: columns, running heads and parted words made prose again."""

from datetime import date
from pathlib import Path

import hostile
import pytest
from made_documents import DOCUMENTS, ENGLISH, RUSSIAN, listed

from retrieval.ingest.formats import read_file, reader_of
from retrieval.ingest.formats.pdf_layout import paragraphs_of
from retrieval.ingest.formats.pdf_letters import HYPHEN, PdfLine
from retrieval.ingest.formats.pdf_lines import PdfPage
from retrieval.types import DateOrigin, Problem, Statement

LIMIT = 1_000_000


def read(path: Path, limit: int = LIMIT) -> list[Statement | Problem]:
    reader = reader_of(path.name)
    assert reader
    found = read_file(reader, path, path.name, limit)
    return [item if isinstance(item, Problem) else item.statement for item in found]


@pytest.mark.parametrize(
    ("name", "title", "text"),
    [
        ("two-columns.pdf", "On the reopening of the northern pass", listed(ENGLISH)),
        (
            "two-columns-ru.pdf",
            "Об открытии северного перевала",
            "\n\n".join(RUSSIAN + RUSSIAN),
        ),
        (
            "pages.pdf",
            "On the reopening of the northern pass",
            "\n\n".join((*ENGLISH, "*", *ENGLISH)),
        ),
        ("libreoffice.pdf", "Об открытии северного перевала", listed(RUSSIAN)),
    ],
)
def test_a_pdf_is_its_statement_word_for_word(name: str, title: str, text: str) -> None:
    assert read(DOCUMENTS / name) == [
        Statement(
            id=name,
            text=text,
            title=title,
            date=date(2031, 4, 2),
            date_origin=DateOrigin.DATELINE,
            path=name,
        )
    ]


def test_an_encrypted_pdf_is_reported() -> None:
    assert read(DOCUMENTS / "encrypted.pdf") == [
        Problem("encrypted.pdf", None, "the PDF is encrypted; save it without a password first")
    ]


def test_a_scan_is_reported_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(hostile.pdf_of(b"0 0 100 100 re f"))

    assert read(tmp_path / "a.pdf") == [
        Problem(
            "a.pdf",
            None,
            "the PDF has no text: a scan; install Tesseract (tesseract-ocr, tesseract-ocr-rus,"
            " tesseract-ocr-kir) and set ONRECORD_OCR=true to have it read by machine",
        )
    ]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4\nno more", b"nothing"])
def test_what_is_no_pdf_is_reported(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(content)

    assert read(tmp_path / "a.pdf") == [Problem("a.pdf", None, "not a PDF, or a damaged one")]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Signed on 2 April 2031.", (date(2031, 4, 2), DateOrigin.METADATA)),
        ("It was signed in spring.", (None, None)),
    ],
)
def test_the_day_of_creation_counts_only_where_the_words_name_it(
    tmp_path: Path, said: str, found: tuple[date | None, DateOrigin | None]
) -> None:
    """A file's own date mostly is that of its export."""
    stream = b"BT /F1 12 Tf 72 700 Td (The pass is open. " + said.encode() + b") Tj ET"
    (tmp_path / "a.pdf").write_bytes(hostile.pdf_of(stream, created="D:20310402103000+06'00'"))
    [statement] = read(tmp_path / "a.pdf")

    assert isinstance(statement, Statement)
    assert (statement.date, statement.date_origin) == found


def typeset(
    *texts: str, left: float = 70, top: float = 700, size: float = 12
) -> tuple[PdfLine, ...]:
    """Lines one under another, as wide as their letters."""
    return tuple(
        PdfLine(text, left, left + 6 * len(text), top - 14 * row - 10, top - 14 * row, size)
        for row, text in enumerate(texts)
    )


def told(*pages: tuple[PdfLine, ...]) -> list[str]:
    whole = [PdfPage(lines, 595, 842) for lines in pages]
    return [paragraph.text for paragraph in paragraphs_of(whole)]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("the adminis", "tration", "the administration"),
        ("министер", "ство дорог", "министерство дорог"),
        ("кыргызско", "российский совет", "кыргызско-российский совет"),
        ("сказал кто", "то из них", "сказал кто-то из них"),
        ("in Nether", "Northport", "in Nether-Northport"),
        ("from 2030", "31 on", "from 2030-31 on"),
    ],
)
def test_words_parted_at_a_line_end_are_joined(first: str, second: str, whole: str) -> None:
    end = "-" if first[-1].isdigit() else HYPHEN

    assert told(typeset(f"{first}{end}", second)) == [whole]


@pytest.mark.parametrize(
    ("unbroken", "bond"),
    [
        ("a" * 60_000 + HYPHEN, ""),
        ("a1" * 30_000 + HYPHEN, "- "),
        ("a1-" * 20_000 + "a" + HYPHEN, "-"),
        ("a1" * 30_000, " "),
        ("a1" * 30_000 + "-", ""),
    ],
)
def test_a_line_without_a_space_is_joined_like_any_other(unbroken: str, bond: str) -> None:
    # it was once searched from every letter on
    [text] = told(typeset(unbroken, "north", *["is open"] * 20))
    assert text == " ".join([unbroken.rstrip(HYPHEN) + bond + "north", *["is open"] * 20])


def test_letters_in_no_size_are_read_like_any_other() -> None:
    assert " ".join(told(typeset("The pass", "is open.", size=0))) == "The pass is open."


def test_a_word_with_its_own_hyphen_keeps_it_where_it_is_seen_elsewhere() -> None:
    lines = typeset("A well-known pass. It is a well" + HYPHEN, "known pass indeed, and open")

    assert told(lines) == ["A well-known pass. It is a well-known pass indeed, and open"]


def test_page_numbers_and_running_heads_go_and_sentences_go_on_over_pages() -> None:
    pages = [
        (
            *typeset("Ministry of Roads, bulletin 7", top=820),
            *typeset("The pass is open to lorries", "again, as was said by the ministry of"),
            *typeset("1", left=300, top=40),
        ),
        (
            *typeset("Ministry of Roads, bulletin 7", top=820),
            *typeset("roads in the morning of a day."),
            *typeset("2", left=300, top=40),
        ),
    ]

    assert told(*pages) == [
        (
            "The pass is open to lorries again, as was said by the ministry of "
            "roads in the morning "
            "of a day."
        )
    ]


def test_a_table_of_short_cells_is_read_row_by_row() -> None:
    rows = [("Year", "Lorries"), ("2029", "4000"), ("2030", "5000"), ("2031", "6000")]
    lines = [
        line
        for number, cells in enumerate(rows)
        for line in (
            *typeset(cells[0], top=700 - 14 * number),
            *typeset(cells[1], left=320, top=700 - 14 * number),
        )
    ]

    assert told(tuple(lines)) == ["Year Lorries", "2029 4000", "2030 5000", "2031 6000"]


def test_empty_pages_have_no_paragraphs() -> None:
    assert told(()) == []
