"""Subtitles (SRT, WebVTT): one statement, its cues joined to paragraphs that know their time."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.encoding import decode_any
from retrieval.ingest.formats.fields import Field, Source, statement_of
from retrieval.ingest.formats.kinds import check_kind
from retrieval.ingest.formats.output import Item, ReadStatement, UnreadableError
from retrieval.ingest.formats.subtitle_cues import Cue, cues_of, without_repeats
from retrieval.text import normalise_line
from retrieval.types import Problem, fault

_ENDINGS = (".srt", ".vtt")
_VTT = re.compile(r"\s*WEBVTT(?:[ \t]+(?:-[ \t]*)?(?P<title>[^\n]*))?(?:\n|$)")
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]{2})\b", re.MULTILINE)
_IN_NAME = re.compile(r".+\.([a-z]{2})(?:-[A-Za-z]+)?", re.DOTALL)
_CLOSED = re.compile("[.!?…][\"'»”’)]*$")
_OPENS = re.compile(r"[-–—] ?(?=\w)|[^\W\d_][^:.!?\n]{0,60}:(?:\s|$)")
_LONGEST_LABEL = 60
_PAUSE = 2.0
_LONG, _ENDLESS = 600, 3000  # the latter of words without any full stop
_TAIL = 20


def read_subtitles(path: Path, relative: str, max_bytes: int) -> Iterator[Item]:
    """Read one statement from the subtitles of a film or a broadcast.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, holds no subtitles, or no encoding fits.
    """
    data = read_bytes(path, max_bytes)
    check_kind(data, _ENDINGS)
    decoded = decode_any(data)
    text = decoded.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    head = _VTT.match(text)
    cues = without_repeats(cues_of(text, marked=head is not None))
    if not cues:
        raise UnreadableError(None, fault("not-subtitles"))
    if decoded.warning:
        yield Problem(relative, None, decoded.warning, warning=True)
    name = _IN_NAME.fullmatch(path.stem)
    told = _LANGUAGE.search(text[: text.find("-->")]) if head else None
    lang = told[1] if told else name[1] if name else None
    title = normalise_line(head["title"] or "") if head else ""
    voices = {cue.voice for cue in cues}
    speaker = next(iter(voices)) if len(voices) == 1 else ""
    paragraphs = _paragraphs([replace(cue, voice="") for cue in cues] if speaker else cues)
    said = "\n\n".join(one.text for one in paragraphs)
    source = Source(relative, None, relative, title, path.stem)
    fields = [Field("lang", lang, None), Field("speaker", speaker, None)]
    for item in statement_of(fields, said, source):
        timed = isinstance(item, ReadStatement) and item.statement.text == said
        yield _timed(item, paragraphs) if timed and isinstance(item, ReadStatement) else item


def _timed(item: ReadStatement, paragraphs: Sequence["_Paragraph"]) -> ReadStatement:
    times: list[tuple[int, int]] = []
    start = 0
    for one in paragraphs:
        times += ((start + place, seconds) for place, seconds in one.times)
        start += len(one.text) + 2
    return replace(item, statement=replace(item.statement, times=tuple(times)))


@dataclass(slots=True)
class _Paragraph:
    """Words in a row, and the seconds at which those behind a place in them are shown."""

    text: str
    times: list[tuple[int, int]]


def _paragraphs(cues: Sequence[Cue]) -> list[_Paragraph]:
    """Paragraphs of whole sentences: a new one where another speaks, or after a pause."""
    found: list[_Paragraph] = []
    before: Cue | None = None
    voice = ""
    for cue in cues:
        # in capitals, as transcripts have it: so a name is told from other words before a colon
        label = f"{cue.voice.upper()}: " if cue.voice and cue.voice != voice else ""
        changed = cue.voice != voice
        voice = cue.voice
        for number, line in enumerate(cue.lines):
            words = normalise_line(label + line if number == 0 else line)
            if not words:
                continue
            begins = number == 0 and (changed or _is_apart(found, before, cue))
            if begins or _opens(words, found):
                found.append(_Paragraph("", []))
            _add(found[-1], words, int(cue.start))
        before = cue
    return found


def _opens(words: str, found: Sequence[_Paragraph]) -> bool:
    """Whether a line is where another begins to speak: after a dash, ">>" or a label."""
    if not found or words.startswith(">>"):
        return True
    label, colon, _ = words.partition(":")
    if colon and label.isupper() and len(label) <= _LONGEST_LABEL:
        return True
    return bool(_CLOSED.search(found[-1].text[-_TAIL:]) and _OPENS.match(words))


def _is_apart(found: Sequence[_Paragraph], before: Cue | None, cue: Cue) -> bool:
    if before is None or not found:
        return False
    if not _CLOSED.search(found[-1].text[-_TAIL:]):
        return len(found[-1].text) > _ENDLESS
    return cue.start - before.end >= _PAUSE or len(found[-1].text) > _LONG


def _add(paragraph: _Paragraph, words: str, seconds: int) -> None:
    if paragraph.text:
        paragraph.text += " "
    if not paragraph.times or paragraph.times[-1][1] != seconds:
        paragraph.times.append((len(paragraph.text), seconds))
    paragraph.text += words
