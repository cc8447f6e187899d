"""The collections of an installation: which is live, by an alias, and which may go.

What ``CURRENT`` names is live: rows on disk and rows in a collection belong together. The alias is
put where the build is made live, so that whoever looks at the server sees it too.
"""

import json
import secrets
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from retrieval.errors import BuildError
from retrieval.index import builds
from retrieval.index.build_files import read_manifest
from retrieval.index.remote.store import Store
from retrieval.index.remote.upload import PREFIX
from retrieval.settings import Directory

GRACE = timedelta(hours=1)
"""For how long a collection stays that no build needs: somebody may still be reading."""


def owner(directory: Directory) -> str:
    """What names this installation among others on one server; made up once and kept."""
    path = directory.owner
    with suppress(FileNotFoundError):
        return path.read_text(encoding="utf-8").strip()
    builds.replace_text(path, secrets.token_hex(4) + "\n")
    return path.read_text(encoding="utf-8").strip()


def alias_of(directory: Directory) -> str:
    """The alias of the live collection."""
    return f"{PREFIX}_{owner(directory)}_live"


def collection_of(folder: Path) -> str | None:
    """The collection of a build; None of one that has its arms on disk, or cannot be read."""
    try:
        return read_manifest(folder).collection or None
    except BuildError:
        return None


def make_live(directory: Directory, folder: Path) -> None:
    """Have the alias stand for a build's collection; of none where its arms are on disk.

    Raises:
        IndexUnreachable: the server does not answer; the alias stays.
    """
    if directory.index_url is None:
        return
    with closing(Store(directory.index_url)) as store:
        collection = collection_of(folder)
        if collection is None:
            store.unpoint(alias_of(directory))
        else:
            store.point(alias_of(directory), collection)


def mend(directory: Directory) -> None:
    """Have the alias stand for the live build, where it does not.

    Raises:
        IndexUnreachable: the server does not answer.
    """
    if directory.index_url is not None and (live := builds.current(directory)) is not None:
        make_live(directory, live)


def tidy(directory: Directory, now: datetime, grace: timedelta = GRACE) -> list[str]:
    """Remove the collections that no build has needed for a while; returns their names.

    Args:
        directory: with the builds.
        now: the time, aware of its zone.
        grace: for how long none has needed them.

    Raises:
        IndexUnreachable: the server does not answer.
    """
    if directory.index_url is None:
        return []
    ours = f"{PREFIX}_{owner(directory)}_"
    needed = set(map(collection_of, builds.published(directory)))
    with closing(Store(directory.index_url)) as store:
        loose = [one for one in store.collections() if one.startswith(ours) and one not in needed]
        known = _noted(directory.loose)
        since = {one: known.get(one, now.isoformat()) for one in loose}
        gone = [one for one in loose if now - datetime.fromisoformat(since[one]) >= grace]
        for one in gone:
            store.drop(one)
            del since[one]
    if since != known:
        builds.replace_text(directory.loose, json.dumps(since, indent=1) + "\n")
    return gone


def _noted(path: Path) -> dict[str, str]:
    """Since when each collection is needed by no build, as far as that was noted."""
    try:
        noted = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): str(since) for name, since in noted.items()}
    except (OSError, ValueError, AttributeError):
        return {}
