"""Markdown to plain text: every word stays, in order; marks, link addresses and tags go."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from retrieval.ingest.datelines import is_bare_dateline
from retrieval.ingest.formats.document_lines import STRUCK
from retrieval.ingest.formats.markdown_notes import without_notes
from retrieval.ingest.formats.note_marks import marks
from retrieval.ingest.formats.raised import lowered, raised
from retrieval.ingest.formats.struck import STRUCK_OUT, without_struck
from retrieval.types import Fault, fault

_TAG = re.compile("<[^<>]*>")
_SCRIPT = re.compile("<(su[pb])>([^<>]{1,20})</\\1>", re.IGNORECASE)
_STRIKE = re.compile("</?(s|del|strike)\\b[^<>]*>", re.IGNORECASE)
_STRUCK_PART = re.compile("<(s|del|strike)\\b[^<>]*>[^<>]*\\w[^<>]*</\\1>", re.IGNORECASE)
_LINE_BREAK = re.compile("<br\\b", re.IGNORECASE)
_PARTED = re.compile("</(?:summary|p|div|h[1-6])\\s*>\\s*", re.IGNORECASE)
_MAX_NESTING = 60  # as deep as the parser's recursion allows; it passes over what is deeper


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A paragraph, heading, list item, table row or block of code.

    Attributes:
        text: its words.
        level: of a heading, 1 to 6; else 0.
        group: blocks of the same list or table share a number; 0 for others.
        tight: no empty line before it where the block before is of its group.
    """

    text: str
    level: int = 0
    group: int = 0
    tight: bool = False


