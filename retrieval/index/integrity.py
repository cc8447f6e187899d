"""Is what lies on disk whole: every text and record of the archive, the live build, the model."""

from contextlib import closing
from heapq import merge
from operator import itemgetter
from pathlib import Path

from retrieval.archive.opened import open_database
from retrieval.archive.schema import file_bytes
from retrieval.archive.store import Archive
from retrieval.archive.update import FACTS, digest, is_link
from retrieval.encode.model_encoder import encoder_way
from retrieval.encode.model_source import source_of
from retrieval.errors import BuildError
from retrieval.index import builds
from retrieval.index.build_files import open_build
from retrieval.settings import Directory
from retrieval.types import EncoderWay, ModelFacts, RemoteFacts


def check_archive(directory: Directory) -> int:
    """Read the whole archive and compare each text and record with its digest.

    Returns:
        The number of records.

    Raises:
        BuildError: there is no archive, or something in it is not what was once written.
    """
    file = open_database(directory.archive_place, create=False)
    try:
        with file.translated():
            if (said := file.fault()) is not None:
                raise _changed(directory, said)
            for sha256, text in file.stream("SELECT sha256, text FROM texts"):
                if not isinstance(text, str) or digest(text) != sha256:
                    raise _changed(directory, f"the text {str(sha256)[:8]} was changed")
            chain, count = "", 0
            rows = file.stream(
                f"SELECT number, statement_id, version, sha256, {FACTS}, first_seen, chain"  # noqa: S608 - our own words
                " FROM records ORDER BY number"
            )
            # of what was purged its place in the chain is left
            removed = file.stream("SELECT number, chain FROM removals ORDER BY number")
            for *values, kept in merge(rows, removed, key=itemgetter(0)):
                if len(values) == 1:
                    chain = kept
                    continue
                if not is_link(kept, chain, tuple(values)):
                    raise _changed(directory, f"record {values[0]} or one before was changed")
                chain, count = kept, count + 1
            return count
    finally:
        file.close()


def check_build(directory: Directory, fingerprint: str | None) -> None:
    """Open the live build as an answer would, and see that it is of this archive.

    Args:
        directory: archive and builds.
        fingerprint: of the encoder that is set; None where that cannot be told.

    Raises:
        BuildError: there is no live build, or it cannot answer.
    """
    folder = builds.current(directory)
    if folder is None:
        raise BuildError(f"There is no index at {directory.root}; run: onrecord index")
    manifest = open_build(folder, fingerprint=fingerprint, index_url=directory.index_url).manifest
    with closing(Archive(directory.archive_place)) as archive:
        if not archive.continues(manifest.archive):
            raise BuildError(
                f"The build {manifest.build} is of another archive than {directory.archive_place};"
                " run: onrecord index"
            )


def check_model(name: str, models: Path | None = None) -> ModelFacts:
    """Look at a model without loading it, which would take seconds and hundreds of megabytes.

    Args:
        name: as the operator wrote it.
        models: the folder of compiled models.

    Raises:
        EncoderError: it is missing or damaged.
    """
    source = source_of(name, models)
    return ModelFacts(source.name, source.fingerprint, source.bytes, source.here, source.reads)


def model_way(directory: Directory, model: ModelFacts) -> EncoderWay:
    """How the model of the settings is run on this machine; nothing is loaded."""
    return encoder_way(directory.models, model.fingerprint)


def check_remote(directory: Directory) -> RemoteFacts | None:
    """Ask the Milvus that holds the arms of builds how it is; None where none is set.

    Raises:
        IndexUnreachable: it does not answer, or is too old.
        BuildError: it does not have what the live build is made of.
    """
    from retrieval.index.remote.health import remote_facts

    return remote_facts(directory)


def _changed(directory: Directory, what: str) -> BuildError:
    return BuildError(
        f"The archive {directory.archive_place} is not what was written ({what}); restore it from a"
        " copy, or move it away and run: onrecord index"
    )


def archive_bytes(directory: Directory) -> int:
    """Bytes of the archive, a file's log included; 0 without one."""
    if isinstance(directory.archive_place, Path):
        return file_bytes(directory.archive)
    file = open_database(directory.archive_place, create=False)
    try:
        with file.translated():
            return file.bytes()
    finally:
        file.close()
