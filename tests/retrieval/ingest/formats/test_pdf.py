"""PDFs made by real programs: columns, running heads and parted words made prose again."""

from datetime import date
from pathlib import Path

import hostile
import pytest
from made_documents import DOCUMENTS, ENGLISH, RUSSIAN, listed

from retrieval.ingest.formats import read_file, reader_of
from retrieval.ingest.formats.created import meant_title
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


def spaced(*words: str, top: float = 700, column: float = 0) -> tuple[PdfLine, ...]:
    """One line of words far from one another, or each in a column so wide.

    A tall letter reaches a little higher.
    """
    placed = []
    left = 70.0
    for word in words:
        height = top + 0.3 * any(letter in "bdfhklб" for letter in word)
        placed.append(PdfLine(word, left, left + 6 * len(word), top - 10, height, 12))
        left += column or 6 * len(word) + 20
    return tuple(placed)


@pytest.mark.parametrize(
    "words",
    [
        ("across", "our", "new", "bridge", "over", "a", "broad", "river"),
        ("перенос", "работ", "у", "моста", "через", "бурную", "реку"),
        ("суу", "менен", "абалды", "текшерүү", "бүгүн", "бүттү"),
    ],
)
def test_words_far_apart_in_a_line_stand_from_left_to_right(words: tuple[str, ...]) -> None:
    """However high their letters reach."""
    assert told(spaced(*words)) == [" ".join(words)]


@pytest.mark.parametrize(
    ("head", "row", "text"),
    [
        (
            ("zone", "rye", "barley", "oats"),
            ("east", "12", "40", "7"),
            ["zone rye barley oats", "east 12 40 7"],
        ),
        (
            ("район", "соль", "хлеб", "рис"),
            ("восток", "12", "40", "7"),
            ["район соль хлеб рис", "восток 12 40 7"],
        ),
        (
            ("аймак", "туз", "буудай", "нан"),
            ("чыгыш", "12", "40", "7"),
            ["аймак туз буудай нан", "чыгыш 12 40 7"],
        ),
    ],
)
@pytest.mark.parametrize("lead", ["in the table of the whole of the winter, by zone:", ""])
def test_the_head_of_a_table_stands_in_the_order_of_its_columns(
    head: tuple[str, ...], row: tuple[str, ...], text: list[str], lead: str
) -> None:
    after = "It was published on a Monday morning, with all that belongs to it and a little more."

    page = (
        *(typeset(lead, top=718, size=12) if lead else ()),
        *spaced(*head, column=110),
        *spaced(*row, top=680, column=110),
        *typeset(after, top=640, size=12),
    )
    assert told(page) == [*([lead] if lead else []), *text, after]


COLUMNS = [
    (
        ("The first part tells of the", "pass, which was open for", "two hundred days."),
        ("The second part tells of", "the tunnel, which is shut", "for nine weeks."),
    ),
    (
        ("Первая часть рассказывает", "о перевале, который был", "открыт двести дней."),
        ("Вторая часть говорит о", "тоннеле, закрытом девять", "недель подряд."),
    ),
    (
        ("Биринчи бөлүм ашуу эки", "жүз күн ачык турганын", "айтып берет."),
        ("Экинчи бөлүм тоннелдин", "тогуз жума бою жабык", "турганын билдирет."),
    ),
]


@pytest.mark.parametrize(("left", "right"), COLUMNS)
def test_columns_of_three_lines_are_read_one_after_another_below_and_above_a_heading(
    left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    page = [
        line
        for top in (700, 600)
        for column, at in ((left, 60), (right, 320))
        for line in typeset(*column, left=at, top=top)
    ]
    heading = typeset("A" * 60, left=60, top=635, size=16)

    said = [" ".join(left), " ".join(right)]
    assert told((*page, *heading)) == [*said, "A" * 60, *said]


@pytest.mark.parametrize(("left", "right"), COLUMNS)
def test_short_columns_of_a_last_page_are_read_as_those_of_the_others(
    left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    def both(rows: int) -> tuple[PdfLine, ...]:
        return (*typeset(*left[-rows:], left=60), *typeset(*right[-rows:], left=320))

    assert told(both(3), both(2)) == [
        *(" ".join(left), " ".join(right)),
        *(" ".join(left[1:]), " ".join(right[1:])),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("4. The council has bought a bus for the school of", "Senn and the farms around it."),
        ("4. Утвердить смету ремонта моста через реку Сенн у", "Алды и окрестных сёл."),
        ("4. Сенн дарыясынын көпүрөсүн оңдоо сметасын ушул", "Алда шаары үчүн бекитүү."),
    ],
)
def test_a_numbered_paragraph_may_be_set_in_at_its_first_line(first: str, second: str) -> None:
    lines = [
        *typeset(first, left=95, top=700),
        *typeset(second, left=70, top=686),
        *typeset("5. " + first[3:], left=95, top=672),
        *typeset(second, left=70, top=658),
    ]

    assert told(tuple(lines)) == [f"{first} {second}", f"5. {first[3:]} {second}"]


@pytest.mark.parametrize(
    "left",
    [
        "(anonymous)",
        "Untitled-1",
        "New document (2)",
        "Microsoft PowerPoint - report",
        "PowerPoint Presentation",
        "Scanned Document",
        "scan0007",
        "doc00123520310402",
        "IMG_2031-04-02",
        "Документ1",
        "Презентация PowerPoint",
        "Отсканированный документ",
        "Слайд 1",
        "Жаңы документ",
        "Аталышы жок",
    ],
)
def test_a_title_that_a_program_or_machine_has_left_is_none(left: str) -> None:
    assert meant_title(left) == ""


@pytest.mark.parametrize(
    "meant",
    [
        "Printing in Alda",
        "Presentation of the new bridge",
        "Документы о мосте",
        "Презентация нового моста",
        "Документтер жөнүндө",
        "Image of a town",
    ],
)
def test_a_title_that_begins_as_such_a_one_stays(meant: str) -> None:
    assert meant_title(meant) == meant


def test_empty_pages_have_no_paragraphs() -> None:
    assert told(()) == []
