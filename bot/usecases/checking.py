"""Did they say this? A claimed quotation checked against the archive, as the bot says it."""

from bot.replies import verdicts as check_replies
from bot.replies.composer import Composer
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import explained
from retrieval import verify
from retrieval.types import Check


class Checking:
    """Checks quotations; no model and no build is needed for it, only the archive.

    Args:
        library: whose archive.
    """

    def __init__(self, library: OpenLibrary) -> None:
        self._library = library

    def check(self, claim: str) -> Check:
        """The verdict as a value.

        Raises:
            QueryError: there are no words in it, or too many.
            BuildError: there is no usable archive.
        """
        return verify(self._library.archive(), claim)

    def checked(self, claim: str, lang: str | None) -> Reply:
        """The verdict as the bot says it; without a quotation, how to give one."""
        if not claim.strip():
            return Composer().line(Wording(lang)("check-usage")).reply()
        return explained(lambda: self.reply(self.check(claim), lang), lang)

    def reply(self, check: Check, lang: str | None) -> Reply:
        """A verdict as the bot says it."""
        return check_replies.check_reply(check, Wording(lang), self._library.links.to)
