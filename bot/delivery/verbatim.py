"""The law at the moment of sending: a quotation is the archive's words, or it is not sent."""

import logging

from bot.reply import Reply
from bot.usecases import UseCases

_log = logging.getLogger(__name__)


def checked(reply: Reply, usecases: UseCases, lang: str | None) -> Reply:
    """The reply itself where every quotation in it is confirmed, else the reply in its place."""
    for quoted in reply.quoted:
        quote = quoted.quote
        if reply.text[quoted.start : quoted.end] != quote.text or not usecases.holds(quote):
            _log.error(
                "withheld an answer: version %d of %s does not say the quoted words at %d-%d",
                quote.version,
                quote.statement_id,
                quote.start,
                quote.end,
            )
            return usecases.withheld(lang)
    return reply
