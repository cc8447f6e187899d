"""Check-questions: an answer that is right is kept, and every new build is asked for it."""

from collections.abc import Callable
from datetime import datetime

from bot.replies import expectations as replies
from bot.replies import sentences
from bot.replies.reply import Reply
from bot.replies.wording import Wording, language
from bot.state import State, View
from bot.state.chat import Chat
from bot.state.views import QuotedSpan
from bot.usecases.clock import utc_now
from bot.usecases.library import OpenLibrary
from bot.usecases.pointing import PointedAt, chosen, quote_at, quotes_of
from bot.usecases.questions import answered, explained, understood
from retrieval import expectations
from retrieval.types import Query, Quote


class Expecting:
    """What the archive is expected to answer.

    Args:
        library: that answers.
        state: which remembers what was shown, and who did what.
        now: the time, aware of its zone.
    """

    def __init__(
        self, library: OpenLibrary, state: State, now: Callable[[], datetime] = utc_now
    ) -> None:
        self._library = library
        self._state = state
        self._now = now

    def keep(self, question: str, chat: Chat, pointed: PointedAt) -> Reply:
        """Keep what was answered, or another question that the same words are to answer.

        Args:
            question: in the place of the one that was asked; may be empty.
            chat: where it was answered.
            pointed: the answer that is replied to, or the last one of the chat; the part of it
                that was chosen tells the quote, or it is the first one.
        """

        def make() -> Reply:
            say = Wording(chat.lang)
            views = self._state.views
            token = pointed.token
            view = views.find(token, chat.id) if token else views.last(chat)
            words = self._words(view, pointed.words) if view is not None else None
            if view is None or words is None:
                return sentences.line(say("expect-nothing"))
            if not question and not view.answered:
                return sentences.line(say("expect-silent"))
            query = understood(question, self._library) if question else view.query
            return self._kept(query, words, chat)[0]

        return explained(make, chat.lang)

    def answered_by(self, question: str, span: QuotedSpan, chat: Chat) -> tuple[Reply, bool]:
        """Keep that these words are to answer a question; and whether that was kept.

        Raises:
            RetrievalError: there is no usable build, or the question cannot be understood.
        """
        words = quote_at(span, self._library)
        if words is None:
            return sentences.line(Wording(chat.lang)("quote-gone")), False
        return self._kept(understood(question, self._library), words, chat)

    def listed(self, begin: int, chat: Chat) -> Reply:
        """A page of the check-questions, from this one on."""
        there = expectations.all_of(self._library.directory)
        begin = min(begin, max(0, len(there) - 1)) // replies.PAGE * replies.PAGE
        archive = self._library.archive() if there else None
        some = [
            (one, expectations.words_of(archive, one) if archive else None)
            for one in there[begin : begin + replies.PAGE]
        ]
        return replies.list_reply(some, begin, len(there), Wording(chat.lang))

    def removed(self, expectation_id: str, begin: int, chat: Chat) -> Reply:
        """The page again, after a check-question was removed."""
        gone = expectations.remove(self._library.directory, expectation_id)
        if gone is not None:
            self._state.audit.note(chat.user, "unexpect", gone.statement_id, gone.query.question)
        return self.listed(begin, chat)

    def _kept(self, query: Query, words: Quote, chat: Chat) -> tuple[Reply, bool]:
        """Keep a question with the words that answer it; and whether there was room."""
        say = Wording(chat.lang)
        lang = language(chat.lang)
        one = expectations.expectation(query, words, lang=lang, now=self._now())
        if not expectations.add(self._library.directory, one):
            return sentences.line(say("expect-full", most=expectations.MOST)), False
        self._state.audit.note(chat.user, "expect", words.statement_id, query.question)
        answer = answered(self._library.searcher(), query, lang=lang)
        now = expectations.holds(answer, one, words)
        return replies.kept_reply(one, words, say, now=now), True

    def _words(self, view: View, words: str) -> Quote | None:
        """The first quote of an answer, or the one in which some of its words stand."""
        quotes = quotes_of(view, self._library)
        return chosen(quotes, words) or next(iter(quotes), None)
