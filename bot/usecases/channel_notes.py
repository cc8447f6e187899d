"""Once a day, what the channels that are followed have brought: for editors."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime

from bot.replies.composer import Composer
from bot.replies.reply import Reply, Style
from bot.replies.wording import Wording
from bot.state import State
from bot.state.drafts import CHANNEL, DraftState, KeptDraft, Submission, SubmissionState
from bot.usecases.library import OpenLibrary

HOUR = 9
"""Of the day where the archive is, at which editors are told."""

_PUBLISHED = frozenset({DraftState.PUBLISHED, DraftState.LIVE})
_NAMED = 5


class ChannelNotes:
    """Says what came in since the note before.

    Args:
        library: whose time zone it is.
        state: where what came is kept.
    """

    def __init__(self, library: OpenLibrary, state: State) -> None:
        self._library = library
        self._drafts = state.drafts

    def due(self, now: datetime) -> list[Submission]:
        """What editors are to be told of now: what had come by nine o'clock."""
        nine = now.astimezone(self._library.settings.zone).replace(
            hour=HOUR, minute=0, second=0, microsecond=0
        )
        if now < nine:
            return []
        over = self._drafts.submissions(SubmissionState.OVER)
        return [one for one in over if one.user == CHANNEL and one.changed < nine.timestamp()]

    def is_worth_telling(self, due: Sequence[Submission]) -> bool:
        """Whether anything came but posts without words."""
        return any(
            one.state in _PUBLISHED or one.material.file
            for submission in due
            for one in self._drafts.of(submission.number)
        )

    def said(self, due: Sequence[Submission], lang: str | None) -> Reply:
        """The note."""
        say = Wording(lang)
        by_channel: dict[str, list[KeptDraft]] = defaultdict(list)
        for submission in due:
            for kept in self._drafts.of(submission.number):
                origin = kept.material.origin
                by_channel[(origin.title if origin else "") or str(submission.chat)].append(kept)
        composer = Composer().line(say("channels-note"), Style.BOLD)
        for title, drafts in sorted(by_channel.items()):
            if line := self._line(title, drafts, say):
                composer.line(line)
        return composer.reply()

    def noted(self, due: Sequence[Submission]) -> None:
        """Remember that editors were told."""
        for submission in due:
            self._drafts.move(submission.number, SubmissionState.NOTED)

    def _line(self, title: str, drafts: Sequence[KeptDraft], say: Wording) -> str:
        counts = Counter(
            one.published.before is not None
            for one in drafts
            if one.published and one.state in _PUBLISHED
        )
        parts = [
            say(name, count=counts[edited])
            for name, edited in (("channels-new", False), ("channels-edited", True))
            if counts[edited]
        ]
        unread = [
            one.material.name
            for one in drafts
            if one.material.file and one.state is DraftState.LEFT
        ]
        if unread:
            parts.append(say("channels-unread", files=", ".join(unread[:_NAMED])))
        return say("channels-line", channel=title, what="; ".join(parts)) if parts else ""
