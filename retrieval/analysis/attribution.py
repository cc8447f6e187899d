"""Attribution: who said a quotation, by the words before and after it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from retrieval.analysis.explained_terms import explained
from retrieval.analysis.quotation_marks import Quotation
from retrieval.analysis.speaker_phrases import PhraseReader, SpeakerPhrase
from retrieval.languages import NO_NAMES, VOICES
from retrieval.languages.combining import any_of
from retrieval.languages.scripts import CAPITALS
from retrieval.languages.voice import Voice

_BEFORE = 260
_AFTER = 220
_MOST_WORDS = 14
_NO_END = "".join(rf"(?<!\b{title}\.)" for voice in VOICES for title in voice.short_titles)
# nor does an initial, but "plan B. The minister …" is two sentences
_BEGINS = r"(?:The|An?|It|He|She|They|In|On|At|But|And)\b"
_NO_END += rf"(?:(?<!\b[A-Z]\.)|(?=\s+{_BEGINS}))"
_SENTENCE_END = re.compile(_NO_END + r"(?<=[.!?…])[”\"»’)]*\s+(?=[“\"«‘„\w])")
_FINAL = (".", "!", "?", "…", ":", "”", '"', "»")
_OPENINGS = any_of((*(word for voice in VOICES for word in voice.openings), r"[\d ]+"))
_ALONE = re.compile(_OPENINGS)
_OPENING = re.compile(rf"^(?:{_OPENINGS},? )+")
_RECENT = 600
_NEAR = 80
_LONGEST_ABBREVIATION = 6
_ADJACENT = re.compile(rf"(?:[:,]|\b{any_of(word for one in VOICES for word in one.leads)})$")
_NEW_SENTENCE = re.compile(rf"\s*{_BEGINS}")
_QUOTED_BEFORE = re.compile(r"[,!?…][”\"»’]")
_STOPPED = re.compile(r"[.!?…]")
_CAPITAL = re.compile(rf"[.!?…]? +[{CAPITALS}]")
_MOST_GIVEN = 5  # words before a surname
_FEW = 6  # words before the verb of somebody who is not named; words of an office in a label
_CLAUSE_END = re.compile(r"[.,;:!?…]|\s[—–-]\s")
_LABEL = re.compile(
    r"(?:The )?(?P<name>[^\W\d_](?:[^\W\d_]|[.’' -])*?)(?:, (?P<held>[^.!?;:“”«»\"]{2,70}))?:"
)
_LONE = re.compile(r"[A-Z][\w’'-]+")
_LINE_END = re.compile(r"(?<=[.!?…:”\"»])[^\S\n]*\n+\s*")
_HEADING = re.compile(r"(?:^|\n)[^\n]{1,44}(?<![,:—–-])\n+$")
_DASHED_LINE = re.compile(r"\n[—–-]")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quotation and what stands around it in its sentence, white space single.

    Attributes:
        before: from the sentence's beginning up to the opening mark.
        after: from behind the closing mark on.
        inner: between the marks.
        opens: whether it begins its paragraph.
        fills: whether it is the whole of its paragraph.
    """

    before: str
    after: str
    inner: str
    opens: bool
    fills: bool


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the text says of a quotation's speaker.

    Attributes:
        speaker: the name as it is written; None for the writer, or where only somebody named
            earlier is meant.
        earlier: whether it is somebody named earlier: "he said".
        tight: whether the verb of saying stands right beside the quotation.
        office: of the speaker, or alone.
        pronoun: by which somebody named earlier is meant; "" where there is none.
    """

    speaker: str | None
    earlier: bool = False
    tight: bool = True
    office: str | None = None
    pronoun: str = ""


def surroundings(text: str, quotation: Quotation) -> Surroundings:
    """A quotation with the part of its sentence before and after it.

    Args:
        text: the whole text.
        quotation: in it.
    """
    inner = text[quotation.first : quotation.last].strip()
    line = text.rfind("\n", 0, quotation.start) + 1
    opens = not text[line : quotation.start].strip(" >\t")
    since = line if not opens and _HEADING.search(text, max(0, line - 80), line) else 0
    before = text[max(since, quotation.start - _BEFORE) : quotation.start].rstrip(" \t\n>")
    before = " ".join(_SENTENCE_END.split(before)[-1].split())
    if before.endswith((".", "!", "?", "…")):
        before = ""
    if opens and not before.endswith((":", ",")) and not _runs_on(text, line):
        before = ""
    after = text[quotation.end : quotation.end + _AFTER]
    fills = opens and after.partition("\n")[0].strip(" .,") == ""
    awaited = inner.endswith(",") or after.lstrip()[:1] in (",", "—", "–")
    return Surroundings(before, _follows(after, awaited=awaited), inner, opens, fills)


def attribution(around: Surroundings, voice: Voice) -> Attribution | None:
    """Who the surrounding words say said it; None where they do not say.

    Args:
        around: the quotation in its sentence.
        voice: the patterns of one language.
    """
    tries = [_after, _before]
    # "…," said X, "…," said Y: what stands before is behind another quotation
    between = around.before.endswith(",") and _QUOTED_BEFORE.search(around.before)
    told_behind = between and around.inner.endswith(",")
    if not told_behind and (around.before.endswith((":", ",")) or not _awaits(around)):
        tries.reverse()
    if _ends_sentence(around, voice) or _leads_on(around):
        tries.remove(_after)
    said = next((said for each in tries if (said := each(around, voice))), None)
    return said or (Attribution(None) if _is_of_somebody(around, voice) else None)


def is_opening(word: str) -> bool:
    """Whether a word only opens a sentence, before a name: Today."""
    return _ALONE.fullmatch(word) is not None


def sentence_ends(text: str, since: int, before: int) -> list[int]:
    """The places between two where a sentence, or a line that is one, begins.

    Args:
        text: the whole text.
        since: the first place.
        before: the last one, itself no such place.
    """
    found = [one.end() for one in _SENTENCE_END.finditer(text, since, before)]
    lines = [one.end() for one in _LINE_END.finditer(text, since, before)]
    return sorted({place for place in (*found, *lines) if since < place < before})


def is_followed(around: Surroundings, voices: Sequence[Voice]) -> bool:
    """Whether somebody stands behind a quotation whose verb is not known: her brother grinned.

    Args:
        around: the quotation in its sentence.
        voices: the patterns of the languages.
    """
    after = around.after.lstrip(" ,—–-")
    begins = after[:1].islower() or (after[:1].isupper() and around.inner.endswith(","))
    if not begins or not _awaits(around):
        return False
    first = after.split()[0].casefold().strip(".,;:!?…")
    return not any(
        one.joins.match(after) or (first in one.someone and not one.whose.match(after))
        for one in voices
    )


def recent(
    text: str, since: int, before: int, voice: Voice, pronoun: str = ""
) -> tuple[str, int] | None:
    """The speaker named last before a position of a text, whom "he" means there.

    Args:
        text: the whole text.
        since: where to begin to look.
        before: the position.
        voice: the patterns of one language.
        pronoun: by which the speaker is meant; "" where there is none.

    Returns:
        The name as it is written, and where what names it ends; None where nobody is named, or
        where the pronoun may be that of a sentence in which somebody speaks to another of it.
    """
    found: tuple[str, int] | None = None
    for match in voice.sayer.finditer(text, max(since, before - _RECENT), before):
        named = _named(_untorn(match, voice), voice)
        if named is None or not named.speaker:
            continue
        if " " in named.speaker or not voice.persons.search(match[0]):
            found = named.speaker, match.end()
    if found is not None:
        rest = text[found[1] : next(iter(sentence_ends(text, found[1], before)), before)]
        return None if _means_another("", rest, pronoun, voice) else found
    return None


def subject_before(text: str, start: int, voice: Voice, pronoun: str = "") -> str | None:
    """The person whose name begins the sentence before that of a position; None of any other.

    Where that sentence names anybody else, "he" may be either.

    Args:
        text: the whole text.
        start: a position in a sentence.
        voice: the patterns of one language.
        pronoun: by which the person is meant behind it; "" where there is none.
    """
    ends = [one.end() for one in _SENTENCE_END.finditer(text, max(0, start - _RECENT), start + 1)]
    if not ends:
        return None
    begin = ends[-2] if len(ends) > 1 else max(0, start - _RECENT)
    sentence = text[begin : ends[-1]].strip()
    found = voice.subject.match(sentence)
    if found is None or "\n\n" in sentence or _is_thing(sentence, found, voice):
        return None
    named = _named(found["who"], voice)
    rest = sentence[found.end("who") :]
    others = voice.subject.search(rest) is not None or names_another(rest, voice)
    others = others or _means_another(sentence[: found.start("who")], rest, pronoun, voice)
    return named.speaker if named is not None and not others else None


def _is_thing(sentence: str, found: re.Match[str], voice: Voice) -> bool:
    """Whether what begins a sentence is a thing's name: the Orm Shelter."""
    words = found["who"].casefold().split()
    held = voice.phrases is not None and not voice.phrases.offices.isdisjoint(words)
    return not held and voice.placing.fullmatch(sentence[: found.start("who")].strip()) is not None


