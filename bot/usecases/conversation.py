"""Questions in a chat, and what is asked further from an answer: more, earlier, another time."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from bot.replies.answers import Presentation, groups_of, quotes_shown, without_last
from bot.replies.composer import Composer
from bot.replies.keyboards import Offered, answer_buttons, speakers_of
from bot.replies.pages import TEXT_LIMIT
from bot.replies.reply import Reply
from bot.replies.wording import Wording, language
from bot.state import State, View
from bot.state.chat import Chat
from bot.state.database import StorageError
from bot.state.figures import UNKNOWN
from bot.state.misses import Why
from bot.state.views import QuotedSpan
from bot.usecases.addresses import Addresses
from bot.usecases.heard import Heard, Outcome, Stage, Unheard
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import (
    LATEST,
    answer_said,
    answered,
    explained,
    gone_on,
    readable,
    understood,
)
from bot.usecases.remarks import Remarks
from bot.usecases.statements import Statements
from retrieval import Searcher, has_topic, telling_words
from retrieval.types import Answer, Named, Order, Period, Query, Quote


class Conversation:
    """Answers in a chat, with buttons under them; the last question there is remembered.

    Args:
        library: what is asked.
        state: what remembers what was shown, and counts.
        clock: seconds that only grow.

    Attributes:
        heard: told how each question that was typed fares.
    """

    def __init__(
        self,
        library: OpenLibrary,
        state: State,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._library = library
        self._state = state
        self._clock = clock
        self.heard: Heard = Unheard()
        statements = Statements(library)
        self._addresses = Addresses(library, statements)
        self._remarks = Remarks(library, state, statements, self.more)

    # -- questions -------------------------------------------------------------------------

    def ask(self, question: str, chat: Chat) -> Reply:
        """The answer; a question that only names another time is the last one, asked of it.

        An address is answered with its statement, what is no question with a sentence, and
        "more" with more of the last answer.
        """
        began = self._clock()

        def make() -> Reply:
            readable(question, self._library)
            for opened in (self._addresses.opened, self._remarks.answered):
                if (reply := opened(question, chat)) is not None:
                    return reply
            today = self._library.today()
            began_reading = self._clock()
            query = understood(question, self._library, today=today)
            self.heard.stage(Stage.UNDERSTANDING, self._clock() - began_reading)
            last = self._state.views.last(chat)
            goes_on = gone_on(query, today, last.query, self._library) if last else None
            if goes_on is not None:
                whole = _Asked(began, f"{goes_on.question} {question}")
                return self._answered(goes_on, chat, again=_as_asked(goes_on), asked=whole)
            return self._answered(query, chat, asked=_Asked(began, question))

        return self._explained(make, chat)

    def ordered(self, question: str, order: Order, chat: Chat) -> Reply:
        """The answer by date; without a question the newest or the oldest statements."""
        began = self._clock()

        def make() -> Reply:
            query = understood(question, self._library, if_empty=LATEST)
            return self._answered(replace(query, order=order), chat, asked=_Asked(began, question))

        return self._explained(make, chat)

    def on(self, day: str, chat: Chat) -> Reply:
        """What was said on a day, or in whatever time the words name."""
        began = self._clock()

        def make() -> Reply:
            readable(day, self._library)
            if not day.strip():
                return Composer().line(self._say(chat)("which-day")).reply()
            query = understood(day, self._library)
            if query.period is None:
                return Composer().line(self._say(chat)("no-day-in-it")).reply()
            return self._answered(query, chat, asked=_Asked(began, day))

        return self._explained(make, chat)

    def _explained(self, make: Callable[[], Reply], chat: Chat) -> Reply:
        """What was typed, answered or explained, and how it ended told."""

        def fell(outcome: Outcome) -> None:
            self.heard.question(outcome, language(chat.lang))

        try:
            return explained(make, chat.lang, fell)
        except StorageError:
            raise  # the question waits
        except Exception:
            fell(Outcome.FAILED)
            raise

    # -- from an answer on -----------------------------------------------------------------

    def more(self, view: View, chat: Chat) -> Reply:
        """The quotes after those that were shown."""
        return explained(partial(self._answered, view.query, chat, view.shown), chat.lang)

    def earlier(self, view: View, chat: Chat) -> Reply:
        """What was said before the oldest quote of an answer, the newest of it first."""
        return self._beside(view, chat, Order.LATEST, lambda days: (None, min(days) - _DAY))

    def later(self, view: View, chat: Chat) -> Reply:
        """What was said after the newest quote of an answer, the oldest of it first."""
        return self._beside(view, chat, Order.FIRST, lambda days: (max(days) + _DAY, None))

    def by_date(self, view: View, order: Order, chat: Chat) -> Reply:
        """The same topic, the oldest or the newest of what was said on it first."""
        query = replace(view.query, order=order)
        return explained(partial(self._answered, query, chat), chat.lang)

    def any_time(self, view: View, chat: Chat) -> Reply:
        """The same question without its time."""
        query = replace(view.query, period=None, excluded=(), dated="")
        return explained(partial(self._answered, query, chat), chat.lang)

    def as_typed(self, view: View, chat: Chat) -> Reply:
        """The same question to the letter, with no word of it corrected."""
        query = replace(view.query, as_typed=True)
        return explained(partial(self._answered, query, chat), chat.lang)

    def of_speaker(self, view: View, number: int, chat: Chat) -> Reply:
        """The same question of one of those whom the answer named as speakers."""

        def make() -> Reply:
            names = speakers_of(answered(self._library.searcher_now(), view.query, lang=chat.lang))
            if number >= len(names):
                return Composer().line(self._say(chat)("no-more")).reply()
            query = view.query
            text = query.topic or query.text
            named = Named(names[number], only=True)
            return self._answered(replace(query, speaker=named, text=text, topic=""), chat)

        return explained(make, chat.lang)

    def _beside(
        self,
        view: View,
        chat: Chat,
        order: Order,
        period: Callable[[list[date]], tuple[date | None, date | None]],
    ) -> Reply:
        def make() -> Reply:
            numbers = [record for group in view.groups for record, _, _ in group]
            records = self._library.archive().records(numbers).values()
            days = [record.statement.date for record in records if record.statement.date]
            if not days:
                return Composer().line(self._say(chat)("nothing-dated")).reply()
            asked = replace(view.query, period=Period(*period(days)), order=order)
            query = replace(asked, dated="")
            return self._answered(query, chat)

        return explained(make, chat.lang)

    # -- an answer -------------------------------------------------------------------------

    def _answered(
        self,
        query: Query,
        chat: Chat,
        before: tuple[QuotedSpan, ...] = (),
        again: str | None = None,
        asked: "_Asked | None" = None,
    ) -> Reply:
        """The answer; counted where somebody asked, and did not press a button."""
        searcher = self._library.searcher_now()
        size = searcher.settings.quotes
        most = len(before) + size if before else None
        began = self._clock()
        answer = answered(searcher, query, quotes=most, lang=chat.lang)
        found = self._clock()
        fresh = [quote for quote in answer.quotes if span_of(quote) not in before]
        if before and not (answer.answered and fresh):
            return Composer().line(self._say(chat)("no-more")).reply()
        page = answer if answer.parts else replace(answer, quotes=tuple(fresh[:size]))
        shown, reply = self._fitted(page, searcher, chat, again)
        # a full page very likely has one after it; looking would cost a second search
        full = not answer.parts and len(page.quotes) == size
        more = answer.answered and (full or len(shown.quotes) < len(page.quotes))
        groups = groups_of(shown)
        if asked is not None:
            self._count(answer, chat, asked)
        if not len(searcher.snapshot):
            return reply  # with nothing to go on to
        view = View(
            query=query,
            answered=answer.answered,
            groups=tuple(tuple(map(span_of, group)) for group in groups),
            before=before,
            build=answer.build,
        )
        buttons = answer_buttons(
            self._state.views.keep(view, chat),
            shown,
            self._say(chat),
            self._library.links,
            Offered(topical=has_topic(searcher, query), more=more, private=chat.private),
        )
        if asked is not None:
            self.heard.stage(Stage.SEARCHING, found - began)
            self.heard.stage(Stage.WORDING, self._clock() - found)
        return replace(reply, buttons=buttons)

    def _count(self, answer: Answer, chat: Chat, asked: "_Asked") -> None:
        """Note that a question was asked, and what became of it; nothing is written here."""
        day, lang = self._library.today(), asked_in(answer, chat.lang)
        seconds = self._clock() - asked.began
        self._state.figures.note(day, lang, seconds, answered=answer.answered)
        self.heard.question(Outcome.ANSWERED if answer.answered else Outcome.SILENT, lang)
        misses = self._state.misses
        misses.note_topic(day, answer.query.wanted)
        if not answer.answered:
            misses.note(day, Why.SILENT, asked.question, lang, answer.build)

    def _fitted(
        self, answer: Answer, searcher: Searcher, chat: Chat, again: str | None
    ) -> tuple[Answer, Reply]:
        """The answer in one message: what does not fit is left for the next page, whole."""
        presentation = Presentation(
            words=lambda quote: telling_words(searcher, answer.query, quote),
            link=self._library.links.to,
            numbered=True,
            again=again,
        )
        while True:
            reply = answer_said(answer, searcher, chat.lang, presentation)
            if quotes_shown(answer) <= 1 or _units(reply.text) <= TEXT_LIMIT:
                return answer, reply
            answer = without_last(answer)

    def _say(self, chat: Chat) -> Wording:
        return Wording(chat.lang)


_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question on its way to the counts.

    Attributes:
        began: when it was looked at first.
        question: as it was typed, with the one that it goes on from.
    """

    began: float
    question: str


def asked_in(answer: Answer, lang: str | None) -> str:
    """The language of a question; the asker's own where it may be in several."""
    if len(answer.langs) == 1:
        return next(iter(answer.langs))
    own = language(lang)
    return own if own in answer.langs else UNKNOWN


def span_of(quote: Quote) -> QuotedSpan:
    """A quote without its words."""
    return quote.record, quote.start, quote.end


def _as_asked(query: Query) -> str:
    """The question as it was typed, for whoever reads the answer to a follow-up."""
    return " ".join(query.question.split())


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
