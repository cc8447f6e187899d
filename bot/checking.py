"""Did they say this? A claimed quotation checked against the archive, as the bot says it."""

from bot import check_replies
from bot.composer import Composer
from bot.reply import Reply
from bot.usecases import UseCases
from bot.wording import Wording
from retrieval import Check, check


class Checking:
    """Checks quotations; no model and no build is needed for it, only the archive.

    Args:
        usecases: give the archive.
    """

    def __init__(self, usecases: UseCases) -> None:
        self._usecases = usecases

    def check(self, claim: str) -> Check:
        """The verdict as a value.

        Raises:
            QueryError: there are no words in it, or too many.
            BuildError: there is no usable archive.
        """
        return check(self._usecases.archive(), claim)

    def checked(self, claim: str, lang: str | None) -> Reply:
        """The verdict as the bot says it; without a quotation, how to give one."""
        if not claim.strip():
            return Composer().line(Wording(lang)("check-usage")).reply()
        return self._usecases.explained(lambda: self.told(self.check(claim), lang), lang)

    def told(self, found: Check, lang: str | None) -> Reply:
        """A verdict as the bot says it."""
        return check_replies.check_reply(found, Wording(lang), self._usecases.links.to)
