"""News for those who follow a question: what is found, when it is due, how it is said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from bot.replies.answers import MOST_BOLD, heading
from bot.replies.composer import Composer
from bot.replies.pages import TEXT_LIMIT
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording
from bot.state import Find, Follow, State
from bot.state.chat import Chat
from bot.usecases.following import Following
from bot.usecases.library import OpenLibrary
from retrieval import Searcher, alerts, context, telling_words

if TYPE_CHECKING:
    from retrieval.types import Query, Quote

SHOWN = 5
"""Statements in one message; a button leads to the rest."""

_WHY = 5
_ROOM = 200
"""Characters kept free for the last line."""

Items = list[tuple[Follow, list[Find]]]


@dataclass(frozen=True, slots=True)
class Due:
    """The follows of one person whose news are due now, in one message."""

    user: int
    lang: str | None
    numbers: tuple[int, ...]


class Notifications:
    """Finds new statements for followed questions, and words the messages about them.

    Args:
        library: what is searched.
        state: keeps follows and finds.
        following: knows each person's time zone.
    """

    def __init__(self, library: OpenLibrary, state: State, following: Following) -> None:
        self._library = library
        self._state = state
        self._following = following
        self._looked: str | None = None

    def look(self) -> int:
        """Search what is new for every follow; returns how many were looked at.

        Nothing is done where the live build is the one that was looked at last.

        Raises:
            RetrievalError: there is no usable build.
        """
        searcher = self._library.searcher()
        build, head = searcher.snapshot.manifest.build, alerts.newest_record(searcher)
        if build == self._looked:
            return 0
        known: dict[tuple[Query, str], Sequence[Quote] | None] = {}
        looked = [follow for follow in self._state.follows.all() if follow.since != head]
        for follow in looked:
            key = follow.query, follow.since
            if key not in known:
                known[key] = alerts.news(searcher, follow.query, follow.since)
            # where the archive was begun anew, what is new begins anew too
            self._state.follows.found(follow, known[key] or (), head)
        self._looked = build
        return len(looked)

    def due(self, now: datetime) -> list[Due]:
        """Whom to tell, each once, with all that is due for them.

        Args:
            now: aware of its time zone.
        """
        people: dict[int, list[Follow]] = {}
        for follow, finds in self._state.follows.waiting():
            if follow.hour is None or self._hour_came(follow, finds[0].found, now):
                people.setdefault(follow.user, []).append(follow)
        return [
            Due(user, self.lang(follows[0]), tuple(follow.number for follow in follows))
            for user, follows in people.items()
        ]

    def lang(self, follow: Follow) -> str | None:
        """The language its person is written to."""
        return self._state.people.of(follow.user).lang or follow.lang

    def page(self, batch: str, start: int, chat: Chat) -> Reply:
        """A page of a batch.

        Raises:
            BuildError: there is no archive.
        """
        say = Wording(chat.lang)
        items = self._state.follows.batch(batch, chat.user)
        flat = [(follow, find) for follow, finds in items for find in finds]
        removals = self._library.archive().removals
        # where all were removed for good meanwhile, that is told
        flat = [one for one in flat if removals.of_record(one[1].record) is None] or flat
        if start >= len(flat):
            return Composer().line(say("button-old")).reply()
        searcher = self._library.searcher()
        for most in range(SHOWN, 0, -1):
            reply = self._page(flat, start, most, searcher, say)
            if len(reply.text.encode("utf-16-le")) // 2 <= TEXT_LIMIT - _ROOM or most == 1:
                break
        shown = min(start + most, len(flat))
        rows: list[tuple[Button, ...]] = []
        if shown < len(flat):
            label = say("news-more", count=len(flat) - shown)
            rows.append((Button(label, action=f"n:{batch}:{shown}"),))
        names = list(dict.fromkeys(follow.number for follow, _ in islice(flat, start, shown)))
        rows += [(self._stop(number, items, say, alone=len(names) == 1),) for number in names]
        return Reply(reply.text, reply.entities, reply.quoted, tuple(rows))

    def interrupted(self, batch: str, lang: str | None) -> Reply:
        """In place of news that may have arrived already."""
        say = Wording(lang)
        button = Button(say("news-show"), action=f"n:{batch}:0")
        return Composer().line(say("news-interrupted")).reply((button,))

    # -- parts -----------------------------------------------------------------------------

    def _page(
        self,
        flat: Sequence[tuple[Follow, Find]],
        start: int,
        most: int,
        searcher: Searcher,
        say: Wording,
    ) -> Reply:
        composer = Composer()
        if start == 0:
            composer.line(say("news", count=len(flat)), Style.BOLD)
        before: int | None = None
        for follow, find in flat[start : start + most]:
            composer.gap()
            if follow.number != before:
                asked = " ".join(follow.query.question.split())
                composer.line(say("news-for", question=asked), Style.ITALIC).gap()
                before = follow.number
            record = self._library.archive().records([find.record]).get(find.record)
            if record is None:
                composer.line(say("quote-gone"))
                continue
            quote = context.cut(record, (find.start, find.end))
            words = telling_words(searcher, follow.query, quote)[: MOST_BOLD // most]
            heading(composer, quote, say, link=self._library.links.to(quote))
            composer.quote(quote, bold=words)
            said = dict.fromkeys(quote.text[first:last].lower() for first, last in words)
            if said:
                composer.line(say("news-why", words=", ".join(islice(said, _WHY))), Style.ITALIC)
            elif follow.query.text.strip():
                composer.line(say("news-why-meaning"), Style.ITALIC)
        return composer.reply()

    def _stop(self, number: int, items: Items, say: Wording, *, alone: bool) -> Button:
        if alone:
            return Button(say("follow-stop"), action=f"s:{number}")
        follow = next(follow for follow, _ in items if follow.number == number)
        words = follow.query.question.split()
        return Button(say("news-stop-of", question=" ".join(words)[:30]), action=f"s:{number}")

    def _hour_came(self, follow: Follow, found: float, now: datetime) -> bool:
        """Whether the follow's hour has come since the find."""
        zone = self._following.zone(follow.user)
        here = now.astimezone(zone)
        last = here.replace(hour=follow.hour or 0, minute=0, second=0, microsecond=0)
        if last > here:
            last -= timedelta(days=1)
        return last.timestamp() >= found
