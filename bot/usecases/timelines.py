"""When was it said? A topic's statements in date order, in words, as a picture, bar by bar."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from bot.replies import sentences
from bot.replies import timelines as timeline_replies
from bot.replies.composer import Composer
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import State, View
from bot.state.chat import Chat
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import explained, understood
from retrieval import timeline as timeline_of
from retrieval.types import Period, Query, Timeline

_NAME = re.compile(r"(\d{4})(?:-(\d{2}))?")


class Timelines:
    """Timelines of topics.

    Args:
        library: what is searched.
        state: remembers what the buttons under a picture are about; None where there are none.
    """

    def __init__(self, library: OpenLibrary, state: State | None = None) -> None:
        self._library = library
        self._state = state

    def timeline(self, topic: str) -> Timeline:
        """The statements that answer, as a value.

        Raises:
            QueryError: no topic, or one that cannot be understood.
            BuildError: there is no usable index.
        """
        return self._of(understood(topic, self._library))

    def drawn(self, topic: str, chat: Chat, *, dark: bool = False) -> Reply:
        """The timeline as the bot says it, with its picture; without a topic, how to give one."""
        if not topic.strip():
            return Composer().line(Wording(chat.lang)("timeline-usage")).reply()

        def make() -> Reply:
            return self._drawn(self.timeline(topic), chat, dark=dark)

        return explained(make, chat.lang)

    def of_view(self, view: View, chat: Chat) -> Reply:
        """The timeline of what an answer was about, within the answer's time."""
        return explained(lambda: self._drawn(self._of(view.query), chat, dark=False), chat.lang)

    def _drawn(self, timeline: Timeline, chat: Chat, *, dark: bool) -> Reply:
        if not timeline.entries and self._library.is_empty:
            return sentences.archive_empty(chat.lang)
        reply = self.reply(timeline, chat.lang, dark=dark)
        if self._state is None or not timeline.entries:
            return reply
        view = View(query=timeline.query, answered=True, build=timeline.build)
        token = self._state.views.keep(view, chat)
        return replace(reply, buttons=timeline_replies.bar_buttons(timeline, token, chat.lang))

    def dark(self, view: View, chat: Chat) -> Reply:
        """The picture of a timeline for a dark screen; Telegram does not tell which one it is."""

        def make() -> Reply:
            timeline = self._of(view.query)
            if not timeline.entries:
                return self.reply(timeline, chat.lang)
            return timeline_replies.dark_reply(timeline, Wording(chat.lang))

        return explained(make, chat.lang)

    def bar(self, view: View, token: str, name: str, first: int, chat: Chat) -> Reply:
        """The statements of one bar: of a year, or of a month.

        Args:
            view: of the timeline.
            token: of the view.
            name: of the bar, ``2019`` or ``2019-03``.
            first: how many of its statements were shown before.
            chat: who wants them.
        """

        def make() -> Reply:
            period = _within(_period(name), view.query.period)
            timeline = self._of(replace(view.query, period=period, dated=""))
            bar = (token, name, first)
            say, link = Wording(chat.lang), self._library.links.to
            return timeline_replies.bar_reply(timeline, bar, say, link)

        return explained(make, chat.lang)

    def reply(self, timeline: Timeline, lang: str | None, *, dark: bool = False) -> Reply:
        """A timeline as the bot says it."""
        link = self._library.links.to
        return timeline_replies.timeline_reply(timeline, Wording(lang), link, dark=dark)

    def _of(self, query: Query) -> Timeline:
        return timeline_of(self._library.searcher_now(), query)


def _period(name: str) -> Period:
    match = _NAME.fullmatch(name)
    if match is None:
        raise ValueError(f"{name!r} names no year and no month")
    year = int(match[1])
    if match[2] is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    month = int(match[2])
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _within(bar: Period, asked: Period | None) -> Period:
    """A bar's days, of which a timeline of some time has only a part."""
    if asked is None or bar.first is None or bar.last is None:
        return bar
    return Period(max(bar.first, asked.first or bar.first), min(bar.last, asked.last or bar.last))
