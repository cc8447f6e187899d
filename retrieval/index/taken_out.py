"""Which statements editors took out of the corpus, so that a reindex need not ask about them.

Their ids are kept as digests: what is purged later leaves no trace here. Whoever writes holds the
lock of editing.
"""

import json
from collections.abc import Collection, Iterable

from retrieval.archive.update import digest
from retrieval.index.builds import replace_text
from retrieval.settings import Directory


def note(directory: Directory, ids: Iterable[str]) -> None:
    """Remember, durably, that these statements are meant to leave the corpus.

    Raises:
        OSError: it cannot be written.
    """
    _write(directory, taken_out(directory).union(map(digest, ids)))


def forget(directory: Directory, ids: Iterable[str]) -> None:
    """Forget it of statements that are put back.

    Raises:
        OSError: it cannot be written.
    """
    known = taken_out(directory)
    left = known.difference(map(digest, ids))
    if left != known:
        _write(directory, left)


def taken_out(directory: Directory) -> frozenset[str]:
    """Digests of the ids; none where the file is lost, and then a reindex asks."""
    try:
        return frozenset(map(str, json.loads(directory.taken_out.read_bytes())))
    except (OSError, ValueError, TypeError):
        return frozenset()


def _write(directory: Directory, digests: Collection[str]) -> None:
    directory.root.mkdir(parents=True, exist_ok=True)
    replace_text(directory.taken_out, json.dumps(sorted(digests)))
