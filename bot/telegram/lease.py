"""A lock for a bot on this machine, whatever folder it is served from."""

import hashlib
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

_log = logging.getLogger(__name__)


class ServedElsewhere(Exception):  # noqa: N818 - what is so
    """Another process on this machine serves the same bot."""


@contextmanager
def lease(bot: int, api: str, folder: Path | None = None) -> Iterator[bool]:
    """Hold the bot's lock while the block runs.

    Telegram itself ends one of two processes that ask for a bot's updates, now this one and now
    that; other servers of the Bot API may give each a part of them, in silence.

    Args:
        bot: its number.
        api: the server whose updates it takes; the same bot at another server is another matter.
        folder: where locks lie; that of temporary files where None.

    Yields:
        Whether it is held; False where this machine has no place for it.

    Raises:
        ServedElsewhere: another process holds it.
    """
    own = f"onrecord-{os.getuid()}" if hasattr(os, "getuid") else "onrecord"
    server = hashlib.sha256(api.encode()).hexdigest()[:8]
    lock = FileLock((folder or Path(tempfile.gettempdir())) / f"{own}-{bot}-{server}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ServedElsewhere(
            f"Another process on this machine serves bot {bot} from another folder;"
            " stop one of the two"
        ) from None
    except OSError as error:
        _log.info("no lease can be held (%s)", error)
        yield False
        return
    try:
        yield True
    finally:
        lock.release()
