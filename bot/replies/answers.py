"""Answers to what the bot says: quotes with their dates, or silence and the nearest passages."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bot.replies.attribution_line import attribution_line
from bot.replies.composer import EXPANDABLE_FROM, Composer, Link, nowhere
from bot.replies.reply import Reply, Style
from bot.replies.wording import Wording
from retrieval.errors import QueryError
from retrieval.types import Answer, DateOrigin, Order, Period, Quote

NEAREST_EXPANDABLE_FROM = 160
"""Characters from which a passage is folded that is not an answer."""

_EDITS = 3
MOST_BOLD = 60
"""Words in bold in one answer, well below Telegram's hundred entities."""

_WRITTEN_BY_THE_SOURCE = frozenset({None, DateOrigin.FIELD, DateOrigin.DATELINE})


@dataclass(frozen=True, slots=True)
class Presentation:
    """How an answer is shown, beside its words.

    Attributes:
        words: the stretches of a quote that the question's words match.
        link: the permanent address of a quote, where there is one; the date leads there.
        numbered: whether buttons name the statements by number.
        again: the question it goes on from, where this one named only another time.
    """

    words: Callable[[Quote], Sequence[tuple[int, int]]] = lambda _: ()
    link: Link = nowhere
    numbered: bool = False
    again: str | None = None


PLAIN = Presentation()
"""An answer without bold words and links."""


def grouped(quotes: Iterable[Quote]) -> list[list[Quote]]:
    """Neighbouring quotes of one statement together."""
    return [list(group) for _, group in groupby(quotes, key=lambda quote: quote.statement_id)]


def answer_reply(
    answer: Answer,
    say: Wording,
    *,
    sample: bool = False,
    foreign: bool = False,
    presentation: Presentation = PLAIN,
) -> Reply:
    """Quotes with date, title and source; or silence, what was searched, and the nearest.

    Args:
        answer: every quote of it has been cut from the archive.
        say: the asker's language.
        sample: whether all that was searched is the fictional sample.
        foreign: whether the model cannot compare the question with statements in their language.
        presentation: bold words, links, buttons.
    """
    composer = Composer()
    if presentation.again is not None:
        composer.line(say("asked-again", question=presentation.again), Style.ITALIC)
    if answer.answered:
        _scope(composer, answer, say)
    else:
        _silence(composer, answer, say)
    folded = EXPANDABLE_FROM if answer.answered else NEAREST_EXPANDABLE_FROM
    groups = grouped(answer.quotes)
    left = MOST_BOLD
    for number, quotes in enumerate(groups, 1):
        composer.gap()
        numbered = presentation.numbered and len(groups) > 1
        heading(
            composer, quotes[0], say, number if numbered else None, presentation.link(quotes[0])
        )
        language_note(composer, quotes[0], answer.langs, say)
        for place, quote in enumerate(quotes):
            if place:
                _between(composer, presentation.link(quote))
            bold = tuple(presentation.words(quote))[:left]
            left -= len(bold)
            composer.quote(quote, folded, bold)
            attribution_line(composer, quote, say)
            _repeats(composer, quote, say)
    if foreign:
        composer.gap().line(say("foreign-question"), Style.ITALIC)
    if sample or any(quote.sample for quote in answer.quotes):
        composer.gap().line(say("sample-note"), Style.ITALIC)
    return composer.reply()


def query_error_reply(error: QueryError, say: Wording) -> Reply:
    """Why a question cannot be searched, in the asker's language where we have the words."""
    if not say.has(error.code):
        return Composer().line(str(error)).reply()
    facts = {name: _as_people_write(fact, say) for name, fact in error.facts.items()}
    return Composer().line(say(error.code, **facts)).reply()


def _scope(composer: Composer, answer: Answer, say: Wording) -> None:
    """Above an answer: the period as it was understood, whose words, and the order."""
    notes = []
    if answer.query.period is not None:
        notes.append(_searched(answer, say))
    notes += _whose(answer, say)
    if answer.query.order is not None:
        notes.append(say("order-latest" if answer.query.order is Order.LATEST else "order-first"))
    if notes:
        # one sentence, wherever it begins
        text = " · ".join(notes)
        composer.line(text[0].upper() + text[1:], Style.ITALIC)


def _silence(composer: Composer, answer: Answer, say: Wording) -> None:
    composer.line(say("no-answer"), Style.BOLD)
    if answer.missing_phrases:
        phrases = ", ".join(say("phrase", words=phrase) for phrase in answer.missing_phrases)
        composer.line(say("no-such-words", phrases=phrases))
    if answer.searched.unknown:
        composer.line(say("unknown-name", who=", ".join(answer.searched.unknown)))
    else:
        composer.line(say.ended(" · ".join((_searched(answer, say), *_whose(answer, say)))))
    if answer.quotes:
        composer.gap().line(say("nearest"), Style.ITALIC)


