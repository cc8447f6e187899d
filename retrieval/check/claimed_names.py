"""Whom a claim names beside a quotation: by the rules of direct speech, or by where a name stands.

A claim says who spoke in more ways than any list of verbs has. So whatever whole name stands right
beside a quotation is read as its speaker's, and one that stands there otherwise is known to be
named, so that nobody takes the words for compared with it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from retrieval.analysis.attribution import Surroundings, surroundings
from retrieval.analysis.detection import detect
from retrieval.analysis.direct_speech import speeches
from retrieval.analysis.person_names import genders
from retrieval.analysis.quotation_marks import Quotation, quotations
from retrieval.check.claim_labels import labels
from retrieval.check.claimed_offices import office_alone, until_time
from retrieval.check.same_person import Case, is_day, is_role, name_words
from retrieval.entities.recognizers import recognizer
from retrieval.languages import (
    BODIES,
    IDLE_WORDS,
    LANGUAGES,
    NARRATIONS,
    OFFICES,
    SAYS,
    STOP_WORDS,
    TITLES,
    VOICES,
)
from retrieval.languages.combining import any_of
from retrieval.languages.scripts import CAPITALS, undotted
from retrieval.patterns import lazy_pattern
from retrieval.text import trimmed
from retrieval.types import Span

_MARKS = " \t\n.,;:!?–—-\"'«»“”„()"
_KYRGYZ = "ky"
_BULLETS = "•*·"
_CLOSED = re.compile(r"[,!?….][”\"»’]|[”»][,;.]")
_ENDS = frozenset(".!?")
_BRACKETS = frozenset("([")
_AWAITING = frozenset(",?!…")
"""At the end of a quotation behind which its speaker may be named."""

_LONGEST_NAME = 10  # words
_LONGEST_LABEL = 6
_NEAR = 200  # characters to each side of a quotation
_SHORT = "".join(rf"(?<!\b{title})" for voice in VOICES for title in voice.short_titles)
_PART = re.compile(rf"(?<!\b[^\W\d_]){_SHORT}\.\s|[!?;:,]\s|\s\d")
"""Where what may be a name ends; a full stop behind an initial is none."""

_NOTICES = lazy_pattern(
    any_of(one for known in LANGUAGES for one in known.transcripts.notices), re.IGNORECASE
)
_CAPITAL = f"[{CAPITALS}]"
_INITIAL = rf"(?:{_CAPITAL}\.[ ]?)"
_WORD = rf"(?:{_CAPITAL}[^\W\d_][\w’'‑-]*)"
_SMALL = rf"(?:(?!{_CAPITAL})[^\W\d_][\w’'‑-]*)"
_PARTICLES = any_of(
    rf"{word}(?=[ ]{_CAPITAL})"
    for voice in VOICES
    for word in sorted(voice.phrases.particles if voice.phrases else ())
)
_TITLE = rf"(?:{any_of(title for voice in VOICES for title in voice.short_titles)}\.?[ ])"
_NAME = rf"(?:{_TITLE}*{_INITIAL}*{_WORD}(?:[ ](?:{_INITIAL}+|{_WORD}|{_PARTICLES}))*)"
_NAMES = lazy_pattern(rf"(?<![^\W\d_]){_NAME}")
_BEHIND = lazy_pattern(
    rf"(?P<stop>[,.!?…]*)(?P<link>\s*(?:[—–-]+|[(\[©~]|\n)?\s*)"
    rf"(?P<words>(?:{_SMALL},?[ ]){{0,6}}?)(?P<name>@\w+|{_NAME})"
    rf"(?P<more>(?:[ ]{_SMALL}){{1,4}}[ ]{_NAME})?"
)
_BY = re.compile(r"(?:^|\s)(?:by|according to|per)\s*$")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A name beside a quotation.

    Attributes:
        name: as the claim has it.
        place: of it in the claim.
        case: in which it stands.
        is_read: whether it is said to be the speaker's; else it is only known to stand there.
        others: parts of it that may be the name: of "X envoy Y" the last.
        has_office: whether an office stands before it, and it may have the name of a place.
        in_brackets: whether it is a word alone in brackets: the speaker, or where it was said.
    """

    name: str
    place: Span
    case: Case = Case.UNKNOWN
    is_read: bool = True
    others: tuple[str, ...] = ()
    has_office: bool = False
    in_brackets: bool = False


