"""The story of a reindex: corpus to archive, archive to a build, the build checked and live."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING

from retrieval.analysis.detection import detect
from retrieval.archive.store import Archive
from retrieval.archive.update import Changes, Said
from retrieval.errors import BuildError, StatementsWouldGo
from retrieval.index import builds, last_run
from retrieval.index.build import Job, known_vectors, live_folder, make, plan, reusable, rules
from retrieval.index.build_files import open_build, records_digest
from retrieval.index.snapshot import Manifest
from retrieval.index.vectors import VectorStore, discard_unfinished
from retrieval.naming import recognise_names, tell_voices
from retrieval.settings import Directory
from retrieval.types import Change, Problem, Progress, ReindexReport, Run, Withdrawal

if TYPE_CHECKING:
    from retrieval.ingest.corpus import CorpusReading
    from retrieval.ingest.corrections import Corrections
    from retrieval.ingest.known_files import KnownFiles


MANY = 3
"""Statements that may leave the files at once without a question."""

SHARE = 0.1
"""Of all statements, that may too."""


def reindex(  # noqa: PLR0913 - options of a command
    corpus: Path,
    job: Job,
    *,
    strict: bool = False,
    dry_run: bool = False,
    sure: bool = False,
    anew: bool = False,
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

    Raises:
        StatementsWouldGo: so many would, and nobody is sure.
        CorpusError: the corpus holds nothing readable, or ``strict`` met a problem.
        BuildError: the index cannot be written.
        ReindexInProgress: another reindex runs.
    """
    began = monotonic()
    if dry_run:
        reading, _ = _read(corpus, job, strict=strict, anew=anew)
        report = _preview(reading, job)
        return replace(report, seconds=monotonic() - began)
    # the corpus is read under the lock: what was read before another reindex ended is stale
    with builds.locked(job.directory):
        leaving = _nothing if sure else _asking(corpus, job.directory)
        reading, known = _read(corpus, job, strict=strict, anew=anew)
        report = _store(reading, job, leaving)
        known.save()
        report = replace(report, seconds=monotonic() - began)
        last_run.keep(job.directory, _run(corpus, job, report))
    return report


def _run(corpus: Path, job: Job, report: ReindexReport) -> Run:
    return Run(job.now.isoformat(timespec="seconds"), str(corpus), report)


def _read(
    corpus: Path, job: Job, *, strict: bool, anew: bool
) -> tuple["CorpusReading", "KnownFiles"]:
    # its readers need libraries that asking does not
    from retrieval.ingest.corpus import read_corpus
    from retrieval.ingest.formats.ocr import languages
    from retrieval.ingest.known_files import KnownFiles, reader_version

    most, ocr = job.settings.max_file_bytes, job.settings.ocr
    there = job.directory.archive.is_file()
    with closing(Archive(job.directory.archive)) if there else nullcontext() as archive:
        known = KnownFiles(
            job.directory.known_files,
            corpus,
            reader_version(max_file_bytes=most, ocr=languages() if ocr else None),
            archive.texts if archive else lambda _: {},
            anew=anew,
        )
        reading = read_corpus(
            corpus,
            max_file_bytes=most,
            strict=strict,
            progress=lambda done, total: job.tell(Progress("reading", done, total)),
            known=known,
            ocr=ocr,
        )
    return reading, known


def _nothing(_gone: int, _held: int) -> None:
    """Whatever leaves may leave."""


