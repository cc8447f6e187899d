"""Transcripts: who speaks when, by the labels at the beginning of lines."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from retrieval.analysis.transcript_labels import (
    FIRST_PERSON,
    Label,
    Mark,
    is_interviewer,
    labels,
    may_name,
    speaking,
)
from retrieval.languages import LANGUAGES

_TABLES = [known.transcripts for known in LANGUAGES]
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
_END_MARKS = "|".join(rf"\(?{mark}\)?" for table in _TABLES for mark in table.end_marks)
_ASIDE = re.compile(rf"\s*(?:\[[^\]\n]*\]|\([^)\n]*\)|{_END_MARKS})\s*[.]?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without interruption: the span ``[start, end)`` behind the label.

    Attributes:
        speaker: the label, as it is written.
        is_office: whether that is the name of no person: Minister, Question.
        is_anybody: whether it tells of nobody: a voice from the hall.
    """

    start: int
    end: int
    speaker: str
    is_office: bool = False
    is_anybody: bool = False


def turns(text: str) -> list[Turn]:
    """The turns of a transcript, in order; none where the text is not one."""
    found = labels(text)
    known = speaking(text, found)
    tell = {label.start for label in known}
    # a turn ends where another's may begin, be it nobody's that we know
    begins = [
        one.start
        for one in found
        if one.start in tell or (one.mark is Mark.COLON and (one.heads or may_name(one)))
    ]
    others = [one.start for one in found if one.mark is Mark.COLON and one.name[:1].isupper()]
    passages = []
    for label in known:
        # whoever asks is done where anything is said behind a name, though nobody knows whose
        ends = sorted({*begins, *others}) if is_interviewer(label.name) else begins
        after = bisect_right(ends, label.start)
        end = ends[after] if after < len(ends) else _end_of_talk(text, label)
        passages.append(_turn(text, label, end))
    return [turn for turn in passages if turn.start < turn.end]


def in_first_person(text: str) -> bool:
    """Whether somebody says "I" or "we" or speaks to others, outside quotation marks."""
    return FIRST_PERSON.search(_QUOTED.sub("", text)) is not None


def _end_of_talk(text: str, label: Label) -> int:
    """Where the last turn ends: before a line in which nobody says "I" or "we".

    What follows a talk may tell how it went; none of that is the last speaker's.
    """
    begin = label.end + len(text[label.end :]) - len(text[label.end :].lstrip())
    end = text.find("\n", begin)
    while end >= 0:
        after = text.find("\n", end + 1)
        line = text[end + 1 : after if after >= 0 else len(text)]
        if line.strip() and not in_first_person(line):
            return end
        end = after
    return len(text)


def _turn(text: str, label: Label, end: int) -> Turn:
    start = label.end
    while start < end and text[start].isspace():
        start += 1
    while True:
        while start < end and text[end - 1].isspace():
            end -= 1
        begin = max(text.rfind("\n", start, end) + 1, start)
        if begin == start or not _ASIDE.fullmatch(text[begin:end]):
            name = " ".join((label.holder or label.name).split())
            office = (label.is_bare_role or label.calls) and label.holder is None
            return Turn(start, end, name, office, label.is_anybody or label.is_letter)
        end = begin
