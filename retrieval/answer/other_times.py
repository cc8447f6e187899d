"""Where a period brings no answer: its date as words, and the nearest statements around it."""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from retrieval.analysis.question_languages import languages_of
from retrieval.analysis.tokens import Tokenizer
from retrieval.errors import QueryError
from retrieval.languages import LANGUAGES
from retrieval.query.intent import with_intent
from retrieval.query.periods import read_period
from retrieval.query.periods.calendar import DaySpan, months
from retrieval.types import Answer, Intent, Order, Period, Query, Quote

_DAY = timedelta(days=1)
_YEAR = 3  # digits from which a figure names a year
_POINTS = "?!.,;:…"
_WORD = re.compile(r"[^\W_]+")
_DATE_IN_FIGURES = re.compile(r"(?:\d{1,2}[-./]){1,2}(\d{4})|(\d{4})(?:[-./]\d{1,2}){1,2}")
_SHORT_DATE = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{2}")
_HAPPENINGS = frozenset[str]().union(*(known.time.happenings for known in LANGUAGES if known.time))
_MONTH_AND_MORE = timedelta(days=40)


def with_date_as_words(query: Query, tokenizer: Tokenizer) -> tuple[Query, ...]:
    """The question searched for its date as words, one way after the other; none without a date.

    A date has a year, or a day and its month. "Yesterday", "last year" or "in March" are times of
    whoever asks: in a statement of another year the same words mean other days.

    Where nothing but a day, a month or a year is asked about ("What happened on 7 April 2010?"),
    that is the topic, as the question writes it and as each language does. So it is, in the second
    place, where only "the events" of it are ("What was said about the events of 7 April 2010?").
    With a topic a date is searched for as it is typed, then as it is written: "the fire of
    17.06.1988".
    """
    if query.period is None or not query.dated or not _names_a_date(query, tokenizer):
        return ()
    ways, years = _written(query.period, languages_of(query.question)), _years(query, tokenizer)
    own = [_own(query), *(ways or years)]
    if is_of_events(query, tokenizer):
        written = [query.dated, *own]
    elif _is_of_nothing_else(query, tokenizer):
        written = own
    else:
        about = (query.topic or query.text).strip().rstrip(_POINTS)
        written = [query.dated, *(f"{about} {way}" for way in dict.fromkeys((*ways, *years)))]
    bare = replace(query, period=None, order=None, subject="")
    topic = query.topic
    return tuple(
        with_intent(replace(bare, text=one, topic=one if topic else "")) for one in written
    )


def _is_of_nothing_else(query: Query, tokenizer: Tokenizer) -> bool:
    """Whether only a date is asked about: "What happened on 7 April 2010?"."""
    named = query.speaker or query.source or query.is_about
    return not (named or tokenizer.names_topic(query.text))


def is_of_a_time_ahead(query: Query, tokenizer: Tokenizer) -> bool:
    """Whether a question is of a year by which something will be, as no statement is of it yet."""
    period = query.period
    if period is None or period.first is not None or query.today is None:
        return False
    return any(int(year) > query.today.year for year in _years(query, tokenizer))


def of_its_time(query: Query) -> Query:
    """The question without a subject: for whatever was said at its time."""
    return replace(query, text="", topic="", subject="", dated="", intent=Intent.QUESTION)


def is_of_events(query: Query, tokenizer: Tokenizer) -> bool:
    """Whether the topic is words that tell no more than the date: "the events" of it."""
    topic = query.topic if query.speaker or query.source else query.text
    others = (word for word in _WORD.findall(topic) if word.casefold() not in _HAPPENINGS)
    return tokenizer.names_topic(topic) and not tokenizer.names_topic(" ".join(others))


def quotes_of_the_date(answer: Answer, query: Query, tokenizer: Tokenizer) -> tuple[Quote, ...]:
    """The quotes of a search for a date as words, if one says the date.

    That is what it has in figures, the year if it names one. Where nothing but the date is asked
    about, only the quotes that say it.
    """
    figures = _figures(query, tokenizer)
    demanded = {one for one in figures if _is_year(one)} or figures
    if not demanded:
        return ()
    saying = tuple(
        quote
        for quote in answer.quotes
        if demanded <= {*tokenizer.tokens(f"{quote.title}\n{quote.text}")}
    )
    alone = _is_of_nothing_else(query, tokenizer) or is_of_events(query, tokenizer)
    return saying if alone or not saying else answer.quotes


