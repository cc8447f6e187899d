"""The cues of subtitles (SubRip and WebVTT): when, whose and which words."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

_STAMP = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMING = re.compile(rf"[ \t]*{_STAMP}[ \t]*-->[ \t]*{_STAMP}(?:[ \t].*)?")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^<>]{1,200})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<(?:\d+:)?\d+:\d+[.,]\d+>|</?>|\{\\[^{}]{0,200}\}")
_RUBY = re.compile(r"<rt(?:\.[^>]*)?>.*?(?:</rt>|$)", re.DOTALL)
_MOST_CUES = 200_000
_ADJACENT = 0.6
_SURE_SHARE, _SURE_COUNT = 0.3, 3


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that are shown together.

    Attributes:
        start: in seconds.
        end: in seconds.
        lines: what is shown, without marks.
        voice: who says it, where the cue says so.
    """

    start: float
    end: float
    lines: tuple[str, ...]
    voice: str = ""


def cues_of(text: str, *, marked: bool) -> list[Cue]:
    """The cues of a file, in its order, without those that show nothing.

    Args:
        text: the whole file.
        marked: whether it is WebVTT, in which ``&amp;`` is one character.
    """
    lines = text.split("\n")
    places = [place for place, line in enumerate(lines) if "-->" in line and _TIMING.match(line)]
    found: list[Cue] = []
    for place, following in zip(places, [*places, len(lines)][1:], strict=True):
        if len(found) >= _MOST_CUES:
            break
        said = _said(lines[place + 1 : following], last=following == len(lines))
        if marked:  # a note, or what is styled, may stand below
            said = list(takewhile(str.strip, said))
        found.extend(_cues(lines[place], said, marked=marked))
    return found


def _said(said: list[str], *, last: bool) -> list[str]:
    """The lines of one cue; above the next one's time may stand its number or name."""
    named = bool(said) and said[-1].strip() and not last
    if named and (said[-1].strip().isdecimal() or (len(said) > 1 and not said[-2].strip())):
        return said[:-1]
    return said


def _cues(timing: str, said: Sequence[str], *, marked: bool) -> Iterator[Cue]:
    """A cue, or one for each voice in it."""
    match = _TIMING.match(timing)
    if match is None:
        return
    start, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
    parts = _VOICE.split("\n".join(said))
    for voice, words in zip(["", *parts[1::2]], parts[::2], strict=True):
        lines = tuple(line for line in _plain(words, marked=marked).split("\n") if line)
        if lines:
            yield Cue(start, end, lines, _plain(voice, marked=marked).replace("\n", " "))


def _plain(words: str, *, marked: bool) -> str:
    words = _TAG.sub("", _RUBY.sub("", words) if marked else words)
    if marked:
        words = html.unescape(words)
    return "\n".join(" ".join(line.split()) for line in words.split("\n"))


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


# -- captions that roll --------------------------------------------------------------------


def without_repeats(cues: Sequence[Cue]) -> list[Cue]:
    """The cues of captions that roll up or grow word by word, every word once.

    So are live and automatic captions: a cue shows once more what the one before has shown. What
    a speaker says twice stays, unless the file as a whole is of that kind.
    """
    pairs = [(one, other) for one, other in pairwise(cues) if other.start - one.end < _ADJACENT]
    rolls = _is_usual(
        sum(_rolled(one, other) > 0 for one, other in pairs if _is_more(other)), pairs
    )
    grows = _is_usual(sum(_grown(one, other) is not None for one, other in pairs), pairs)
    kept: list[Cue] = []
    before: Cue | None = None
    for cue in cues:
        new = cue
        if before is not None and cue.start - before.end < _ADJACENT:
            if cue.lines == before.lines and (rolls or grows or cue.start < before.end):
                new = replace(cue, lines=())
            elif grows and (rest := _grown(before, cue)) is not None:
                new = replace(cue, lines=(rest,))
            elif rolls:
                new = replace(cue, lines=cue.lines[_rolled(before, cue) :])
        before = cue
        if new.lines:
            kept.append(new)
    return kept


def _is_usual(count: int, pairs: Sequence[object]) -> bool:
    return count >= _SURE_COUNT and count >= _SURE_SHARE * len(pairs)


def _is_more(cue: Cue) -> bool:
    return len(cue.lines) > 1


def _rolled(one: Cue, other: Cue) -> int:
    """How many lines at the head of a cue are those at the foot of the one before."""
    most = min(len(one.lines), len(other.lines))
    return next((n for n in range(most, 0, -1) if one.lines[-n:] == other.lines[:n]), 0)


def _grown(one: Cue, other: Cue) -> str | None:
    """What a cue adds to the words of the one before; None where it does not begin with them."""
    old, new = " ".join(one.lines), " ".join(other.lines)
    return new[len(old) :].strip() if new.startswith(f"{old} ") else None
