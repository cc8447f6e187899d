"""A lock for a bot on this machine, whatever folder it is served from."""

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

_log = logging.getLogger(__name__)


@contextmanager
def lease(bot: int, folder: Path | None = None) -> Iterator[bool]:
    """Hold the bot's lock while the block runs.

    Telegram itself ends one of two processes that ask for a bot's updates; other servers of the
    Bot API may give each a part of them, in silence.

    Args:
        bot: its number.
        folder: where locks lie; that of temporary files where None.

    Yields:
        Whether it is held; False, and a warning in the log, where another process holds it.
    """
    own = f"onrecord-{os.getuid()}" if hasattr(os, "getuid") else "onrecord"
    place = (folder or Path(tempfile.gettempdir())) / f"{own}-{bot}.lock"
    lock = FileLock(place)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        _log.warning(
            "another process on this machine serves bot %d from another folder;"
            " stop one of the two",
            bot,
        )
        yield False
        return
    except OSError as error:
        _log.info("no lease can be held (%s)", error)
        yield False
        return
    try:
        yield True
    finally:
        lock.release()
