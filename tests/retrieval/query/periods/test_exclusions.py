"""Times that a question leaves out, asked on Monday 23 November 2026."""

from datetime import date

import pytest

from retrieval.query.parse import understand
from retrieval.query.periods import read_period
from retrieval.types import Intent, Period, Query

TODAY = date(2026, 11, 23)
Y2020 = "2020-01-01..2020-12-31"

# Whatever the question, its text is what is left: the excluded times, and the text.
ALL_BUT = [
    ("What was said about water except in 2020?", Y2020, "What was said about water?"),
    ("What was said about water except for 2020?", Y2020, "What was said about water?"),
    ("What was said about water other than in May 2019?", "2019-05-01..2019-05-31", None),
    ("water, excluding 2020", Y2020, "water"),
    ("What was said about water but not in 2020?", Y2020, "What was said about water?"),
    ("apart from last year, what was said of water?", "2025-01-01..2025-12-31", None),
    ("aside from 2020, what was said of water?", Y2020, "what was said of water?"),
    ("all statements on water not counting 2020", Y2020, "all statements on water"),
    ("What was said about water in any year but 2020?", Y2020, "What was said about water?"),
    ("What was said about water in every year except 2020?", Y2020, "What was said about water?"),
    ("water in all other years than 2020", Y2020, "water"),
    ("water with the exception of May 2020", "2020-05-01..2020-05-31", "water"),
    ("water except between 2018 and 2020", "2018-01-01..2020-12-31", "water"),
    ("water except before 2015", "..2014-12-31", "water"),
    ("water except 5 May 2020", "2020-05-05", "water"),
    ("water except 2020 and 2022", f"{Y2020} 2022-01-01..2022-12-31", "water"),
    ("water outside 2020", Y2020, "water"),
    ("besides 2020, when was water mentioned?", Y2020, "when was water mentioned?"),
    ("water, but not from 2020", Y2020, "water"),
    ("water, not from 2020", Y2020, "water"),
    ("water, but not from 2020 or 2022", f"{Y2020} 2022-01-01..2022-12-31", "water"),
    ("statements on water not made in 2020", Y2020, "statements on water"),
    ("statements on water not published before 2015", "..2014-12-31", "statements on water"),
    ("Что говорили о воде, кроме 2020 года?", Y2020, "Что говорили о воде?"),
    ("Что говорили о воде за исключением 2020 года?", Y2020, "Что говорили о воде?"),
    ("Что говорили о воде, не считая 2020 года?", Y2020, "Что говорили о воде?"),
    ("Что говорили о воде, помимо 2020 года?", Y2020, "Что говорили о воде?"),
    ("Что говорили о воде, исключая 2020 год?", Y2020, "Что говорили о воде?"),
    ("Что говорили о воде, но не в 2020 году?", Y2020, "Что говорили о воде?"),
    ("Что говорили о воде, кроме как в 2020 году?", Y2020, "Что говорили о воде?"),
    ("Что говорили о воде без учёта 2020 года?", Y2020, "Что говорили о воде?"),
    ("Что говорили о воде во все годы, кроме 2020?", Y2020, "Что говорили о воде?"),
    ("Кроме 2020 года, что говорили о воде?", Y2020, "что говорили о воде?"),
    ("вода, кроме мая 2019 года", "2019-05-01..2019-05-31", "вода"),
    ("вода, кроме 2019 и 2021 годов", "2019-01-01..2019-12-31 2021-01-01..2021-12-31", "вода"),
    ("вода, исключая период с 2018 по 2020 год", "2018-01-01..2020-12-31", "вода"),
    ("вода, кроме прошлого года", "2025-01-01..2025-12-31", "вода"),
    ("2020-жылдан башка жылдары суу жөнүндө эмне айтылды?", Y2020, "суу жөнүндө эмне айтылды?"),
    ("2020-жылдан башка суу жөнүндө эмне айтылды?", Y2020, "суу жөнүндө эмне айтылды?"),
    ("2020-жылдан тышкары суу жөнүндө эмне айтылды?", Y2020, "суу жөнүндө эмне айтылды?"),
    ("2020-жылды эсепке албаганда суу жөнүндө эмне айтылды?", Y2020, "суу жөнүндө эмне айтылды?"),
    ("2020-жылды кошпогондо суу жөнүндө эмне айтылды?", Y2020, "суу жөнүндө эмне айтылды?"),
    ("2020дан башка жылдарда суу", Y2020, "суу"),
    ("2020-жылдын майынан башка суу", "2020-05-01..2020-05-31", "суу"),
    ("2019 жана 2021-жылдардан башка суу", "2019-01-01..2019-12-31 2021-01-01..2021-12-31", "суу"),
    ("2018 жана 2020-жылдардан башка суу", f"2018-01-01..2018-12-31 {Y2020}", "суу"),
    ("2018 жана 2020-жылдарды эске албаганда суу", f"2018-01-01..2018-12-31 {Y2020}", "суу"),
    ("1990-жылдардан башка суу", "1990-01-01..1999-12-31", "суу"),
    ("2018-жылдан 2020-жылга чейинки мезгилден башка суу", "2018-01-01..2020-12-31", "суу"),
    ("былтыркы жылдан тышкары суу", "2025-01-01..2025-12-31", "суу"),
    ("water in years other than 2020", Y2020, "water"),
    ("water at times other than 2020", Y2020, "water"),
    ("water in other years than 2020", Y2020, "water"),
    ("water in any year that is not 2020", Y2020, "water"),
    ("water everywhere except 2020", Y2020, "water"),
    ("Что говорили о воде в годы, кроме 2020?", Y2020, "Что говорили о воде?"),
    ("Что говорили о воде в любом году, кроме 2020?", Y2020, "Что говорили о воде?"),
    ("Что говорили о воде везде, кроме 2020 года?", Y2020, "Что говорили о воде?"),
    ("вода когда угодно, кроме мая 2019", "2019-05-01..2019-05-31", "вода"),
    ("2020-жылдан башка бардык жылдарда суу", Y2020, "суу"),
    ("2020-жылдан башка калган жылдары суу", Y2020, "суу"),
]

