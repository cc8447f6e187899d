"""The builds of the index: which there are, what going to another would change, and going there."""

from bot.replies import builds as replies
from bot.replies import sentences
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import Role, State
from bot.state.chat import Chat
from bot.usecases.library import OpenLibrary
from retrieval import held_build, maintenance
from retrieval.errors import BuildError, RetrievalError
from retrieval.types import BuildFacts, Swap


class Builds:
    """What is live, and what was.

    Args:
        library: whose builds they are.
        state: which knows who may, and keeps who did what.
    """

    def __init__(self, library: OpenLibrary, state: State) -> None:
        self._library = library
        self._state = state

    # -- values, for every way in ----------------------------------------------------------

    def all(self) -> tuple[BuildFacts, ...]:
        """Every build, the newest first; raises ``BuildError`` where there is no index."""
        return maintenance.all_builds(self._library.directory)

    def swap(self, to: str | None) -> Swap:
        """What would change if a build were live, the one before without a name.

        Raises:
            RetrievalError: it cannot be made live.
        """
        return maintenance.preview(self._library.directory, self._library.fingerprint, to)

    def go(self, to: str | None, user: int) -> BuildFacts:
        """Make a build live, the one before without a name; raises what ``swap`` does.

        Args:
            to: its name.
            user: who does it, for the record.
        """
        directory = self._library.directory
        was = maintenance.live_name(directory)
        made = maintenance.rollback(directory, self._library.fingerprint, to)
        act = "publish-build" if was is None or was < made.name else "rollback"
        self._state.audit.note(user, act, made.name, f"{was} -> {made.name}")
        return made

    # -- in a chat -------------------------------------------------------------------------

    def listed(self, chat: Chat) -> Reply:
        """Every build, with buttons."""
        say = Wording(chat.lang)
        try:
            return replies.builds_reply(self.all(), say, self._library.settings.zone)
        except BuildError:
            return sentences.line(say("builds-none"))

    def asked(self, to: str | None, chat: Chat) -> Reply:
        """What would change, and the button that does it."""
        say = Wording(chat.lang)
        try:
            swap = self.swap(to)
        except RetrievalError as error:
            return sentences.line(say("swap-failed", problem=str(error)))
        held = held_build(self._library.directory)
        worse = held.worse if held is not None and held.build == swap.build.name else ()
        return replies.swap_reply(swap, worse, say, self._library.settings.zone)

    def made_live(self, to: str, was: str, chat: Chat) -> Reply | None:
        """Make a build live that was shown what it would change; None where this user may not.

        Whoever publishes may also publish what was held back; going elsewhere is the owner's.

        Args:
            to: its name.
            was: the name of the live build then; ``-`` for none.
            chat: who does it.
        """
        say = Wording(chat.lang)
        directory = self._library.directory
        held = held_build(directory)
        needed = Role.EDITOR if held is not None and held.build == to else Role.OWNER
        if not self._state.staff.may(chat.user, needed):
            return None
        if (maintenance.live_name(directory) or "-") != was:
            return sentences.line(say("swap-over"))
        try:
            made = self.go(to, chat.user)
        except RetrievalError as error:
            return sentences.line(say("swap-failed", problem=str(error)))
        when = replies.made_at(made, say, self._library.settings.zone)
        return sentences.line(say("swap-done", made=when))
