"""A date for a statement that has none: asked for in a private chat, kept as a correction."""

from collections.abc import Callable
from datetime import datetime

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import Role, State
from bot.state.chat import Chat
from bot.usecases.clock import utc_now
from bot.usecases.corrections import Corrections, Editor, or_why
from bot.usecases.dialogs import DialogAnswers
from bot.usecases.library import OpenLibrary
from retrieval import parse_date
from retrieval.types import Act, Correction

_KIND = "undated"


class Dating:
    """Asks for dates and keeps them; the next reindex makes them live.

    Args:
        library: whose statements.
        state: where it is noted who did it.
        dialogs: leads the answer to here.
        now: the time, aware of its zone.
    """

    def __init__(
        self,
        library: OpenLibrary,
        state: State,
        dialogs: DialogAnswers,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._library = library
        self._state = state
        self._dialogs = dialogs
        self._now = now
        dialogs.on(_KIND, self._take, Role.EDITOR)

    def ask(self, statement_id: str, chat: Chat) -> Reply:
        """The question for the date of a statement."""
        says = Wording(chat.lang)("undated-asks")
        return self._dialogs.ask(chat, _KIND, statement_id, says)

    def _take(self, statement_id: str, words: str, chat: Chat) -> Reply:
        say = Wording(chat.lang)
        try:
            day = parse_date(words.strip())
        except ValueError:
            says = say("undated-no-day")
            return self._dialogs.ask(chat, _KIND, statement_id, says)
        correction = Correction(statement_id, Act.REDATE, day)

        def dated() -> Reply:
            # of the files that were read last, whatever is set now
            corrections = Corrections(self._library, self._state, None, self._now)
            corrections.keep(correction, Editor.of(chat))
            return sentences.line(say("undated-dated", day=say.day(day)))

        return or_why(dated)
