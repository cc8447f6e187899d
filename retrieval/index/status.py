"""What is live, in numbers: for the operator's status line and the admin's command."""

from contextlib import closing

from retrieval.archive.store import Archive
from retrieval.encode.model_encoder import encoder_way
from retrieval.errors import BuildError
from retrieval.index import builds
from retrieval.index.build_files import open_build
from retrieval.index.integrity import archive_bytes
from retrieval.index.last_backup import last_backup
from retrieval.read.model_reader import reader_facts
from retrieval.settings import Directory
from retrieval.types import Status


def status(directory: Directory, reading_ms: int | None = None) -> Status:
    """The facts of the live build.

    Args:
        directory: archive and builds.
        reading_ms: milliseconds that the reader may take; None where it is not asked about.

    Raises:
        BuildError: there is none, or it is damaged.
    """
    folder = builds.current(directory)
    if folder is None:
        raise BuildError(f"There is no index at {directory.root}; run: onrecord index")
    snapshot = open_build(folder, index_url=directory.index_url)
    manifest = snapshot.manifest
    with closing(Archive(directory.archive_place)) as archive:
        numbers = snapshot.record_numbers().tolist()
        tally = archive.tally(numbers)
    first, last = snapshot.coverage((0, len(snapshot)))
    by_lang = {lang or "unknown": count for lang, count in tally.by_lang.items()}
    return Status(
        build=manifest.build,
        built_at=manifest.built_at,
        encoder=manifest.encoder,
        statements=len(numbers),
        passages=len(snapshot),
        undated=snapshot.undated(),
        first=first,
        last=last,
        sample=manifest.sample,
        bytes=builds.size(folder),
        by_year=dict(sorted(tally.by_year.items())),
        by_lang=dict(sorted(by_lang.items())),
        archive_bytes=archive_bytes(directory),
        way=encoder_way(directory.models, manifest.fingerprint),
        reader=None if reading_ms is None else reader_facts(directory.models, reading_ms),
        backup=last_backup(directory),
    )
