"""Laws of reading time: any text, any day, any way of writing it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import QueryError
from retrieval.periods import PeriodReading, read_period
from retrieval.types import Order, Period

MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))
TODAY = date(2026, 11, 23)

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
PIECES = """
    in on from to until since before after between and or of the last first this next past few may
    may, march March Sept. 5 5th 31 31st 32 0 00 2019 2020, 1850 9999 29 february monday summer
    winter quarter q1 h2 half year week months ago days a dozen second latest statement when did say
    05.05.2020 30.02.2021 5/13/2020 2020-05-05 2020-13-01 2020-05 1990s '90s - – ( ) " “ ” « » ' . ?
    today yesterday tomorrow people resolution no. $ early end decade century ten-"""

pieces = st.sampled_from(PIECES.split())
questions = st.one_of(st.text(), st.lists(pieces | st.text(max_size=4), max_size=14).map(" ".join))


def _read(question: str, today: date = TODAY) -> tuple[Period | None, Order | None] | QueryError:
    try:
        reading = read_period(question, today)
    except QueryError as error:
        return error
    return reading.period, reading.order


def _same(question: str) -> object:
    read = _read(question)
    return (read.code, read.facts) if isinstance(read, QueryError) else read


@given(questions, st.dates())
def test_whatever_is_typed_the_only_error_is_a_query_error(question: str, today: date) -> None:
    read = _read(question, today)
    if isinstance(read, QueryError):
        assert read.code
        return
    period, _ = read
    if period is not None:
        assert period.first or period.last
        assert not (period.first and period.last) or period.first <= period.last


@given(questions)
def test_letter_case_changes_nothing(question: str) -> None:
    read = _same(question)
    for other in (question.upper(), question.lower(), question.title(), question.swapcase()):
        assert _same(other) == read


@given(questions, st.sampled_from(["  ", "\t", " \n ", "\u00a0"]))
def test_extra_white_space_changes_nothing(question: str, space: str) -> None:
    spaced = space + space.join(question.split(" ")) + space
    single = " ".join(question.split(" "))
    assert _same(spaced) == _same(single)


@given(questions)
def test_what_is_left_has_single_spaces_and_only_words_that_were_typed(question: str) -> None:
    try:
        reading = read_period(question, TODAY)
    except QueryError:
        return
    assert reading.text == " ".join(reading.text.split())
    left = iter(question)
    assert all(letter in left for letter in reading.text if not letter.isspace())


@given(days, st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_is_read_back_from_every_way_of_writing_it(day: date, today: date) -> None:
    month = MONTHS[day.month - 1]
    short = month[:3] if month != "May" else "May"
    suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day.day, "th")
    number, year = day.day, day.year
    written = [
        f"{number} {month} {year}",
        f"on {number} {short} {year}",
        f"{number} {short}. {year}" if short != "May" else f"{number} May {year}",
        f"{number}{suffix} {month} {year}",
        f"the {number}{suffix} of {month} {year}",
        f"the {number}{suffix} of {month}, {year}",
        f"{month} {number}, {year}",
        f"{short} {number} {year}",
        f"{month} {number}{suffix}, {year}",
        f"{number}-{short}-{year}",
        f"{day:%A}, {number} {month} {year}",
        f"{month} {number}, {year} ({day:%A})",
        day.isoformat(),
        f"{year}/{day.month:02}/{number:02}",
        f"{number:02}.{day.month:02}.{year}",
        f"{number}.{day.month}.{year}",
        f"{number}/{day.month}/{year}",
    ]
    if number > 12:
        written.append(f"{day.month}/{number}/{year}")
    for text in written:
        for question in (text, f"What was said {text} about water?", f"water, {text}"):
            assert read_period(question, today).period == Period(day, day), question


@given(days, days)
def test_a_range_includes_both_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for question in (f"from {first} to {last}", f"between {first} and {last}", f"{last}, {first}"):
        assert read_period(question, TODAY).period == Period(first, last)


@given(days)
def test_open_ranges_stop_at_the_day_they_name(day: date) -> None:
    assert read_period(f"since {day}", TODAY).period == Period(day, None)
    assert read_period(f"until {day}", TODAY).period == Period(None, day)
    before = read_period(f"before {day}", TODAY).period
    after = read_period(f"after {day}", TODAY).period
    assert before is not None
    assert after is not None
    assert before.last is not None
    assert after.first is not None
    assert (day - before.last).days == (after.first - day).days == 1


@given(st.sampled_from(MONTHS), days)
def test_a_month_without_a_year_is_the_latest_that_has_begun(month: str, today: date) -> None:
    period = read_period(f"in {month}", today).period
    assert period is not None
    assert period.first is not None
    assert period.first <= today
    assert today < period.first.replace(year=period.first.year + 1)


@given(days, st.integers(1, 400), st.sampled_from(["days", "weeks", "months", "years"]))
def test_the_last_units_end_today(today: date, count: int, unit: str) -> None:
    period = read_period(f"in the last {count} {unit}", today).period
    assert period is not None
    assert period.last == today
    assert period.first is not None
    assert period.first < today


@given(st.sampled_from(['"', "“", "«"]), questions)
def test_an_exact_phrase_is_neither_read_nor_cut(mark: str, phrase: str) -> None:
    phrase = " ".join(letters for letters in phrase.split() if not set(letters) & set('"“”«»„'))
    closing = {'"': '"', "“": "”", "«": "»"}[mark]
    question = f"What of {mark}{phrase}{closing} then"
    assert read_period(question, TODAY) == PeriodReading(None, None, question)


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", " ", "1.", "1/", "5,", "-", "2019-", "2019 and ", "may 5 ", "may, ", "the ", "a.",
     "since ", "early ", "last ", "when last ", "“", '"', "a'", "http://", "31 ", "in 2019, "],
)  # fmt: skip
def test_ten_thousand_characters_of_anything_come_to_an_end(piece: str) -> None:
    assert _read((piece * 10_000)[:10_000]) is not None