def _means_another(before: str, rest: str, pronoun: str, voice: Voice) -> bool:
    """Whether a pronoun behind a sentence is not its subject for certain, by its own pronouns.

    Args:
        before: the sentence up to the subject's name: her deputy.
        rest: behind it: corrected her; shook his head.
        pronoun: "" where there is none.
        voice: the patterns of one language.
    """
    if not pronoun:
        return False
    he = bool(voice.he.search(pronoun))
    same, other = (voice.of_man, voice.of_woman) if he else (voice.of_woman, voice.of_man)
    objects = [found for found in same.finditer(rest) if not voice.whose.match(rest, found.start())]
    of_other = [found for found in other.finditer(rest) if voice.whose.match(rest, found.start())]
    return bool(same.search(before) or objects or of_other)


def names_another(text: str, voice: Voice, known: str = "") -> bool:
    """Whether a stretch of prose names a person, whom "he" may mean, other than one.

    Args:
        text: a stretch.
        voice: the patterns of one language.
        known: the name of the one.
    """
    own = set(known.split())
    found = voice.others.finditer(text)
    return any(not own & set(re.findall(r"\b[^\W\d_]{3,}", one[0])) for one in found)


def tells_another(text: str, pronoun: str, voice: Voice) -> bool:
    """Whether a stretch of prose tells somebody something whom a pronoun behind it may mean.

    Args:
        text: a stretch: X told Y; X answered him.
        pronoun: "" where there is none, which may mean anybody.
        voice: the patterns of one language.
    """
    he, she = bool(voice.he.search(pronoun)), bool(voice.she.search(pronoun))
    reader = PhraseReader(voice.phrases) if voice.phrases else None
    for found in voice.told.finditer(text):
        name = found["name"]
        if name is not None and (reader is None or reader.is_person(name)):
            return may_mean(pronoun, name, voice)
        if (found["him"] and not she) or (found["her"] and not he):
            return True
    return False


