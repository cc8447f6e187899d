"""What to look at after the last reindex, and how it is mended."""

import hashlib
from datetime import datetime

from bot.replies import problems as replies
from bot.replies import sentences
from bot.replies.faults import error_line, fault_line
from bot.replies.problems import Logged, Trouble
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import State
from bot.state.chat import Chat
from bot.usecases.amending import Amending
from bot.usecases.library import OpenLibrary
from retrieval import last_run
from retrieval.errors import BuildError
from retrieval.types import Act, Change, Outcome, Problem, Run

_FAULTS = 10


class Problems:
    """Files that could not be read, statements without a date, warnings, what is gone.

    Args:
        library: whose last reindex.
        state: keeps the bot's own faults.
        amending: asks for the date of a statement, shows it and keeps it.
    """

    def __init__(self, library: OpenLibrary, state: State, amending: Amending) -> None:
        self._library = library
        self._state = state
        self._amending = amending

    def page(self, begin: int, chat: Chat) -> Reply:
        """A page of what to look at."""
        say = Wording(chat.lang)
        try:
            run = last_run(self._library.directory)
        except BuildError as error:
            return sentences.status_failed(error_line(error, say), chat.lang)
        troubles = _troubles(run, say)
        begin = min(begin, max(0, len(troubles) - 1)) // replies.PAGE * replies.PAGE
        when = datetime.fromisoformat(run.ran_at).astimezone(self._library.settings.zone)
        return replies.list_reply(troubles, begin, (_name(run), say.moment(when)), say)

    def one(self, name: str, place: int, chat: Chat) -> Reply:
        """One of them and how it is mended; the list again where another run came since."""
        trouble = self._found(name, place, chat)
        if trouble is None:
            return self.page(0, chat)
        action = f"pf:{name}:{place}" if trouble.kind == "undated" else None
        return replies.trouble_reply(trouble, Wording(chat.lang), action)

    def date(self, name: str, place: int, chat: Chat) -> Reply:
        """Ask for the date of a statement that has none."""
        trouble = self._found(name, place, chat)
        if trouble is None or trouble.kind != "undated":
            return self.page(0, chat)
        return self._amending.ask(trouble.statement_id, Act.REDATE, chat)

    def _found(self, name: str, place: int, chat: Chat) -> Trouble | None:
        """What a button names, if the run that it was of is the last one still."""
        try:
            run = last_run(self._library.directory)
        except BuildError:
            return None
        troubles = _troubles(run, Wording(chat.lang))
        return troubles[place] if name == _name(run) and place < len(troubles) else None

    def log(self, chat: Chat) -> Reply:
        """The last faults of the bot itself."""
        zone = self._library.settings.zone
        faults = [
            Logged(one.kind, datetime.fromtimestamp(one.last, tz=zone), one.count)
            for one in self._state.faults.last(_FAULTS)
        ]
        return replies.log_reply(faults, Wording(chat.lang))


def _troubles(run: Run, say: Wording) -> list[Trouble]:
    """What to look at, the gravest first."""
    report = run.report
    here = [one for one in report.outcomes if one.change is not Change.WITHDRAWN]
    return [
        *(_of_problem("failed", one, say) for one in report.failed),
        *(_of_outcome("undated", one) for one in here if one.date is None),
        *(_of_problem("warned", one, say) for one in report.warned),
        *(_of_outcome("gone", one) for one in report.outcomes if one.change is Change.WITHDRAWN),
    ]


def _of_problem(kind: str, one: Problem, say: Wording) -> Trouble:
    where = one.path if one.line is None else f"{one.path}:{one.line}"
    return Trouble(kind, where, fault_line(one, say))


def _of_outcome(kind: str, one: Outcome) -> Trouble:
    return Trouble(kind, one.path or one.statement_id, one.title, one.statement_id)


def _name(run: Run) -> str:
    """Tells a run from others in a button."""
    return hashlib.sha256(run.ran_at.encode()).hexdigest()[:6]
