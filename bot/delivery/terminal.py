"""Replies in the terminal: the same text, quotations marked by a bar at the left."""

from rich.console import Console
from rich.text import Text

from bot.reply import Entity, Reply, Style

_STYLES = {
    Style.BOLD: "bold",
    Style.ITALIC: "italic dim",
    Style.CODE: "cyan",
    Style.BLOCKQUOTE: "green",
    Style.EXPANDABLE_BLOCKQUOTE: "green",
}
_BAR = "│ "
_WIDEST = 100


def show(reply: Reply, console: Console) -> None:
    """Print a reply; where the terminal has no colours the bar still marks a quotation."""
    blocks = [e for e in reply.entities if "blockquote" in e.style]
    width = min(console.width, _WIDEST)
    for start, end in _lines(reply.text):
        quoted = any(e.start <= start and end <= e.end for e in blocks)
        line = Text(reply.text[start:end])
        for entity in reply.entities:
            _style(line, entity, start, end)
        if not quoted:
            console.print(line, soft_wrap=False, width=width)
            continue
        for wrapped in line.wrap(console, max(width - len(_BAR), 20)):
            wrapped.rstrip()
            console.print(Text(_BAR, style="dim").append_text(wrapped), soft_wrap=True)


def _lines(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _style(line: Text, entity: Entity, start: int, end: int) -> None:
    first, last = max(entity.start, start), min(entity.end, end)
    if first >= last:
        return
    if entity.style is Style.LINK:
        line.stylize(f"link {entity.url}", first - start, last - start)
        line.append(f" {entity.url}", style="dim")
        return
    line.stylize(_STYLES[entity.style], first - start, last - start)