def blocks_of(source: str, told: Counter[Fault] | None = None) -> list[Block]:
    """The blocks of a Markdown text in order, empty ones left out.

    Args:
        source: the text with its markup.
        told: takes up what is left out, and how often.

    Raises:
        ValueError: lists or quotations are nested so deeply that words would be lost.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    body, notes = without_notes(source)
    blocks = _parsed(parser, body)
    for number, note in enumerate(notes, 1):
        words = " ".join(block.text for block in _parsed(parser, note))
        blocks.append(Block(f"{number}. {words}", group=-1, tight=True))
    return list(_unstruck(blocks, Counter() if told is None else told))


def _unstruck(blocks: Iterable[Block], told: Counter[Fault]) -> Iterator[Block]:
    """The blocks without what has a line through it."""
    for block in blocks:
        text, count = without_struck(block.text)
        told[STRUCK] += count
        if not count:
            yield block
        elif any(map(str.isalnum, text)):
            yield replace(block, text=text)


def _parsed(parser: MarkdownIt, source: str) -> list[Block]:
    tokens = parser.parse(source)
    if any(token.level >= _MAX_NESTING - 1 for token in tokens):
        raise ValueError(fault("markdown-too-deep"))
    return [block for block in _Walk().blocks(tokens) if block.text.strip()]


def joined(blocks: Iterable[Block]) -> str:
    """The blocks as one text, an empty line between them except inside tight lists."""
    text, before = "", None
    for block in blocks:
        close = block.tight and before is not None and before.group == block.group
        text += ("\n" if close else "\n\n" if before else "") + block.text
        before = block
    return text


class _Walk:
    """One pass over the parser's tokens; knows which list, row and heading it is in."""

    def __init__(self) -> None:
        self._depth = 0
        self._group = 0
        self._marker = ""
        self._level = 0
        self._tight = False
        self._cells: list[str] | None = None

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        for token in tokens:
            self._enter(token)
            if token.type == "inline" and self._cells is not None:
                self._cells.append(_words(_shown(token)).replace("\n", " "))
            elif token.type == "inline":
                yield self._block(_words(_shown(token)))
            elif token.type in {"fence", "code_block"}:
                yield self._block(token.content.rstrip("\n"))
            elif token.type == "html_block":
                yield self._block(_without_tags(token.content))
            elif token.type == "tr_close":
                yield Block(" | ".join(self._cells or ()), group=self._group, tight=True)
                self._cells = None

    def _enter(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open" | "table_open":
                self._group += self._depth == 0
                self._depth += 1
            case "bullet_list_close" | "ordered_list_close" | "table_close":
                self._depth -= 1
            case "list_item_open":
                self._marker = f"{token.info}. " if token.info else "- "
            case "list_item_close":
                self._marker = ""
            case "heading_open":
                self._level = int(token.tag[1:])
            case "heading_close":
                self._level = 0
            case "paragraph_open":
                self._tight = token.hidden
            case "tr_open":
                self._cells = []

    def _block(self, text: str) -> Block:
        if self._depth:
            marker, self._marker = self._marker, ""
            text = "  " * (self._depth - 1) * bool(marker) + marker + text
        group = self._group if self._depth else 0
        return Block(text, level=self._level, group=group, tight=bool(group) and self._tight)


def _shown(inline: Token) -> list[Token]:
    """The tokens of a paragraph; in the place of those with a line through them a sign."""
    shown: list[Token] = []
    opened: list[int] = []  # where what is struck begins
    for token in inline.children or ():
        tag = token.tag if token.type in {"s_open", "s_close"} else ""
        if token.type == "html_inline" and (found := _STRIKE.fullmatch(token.content)):
            tag = found[1]
        is_end = token.nesting < 0 or token.content.startswith("</")
        if tag and not is_end:
            opened.append(len(shown))
        elif tag and opened:
            start = opened.pop()
            words = _words(shown[start:])
            if any(map(str.isalnum, words)):
                shown[start:] = [Token("text", "", 0, content=STRUCK_OUT)]
        else:
            shown.append(token)
    return shown


def _words(tokens: Sequence[Token]) -> str:
    lines: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "softbreak":
            lines.append([])
        else:
            lines[-1].append(token)
    text, before = "", ""
    for place, line in enumerate(map(_line, lines)):
        # a date stands in a line of its own, below a title without an empty line
        apart = is_bare_dateline(before) or is_bare_dateline(line)
        text += ("\n" if apart else " ") * bool(place) + line
        before = line
    return text


def _line(tokens: Sequence[Token]) -> str:
    words: list[str] = []
    opened: list[tuple[str, int]] = []  # raised or lowered words, and where they begin
    for token in tokens:
        match token.type:
            case "hardbreak":
                words.append("\n")
            case "html_inline":
                words.append("\n" if _LINE_BREAK.match(token.content) else "")
                _follow(token.content.lower(), words, opened)
            case "image":
                words.append(_words(token.children or ()))
            case _:
                words.append(token.content)
    return "".join(words)


def _follow(tag: str, words: list[str], opened: list[tuple[str, int]]) -> None:
    """Keep account of raised and lowered words; at their end put such characters for them."""
    if tag in {"<sup>", "<sub>"}:
        opened.append((tag[1:-1], len(words)))
    elif opened and tag == f"</{opened[-1][0]}>":
        kind, start = opened.pop()
        words[start:] = [_scripted(kind, "".join(words[start:]), "".join(words[:start]))]


def _scripted(kind: str, text: str, before: str) -> str:
    """Raised or lowered words as such characters; nothing for the mark of a note."""
    if kind == "sup" and marks(before, text):
        return ""
    return (raised(text) if kind == "sup" else lowered(text)) or text


def _without_tags(html: str) -> str:
    kept = []
    while html:
        before, opening, html = html.partition("<!--")
        kept.append(before)
        html = html.partition("-->")[2] if opening else ""
    text = _SCRIPT.sub(
        lambda found: _scripted(found[1].lower(), found[2], found.string[: found.start()]),
        _STRUCK_PART.sub(STRUCK_OUT, "".join(kept)),
    )
    return _TAG.sub("", _PARTED.sub("\n\n", text)).strip()
