"""What people have said of statements, put into effect by a reindex."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from retrieval.archive.store import Archive
from retrieval.archive.update import Changes, Said
from retrieval.index import builds
from retrieval.index.build import Job
from retrieval.index.remote import keeping as remote
from retrieval.index.taken_out import taken_out
from retrieval.settings import Directory
from retrieval.types import Problem, fault

if TYPE_CHECKING:
    from retrieval.ingest.corrections import Corrections


def said_of(corrections: "Corrections", directory: Directory | None = None) -> Said:
    """Corrections, as the archive takes statements in with them.

    Args:
        corrections: of the corpus.
        directory: knows what editors took out; None where nothing is taken out of an archive.
    """
    from retrieval.ingest.corrections import corrected

    by_statement = corrections.by_statement()
    return Said(
        lambda one: corrected(one, by_statement[one.id]) if one.id in by_statement else one,
        corrections.purged,
        taken_out(directory) if directory is not None else frozenset(),
    )


def what_is_told(
    corrections: "Corrections", changes: Changes, archive: Archive
) -> Iterator[Problem]:
    """What is amiss with corrections and purges, known when the statements are.

    Args:
        corrections: of the corpus.
        changes: that taking it in makes.
        archive: that it is taken into.
    """
    for one in changes.purged:
        said = fault("still-holds-purged", id=one.id)
        yield Problem(one.path, None, said, warning=True)
    ids = {one.statement_id for one in changes.outcomes}
    yield from corrections.without_statement(lambda name: name in ids or archive.knows(name))


def keep_withdrawals(archive: Archive, corrections: "Corrections", now: datetime) -> None:
    """Note which statements were taken back by their publishers, where that is new."""
    for statement_id, taken in corrections.withdrawals().items():
        if archive.withdrawal(statement_id) != taken and archive.versions(statement_id):
            archive.note_withdrawal(statement_id, taken, now=now.isoformat(timespec="seconds"))


def is_purging(archive: Archive, corrections: "Corrections") -> bool:
    """Whether there is anything in the archive that is to be taken away for good."""
    return archive.removals.remain(corrections.purged)


def purge(archive: Archive, corrections: "Corrections", job: Job) -> None:
    """Take it away: the live build was made anew and has nothing of it."""
    builds.prune(job.directory, 1)
    remote.tidy(job.directory, job.now, timedelta(0))
    archive.removals.purge(corrections.purged, now=job.now.isoformat(timespec="seconds"))