def _asking(corpus: Path, directory: Directory) -> Callable[[int, int], None]:
    """What stops a reindex that would take many statements away, which may be a slip."""
    last = last_run.last_corpus(directory)
    # a folder that is not there any more was moved, and is read where it is now
    other = last is not None and Path(last).exists() and not _is_same(Path(last), corpus)

    def leaving(gone: int, held: int) -> None:
        if gone and (other or (gone > MANY and gone > SHARE * held)):
            before = f" Last time {last} was read, now {corpus}." if other else ""
            again = f"onrecord index --corpus {last}" if other else "onrecord index"
            raise StatementsWouldGo(
                f"{gone} of the {held} statements would no longer be in the archive's files;"
                f" nothing was changed.{before} If they are only missing, put them back and run:"
                f" {again}. If it is meant, run: onrecord index --corpus {corpus} --yes",
                gone,
                held,
            )

    return leaving


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same files."""
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()


def _store(
    reading: "CorpusReading", job: Job, leaving: Callable[[int, int], None]
) -> ReindexReport:
    try:
        with closing(Archive(job.directory.archive, create=True)) as archive:
            changes = _take_in(archive, reading, job, leaving)
            if job.settings.names:
                recognise_names(archive, job.tell)
            tell_voices(archive)
            _keep_withdrawals(archive, reading.corrections.withdrawals(), job.now)
            report = _report(reading, changes, archive)
            purged = reading.corrections.purged
            if not archive.removals.remain(purged):
                return _build(archive, changes, job, report)
            report = _build(archive, changes, job, report, fresh=True)
            _purge(archive, purged, job)
            return report
    except BrokenPipeError:
        raise  # nobody listens to the progress any more; nothing is wrong with the index
    except OSError as error:
        raise BuildError(
            f"The index at {job.directory.root} could not be written"
            f" ({error.strerror or error}); the live build is untouched."
            " Make room or choose another folder, then run: onrecord index"
        ) from error


def _keep_withdrawals(
    archive: Archive, said: Mapping[str, Withdrawal | None], now: datetime
) -> None:
    """Note what people have said of statements that were taken back, where that is new."""
    for statement_id, taken in said.items():
        if archive.withdrawal(statement_id) != taken and archive.versions(statement_id):
            archive.note_withdrawal(statement_id, taken, now=now.isoformat(timespec="seconds"))


def _purge(archive: Archive, purged: Mapping[str, Sequence[str]], job: Job) -> None:
    """Take away what is to be taken away for good: the live build has nothing of it any more."""
    builds.prune(job.directory, keep=1)
    archive.removals.purge(purged, now=job.now.isoformat(timespec="seconds"))


def _said(corrections: "Corrections") -> Said:
    from retrieval.ingest.corrections import corrected

    by_statement = corrections.by_statement()
    return Said(lambda one: corrected(one, by_statement.get(one.id, {})), corrections.purged)


def _preview(reading: "CorpusReading", job: Job) -> ReindexReport:
    """What taking the corpus in would change; an archive is neither made nor changed."""
    with TemporaryDirectory() as empty:
        there = job.directory.archive.is_file()
        path = job.directory.archive if there else Path(empty) / "archive.sqlite"
        with closing(Archive(path, create=not there)) as archive:
            changes = archive.update(
                reading.statements,
                now=job.now.isoformat(timespec="seconds"),
                said=_said(reading.corrections),
                failed_paths=reading.failed_paths,
                dry_run=True,
                detect=detect,
            )
            return _report(reading, changes, archive)


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
        said=_said(reading.corrections),
        failed_paths=reading.failed_paths,
        detect=detect,
        step=step,
        leaving=leaving,
    )


def _build(
    archive: Archive, changes: Changes, job: Job, report: ReindexReport, *, fresh: bool = False
) -> ReindexReport:
    """Make a build of what is present and publish it, where the live one is of something else.

    A fresh one takes no rows over from the live one: with them come words that no row has now.
    """
    live = live_folder(job)
    known = reusable(job, live)
    digest = records_digest(changes.present)
    if known is not None and known.manifest.build == (live and live.name) and not fresh:
        continues = archive.continues(known.manifest.archive)
        said = (known.manifest.records_sha256, known.manifest.chunking)
        if continues and said == (digest, rules(job.settings)):
            _tidy(job, live)
            return replace(report, passages=len(known), build=known.manifest.build)
    store = VectorStore(job.directory, job.encoder, known_vectors(job, live, known))
    made = plan(archive, changes.present, None if fresh else known, job, store)
    manifest = Manifest(
        build=builds.fresh_name(job.directory, job.now, digest),
        built_at=job.now.isoformat(timespec="seconds"),
        encoder=job.encoder.name,
        fingerprint=job.encoder.fingerprint,
        dimension=job.encoder.dimension,
        chunking=rules(job.settings),
        archive=archive.head(),
        records_sha256=digest,
        records=len(changes.present),
        rows=len(made.rows),
        dated_rows=int((made.rows["day"] > 0).sum()),
        sample=archive.all_sample(changes.present),
    )
    with builds.staged(job.directory, manifest.build) as folder:
        make(folder, manifest, made, store, job.tell)
        job.tell(Progress("checking", 0, 1))
        open_build(folder, fingerprint=job.encoder.fingerprint)
        builds.publish(job.directory, folder)
    _tidy(job, live)
    return replace(
        report,
        passages=len(made.rows),
        embedded=len(made.missing),
        build=manifest.build,
        published=True,
    )


def _tidy(job: Job, before: Path | None) -> None:
    """Remove what nobody needs now, also of a reindex that was killed before it could."""
    builds.sweep(job.directory)
    builds.prune(job.directory, before=before)
    discard_unfinished(job.directory)


def _report(reading: "CorpusReading", changes: Changes, archive: Archive) -> ReindexReport:
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
        problems=(*reading.problems, *_told(reading.corrections, changes, archive)),
        passages=0,
        embedded=0,
        build=None,
        published=False,
        seconds=0.0,
        outcomes=changes.outcomes,
    )


def _told(corrections: "Corrections", changes: Changes, archive: Archive) -> Iterator[Problem]:
    """What is to be told of corrections and purges once the statements are known."""
    for one in changes.purged:
        said = f"still holds {one.id!r}, which was purged and is left out; take it out of there too"
        yield Problem(one.path, None, said, warning=True)
    ids = {one.statement_id for one in changes.outcomes}
    yield from corrections.without_statement(lambda name: name in ids or archive.knows(name))
