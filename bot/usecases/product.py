"""All that a person can do with the bot, put together once for Telegram and the terminal."""

from dataclasses import dataclass

from bot.state import TERMINAL, State
from bot.usecases.asking import Asking
from bot.usecases.context import Contexts
from bot.usecases.following import Following
from bot.usecases.inline import Inlining
from bot.usecases.notifier import Bulletin
from bot.usecases.personal import Personal
from bot.usecases.timelines import Timelines
from bot.usecases.usecases import UseCases


@dataclass(frozen=True, slots=True)
class Product:
    """The use cases that remember, by subject."""

    usecases: UseCases
    state: State
    asking: Asking
    contexts: Contexts
    following: Following
    bulletin: Bulletin
    personal: Personal
    inlining: Inlining
    timelines: Timelines


def product(usecases: UseCases, *, asking: Asking | None = None, bot: int = TERMINAL) -> Product:
    """Put the use cases together over the state beside the index.

    Args:
        usecases: what answers.
        asking: another way of answering, for tests.
        bot: the number of the bot whose memory it is.
    """
    state = State(usecases.directory.root / "bot.sqlite", bot=bot)
    asking = asking or Asking(usecases, state)
    following = Following(usecases, state)
    return Product(
        usecases,
        state,
        asking,
        Contexts(usecases),
        following,
        Bulletin(usecases, state, following),
        Personal(usecases, state),
        Inlining(usecases),
        Timelines(usecases, state),
    )
