"""Figures of what is asked: counted by day, never by person."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from bot.replies import stats as replies
from bot.replies.reply import Reply
from bot.replies.stats import Questions, Statistics
from bot.replies.wording import Wording
from bot.state import State
from bot.state.chat import Chat
from bot.state.figures import KEPT_DAYS, DayFigures, summed
from bot.usecases.library import OpenLibrary
from retrieval import Likeness
from retrieval.errors import RetrievalError

_WEEK, _MONTH = 7, 30
_TOPICS = 5
_OFTEN = 3
"""How often a topic must be asked about to be named: what one person asks once is not."""

_MOST = 300
"""Different topics that are put together: those asked about most."""


class Stats:
    """What is counted of questions. Whoever calls has asked who may.

    Args:
        library: today's day, and the model that tells which topics are alike.
        state: keeps the counts.
    """

    def __init__(self, library: OpenLibrary, state: State) -> None:
        self._library = library
        self._state = state
        self._likeness = Likeness()

    def statistics(self) -> Statistics:
        """All that is counted."""
        state, today = self._state, self._library.today()
        days = state.figures.days(today - timedelta(days=_MONTH - 1), today)
        follows = state.follows.all()
        up, down = state.feedback.counts()
        return Statistics(
            days=_each(days),
            week=_questions(summed(days[-_WEEK:], today)),
            month=_questions(summed(days, today)),
            people=state.views.people(),
            followed=len(follows),
            followers=len({follow.user for follow in follows}),
            up=up,
            down=down,
            reasons={str(reason): n for reason, n in state.feedback.reasons().items()},
            topics=self._topics(),
        )

    def table(self) -> str:
        """A line for each day of the last year, from the first one with a question on."""
        today = self._library.today()
        days = self._state.figures.days(today - timedelta(days=KEPT_DAYS), today)
        first = next((at for at, day in enumerate(days) if day.questions), len(days))
        return replies.table(_each(days[first:]))

    def said(self, chat: Chat) -> Reply:
        """The figures as the bot says them, with their picture."""
        return replies.stats_reply(self.statistics(), Wording(chat.lang))

    def dark(self, chat: Chat) -> Reply:
        """The picture for a dark screen."""
        return replies.dark_reply(self.statistics(), Wording(chat.lang))

    def file(self, chat: Chat) -> Reply:
        """The table as a file."""
        return replies.file_reply("figures.csv", self.table(), Wording(chat.lang))

    def _topics(self) -> tuple[tuple[str, int], ...]:
        counts = self._state.misses.topics(self._library.today())
        if not counts:
            return ()
        asked = sorted(counts, key=lambda topic: (-counts[topic], topic))[:_MOST]
        try:
            alike = self._likeness.groups(self._library.searcher(), asked)
        except RetrievalError:
            return ()
        together = Counter(
            {asked[places[0]]: sum(counts[asked[place]] for place in places) for places in alike}
        )
        return tuple((topic, n) for topic, n in together.most_common(_TOPICS) if n >= _OFTEN)


def _each(days: Sequence[DayFigures]) -> tuple[tuple[date, Questions], ...]:
    return tuple((day.day, _questions(day)) for day in days)


def _questions(day: DayFigures) -> Questions:
    return Questions(
        questions=day.questions,
        answered=day.answered,
        silent=day.silent,
        by_lang=day.by_lang,
        median=day.quantile(0.5),
        p95=day.quantile(0.95),
    )
