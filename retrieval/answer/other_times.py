"""Where a period brings no answer: its date as words, and the nearest statements around it."""

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
from retrieval.types import Answer, Order, Period, Query, Quote

_DAY = timedelta(days=1)
_YEAR = 3  # digits from which a figure names a year
_POINTS = "?!.,;:…"
_MONTH_AND_MORE = timedelta(days=40)


def with_date_as_words(query: Query, tokenizer: Tokenizer) -> tuple[Query, ...]:
    """The question searched for its date as words, one way after the other; none without a date.

    A date has a year, or a day and its month. "Yesterday", "last year" or "in March" are times of
    whoever asks: in a statement of another year the same words mean other days.

    Where nothing but a day, a month or a year is asked about ("What happened on 7 April 2010?"),
    that is the topic, as the question writes it and as each language does.
    """
    if query.period is None or not query.dated or not _names_a_date(query, tokenizer):
        return ()
    if query.speaker or query.source or tokenizer.names_topic(query.text):
        written = [query.dated]
    else:
        written = [_own(query), *_written(query.period, languages_of(query.question))]
    bare = replace(query, period=None, order=None, subject="")
    topic = query.topic
    return tuple(
        with_intent(replace(bare, text=one, topic=one if topic else "")) for one in written
    )


def says_the_date(answer: Answer, query: Query, tokenizer: Tokenizer) -> bool:
    """Whether a quote holds what the date has in figures: the year if it names one."""
    figures = _figures(query, tokenizer)
    demanded = {one for one in figures if _is_year(one)} or figures
    return bool(demanded) and any(
        demanded <= {*tokenizer.tokens(f"{quote.title}\n{quote.text}")} for quote in answer.quotes
    )


def _figures(query: Query, tokenizer: Tokenizer) -> set[str]:
    """The words of the period that have figures in them."""
    words = {*tokenizer.tokens(query.dated)} - {*tokenizer.tokens(query.topic or query.text)}
    return {word for word in words if any(map(str.isdigit, word))}


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
