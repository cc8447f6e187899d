"""What buttons under feeds do."""

from bot.state import Role
from bot.usecases.insight_acts import StaffAct
from bot.usecases.usecases import UseCases

_NAME = "([a-z0-9-]{1,48})"


def feed_acts(use_cases: UseCases) -> tuple[StaffAct, ...]:
    """The buttons under the list of feeds, and under one that is shown before it is added."""
    feeds = use_cases.feeds
    return (
        StaffAct(r"fa:([A-Za-z0-9_-]{8})", Role.EDITOR, lambda at, chat: feeds.added(at[1], chat)),
        StaffAct(rf"fl:{_NAME}", Role.EDITOR, lambda at, chat: feeds.soon(at[1], chat)),
        StaffAct(rf"fs:{_NAME}", Role.EDITOR, lambda at, chat: feeds.stopped(at[1], chat)),
    )
