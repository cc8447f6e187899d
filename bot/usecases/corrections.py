"""Correcting statements on record: each shown first, kept, audited; a reindex makes it live.

Whoever calls has asked who may. The audit, of which nothing is ever deleted, has no words of
statements: what was said of them stands in the corpus' corrections.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.replies import sentences
from bot.replies.corrections import (
    corrected_reply,
    purge_reply,
    purged_reply,
    undone_reply,
)
from bot.replies.faults import error_line
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import State
from bot.state.chat import Chat
from bot.usecases.library import OpenLibrary
from retrieval import editing, last_run
from retrieval.errors import BuildError, RetrievalError
from retrieval.types import Act, Corrected, Correction, PurgePlan, Undone

_AUDITED = {Act.RESPEAK: "speaker", Act.RESOURCE: "source"}
"""As the commands are called, and the audit's sentences."""


@dataclass(frozen=True, slots=True)
class Editor:
    """Who corrects.

    Attributes:
        user: the number in the audit.
        name: in the corpus' corrections, which others may read.
    """

    user: int
    name: str

    @classmethod
    def of(cls, chat: Chat) -> "Editor":
        """Who corrects in a chat: by their number, as names may change."""
        return cls(chat.user, str(chat.user))


def or_why(make: Callable[[], Reply], lang: str | None) -> Reply:
    """A reply; in place of one that cannot be made, the sentence that says why."""
    try:
        return make()
    except RetrievalError as error:
        return sentences.line(error_line(error, Wording(lang)))


class Corrections:
    """Corrects the statements of a library.

    Args:
        library: whose statements.
        state: where acts are audited, and what is forgotten of a statement that is purged.
        corpus: that they are read from; without it the one that was read last.
        clock: the time that is kept with a correction.
    """

    def __init__(
        self,
        library: OpenLibrary,
        state: State,
        corpus: Path | None,
        clock: Callable[[], datetime],
    ) -> None:
        self._library = library
        self._state = state
        self.corpus = corpus or _last_read(library)
        self._clock = clock

    def preview(self, correction: Correction, lang: str | None) -> Reply:
        """What a correction would change.

        Raises:
            CorpusError: there is no such statement, or it would change nothing.
            BuildError: the archive cannot be used.
        """
        seen = editing.preview(self.corpus, self._library.directory, correction)
        return corrected_reply(seen, Wording(lang))

    def keep(self, correction: Correction, by: Editor) -> Corrected:
        """Keep a correction.

        Raises:
            CorpusError: there is no such statement, it would change nothing, or it cannot be kept.
            BuildError: the archive cannot be used, or somebody else is editing.
            StorageError: it is kept and could not be audited.
        """
        done = editing.correct(
            self.corpus, self._library.directory, correction, by=by.name, now=self._clock()
        )
        details = f"correction {done.number}"
        if correction.act is Act.REDATE:  # days are no words of the statement
            details = f"{done.before.date or '–'} > {done.after.date or '–'}"
        self._audit(by, correction.act, correction.statement_id, details)
        return done

    def preview_undo(self, number: int | None, lang: str | None) -> tuple[int, Reply]:
        """The correction that would be taken back, and what is shown of that.

        Args:
            number: of it; without it the last one that can be.
            lang: of whoever is shown it.

        Raises:
            CorpusError: there is none that can be.
        """
        seen = editing.undoable(self.corpus, number)
        return seen.undone.number, undone_reply(seen, Wording(lang))

    def undo(self, number: int, by: Editor) -> Undone:
        """Take a correction back.

        Raises:
            CorpusError: it cannot be.
            BuildError: somebody else is editing.
            StorageError: it is taken back and could not be audited.
        """
        done = editing.undo(
            self.corpus, self._library.directory, number, by=by.name, now=self._clock()
        )
        name = done.undone.correction.statement_id
        self._audit(by, Act.UNDO, name, f"correction {number}")
        return done

    def preview_purge(self, statement_id: str, lang: str | None) -> tuple[PurgePlan, Reply]:
        """What a purge would take away, and what is shown of that.

        Raises:
            CorpusError: there is no such statement, or no other.
            BuildError: the archive cannot be used.
        """
        plan = editing.purge_plan(self.corpus, self._library.directory, statement_id)
        records = self._library.archive().versions(statement_id)
        statement = records[-1].statement if records else None
        zone = self._library.settings.zone
        return plan, purge_reply(plan, statement, Wording(lang), zone)

    def purge(self, plan: PurgePlan, by: Editor) -> None:
        """Begin a purge, which the next reindex ends.

        Raises:
            CorpusError: it cannot be written down, or a file cannot be removed.
            BuildError: somebody else is editing.
            StorageError: the bot's memory cannot be written.
        """
        self._audit(by, Act.PURGE, plan.statement_ids[0])
        self._state.forget_statements(
            plan.statement_ids, lambda text: editing.has_words(plan, text)
        )
        directory = self._library.directory
        editing.begin_purge(self.corpus, directory, plan, by=by.name, now=self._clock())

    def purged(self, plan: PurgePlan, lang: str | None) -> Reply:
        """That a purge has ended."""
        return purged_reply(plan, Wording(lang), self._library.settings.zone)

    def _audit(self, by: Editor, act: Act, statement_id: str, details: str = "") -> None:
        name = _AUDITED.get(act, act.value)
        self._state.audit.note(by.user, name, statement_id, details)


def _last_read(library: OpenLibrary) -> Path:
    """The corpus of the last index run, which has the statements that are on record."""
    try:
        return Path(last_run(library.directory).corpus)
    except BuildError:
        return library.settings.corpus