def named_beside(claim: str, quoted: Sequence[Span]) -> dict[Span, Claimed]:
    """Whom a claim names as the speaker of each quotation in it.

    Args:
        claim: the whole of it.
        quoted: what stands in quotation marks.
    """
    named: dict[Span, Claimed] = {}
    lang = detect(claim)
    # names in Kyrgyz are told by rules; those of Russian would take a model into memory
    entities = recognizer(_KYRGYZ).entities(claim) if lang == _KYRGYZ else None
    for speech in speeches(claim, lang, entities):
        speaker = speech.speaker or ""
        for span in quoted:
            if (
                (is_named(speaker) or office_alone(speaker))
                and not is_notice(speaker)
                and speech.start < span[1]
                and span[0] < speech.end
            ):
                named.setdefault(span, _placed(claim, speaker, span))
    marked = quotations(claim)
    labelled = labels(claim, marked, _NAME)
    ends = {one: labelled[other][0] for one, other in pairwise(marked) if other in labelled}
    for one in marked:
        for span in quoted:
            if not (one.first <= span[0] and span[1] <= one.last):
                continue
            if one in labelled:
                place = labelled[one]
                office = _has_office(claim, place)
                named[span] = Claimed(
                    claim[slice(*place)], place, Case.NOMINATIVE, has_office=office
                )
            elif span not in named or _reaches(named[span], ends.get(one)):
                # what is said behind it ends where the next one's label begins
                read = _read(claim[: ends.get(one)], one, span)
                named.pop(span, None)
                if read is not None:
                    named[span] = read
    return named


def _reaches(claimed: Claimed, end: int | None) -> bool:
    """Whether a name stands where the label of the next quotation does."""
    return end is not None and claimed.place[1] > end


def few_words_said(claim: str) -> Span | None:
    """The only quotation of a claim, where somebody is said to have said it.

    Args:
        claim: in which no quotation is long enough to be looked up.
    """
    marked = quotations(claim)
    if len(marked) != 1:
        return None
    span = marked[0].first, marked[0].last
    around = f"{claim[: marked[0].start]} {claim[marked[0].end :]}"
    told = any(says.search(around) for says in SAYS)
    named = any(one.is_read for one in named_beside(claim, [span]).values())
    if not (told or named) or len(around.split()) > _LONGEST_NAME:
        return None
    return trimmed(claim, *span, _MARKS)


def is_named(speaker: str) -> bool:
    """Whether it is a name or a body: not "my colleagues asked"."""
    for voice in VOICES:
        speaker = voice.articles.sub("", speaker)
    words = re.findall(r"[^\W\d_]+", speaker)
    capitals = sum(word[:1].isupper() for word in words)
    body = any(word.casefold() in OFFICES for word in words)
    if len(words) > 1 and all(word.casefold() in STOP_WORDS for word in words[1:]):
        return False  # "First they": the capital is that of a sentence
    return bool(name_words(speaker)) and (3 * capitals >= len(words) or body)


def _placed(claim: str, name: str, quoted: Span) -> Claimed:
    """A name with where it stands, nearest to the quotation, and in which case."""
    owner = _owner_in(name)
    name = owner or name
    at = claim.find(name, quoted[1])
    at = at if at >= 0 else claim.rfind(name, 0, quoted[0])
    if at < 0:
        return Claimed(name, quoted)
    place = at, at + len(name)
    case = _case(claim, place, quoted)
    if _ends_in_utterance(claim[: place[0]].strip(_MARKS), whole=True):
        case = Case.OBLIQUE
    elif owner:
        case = Case.UNKNOWN  # "in an interview X said", "from a speech of X"
    return _by_owner(Claimed(name, place, case, has_office=_has_office(claim, place)))


def _owner_in(name: str) -> str:
    """Whose words a name says that something is: "words of X", "speech of X on"; empty if none."""
    small = name.casefold()
    ends = [one.end() for known in LANGUAGES for one in known.scope.utterances.finditer(small)]
    owner = _NAMES.search(name, max(ends)) if ends and len(small) == len(name) else None
    return owner[0] if owner else ""


def _ends_in_utterance(words: str, *, whole: bool = False) -> bool:
    """Whether words end in "words of", or are nothing else: the name behind stands in a case."""
    small = words.casefold()
    return any(
        one.end() == len(small) and not (whole and one.start())
        for known in LANGUAGES
        for one in known.scope.utterances.finditer(small)
    )


def _by_owner(claimed: Claimed) -> Claimed:
    """A name that may have the ending by which words are called somebody's: X's they are."""
    for known in LANGUAGES:
        bare = known.scope.owned.sub("", claimed.name)
        if bare != claimed.name:
            return replace(claimed, others=(*claimed.others, bare), case=Case.UNKNOWN)
    return claimed


def _has_office(claim: str, place: Span) -> bool:
    words = re.findall(r"[^\W\d_]+", claim[max(0, place[0] - _NEAR) : place[1]].casefold())
    own = len(re.findall(r"[^\W\d_]+", claim[slice(*place)]))
    return any(map(is_role, words[-own - 1 : -1]))


