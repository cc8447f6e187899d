"""Questions as people ask them, in three tables, asked on Monday 23 November 2026.

A row is a question, its period (a day, or ``first..last`` with an open end left out; ``!`` and a
code for a fault; nothing for none) and its order, with tabs between.
"""

from datetime import date
from pathlib import Path

import pytest

from retrieval.errors import QueryError
from retrieval.query.periods import read_period

TODAY = date(2026, 11, 23)
TABLES = Path(__file__).parent / "tables"
FRAMES = {
    "en": ("What did the ministry say about water {}?", "{}, what was said about the border?"),
    "ru": ("Что министерство говорило о воде {}?", "{}, что было сказано о границе?"),
    "ky": ("Министрлик {} эмне деди?", "{}, газ боюнча эмне билдиришти?"),
}


def _rows(lang: str) -> list[tuple[str, str, str]]:
    lines = (TABLES / f"{lang}.tsv").read_text(encoding="utf-8").splitlines()
    padded = (f"{line}\t\t".split("\t") for line in lines)
    return [(question, period, order) for question, period, order, *_ in padded]


def _read(question: str) -> tuple[str, str]:
    try:
        reading = read_period(question, TODAY)
    except QueryError as error:
        return f"!{error.code}", ""
    period, order = reading.period, reading.order or ""
    if period is None:
        return "", order
    first, last = period.first or "", period.last or ""
    return (str(first) if first == last else f"{first}..{last}"), order


@pytest.mark.parametrize("lang", FRAMES)
def test_every_row_is_read_as_it_is_meant(lang: str) -> None:
    rows = _rows(lang)
    assert len(rows) >= 280
    wrong = [(q, *_read(q)) for q, period, order in rows if _read(q) != (period, order)]
    assert wrong == []


@pytest.mark.parametrize("lang", FRAMES)
def test_a_period_is_the_same_inside_a_longer_question(lang: str) -> None:
    """A row that is nothing but a time, put into whole questions."""
    bare = [
        (question, period)
        for question, period, order in _rows(lang)
        if period and period[0] != "!" and not order and len(question.split()) <= 4
        if question[0].islower() and question[-1].isalnum()
        if read_period(question, TODAY).text == ""
    ]
    assert len(bare) >= 100
    wrong = []
    for question, period in bare:
        for frame in FRAMES[lang]:
            longer = frame.format(question)
            if _read(longer) != (period, ""):
                wrong.append((longer, *_read(longer)))
    assert wrong == []
