"""The words of one post in Telegram's export, whatever the export keeps them in."""

from collections.abc import Iterable, Iterator
from typing import Any

from retrieval.ingest.formats.struck import STRUCK_OUT
from retrieval.text import fold, normalise

_QUOTATIONS = frozenset(("blockquote", "expandable_blockquote"))
_BLOCKS = _QUOTATIONS | {"pre"}
_STRUCK = "strikethrough"
_BULLETS = frozenset("-*\u2013\u2014\u2022\u2023\u25aa\u25cf\u25e6")


def words_of(message: dict[str, Any], answered: str = "") -> str:
    """The words of a post as its reader sees them: text, poll, list, rich message.

    A sign stands for what has a line through it.

    Args:
        message: one message of the export.
        answered: the words of the message it answers; what is quoted of them is left out.

    Raises:
        TypeError: the text is damaged.
    """
    parts = [_sent(message.get("text_entities") or message.get("text") or "", answered)]
    if poll := message.get("poll"):
        parts.append(_listed(_entry(poll, "question"), _entries(poll, ("answers", "options"))))
        parts.append(_entry(poll, "explanation"))
    if tasks := message.get("todo_list"):
        names = ("items", "answers", "tasks")
        parts.append(_listed(_entry(tasks, "title"), _entries(tasks, names)))
    if not has_words(parts[0]) and (rich := message.get("rich_message")):
        parts.append("\n\n".join(_paragraphs(rich)))
    return "\n\n".join(part for part in parts if part)


def has_words(text: str) -> bool:
    """Whether there is a letter or a figure in it."""
    return any(map(str.isalnum, text))


def quotes_something(message: dict[str, Any]) -> bool:
    """Whether a part of the text is set off as a quotation."""
    parts = message.get("text_entities") or message.get("text")
    return isinstance(parts, list) and any(_kind(part) in _QUOTATIONS for part in parts)


def _sent(parts: object, answered: str) -> str:
    """The text as it was sent, whatever its formatting; blocks stand on lines of their own."""
    if isinstance(parts, str):
        return parts
    if not isinstance(parts, list):
        raise TypeError(parts)
    said, below = "", False
    for part in parts:
        kind, words = _kind(part), part if isinstance(part, str) else _text(part)
        if kind in _QUOTATIONS and answered and _folded(words) in _folded(answered):
            words = ""
        if kind == _STRUCK and has_words(words):
            words = STRUCK_OUT
        block = kind in _BLOCKS
        if (block or below) and said and not said.endswith("\n") and not words.startswith("\n"):
            said += "\n"
        said, below = said + words, block
    return said


def _folded(words: str) -> str:
    return fold(normalise(words))


def _kind(part: object) -> str:
    kind = part.get("type") if isinstance(part, dict) else None
    return kind if isinstance(kind, str) else ""


def _text(part: object) -> str:
    text = part.get("text") if isinstance(part, dict) else None
    if not isinstance(text, str):
        raise TypeError(part)
    return text


def _listed(head: str, items: Iterable[str]) -> str:
    """A line with a list under it."""
    lines = "\n".join(f"- {item}" for item in items if item)
    return "\n\n".join(part for part in (head, lines) if part)


def _entry(holder: object, name: str) -> str:
    if not isinstance(holder, dict):
        raise TypeError(holder)
    return " ".join(_rich(holder.get(name)).split())


def _entries(holder: dict[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    listed: object = next((holder[name] for name in names if holder.get(name)), [])
    if not isinstance(listed, list):
        raise TypeError(listed)
    for item in listed:
        whole = item if isinstance(item, dict) else {"text": item}
        yield _entry(whole, "text" if whole.get("text") else "title")


def _rich(value: object) -> str:
    """Text with its formatting, of whatever depth, as plain text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(map(_rich, value))
    if not isinstance(value, dict):
        raise TypeError(value)
    names = ("text", "alternative_text", "expression")
    said = next((_rich(value[name]) for name in names if value.get(name)), "")
    return STRUCK_OUT if _kind(value) == _STRUCK and has_words(said) else said


def _paragraphs(rich: object) -> list[str]:
    """The paragraphs of a rich message, or of a block of it that holds others."""
    if not isinstance(rich, dict):
        raise TypeError(rich)
    blocks = rich.get("blocks") or []
    if not isinstance(blocks, list):
        raise TypeError(blocks)
    found = [paragraph for block in blocks for paragraph in _block(block)]
    return [paragraph for paragraph in found if paragraph.strip()]


def _block(block: object) -> list[str]:
    if not isinstance(block, dict):
        return [_rich(block)]
    if isinstance(items := block.get("items"), list):
        first = block.get("start", 1) if _is_numbered(block) else None
        return [_rich(block.get("text")), "\n".join(_items(items, first))]
    if block.get("type") == "table":
        rows = block.get("cells") or block.get("rows") or []
        return [_rich(block.get("caption")), "\n".join(map(_row, rows))]
    caption = block.get("caption")
    credit = caption.get("credit") if isinstance(caption, dict) else None
    return [
        _rich(block.get("summary") or block.get("header")),
        _rich(block.get("text")) or _rich(block.get("expression")),
        *_paragraphs(block),
        _rich(caption),
        _rich(block.get("credit") or credit),
    ]


def _is_numbered(block: dict[str, Any]) -> bool:
    return block.get("ordered") is True or "ordered" in _kind(block).split("_")


def _items(items: list[object], first: object) -> Iterator[str]:
    """The items of a list, with their own labels, else their numbers from ``first`` on."""
    for place, item in enumerate(items):
        whole = item if isinstance(item, dict) else {"text": item}
        said = "\n".join(part for part in (_rich(whole.get("text")), *_paragraphs(whole)) if part)
        label = whole.get("label")
        shown = label.strip() if isinstance(label, str) else ""
        if not shown and isinstance(first, int):
            shown = f"{first + place}."
        if said:
            yield f"{'-' if not shown or shown in _BULLETS else shown} {said}"


def _row(row: object) -> str:
    cells = row.get("cells") if isinstance(row, dict) else row
    if not isinstance(cells, list):
        raise TypeError(row)
    return " | ".join(" ".join(_rich(cell).split()) for cell in cells)
