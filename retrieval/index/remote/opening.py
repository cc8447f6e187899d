"""A build's arms in Milvus, for whoever makes or opens it."""

from collections.abc import Callable, Iterable
from contextlib import closing

import numpy as np
from numpy.typing import NDArray

from retrieval.encode.protocol import Matrix
from retrieval.errors import BuildError
from retrieval.index.lexical import LexicalIndex
from retrieval.index.remote.arms import Collection, MilvusDense, MilvusLexical
from retrieval.index.remote.keeping import owner
from retrieval.index.remote.partitions import Partitions
from retrieval.index.remote.store import Store
from retrieval.index.remote.upload import Contents, name_of, upload
from retrieval.index.snapshot import Manifest
from retrieval.settings import Directory


def see(directory: Directory) -> None:
    """See that the server is there and will do, before there is much to write to it.

    Raises:
        IndexUnreachable: it does not answer, or is too old.
    """
    if directory.index_url is not None:
        with closing(Store(directory.index_url)) as store:
            store.version()


def make(
    directory: Directory,
    contents: Contents,
    blocks: Callable[[int, int], Iterable[Matrix]],
    step: Callable[[int], None],
) -> tuple[str, MilvusDense]:
    """Write both arms of a build; returns the collection's name and the dense arm.

    Args:
        directory: whose server it is.
        contents: what is written.
        blocks: the vectors of the rows ``[first, last)``, some at a time.
        step: told how many rows are written.

    Raises:
        IndexUnreachable, BuildError: those of ``upload``.
    """
    store = Store(_url(directory.index_url, "the new build"))
    with closing(store):
        name = name_of(contents, owner(directory))
        upload(store, name, contents, blocks, step)
    collection = Collection(store, name, Partitions.of(contents.days))
    return name, MilvusDense(collection, (len(contents), contents.dimension))


def opened(
    url: str | None,
    manifest: Manifest,
    days: NDArray[np.integer],
    lexical: LexicalIndex,
    *,
    thorough: bool,
) -> tuple[MilvusDense, MilvusLexical]:
    """The arms of a build that lies in Milvus; nothing is asked of the server without need.

    Args:
        url: of the server.
        manifest: of the build.
        days: of its rows.
        lexical: its postings.
        thorough: see that all of its rows are there.

    Raises:
        IndexUnreachable: the server was to be asked and does not answer.
        BuildError: no server is set, or it does not have all the rows.
    """
    store = Store(_url(url, f"the build {manifest.build}"))
    if thorough:
        there = store.count(manifest.collection)
        if there != manifest.rows:
            raise BuildError(
                f"The collection {manifest.collection} in Milvus at {store.name} has {there} of"
                f" {manifest.rows} rows; run: onrecord index"
            )
    collection = Collection(store, manifest.collection, Partitions.of(days))
    shape = (manifest.rows, manifest.dimension)
    return MilvusDense(collection, shape), MilvusLexical(collection, lexical)


def _url(url: str | None, what: str) -> str:
    if url is None:
        raise BuildError(
            f"The arms of {what} lie in Milvus, and no server is set; set ONRECORD_INDEX_URL, or"
            " have a build made without one; run: onrecord index"
        )
    return url
