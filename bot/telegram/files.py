"""Fetches files that were sent to the bot, whole and into a place that nobody else can read."""

import os
from pathlib import Path

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.telegram.handlers.material import LARGEST
from bot.telegram.workers import WorkerPool

_SECONDS = 60.0
_OWNER_ONLY = 0o600


class FileLost(Exception):  # noqa: N818 - what happened
    """The file cannot be had, now or ever.

    Attributes:
        again: whether a later try may succeed.
    """

    def __init__(self, *, again: bool) -> None:
        super().__init__("the file could not be fetched from Telegram")
        self.again = again


class Files:
    """Files of one bot.

    Args:
        bot: that they were sent to.
        work: writes them.
    """

    def __init__(self, bot: Bot, work: WorkerPool) -> None:
        self._bot = bot
        self._work = work

    async def fetch(self, file: str, path: Path) -> None:
        """Have a file lie at a path: whole, or not at all.

        Args:
            file: by which Telegram hands it over.
            path: where it is to lie.

        Raises:
            FileLost: it could not be fetched, or is too large.
        """
        try:
            found = await self._bot.get_file(file, read_timeout=_SECONDS)
            content = await found.download_as_bytearray(read_timeout=_SECONDS)
        except BadRequest as error:
            raise FileLost(again=False) from error
        except TelegramError as error:
            raise FileLost(again=True) from error
        if len(content) > LARGEST:
            raise FileLost(again=False)
        await self._work(_put, path, bytes(content))


def _put(path: Path, content: bytes) -> None:
    new = path.with_suffix(".new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _OWNER_ONLY), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
