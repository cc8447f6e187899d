"""The two stories: ``reindex`` takes the corpus in, ``answer`` gives its words out."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from retrieval import builds
from retrieval.archive import Archive, Changes
from retrieval.assembly import Job, live_snapshot, make, plan, rules
from retrieval.choosing import choose
from retrieval.corpus import CorpusReading, read_corpus
from retrieval.errors import BuildError
from retrieval.searcher import Searcher
from retrieval.snapshot import Manifest, open_build, records_digest
from retrieval.types import Answer, Progress, Query, ReindexReport, Searched
from retrieval.vectors import VectorStore


def answer(searcher: Searcher, query: Query) -> Answer:
    """The words of the archive that answer a query, or silence with the nearest passages."""
    snapshot = searcher.snapshot
    rows = snapshot.slice(query.period)
    first, last = snapshot.coverage(rows)
    chosen = choose(searcher, query, rows)
    return Answer(
        query=query,
        answered=chosen.answered,
        confidence=max((quote.confidence for quote in chosen.quotes), default=0.0),
        quotes=chosen.quotes,
        searched=Searched(snapshot.count_records(rows), snapshot.undated(), first, last),
        build=snapshot.manifest.build,
        missing_phrases=chosen.missing_phrases,
    )


def reindex(
    corpus: Path, job: Job, *, strict: bool = False, dry_run: bool = False
) -> ReindexReport:
    """Take a corpus in, make a build beside the live one and publish it.

    Killed at any step, the live build stays as it was. Where nothing changed, nothing is made.

    Args:
        corpus: a folder or a file.
        job: where, with what encoder, and whom to tell.
        strict: the first unreadable file is an error.
        dry_run: report what would change, write nothing.

    Raises:
        CorpusError: the corpus holds nothing readable, or ``strict`` met a problem.
        BuildError: the index cannot be written.
        ReindexInProgress: another reindex runs.
    """
    began = monotonic()
    reading = read_corpus(
        corpus,
        max_file_bytes=job.settings.max_file_bytes,
        strict=strict,
        progress=lambda done, total: job.tell(Progress("reading", done, total)),
    )
    if dry_run:
        report = _report(reading, _preview(reading, job))
    else:
        try:
            with builds.locked(job.directory):
                archive = Archive(job.directory.archive, create=True)
                changes = _take_in(archive, reading, job)
                report = _build(archive, changes, job, _report(reading, changes))
        except OSError as error:
            raise BuildError(
                f"The index at {job.directory.root} could not be written"
                f" ({error.strerror or error}); the live build is untouched."
                " Make room or choose another folder, then run: onrecord index"
            ) from error
    return replace(report, seconds=monotonic() - began)


def _preview(reading: CorpusReading, job: Job) -> Changes:
    """What taking the corpus in would change; an archive is neither made nor changed."""
    with TemporaryDirectory() as empty:
        there = job.directory.archive.is_file()
        path = job.directory.archive if there else Path(empty) / "archive.sqlite"
        archive = Archive(path, create=not there)
        try:
            return archive.update(
                reading.statements,
                now=job.now.isoformat(timespec="seconds"),
                failed_paths=reading.failed_paths,
                dry_run=True,
            )
        finally:
            archive.close()


def _take_in(archive: Archive, reading: CorpusReading, job: Job) -> Changes:
    total = len(reading.statements)

    def step(done: int) -> None:
        if done % 100 == 0 or done == total:
            job.tell(Progress("archiving", done, total))

    return archive.update(
        reading.statements,
        now=job.now.isoformat(timespec="seconds"),
        failed_paths=reading.failed_paths,
        step=step,
    )


def _build(archive: Archive, changes: Changes, job: Job, report: ReindexReport) -> ReindexReport:
    live = live_snapshot(job)
    digest = records_digest(changes.present)
    if live is not None and (live.manifest.records_sha256, live.manifest.chunking) == (
        digest,
        rules(job.settings),
    ):
        return replace(report, passages=len(live), build=live.manifest.build)
    store = VectorStore(job.directory, job.encoder, live)
    made = plan(archive, changes.present, live, job, store)
    manifest = Manifest(
        build=f"{job.now:%Y%m%dT%H%M%S}-{digest[:8]}",
        built_at=job.now.isoformat(timespec="seconds"),
        encoder=job.encoder.name,
        fingerprint=job.encoder.fingerprint,
        dimension=job.encoder.dimension,
        chunking=rules(job.settings),
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
    store.discard_unfinished()
    builds.prune(job.directory)
    return replace(
        report,
        passages=len(made.rows),
        embedded=len(made.missing),
        build=manifest.build,
        published=True,
    )


def _report(reading: CorpusReading, changes: Changes) -> ReindexReport:
    return ReindexReport(
        read=len(reading.statements),
        new=changes.new,
        changed=changes.changed,
        unchanged=changes.unchanged,
        withdrawn=changes.withdrawn,
        repeated=changes.repeated,
        undated=sum(statement.date is None for statement in reading.statements),
        left_out=reading.left_out,
        problems=reading.problems,
        passages=0,
        embedded=0,
        build=None,
        published=False,
        seconds=0.0,
    )
