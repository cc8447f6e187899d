"""Direct speech in a statement: which words are somebody's own, and whose.

It is recognised by the labels of a transcript, by quotation marks, and by a name on a line under or
behind a passage. A term, a title or a name in quotation marks is no speech. The whole text is read,
since the opening mark may stand before a passage and the closing one behind it; a text of more than
``stretches.LONG`` characters stretch by stretch, each as if it were a text of its own.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from retrieval.analysis.another_person import brings_in_another
from retrieval.analysis.attribution import (
    Attribution,
    Surroundings,
    attribution,
    is_followed,
    is_no_name,
    may_mean,
    names_another,
    recent,
    subject_before,
    surroundings,
    tells_another,
    whole_body,
    whole_name,
)
from retrieval.analysis.quotation_marks import Quotation, dashed, quotations
from retrieval.analysis.said_by import Narrator
from retrieval.analysis.stretches import stretches
from retrieval.analysis.turns import Turn, turns
from retrieval.languages import LANGUAGES, language
from retrieval.languages.voice import Voice
from retrieval.text import trimmed
from retrieval.types import Entity, PlacedEntities, Span, Speech

_STOPS = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)[.!?;]\s|\n")
_STOP_MARKS = frozenset(".!?…")
_FINAL = re.compile(r"[.!?…,][”\"»’]*$|[.!?…] ")
_PULLED = re.compile(
    r"^[ \t]*(?P<words>[^\n]{40,}[.!?…][”\"»]?) (?P<who>[^\W\d_][^\n.!?:;,]{4,70})$", re.MULTILINE
)
_RESUMES = re.compile(r"[,.!?…»”\"]*[ \t]*[—–-][ \t][^\n«»“”\"—–]{3,140}[.,][ \t]*[—–-][ \t]*")
"""What stands between two halves of what one says: – …, – said X. – …"""

RULES = "10"
"""The version of the rules: what others told of texts is told anew."""

TURN = "turn"
"""The rule of a transcript's label."""

_FEW = 2  # words that are speech where a verb of saying stands right behind the mark
_SHORT = 4  # words that make a quotation speech where its attribution is clear
_LONG = 8
_NEAR = 400  # characters after which "he" is not the speaker before any more
_VERY_LONG = 12


def direct_speech(
    text: str, lang: str | None, start: int, end: int, entities: Sequence[Entity] | None = None
) -> tuple[Speech, ...]:
    """The direct speech that lies inside a span of a statement's text, in order, cut to the span.

    Args:
        text: the whole text.
        lang: of the text; None where it is not known.
        start: of the span, in code points.
        end: of the span, not included.
        entities: as for ``speeches``.
    """
    inside = (
        _repeated(text, speech, max(speech.start, start), min(speech.end, end))
        for speech in speeches_about(text, lang, (start, end), entities)
        if speech.start < end and start < speech.end
    )
    return tuple(one for one in inside if any(map(str.isalnum, text[one.start : one.end])))


def _repeated(text: str, speech: Speech, start: int, end: int) -> Speech:
    """A part of a speech; nobody's that we know where it is what that quotes of another."""
    part = replace(speech, start=start, end=end)
    if not speech.rule or (start, end) == (speech.start, speech.end):
        return part
    for inner in quotations(text[speech.start : speech.end]):
        first, last = speech.start + inner.first, speech.start + inner.last
        words = text[first:last].split()
        if first <= start and end <= last and inner.start > 0 and len(words) >= _FEW:
            return replace(part, speaker=None, office=None, rule="quoted in it")
    return part


def speeches(
    text: str, lang: str | None, entities: Sequence[Entity] | None = None
) -> tuple[Speech, ...]:
    """All the direct speech of a text, in order, without overlap.

    Args:
        text: whole.
        lang: of the text; None where it is not known.
        entities: the names in it, where its language is one whose names are recognised: then no
            speaker is told that is none of them. None where nobody looked; then patterns decide.
    """
    return tuple(speeches_about(text, lang, (0, len(text)), entities))


def speeches_about(
    text: str, lang: str | None, span: Span, entities: Sequence[Entity] | None = None
) -> Iterator[Speech]:
    """The direct speech of what is read for a span: of all the text unless it is a long one.

    Args:
        text: whole.
        lang: of the text; None where it is not known.
        span: in the text.
        entities: as for ``speeches``.
    """
    for start, end in stretches(text, *span):
        if (start, end) == (0, len(text)):
            yield from _told(text, lang, None if entities is None else tuple(entities))
            return
        inside = None if entities is None else _within(entities, start, end)
        for one in _told(text[start:end], lang, inside):
            yield replace(one, start=start + one.start, end=start + one.end)


def _within(entities: Sequence[Entity], start: int, end: int) -> tuple[Entity, ...]:
    """The names of a stretch, their places counted from its beginning."""
    if isinstance(entities, PlacedEntities):
        some: Sequence[Entity] = entities.within(start, end)
    else:
        first = bisect_left(entities, start, key=lambda one: one.start)
        some = entities[first : bisect_left(entities, end, key=lambda one: one.start)]
    return tuple(
        replace(one, start=one.start - start, end=one.end - start) for one in some if one.end <= end
    )


