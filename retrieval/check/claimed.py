"""Who is said to have spoken a quotation, and when: read beside it, compared with the record."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from retrieval.analysis.attribution import Surroundings, surroundings
from retrieval.analysis.detection import detect
from retrieval.analysis.direct_speech import speeches
from retrieval.analysis.person_names import without_initials
from retrieval.analysis.quotation_marks import quotations
from retrieval.entities.recognizers import recognizer
from retrieval.errors import QueryError
from retrieval.languages import LANGUAGES, OFFICES, TITLES
from retrieval.languages.scripts import undotted
from retrieval.query.periods import read_period
from retrieval.types import Beside, Kind, Match, Period, Span, Standing

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)")
_LONG_AGO = date(1900, 1, 1)  # what a relative time would be relative to; none is read
_MARKS = " \t\n.,;:!?–—-\"'«»“”„()"
_KYRGYZ = "ky"
_ENDS = frozenset(".!?")
_LONGEST_NAME = 10  # words
_LONGEST_LABEL = 6
_ENDING = 3  # letters in which two cases of a name may differ
_SHORTEST = 4  # letters that two cases of a name share
_BODIES = frozenset[str]().union(
    *(known.voice.phrases.bodies for known in LANGUAGES if known.voice and known.voice.phrases)
)
_FEW = frozenset(word for known in LANGUAGES for word in known.stop_words)


def named_beside(claim: str, quoted: Sequence[Span]) -> dict[Span, tuple[str, Span]]:
    """Whom a claim names as the speaker of each quotation in it, with where the name stands.

    Args:
        claim: the whole of it.
        quoted: what stands in quotation marks.
    """
    named: dict[Span, tuple[str, Span]] = {}
    lang = detect(claim)
    # names in Kyrgyz are told by rules; those of Russian would take a model into memory
    entities = recognizer(_KYRGYZ).entities(claim) if lang == _KYRGYZ else None
    for speech in speeches(claim, lang, entities):
        speaker = speech.speaker or ""
        at = claim.find(speaker)
        for span in quoted:
            if _is_named(speaker) and speech.start < span[1] and span[0] < speech.end:
                place = (at, at + len(speaker)) if at >= 0 else span
                named.setdefault(span, (speaker, place))
    for one in quotations(claim):
        for span in quoted:
            if span not in named and one.first <= span[0] and span[1] <= one.last:
                who = _somebody(surroundings(claim, one))
                at = claim.find(who) if who else -1
                if at >= 0:
                    named[span] = who, (at, at + len(who))
    return named


def _somebody(around: Surroundings) -> str:
    """Whoever stands beside a verb of saying and has a name: "said a spokesman for Veltros"."""
    label = around.before.rpartition(". ")[2]
    if label.endswith(":") and len(label.split()) <= _LONGEST_LABEL and _is_label(label):
        return label.strip(_MARKS)
    for voice in (known.voice for known in LANGUAGES if known.voice):
        for words in (around.after, around.before):
            verb = voice.tells.search(words)
            if verb is None:
                continue
            rest = words[verb.end() :] if words is around.after else words[: verb.start()]
            if words is around.after and rest.lstrip()[:1] in _ENDS:
                continue  # what follows is another sentence
            near = re.split(r"[.!?;:,]\s|\s\d", rest.strip(_MARKS))[0]
            kept = " ".join(near.split()[:_LONGEST_NAME]).strip(_MARKS)
            first, _, others = kept.partition(" ")
            # the capital of a sentence's first word makes no name
            told = others if words is around.before else kept
            if _has_capital(told) or (_has_capital(first) and words is around.after):
                return kept
    small = around.before.lower()
    for known in LANGUAGES:
        found = known.scope.attribution.search(small) if len(small) == len(around.before) else None
        for words in (
            (around.before[: found.start()], around.before[found.end() :]) if found else ()
        ):
            if _is_named(words) and len(words.split()) <= _LONGEST_LABEL:
                return words.strip(_MARKS)
    return ""


def dated_beside(claim: str, quoted: Sequence[Span]) -> tuple[str, Period] | None:
    """The time that a claim names outside its quotations; None without a year of its own."""
    outside = _outside(claim, quoted)
    if not _YEAR.search(outside):
        return None
    try:
        period = read_period(outside, _LONG_AGO).period
    except QueryError:
        return None
    if period is None or period.first is None or period.last is None:
        return None
    return _words_of_time(outside), period


def compared(
    match: Match, who: tuple[str, Span] | None, when: tuple[str, Period] | None
) -> Iterator[Beside]:
    """What is claimed beside a quotation, as the record has it.

    Args:
        match: where the words stand in the record.
        who: the name beside them, with its place in the claim.
        when: the time beside them, as written and as days.
    """
    quote = match.quote
    if who is not None:
        yield _speaker(match, *who)
    if when is not None:
        words, period = when
        if quote.date is None:
            yield Beside(Kind.WHEN, words, "", Standing.UNKNOWN)
        else:
            standing = Standing.RIGHT if quote.date in period else Standing.ANOTHER
            yield Beside(Kind.WHEN, words, quote.date.isoformat(), standing)


def _speaker(match: Match, claimed: str, place: Span) -> Beside:
    quote = match.quote
    spoken = [one.speaker for one in quote.direct_speech]
    if spoken or _is_quoted(match):
        actual = [name for name in spoken if name]
        if not actual:
            offices = [one.office for one in quote.direct_speech if one.office]
            # a spokesman for X is somebody else than X; the minister may be anybody
            told = next((office for office in offices if _is_of(claimed, office)), "")
            standing = Standing.ANOTHER if told else Standing.UNKNOWN
            return Beside(Kind.WHO, claimed, told, standing, place)
    else:
        actual = [name for name in (quote.speaker, quote.source) if name]
    told = ", ".join(dict.fromkeys(actual[:1] if not spoken else actual))
    if not actual:
        return Beside(Kind.WHO, claimed, "", Standing.UNKNOWN, place)
    if any(is_same_name(claimed, name) for name in actual):
        return Beside(Kind.WHO, claimed, told, Standing.RIGHT, place)
    known = _name_words(claimed) and any(map(_name_words, actual))
    return Beside(Kind.WHO, claimed, told, Standing.ANOTHER if known else Standing.UNKNOWN, place)


def _is_of(name: str, office: str) -> bool:
    """Whether an office is that of somebody who speaks for a person: a spokesman for X Y.

    Who speaks for a body is the body's voice.
    """
    mine, theirs = _name_words(name), _name_words(office)
    words = name.casefold().split()
    person = len(mine) > 1 and (OFFICES | _BODIES).isdisjoint(words)
    return person and all(any(_same(a, b) for b in theirs) for a in mine)


def _is_quoted(match: Match) -> bool:
    """Whether the words stand in quotation marks on record, and so are not the statement's own."""
    start = match.quote.start - match.context.start
    end = start + len(match.quote.text)
    return any(one.first <= start and end <= one.last for one in quotations(match.context.text))


