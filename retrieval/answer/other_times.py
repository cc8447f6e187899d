"""Where a period brings no answer: its date as words, and the nearest statements around it."""

from dataclasses import replace
from datetime import date, timedelta

from retrieval.analysis.tokens import Tokenizer
from retrieval.query.intent import with_intent
from retrieval.types import Answer, Order, Period, Query, Quote

_DAY = timedelta(days=1)
_YEAR = 3  # digits from which a figure names a year


def with_date_as_words(query: Query) -> Query | None:
    """The question searched for its date as words; None where it names none."""
    if query.period is None or not query.dated:
        return None
    topic = query.dated if query.topic else ""
    asked = replace(query, period=None, order=None, text=query.dated, topic=topic, subject="")
    return with_intent(asked)


def says_the_date(answer: Answer, query: Query, tokenizer: Tokenizer) -> bool:
    """Whether a quote holds what the date has in figures: the year if it names one."""
    wanted = {*tokenizer.tokens(query.dated)} - {*tokenizer.tokens(query.topic or query.text)}
    figures = {token for token in wanted if token.isdigit()}
    years = {token for token in figures if len(token) >= _YEAR}
    demanded = years or figures or wanted
    # of "in May" nothing is left: it is a word that is searched for nowhere
    return bool(demanded) and any(
        demanded <= {*tokenizer.tokens(f"{q.title}\n{q.text}")} for q in answer.quotes
    )


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
