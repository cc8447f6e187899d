"""Replies in the terminal: the same text, quotations marked by a bar at the left.

A terminal gets lines that fit it; a file or a pipe gets them whole, so that a quotation can be
searched for.
"""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from bot.replies.reply import Entity, Reply, Style

_STYLES = {
    Style.BOLD: "bold",
    Style.ITALIC: "italic dim",
    Style.CODE: "cyan",
    Style.BLOCKQUOTE: "green",
    Style.EXPANDABLE_BLOCKQUOTE: "green",
}
_BLOCKQUOTES = frozenset({Style.BLOCKQUOTE, Style.EXPANDABLE_BLOCKQUOTE})
_BAR = "│ "
_WIDEST = 100
_NARROWEST = 20


def show(reply: Reply, console: Console) -> None:
    """Print a reply; where the terminal has no colours the bar still marks a quotation.

    The address of a link stands on a line of its own below the paragraph it is in; a file that
    goes with it is printed below.
    """
    addresses: list[str] = []
    for start, end in _lines(reply.text):
        within = [e for e in reply.entities if e.start < end and e.end > start]
        quoted = any(e.style in _BLOCKQUOTES for e in within) or _is_inside_quote(reply, start, end)
        if quoted or start == end:
            _print_addresses(addresses, console)
        line = Text(reply.text[start:end])
        for entity in within:
            _style(line, entity, start, end)
        _print(line, _BAR if quoted else "", console)
        addresses += [e.url for e in within if e.url is not None and e.end <= end]
    _print_addresses(addresses, console)
    if reply.document is not None:
        console.print()
        console.print(Text(reply.document.content.decode().rstrip("\n")), soft_wrap=True)


def show_choices(labels: Sequence[str], console: Console) -> None:
    """Print what can be done next, each with the number to type."""
    if labels:
        named = (f"{number} {label}" for number, label in enumerate(labels, 1))
        console.print(Text(f"[{'] ['.join(named)}]", style="dim"), soft_wrap=True)


def _print_addresses(addresses: list[str], console: Console) -> None:
    while addresses:
        console.print(Text(addresses.pop(0), style="dim"), soft_wrap=True)


def _is_inside_quote(reply: Reply, start: int, end: int) -> bool:
    """For an empty line, which has no characters that an entity could touch."""
    return start == end and any(
        e.style in _BLOCKQUOTES and e.start < start < e.end for e in reply.entities
    )


def _print(line: Text, bar: str, console: Console) -> None:
    pieces = [line]
    if console.is_terminal:
        width = max(min(console.width, _WIDEST) - len(bar), _NARROWEST)
        pieces = list(line.wrap(console, width)) or [line]
    for piece in pieces:
        piece.rstrip()
        # wrapped here or not at all: the console must not wrap again
        console.print(Text.assemble((bar, "dim"), piece), soft_wrap=True)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _style(line: Text, entity: Entity, start: int, end: int) -> None:
    first, last = max(entity.start, start) - start, min(entity.end, end) - start
    style = f"link {entity.url}" if entity.style is Style.LINK else _STYLES[entity.style]
    line.stylize(style, first, last)
