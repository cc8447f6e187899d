"""Feeds in a chat: those that are followed, a look before one is added, and stopping one."""

import secrets
from collections import OrderedDict

from bot.feeds.faults import FetchError
from bot.feeds.feeds import Feeds, Preview
from bot.feeds.visiting import visitor_for
from bot.replies import feeds as replies
from bot.replies import sentences
from bot.replies.faults import error_line
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import State
from bot.state.chat import Chat
from bot.usecases.library import OpenLibrary
from retrieval.errors import CorpusError

ADD = "add"
_MOST_PREVIEWS = 50


class FollowedFeeds:
    """Blocking, and for as long as a site takes to answer.

    Args:
        library: whose corpus it is.
        state: which keeps who did what.
        feeds: others, for tests.
    """

    def __init__(self, library: OpenLibrary, state: State, feeds: Feeds | None = None) -> None:
        settings = library.settings
        self.feeds = feeds or Feeds(
            settings.corpus, visitor_for(settings.fetch_hosts), settings.feeds_minutes
        )
        self._zone = settings.zone
        self._audit = state.audit
        self._previews: OrderedDict[str, Preview] = OrderedDict()

    def said(self, words: str, chat: Chat) -> Reply:
        """The feeds; after ``add`` and an address, what that holds."""
        act, _, url = words.strip().partition(" ")
        if act.lower() == ADD:
            return self._previewed(url.strip(), chat)
        say = Wording(chat.lang)
        return sentences.line(say("feeds-usage")) if act else self.listed(chat)

    def listed(self, chat: Chat, note: str = "") -> Reply:
        """Every feed with how it fares, under a note of what was done just now."""
        say = Wording(chat.lang)
        return replies.list_reply(self.feeds.store.all(), note, say, self._zone)

    def added(self, token: str, chat: Chat) -> Reply:
        """The feeds, after one was added that had been shown."""
        say = Wording(chat.lang)
        seen = self._previews.get(token)
        if seen is None:
            return sentences.line(say("button-old"))
        try:
            feed = self.feeds.add(seen, chat.user)
        except CorpusError as error:
            return sentences.line(say("feeds-failed", problem=error_line(error, say)))
        self._audit.note(chat.user, "add-feed", feed.name, feed.url)
        return self.listed(chat, say("feeds-added", title=feed.title))

    def stopped(self, name: str, chat: Chat) -> Reply:
        """The feeds, after one was stopped."""
        say = Wording(chat.lang)
        try:
            feed = self.feeds.remove(name)
        except CorpusError as error:
            return sentences.line(say("feeds-failed", problem=error_line(error, say)))
        if feed is None:
            return self.listed(chat)
        self._audit.note(chat.user, "stop-feed", feed.name, feed.url)
        return self.listed(chat, say("feeds-stopped", title=feed.title))

    def soon(self, name: str, chat: Chat) -> Reply:
        """The feeds, after a look at one was asked for."""
        say = Wording(chat.lang)
        try:
            feed = self.feeds.soon(name)
        except CorpusError as error:
            return sentences.line(say("feeds-failed", problem=error_line(error, say)))
        return self.listed(chat, say("feeds-soon", title=feed.title) if feed else "")

    def _previewed(self, url: str, chat: Chat) -> Reply:
        say = Wording(chat.lang)
        if not url:
            return sentences.line(say("feeds-usage"))
        try:
            seen = self.feeds.preview(url)
        except FetchError as error:
            return sentences.line(replies.why(error.fault, error.detail, say))
        token = secrets.token_urlsafe(6)
        self._previews[token] = seen
        while len(self._previews) > _MOST_PREVIEWS:
            self._previews.popitem(last=False)
        return replies.preview_reply(seen, token, say)
