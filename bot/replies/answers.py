"""Answers to what the bot says: quotes with their dates, or silence and the nearest passages."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from bot.replies.answer_scope import scope_lines
from bot.replies.attribution_line import attribution_line
from bot.replies.composer import EXPANDABLE_FROM, Composer, Link, nowhere
from bot.replies.parting import LEFT_OUT, leaves_out
from bot.replies.reply import Reply, Style
from bot.replies.wording import Wording
from retrieval.errors import QueryError
from retrieval.types import Answer, DateOrigin, Quote, Spoken, Withdrawal

NEAREST_EXPANDABLE_FROM = 160
"""Characters from which a passage is folded that is not an answer."""

_EDITS = 3
_YEARS = 12  # that are told in words
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
    """Neighbouring quotes of one statement together, in the order of its text."""
    return [
        sorted(group, key=lambda quote: quote.start)
        for _, group in groupby(quotes, key=lambda quote: quote.statement_id)
    ]


def quotes_shown(answer: Answer) -> int:
    """How many quotes it shows, the nearest of parts that nothing answers too."""
    return sum(len(part.quotes) for part in answer.parts or (answer,))


def groups_of(answer: Answer) -> list[list[Quote]]:
    """The quotes of an answer statement by statement, of each of its parts apart."""
    return [group for part in answer.parts or (answer,) for group in grouped(part.quotes)]


def without_last(answer: Answer) -> Answer:
    """An answer without the last quote that it shows."""
    if not answer.parts:
        return replace(answer, quotes=answer.quotes[:-1])
    at = max(place for place, part in enumerate(answer.parts) if part.quotes)
    parts = [*answer.parts]
    parts[at] = without_last(parts[at])
    is_its_own = parts[at].answered or not answer.answered
    quotes = answer.quotes[:-1] if is_its_own else answer.quotes
    return replace(answer, quotes=quotes, parts=tuple(parts))


def answer_reply(  # noqa: PLR0913 - what is said beside an answer
    answer: Answer,
    say: Wording,
    *,
    sample: bool = False,
    foreign: bool = False,
    by_words: bool = False,
    presentation: Presentation = PLAIN,
) -> Reply:
    """Quotes with date, title and source; or silence, what was searched, and the nearest.

    Args:
        answer: every quote of it has been cut from the archive.
        say: the asker's language.
        sample: whether all that was searched is the fictional sample.
        foreign: whether the model cannot compare the question with statements in their language.
        by_words: whether words alone were looked for, as the model is still being made.
        presentation: bold words, links, buttons.
    """
    composer = Composer()
    if presentation.again is not None:
        composer.line(say("asked-again", question=presentation.again), Style.ITALIC)
    groups = groups_of(answer)
    quoting = _Quoting(composer, say, presentation, len(groups))
    for place, part in enumerate(answer.parts):
        if place:
            composer.gap()
        composer.line(" ".join(part.query.question.split()), Style.BOLD)
        quoting.answer(part)
    if not answer.parts:
        quoting.answer(answer)
    if foreign:
        composer.gap().line(say("foreign-question"), Style.ITALIC)
    if by_words:
        composer.gap().line(say("by-words"), Style.ITALIC)
    if sample or any(quote.sample for group in groups for quote in group):
        composer.gap().line(say("sample-note"), Style.ITALIC)
    return composer.reply()


class _Quoting:
    """Writes answers one below the other: statements are numbered through, bold is shared.

    Args:
        composer: where they are written.
        say: the asker's language.
        presentation: bold words, links, numbers.
        statements: how many there are in all.
    """

    def __init__(
        self, composer: Composer, say: Wording, presentation: Presentation, statements: int
    ) -> None:
        self._composer = composer
        self._say = say
        self._presentation = presentation
        self._numbered = presentation.numbered and statements > 1
        self._number = 0
        self._bold = MOST_BOLD

    def answer(self, answer: Answer) -> None:
        """One answer with its quotes."""
        composer, say = self._composer, self._say
        scope_lines(composer, answer, say)
        for quotes in grouped(answer.quotes):
            self._number += 1
            composer.gap()
            number = self._number if self._numbered else None
            heading(composer, quotes[0], say, number, self._presentation.link(quotes[0]))
            language_note(composer, quotes[0], answer.langs, say)
            self._statement(quotes, answered=answer.answered)
        if answer.spoken is not None:
            composer.gap().line(spoken_line(answer.spoken, say), Style.ITALIC)

    def _statement(self, quotes: Sequence[Quote], *, answered: bool) -> None:
        folded = EXPANDABLE_FROM if answered else NEAREST_EXPANDABLE_FROM
        for place, quote in enumerate(quotes):
            if place and leaves_out(quotes[place - 1], quote):
                _between(self._composer, self._presentation.link(quote))
            bold = tuple(self._presentation.words(quote))[: self._bold]
            self._bold -= len(bold)
            self._composer.quote(quote, folded, bold)
            attribution_line(self._composer, quote, self._say)
            if quote.second is not None:
                time = str(timedelta(seconds=quote.second))
                self._composer.line(self._say("recording-time", time=time), Style.ITALIC)
            _repeats(self._composer, quote, self._say)


def query_error_reply(error: QueryError, say: Wording) -> Reply:
    """Why a question cannot be searched, in the asker's language where we have the words."""
    if not say.has(error.code):
        return Composer().line(str(error)).reply()
    facts = {name: _as_people_write(fact, say) for name, fact in error.facts.items()}
    return Composer().line(say(error.code, **facts)).reply()


def spoken_line(spoken: Spoken, say: Wording) -> str:
    """How many statements speak of a topic, since when, and in which years."""
    text = say("spoken", statements=spoken.statements)
    if spoken.first and spoken.last and spoken.first != spoken.last:
        text += f", {say.days(spoken.first, spoken.last)}"
    if len(spoken.years) < 2:
        return say.ended(text)
    most = sorted(sorted(spoken.years, key=lambda one: -one[1])[:_YEARS])
    counted = " · ".join(f"{year}: {count}" for year, count in most)
    name = "spoken-by-year" if len(most) == len(spoken.years) else "spoken-most"
    return f"{say.ended(text)} {say(name, counted=counted)}"


def heading(
    composer: Composer,
    quote: Quote,
    say: Wording,
    number: int | None = None,
    link: str | None = None,
) -> None:
    """Date and title, or the first words; below them who said it, where, and that it is a scan's.

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
    composer.add(" · ").add(quote.title or quote.opening, url=url).line()
    by = " · ".join(dict.fromkeys(part for part in (quote.speaker, quote.source) if part))
    if by:
        composer.line(by, Style.ITALIC)
    if quote.scan is not None:
        composer.line(say("read-from-scan"), Style.ITALIC)


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
    if quote.withdrawal is not None:
        taken_back(composer, quote.withdrawal, say)
    if quote.withdrawn is not None:
        composer.line(say("check-withdrawn", day=say.day(quote.withdrawn)), Style.ITALIC)


def taken_back(composer: Composer, taken: Withdrawal, say: Wording) -> None:
    """That its publisher took a statement back, when and why."""
    composer.line(say("taken-back", day=say.day(taken.day), reason=taken.reason), Style.ITALIC)


def _between(composer: Composer, link: str | None) -> None:
    """What parts two quotes of one statement: the sign for what is left out leads to the second."""
    if link is None:
        composer.gap()
    else:
        composer.add(LEFT_OUT, url=link).line()


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
