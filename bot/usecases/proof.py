"""The law at the moment of sending: a quotation is the archive's words, or it is not sent."""

import logging
from dataclasses import replace

from bot.replies import sentences
from bot.replies.reply import Reply
from bot.usecases.library import OpenLibrary
from retrieval.types import Answer, Quote

_log = logging.getLogger(__name__)


def checked(reply: Reply, library: OpenLibrary, lang: str | None) -> Reply:
    """The reply itself where every quotation in it is confirmed, else the reply in its place."""
    for quoted in reply.quoted:
        quote = quoted.quote
        if reply.text[quoted.start : quoted.end] != quote.text or not library.holds(quote):
            _withhold("an answer", quote)
            return sentences.withheld(lang)
    return reply


def confirmed(answer: Answer, library: OpenLibrary) -> Answer:
    """The answer without any quote that is not confirmed, for those who read it as facts."""
    kept = []
    for quote in answer.quotes:
        if library.holds(quote):
            kept.append(quote)
        else:
            _withhold("a quote", quote)
    if len(kept) == len(answer.quotes):
        return answer
    return replace(
        answer,
        quotes=tuple(kept),
        answered=answer.answered and bool(kept),
        confidence=max((quote.confidence for quote in kept), default=0.0),
    )


def _withhold(what: str, quote: Quote) -> None:
    _log.error(
        "withheld %s: version %d of %s does not say the quoted words at %d-%d",
        what,
        quote.version,
        quote.statement_id,
        quote.start,
        quote.end,
    )