def _case(claim: str, place: Span, quoted: Span) -> Case:
    """In which case a name stands, by the words around it."""
    before = re.split(r"[.!?;:»”\"\n]", claim[max(0, place[0] - _NEAR) : place[0]])[-1]
    if any(one.by_words_of.search(before) for one in NARRATIONS):
        return Case.OBLIQUE
    after = claim[place[1] : place[1] + _NEAR].partition("«")[0]
    if place[0] >= quoted[1] or after[:1].isalpha() or after.lstrip()[:1] in {":", "("}:
        return Case.NOMINATIVE
    # of a Russian verb; Kyrgyz has names of other languages in many forms
    follows = re.match(rf"\s*(?:{_SMALL}\s+)?", after)
    at = follows.end() if follows else 0
    russian = [known.voice for known in LANGUAGES if known.code == "ru" and known.voice]
    tells = any(voice.tells.match(after, place) for voice in russian for place in (1, at))
    return Case.NOMINATIVE if tells else Case.UNKNOWN


def _read(claim: str, quotation: Quotation, quoted: Span) -> Claimed | None:
    """Whoever is named beside a quotation."""
    around = surroundings(claim, quotation)
    who = _somebody(around)
    if who and (name_words(who) or office_alone(who)):
        placed = _placed(claim, who, quoted)
        if placed.place != quoted:
            return placed
    return _behind(claim, quotation) or _ahead(claim, quotation)


def _somebody(around: Surroundings) -> str:
    """Whoever stands beside a verb of saying and has a name: "said a spokesman for Veltros"."""
    before = _CLOSED.split(around.before)[-1]  # what is quoted before is nobody's name
    label = before.rpartition(". ")[2] if not _NAMES.match(before) else before
    if label.endswith(":") and len(label.split()) <= _LONGEST_LABEL and _is_label(label):
        bare = until_time(label.strip(_MARKS + _BULLETS))
        return office_alone(bare) or bare
    for says in SAYS:
        for words in (around.after, before):
            verb = says.search(words)
            if verb is None:
                continue
            told = "" if words is around.after else words[: verb.start()].strip(_MARKS)
            rest = told or words[verb.end() :]
            if words is around.after and rest.lstrip()[:1] in _ENDS | _BRACKETS:
                if office := office_alone(words[: verb.start()].strip(_MARKS)):
                    return office
                continue  # what follows is another sentence, or where and when it was said
            near = _PART.split(rest.strip(_MARKS))[0]
            kept = " ".join(near.split()[:_LONGEST_NAME]).strip(_MARKS)
            others = kept.partition(" ")[2]
            # the capital of a sentence's first word makes no name
            ahead = bool(told)
            office = office_alone(rest if ahead else until_time(kept))
            if office:
                return office
            if _has_capital(others if ahead else kept) and not is_notice(kept):
                who = kept if ahead else _from_office(kept)
                if who:
                    return who
    return _by_attribution(before)


def _from_office(words: str) -> str:
    """The words from the first that is an office or has a capital: not to whom, nor where."""
    all_words = words.split()
    starts = (
        word[:1].isupper() or is_role(word.casefold()) or word.casefold() in OFFICES | BODIES
        for word in all_words
    )
    first = next((at for at, is_start in enumerate(starts) if is_start), 0)
    who = " ".join(all_words[first:])
    governed = first > 0 and all_words[first - 1].casefold() in STOP_WORDS
    if governed and not any(voice.offices.search(who) for voice in VOICES):
        return ""  # "said somebody from" a place; in a ministry it is the ministry that says
    return who


def _by_attribution(before: str) -> str:
    """A name alone with words by which what follows is somebody's: "X is sure:"."""
    small = before.lower()
    for known in LANGUAGES:
        found = known.scope.attribution.search(small) if len(small) == len(before) else None
        for words in (before[: found.start()], before[found.end() :]) if found else ():
            few = len(words.split()) <= _LONGEST_LABEL
            if few and is_named(words) and not is_notice(words):
                return words.strip(_MARKS)
    return ""