@lru_cache(maxsize=64)
def _told(text: str, lang: str | None, entities: tuple[Entity, ...] | None) -> tuple[Speech, ...]:
    """The direct speech of a text that is not long; remembered for the last texts."""
    talk = turns(text)
    spoken = [_spoken(turn) for turn in talk]
    outside = [
        quotation
        for quotation in quotations(text)
        if not any(one.start <= quotation.start < one.end for one in spoken)
    ]
    narration = language(lang).narration if lang else None
    if narration is not None and entities is not None:
        held = [(one.start, one.end) for one in spoken] + [(one.start, one.end) for one in outside]
        for one in dashed(text, narration.says):
            if not any(start < one.end and one.start < end for start, end in held):
                insort(outside, one, key=lambda other: other.start)
        narrator = Narrator(text, outside, entities, narration)
        spoken = [_named(one, narrator, talk[0].start) for one in spoken]
        return tuple(
            sorted((*spoken, *_narrated(text, outside, narrator, lang)), key=lambda one: one.start)
        )
    speech = [*spoken, *_quoted(text, outside, _voices(lang))]
    if speech and not spoken:
        speech += _pulled(text, speech, _voices(lang))
    return tuple(sorted(speech, key=lambda one: one.start))


def _spoken(turn: Turn) -> Speech:
    """A turn as speech: by a name, by an office alone, or by nobody that is known."""
    speaker = None if turn.is_office else turn.speaker
    office = turn.speaker if turn.is_office and not turn.is_anybody else None
    return Speech(turn.start, turn.end, speaker, office, TURN)


def _named(speech: Speech, narrator: Narrator, begin: int) -> Speech:
    """A turn by the whole name of its speaker, where the text has it."""
    if speech.office:
        return replace(speech, speaker=narrator.holder(speech.office, begin))
    if speech.speaker:
        return replace(speech, speaker=narrator.whole_name(speech.speaker))
    return speech


def _narrated(
    text: str, marked: Sequence[Quotation], narrator: Narrator, lang: str | None
) -> Iterator[Speech]:
    """Quotations that are speech, with the names around them that tell whose."""
    last: Speech | None = None
    voices = _voices(lang)
    for quotation in marked:
        named = narrator.is_name(quotation) or narrator.is_title(quotation)
        if named or narrator.is_link(quotation):
            continue
        resumes = last is not None and _RESUMES.fullmatch(text, last.end, quotation.start)
        if last is not None and resumes and not narrator.is_told_behind(quotation):
            first, end = trimmed(text, quotation.first, quotation.last)
            last = Speech(first, end, last.speaker, last.office, "goes on")
            yield last
            continue
        around = surroundings(text, quotation)
        said = narrator.said_by(quotation)
        goes_on = last is not None and _goes_on(text, last, quotation, around)
        long = len(around.inner.split()) >= _SHORT
        colon = around.before.endswith(":") and around.inner[:1].isupper()
        # "according to X, those in the hall began to chant: …" is not X's
        rules = {"ahead"} if "," in around.before else {"ahead", "according"}
        ahead = said is not None and said.rule in rules and colon
        tight = said is not None and (said.is_tight or (said.is_told and (long or ahead)))
        attributed = None if said is None else Attribution(None, tight=tight)
        quoted = said is not None and said.is_told and narrator.is_quoting(quotation)
        reported = said is not None and said.is_told and said.rule == "ahead"
        words = len(around.inner.split())
        few = (quoted and words >= _FEW) or (
            reported and words > _FEW and around.inner[:1].islower()
        )
        if not few and not _is_speech(around, attributed, voices, goes_on=goes_on):
            continue
        first, end = trimmed(text, quotation.first, quotation.last)
        if (
            said is None
            and goes_on
            and last is not None
            and not narrator.is_told_behind(quotation)
            and not narrator.names_between(last.end, quotation.start)
            and not narrator.brings_in_another(last.end, quotation.start)
        ):
            last = Speech(first, end, last.speaker, last.office, "goes on")
        elif said is None:
            last = Speech(first, end, None)
        else:
            last = Speech(first, end, said.speaker, said.office, said.rule)
        yield last


def _voices(lang: str | None) -> list[Voice]:
    """The languages to read attributions by, the text's own first."""
    known = [language(lang), *LANGUAGES] if lang else LANGUAGES
    return [each.voice for each in dict.fromkeys(known) if each.voice]


