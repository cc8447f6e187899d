"""Fetches files that were sent to the bot."""

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.telegram.handlers.material import LARGEST

_SECONDS = 60.0


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
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def fetch(self, file: str) -> bytes:
        """A file.

        Args:
            file: by which Telegram hands it over.

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
        return bytes(content)
