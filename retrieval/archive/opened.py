"""The database of an archive: SQLite's file, or PostgreSQL's server where its address is set."""

from pathlib import Path

from retrieval.archive.database import Database
from retrieval.archive.schema import ArchiveFile
from retrieval.settings import DatabaseUrl


def open_database(place: Path | DatabaseUrl, *, create: bool) -> Database:
    """The database at a place.

    Args:
        place: a file or an address.
        create: make it and its tables where there are none.

    Raises:
        BuildError: it is missing, damaged, of another format or of another program.
    """
    if isinstance(place, Path):
        return ArchiveFile(place, create=create)
    from retrieval.archive.postgres import ArchiveServer

    return ArchiveServer(place, create=create)


def is_there(place: Path | DatabaseUrl) -> bool:
    """Whether there is an archive.

    Raises:
        BuildError: that cannot be told, as a server does not answer.
    """
    if isinstance(place, Path):
        return place.is_file()
    from retrieval.archive.postgres import has_tables

    return has_tables(place)