def may_mean(pronoun: str, name: str, voice: Voice) -> bool:
    """Whether a pronoun may mean somebody by that name: "she" is not Mr X, nor a ministry.

    Args:
        pronoun: "" where there is none, which may mean anybody.
        name: of a speaker.
        voice: the patterns of one language.
    """
    he, she = voice.he.search(pronoun), voice.she.search(pronoun)
    if not (he or she):
        return True
    if (he and voice.she.search(name)) or (she and voice.he.search(name)):
        return False
    if voice.is_person.fullmatch(name.casefold().removesuffix("s")) and name.endswith("s"):
        return False  # Visitors
    return voice.phrases is None or not PhraseReader(voice.phrases).is_body(name)


def whole_body(text: str, name: str) -> str:
    """An abbreviation as the name that the text writes out before it: Fishing Board (FB).

    Args:
        text: the whole text.
        name: of a speaker; anything but an abbreviation stays as it is.
    """
    if not (name.isalpha() and name.isupper() and 1 < len(name) <= _LONGEST_ABBREVIATION):
        return name
    return next((long for long, short in explained(text) if short == name), name)


def whole_name(text: str, surname: str, before: int, voice: Voice) -> str:
    """A surname that stands alone as the one whole name that the text has of it before.

    Empty where several people of that surname are named, of whom it may be any.

    Args:
        text: the whole text.
        surname: of a speaker; anything but one word stays as it is.
        before: the place where whoever has it speaks.
        voice: the patterns of one language.
    """
    if not _LONE.fullmatch(surname):
        return surname
    whole, start = _known_once(text, surname, voice)
    return whole if start < before else surname


def is_no_name(text: str, word: str, voice: Voice) -> bool:
    """Whether a speaker is a noun whose capital is that of a sentence: Farmers said.

    Args:
        text: the whole text; where it has the word with a capital inside a sentence, it is a name.
        word: of a speaker; several are no such noun.
        voice: the patterns of one language.
    """
    if " " in word or not voice.people.fullmatch(word.casefold()):
        return False
    return not re.search(rf"[\w,] {re.escape(word)}(?!\w)", text)