def _whose(answer: Answer, say: Wording) -> list[str]:
    """Whose words alone were searched."""
    searched = answer.searched
    speaker = searched.speaker and say("scope-speaker", who=searched.speaker)
    source = searched.source and say("scope-source", who=searched.source)
    return [note for note in (speaker, source) if note]


def _searched(answer: Answer, say: Wording) -> str:
    """How many statements were searched, of which days, and how many have none."""
    searched, period = answer.searched, answer.query.period
    if period is None:
        text = say("searched-all", statements=searched.statements)
        if searched.first and searched.last:
            text += f", {say.days(searched.first, searched.last)}"
        return text
    text = say("searched-period", period=_period(period, say), statements=searched.statements)
    if searched.undated:
        text += f" · {say('undated-outside', undated=searched.undated)}"
    return text


def _period(period: Period, say: Wording) -> str:
    if period.first and period.last:
        return say.days(period.first, period.last)
    if period.first:
        return say.since(period.first)
    return say.day(None) if period.last is None else say.until(period.last)


def heading(
    composer: Composer,
    quote: Quote,
    say: Wording,
    number: int | None = None,
    link: str | None = None,
) -> None:
    """Date and title; below them who said it and where, and the way there.

    Args:
        composer: where it is added.
        quote: of the statement.
        say: the asker's language.
        number: by which buttons name the statement, where there are several.
        link: where the date leads; where the composer says, if it is None.
    """
    if number is not None:
        composer.add(f"{number}. ", Style.BOLD)
    url = quote.url if quote.url and quote.url.startswith(("http://", "https://")) else None
    composer.add(say.day(quote.date), Style.BOLD, link or composer.link(quote))
    if quote.date_origin not in _WRITTEN_BY_THE_SOURCE:
        composer.add(f" ({say(f'date-from-{quote.date_origin}')})")
    if quote.title:
        composer.add(" · ").add(quote.title, url=url)
    elif url is None:
        # nothing else names the statement; as code, Telegram makes no link of "protocol.md"
        composer.add(" · ").add(quote.statement_id, Style.CODE)
    composer.line()
    by = " · ".join(dict.fromkeys(part for part in (quote.speaker, quote.source) if part))
    link = None if quote.title else url
    if by:
        composer.add(by, Style.ITALIC)
    if link:
        composer.add(" · " if by else "").add(say("source-link"), url=link)
    if by or link:
        composer.line()


def language_note(composer: Composer, quote: Quote, langs: Collection[str], say: Wording) -> None:
    """That a statement is there in another language than the question's alone.

    Args:
        composer: where it is added.
        quote: of the statement.
        langs: codes of the languages that the question may be in; of nobody's, nothing is said.
        say: the asker's language.
    """
    own = {say.lang} if say.lang in langs else {*langs}
    if quote.lang is None or not own or quote.lang in own or not say.has(f"only-{quote.lang}"):
        return
    if not any(one.lang in own for one in quote.parallels):
        composer.line(say(f"only-{quote.lang}"), Style.ITALIC)


def edited(composer: Composer, quote: Quote, say: Wording) -> None:
    """Of the statement: what an edit changed in these words, its other languages, its end."""
    if quote.edited is not None:
        day = say.day(quote.edited.day)
        if not quote.edited.changes:
            composer.line(say("edited-elsewhere", day=day), Style.ITALIC)
        for before, after in quote.edited.changes[:_EDITS]:
            name = "edited" if before and after else "edited-added" if after else "edited-removed"
            facts = {"before": " ".join(before.split()), "after": " ".join(after.split())}
            composer.line(say(name, day=day, **facts), Style.ITALIC)
    if quote.parallels:
        composer.add(say("also-published"), Style.ITALIC)
        for at, one in enumerate(quote.parallels):
            linked = one.url if one.url and one.url.startswith(("http://", "https://")) else None
            composer.add(", " if at else " ").add(say.language_name(one.lang), url=linked)
        composer.line()
    if quote.withdrawn is not None:
        composer.line(say("check-withdrawn", day=say.day(quote.withdrawn)), Style.ITALIC)


def _between(composer: Composer, link: str | None) -> None:
    """What parts two quotes of one statement: the sign for what is left out leads to the second."""
    if link is None:
        composer.gap()
    else:
        composer.add("[…]", url=link).line()


def _repeats(composer: Composer, quote: Quote, say: Wording) -> None:
    edited(composer, quote, say)
    if not quote.repeats:
        return
    dates = (quote.date, *(repeat.date for repeat in quote.repeats))
    days = {day for day in dates if day is not None}
    count = len(dates)
    if len(days) > 1:
        text = say("repeats", count=count, first=say.day(min(days)), last=say.day(max(days)))
    elif None in dates:
        text = say("repeats-undated", count=count)
    else:
        text = say("repeats-one-day", count=count)
    composer.line(text, Style.ITALIC)


def _as_people_write(fact: str | int, say: Wording) -> str | int:
    """A day written out, a year ungrouped, anything else as it is."""
    if isinstance(fact, int):
        return fact
    try:
        return say.day(date.fromisoformat(fact))
    except ValueError:
        return fact