def _behind(claim: str, quotation: Quotation) -> Claimed | None:
    """A name that stands right behind a quotation, whatever the verb: «…» (X); «…», — sighs X."""
    found = _BEHIND.match(claim, quotation.end, min(len(claim), quotation.end + _NEAR))
    if found is None or _is_word_of_no_name(found["name"]):
        return None
    inner = claim[quotation.first : quotation.last].rstrip()[-1:]
    link, small = found["link"].strip(" "), found["words"].casefold().split()
    alone = not claim[found.end() :].partition("\n")[0].strip(_MARKS + "[]")
    if (inner == "." or "." in found["stop"]) and not (link or small or alone):
        return None  # another sentence
    whole = len(found["name"].split()) > 1 or "." in found["name"]
    handle = found["name"].startswith("@")
    governed = bool(small) and small[-1] in STOP_WORDS and not _BY.search(found["words"])
    # "the new line" will reach Velden: what goes on without a mark may say nothing of a speaker
    goes_on = not (link or found["stop"] or inner in _AWAITING)
    may_go_on = len(small) == 1 and found["name"].isascii()
    if not (whole or handle) and (governed or (goes_on and not may_go_on)):
        return None
    unsure = governed or handle or found["words"].endswith(", ") or (goes_on and len(small) > 1)
    unsure = unsure or (not whole and (goes_on or link.strip() in {"(", "[", "©", "\n"}))
    place = found.start("name"), found.end("more") if _is_one(found["more"]) else found.end("name")
    name = claim[slice(*place)]
    others = tuple(one[0] for one in _NAMES.finditer(name))
    # a name behind "from a speech of" stands in another case
    case = Case.UNKNOWN if not STOP_WORDS.isdisjoint(small) else Case.NOMINATIVE
    if STOP_WORDS.isdisjoint(small) and _ends_in_utterance(found["words"].strip(_MARKS)):
        case = Case.OBLIQUE
    brackets = link.strip() in _BRACKETS and claim[place[1] : place[1] + 1] in {")", "]"}
    read = Claimed(
        name, place, case, not unsure, others, _has_office(claim, place), brackets and not small
    )
    return _by_owner(read)


def _is_one(more: str | None) -> bool:
    """Whether further words belong to what a name is part of: not "X in Y"."""
    small = [word for word in (more or "").split() if word[:1].islower()]
    return bool(small) and all(word.casefold() not in STOP_WORDS for word in small)


def _ahead(claim: str, quotation: Quotation) -> Claimed | None:
    """A name in the words that lead to a quotation, whatever the verb: X fumed: «…»."""
    line = claim[max(0, quotation.start - _NEAR) : quotation.start]
    begin = quotation.start - len(line)
    cut = max(line.rfind(mark) for mark in '\n»”"“')
    begin, line = begin + cut + 1, line[cut + 1 :]
    names = [one for one in names_of(line) if len(one[0].split()) > 1 or "." in one[0]]
    if names:
        first = names[0]
        before = line[: first.start()].split()
        bare = [word.strip(",").casefold() for word in before]
        dated = bool(bare) and is_day(bare[-1])
        surely = len(bare) <= 2 and (dated or not any(word in STOP_WORDS for word in bare))
        surely = surely and not is_oblique(first[0]) and line.rstrip()[-1:] in {":", ",", "—", "–"}
    else:
        # one surname may be told by its form, whatever the words are by which it is said to speak
        alone = next((one for one in names_of(line) if genders(one[0])), None)
        leads = line.rstrip()[-1:] in {":", ","} and len(line.split()) <= _LONGEST_LABEL
        if alone is None or not leads:
            return None
        first, surely = alone, False
    place = begin + first.start(), begin + first.end()
    case = _case(claim, place, (quotation.first, quotation.last))
    return Claimed(first[0], place, case, surely, has_office=_has_office(claim, place))


def names_of(line: str) -> Iterator[re.Match[str]]:
    """The names in a line, by their capitals; no office alone is one."""
    return (one for one in _NAMES.finditer(line) if not _is_word_of_no_name(one[0]))


def is_oblique(name: str) -> bool:
    """Whether a name has the form of another case: a letter to Ivan, in Russian."""
    forms = [(genders(word), genders(word, inflected=True)) for word in name.split()]
    return any(inflected and not plain for plain, inflected in forms)


@lru_cache(maxsize=64)
def _is_word_of_no_name(name: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", name)
    return all(word.casefold() in TITLES | OFFICES | IDLE_WORDS for word in words)


def _has_capital(words: str) -> bool:
    return any(word[:1].isupper() for word in re.findall(r"[^\W\d_]+", words))


def is_notice(label: str) -> bool:
    """Whether a label names nobody: "Update", "Video", "Monday"."""
    bare = label.strip(_MARKS + _BULLETS).casefold()
    return bool(_NOTICES.fullmatch(undotted(bare))) or is_day(bare)


def _is_label(label: str) -> bool:
    """Whether all of it is a name with an office: not "The minister promised"."""
    if is_notice(label):
        return False
    words = re.findall(r"[^\W\d_]+", label)
    known = TITLES | OFFICES | STOP_WORDS
    if office_alone(label.rstrip(":")):
        return True
    return is_named(label) and all(w[:1].isupper() or w.casefold() in known for w in words)
