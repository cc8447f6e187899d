"""A look before a reindex: what was found is kept, and its lists are read page by page."""

from collections.abc import Iterator
from dataclasses import replace

from bot.replies import looks, sentences
from bot.replies.reply import Reply
from bot.replies.run_lists import listed
from bot.replies.wording import Wording
from bot.state import State
from bot.state.chat import Chat
from bot.state.looks import Look
from bot.usecases.library import OpenLibrary
from retrieval import maintenance
from retrieval.types import Outcome, ReindexReport


class Looking:
    """What a reindex would change.

    Args:
        library: that it would change.
        state: what remembers what was found.
    """

    def __init__(self, library: OpenLibrary, state: State) -> None:
        self._library = library
        self._state = state

    def found(self, report: ReindexReport, chat: Chat) -> Reply:
        """Keep what a look found; returns how it is shown."""
        kept = replace(report, outcomes=tuple(_shown(report)))
        live = maintenance.live_name(self._library.directory) or ""
        token = self._state.looks.keep(Look(kept, live))
        return looks.look_reply(report, token, Wording(chat.lang))

    def page(self, token: str, kind: str, begin: int, chat: Chat) -> Reply | None:
        """A page of one list, or all counts again; None where the look is too old.

        Args:
            token: of the look.
            kind: of the list; ``all`` for the counts.
            begin: how many entries stand before the page.
            chat: where it is read.
        """
        look = self._state.looks.find(token)
        if look is None or look.build != (maintenance.live_name(self._library.directory) or ""):
            return None
        say = Wording(chat.lang)
        if kind == "all":
            return looks.look_reply(look.report, token, say)
        return looks.list_reply(look.report, token, (kind, begin), say)

    @staticmethod
    def old(lang: str | None) -> Reply:
        """In place of a list that is too old."""
        return sentences.line(Wording(lang)("look-old"))


def _shown(report: ReindexReport) -> Iterator[Outcome]:
    """The entries that can be read in the chat, each once, in their order."""
    wanted = {
        id(one)
        for kind in looks.SHOWN
        for one in listed(report, kind)[: looks.KEPT]
        if isinstance(one, Outcome)
    }
    return (one for one in report.outcomes if id(one) in wanted)
