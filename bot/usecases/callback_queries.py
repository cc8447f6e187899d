"""Callback queries: what a button under a message does, in Telegram and in the terminal.

Callback data is a letter and its arguments, at most 64 bytes. Letters with a token need what is
remembered behind it; the others carry all they need.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.replies.reference_styles import ReferenceStyle
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import Role, View
from bot.state.chat import Chat
from bot.usecases import amending
from bot.usecases.dialogs import LEAVE
from bot.usecases.feed_acts import feed_acts
from bot.usecases.insight_acts import StaffAct, insight_acts
from bot.usecases.publishing import PRESSED
from bot.usecases.staffing import RoleChange
from bot.usecases.status import greeting
from bot.usecases.usecases import UseCases
from retrieval.types import Order

_TOKEN = r"[A-Za-z0-9_-]{8}"  # noqa: S105 - a pattern
_BUILD = r"\d{8}T\d{6}-[0-9a-f]{8}(?:-\d{1,2})?"


@dataclass(frozen=True, slots=True)
class CallbackResult:
    """What is done when a button was pressed.

    Attributes:
        reply: what the bot says, or None.
        edits: whether the reply takes the place of the message with the button.
        toast: a few words shown over the chat for a moment.
        alert: whether they stay until they are read.
        forgets: whether everything else that is kept of this person is to be deleted too.
        speaks: the language that was chosen just now, "" for that of the person's Telegram.
        change: of somebody's role, made just now.
        taken_in: of what an editor sent, whose files in the corpus were changed just now.
        amended: the token of a correction that was kept or taken back just now.
    """

    reply: Reply | None = None
    edits: bool = False
    toast: str | None = None
    alert: bool = False
    forgets: bool = False
    speaks: str | None = None
    change: RoleChange | None = None
    taken_in: int | None = None
    amended: str | None = None


def _done(act: StaffAct, match: re.Match[str], chat: Chat) -> CallbackResult:
    return CallbackResult(act.reply(match, chat), edits=act.edits)


_Act = Callable[[re.Match[str], Chat], CallbackResult]
_Further = Callable[[str, View, int, Chat], Reply]


class CallbackQueries:
    """Does what the callback data of a button says.

    Args:
        use_cases: what buttons lead to.
    """

    def __init__(self, use_cases: UseCases) -> None:
        self._use_cases = use_cases
        self._state = use_cases.state
        conversation, statements = use_cases.conversation, use_cases.statements
        following, timelines = use_cases.following, use_cases.timelines
        self._further: dict[str, _Further] = {
            "m": lambda _, view, __, chat: conversation.more(view, chat),
            "e": lambda _, view, __, chat: conversation.earlier(view, chat),
            "l": lambda _, view, __, chat: conversation.later(view, chat),
            "i": lambda _, view, __, chat: conversation.by_date(view, Order.FIRST, chat),
            "j": lambda _, view, __, chat: conversation.by_date(view, Order.LATEST, chat),
            "o": lambda _, view, __, chat: conversation.any_time(view, chat),
            "x": lambda _, view, __, chat: conversation.as_typed(view, chat),
            "u": lambda _, view, number, chat: conversation.of_speaker(view, number, chat),
            "c": lambda _, view, number, chat: statements.of_view(view, number, chat),
            "q": lambda token, view, number, chat: statements.cited(
                token, view, number, ReferenceStyle.PLAIN, chat
            ),
            "v": lambda _, view, __, chat: timelines.of_view(view, chat),
            "k": lambda _, view, __, chat: timelines.dark(view, chat),
            "f": lambda token, _, __, chat: following.of_view(token, chat),
        }
        # what only some may do stands here with their role, which is asked for at every press
        self._staff_acts: tuple[tuple[re.Pattern[str], Role, _Act], ...] = (
            (re.compile(LEAVE), Role.READER, self._leave),
            (re.compile(rf"B:({_BUILD})"), Role.EDITOR, self._swap),
            (re.compile(rf"K:({_BUILD}):({_BUILD}|-)"), Role.EDITOR, self._make_live),
            (re.compile(r"X:([0-9a-f]{8}|-):(\d{1,3})"), Role.EDITOR, self._expects),
            (re.compile(rf"R:({_TOKEN}):([a-z]+):(\d{{1,6}})"), Role.EDITOR, self._look),
            (re.compile(r"who:(.+)", re.DOTALL), Role.OWNER, self._people),
            (re.compile(r"aud:(\d{1,12}|csv)"), Role.OWNER, self._audit),
            (re.compile(r"inv:([0-9a-f]{12})"), Role.EDITOR, self._end_invitation),
            *(
                (re.compile(one.pattern), one.role, partial(_done, one))
                for one in (*insight_acts(use_cases), *feed_acts(use_cases))
            ),
            (PRESSED, Role.EDITOR, self._on_draft),
            (amending.PRESSED, Role.EDITOR, self._on_amendment),
            (amending.CHOSEN, Role.EDITOR, self._chosen),
        )
        self._acts: tuple[tuple[re.Pattern[str], _Act], ...] = tuple(
            (re.compile(pattern), act)
            for pattern, act in (
                (rf"([melcqgbfvkijoux]):({_TOKEN})(?::(\d{{1,3}}))?", self._on_view),
                (
                    rf"t:({_TOKEN}):((?!0000)\d{{4}}(?:-(?:0[1-9]|1[0-2]))?)(?::(\d{{1,5}}))?",
                    self._bar,
                ),
                (r"p:(\d{1,12}):([0-9a-f]{6}):(\d{1,6})", self._page),
                (r"d:(\d{1,12}):([0-9a-f]{6})", self._document),
                (r"a:(q[A-Za-z0-9_-]{1,61})(?::([pacg]))?", self._cite),
                (rf"q:({_TOKEN}):(\d{{1,3}}):([pacg])", self._cite_of_view),
                (rf"wr:({_TOKEN}):([a-z-]{{1,12}})", self._reason),
                (r"s:(\d{1,12})", self._stop),
                (r"w:(\d{1,12})", self._hours),
                (r"h:(\d{1,12}):(\d{1,2}|x)", self._hour),
                (r"z:(\S{1,60})", self._zone),
                (rf"n:({_TOKEN}):(\d{{1,6}})", self._news),
                (r"y:([a-z]{1,2})", self._language),
                (r"r:([yn])", self._forget),
            )
        )

    def press(self, data: str, chat: Chat) -> CallbackResult:
        """Do what a button says.

        Raises:
            RetrievalError: there is no usable archive.
        """
        for pattern, act in self._acts:
            if match := pattern.fullmatch(data):
                return act(match, chat)
        for pattern, role, act in self._staff_acts:
            if match := pattern.fullmatch(data):
                if chat.private and self._state.staff.may(chat.user, role):
                    return act(match, chat)
                return CallbackResult(toast=Wording(chat.lang)("not-yours"), alert=True)
        return self._old(chat)

    def opened(self, payload: str, chat: Chat) -> Reply:
        """What a link that opened the chat leads to: a quote, or a question to follow."""
        if match := re.fullmatch(rf"f({_TOKEN})", payload):
            return self._use_cases.following.of_view(match[1], chat)
        if payload.startswith("q"):
            return self._use_cases.statements.opened(payload, chat)
        return greeting(self._use_cases.library, chat.lang)

    # -- answers ---------------------------------------------------------------------------

    def _on_view(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        letter, token, number = match[1], match[2], int(match[3] or 0)
        view = self._state.views.find(token, chat.id)
        if view is None:
            return self._old(chat)
        if letter in self._further:
            return CallbackResult(self._further[letter](token, view, number, chat))
        return self._thumb(token, view, chat, good=letter == "g")

    def _thumb(self, token: str, view: View, chat: Chat, *, good: bool) -> CallbackResult:
        asks = self._use_cases.thumbs.pressed(token, view, chat, good=good)
        said = Wording(chat.lang)("thanks-good" if good else "thanks-bad")
        return CallbackResult(asks, toast=said)

    def _reason(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        return CallbackResult(
            self._use_cases.thumbs.explained(match[1], match[2], chat), edits=True
        )

    def _bar(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        view = self._state.views.find(match[1], chat.id)
        if view is None:
            return self._old(chat)
        shown = int(match[3] or 0)
        return CallbackResult(self._use_cases.timelines.bar(view, match[1], match[2], shown, chat))

    # -- statements ------------------------------------------------------------------------

    def _page(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        page = self._use_cases.statements.page(int(match[1]), match[2], int(match[3]), chat)
        return CallbackResult(page, edits=True)

    def _document(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        return CallbackResult(self._use_cases.statements.document(int(match[1]), match[2], chat))

    def _cite(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        style = ReferenceStyle(match[2] or ReferenceStyle.PLAIN)
        cited = self._use_cases.statements.cited_at(match[1], style, chat)
        # a style is chosen under the citation that it takes the place of
        return CallbackResult(cited, edits=match[2] is not None)

    def _cite_of_view(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        token, number, style = match[1], int(match[2]), ReferenceStyle(match[3])
        view = self._state.views.find(token, chat.id)
        if view is None:
            return self._old(chat)
        cited = self._use_cases.statements.cited(token, view, number, style, chat)
        return CallbackResult(cited, edits=True)

    # -- follows ---------------------------------------------------------------------------

    def _stop(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        return CallbackResult(toast=self._use_cases.following.stop(int(match[1]), chat), alert=True)

    def _hours(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        return CallbackResult(self._use_cases.following.hours(int(match[1]), chat), edits=True)

    def _hour(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        hour = None if match[2] == "x" else min(int(match[2]), 23)
        return CallbackResult(self._use_cases.following.at(int(match[1]), hour, chat), edits=True)

    def _zone(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        following = self._use_cases.following
        reply = following.zones(chat) if match[1] == "-" else following.in_zone(match[1], chat)
        return CallbackResult(reply, edits=True)

    def _news(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        return CallbackResult(self._use_cases.notifications.page(match[1], int(match[2]), chat))

    # -- the person ------------------------------------------------------------------------

    def _language(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        reply = self._use_cases.personal.speak(match[1], chat)
        chosen = self._state.people.of(chat.user).lang or ""
        return CallbackResult(reply, edits=True, speaks=chosen)

    def _forget(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        if match[1] == "n":
            return CallbackResult(self._use_cases.personal.kept(chat), edits=True)
        return CallbackResult(self._use_cases.personal.forgotten(chat), edits=True, forgets=True)

    # -- the staff -------------------------------------------------------------------------

    def _leave(self, _: re.Match[str], chat: Chat) -> CallbackResult:
        return CallbackResult(self._use_cases.dialogs.left(chat), edits=True)

    def _look(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        looking = self._use_cases.looking
        page = looking.page(match[1], match[2], int(match[3]), chat)
        return CallbackResult(page or looking.old(chat.lang), edits=True)

    def _swap(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        return CallbackResult(self._use_cases.builds.asked(match[1], chat))

    def _make_live(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        made = self._use_cases.builds.made_live(match[1], match[2], chat)
        if made is None:
            return CallbackResult(toast=Wording(chat.lang)("not-yours"), alert=True)
        return CallbackResult(made, edits=True)

    def _expects(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        expecting, begin = self._use_cases.expecting, int(match[2])
        page = (
            expecting.listed(begin, chat)
            if match[1] == "-"
            else expecting.removed(match[1], begin, chat)
        )
        return CallbackResult(page, edits=True)

    def _people(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        pressed = self._use_cases.admins.pressed(match[1], chat)
        return CallbackResult(pressed.reply, edits=True, change=pressed.change)

    def _audit(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        acts = self._use_cases.acts
        if match[1] == "csv":
            return CallbackResult(acts.table(chat))
        return CallbackResult(acts.page(chat, int(match[1])), edits=True)

    def _end_invitation(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        return CallbackResult(self._use_cases.invitations.ended(match[1], chat), edits=True)

    def _chosen(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        return CallbackResult(self._use_cases.amending.chosen(match, chat), edits=True)

    def _on_amendment(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        amended = self._use_cases.amending.press(match, chat)
        return CallbackResult(amended.reply, edits=True, amended=amended.token)

    def _on_draft(self, match: re.Match[str], chat: Chat) -> CallbackResult:
        pressed = self._use_cases.publishing.press(match, chat)
        return CallbackResult(
            pressed.reply,
            edits=not pressed.below,
            toast=pressed.toast,
            alert=pressed.toast is not None,
            taken_in=pressed.taken_in,
        )

    def _old(self, chat: Chat) -> CallbackResult:
        return CallbackResult(toast=Wording(chat.lang)("button-old"), alert=True)