def is_same_name(claimed: str, actual: str) -> bool:
    """Whether two names may be one person's or body's, in any case and with any title."""
    mine, theirs = _name_words(claimed), _name_words(actual)
    shorter, longer = sorted((mine, theirs), key=len)
    return bool(shorter) and all(any(_same(a, b) for b in longer) for a in shorter)


def _has_capital(words: str) -> bool:
    return any(word[:1].isupper() for word in re.findall(r"[^\W\d_]+", words))


def _is_named(speaker: str) -> bool:
    """Whether it is a name or a body: not "my colleagues asked"."""
    words = re.findall(r"[^\W\d_]+", speaker)
    capitals = sum(word[:1].isupper() for word in words)
    body = any(word.casefold() in OFFICES for word in words)
    if len(words) > 1 and all(word.casefold() in _FEW for word in words[1:]):
        return False  # "First they": the capital is that of a sentence
    return bool(_name_words(speaker)) and (3 * capitals >= len(words) or body)


def _is_label(label: str) -> bool:
    """Whether all of it is a name with an office: not "The minister promised"."""
    words = re.findall(r"[^\W\d_]+", label)
    known = TITLES | OFFICES | _FEW
    return _is_named(label) and all(w[:1].isupper() or w.casefold() in known for w in words)


def _name_words(name: str) -> list[str]:
    words = [undotted(word) for word in re.findall(r"[^\W\d_]+", without_initials(name).casefold())]
    return [word for word in words if word not in TITLES | OFFICES | _FEW]


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    shared = min(len(one), len(other)) if shared is None else shared
    return shared >= _SHORTEST and max(len(one), len(other)) - shared <= _ENDING


def _outside(claim: str, quoted: Sequence[Span]) -> str:
    parts, at = [], 0
    for start, end in sorted(quoted):
        parts.append(claim[at:start])
        at = max(at, end)
    return " ".join((*parts, claim[at:]))


def _words_of_time(text: str) -> str:
    """The figures and months about the year of a text."""
    found = _YEAR.search(text)
    if found is None:
        return ""
    before = re.search(r"(?:[^\s,;:.!?«»\"“”()]+[\s,]+){0,3}$", text[: found.start()])
    near = (before[0] if before else "").split()
    kept: list[str] = []
    for word in reversed(near):
        bare = word.strip(",.")
        if not (bare[:1].isdigit() or _is_month(bare)):
            break
        kept.insert(0, word)
    return " ".join([*kept, found[0]])


def _is_month(word: str) -> bool:
    return any(
        "MONTH" in known.time.lookup.get(word.casefold().translate(known.time.spelling), ())
        for known in LANGUAGES
        if known.time is not None
    )