def _quoted(text: str, marked: Sequence[Quotation], voices: Sequence[Voice]) -> Iterator[Speech]:
    last: Speech | None = None
    for quotation in marked:
        around = surroundings(text, quotation)
        said = next((one for voice in voices if (one := attribution(around, voice))), None)
        goes_on = last is not None and _goes_on(text, last, quotation, around)
        if last is not None and last.speaker and _carries_on(text, last, quotation, voices):
            # "Our advice," said X, "is to stay in"
            first, end = trimmed(text, quotation.first, quotation.last)
            last = Speech(first, end, last.speaker, last.office)
            yield last
            continue
        if not _is_speech(around, said, voices, goes_on=goes_on):
            continue
        speaker = said.speaker if said else None
        office = said.office if said else None
        earlier = said.earlier if said else goes_on and not is_followed(around, voices)
        if speaker is None and earlier:
            pronoun = said.pronoun if said else ""
            since = max(last.end if last else 0, quotation.start - _NEAR)
            between = text[since : quotation.start]
            same = any(one.continues.search(around.after) for one in voices)
            if same or not any(tells_another(between, pronoun, one) for one in voices):
                speaker = _meant(text, last, quotation, voices, pronoun)
        first, end = trimmed(text, quotation.first, quotation.last)
        if speaker and any(is_no_name(text, speaker, voice) for voice in voices):
            speaker = None
        # a noun without a capital is an office and no name: the minister
        named = speaker is None or any(map(str.isupper, speaker))
        speaker = speaker and whole_body(text, speaker)
        for voice in voices if speaker and named else ():
            speaker = speaker and whole_name(text, speaker, quotation.start, voice)
        speaker = speaker or None
        last = Speech(first, end, speaker if named else None, office if named else speaker)
        yield last


def _carries_on(text: str, last: Speech, quotation: Quotation, voices: Sequence[Voice]) -> bool:
    """Whether a quotation goes on with the sentence of the one before, past who says it."""
    between = text[last.end : quotation.start].lstrip('”"»’, ').rstrip()
    return (
        len(between) < _NEAR // 2
        and between.endswith(",")
        and not _STOPS.search(between)
        and text[quotation.first : quotation.first + 1].islower()
        and any(voice.tells.search(between) for voice in voices)
        and not any(voice.replies.search(between) for voice in voices)
    )


def _meant(
    text: str, last: Speech | None, quotation: Quotation, voices: Sequence[Voice], pronoun: str
) -> str | None:
    """Who was named last, in prose or as the speaker of the quotation before."""
    since, before = last.end if last else 0, quotation.start

    def told() -> Iterator[str | None]:
        for voice in voices:
            yield subject_before(text, before, voice, pronoun)
        for voice in voices:
            named = recent(text, since, before, voice, pronoun)
            if named is not None and not brings_in_another(
                text, (named[1], before), pronoun, named[0], voices
            ):
                yield named[0]
        if last is None or before - last.end >= _NEAR:
            return
        between = text[last.end : before]
        if any(names_another(between, voice, last.speaker or "") for voice in voices):
            return
        known = f"{last.speaker or ''} {last.office or ''}"
        if not brings_in_another(text, (last.end, before), pronoun, known, voices):
            yield last.speaker

    return next(
        (one for one in told() if one and all(may_mean(pronoun, one, v) for v in voices)), None
    )


def _goes_on(text: str, last: Speech, quotation: Quotation, around: Surroundings) -> bool:
    """Whether a quotation carries on with what was quoted before it."""
    between = text[last.end : quotation.start]
    if around.before:
        return False
    paragraphs = between.count("\n")
    return (paragraphs == 0 and len(between) < 200) or (paragraphs == 1 and around.fills)


def _is_speech(
    around: Surroundings, said: Attribution | None, voices: Sequence[Voice], *, goes_on: bool
) -> bool:
    words = around.inner.split()
    whole = bool(_FINAL.search(around.inner)) or around.after[:1] == ","
    term = len(words) <= _VERY_LONG and any(voice.terms.search(around.before) for voice in voices)
    if term or not any(map(str.isalpha, around.inner)):
        return False
    if said is not None and said.tight:
        # one word is a sentence where it alone ends what a colon begins
        ends = around.before.endswith(":") and around.after[:1] in _STOP_MARKS
        sentence = around.inner[:1].isupper() and (len(words) > 1 or ends)
        return whole or sentence or len(words) >= _SHORT
    if _is_title(words) and not (whole and said is None):
        return False
    if said is not None:
        return len(words) >= (_SHORT if around.inner[:1].isupper() else _SHORT + 2)
    least = _SHORT if goes_on and around.inner[:1].isupper() else _LONG
    return len(words) >= (least if whole else _VERY_LONG)


def _is_title(words: Sequence[str]) -> bool:
    """Whether most of the long words are written with a capital, as those of titles are."""
    long = [word for word in words if sum(map(str.isalpha, word)) > 3]
    capital = sum(word.strip('“”"‘’(«')[:1].isupper() for word in long)
    return bool(long) and 5 * capital >= 3 * len(long)


def _pulled(text: str, known_speech: Sequence[Speech], voices: Sequence[Voice]) -> Iterator[Speech]:
    """Paragraphs of speech without quotation marks that end in the speaker: "… . The Ministry"."""
    for match in _PULLED.finditer(text):
        who, (start, end) = match["who"], match.span("words")
        if any(one.start < end and start < one.end for one in known_speech):
            continue
        words = who.split()
        capital = sum(word[0].isupper() for word in words)
        known = any(voice.offices.search(who) and not voice.tells.search(who) for voice in voices)
        if known and words[0][0].isupper() and len(words) <= 8 and 2 * capital >= len(words):
            yield Speech(start, end, who.strip())
