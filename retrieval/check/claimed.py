"""Who is said to have spoken a quotation, and when: read beside it, compared with the record."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from retrieval.analysis.quotation_marks import Quotation, quotations
from retrieval.check.claimed_names import Claimed
from retrieval.check.claimed_offices import office_alone
from retrieval.check.introduced import introduced, labelled
from retrieval.check.office_standing import standing_of_office
from retrieval.check.same_person import Case, is_same_name, is_same_word, is_short_for, name_words
from retrieval.errors import QueryError
from retrieval.languages import BODIES, LANGUAGES, OFFICES, SAYS, STOP_WORDS
from retrieval.query.periods import read_period
from retrieval.types import Beside, Kind, Match, Period, Record, Span, Standing

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20|21)\d\d(?!\d)")
_BEHIND_YEAR = re.compile(r"[-\s]+(?P<word>[^\s,;:!?«»\"“”()]+)")
_SENTENCE = re.compile(r"[.!?…]\s+|\n")
_NOT_OWN = frozenset(("denied", "read out", "cited", "quoted in it"))
"""Rules by which it is told that whoever is named beside words does not say them."""

_MOST_BEHIND = 4  # words behind a year that its day and month are looked for in
_LONG_AGO = date(1900, 1, 1)  # what a relative time would be relative to; none is read


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
    match: Match, who: Claimed | None, when: tuple[str, Period] | None, record: Record
) -> Iterator[Beside]:
    """What is claimed beside a quotation, as the record has it.

    Args:
        match: where the words stand in the record.
        who: the name beside them.
        when: the time beside them, as written and as days.
        record: in which they stand.
    """
    quote = match.quote
    if who is not None and office_alone(who.name):
        told, how = standing_of_office(office_alone(who.name), match, record)
        if not any(one.speaker or one.office for one in match.quote.direct_speech):
            told = _nameless(match)
            how = Standing.ANOTHER if told else how
        yield Beside(Kind.WHO, who.name, told, how, who.place)
    elif who is not None:
        yield _speaker(match, who)
    if when is not None:
        words, period = when
        if quote.date is None:
            yield Beside(Kind.WHEN, words, "", Standing.UNKNOWN)
        else:
            standing = Standing.RIGHT if quote.date in period else Standing.ANOTHER
            yield Beside(Kind.WHEN, words, quote.date.isoformat(), standing)


def _speaker(match: Match, claimed: Claimed) -> Beside:
    quote, place = match.quote, claimed.place
    spoken = [one.speaker for one in quote.direct_speech]
    if spoken or _is_quoted(match):
        actual = [name for name in spoken if name]
        if not actual:
            offices = [one.office for one in quote.direct_speech if one.office]
            # a spokesman for X is somebody else than X; the minister may be anybody
            told = next((office for office in offices if _is_of(claimed.name, office)), "")
            told = told or _other_introduced(match, claimed, offices) or _nameless(match)
            standing = Standing.ANOTHER if told else Standing.UNKNOWN
            return Beside(Kind.WHO, claimed.name, told, standing, place)
    elif label := labelled(match.context.text, quote.start - match.context.start):
        actual = [label]
    else:
        actual = [name for name in (quote.speaker, quote.source) if name]
    told = ", ".join(dict.fromkeys(actual[:1] if not spoken else actual))
    # a name read in a text of no known language may stand in any case there
    case = Case.UNKNOWN if spoken and not quote.lang else Case.NOMINATIVE
    standing = _standing(claimed, actual, case)
    if claimed.in_brackets and not claimed.is_read and actual:
        standing = _in_brackets(claimed, actual, match)
    return Beside(Kind.WHO, claimed.name, told, standing, place)


def _standing(claimed: Claimed, actual: Sequence[str], case: Case) -> Standing:
    """How a name stands to those on record.

    Args:
        claimed: the name beside the words.
        actual: the names on record.
        case: of those.
    """
    if not actual or not claimed.is_read:
        return Standing.UNKNOWN
    mine = claimed.name, *claimed.others
    if any(is_same_name(one, name, claimed.case, case) for one in mine for name in actual):
        return Standing.RIGHT
    if any(is_short_for(claimed.name, name) for name in actual):
        return Standing.RIGHT
    last = claimed.name.split()[-1]
    if claimed.has_office and any(is_same_name(last, one, claimed.case, case) for one in actual):
        return Standing.UNKNOWN  # "mayor of" a place, or another first name
    known = name_words(claimed.name) and any(map(name_words, actual))
    return Standing.ANOTHER if known else Standing.UNKNOWN


def _in_brackets(claimed: Claimed, actual: Sequence[str], match: Match) -> Standing:
    """How a word alone in brackets stands to the record; it may be a place.

    A name that the record has for whoever speaks before the words or behind them is none.
    """
    if any(is_same_name(claimed.name, name) for name in actual):
        return Standing.RIGHT
    near = {one.speaker for one in match.context.direct_speech if one.speaker}
    another = any(is_same_name(claimed.name, name) for name in near)
    return Standing.ANOTHER if another else Standing.UNKNOWN


def _is_of(name: str, office: str) -> bool:
    """Whether an office is that of somebody who speaks for a person: a spokesman for X Y.

    Who speaks for a body is the body's voice.
    """
    mine, theirs = name_words(name), name_words(office)
    words = name.casefold().split()
    person = len(mine) > 1 and (OFFICES | BODIES).isdisjoint(words)
    return person and all(any(is_same_word(a, b) for b in theirs) for a in mine)


def _other_introduced(match: Match, claimed: Claimed, offices: Sequence[str]) -> str:
    """Whoever is named before the quotation's colon and is not the one that is claimed.

    Whoever speaks by an office may be anybody but the one that is named behind it: the mayor X.
    """
    if any(one.rule in _NOT_OWN for one in match.quote.direct_speech):
        return ""
    about = _quotation_about(match)
    name = introduced(match.context.text, about.start) if about else ""
    if not all(office.casefold() in name.casefold() for office in offices):
        return ""
    is_other = name and _standing(claimed, [name], Case.UNKNOWN) is Standing.ANOTHER
    return name if is_other else ""


def _nameless(match: Match) -> str:
    """Who or what without a name is said to say the quotation, before it in its sentence.

    "A man in the gallery shouted", "the banner said": whoever has a name did not. Behind the verb
    it may be somebody to whom it is said.
    """
    about = _quotation_about(match)
    if about is None:
        return ""
    text = match.context.text
    before = _SENTENCE.split(text[: about.start])[-1]
    for known in LANGUAGES:
        found = known.saying.nameless.search(before) if known.saying else None
        if found is None or any(says.search(before[: found.start()]) for says in SAYS):
            continue
        behind = before[found.end() :]
        verbs = [verb for says in SAYS if (verb := says.search(before, found.start()))]
        who = before[found.start() : min([found.end(), *(verb.start() for verb in verbs)])].strip()
        # "those who shout": the verb may be any
        told = bool(verbs) or not STOP_WORDS.isdisjoint(who.casefold().split()[-1:])
        if (told or behind.rstrip().endswith(":")) and not any(map(str.isupper, behind)):
            return who
    return ""


def _is_quoted(match: Match) -> bool:
    """Whether the words stand in quotation marks on record, and so are not the statement's own."""
    return _quotation_about(match) is not None


def _quotation_about(match: Match) -> Quotation | None:
    """The quotation marks on record that the words stand in."""
    start = match.quote.start - match.context.start
    end = start + len(match.quote.text)
    marked = quotations(match.context.text)
    return next((one for one in marked if one.first <= start and end <= one.last), None)


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
    if kept:
        return " ".join([*kept, found[0]])
    return found[0] + _day_behind(text[found.end() :])


def _day_behind(text: str) -> str:
    """The month and day behind a year, as in Kyrgyz: -жылдын 20-мартында."""
    end = reached = 0
    for at, word in enumerate(_BEHIND_YEAR.finditer(text)):
        bare = word["word"].strip(".")
        is_date = bare[:1].isdigit() or _is_month(bare)
        if at == _MOST_BEHIND or word.start() != reached or not (is_date or _is(bare, "YR")):
            break
        reached = word.end()
        end = reached if is_date else end
    return text[:end]


def _is_month(word: str) -> bool:
    return _is(word, "MONTH")


def _is(word: str, wanted: str) -> bool:
    return any(
        wanted in known.time.lookup.get(word.casefold().translate(known.time.spelling), ())
        for known in LANGUAGES
        if known.time is not None
    )
