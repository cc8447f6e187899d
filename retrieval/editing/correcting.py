"""Correcting statements on record: looked at first, kept as a line each, taken back by number."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from retrieval.archive.store import Archive
from retrieval.editing.appending import append, append_undo, edited_by_one
from retrieval.errors import CorpusError
from retrieval.ingest.corrections import Corrections, corrected, read_corrections
from retrieval.settings import Directory
from retrieval.text import normalise_line
from retrieval.types import (
    Act,
    Corrected,
    Correction,
    KeptCorrection,
    Undone,
    Withdrawal,
    fault,
)

_NOTES = frozenset((Act.WITHDRAW, Act.RESTORE))
_OF_ARCHIVE = "the archive"
"""Who said what was noted before corrections lay with the corpus."""


def preview(corpus: Path, directory: Directory, correction: Correction) -> Corrected:
    """What a correction would change; nothing is written.

    Raises:
        CorpusError: there is no such statement, or it would change nothing.
        BuildError: the archive cannot be used.
    """
    with closing(Archive(directory.archive_place)) as archive:
        return _seen(archive, read_corrections(corpus), _plain(correction))


def correct(
    corpus: Path, directory: Directory, correction: Correction, *, by: str, now: datetime
) -> Corrected:
    """Keep a correction; the next reindex makes it live.

    Args:
        corpus: the folder or file that the statement is read from.
        directory: of the archive that has it.
        correction: any but a purge and an undo, which have ways of their own.
        by: who says so: a name, or a number.
        now: when.

    Raises:
        CorpusError: there is no such statement, it would change nothing, or it cannot be written.
        BuildError: the archive cannot be used, or another process is editing.
    """
    correction = _plain(correction)
    with edited_by_one(directory), closing(Archive(directory.archive_place)) as archive:
        kept = read_corrections(corpus)
        seen = _seen(archive, kept, correction)
        before = _noted_before(archive, kept, correction)
        for one in before:
            append(corpus, [one], by=_OF_ARCHIVE, now=now)
        (entry,) = append(corpus, [correction], by=by, now=now)
    return replace(seen, number=entry.number)


def undoable(corpus: Path, number: int | None = None) -> Undone:
    """What would be taken back; nothing is written.

    Args:
        corpus: whose corrections are meant.
        number: of a correction; without it the last one that holds and can be taken back.

    Raises:
        CorpusError: there is none that can be.
    """
    kept = read_corrections(corpus)
    holding = [entry for entry in kept.holding() if entry.correction.act is not Act.PURGE]
    if number is None and not holding:
        raise CorpusError(fault("undo-nothing"))
    found = next((one for one in holding if number in {None, one.number}), None)
    if number is None:
        found = holding[-1]
    if found is None:
        raise CorpusError(f"{_why_not(kept, number)}; see: onrecord statement corrections")
    return Undone(found, _then(holding, found))


def undo(
    corpus: Path, directory: Directory, number: int | None = None, *, by: str, now: datetime
) -> Undone:
    """Take a correction back; the next reindex makes that live.

    Args:
        corpus: whose corrections are meant.
        directory: whose lock of editing is held meanwhile.
        number: as for ``undoable``.
        by: who takes it back.
        now: when.

    Raises:
        CorpusError: there is none that can be, or it cannot be written.
        BuildError: another process is editing.
    """
    with edited_by_one(directory):
        found = undoable(corpus, number)
        append_undo(corpus, [found.undone.number], by=by, now=now)
    return found


def _plain(correction: Correction) -> Correction:
    """The correction with its words as they are kept."""
    value = correction.value
    if isinstance(value, str):
        return replace(correction, value=normalise_line(value))
    if isinstance(value, Withdrawal):
        return replace(correction, value=replace(value, reason=normalise_line(value.reason)))
    return correction


def _seen(archive: Archive, kept: Corrections, correction: Correction) -> Corrected:
    name = correction.statement_id
    records = archive.versions(name)
    if not records:
        raise CorpusError(archive.absence(name))
    if correction.act not in _NOTES and not archive.is_present(name):
        raise CorpusError(fault("statement-gone", id=name))
    said = kept.by_statement().get(name, {})
    before = corrected(records[-1].statement, said)
    after = corrected(before, {correction.act: correction.value})
    notes = kept.withdrawals()
    taken = notes[name] if name in notes else archive.withdrawal(name)
    then = taken
    if correction.act in _NOTES:
        then = correction.value if isinstance(correction.value, Withdrawal) else None
    if (before, taken) == (after, then):
        raise CorpusError(fault("statement-so-already", id=name))
    return Corrected(before, after, taken, then)


def _noted_before(
    archive: Archive, kept: Corrections, correction: Correction
) -> Iterator[Correction]:
    """What an older program noted in the archive alone, so that an undo leads back to it."""
    name = correction.statement_id
    if correction.act in _NOTES and name not in kept.withdrawals():
        noted = archive.withdrawal(name)
        if noted is not None:
            yield Correction(name, Act.WITHDRAW, noted)


def _then(holding: list[KeptCorrection], undone: KeptCorrection) -> KeptCorrection | None:
    """What holds of the same kind when one is taken back."""
    act, name = undone.correction.act, undone.correction.statement_id
    kinds = _NOTES if act in _NOTES else {act}
    same = [
        one
        for one in holding
        if one.correction.statement_id == name and one.correction.act in kinds and one != undone
    ]
    return same[-1] if same else None


def _why_not(kept: Corrections, number: int | None) -> str:
    entry = next((one for one in kept.entries if one.number == number), None)
    if entry is None:
        return f"There is no correction {number}"
    if entry.correction.act is Act.PURGE:
        return f"Correction {number} is a purge, which cannot be taken back"
    return f"Correction {number} was taken back before, or is no correction of its own"
