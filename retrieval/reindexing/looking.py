"""A look before a reindex: what it would change, and how long it may take."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from retrieval.analysis.detection import detect
from retrieval.archive.store import Archive
from retrieval.archive.update import Changes
from retrieval.errors import BuildError
from retrieval.index.build import Job, live_folder, rules
from retrieval.index.build_files import read_manifest, records_digest
from retrieval.index.last_run import last_speed
from retrieval.index.snapshot import Manifest
from retrieval.reindexing.corrections import said_of, what_is_told
from retrieval.types import Change, Problem

if TYPE_CHECKING:
    from retrieval.ingest.corpus import CorpusReading

_COMES = frozenset({Change.NEW, Change.CHANGED})


def preview(reading: "CorpusReading", job: Job) -> tuple[Changes, tuple[Problem, ...]]:
    """What taking the corpus in would change, and what is to be told of corrections.

    An archive is neither made nor changed.
    """
    with TemporaryDirectory() as empty:
        there = Archive.is_there(job.directory.archive_place)
        place = job.directory.archive_place if there else Path(empty) / "archive.sqlite"
        with closing(Archive(place, create=not there)) as archive:
            changes = archive.update(
                reading.statements,
                now=job.now.isoformat(timespec="seconds"),
                said=said_of(reading.corrections, job.directory),
                failed_paths=reading.failed_paths,
                dry_run=True,
                detect=detect,
            )
            return changes, tuple(what_is_told(reading.corrections, changes, archive))


def expected_seconds(reading: "CorpusReading", changes: Changes, job: Job) -> float | None:
    """How long the run may take, by the speed of the last one; None where that is not known."""
    speed = last_speed(job.directory)
    if speed is None:
        return None
    purged = {(one.path, one.text) for one in changes.purged}
    taken = [
        s
        for s in reading.statements
        if not (changes.left_out and s.sample) and (s.path, s.text) not in purged
    ]
    of_all = not _vectors_are_known(job)
    # the outcomes of what is taken stand first, in its order
    characters = sum(
        len(statement.text)
        for statement, outcome in zip(taken, changes.outcomes, strict=False)
        if of_all or outcome.change in _COMES
    )
    return speed.other_seconds + characters / speed.characters_per_second


def is_behind(changes: Changes, job: Job) -> bool:
    """Whether the live build is not the one that the archive and the settings make now."""
    manifest = _live_manifest(job)
    return not _vectors_are_known(job) or (
        manifest is not None and manifest.records_sha256 != records_digest(changes.present)
    )


def _vectors_are_known(job: Job) -> bool:
    """Whether the live build's passages are made as they would be now."""
    manifest = _live_manifest(job)
    return manifest is not None and (manifest.fingerprint, manifest.chunking) == (
        job.encoder.fingerprint,
        rules(job.settings),
    )


def _live_manifest(job: Job) -> Manifest | None:
    live = live_folder(job)
    try:
        return None if live is None else read_manifest(live)
    except BuildError:
        return None
