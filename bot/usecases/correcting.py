"""Corrects what is said of a draft: a question each, answered in words or by a button."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.replies.calendar import calendar, near_days
from bot.replies.composer import Composer
from bot.replies.reply import Button, Reply
from bot.replies.wording import Wording
from bot.state import Role, State
from bot.state.chat import Chat
from bot.state.drafts import KeptDraft
from bot.usecases.days import day_of
from bot.usecases.dialogs import DialogAnswers
from bot.usecases.library import OpenLibrary

KIND = "draft"
"""Of the questions that are asked about drafts."""

_LONGEST = 300
_ASKED = {
    "d": "draft-asks-date",
    "t": "draft-asks-title",
    "s": "draft-asks-speaker",
    "o": "draft-asks-source",
}
_NAMES = {"t": "title", "s": "speaker", "o": "source"}

Show = Callable[[KeptDraft, Chat], Reply]


class Correcting:
    """Asks and takes the answers; what is shown after each is the draft as it is then.

    Args:
        library: whose day counts as today.
        state: where drafts are kept.
        dialogs: leads words to here.
        show: a draft.
    """

    def __init__(
        self, library: OpenLibrary, state: State, dialogs: DialogAnswers, show: Show
    ) -> None:
        self._library = library
        self._state = state
        self._show = show
        dialogs.on(KIND, self._take, Role.EDITOR)

    def ask(self, kept: KeptDraft, letter: str, chat: Chat, said: str = "") -> Reply:
        """The question for the date, the title, the speaker or the source.

        Args:
            kept: the draft.
            letter: of what is asked for.
            chat: with the editor.
            said: a sentence above it: why the last answer was none.
        """
        self._state.dialogs.ask(chat.user, KIND, f"{kept.number}:{letter}")
        say = Wording(chat.lang)
        composer = Composer()
        if said:
            composer.line(said)
        composer.line(say(_ASKED[letter]))
        if letter == "d":
            posted = kept.material.origin and kept.material.origin.posted
            day = date.fromisoformat(posted) if posted else None
            return composer.reply(*near_days(kept.number, self._library.today(), day, say))
        nothing = Button(say("button-none"), action=f"Dx:{kept.number}:{letter}")
        leave = Button(say("button-leave"), action=f"Dv:{kept.number}")
        return composer.reply((nothing, leave))

    def step(self, kept: KeptDraft, step: str, chat: Chat) -> Reply:
        """One step of the calendar."""
        say = Wording(chat.lang)
        rows = calendar(kept.number, step, self._library.today(), say)
        if rows is None:
            return self.ask(kept, "d", chat)
        return Composer().line(say("draft-asks-date")).reply(*rows)

    def dated(self, kept: KeptDraft, day: date, chat: Chat) -> Reply:
        """The draft with this date."""
        # beside the editor's word the day of the message would only be a contradiction
        return self._said(kept, chat, date=day, posted=None)

    def cleared(self, kept: KeptDraft, letter: str, chat: Chat) -> Reply:
        """The draft with no title, speaker or source."""
        return self._said(kept, chat, **{_NAMES[letter]: ""})

    def _take(self, subject: str, words: str, chat: Chat) -> Reply:
        number, _, letter = subject.partition(":")
        kept = self._state.drafts.find(int(number), chat.user)
        say = Wording(chat.lang)
        if kept is None:
            return Composer().line(say("draft-gone")).reply()
        if letter == "d":
            day = day_of(words, self._library.today())
            if day is None:
                return self.ask(kept, letter, chat, say("draft-no-day"))
            return self.dated(kept, day, chat)
        line = " ".join(words.split())
        if len(line) > _LONGEST:
            return self.ask(kept, letter, chat, say("draft-too-long", most=_LONGEST))
        return self._said(kept, chat, **{_NAMES[letter]: line})

    def _said(self, kept: KeptDraft, chat: Chat, **facts: date | str | None) -> Reply:
        self._state.dialogs.end(chat.user)
        said = replace(kept, facts=replace(kept.facts, **facts))  # type: ignore[arg-type]
        self._state.drafts.say(kept.number, said.facts)
        return self._show(said, chat)
