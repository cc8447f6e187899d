"""Files that other programs made: three justified columns, a table, a document without styles.

``three-columns.pdf`` was printed by Chromium, ``table.pdf`` by LibreOffice from what pandoc made;
``by-hand.docx`` is python-docx's, with a header, a tracked change and a comment.
"""

from datetime import date
from pathlib import Path

from retrieval.ingest.formats import read_file, reader_of
from retrieval.types import Problem, Statement

DOCUMENTS = Path(__file__).parent / "documents"
SENTENCES = (
    (
        "The Ministry of Foreign Affairs of Testland announced the results of the consultations on"
        " water."
    ),
    (
        "“Responsibility for the internationally recognised agreement remains unchanged,” said Anna"
        " Ferryman."
    ),
    "Representatives of neighbouring administrations emphasised extraordinary cooperation.",
    "Construction of the northern embankment continues throughout the winter.",
    "Nobody objected to the establishment of a permanent secretariat in Northport.",
    "Further negotiations about compensation are scheduled for the beginning of summer.",
    "The delegation acknowledged considerable progress in environmental protection.",
)


def read(name: str) -> Statement:
    reader = reader_of(name)
    assert reader
    [found] = read_file(reader, DOCUMENTS / name, name, 1_000_000)
    assert not isinstance(found, Problem)
    return found.statement


def test_three_justified_columns_are_read_one_after_another() -> None:
    """Words driven apart by justification are no columns, and none is lost at an edge."""
    plain = [" ".join(SENTENCES[i * k % 7] for k in (1, 2, 4)) for i in range(1, 7)]
    points = [
        f"Point {i}. " + " ".join(SENTENCES[(i + k) % 7] for k in (0, 2, 3)) for i in range(7, 16)
    ]

    statement = read("three-columns.pdf")

    assert (statement.title, statement.date) == ("Consultations on water", date(2030, 5, 12))
    assert statement.text.split("\n\n") == ["12 May 2030", *plain, *points]


def test_a_date_a_table_and_a_list_stand_apart_from_the_prose() -> None:
    statement = read("table.pdf")

    assert (statement.title, statement.date) == (
        "On the state of the northern roads",
        date(2031, 4, 2),
    )
    assert statement.text == (
        "2 April 2031\n\n"
        "NORTHPORT, 2 April 2031 — The Ministry of Roads publishes the figures for the winter.\n\n"
        "Road Length, km State\nNorth pass 120 open\nRiver road 80 closed until 5 May\n\n"
        "1. The first tunnel is finished.\n2. The second one is not:\n"
        "- ventilation is missing;\n- lights are missing.\n\n"
        "“We will finish it,” said the minister.\n\n"
        "The well-known inter-ministerial commission meets on 10 May.\n\n"
        "1 The figures are those of the road administration."
    )


def test_a_bold_first_paragraph_is_the_title_and_changes_count_as_accepted() -> None:
    statement = read("by-hand.docx")

    assert (statement.title, statement.date) == ("On the northern roads", date(2031, 4, 2))
    assert statement.text == (
        "2 April 2031\n\nThe ministry welcomes the agreement.\n\n"
        "Road | Length\nNorth pass | 120 km\n\n- First item\n- Second item\n\n1. One\n2. Two\n\n"
        "Soft\nbreak and a tab.\n\nDetails\n\nThe end."
    )
