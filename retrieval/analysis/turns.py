"""Transcripts: who speaks when, by the labels at the beginning of paragraphs."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from retrieval.languages import LANGUAGES, OFFICES
from retrieval.languages.combining import any_of

_TABLES = [known.transcripts for known in LANGUAGES]
_ROLE = (
    f"{any_of(prefix for table in _TABLES for prefix in table.role_prefixes)}?"
    f"{any_of(role for table in _TABLES for role in table.roles)}(?: \\d+)?"
)
_ROLES = re.compile(_ROLE, re.IGNORECASE)
_OF_A_ROLE = re.compile(rf"{_ROLE}\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(
    rf"(?<!\w){any_of(one for table in _TABLES for one in table.first_person)}(?!\w)", re.IGNORECASE
)
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
_ASKERS = frozenset[str]().union(*(table.askers for table in _TABLES))
_INTERJECTING = any_of(one for table in _TABLES for one in table.interjecting)
_TITLES = frozenset(t for known in LANGUAGES if known.voice for t in known.voice.short_titles)
_LABEL = re.compile(
    r"^[ \t*_]*(?P<name>[^\W\d_][^:\n!?()*]{0,60}?)[ \t]*(?:\([^)\n]{1,40}\)[ \t]*){0,3}"
    r":[*_]*(?=\s|$)"
    rf"|^[ \t]*(?P<calls>[^\W\d_][^:\n.!?()]{{0,60}}?)[ \t]+{_INTERJECTING}[ \t]*[—–-]+",
    re.MULTILINE,
)
_LETTERS = frozenset[str]().union(*(table.letters for table in _TABLES))
_HEADINGS = re.compile(any_of(one for table in _TABLES for one in table.headings), re.IGNORECASE)
_END_MARKS = "|".join(rf"\(?{mark}\)?" for table in _TABLES for mark in table.end_marks)
_ASIDE = re.compile(rf"\s*(?:\[[^\]\n]*\]|{_END_MARKS})\s*[.]?\s*", re.IGNORECASE)
_MOST_WORDS = 7
_NAME_WORDS = 2
# in any case of them
_OFFICES = tuple(sorted(office for office in OFFICES if len(office) > len("chief")))


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without interruption: the span ``[start, end)`` behind the label.

    Attributes:
        speaker: the label, as it is written.
    """

    start: int
    end: int
    speaker: str


def turns(text: str) -> list[Turn]:
    """The turns of a transcript, in order; none where the text is not one."""
    labels = [one for found in _LABEL.finditer(text) if (one := _label(found)) is not None]
    roles = {label.name.casefold() for label in labels if _is_role(label.name)}
    speaking = sum(_is_speaker(label.name) for label in labels)
    every = Counter(label.name for label in labels)
    again = [name for name in every if name.isupper() and " " in name and every[name] > 1]
    talk = bool(roles - _LETTERS) or roles == _LETTERS or len(again) > 1
    if not (talk and speaking > 1) and not _opens(text, labels):
        return []
    known = [f for f in labels if f.calls or _is_speaker(f.name) or _named(f.name, every[f.name])]
    tell = {label.start for label in known}
    # a turn ends where another's may begin, be it nobody's that we know
    begins = [f.start for f in labels if f.start in tell or _may_name(f.name)]
    passages = []
    for label in known:
        after = bisect_right(begins, label.start)
        end = begins[after] if after < len(begins) else _end_of_talk(text, label)
        passages.append(_turn(text, label.end, end, label.name))
    return [turn for turn in passages if turn.start < turn.end]


@dataclass(frozen=True, slots=True)
class _Label:
    """A label at the beginning of a line.

    Attributes:
        start, end: of it, its colon included.
        calls: whether somebody calls out in another's turn.
    """

    start: int
    end: int
    name: str
    calls: bool = False


def _label(found: re.Match[str]) -> _Label | None:
    """A label of somebody who speaks; None of what only looks like one."""
    name = found["name"] or found["calls"]
    if found["calls"] is not None:
        return _Label(found.start(), found.end(), name, calls=True)
    if not _may_be(name) or not all(map(_is_short, name.split(".")[:-1])):
        return None
    return _Label(found.start(), found.end(), name.strip(" *_"))


def _is_short(part: str) -> bool:
    """Whether a full stop behind these words is that of an initial or of a title."""
    last = part.split()[-1:] or [""]
    return len(last[0]) == 1 or last[0] in _TITLES


def _end_of_talk(text: str, label: _Label) -> int:
    """Where the last turn ends: before a line in which nobody says "I" or "we".

    What follows a talk may tell how it went; none of that is the last speaker's.
    """
    end = text.find("\n", label.end)
    while end >= 0:
        after = text.find("\n", end + 1)
        line = text[end + 1 : after if after >= 0 else len(text)]
        if line.strip() and not _FIRST_PERSON.search(_QUOTED.sub("", line)):
            return end
        end = after
    return len(text)


def is_interviewer(label: str | None) -> bool:
    """Whether a transcript's label is that of whoever asks the questions."""
    return label is not None and label.casefold().strip(" .:") in _ASKERS


def _may_be(name: str) -> bool:
    words = name.split()
    figures = any(map(str.isdigit, name)) and not _ROLES.fullmatch(name)
    return len(words) <= _MOST_WORDS and not figures and not _HEADINGS.fullmatch(name.strip())


def _is_role(name: str) -> bool:
    """Whether a label is a role, alone or, in capitals, before a name: MINISTER MACKLIN."""
    return bool(_ROLES.fullmatch(name)) or (name.isupper() and bool(_OF_A_ROLE.match(name)))


def _is_speaker(name: str) -> bool:
    """Whether a label is a role, or a name in capitals."""
    return _is_role(name) or (name.isupper() and len(name) > 1)


def _named(name: str, times: int) -> bool:
    """Whether a label is a name, perhaps with an office: "Ann Lee, Owner"; "Ann" if it recurs."""
    who, _, office = name.partition(",")
    words = who.split()
    times += bool(office.strip())
    capital = all(word[0].isupper() or not word[0].isalpha() for word in words)
    return (capital and len(words) + times > 2) or _ends_in_name(words)


def _ends_in_name(words: list[str]) -> bool:
    """Whether an office stands before a whole name: "Deputy head of the bank Ann Lee"."""
    office, whole = words[:-_NAME_WORDS], words[-_NAME_WORDS:]
    return (
        any(word.casefold().startswith(_OFFICES) for word in office)
        and len(whole) == _NAME_WORDS
        and all(word[0].isupper() for word in whole)
    )


def _may_name(name: str) -> bool:
    """Whether a label that nobody is known by may still be somebody's."""
    return sum(word[0].isupper() for word in name.split()) >= _NAME_WORDS


def _opens(text: str, labels: list[_Label]) -> bool:
    """Whether a lone label stands at the head of the text, above words of one speaker."""
    return (
        bool(labels)
        and labels[0].name.isupper()
        and bool(_ROLES.fullmatch(labels[0].name))
        and labels[0].start < min(400, len(text) // 4 + 1)
    )


def _turn(text: str, start: int, end: int, name: str) -> Turn:
    while start < end and text[start].isspace():
        start += 1
    while True:
        while start < end and text[end - 1].isspace():
            end -= 1
        begin = max(text.rfind("\n", start, end) + 1, start)
        if begin == start or not _ASIDE.fullmatch(text[begin:end]):
            return Turn(start, end, " ".join(name.split()))
        end = begin
