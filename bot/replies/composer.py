"""Builds a Reply piece by piece, so that offsets of entities and quotations are always right."""

from collections.abc import Callable, Iterable

from bot.replies.reply import Button, Entity, Quoted, Reply, Style
from retrieval.types import Quote

EXPANDABLE_FROM = 400
"""Characters from which a quotation is folded, so that three of them fit on a phone."""


Link = Callable[[Quote], str | None]
"""The permanent address of a quote, where it has one."""


def nowhere(quote: Quote) -> str | None:  # noqa: ARG001 - a Link
    """No address: the bot's name is not known."""
    return None


class Composer:
    """Text under construction; every method adds at the end.

    Args:
        link: where the dates above quotes lead.
    """

    def __init__(self, link: Link = nowhere) -> None:
        self.link = link
        self._parts: list[str] = []
        self._length = 0
        self._entities: list[Entity] = []
        self._quoted: list[Quoted] = []

    def add(self, text: str, style: Style | None = None, url: str | None = None) -> "Composer":
        """Text, styled where a style is given; a link where a url is."""
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        if text and url is not None:
            self._entities.append(Entity(Style.LINK, start, self._length, url))
        if text and style is not None:
            self._entities.append(Entity(style, start, self._length))
        return self

    def line(self, text: str = "", style: Style | None = None) -> "Composer":
        """Text and a line break after it."""
        return self.add(text, style).add("\n")

    def gap(self) -> "Composer":
        """An empty line, unless this is the beginning."""
        return self.add("\n") if self._length else self

    def quote(
        self,
        quote: Quote,
        expandable_from: int = EXPANDABLE_FROM,
        bold: Iterable[tuple[int, int]] = (),
    ) -> "Composer":
        """A quotation in a block of its own, remembered for the check at sending.

        An item of a list stands below what leads into the list.

        Args:
            quote: its text is added as it is.
            expandable_from: characters from which the block is shown folded.
            bold: stretches of its text that are set in bold.
        """
        for lead_in in quote.lead_in:
            self.add(lead_in, Style.BLOCKQUOTE).add("\n")
        start = self._length
        folded = len(quote.text) >= expandable_from
        self.add(quote.text, Style.EXPANDABLE_BLOCKQUOTE if folded else Style.BLOCKQUOTE)
        for first, last in bold:
            self._entities.append(Entity(Style.BOLD, start + first, start + last))
        self._quoted.append(Quoted(start, self._length, quote))
        return self.add("\n")

    def reply(self, *buttons: tuple[Button, ...]) -> Reply:
        """The finished value, white space after the last entity taken off."""
        text = "".join(self._parts)
        entities = sorted(self._entities, key=lambda entity: (entity.start, -entity.end))
        styled = max((entity.end for entity in entities), default=0)
        text = text[:styled] + text[styled:].rstrip()
        return Reply(text, tuple(entities), tuple(self._quoted), tuple(buttons))
