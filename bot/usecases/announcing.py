"""A new statement told to those whose followed question it comes near, though it was not found."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from bot.replies import announcements as replies
from bot.replies import sentences
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import Follow, State
from bot.state.chat import Chat
from bot.usecases.clock import utc_now
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import explained
from retrieval import Searcher, alerts
from retrieval.types import Query, Quote, Record

_NEW = timedelta(days=6)
"""How long a statement is new: less than what was told to whom is remembered."""

_SHOWN = 6


class Announcing:
    """Tells followers of a topic; nobody else is ever written to.

    Args:
        library: whose statements are new.
        state: keeps who follows what and was told what.
        now: the time, aware of its zone.
    """

    def __init__(
        self, library: OpenLibrary, state: State, now: Callable[[], datetime] = utc_now
    ) -> None:
        self._library = library
        self._state = state
        self._now = now

    def choice(self, chat: Chat) -> Reply:
        """The new statements to choose from."""

        def make() -> Reply:
            return replies.choice_reply(self._new(), Wording(chat.lang))

        return explained(make, chat.lang)

    def preview(self, number: int, chat: Chat) -> Reply:
        """A new statement, how many would be told of it, and the button that does it."""
        return explained(partial(self._preview, number, chat), chat.lang)

    def tell(self, number: int, chat: Chat) -> Reply:
        """Have a new statement told to all it comes near who were not told, each once."""

        def make() -> Reply:
            record = self._found(number)
            if record is None:
                return sentences.line(Wording(chat.lang)("announce-old"))
            matches = self._matches(record)
            people = len({follow.user for follow, _ in matches})
            facts = f"{len(matches)} follows of {people} people"
            # noted first: after a crash in between it can be pressed again
            self._state.audit.note(chat.user, "announce", record.statement.id, facts)
            self._state.follows.announce({one.number: quote for one, quote in matches})
            return sentences.line(Wording(chat.lang)("announced", people=people))

        return explained(make, chat.lang)

    def _preview(self, number: int, chat: Chat) -> Reply:
        say = Wording(chat.lang)
        record = self._found(number)
        if record is None:
            return sentences.line(say("announce-old"))
        matches = self._matches(record)
        people = len({follow.user for follow, _ in matches})
        told = len(self._state.follows.told(record.statement.id))
        return replies.preview_reply(record, people, told, say)

    def _new(self) -> list[Record]:
        return alerts.new_records(self._library.searcher(), self._now() - _NEW, _SHOWN)

    def _found(self, number: int) -> Record | None:
        return next((record for record in self._new() if record.number == number), None)

    def _matches(self, record: Record) -> list[tuple[Follow, Quote]]:
        """The follows that a statement comes near and that were not told of it."""
        searcher: Searcher = self._library.searcher()
        told = self._state.follows.told(record.statement.id)
        known: dict[Query, Quote | None] = {}
        matches = []
        for follow in self._state.follows.all():
            if follow.number in told or not follow.user:  # 0 is whoever sits at the terminal
                continue
            if follow.query not in known:
                known[follow.query] = alerts.near(searcher, follow.query, record.number)
            quote = known[follow.query]
            if quote is not None:
                matches.append((follow, quote))
        return matches