INSIDE = [
    ("from 2018 to 2022 except 2020", "2018-01-01..2022-12-31", Y2020),
    ("in 2018-2022, but not in 2020", "2018-01-01..2022-12-31", Y2020),
    ("in 2020 except in May", Y2020, "2020-05-01..2020-05-31"),
    ("in 2020-2021 except May", "2020-01-01..2021-12-31", None),
    ("this week except Monday", "2026-11-23..2026-11-29", "2026-11-23"),
    ("since 2018 except 2020", "2018-01-01..", Y2020),
    ("в 2018-2022 годах, кроме 2020 года", "2018-01-01..2022-12-31", Y2020),
    ("в 2020 году, но не в мае", Y2020, "2020-05-01..2020-05-31"),
    ("с 2018 по 2022 год, за исключением 2020", "2018-01-01..2022-12-31", Y2020),
    ("2018-2022-жылдары, 2020-жылдан тышкары", "2018-01-01..2022-12-31", Y2020),
    ("2020-жылы эмес, 2021-жылы", "2021-01-01..2021-12-31", Y2020),
]

NOTHING_LEFT_OUT = [
    "What was said about exams except for schools?",
    "Who but the minister spoke?",
    "votes except the 2020 elections",
    "Что говорили об экзаменах, кроме школ?",
    "без воды",
    "мектептерден башка эмне айтылды?",
    "министрден тышкары ким сүйлөдү?",
]


def _period(days: str) -> Period:
    first, _, last = days.partition("..") if ".." in days else (days, "", days)
    return Period(
        date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None
    )


@pytest.mark.parametrize(("question", "excluded", "text"), ALL_BUT)
def test_a_time_is_left_out_with_its_words(question: str, excluded: str, text: str | None) -> None:
    reading = read_period(question, TODAY)
    assert (reading.period, reading.order) == (None, None)
    assert reading.excluded == tuple(map(_period, excluded.split()))
    if text is not None:
        assert reading.text == text


@pytest.mark.parametrize(("question", "days", "excluded"), INSIDE)
def test_a_time_is_left_out_of_a_period(question: str, days: str, excluded: str | None) -> None:
    reading = read_period(question, TODAY)
    assert reading.period == _period(days)
    if excluded is not None:
        assert reading.excluded == (_period(excluded),)


def test_a_month_without_a_year_is_left_out_of_every_year_of_the_period() -> None:
    assert read_period("in 2020-2021 except May", TODAY).excluded == (
        Period(date(2020, 5, 1), date(2020, 5, 31)),
        Period(date(2021, 5, 1), date(2021, 5, 31)),
    )


@pytest.mark.parametrize(
    "question",
    [
        "water, any month except April",
        "water in months other than April",
        "water in any month that isn't April",
        "вода во все месяцы, кроме апреля",
        "вода в любом месяце, кроме апреля",
        "апрелден башка бардык айларда суу",
        "апрелден башка айларда суу",
    ],
)
def test_of_any_month_but_one_it_is_left_out_of_every_year(question: str) -> None:
    reading = read_period(question, TODAY)
    aprils = [Period(date(year, 4, 1), date(year, 4, 30)) for year in range(1900, 2027)]
    assert (reading.period, list(reading.excluded)) == (None, aprils)
    assert reading.text in ("water", "вода", "суу")


def test_a_weekday_is_left_out_once() -> None:
    assert read_period("water on any day except Sunday", TODAY).excluded == (_period("2026-11-22"),)


@pytest.mark.parametrize("question", NOTHING_LEFT_OUT)
def test_an_exclusion_that_is_no_time_is_left_alone(question: str) -> None:
    reading = read_period(question, TODAY)
    assert (reading.period, reading.excluded, reading.text) == (None, (), question)


@pytest.mark.parametrize(
    "question",
    ["water not 2020", "water, but not 2020", "вода не 2020", "вода, но не 2020 год"],
)
def test_a_bare_not_leaves_a_time_out(question: str) -> None:
    reading = read_period(question, TODAY)
    assert (reading.period, reading.excluded) == (None, (_period(Y2020),))


@pytest.mark.parametrize("question", ["not before 2020", "не ранее 2020 года", "neither in 2020"])
def test_a_not_of_another_meaning_leaves_nothing_out(question: str) -> None:
    assert read_period(question, TODAY).excluded == ()


def test_a_query_holds_what_is_left_out() -> None:
    question = "What was said about water except in 2020?"
    assert understand(question, TODAY) == Query(
        question,
        "What was said about water?",
        excluded=(_period(Y2020),),
        intent=Intent.TOPIC,
        subject="water",
        is_about=True,
    )
