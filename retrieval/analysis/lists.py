"""List items and the line that leads into them: "The ministry will not: - close schools".

An item without its lead-in may say the opposite of what the list says. A line without a colon leads
into the items under it where it would turn them: a heading "Prohibited", or "It is forbidden to".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.analysis.pictures import PICTURES, is_verdict
from retrieval.analysis.stretches import LONG
from retrieval.analysis.turning_words import turns_items
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.languages.scripts import undotted
from retrieval.text import BULLETS, DASHES
from retrieval.types import Span

_MEASURED = any_of(
    part for known in LANGUAGES for part in (*known.edits.units, *known.edits.number_words)
)
_ITEM = re.compile(
    rf"(?P<indent>\s*)(?P<mark>(?:[{BULLETS}{DASHES}>]\s+|[{BULLETS}])?(?P<pictures>{PICTURES})\s*"
    rf"|[{BULLETS}{DASHES}>]\s+|[{BULLETS}]"
    r"|(?:…|\.\.\.)\s*"
    rf"|(?:[›»~=]|[{DASHES}=]{{2,}}>?|[{DASHES}=]>)\s+|\+\s+(?!\d)"
    r"|\d{1,2}\s?[–—-]\s+(?=[^\W\d_])"
    # "2.1 a tax", and not "2.1 million"
    rf"|\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\s+(?=[^\W\d_])(?!{_MEASURED}(?!\w))"
    r"|\(?(?:\d{1,3}(?:\.\d{1,3}){0,8}|[^\W\d_]|[ivx]{1,5}|[IVX]{1,5})[.)]\s+)(?=\S)"
)
_NUMBER = re.compile(r"\W*\d")
_LETTER = re.compile(r"\W*[^\W\d_]")
_LEADING = re.compile(r":[\s*_]*$")
_OPEN = re.compile(r"[;,][\s*_]*$|[;,]\s+[^\W\d_]{1,4}[\s*_]*$")
_ENDED = re.compile(r"(?<!\.\.)[.!?][\s*_\"'»”’)]*$")
_HEADING = 4  # words of a line that is a heading over items with pictures
_HEADING_WITH_PICTURE = 2  # and where it has a picture itself
_LEAST_WORDS = 4  # of a lead-in over lines without marks; fewer are the label of a speaker
_STOPS = re.compile(r"[.!?]\s+(?=\S)")
_UNDERLINE = re.compile(r"\s*([=~*_-])\1{2,}\s*")
_QUOTED = re.compile(r"\s*[«“„\"]")
_VERDICT = "verdict"
_BACK = 50_000
"""Characters before a place of a long text in which its lead-in is looked for."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text.

    Attributes:
        start, end: of all of it.
        indent: characters of white space at its start.
        first: of its words, behind the mark of an item.
        mark: what the marks of one list have alike; empty where no item begins.
        has_picture: whether a picture is the mark, or part of it.
    """

    start: int
    end: int
    indent: int
    first: int
    mark: str = ""
    has_picture: bool = False

    @property
    def is_item(self) -> bool:
        """Whether the mark of an item begins it."""
        return bool(self.mark)

    @property
    def is_verdict(self) -> bool:
        """Whether that is a tick or a cross."""
        return self.mark == _VERDICT


def lead_ins(text: str, start: int, lang: str | None = None) -> tuple[Span, ...]:
    """What leads into the list item that a place of a text lies in.

    Args:
        text: of a statement.
        start: the place. In a text of more than ``stretches.LONG`` characters what leads into it
            stands no more than ``_BACK`` characters before.
        lang: of the statement; None where it is not known.

    Returns:
        The lead-in, which ends before the place; of an item of a list within a list those of
        both, the outer one first. Empty outside a list, and where nothing leads into it.
    """
    return tuple(reversed([*_leading(text, start, lang)]))


def tail(text: str, start: int) -> Span | None:
    """What ends, behind a list, the sentence of an item that a place lies in: "were thrown out".

    Args:
        text: of a statement.
        start: the place.

    Returns:
        The first sentence of the line behind the last item: right behind it and with a small
        letter, or one that speaks of all of them. None of the last item, whose own sentence it
        ends, and where there is none.
    """
    first = text.rfind("\n", 0, start) + 1
    part = text[first : first + _BACK]
    lines = lines_of(part)
    behind = 1
    while behind < len(lines) and lines[behind].is_item:
        behind += 1
    if not lines or not lines[0].is_item or behind >= len(lines):
        return None
    if behind == 1 and not speaks_of_all(part[lines[1].first : lines[1].end]):
        return None
    last, line = lines[behind - 1], lines[behind]
    stop = _STOPS.search(part, line.first, line.end)
    end = stop.start() + 1 if stop else line.end
    if speaks_of_all(part[line.first : end]):
        return first + line.first, first + end
    ended = _ENDED.search(part, last.start, last.end)
    if ended or _are_apart(part, last, line) or not part[line.first].islower():
        return None
    return first + line.first, first + end


def speaks_of_all(words: str) -> bool:
    """Whether a sentence begins with what speaks of all that was named before: none of them."""
    small = undotted(words.lower())
    return any(known.scope.of_all.match(small) for known in LANGUAGES)


def over_quotations(text: str, start: int) -> Span | None:
    """What leads into quoted paragraphs, of which a place lies in one behind the first.

    "I never said the following.", and below it two paragraphs in quotation marks.
    """
    lines = lines_above(text, start)
    if not lines or not _QUOTED.match(text, lines[-1].start):
        return None
    while lines and _QUOTED.match(text, lines[-1].start):
        line = lines.pop()
    if not lines or line.start > start:
        return None
    words = text[lines[-1].start : lines[-1].end]
    return _last_sentence(text, lines[-1]) if is_lead_in(words) or _ENDED.search(words) else None


def lines_of(text: str) -> list[Line]:
    """The lines of a text that are not empty."""
    return [*_lines(text, len(text))]


def lines_above(text: str, start: int) -> list[Line]:
    """The lines up to the one that a place lies in, of a long text those close before it."""
    return [*_lines(text, start)]


def is_lead_in(sentence: str) -> bool:
    """Whether a sentence ends with a colon: what it leads into comes after it."""
    return bool(_LEADING.search(sentence))


def _leading(text: str, start: int, lang: str | None) -> Iterator[Span]:
    lines = [*_lines(text, start)]
    if not lines:
        return
    item = lines.pop()
    if not item.is_item:
        if not _goes_on(text, lines, item):
            return
        item = lines[-1]
    row, indent = _Row(text, lang, item, item, is_repeated=_is_followed(text, item)), item.indent
    while lines:
        line = lines.pop()
        leads = _leads(row, lines, line, indent)
        if leads is None:
            return
        if leads:
            yield _last_sentence(text, line)
            if not line.is_item or (line.has_picture and line.indent == indent):
                return
            indent = line.indent


@dataclass(slots=True)
class _Row:
    """What is known of the list of an item while the lines above it are read."""

    text: str
    lang: str | None
    item: Line
    below: Line
    is_repeated: bool
    is_headed: bool = False

    def is_headed_by(self, line: Line) -> bool:
        """Whether a line that has a mark itself, as far in as the item, leads into it."""
        self.below = line
        self.is_repeated = self.is_repeated or line.mark == self.item.mark
        if self.is_headed or line.mark in {self.item.mark, "letter"}:
            return False  # an initial begins the label of a speaker too: "A. Lund:"
        if is_lead_in(self.text[line.start : line.end]):
            self.is_headed = True
            return True
        if line.has_picture and (self.is_repeated or _opens(self.text, line, self.item)):
            self.is_headed = True
            return _heads(self.text, self.lang, line, self.item)
        return False


def _leads(row: _Row, before: list[Line], line: Line, indent: int) -> bool | None:
    """Whether a line leads into an item below; None where the list of the item begins below it."""
    if line.is_item and line.indent >= indent:
        return None if _parts_lists(row.text, before, line, row.below) else row.is_headed_by(line)
    words = row.text[line.start : line.end]
    if line.is_item:
        return is_lead_in(words) or _turns(row.text, row.lang, line)
    if is_lead_in(words) or _follows(words):
        return True
    if _is_open(words) or line.indent > indent:
        return False  # an item that no mark begins, or one that goes on over a line
    if _is_of_item(row.text, before, line) or not _heads(row.text, row.lang, line, row.item):
        return None
    return True


def _lines(text: str, start: int) -> Iterator[Line]:
    """The lines up to the one that a place lies in; none of them is empty."""
    at, last = 0, len(text)
    if len(text) > LONG:
        last = min(last, start + _BACK)
        if start > _BACK:
            line = text.find("\n", start - _BACK, start)
            at = line + 1 if line >= 0 else start - _BACK
    while at <= start:
        end = text.find("\n", at, last)
        end = last if end < 0 else end
        found = _ITEM.match(text, at, end)
        if text[at:end].strip() and not (at and _UNDERLINE.fullmatch(text, at, end)):
            bare = len(text[at:end]) - len(text[at:end].lstrip())
            if found is None:
                yield Line(at, end, bare, at + bare)
            else:
                yield Line(at, end, bare, found.end(), _kind(found), bool(found["pictures"]))
        at = end + 1


def _kind(found: re.Match[str]) -> str:
    """What the marks of one list have alike: all are numbers, or letters, or ticks and crosses."""
    mark = found["pictures"] or found["mark"].strip()
    if is_verdict(mark):
        return _VERDICT
    if _NUMBER.match(mark):
        return "number"
    return "letter" if _LETTER.match(mark) else mark[0]


def _parts_lists(text: str, before: list[Line], line: Line, below: Line) -> bool:
    """Whether a paragraph with another picture begins below a list that is set close together."""
    return (
        below.has_picture
        and below.mark != line.mark
        and text[below.first].isupper()
        and _are_apart(text, line, below)
        and bool(before)
        and not _are_apart(text, before[-1], line)
    )


def _heads(text: str, lang: str | None, line: Line, item: Line) -> bool:
    """Whether a line without a colon leads into items below, and turns them.

    News of something that was not done stands over pictures too: "❗ The mill will not open", then
    "📌 The repair takes a month". A heading is short, or its items go on with its sentence.
    """
    if not _turns(text, lang, line):
        return False
    if not item.has_picture or text[item.first].islower():
        return True
    words = len(text[line.first : line.end].split())
    return words <= (_HEADING_WITH_PICTURE if line.has_picture else _HEADING)


def _opens(text: str, line: Line, item: Line) -> bool:
    """Whether a line begins with a capital and an item below it does not."""
    return text[line.first].isupper() and text[item.first].islower()


def _is_followed(text: str, item: Line) -> bool:
    """Whether the next line is an item with the same mark."""
    start = item.end + 1
    end = text.find("\n", start)
    found = _ITEM.match(text, start, end if end >= 0 else len(text))
    return found is not None and _kind(found) == item.mark


def _goes_on(text: str, before: list[Line], item: Line) -> bool:
    """Whether a line without a mark is an item: it stands under a colon, or under such an item."""
    if not before:
        return False
    line = before[-1]
    words = text[line.start : line.end]
    if line.is_item and _are_apart(text, line, item):
        return False
    listed = len(words.split()) >= _LEAST_WORDS or text[item.start : item.end].endswith(";")
    is_leading = is_lead_in(words) and listed
    return _is_open(words) or (is_leading and not line.is_item)


def _is_open(words: str) -> bool:
    """Whether a line ends as an item does that others follow: ";", or ", and" but not ", that"."""
    small = words.casefold()
    return bool(_OPEN.search(words)) and not any(
        known.scope.clause_of.search(small) for known in LANGUAGES
    )


def _turns(text: str, lang: str | None, line: Line) -> bool:
    """Whether a line that no stop ends turns the items under it."""
    part = _last_sentence(text, line)
    return not _ENDED.search(text, *part) and turns_items(text, lang, part)


def _is_of_item(text: str, before: list[Line], line: Line) -> bool:
    """Whether a line is the rest of an item: it follows one that no mark ends."""
    if not before or not before[-1].is_item or _are_apart(text, before[-1], line):
        return False
    words = text[before[-1].start : before[-1].end]
    return not _ENDED.search(words) and not _is_open(words)


def _are_apart(text: str, line: Line, following: Line) -> bool:
    """Whether an empty line stands between two lines."""
    return text.count("\n", line.end, following.start) > 1


def _follows(words: str) -> bool:
    return any(known.scope.following.search(words.casefold()) for known in LANGUAGES)


def _last_sentence(text: str, line: Line) -> Span:
    """The last sentence of a line, without the marks of an item."""
    start, end = line.start, line.end
    found = _ITEM.match(text, start, end)
    start = found.end() if found else start + line.indent
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    stops = [stop.end() for stop in _STOPS.finditer(text, start, end)]
    return (stops[-1] if stops else start), end
