"""Puts drafts into the corpus and takes them out again, each once, whatever is killed in between.

A draft says how far it was, and its file in the corpus whether it came to that.
"""

import logging
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from bot.state import State
from bot.state.audit import Audit
from bot.state.drafts import CHANNEL, DraftState, KeptDraft, SubmissionState
from bot.usecases.drafting import Drafting
from bot.usecases.library import OpenLibrary
from retrieval import editing
from retrieval.errors import BuildError, CorpusError
from retrieval.types import Draft, Published

_log = logging.getLogger(__name__)

GOING = (DraftState.OPEN, DraftState.PUBLISHING)
"""States of what may still be published."""
_NAMED = 3


class Publisher:
    """Changes the corpus; a reindex makes the change live.

    Args:
        library: whose corpus.
        state: where drafts are kept.
        drafting: reads them.
    """

    def __init__(self, library: OpenLibrary, state: State, drafting: Drafting) -> None:
        self._library = library
        self._state = state
        self._drafts = state.drafts
        self._drafting = drafting

    def there(self, submission: int) -> list[KeptDraft]:
        """The drafts of a submission whose files lie in the corpus."""
        there = {DraftState.PUBLISHED, DraftState.LIVE}
        return [one for one in self._drafts.of(submission) if one.state in there]

    def publish(self, kept: KeptDraft, user: int) -> None:
        """Put a draft into the corpus, once, also where an earlier try was killed in the middle.

        Raises:
            CorpusError: it cannot be published; nothing was changed.
            BuildError: somebody else is editing for long.
        """
        corpus, directory = self._library.settings.corpus, self._library.directory
        now, by = datetime.now(tz=UTC), str(user)
        planned = kept.published if kept.state is DraftState.PUBLISHING else None
        if planned and editing.settle(corpus, directory, planned, by=by, now=now):
            self._is_published(kept, planned, user)
            return
        corpus.mkdir(parents=True, exist_ok=True)
        draft = self._known_since(self._drafting.draft(kept))
        note = partial(self._drafts.draft_move, kept.number, DraftState.PUBLISHING)
        try:
            published = editing.publish(corpus, directory, draft, by=by, now=now, planned=note)
        except (CorpusError, BuildError):
            # nothing lies there; it may be corrected or left
            self._drafts.draft_move(kept.number, DraftState.OPEN)
            raise
        self._is_published(kept, published, user)

    def publish_all(self, submission: int) -> bool:
        """Publish what a channel posted; returns whether the corpus was changed.

        What holds no text, is on record already or cannot be read is left.
        """
        for one in self._drafts.of(submission):
            if one.state not in GOING:
                continue
            if not self._tried(one):
                self._drafts.draft_move(one.number, DraftState.LEFT)
                self._drafts.files.clear(one.number)
        return bool(self.there(submission))

    def _tried(self, kept: KeptDraft) -> bool:
        looked = self._drafting.look(kept)
        if not (looked.publishable or kept.published):
            return False
        try:
            self.publish(kept, CHANNEL)
        except (CorpusError, BuildError) as error:
            _log.warning("what a channel posted is left out: %s", error)
            return False
        return True

    def take_back(self, kept: KeptDraft, user: int) -> None:
        """Take what was published out of the corpus.

        Raises:
            CorpusError: its file was changed since; it stays.
            BuildError: somebody else is editing for long.
        """
        if kept.published is None:
            return
        corpus, directory = self._library.settings.corpus, self._library.directory
        now, by = datetime.now(tz=UTC), str(user)
        editing.unpublish(corpus, directory, kept.published, by=by, now=now)
        with self._state.file.together():
            self._drafts.draft_move(kept.number, DraftState.UNDONE)
            self._drafts.move(kept.submission, SubmissionState.TAKEN_IN)
            note_published(self._state.audit, "unpublish", kept.published, user)

    def _is_published(self, kept: KeptDraft, published: Published, user: int) -> None:
        with self._state.file.together():
            self._drafts.draft_move(kept.number, DraftState.PUBLISHED, published)
            self._drafts.move(kept.submission, SubmissionState.TAKEN_IN)
            note_published(self._state.audit, "publish", published, user)
        self._drafts.files.clear(kept.number)

    def _known_since(self, draft: Draft) -> Draft:
        """The draft, told of a statement of the same id that no reindex has taken in yet."""
        for one in draft.statements:
            if one.id in draft.held or one.id != one.url:
                continue
            before = self._drafts.published_as(one.id)
            if before is not None and before.path.is_file():
                return replace(draft, held={**draft.held, one.id: before.relative})
        return draft


def note_published(audit: Audit, act: str, published: Published, user: int) -> None:
    """Write down that somebody published a file, or took it back: its first ids and its place."""
    ids = ", ".join(published.statement_ids[:_NAMED])
    audit.note(user, act, ids, published.relative)
