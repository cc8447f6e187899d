"""Corpus to archive, archive to a build, the build checked and live."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from retrieval.analysis.detection import detect
from retrieval.archive.store import Archive
from retrieval.archive.update import Changes
from retrieval.errors import BuildError
from retrieval.index import builds, last_run, run_again, vector_files
from retrieval.index.build import Embedded, Job
from retrieval.naming import recognise_names, tell_voices
from retrieval.process_memory import give_back, rarely_collected
from retrieval.reindexing import unchanged
from retrieval.reindexing.building import build, leave
from retrieval.reindexing.corrections import (
    is_purging,
    keep_withdrawals,
    purge,
    said_of,
    what_is_told,
)
from retrieval.reindexing.leaving import asking, whatever
from retrieval.reindexing.looking import expected_seconds, is_behind, preview
from retrieval.reindexing.reading import read
from retrieval.types import Change, Problem, Progress, ReindexReport, ReindexSpeed, Run

if TYPE_CHECKING:
    from retrieval.ingest.corpus import CorpusReading
    from retrieval.ingest.known_files import KnownFiles


def reindex(  # noqa: PLR0913 - options of a command
    corpus: Path,
    job: Job,
    *,
    strict: bool = False,
    dry_run: bool = False,
    sure: bool = False,
    anew: bool = False,
    wait: float = 0,
    publish_anyway: bool = False,
) -> ReindexReport:
    """Take a corpus in, make a build beside the live one and publish it.

    Killed at any step, the live build stays as it was. Where nothing changed, nothing is made.

    Args:
        corpus: a folder or a file.
        job: where, with what encoder, and whom to tell.
        strict: the first unreadable file is an error.
        dry_run: report what would change, write nothing.
        sure: whether it is meant that many statements leave the archive's files, or any because
            another corpus is read than last time.
        anew: read every file, also those that are as they were the last time.
        wait: seconds, for another process that writes to the index.
        publish_anyway: whether a build is made live that answers check-questions worse.

    Raises:
        StatementsWouldGo: so many would, and nobody is sure.
        CorpusError: the corpus holds nothing readable, or ``strict`` met a problem.
        BuildError: the index cannot be written, or a file of vectors is no use.
        ReindexInProgress: another reindex runs.
    """
    began = monotonic()
    for path in job.vectors:  # what is no use is told of before hours of work
        vector_files.facts_of(path, job.encoder.fingerprint)
    if dry_run:
        report = _looked(corpus, job, strict=strict, anew=anew)
        return replace(report, seconds=monotonic() - began)
    # the corpus is read under the lock: what was read before another reindex ended is stale
    with builds.locked(job.directory, wait), rarely_collected():
        sight = unchanged.look(corpus, job)
        kept = _same_run(job, sight, strict=strict, anew=anew)
        if kept is not None:
            return _nothing_changed(corpus, job, kept, began)
        reading, known, changes = _read_in(corpus, job, sight, strict=strict, anew=anew, sure=sure)
        give_back()
        report, embedded = _build(reading, changes, job, anyway=publish_anyway)
        known.save()
        under = unchanged.circumstances(job, sight, reading.problems)
        report = replace(report, seconds=monotonic() - began)
        speed = _speed(report, embedded) or last_run.last_speed(job.directory)
        last_run.keep(job.directory, Run(_when(job), str(corpus), report, speed), under)
    return report


def _same_run(
    job: Job, sight: unchanged.Sight, *, strict: bool, anew: bool
) -> last_run.KeptRun | None:
    """The last run, where this one would find nothing changed and may rely on it."""
    kept = None if anew or job.vectors else unchanged.as_last_time(job, sight)
    return None if kept is not None and strict and kept.run.report.failed else kept


def _looked(corpus: Path, job: Job, *, strict: bool, anew: bool) -> ReindexReport:
    """What a run would change, and how long it may take."""
    sight = unchanged.look(corpus, job)
    kept = _same_run(job, sight, strict=strict, anew=anew)
    if kept is not None:
        speed = kept.run.speed
        seconds = None if speed is None else speed.other_seconds
        return replace(kept.run.report, expected_seconds=seconds, passages=0, build=None)
    reading, _ = read(corpus, job, strict=strict, anew=anew, marks=sight.marks)
    changes, told = preview(reading, job)
    expected = expected_seconds(reading, changes, job)
    behind = is_behind(changes, job)
    return replace(_report(reading, changes, told), expected_seconds=expected, behind=behind)


def _nothing_changed(corpus: Path, job: Job, kept: last_run.KeptRun, began: float) -> ReindexReport:
    """What the last run left, of which nothing is made anew."""
    leave(job)
    report = replace(kept.run.report, seconds=monotonic() - began)
    run_again.note(job.directory, Run(_when(job), str(corpus), report, kept.run.speed), kept.first)
    return report


def _when(job: Job) -> str:
    return job.now.isoformat(timespec="seconds")


def _speed(report: ReindexReport, embedded: Embedded) -> ReindexSpeed | None:
    if not embedded.characters or embedded.seconds <= 0:
        return None
    other = max(report.seconds - embedded.seconds, 0.0)
    return ReindexSpeed(embedded.characters / embedded.seconds, other)


def _read_in(  # noqa: PLR0913 - as of ``reindex``
    corpus: Path,
    job: Job,
    sight: unchanged.Sight,
    *,
    strict: bool,
    anew: bool,
    sure: bool,
) -> tuple["CorpusReading", "KnownFiles", Changes]:
    """Read a corpus and take it into the archive.

    Returns:
        What was read, but without the statements: the archive has them now, and a build would only
        hold their texts in memory. What is known of the files, and what changed.
    """
    reading, known = read(corpus, job, strict=strict, anew=anew, marks=sight.marks)
    empty = not reading.statements
    leaving = whatever if sure else asking(corpus, job.directory, empty=empty)
    with _written(job), closing(Archive(job.directory.archive_place, create=True)) as archive:
        changes = _take_in(archive, reading, job, leaving)
    return replace(reading, statements=()), known, changes


def _build(
    reading: "CorpusReading", changes: Changes, job: Job, *, anyway: bool
) -> tuple[ReindexReport, Embedded]:
    with _written(job), closing(Archive(job.directory.archive_place)) as archive:
        if job.settings.names:
            recognise_names(archive, job.tell)
        tell_voices(archive)
        keep_withdrawals(archive, reading.corrections, job.now)
        told = tuple(what_is_told(reading.corrections, changes, archive))
        purging = is_purging(archive, reading.corrections)
        built = build(archive, changes.present, job, anyway=anyway or purging, fresh=purging)
        if purging:
            purge(archive, reading.corrections, job)
    report = replace(
        _report(reading, changes, told),
        passages=built.passages,
        embedded=built.vectors,
        build=built.build,
        published=built.published,
        checked=built.checked,
        held=built.held,
    )
    return report, built.embedded


@contextmanager
def _written(job: Job) -> Iterator[None]:
    """Say of a disk that does not take what is written where and what to do."""
    try:
        yield
    except BrokenPipeError:
        raise  # nobody listens to the progress any more; nothing is wrong with the index
    except OSError as error:
        raise BuildError(
            f"The index at {job.directory.root} could not be written"
            f" ({error.strerror or error}); the live build is untouched."
            " Make room or choose another folder, then run: onrecord index"
        ) from error


def _take_in(
    archive: Archive, reading: "CorpusReading", job: Job, leaving: Callable[[int, int], None]
) -> Changes:
    total = len(reading.statements)

    def step(done: int) -> None:
        if done % 100 == 0 or done == total:
            job.tell(Progress("archiving", done, total))

    return archive.update(
        reading.statements,
        now=job.now.isoformat(timespec="seconds"),
        said=said_of(reading.corrections, job.directory),
        failed_paths=reading.failed_paths,
        detect=detect,
        step=step,
        leaving=leaving,
    )


def _report(reading: "CorpusReading", changes: Changes, told: tuple[Problem, ...]) -> ReindexReport:
    taken = [one for one in changes.outcomes if one.change is not Change.WITHDRAWN]
    return ReindexReport(
        read=len(taken),
        new=changes.new,
        changed=changes.changed,
        unchanged=changes.unchanged,
        withdrawn=changes.withdrawn,
        repeated=changes.repeated,
        undated=sum(one.date is None for one in taken),
        left_out=reading.left_out + changes.left_out,
        problems=(*reading.problems, *told),
        passages=0,
        embedded=0,
        build=None,
        published=False,
        seconds=0.0,
        outcomes=changes.outcomes,
    )
