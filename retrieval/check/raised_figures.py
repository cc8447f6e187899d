"""Figures that a claim has on the line and a statement raised or lowered, or the reverse.

Whoever copies CO₂, km² or 10⁶ may get CO2, km2 and 10^6, and says the same. 106 is another number.
"""

import re

from retrieval.analysis.words import row
from retrieval.archive.fulltext import FullTextIndex
from retrieval.ingest.formats.raised import lowered, on_the_line, raised
from retrieval.languages.scripts import CYRILLIC_TWINS, LATIN_TWINS

_SAME_LENGTH = "\u2060"  # joins words, and is in no token
_LETTERS = r"[^\W\d_]"
_WRITTEN = re.compile(
    rf"(?<![\w^])(?:(?P<base>\w{{1,6}})\^(?P<power>[0-9]{{1,3}})"
    rf"|(?P<formula>{_LETTERS}{{1,4}}(?:[0-9]{{1,2}}{_LETTERS}{{0,4}}){{1,3}}))(?![\w^])"
)
_TWINS = (str.maketrans(CYRILLIC_TWINS, LATIN_TWINS), str.maketrans(LATIN_TWINS, CYRILLIC_TWINS))
"""CO2 is typed in the letters of the text around it."""

_BRACKETED = re.compile(r"\[(?P<words>[^\W\d_][^\[\]\n]{0,80})\]")
_SIC = re.compile(r"\s*[\[(]sic!?[\])]", re.IGNORECASE)
"""Of whoever quotes: a letter or words in brackets stand for those of the record."""

_RAISED = re.compile(r"(?<!\w)\w{1,12}(?!\w)")


def as_on_record(claim: str, index: FullTextIndex) -> str:
    """A claim with its raised and lowered figures as an archive writes them.

    Args:
        claim: normalised.
        index: of the archive's words.

    Returns:
        A text of the same length, in which each word that was rewritten stands at its place.
    """

    def held(written: str) -> bool:
        (token,) = row(written)
        return index.count(token)[0] > 0

    def scripted(found: re.Match[str]) -> str:
        ways = [*_ways(found), *_in_twins(found)]
        return next((way for way in ways if held(way)), found[0])

    def level(found: re.Match[str]) -> str:
        plain = on_the_line(found[0])
        return plain if plain != found[0] and not held(found[0]) and held(plain) else found[0]

    return _RAISED.sub(level, _WRITTEN.sub(scripted, claim))


def without_brackets(claim: str) -> str:
    """A claim without the brackets of whoever quotes, of the same length: "[T]he fee" is "The fee".

    Args:
        claim: normalised.
    """
    bare = _SIC.sub(lambda found: _SAME_LENGTH * len(found[0]), claim)
    return _BRACKETED.sub(rf"{_SAME_LENGTH}\g<words>{_SAME_LENGTH}", bare)


def _ways(found: re.Match[str]) -> list[str]:
    if found["base"]:
        return [found["base"] + _SAME_LENGTH + (raised(found["power"]) or found["power"])]
    word = found["formula"]
    tail = word[len(word.rstrip("0123456789")) :]
    low = "".join(lowered(one) or one if one in "0123456789" else one for one in word)
    return [low, word.removesuffix(tail) + (raised(tail) or tail)] if tail else [low]


def _in_twins(found: re.Match[str]) -> list[str]:
    """The ways to write a formula in letters of the other script that look the same."""
    if not found["formula"]:
        return []
    return [way.translate(twins) for way in (*_ways(found), found[0]) for twins in _TWINS]
