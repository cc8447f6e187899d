"""A reindex into a file of milvus-lite, in a process that ends itself after some writes.

python milvus_child.py ROOT URL WRITES
"""

import os
import signal
import sys
from pathlib import Path

from hashed_encoder import HashedEncoder
from library import Library

from retrieval.index.remote import upload
from retrieval.index.remote.store import Store

BATCH = 3


def main(root: Path, url: str, writes: int) -> None:
    """Reindex until so many batches are written."""
    upload._BATCH = BATCH
    write, left = Store.write, writes

    def counted(store: Store, *what: object) -> None:
        nonlocal left
        write(store, *what)  # type: ignore[arg-type]
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    Store.write = counted  # type: ignore[method-assign, assignment]
    Library(root, encoder=HashedEncoder(), index_url=url).reindex()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
