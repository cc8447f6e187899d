"""What a bot remembers, opened for a command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.cli.printing import directory_of
from bot.settings.settings import Settings, SettingsError
from bot.state import State
from bot.state.database import StorageError
from bot.state.soundness import is_newer


@contextmanager
def memory_of(settings: Settings, index: Path | None, bot: int) -> Iterator[State]:
    """What a bot remembers.

    Args:
        settings: of the operator.
        index: the folder of ``--index``; that of the settings without.
        bot: whose memory it is.

    Raises:
        SettingsError: the bot's file cannot be used.
    """
    path = directory_of(settings, index).bot
    if is_newer(path):
        raise SettingsError((f"{path} was written by a newer version of onrecord; install that.",))
    keep = settings.keep_misses
    state = State(path, bot=bot, owners=settings.admin_ids, keep_misses=keep)
    try:
        yield state
    except StorageError as error:
        raise SettingsError((f"{path} cannot be used ({error}); run: onrecord doctor",)) from None
    finally:
        state.close()
