"""Publishes what an editor has sent, and takes it back within the hour: each step once.

A press is kept until it is done, so that after a crash it is done again: a draft says how far it
was, and its file in the corpus whether it came to that.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bot.feeds.visiting import visitor_for
from bot.replies.composer import Composer
from bot.replies.drafts import twice_reply
from bot.replies.faults import error_line
from bot.replies.published import live_reply, published_reply
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state import State
from bot.state.chat import Chat
from bot.state.drafts import DraftState, KeptDraft, Submission
from bot.usecases.checking import Checking
from bot.usecases.correcting import Correcting
from bot.usecases.dialogs import DialogAnswers
from bot.usecases.drafting import Drafting
from bot.usecases.library import OpenLibrary
from bot.usecases.previews import Previews
from bot.usecases.publisher import GOING, Publisher
from bot.usecases.statements import Statements
from retrieval import context
from retrieval.errors import BuildError, CorpusError
from retrieval.types import Record

UNDO_SECONDS = 3600.0
PRESSED = re.compile(r"D([a-zA-Z]):(\d{1,12})(?::([0-9a-z-]{1,12}))?")
"""The data of the buttons under what was sent: a letter, the draft or the submission, a step."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a press led to.

    Attributes:
        reply: takes the place of the message.
        below: whether it comes below the message instead.
        taken_in: the submission of which files in the corpus were changed.
        toast: a sentence over the chat in place of a reply.
    """

    reply: Reply | None = None
    below: bool = False
    taken_in: int | None = None
    toast: str | None = None


_OnDraft = Callable[[KeptDraft, str, Chat], Pressed]
_OnAll = Callable[[Submission, str, Chat], Pressed]


class Publishing:
    """Everything about drafts that a press or a word does.

    Attributes:
        previews: show them.
        publisher: changes the corpus.
        visitor: fetches pages of the hosts that the operator has named.

    Args:
        library: where statements are published.
        state: where drafts are kept.
        dialogs: asks for corrections.
        checking: checks the words of a forwarded post.
    """

    def __init__(
        self, library: OpenLibrary, state: State, dialogs: DialogAnswers, checking: Checking
    ) -> None:
        self._library = library
        self._state = state
        self._drafts = state.drafts
        self._checking = checking
        self._statements = Statements(library)
        self._drafting = Drafting(library, state)
        self._publisher = self.publisher = Publisher(library, state, self._drafting)
        self.previews = Previews(library, state, self._drafting)
        self.visitor = visitor_for(library.settings.fetch_hosts)
        self._correcting = Correcting(library, state, dialogs, self.previews.of_draft)
        ask = self._correcting.ask
        self._on_draft: dict[str, _OnDraft] = {
            "v": lambda kept, _, chat: Pressed(self.previews.of_draft(kept, chat)),
            "d": self._date,
            "c": lambda kept, step, chat: Pressed(self._correcting.step(kept, step, chat)),
            "t": lambda kept, _, chat: Pressed(ask(kept, "t", chat)),
            "s": lambda kept, _, chat: Pressed(ask(kept, "s", chat)),
            "o": lambda kept, _, chat: Pressed(ask(kept, "o", chat)),
            "x": self._cleared,
            "l": partial(self._set_aside, DraftState.LEFT),
            "r": partial(self._set_aside, DraftState.OPEN),
            "p": lambda kept, _, chat: self._publish(kept.submission, chat, sure=False),
            "k": self._check,
        }
        self._on_all: dict[str, _OnAll] = {
            "V": lambda sent, page, chat: Pressed(
                self.previews.of_submission(sent.number, int(page or 0), chat)
            ),
            "a": lambda sent, _, chat: self._publish(sent.number, chat, sure=False),
            "A": lambda sent, _, chat: self._publish(sent.number, chat, sure=True),
            "L": self._leave_all,
            "U": self._undo,
            "w": self._see,
        }

    def press(self, match: re.Match[str], chat: Chat) -> Pressed:
        """Do what a button under somebody's own submission says."""
        letter, number, step = match[1], int(match[2]), match[3] or ""
        say = Wording(chat.lang)
        if letter in self._on_draft:
            kept = self._drafts.find(number, chat.user)
            if kept is None:
                return Pressed(toast=say("draft-gone"))
            if kept.state is DraftState.PUBLISHING:
                return self._publish(kept.submission, chat, sure=True)
            if letter != "k" and kept.state not in {DraftState.OPEN, DraftState.LEFT}:
                return self._now(kept.submission, chat)
            if letter == "v":
                self._state.dialogs.end(chat.user)
            return self._on_draft[letter](kept, step, chat)
        sent = self._drafts.submission(number)
        if sent is None or sent.user != chat.user or letter not in self._on_all:
            return Pressed(toast=say("draft-gone"))
        return self._on_all[letter](sent, step, chat)

    def shown(self, submission: int, chat: Chat) -> Reply:
        """A submission as it is now."""
        return self._as_it_is(submission, chat)[0]

    # -- one draft -------------------------------------------------------------------------

    def _date(self, kept: KeptDraft, step: str, chat: Chat) -> Pressed:
        try:
            day = date.fromisoformat(step)
        except ValueError:
            return Pressed(self._correcting.ask(kept, "d", chat))
        return Pressed(self._correcting.dated(kept, day, chat))

    def _cleared(self, kept: KeptDraft, letter: str, chat: Chat) -> Pressed:
        if letter not in {"t", "s", "o"}:
            return Pressed(self.previews.of_draft(kept, chat))
        return Pressed(self._correcting.cleared(kept, letter, chat))

    def _set_aside(self, state: DraftState, kept: KeptDraft, _: str, chat: Chat) -> Pressed:
        self._state.dialogs.end(chat.user)
        self._drafts.draft_move(kept.number, state)
        return Pressed(self.previews.of_submission(kept.submission, 0, chat))

    def _check(self, kept: KeptDraft, _: str, chat: Chat) -> Pressed:
        return Pressed(self._checking.checked(kept.material.text, chat.lang), below=True)

    # -- all of a submission ---------------------------------------------------------------

    def _leave_all(self, sent: Submission, _: str, chat: Chat) -> Pressed:
        self._state.dialogs.end(chat.user)
        drafts = self._drafts.of(sent.number)
        if any(one.state is not DraftState.OPEN and one.published for one in drafts):
            return self._now(sent.number, chat)
        for one in drafts:
            self._drafts.draft_move(one.number, DraftState.LEFT)
        return Pressed(Composer().line(Wording(chat.lang)("draft-all-left")).reply())

    def _publish(self, submission: int, chat: Chat, *, sure: bool) -> Pressed:
        """Publish what is open; what has words that are on record only where that is sure."""
        self._state.dialogs.end(chat.user)
        looked = [
            self._drafting.look(one) for one in self._drafts.of(submission) if one.state in GOING
        ]
        ready = [one for one in looked if one.publishable or one.kept.published]
        same = [name for one in ready for name in one.same if not one.kept.published]
        if same and not sure:
            lines = self.previews.named(tuple(dict.fromkeys(same)), chat)
            yes, no = f"DA:{submission}", f"DV:{submission}:0"
            return Pressed(twice_reply(lines, yes, no, Wording(chat.lang)))
        for one in ready:
            try:
                self._publisher.publish(one.kept, chat.user)
            except (CorpusError, BuildError) as error:
                reply = self._failed(submission, error_line(error, Wording(chat.lang)), chat)
                return Pressed(
                    reply, taken_in=submission if self._publisher.there(submission) else None
                )
        return self._now(submission, chat)

    def _failed(self, submission: int, fault: str, chat: Chat) -> Reply:
        reply = self.previews.of_submission(submission, 0, chat)
        text = Wording(chat.lang)("draft-not-published", fault=fault)
        return replace(Composer().line(text).reply(), buttons=reply.buttons)

    def _now(self, submission: int, chat: Chat) -> Pressed:
        reply, going = self._as_it_is(submission, chat)
        return Pressed(reply, taken_in=submission if going else None)

    def _as_it_is(self, submission: int, chat: Chat) -> tuple[Reply, bool]:
        """What is there of a submission, and whether it is still to be taken in."""
        there = self._publisher.there(submission)
        if not there:
            return self.previews.of_submission(submission, 0, chat), False
        if all(one.state is DraftState.LIVE for one in there):
            return self.live(submission, chat), False
        return published_reply(submission, len(there), Wording(chat.lang)), True

    def _see(self, sent: Submission, _: str, chat: Chat) -> Pressed:
        """The statement itself, below the message."""
        records = self._records(sent.number)
        if not records:
            return Pressed(toast=Wording(chat.lang)("draft-gone"))
        return Pressed(self._statements.first_page(records[0], chat), below=True)

    def _undo(self, sent: Submission, _: str, chat: Chat) -> Pressed:
        """Take back what was published within the hour."""
        say = Wording(chat.lang)
        there = self._publisher.there(sent.number)
        if not there:
            return Pressed(Composer().line(say("draft-undone")).reply(), taken_in=sent.number)
        oldest = min(one.changed for one in there)
        if self._state.file.clock() - oldest > UNDO_SECONDS:
            return Pressed(toast=say("draft-undo-late"))
        try:
            for one in there:
                self._publisher.take_back(one, chat.user)
        except (CorpusError, BuildError) as error:
            return Pressed(Composer().line(error_line(error, say)).reply(), below=True)
        return Pressed(Composer().line(say("draft-undone")).reply(), False, sent.number)

    # -- what answers ----------------------------------------------------------------------

    def taken_in(self, submission: int, chat: Chat) -> Reply | None:
        """What is said when the corpus was read: what is live now, or that it is gone."""
        there = self._publisher.there(submission)
        for one in there:
            if one.state is DraftState.PUBLISHED:
                self._drafts.draft_move(one.number, DraftState.LIVE)
        if there:
            return self.live(submission, chat)
        if any(one.state is DraftState.UNDONE for one in self._drafts.of(submission)):
            return Composer().line(Wording(chat.lang)("draft-undone-live")).reply()
        return None

    def live(self, submission: int, chat: Chat) -> Reply:
        """The statements of a submission that are on record, each with its address."""
        quotes = [
            context.cut(record, (0, len(record.statement.text)))
            for record in self._records(submission)
        ]
        since = min((one.changed for one in self._publisher.there(submission)), default=0.0)
        undoable = self._state.file.clock() - since <= UNDO_SECONDS
        return live_reply(
            submission, quotes, Wording(chat.lang), self._library.links.to, undoable=undoable
        )

    def _records(self, submission: int) -> list[Record]:
        """What is on record of a submission, the newest of each statement."""
        archive = self._library.archive()
        return [
            versions[-1]
            for one in self._publisher.there(submission)
            for name in (one.published.statement_ids if one.published else ())
            if (versions := archive.versions(name))
        ]
