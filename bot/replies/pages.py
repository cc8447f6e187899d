"""Cuts a reply into messages that Telegram takes, at paragraph ends, without losing a word."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from bot.replies.reply import Entity, Reply, Style

TEXT_LIMIT = 4096
ENTITY_LIMIT = 100
_BLOCKQUOTES = frozenset({Style.BLOCKQUOTE, Style.EXPANDABLE_BLOCKQUOTE})
_JOINERS = frozenset({"\u200d", "\ufe0e", "\ufe0f"})
# Where a page may end, best first; the cut falls behind the match.
_ENDS = tuple(map(re.compile, (r"\n[^\S\n]*\n", r"\n", r"[.!?…][\"'»”)]*\s", r"\s")))


@dataclass(frozen=True, slots=True)
class Page:
    """The text of one message; offsets of its entities are code points of this text."""

    text: str
    entities: tuple[Entity, ...]


def paged(reply: Reply, limit: int = TEXT_LIMIT, most: int = ENTITY_LIMIT) -> tuple[Page, ...]:
    """Cut a reply into pages.

    Args:
        reply: its text may be of any length.
        limit: UTF-16 code units a page may have.
        most: entities a page may have.

    Returns:
        Pages whose texts follow one another in ``reply.text``; only white space lies between
        them. An entity over a page end goes on as the same entity on the next page.
    """
    text = reply.text
    entities = _side_by_side(reply.entities)
    units = [0, *accumulate(2 if char > "\uffff" else 1 for char in text)]
    pages = []
    start = _skipped(text, 0)
    while start < len(text):
        furthest = bisect_right(units, units[start] + limit) - 1
        furthest = min(furthest, _crowded(entities, start, most, len(text)))
        end = furthest if furthest == len(text) else _cut(text, entities, start, furthest)
        page = text[start:end].rstrip()
        pages.append(Page(page, _within(entities, start, start + len(page), most)))
        start = _skipped(text, end)
    return tuple(pages)


def _skipped(text: str, start: int) -> int:
    """The first place from ``start`` on that holds something to see."""
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _crowded(entities: tuple[Entity, ...], start: int, most: int, end: int) -> int:
    """How far a page from ``start`` may reach before it holds too many entities."""
    met = [entity for entity in entities if entity.end > start]
    beyond = [entity.start for entity in met[most:] if entity.start > start]
    return beyond[0] if beyond else end


def _cut(text: str, entities: tuple[Entity, ...], start: int, furthest: int) -> int:
    """The best place for a page to end that leaves it at least half full."""
    least = start + (furthest - start) // 2
    for pattern in _ENDS:
        # One more character is looked at, so that white space just behind a full page counts.
        ends = (match.end() for match in pattern.finditer(text, start, furthest + 1))
        places = [place for place in ends if place >= least]
        outside = [place for place in places if not _inside_quote(entities, place)]
        if places:
            return min((outside or places)[-1], furthest)
    return _between_characters(text, start, furthest)


def _inside_quote(entities: tuple[Entity, ...], place: int) -> bool:
    return any(
        entity.style in _BLOCKQUOTES and entity.start < place < entity.end for entity in entities
    )


def _between_characters(text: str, start: int, furthest: int) -> int:
    """``furthest`` or, where that would part a letter from its marks, a little before."""
    place = furthest
    while place > start + 1 and (
        unicodedata.category(text[place]).startswith("M")
        or text[place] in _JOINERS
        or text[place - 1] in _JOINERS
    ):
        place -= 1
    return place if place > start + 1 else furthest


def _side_by_side(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities by their start; a block quotation begins where the one before it ended."""
    kept = []
    quoted_to = 0
    for entity in sorted(entities, key=lambda entity: (entity.start, -entity.end)):
        placed = entity
        if entity.style in _BLOCKQUOTES:
            placed = replace(entity, start=max(entity.start, quoted_to))
            quoted_to = max(quoted_to, entity.end)
        if placed.start < placed.end:
            kept.append(placed)
    return tuple(sorted(kept, key=lambda entity: entity.start))


def _within(entities: tuple[Entity, ...], start: int, end: int, most: int) -> tuple[Entity, ...]:
    """What of the entities lies in ``[start, end)``, counted from ``start``."""
    clipped = tuple(
        replace(entity, start=max(entity.start, start) - start, end=min(entity.end, end) - start)
        for entity in entities
        if max(entity.start, start) < min(entity.end, end)
    )
    # More than the limit over one and the same place: quotations are the last to go.
    by_weight = sorted(clipped, key=lambda entity: entity.style not in _BLOCKQUOTES)[:most]
    return tuple(sorted(by_weight, key=lambda entity: entity.start))
