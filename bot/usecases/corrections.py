"""Correcting statements on record: each shown first, then kept; a reindex makes it live.

Whoever calls has asked who may.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.replies.corrections import (
    corrected_reply,
    purge_reply,
    purged_reply,
    undone_reply,
)
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import State
from bot.usecases.library import OpenLibrary
from retrieval import editing, last_run
from retrieval.errors import BuildError
from retrieval.types import Corrected, Correction, PurgePlan, Undone


class Corrections:
    """Corrects the statements of a library.

    Args:
        library: whose statements.
        corpus: that they are read from; without it the one that was read last.
        clock: the time that is kept with a correction.
    """

    def __init__(
        self, library: OpenLibrary, corpus: Path | None, clock: Callable[[], datetime]
    ) -> None:
        self._library = library
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

    def keep(self, correction: Correction, by: str) -> Corrected:
        """Keep a correction.

        Raises:
            CorpusError: there is no such statement, it would change nothing, or it cannot be kept.
            BuildError: the archive cannot be used, or somebody else is editing.
        """
        directory = self._library.directory
        return editing.correct(self.corpus, directory, correction, by=by, now=self._clock())

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

    def undo(self, number: int, by: str) -> Undone:
        """Take a correction back.

        Raises:
            CorpusError: it cannot be.
            BuildError: somebody else is editing.
        """
        directory = self._library.directory
        return editing.undo(self.corpus, directory, number, by=by, now=self._clock())

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

    def purge(self, plan: PurgePlan, by: str) -> None:
        """Begin a purge, which the next reindex ends.

        Raises:
            CorpusError: it cannot be written down, or a file cannot be removed.
            BuildError: somebody else is editing.
            StorageError: the bot's memory cannot be written.
        """
        directory = self._library.directory
        if directory.bot.is_file():
            state = State(directory.bot)
            state.forget_statements(plan.statement_ids, lambda text: editing.has_words(plan, text))
            state.close()
        editing.begin_purge(self.corpus, directory, plan, by=by, now=self._clock())

    def purged(self, plan: PurgePlan, lang: str | None) -> Reply:
        """That a purge has ended."""
        return purged_reply(plan, Wording(lang), self._library.settings.zone)


def _last_read(library: OpenLibrary) -> Path:
    """The corpus of the last index run, which has the statements that are on record."""
    try:
        return Path(last_run(library.directory).corpus)
    except BuildError:
        return library.settings.corpus
