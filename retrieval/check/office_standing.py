"""How an office that a claim names without a name stands to who speaks on record.

It is right where whoever speaks holds it by the text of the statement, and another's where the text
gives it to somebody else. Else it cannot be told: one person may have several offices, and one
office several names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.analysis.direct_speech import speeches_about
from retrieval.check.claimed_names import names_of
from retrieval.check.claimed_offices import is_office_noun
from retrieval.check.same_person import is_role, is_same_name, is_same_word
from retrieval.languages import STOP_WORDS
from retrieval.types import Match, Record, Span, Standing

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NEAR = 90  # characters before a name in which its office stands
_BEHIND = 70
_ENDS = re.compile(r"[.!?…;:«»\"“”\n]")
_ASIDE = re.compile(r"\s*(?:,|\s[—–-])\s+(?P<words>[^,.;:!?«»\"“”\n—–]{2,70})")


@dataclass(frozen=True, slots=True)
class _Person:
    name: str
    office: str


def standing_of_office(office: str, match: Match, record: Record) -> tuple[str, Standing]:
    """Who has words on record, and how the claimed office stands to that.

    Args:
        office: as the claim has it.
        match: where the words stand.
        record: in which they do.
    """
    statement, quote = record.statement, match.quote
    span = match.context.start, match.context.end
    spoken = quote.direct_speech
    names = [one.speaker for one in spoken if one.speaker]
    if not spoken:
        return _of_publisher(office, match)
    if any(one.office and _is_the_same(office, one.office) for one in spoken):
        return "", Standing.RIGHT
    if not names:
        return "", Standing.UNKNOWN
    if any(_holds(name, office, statement.text) for name in names):
        return names[0], Standing.RIGHT
    others = [
        one
        for one in _people(record, span)
        if not any(is_same_name(one.name, name) for name in names)
    ]
    held = any(
        _is_the_same(office, one.office) or _holds(one.name, office, statement.text)
        for one in others
    )
    return names[0], Standing.ANOTHER if held else Standing.UNKNOWN


def _people(record: Record, span: Span) -> Iterator[_Person]:
    """Who speaks in a statement, or is named there by a whole name."""
    statement = record.statement
    for one in speeches_about(statement.text, statement.lang, span, record.entities or ()):
        if one.speaker:
            yield _Person(one.speaker, one.office or "")
    if record.entities is not None:
        return
    for found in names_of(statement.text):
        before = _WORD.findall(statement.text[max(0, found.start() - _NEAR) : found.start()])
        if " " not in found[0] or (before and before[-1].casefold() in STOP_WORDS):
            continue  # of Foreign Affairs
        yield _Person(found[0], "")


def _of_publisher(office: str, match: Match) -> tuple[str, Standing]:
    """The same of a statement's own words, which are those of whom it is credited to."""
    quote, text = match.quote, match.context.text
    credited = [one for one in (quote.speaker, quote.source) if one]
    if any(_is_held(office, one) for one in (*credited, *_sentences(text))):
        return "", Standing.RIGHT
    return "", Standing.UNKNOWN


def _sentences(text: str) -> list[str]:
    return [one for one in _ENDS.split(text) if one.strip()]


def _holds(name: str, office: str, text: str) -> bool:
    """Whether a text has an office beside a name: the minister X; X, the minister."""
    if _is_held(office, name):
        return True
    return any(_is_held(office, words) for words in _beside(name, text))


def _beside(name: str, text: str) -> Iterator[str]:
    """What stands in a text before a name, up to another name, and behind it between commas."""
    last = _WORD.findall(name)[-1:]
    for word in _WORD.finditer(text) if last else ():
        own = word[0][:1].isupper() and is_same_word(word[0].casefold(), last[0].casefold())
        if not own:
            continue
        before = _ENDS.split(text[max(0, word.start() - _NEAR) : word.start()])[-1]
        yield _from_last_name(before)
        aside = _ASIDE.match(text, word.end(), word.end() + _BEHIND)
        if aside is not None:
            yield aside["words"]


def _from_last_name(before: str) -> str:
    """What stands before a name behind whoever was named before: "X met the minister" of Y."""
    words = before.split()
    places = [at for at, word in enumerate(words) if is_office_noun(word.strip(","))]
    first = places[-1] if places else len(words)
    while first and STOP_WORDS.isdisjoint({words[first - 1].casefold()}):
        first -= 1
    return " ".join(words[first:])


def _is_the_same(office: str, words: str) -> bool:
    """Whether an office is held by the words of one: not the minister by "spokesman for" them."""
    nouns = [word.casefold() for word in _WORD.findall(words) if is_role(word.casefold())]
    wanted = [word.casefold() for word in _WORD.findall(office)]
    more = any(not any(_is_same(noun, one) for one in wanted) for noun in nouns)
    return not more and _is_held(office, words)


def _is_held(office: str, words: str) -> bool:
    """Whether words that stand beside a name hold all those of an office."""
    held = [word.casefold() for word in _WORD.findall(words)]
    wanted = [word.casefold() for word in _WORD.findall(office)]
    wanted = [word for word in wanted if word not in STOP_WORDS or is_office_noun(word)]
    met = [{at for at, word in enumerate(held) if _is_same(one, word)} for one in wanted]
    if not wanted or not all(met):
        return False
    # the minister is not the deputy minister
    own = set[int]().union(*met)
    beside = {at + step for at in own for step in (-1, 1)} - own
    return not any(0 <= at < len(held) and is_role(held[at]) for at in beside)


def _is_same(one: str, other: str) -> bool:
    return one == other or is_same_word(one, other)
