"""Reads what was sent as the corpus would be read, with what is said of it."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path

from bot.state import State
from bot.state.drafts import KeptDraft
from bot.state.material import Origin
from bot.usecases.library import OpenLibrary, retrieval_settings
from retrieval import editing, verify
from retrieval.errors import BuildError, CorpusError, QueryError
from retrieval.types import Draft, Facts, Fault, Statement, Verdict, fault_of

_KEPT = 16
_TELLING, _TOO_LONG = 60, 300  # characters of a sentence by which two statements are compared
_COMPARED = 3
_STOPS = (". ", "! ", "? ", "\n")


@dataclass(frozen=True, slots=True)
class Looked:
    """A draft as an editor sees it before it is published.

    Attributes:
        kept: what was sent.
        draft: what it would be on record as; None where it cannot be read at all.
        fault: why not, in a sentence; else None.
        same: ids of statements on record that have the same words.
        shared: of statements on record that have long passages of it.
        version: whether it is on record at its address with other words, so that it becomes a
            new version there.
        known: whether it is on record at its address with these very words.
        elsewhere: the file of the corpus that has a statement of it, where that is not a post's.
        lost: whether its file could not be fetched.
    """

    kept: KeptDraft
    draft: Draft | None
    fault: Fault | None = None
    same: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    version: bool = False
    known: bool = False
    elsewhere: str = ""
    lost: bool = False

    @property
    def publishable(self) -> bool:
        """Whether there is something to publish."""
        nothing = self.draft is None or not self.draft.statements
        return not (nothing or self.known or self.elsewhere)


class Drafting:
    """Reads drafts; the last few are remembered as they were read.

    Args:
        library: whose archive they are compared with.
        state: where they are kept.
    """

    def __init__(self, library: OpenLibrary, state: State) -> None:
        self._library = library
        self._state = state
        self._read: OrderedDict[tuple[object, ...], Draft] = OrderedDict()

    def look(self, kept: KeptDraft, *, thoroughly: bool = False) -> Looked:
        """A draft as it would be on record, compared with what is.

        Args:
            kept: the draft.
            thoroughly: whether long passages of it are looked for too.
        """
        if kept.material.is_file and not self._state.drafts.files.place(kept.number).is_file():
            return Looked(kept, None, lost=True)
        try:
            draft = self.draft(kept)
        except (CorpusError, BuildError) as error:
            return Looked(kept, None, fault_of(error))
        looked = Looked(kept, draft)
        if draft.held:
            return self._beside_itself(looked, draft)
        same = tuple(dict.fromkeys(one for ids in draft.repeated.values() for one in ids))
        several = len(draft.statements) != 1
        shared = () if same or several or not thoroughly else self._shared(draft)
        return replace(looked, same=same, shared=shared)

    def _beside_itself(self, looked: Looked, draft: Draft) -> Looked:
        """A draft of which a statement is on record under its very id."""
        held = [one for one in draft.statements if one.id in draft.held]
        if len(held) == len(draft.statements) == 1 and self._has_words(held[0]):
            return replace(looked, known=True)
        if draft.content is not None:
            return replace(looked, version=True)
        return replace(looked, elsewhere=draft.held[held[0].id])

    def draft(self, kept: KeptDraft) -> Draft:
        """A draft with the facts that are said of it.

        Raises:
            CorpusError: its file cannot be read at all.
            BuildError: the archive is damaged.
        """
        key = (kept.number, kept.facts, kept.material, _stamp(self._library.directory.current))
        if key in self._read:
            self._read.move_to_end(key)
            return self._read[key]
        draft = self._made(kept)
        self._read[key] = draft
        while len(self._read) > _KEPT:
            self._read.popitem(last=False)
        return draft

    def _made(self, kept: KeptDraft) -> Draft:
        settings = retrieval_settings(self._library.settings)
        directory = self._library.directory
        if not kept.material.is_file:
            return editing.post_draft(kept.material.text, directory, settings, kept.facts)
        path, name = self._state.drafts.files.place(kept.number), kept.material.name
        facts = replace(kept.facts, lang=None, posted=None)
        draft = editing.read_draft(path, directory, settings, facts=facts, name=name)
        said = _filled(draft, facts, kept.material.origin)
        if said != facts:
            return editing.read_draft(path, directory, settings, facts=said, name=name)
        return draft

    def _has_words(self, statement: Statement) -> bool:
        archive = self._library.archive()
        return archive.versions(statement.id)[-1].statement.text == statement.text

    def _shared(self, draft: Draft) -> tuple[str, ...]:
        """Statements that have some of the longest sentences of a draft to the letter."""
        if not self._library.has_archive():
            return ()
        found: list[str] = []
        for sentence in _longest(draft.statements[0].text):
            try:
                whole = verify(self._library.archive(), sentence).whole
            except (QueryError, BuildError):
                continue
            if whole.verdict is Verdict.EXACT:
                found += [match.quote.statement_id for match in whole.matches]
        return tuple(dict.fromkeys(found))


def _stamp(current: Path) -> int | None:
    """Tells whether a build was published since."""
    try:
        return current.stat().st_mtime_ns
    except OSError:
        return None


def _filled(draft: Draft, facts: Facts, origin: Origin | None) -> Facts:
    """What a file does not say itself, as the message says it in which it came."""
    if origin is None or not draft.statements:
        return facts
    if facts.source is None and not any(one.source for one in draft.statements):
        facts = replace(facts, source=origin.title or None)
    if len(draft.statements) == 1:
        (one,) = draft.statements
        if facts.speaker is None and not one.speaker:
            facts = replace(facts, speaker=origin.author or None)
        if facts.url is None and not one.url:
            facts = replace(facts, url=origin.link or None)
    return facts


def _longest(text: str) -> list[str]:
    """The longest sentences that are neither too short nor too long to tell."""
    for stop in _STOPS:
        text = text.replace(stop, f"{stop.strip()}\n")
    lines = [line.strip() for line in text.split("\n")]
    telling = [line for line in lines if _TELLING <= len(line) <= _TOO_LONG]
    return sorted(telling, key=len, reverse=True)[:_COMPARED]
