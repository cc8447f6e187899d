"""Taking a statement away for good: what would go, and the beginning, which a reindex ends."""

from contextlib import closing
from datetime import datetime
from pathlib import Path, PurePosixPath

from retrieval.archive.store import Archive
from retrieval.archive.update import digest
from retrieval.disk import sync
from retrieval.editing.appending import append, edited_by_one
from retrieval.errors import BuildError, CorpusError
from retrieval.index.last_backup import last_backup
from retrieval.index.last_run import last_run
from retrieval.ingest.corrections import read_corrections
from retrieval.settings import Directory
from retrieval.text import normalise
from retrieval.types import Act, Correction, PurgePlan


def purge_plan(corpus: Path, directory: Directory, statement_id: str) -> PurgePlan:
    """What a purge of a statement would take away; nothing is written.

    Args:
        corpus: the folder or file that it is read from.
        directory: of the archive that has it.
        statement_id: its id; of one whose purge was killed too.

    Raises:
        CorpusError: there is no such statement.
        BuildError: the archive cannot be used.
    """
    begun = statement_id in read_corrections(corpus).purged
    with closing(Archive(directory.archive_place)) as archive:
        records = archive.versions(statement_id)
        if not records and not begun:
            raise CorpusError(archive.absence(statement_id))
        ids, texts = _of_same_words(archive, statement_id)
        count = sum(len(archive.of_text(sha256)) for sha256 in texts)
        file = _file(corpus, archive, statement_id)
        within = archive.in_file(file) if file else frozenset()
    return PurgePlan(
        ids,
        texts,
        count,
        file,
        removes_file=file is not None and within.issubset(ids) and _was_read(directory, file),
        backup=last_backup(directory),
        begun=begun,
    )


def has_words(plan: PurgePlan, text: str) -> bool:
    """Whether a text is, once read, one of those that go."""
    return digest(normalise(text)) in plan.texts


def begin_purge(
    corpus: Path, directory: Directory, plan: PurgePlan, *, by: str, now: datetime
) -> None:
    """Say that the statements of a plan are purged, and remove their file where it is theirs alone.

    From now on no reindex takes them in. The next one publishes a build without them, removes
    every older build, and takes their texts out of the archive. Killed at any step, the same again
    ends it.

    Raises:
        CorpusError: it cannot be written.
        BuildError: another process is editing.
    """
    with edited_by_one(directory):
        begun = read_corrections(corpus).purged
        purges = [
            Correction(name, Act.PURGE, plan.texts)
            for name in plan.statement_ids
            if not set(plan.texts).issubset(begun.get(name, ())) or name not in begun
        ]
        if purges:
            append(corpus, purges, by=by, now=now)
        if plan.file is not None and plan.removes_file:
            _remove(corpus.joinpath(*PurePosixPath(plan.file).parts))


def _of_same_words(archive: Archive, statement_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The statement and others that have a text of it now, and the hashes of all their texts.

    Of a statement that had such a text before, only that record goes.
    """
    ids = [statement_id]
    found: set[str] = set()
    for name in ids:  # grows
        texts = {record.sha256 for record in archive.versions(name)} - found
        found |= texts
        for sha256 in sorted(texts):
            alike = (one for one in archive.of_text(sha256) if archive.is_newest(one.number))
            ids += sorted({one.statement.id for one in alike}.difference(ids))
    return tuple(ids), tuple(sorted(found))


def _file(corpus: Path, archive: Archive, statement_id: str) -> str | None:
    """The file of the corpus that a statement stands in, be it in an archive there."""
    records = archive.versions(statement_id)
    if not records or not corpus.is_dir():
        return corpus.name if records else None
    relative = records[-1].statement.path.partition("!")[0]
    there = bool(relative) and corpus.joinpath(*PurePosixPath(relative).parts).is_file()
    return relative if there and archive.is_present(statement_id) else None


def _was_read(directory: Directory, file: str) -> bool:
    """Whether the whole of a file could be read, so that it is known what is in it."""
    try:
        failed = last_run(directory).report.failed
    except BuildError:
        return False
    return all(problem.path.partition("!")[0] != file for problem in failed)


def _remove(path: Path) -> None:
    try:
        for one in {path, path.resolve()}:
            one.unlink(missing_ok=True)
        sync(path.parent)
    except OSError as error:
        raise CorpusError(
            f"{path} cannot be removed ({error.strerror or error}); remove it, then purge again."
        ) from error
