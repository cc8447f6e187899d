"""A reindex in another process, which is killed."""

import signal
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

from reindex_child import Ended

CHILDREN = get_context("forkserver")
CHILDREN.set_forkserver_preload(
    [
        *("retrieval.reindexing", "retrieval.ingest.corpus", "retrieval.ingest.sandbox"),
        *("asyncio", "filelock", "markdown_it", "scipy.sparse", "yaml"),
    ]
)


class Child:
    """A reindex in another process.

    Attributes:
        ticks: that were heard so far.
    """

    def __init__(self, target: Callable[..., None], root: Path, *arguments: object) -> None:
        self.ticks = 0
        self._ended: Ended | None = None
        self._ear, mouth = CHILDREN.Pipe(duplex=False)
        self._process = CHILDREN.Process(target=target, args=(root, mouth, *arguments))
        self._process.start()
        mouth.close()
        self._ear.recv()  # it begins

    def kill_after(self, ticks: int) -> None:
        """End it as the kernel would, once it has ticked so often; it works on meanwhile."""
        while self.ticks < ticks and self._hears():
            pass
        self._process.kill()

    def end(self) -> tuple[int | None, Ended | None]:
        """The exit code, and how the reindex ended if it lived to say so."""
        while self._hears():
            pass
        self._process.join()
        self._ear.close()
        code = self._process.exitcode
        self._process.close()
        return code, self._ended

    def _hears(self) -> bool:
        """Take in what it says next; False where that was the last."""
        try:
            said = self._ear.recv()
        except EOFError:
            return False
        if isinstance(said, int):
            self.ticks = said
        else:
            self._ended = said
        return True


KILLED = (-signal.SIGKILL, None)
"""How a child ends that was killed."""