def is_dated_within(quote: Quote, period: Period | None) -> bool:
    """Whether a quote's statement is of a period that has a beginning and an end."""
    if period is None or period.first is None or period.last is None:
        return False
    return quote.date is not None and quote.date in period


def _figures(query: Query, tokenizer: Tokenizer) -> set[str]:
    """The words of the period that have figures in them."""
    words = {*tokenizer.tokens(query.dated)} - {*tokenizer.tokens(query.topic or query.text)}
    figures = {word for word in words if any(map(str.isdigit, word))}
    day = query.period.first if query.period else None
    short = str(day.year) if day else ""
    return {_year_in(word, short) or word for word in figures}


def _years(query: Query, tokenizer: Tokenizer) -> list[str]:
    """The years that the words of the period name."""
    return sorted(filter(_is_year, _figures(query, tokenizer)))


def _year_in(figures: str, short: str) -> str:
    """The year of a date that is one word: of 19.08.1991 a statement may write "19 August 1991".

    Args:
        figures: the word.
        short: the year of a date that has two figures of it.
    """
    if _SHORT_DATE.fullmatch(figures):
        return short
    match = _DATE_IN_FIGURES.fullmatch(figures)
    return next(filter(None, match.groups()), "") if match else ""


def _is_year(figure: str) -> bool:
    return figure.isdigit() and len(figure) >= _YEAR


def _own(query: Query) -> str:
    """The question's own words of its period."""
    others = {word.strip(_POINTS) for word in query.text.split()}
    words = (word.strip(_POINTS) for word in query.dated.split())
    return " ".join(word for word in words if word not in others)


def _written(period: Period, asked: frozenset[str]) -> list[str]:
    """A day, a month or a year as each language writes it, the question's first; else nothing."""
    first, last = period.first, period.last
    if first is None or last is None:
        return []
    days = DaySpan(first, last)
    ways: list[str] = []
    for known in sorted(LANGUAGES, key=lambda one: one.code not in asked):
        month = known.time.months[first.month - 1] if known.time else ""
        if first == last:
            ways.append(f"{first.day} {month} {first.year}")
        elif days == months(first.year, first.month, 1):
            ways.append(f"{month} {first.year}")
        elif days == months(first.year, 1, 12):
            ways.append(str(first.year))
    return list(dict.fromkeys(ways))


def _names_a_date(query: Query, tokenizer: Tokenizer) -> bool:
    """Whether the words of the period mean the same days of the year whenever they are said."""
    figures = _figures(query, tokenizer)
    if any(map(_is_year, figures)):
        return True
    if not figures or query.today is None:
        return False
    with suppress(QueryError, OverflowError):
        earlier = read_period(query.question, query.today - _MONTH_AND_MORE).period
        return earlier is not None and _days(earlier) == _days(query.period)
    return False


def _days(period: Period | None) -> list[tuple[int, int] | None]:
    """The first and the last day of a period without their years."""
    ends = (period.first, period.last) if period else ()
    return [(day.month, day.day) if day else None for day in ends]


def around(query: Query) -> tuple[Query, ...]:
    """The question asked of the time before its period, newest first, and after it."""
    period = query.period
    if period is None:
        return ()
    asked: list[Query] = []
    if period.first and period.first > date.min:
        before = Period(None, period.first - _DAY)
        asked.append(replace(query, period=before, order=Order.LATEST))
    if period.last and period.last < date.max:
        after = Period(period.last + _DAY, None)
        asked.append(replace(query, period=after, order=Order.FIRST))
    return tuple(asked)


def nearest(answers: list[Answer]) -> tuple[Quote, ...]:
    """The first quote of each of the answers that is one."""
    return tuple(one.quotes[0] for one in answers if one.answered and one.quotes)
