"""What was changed? Edited and withdrawn statements, as the bot says it."""

from datetime import date

from bot.replies.answers import heading, taken_back
from bot.replies.composer import Composer
from bot.replies.reply import Reply, Style
from bot.replies.wording import Wording
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import explained
from retrieval import changes, understand
from retrieval.types import Difference, Revised, Revision, Withdrawal

SHOWN = 8
_DIFFERENCES = 6
_WORDS = 25


class Changes:
    """The list of what was changed in published statements.

    Args:
        library: whose archive.
    """

    def __init__(self, library: OpenLibrary) -> None:
        self._library = library

    def changes(self, since: date | None = None) -> tuple[Revision, ...]:
        """Edits and withdrawals, the newest first.

        Raises:
            BuildError: there is no usable archive.
        """
        return changes(self._library.archive(), since)

    def listed(self, since: str, lang: str | None) -> Reply:
        """The same as the bot says it; ``since`` is a time in words, or empty."""

        def make() -> Reply:
            period = understand(since, self._library.today()).period if since.strip() else None
            first = period.first if period else None
            return self.reply(self.changes(first), lang, since=first)

        return explained(make, lang)

    def reply(
        self, revisions: tuple[Revision, ...], lang: str | None, *, since: date | None = None
    ) -> Reply:
        """Edits and withdrawals as the bot says them."""
        say = Wording(lang)
        composer = Composer(self._library.links.to)
        about = say("changes-since", day=say.day(since)) if since else say("changes-ever")
        composer.line(say("changes-title", count=len(revisions), about=about), Style.BOLD)
        for revision in revisions[:SHOWN]:
            _revision(composer, revision, say)
        if len(revisions) > SHOWN:
            composer.gap().line(say("changes-more", count=len(revisions) - SHOWN))
        return composer.reply()


def _revision(composer: Composer, revision: Revision, say: Wording) -> None:
    composer.gap()
    edited = revision.kind is Revised.EDITED
    if revision.kind is Revised.TAKEN_BACK:
        taken_back(composer, Withdrawal(revision.day, revision.reason), say)
    else:
        name = "changes-edited" if edited else "changes-withdrawn"
        composer.line(say(name, day=say.day(revision.day)), Style.ITALIC)
    heading(composer, revision.shown, say)
    for one in revision.differences[:_DIFFERENCES]:
        composer.line(f"– {_difference(one, say)}")
    composer.quote(revision.shown)
    if len(revision.differences) > _DIFFERENCES:
        composer.line(say("difference-more", count=len(revision.differences) - _DIFFERENCES))


def _difference(one: Difference, say: Wording) -> str:
    kind = say(f"difference-{one.kind}")
    before, after = _shortened(one.claimed), _shortened(one.actual)
    if not before:
        return say("changes-added", kind=kind, after=after)
    if not after:
        return say("changes-removed", kind=kind, before=before)
    return say("changes-replaced", kind=kind, before=before, after=after)


def _shortened(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= _WORDS else f"{' '.join(words[:_WORDS])} …"
