"""Which quote somebody means who replies to an answer of the bot's, or to a part of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.state import View
from bot.state.views import QuotedSpan
from bot.usecases.library import OpenLibrary
from retrieval import context
from retrieval.types import Quote


@dataclass(frozen=True, slots=True)
class PointedAt:
    """An answer of the bot's that is replied to.

    Attributes:
        token: of what was shown; empty where it is no answer.
        words: the part of it that was chosen; empty for all of it.
    """

    token: str = ""
    words: str = ""


def quotes_of(view: View, library: OpenLibrary) -> list[Quote]:
    """The quotes of an answer, in its order, but those whose records are held no more."""
    spans = (span for group in view.groups for span in group)
    return [quote for span in spans if (quote := quote_at(span, library)) is not None]


def quote_at(span: QuotedSpan, library: OpenLibrary) -> Quote | None:
    """The quote of a span; None where its record is held no more."""
    number, start, end = span
    record = library.archive().records([number]).get(number)
    return context.cut(record, (start, end)) if record is not None else None


def chosen(quotes: Sequence[Quote], words: str) -> Quote | None:
    """The first quote in which some words stand; None where they stand in none, or are none."""
    said = " ".join(words.split())
    return next((one for one in quotes if said and said in " ".join(one.text.split())), None)