@lru_cache(maxsize=64)
def _known_once(text: str, surname: str, voice: Voice) -> tuple[str, int]:
    """The one whole name that a text has of a surname, and where first; else the surname."""
    alone = surname, 0
    reader = PhraseReader(voice.phrases) if voice.phrases is not None else None
    if reader is None or reader.is_body(surname):
        return alone
    some = rf"(?:{voice.capital} ){{1,{_MOST_GIVEN}}}"
    found = re.compile(rf"(?<![\w.’'-])({some}){surname}\b(?! [A-Z])")
    known = frozenset(text.split())
    names: dict[str, int] = {}
    for match in found.finditer(text):
        first = _given_names(match[1].split(), known, reader)
        if first is None:
            return alone
        if first:
            names.setdefault(f"{first} {surname}", match.start())
    if len({name.split()[0] for name in names}) > 1:
        return "", min(names.values())
    return next(iter(names.items())) if len(names) == 1 else alone


def _given_names(words: list[str], known: Collection[str], reader: PhraseReader) -> str | None:
    """The first names among capitals before a surname.

    Returns:
        "" of none; None where somebody of that surname is named without them, or it is no person's.
    """
    if reader.is_unlike_person(words[-1]):
        return None
    out: list[str] = []
    idle_words = NO_NAMES | reader.words.offices | reader.words.bodies
    for word in words:
        bare = word.strip(".").casefold()
        idle = bare in idle_words or bare in known or _ALONE.fullmatch(word)
        out = [] if idle else [*out, word]
    return " ".join(out)


def _awaits(around: Surroundings) -> bool:
    """Whether the quotation ends so that "said the minister" may follow."""
    return around.inner.endswith((",", "?", "!")) or around.after[:1] in (",", "—", "–")


def _leads_on(around: Surroundings) -> bool:
    """Whether what stands behind a whole sentence leads to the next quotation: X added: “…”."""
    return (
        around.inner.endswith((".", "!", "?", "…"))
        and around.after.rstrip().endswith(":")
        and not _SENTENCE_END.search(around.after)
    )


def _after(around: Surroundings, voice: Voice) -> Attribution | None:
    after = _without_asides(around.after, voice)
    for pattern in voice.after:
        match = pattern.match(after)
        if match is None:
            continue
        facts = match.groupdict()
        if "head" in facts:  # Kyrgyz: the one who says it stands before, the verb after
            named = _named(around.before.rstrip(" :—–-"), voice)
            goes_on = after[match.end() :].lstrip()[:1].isalpha()  # said her brother
            return named or Attribution(None, earlier=not goes_on)
        if "it" in facts:
            return Attribution(None, earlier=True)
        named = _named(facts["who"], voice)
        if named is not None:
            return Attribution(None) if _is_anothers(after, match, voice) else named
    return None


def _ends_sentence(around: Surroundings, voice: Voice) -> bool:
    """Whether what stands behind a quotation is a sentence of its own, which tells nothing of it.

    Args:
        around: the quotation in its sentence: X thanked them: "…." Y said it was too late.
        voice: the patterns of one language.
    """
    stopped = around.inner.endswith((".", "!", "?", "…")) or _STOPPED.match(around.after)
    begins = _CAPITAL.match(around.after)
    if begins and ((stopped and around.before) or around.after.startswith(".")):
        return True
    if not around.inner.endswith("."):
        return False
    return bool(_NEW_SENTENCE.match(around.after) or voice.states.match(around.after))


def _is_of_somebody(around: Surroundings, voice: Voice) -> bool:
    """Whether somebody is said to say it who is not named: said his wife."""
    after = around.after.lstrip(" ,—–-")
    if not _awaits(around) or not after[:1].islower() or voice.joins.match(after):
        return False
    clause = _CLAUSE_END.split(after, maxsplit=1)[0]
    verb = voice.tells.search(clause)
    return verb is not None and len(clause[: verb.start()].split()) <= _FEW


def _is_anothers(after: str, match: re.Match[str], voice: Voice) -> bool:
    """Whether whoever is named behind a quotation perhaps never said it, or repeats another."""
    who, rest = match["who"], match.end("who")
    if voice.doubts_behind.search(after, 0, match.end()) or voice.passes_on.match(after, rest):
        return True
    if voice.phrases is None or not voice.refers.match(after, rest):
        return False
    # a person gives a reason; a paper passes on what was said
    return not PhraseReader(voice.phrases).is_person(who) or bool(voice.articles.match(who))


