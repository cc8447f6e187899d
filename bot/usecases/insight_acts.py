"""What buttons under misses, figures, problems and announcements do, each with who may."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.replies import stats
from bot.replies.reply import Reply
from bot.state import Role
from bot.state.chat import Chat
from bot.usecases.usecases import UseCases


@dataclass(frozen=True, slots=True)
class StaffAct:
    """One kind of button.

    Attributes:
        pattern: of its callback data.
        role: of whoever may press it.
        reply: what is said.
        edits: whether that takes the place of the message with the button.
    """

    pattern: str
    role: Role
    reply: Callable[[re.Match[str], Chat], Reply]
    edits: bool = True


def insight_acts(use_cases: UseCases) -> tuple[StaffAct, ...]:
    """The buttons of what an editor or a reader is shown of the archive's use."""
    misses, figures = use_cases.misses, use_cases.stats
    problems, announcing = use_cases.problems, use_cases.announcing
    group = r"([0-9a-f]{8})"
    return (
        StaffAct(r"mi:(\d{1,4})", Role.EDITOR, lambda at, chat: misses.page(int(at[1]), chat)),
        StaffAct(rf"mg:{group}", Role.EDITOR, lambda at, chat: misses.group(at[1], chat)),
        StaffAct(
            rf"ma:{group}:(\d{{1,12}}):(\d{{1,9}}):(\d{{1,9}})",
            Role.EDITOR,
            lambda at, chat: misses.answered_by(at[1], (int(at[2]), int(at[3]), int(at[4])), chat),
            edits=False,
        ),
        StaffAct(rf"mn:{group}", Role.EDITOR, lambda at, chat: misses.not_ours(at[1], chat)),
        StaffAct(rf"mf:{group}", Role.EDITOR, lambda _, chat: misses.forward(chat), edits=False),
        StaffAct(stats.DARK, Role.READER, lambda _, chat: figures.dark(chat), edits=False),
        StaffAct(stats.CSV, Role.READER, lambda _, chat: figures.file(chat), edits=False),
        StaffAct(r"pr:(\d{1,6})", Role.EDITOR, lambda at, chat: problems.page(int(at[1]), chat)),
        StaffAct(
            r"pd:([0-9a-f]{6}):(\d{1,6})",
            Role.EDITOR,
            lambda at, chat: problems.one(at[1], int(at[2]), chat),
        ),
        StaffAct(
            r"pf:([0-9a-f]{6}):(\d{1,6})",
            Role.EDITOR,
            lambda at, chat: problems.date(at[1], int(at[2]), chat),
            edits=False,
        ),
        StaffAct(
            r"an:(\d{1,12})",
            Role.EDITOR,
            lambda at, chat: announcing.preview(int(at[1]), chat),
            edits=False,
        ),
        StaffAct(r"at:(\d{1,12})", Role.EDITOR, lambda at, chat: announcing.tell(int(at[1]), chat)),
    )
