"""How the Milvus of an installation is: for the doctor."""

from contextlib import closing

from retrieval.errors import BuildError
from retrieval.index import builds
from retrieval.index.remote.keeping import alias_of, collection_of
from retrieval.index.remote.store import Store
from retrieval.settings import Directory
from retrieval.types import RemoteFacts


def remote_facts(directory: Directory) -> RemoteFacts | None:
    """What the server says; None where none is set.

    Raises:
        IndexUnreachable: it does not answer, or is too old.
        BuildError: it does not have what the live build is made of.
    """
    if directory.index_url is None:
        return None
    with closing(Store(directory.index_url)) as store:
        version = store.version()
        try:
            live = builds.current(directory)
        except BuildError:
            live = None
        collection = None if live is None else collection_of(live)
        rows = 0 if collection is None else store.count(collection)
        alias = store.alias(alias_of(directory)) if live is not None else None
        return RemoteFacts(store.name, version, collection, rows, elsewhere=alias != collection)
