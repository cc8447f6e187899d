"""What is live, in numbers: for the operator's status line and the admin's command."""

from collections import Counter

from retrieval import builds
from retrieval.archive import Archive
from retrieval.errors import BuildError
from retrieval.settings import Directory
from retrieval.snapshot import open_build
from retrieval.types import Status


def status(directory: Directory) -> Status:
    """The facts of the live build.

    Raises:
        BuildError: there is none, or it is damaged.
    """
    folder = builds.current(directory)
    if folder is None:
        raise BuildError(f"There is no index at {directory.root}; run: onrecord index")
    snapshot = open_build(folder)
    manifest = snapshot.manifest
    records = Archive(directory.archive).records(snapshot.record_numbers().tolist())
    statements = [record.statement for record in records.values()]
    first, last = snapshot.coverage((0, len(snapshot)))
    years = Counter(statement.date.year for statement in statements if statement.date)
    langs = Counter(statement.lang or "unknown" for statement in statements)
    return Status(
        build=manifest.build,
        built_at=manifest.built_at,
        encoder=manifest.encoder,
        statements=len(statements),
        passages=len(snapshot),
        undated=snapshot.undated(),
        first=first,
        last=last,
        sample=manifest.sample,
        bytes=builds.size(folder),
        by_year=dict(sorted(years.items())),
        by_lang=dict(sorted(langs.items())),
    )
