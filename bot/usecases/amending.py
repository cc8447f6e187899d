"""Corrections from a chat: a statement is pointed at, the change shown, kept, and taken back."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from bot.replies import amendments as replies
from bot.replies import sentences
from bot.replies.faults import error_line
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import Role, State
from bot.state.amendments import Amendment, AmendmentState
from bot.state.chat import Chat
from bot.usecases.addresses import named
from bot.usecases.clock import utc_now
from bot.usecases.commands import NAMED, allowed
from bot.usecases.corrections import Corrections, Editor, or_why
from bot.usecases.days import day_of
from bot.usecases.dialogs import DialogAnswers
from bot.usecases.library import OpenLibrary
from bot.usecases.pointing import PointedAt, chosen, quotes_of
from retrieval.errors import RetrievalError
from retrieval.types import Act, Correction, Withdrawal

PRESSED = re.compile(r"am:([A-Za-z0-9_-]{8}):([ynu])")
"""What buttons under a correction carry: yes, no, undo."""

CHOSEN = re.compile(r"as:([A-Za-z0-9_-]{8}):([a-z]+):(\d{1,2})")
"""What buttons carry that choose one of the statements of an answer."""

ACTS = {
    "redate": Act.REDATE,
    "retitle": Act.RETITLE,
    "speaker": Act.RESPEAK,
    "withdraw": Act.WITHDRAW,
    "restore": Act.RESTORE,
    "purge": Act.PURGE,
}
"""The commands."""

_KIND, _PURGE = "amend", "purge"
_ONE_LINE = 300
_REASON = re.compile(r"\s*[,;:\n]\s*")


@dataclass(frozen=True, slots=True)
class Amended:
    """What a press leads to.

    Attributes:
        reply: what is said in the place of the message with the button.
        token: of a correction that was kept just now, so that it is to be made live.
    """

    reply: Reply
    token: str | None = None


class Amending:
    """Corrects statements, one at a time. Whoever calls has asked who may.

    Args:
        library: whose statements.
        state: which remembers what was shown.
        dialogs: leads words to here that were asked for.
        now: the time, aware of its zone.
    """

    def __init__(
        self,
        library: OpenLibrary,
        state: State,
        dialogs: DialogAnswers,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._library = library
        self._state = state
        self._dialogs = dialogs
        self._now = now
        dialogs.on(_KIND, self._take, Role.EDITOR)
        dialogs.on(_PURGE, self._confirm, Role.OWNER)

    def begin(self, command: str, words: str, chat: Chat, pointed: PointedAt) -> Reply:
        """Show what a command would change, or ask for what it lacks.

        Args:
            command: one of ``ACTS``.
            words: what followed it: an address or id, unless an answer is pointed at, and a value.
            chat: with the editor.
            pointed: the answer that was replied to.
        """
        say = Wording(chat.lang)

        def make() -> Reply:
            if pointed.token:
                ids = self._quoted(pointed, chat)
                if len(ids) > 1:
                    return replies.which(ids, pointed.token, command, say)
                name, value = (ids[0] if ids else ""), words
            else:
                first, _, value = words.partition(" ")
                name = named(self._library, first) if first else ""
            if not name:
                return sentences.line(say("amend-which", command=f"/{command}"))
            return self._valued(name, ACTS[command], value.strip(), chat)

        return or_why(make, chat.lang)

    def ask(self, name: str, act: Act, chat: Chat) -> Reply:
        """Ask what a statement, by its id, is to have instead."""
        return or_why(partial(self._valued, name, act, "", chat), chat.lang)

    def chosen(self, match: re.Match[str], chat: Chat) -> Reply:
        """Go on with one of the statements of an answer."""
        command, number = match[2], int(match[3])
        ids = self._quoted(PointedAt(match[1]), chat)
        role = self._state.staff.role_of(chat.user)
        if command not in ACTS or number >= len(ids) or not allowed(NAMED[command], role):
            return sentences.line(Wording(chat.lang)("amend-old"))
        return or_why(partial(self._valued, ids[number], ACTS[command], "", chat), chat.lang)

    def press(self, match: re.Match[str], chat: Chat) -> Amended:
        """Do what a button under a correction says."""
        say = Wording(chat.lang)
        found = self._state.amendments.find(match[1], chat.user)
        if found is None or found.state is AmendmentState.OVER:
            return Amended(sentences.line(say("amend-old")))
        if match[2] == "n":
            self._state.amendments.move(found.token, AmendmentState.OVER)
            return Amended(sentences.line(say("dialog-left")))
        try:
            return self._done(found, match[2], chat)
        except RetrievalError as error:
            return Amended(sentences.line(error_line(error, say)))

    def live(self, token: str, chat: Chat) -> Reply | None:
        """What is said when a reindex has ended after a correction; None where it is forgotten."""
        found = self._state.amendments.find(token, chat.user)
        if found is None:
            return None
        say = Wording(chat.lang)
        if found.state is AmendmentState.OVER:
            return sentences.line(say("amend-undone-live"))
        return replies.live(token, say)

    # -- which statement, and what of it ---------------------------------------------------

    def _quoted(self, pointed: PointedAt, chat: Chat) -> list[str]:
        """The ids of the statements that an answer quotes, or that of the part chosen."""
        view = self._state.views.find(pointed.token, chat.id)
        quotes = quotes_of(view, self._library) if view is not None else []
        meant = chosen(quotes, pointed.words)
        return list(dict.fromkeys(one.statement_id for one in ([meant] if meant else quotes)))

    def _valued(self, name: str, act: Act, words: str, chat: Chat) -> Reply:
        if act is Act.PURGE:
            return self._purge_shown(name, chat)
        if act is Act.RESTORE:
            return self._shown(Correction(name, act), chat)
        if not words:
            says = Wording(chat.lang)(f"amend-asks-{act.value}")
            return self._dialogs.ask(chat, _KIND, f"{act.value}\n{name}", says)
        return self._read(name, act, words, chat)

    def _read(self, name: str, act: Act, words: str, chat: Chat) -> Reply:
        """Show the correction that words ask for, or ask for other words."""
        say, fault, today = Wording(chat.lang), "", self._library.today()
        correction = None
        if act is Act.REDATE:
            day = day_of(words, today)
            correction = Correction(name, act, day) if day else None
            fault = say("draft-no-day")
        elif act is Act.WITHDRAW:
            correction = Correction(name, act, _withdrawal(words, today))
        else:
            line = " ".join(words.split())
            correction = Correction(name, act, line) if len(line) <= _ONE_LINE else None
            fault = say("draft-too-long", most=_ONE_LINE)
        if correction is None:
            says = f"{fault} {say(f'amend-asks-{act.value}')}"
            return self._dialogs.ask(chat, _KIND, f"{act.value}\n{name}", says)
        return self._shown(correction, chat)

    def _take(self, subject: str, words: str, chat: Chat) -> Reply:
        act, _, name = subject.partition("\n")
        return or_why(partial(self._read, name, Act(act), words, chat), chat.lang)

    def _shown(self, correction: Correction, chat: Chat) -> Reply:
        seen = self._corrections().preview(correction, chat.lang)
        token = self._state.amendments.keep(correction, chat.user)
        return replace(seen, buttons=replies.buttons("button-correct", token, Wording(chat.lang)))

    # -- done ------------------------------------------------------------------------------

    def _done(self, found: Amendment, letter: str, chat: Chat) -> Amended:
        if letter == "u":
            return self._undone(found, chat)
        if found.state is AmendmentState.KEPT:  # a press that came twice
            return Amended(replies.kept(found.token, Wording(chat.lang)), found.token)
        if found.correction.act is Act.PURGE:
            return self._purged(found, chat)
        return self._kept(found, chat)

    def _kept(self, found: Amendment, chat: Chat) -> Amended:
        done = self._corrections().keep(found.correction, Editor.of(chat))
        self._state.amendments.move(found.token, AmendmentState.KEPT, done.number)
        return Amended(replies.kept(found.token, Wording(chat.lang)), found.token)

    def _undone(self, found: Amendment, chat: Chat) -> Amended:
        if found.number is None:
            return Amended(sentences.line(Wording(chat.lang)("amend-old")))
        self._corrections().undo(found.number, Editor.of(chat))
        self._state.amendments.move(found.token, AmendmentState.OVER)
        return Amended(sentences.line(Wording(chat.lang)("amend-undone")), found.token)

    # -- taken away for good ---------------------------------------------------------------

    def _purge_shown(self, name: str, chat: Chat) -> Reply:
        say = Wording(chat.lang)
        _, seen = self._corrections().preview_purge(name, chat.lang)
        token = self._state.amendments.keep(Correction(name, Act.PURGE), chat.user)
        says = f"{seen.text}\n\n{say('purge-asks', word=say('purge-word'))}"
        asked = self._dialogs.ask(chat, _PURGE, token, says)
        return replace(asked, entities=seen.entities)

    def _confirm(self, token: str, words: str, chat: Chat) -> Reply:
        say = Wording(chat.lang)
        found = self._state.amendments.find(token, chat.user)
        if found is None:
            return sentences.line(say("amend-old"))
        if words.strip().casefold() != say("purge-word").casefold():
            self._state.amendments.move(token, AmendmentState.OVER)
            return sentences.line(say("purge-other-word"))
        self._state.amendments.move(token, AmendmentState.CONFIRMED)
        _, seen = self._corrections().preview_purge(found.correction.statement_id, chat.lang)
        return replace(seen, buttons=replies.buttons("button-purge", token, say))

    def _purged(self, found: Amendment, chat: Chat) -> Amended:
        may = self._state.staff.may(chat.user, Role.OWNER)
        if not may or found.state is not AmendmentState.CONFIRMED:
            return Amended(sentences.line(Wording(chat.lang)("amend-old")))
        corrections = self._corrections()
        plan, _ = corrections.preview_purge(found.correction.statement_id, chat.lang)
        corrections.purge(plan, Editor.of(chat))
        return Amended(corrections.purged(plan, chat.lang), found.token)

    def _corrections(self) -> Corrections:
        # of the files that were read last, whatever is set now
        return Corrections(self._library, self._state, None, self._now)


def _withdrawal(words: str, today: date) -> Withdrawal:
    """A day and a reason; a reason alone is of today."""
    first, *rest = _REASON.split(words.strip(), maxsplit=1)
    day = day_of(first, today)
    if day is None:
        return Withdrawal(today, " ".join(words.split()))
    return Withdrawal(day, " ".join("".join(rest).split()))
