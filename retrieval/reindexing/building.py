"""A build of what the archive has: made beside the live one, checked, and live or held back."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeGuard

from retrieval import expectations
from retrieval.archive.store import Archive
from retrieval.errors import BuildError, IndexUnreachable
from retrieval.index import builds, held_build, vector_files
from retrieval.index.build import (
    Embedded,
    Job,
    known_vectors,
    live_folder,
    make,
    plan,
    reusable,
    rules,
)
from retrieval.index.build_files import records_digest
from retrieval.index.remote import keeping as remote
from retrieval.index.snapshot import Manifest, Snapshot
from retrieval.index.vectors import VectorStore, discard_unfinished
from retrieval.process_memory import give_back
from retrieval.search.confidence import model_for
from retrieval.search.searcher import Searcher
from retrieval.types import Checked, HeldBuild, Progress

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Built:
    """What is live now, and what was done for it.

    Attributes:
        build: that is live.
        passages: of the build that was wanted, live or held.
        vectors: that had to be computed.
        embedded: in what time.
        published: whether another build is live than before.
        held: the name of the build that was wanted and is held back.
        checked: what asking the check-questions brought; None where they were not asked.
    """

    build: str | None
    passages: int
    vectors: int = 0
    embedded: Embedded = field(default_factory=Embedded)
    published: bool = False
    held: str | None = None
    checked: Checked | None = None


def build(
    archive: Archive, present: Sequence[int], job: Job, *, anyway: bool, fresh: bool = False
) -> Built:
    """Have a build of these records be live, unless it answers check-questions worse.

    Args:
        archive: that holds them.
        present: record numbers.
        job: where, and with what encoder.
        anyway: whether it is made live all the same.
        fresh: whether it is made in any case, and takes no rows over from another: with them come
            words that no row has now.
    """
    live = live_folder(job)
    wanted = records_digest(present)
    known = reusable(job, live)
    if not fresh and _is_wanted(known, live, (archive, wanted, job)):
        held_build.release(job.directory)
        _tidy(job, live)
        return Built(known.manifest.build, len(known))
    held = _held_folder(job)
    if held is not None:
        # it has all that the live one has, and more
        known = reusable(job, held)
    if not fresh and held is not None and _is_wanted(known, held, (archive, wanted, job)):
        return _put(archive, job, (live, held), anyway=anyway)
    store = VectorStore(job.directory, job.encoder, known_vectors(job, held or live, known))
    _take_over(job, store)
    give_back()
    made = plan(archive, present, None if fresh else known, job, store)
    give_back()
    manifest = Manifest(
        build=builds.fresh_name(job.directory, job.now, wanted),
        built_at=job.now.isoformat(timespec="seconds"),
        encoder=job.encoder.name,
        fingerprint=job.encoder.fingerprint,
        dimension=job.encoder.dimension,
        chunking=rules(job.settings),
        archive=archive.head(),
        records_sha256=wanted,
        records=len(present),
        rows=len(made.rows),
        dated_rows=int((made.rows["day"] > 0).sum()),
        sample=bool(present) and archive.all_sample(present),
    )
    with builds.staged(job.directory, manifest.build) as folder:
        embedded = make(folder, manifest, made, store, job)
        done = _put(archive, job, (live, folder), anyway=anyway)
    return replace(done, vectors=len(made.missing), embedded=embedded)


def leave(job: Job) -> None:
    """Leave the live build as it is, and remove what nobody needs."""
    _tidy(job, live_folder(job))


def _take_over(job: Job, store: VectorStore) -> None:
    """Save the vectors of the job's files, as if a reindex that was cut short had made them."""
    for done, path in enumerate(job.vectors):
        job.tell(Progress("taking", done, len(job.vectors)))
        store.take(vector_files.read(path, job.encoder))


def _is_wanted(
    known: Snapshot | None, folder: Path | None, what: tuple[Archive, str, Job]
) -> TypeGuard[Snapshot]:
    """Whether an opened build is the one in this folder, and as it would be made now."""
    archive, digest, job = what
    if known is None or folder is None or known.manifest.build != folder.name:
        return False
    if bool(known.manifest.collection) != (job.directory.index_url is not None):
        return False  # its arms are to lie elsewhere now
    said = (known.manifest.records_sha256, known.manifest.chunking)
    return archive.continues(known.manifest.archive) and said == (digest, rules(job.settings))


def _held_folder(job: Job) -> Path | None:
    held = held_build.held_build(job.directory)
    return None if held is None else held_build.held_folder(job.directory, held)


def _put(archive: Archive, job: Job, folders: tuple[Path | None, Path], *, anyway: bool) -> Built:
    """Check a build as a reader would open it, then make it live or hold it back."""
    live, folder = folders
    job.tell(Progress("checking", 0, 1))
    new = job.opened(folder)
    checked = _checked(archive, job, live, new)
    name, passages = new.manifest.build, len(new)
    if checked is not None and checked.worse and not anyway:
        now = job.now.isoformat(timespec="seconds")
        held_build.hold(job.directory, folder, HeldBuild(name, now, checked.worse))
        _tidy(job, live)
        return Built(live.name if live else None, passages, held=name, checked=checked)
    # killed in between, nothing is held back and the next run makes the build again
    held_build.release(job.directory)
    remote.make_live(job.directory, folder)
    builds.publish(job.directory, folder)
    _tidy(job, live)
    return Built(name, passages, published=True, checked=checked)


def _checked(archive: Archive, job: Job, live: Path | None, new: Snapshot) -> Checked | None:
    """The check-questions asked of both; None where there are none, or nothing to compare with."""
    kept = expectations.all_of(job.directory)
    if not kept or live is None:
        return None
    try:
        before = job.opened(live)
    except BuildError:
        return None  # damaged, or of another model, which is not loaded
    if not archive.continues(before.manifest.archive):
        return None
    model = model_for(job.encoder.fingerprint, job.directory.confidence)
    old, made = (Searcher(one, archive, job.encoder, job.settings, model) for one in (before, new))
    return expectations.check(kept, (old, made), job.tell, job.reader)


def _tidy(job: Job, before: Path | None) -> None:
    """Remove what nobody needs now, also of a reindex that was killed before it could."""
    builds.sweep(job.directory)
    spared = held_build.spared(job.directory, job.now)
    builds.prune(job.directory, before=before, spared=spared)
    discard_unfinished(job.directory)
    try:
        remote.mend(job.directory)
        remote.tidy(job.directory, job.now)
    except IndexUnreachable as error:  # the next run removes them
        _log.warning("old collections stay for now: %s", error)
