"""Questions that go on from the one before."""

from datetime import date

import pytest

from retrieval import follow_up, understand
from retrieval.types import Order, Period, Query

TODAY = date(2026, 11, 1)
LAST = Query("What about water?", "What about water?", phrases=("water",))
IN_2019 = Period(date(2019, 1, 1), date(2019, 12, 31))
LAST_YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("and in 2019?", IN_2019),
        ("And in 2019", IN_2019),
        ("2019?", IN_2019),
        ("what about last year?", LAST_YEAR),
        ("how about between 2018 and 2020", Period(date(2018, 1, 1), date(2020, 12, 31))),
        ("а в 2019 году?", IN_2019),
        ("А что в прошлом году?", LAST_YEAR),
        ("а до 2018?", Period(None, date(2017, 12, 31))),
        ("2019-жылычы?", IN_2019),
        ("ал эми 2019-жылычы?", IN_2019),
        ("былтырчы?", LAST_YEAR),
        ("өткөн айдачы?", Period(date(2026, 10, 1), date(2026, 10, 31))),
    ],
)
def test_a_question_that_names_only_a_time_goes_on_from_the_last(
    typed: str, period: Period
) -> None:
    assert follow_up(understand(typed, TODAY), TODAY, LAST) == Query(
        "What about water?", "What about water?", period, phrases=("water",)
    )


def test_an_order_with_a_leading_word_goes_on_too() -> None:
    found = follow_up(understand("and the latest?", TODAY), TODAY, LAST)
    assert found is not None
    assert found.order is Order.LATEST


@pytest.mark.parametrize(
    "typed",
    [
        "the latest",
        "what was said in 2019?",
        "and the budget in 2019?",
        "что было сказано в 2019 году?",
        "2019-жылы эмне айтылган?",
        "бюджетчи?",
        "and?",
        '"and" in 2019?',
    ],
)
def test_a_question_of_its_own_stands_by_itself(typed: str) -> None:
    assert follow_up(understand(typed, TODAY), TODAY, LAST) is None


@pytest.mark.parametrize(
    ("typed", "speaker", "topic"),
    [
        ("and Nora Ellwood on nurses?", "Nora Ellwood", "nurses"),
        ("а Громов о нацпарке?", "Громов", "нацпарке"),
        ("ал эми Касмамбетов Манас жөнүндө эмне деди?", "Касмамбетов", "Манас"),
        # what they spoke of is asked, and not what they said of the last subject
        ("and what did Ellwood talk about?", "Ellwood", "and what about?"),
        ("а о чём говорил Громов?", "Громов", ""),
        ("а о чём говорил Громов в 2023?", "Громов", ""),
        ("ал эми Касмамбетов эмне жөнүндө сүйлөдү?", None, ""),
    ],
)
def test_somebody_with_a_subject_is_a_question_of_its_own(
    typed: str, speaker: str | None, topic: str
) -> None:
    query = understand(typed, TODAY)
    last = understand("What did Moss say about wolves?", TODAY)
    assert follow_up(query, TODAY, last) is None
    assert (query.speaker and query.speaker.name, query.topic) == (speaker, topic)