def _before(around: Surroundings, voice: Voice) -> Attribution | None:
    before = _without_asides(around.before, voice)
    if voice.doubts.search(before):
        return Attribution(None, tight=False)
    before = voice.fronted.sub("", before)
    for pattern in voice.before:
        match = pattern.search(before)
        if match is not None:
            named = _named(_untorn(match, voice), voice)
            if named is not None:
                tight = bool(_ADJACENT.search(around.before)) or bool(
                    re.search(rf"(?:{voice.tells.pattern})$", around.before)
                )
                return replace(named, tight=tight)
    if (labelled := _labelled(before, voice)) is not None:
        return labelled
    words = around.before.split()
    if not 0 < len(words) <= 6 or not around.inner[:1].islower():
        return None
    # the ministry «regretfully states that …»
    begins = " ".join(around.inner.split()[:4])
    return _named(around.before, voice) if voice.tells.search(begins) else None


def _labelled(before: str, voice: Voice) -> Attribution | None:
    """Whoever a label names before a colon: X, secretary of the board; the lawyer X."""
    found = _LABEL.fullmatch(before)
    if found is None or voice.phrases is None or voice.tells.search(before):
        return None
    reader, words, held = PhraseReader(voice.phrases), found["name"].split(), found["held"]
    if held is not None:
        is_age = held.isdigit()
        known = is_age or any(_is_calling(word, voice) for word in re.findall(r"[\w-]+", held))
        clause = not voice.phrases.no_names.isdisjoint(held.split()) or len(held.split()) > _FEW
        clause = clause or "," in held
        named = known and not clause and reader.is_person(found["name"])
        return Attribution(found["name"], office=None if is_age else held) if named else None
    for place in range(1, len(words) - 1):
        person = " ".join(words[place:])
        if _is_calling(words[place - 1], voice) and reader.is_person(person):
            return Attribution(person, office=" ".join(words[:place]))
    return None


def _is_calling(word: str, voice: Voice) -> bool:
    """Whether a word is the noun of an office, or of one person."""
    held = voice.phrases is not None and word.casefold() in voice.phrases.offices
    return held or voice.is_person.fullmatch(word.casefold()) is not None


def _named(who: str, voice: Voice) -> Attribution | None:
    """The speaker that a phrase beside a verb of saying names; None where it names none."""
    bare = voice.articles.sub("", _OPENING.sub("", " ".join(who.split()))).strip(" ,;—–-")
    bare = voice.articles.sub("", bare)  # as the minister
    words = bare.split()
    if (
        not words
        or _ALONE.fullmatch(bare)
        or len(words) > _MOST_WORDS
        or (len(words) > 1 and "I" in words)
    ):
        return None
    folded = bare.casefold()
    if folded in voice.someone:
        return Attribution(None, earlier=True, pronoun=bare)
    if folded in voice.oneself:
        return Attribution(None)
    if voice.papers.fullmatch(bare):
        return None
    definite = voice.articles.match(who) or voice.offices.search(bare)
    if not (definite or any(word[0].isupper() for word in words)) or voice.tells.search(bare):
        return None
    read = PhraseReader(voice.phrases).read(bare) if voice.phrases else SpeakerPhrase(bare)
    return Attribution(read.name, office=read.office) if read is not None else None


def _untorn(match: re.Match[str], voice: Voice) -> str:
    """The phrase of whoever speaks, without the end of a name before it: to X Y, Z said."""
    who = match["who"]
    start = match.start("who")
    torn = who[:1].isupper() and voice.torn.search(match.string, max(0, start - _NEAR), start)
    return who.partition(", ")[2] if torn else who


def _without_asides(prose: str, voice: Voice) -> str:
    """A sentence without what stands between commas behind a name: X, who is Y, said."""
    return voice.asides.sub(lambda aside: str(aside["name"]), prose)


def _follows(after: str, *, awaited: bool) -> str:
    """What follows a quotation, up to where its paragraph, or another quotation, begins."""
    if _DASHED_LINE.match(after):
        return after.partition("\n")[0] + "\n" + after[1:].partition("\n")[0]
    lines = after.split("\n")
    kept = lines[0]
    for line in lines[1:]:
        if kept.rstrip().endswith(_FINAL) or (not kept.strip() and not awaited):
            break
        kept += f" {line}"
    cut = re.search('[“„«"]', kept)
    return re.sub(r"\s+", " ", kept[: cut.start()] if cut else kept)


def _runs_on(text: str, line: int) -> bool:
    """Whether a line only goes on with the sentence of the line before."""
    before = text[max(0, line - 80) : line].rstrip()
    return bool(before) and before[-1].islower() and bool(re.search(r"[^\n]{45,}$", before))
