"""Letters of another script inside a word: the Latin "c" of «миниcтр» folded to the Cyrillic «с».

Such letters are typed on the wrong keyboard, come from a scan or are put there on purpose; nobody
sees them. Nothing of this is ever shown: only what is compared is folded, letter for letter, so
that the places in a text stay the same. A word of one script is left as it is, but for a Russian
preposition of one letter among Cyrillic words, and, in a text with mixed words, for any word among
Cyrillic ones whose letters all have a twin.
"""

import re

from retrieval.languages.scripts import (
    CYRILLIC,
    CYRILLIC_LETTERS,
    CYRILLIC_TWINS,
    CYRILLIC_TWINS_ABROAD,
    KYRGYZ_ALONE,
    KYRGYZ_Y,
    LATIN_TWINS,
    LATIN_TWINS_ABROAD,
    LOOKALIKES,
)
from retrieval.text import INVISIBLE

_LATIN = "A-Za-z"
_INSIDE = f"\u0300-\u036f{INVISIBLE}"
# each begins with what is rare in Cyrillic text: letters that are Latin
_AMONG = f"[{CYRILLIC_LETTERS}{_INSIDE}]"
_MIXED = re.compile(f"[{_LATIN}](?:(?<={_AMONG}.)|(?={_AMONG}))")
_WORD = re.compile(f"[{_LATIN}{CYRILLIC_LETTERS}{_INSIDE}]+")
_LONE, _TWINS = (
    re.compile(rf"{first}(?<![{_INSIDE}\w'’-].){rest}(?:\s+{first}{rest})*(?![{_INSIDE}\w'’-])")
    for first, rest in (("[acokyACOKYBH]", ""), ("[abcehkmoptxyABCEHKMOPTXY]", "[acehkmoptxy]*"))
)
_LATIN_LETTER = re.compile(f"[{_LATIN}]").match
_LOOKALIKE = re.compile(f"[{''.join(map(chr, LOOKALIKES))}]")

_TO_CYRILLIC = str.maketrans(LATIN_TWINS, CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(CYRILLIC_TWINS + CYRILLIC_TWINS_ABROAD, LATIN_TWINS + LATIN_TWINS_ABROAD)
_TO_KYRGYZ = _TO_CYRILLIC | KYRGYZ_Y
_PASSES = 3  # more are never needed but for letters at random
_BESIDE = 6  # characters in which the words beside another are looked for
_ENDS = frozenset(".!?…:»”\n")


def unmixed(text: str) -> str:
    """The text with every word in one script; as long as before, each letter in its place.

    A word goes into the script whose letters have no twin in the other; where all of them have,
    into that of most. A word with letters of both that have none («SMSщик») stays as it is.
    """
    for _ in range(_PASSES):
        read = _read_once(text)
        if read == text:
            break
        text = read
    return text


def _read_once(text: str) -> str:
    """The same; a word that was read so may tell how one beside it is to be read."""
    if text.isascii() or not CYRILLIC.search(text):
        return text
    if _LOOKALIKE.search(text):
        text = text.translate(LOOKALIKES)
    words = _LONE
    if _MIXED.search(text):
        text, words = _WORD.sub(_in_one_script, text), _TWINS
    return words.sub(_among_cyrillic, text)


def _in_one_script(match: re.Match[str]) -> str:
    word = match[0]
    cyrillic = [letter for letter in word if CYRILLIC.match(letter)]
    latin = [letter for letter in word if letter.isascii()]
    if not cyrillic or not latin:
        return word
    only_latin = any(ord(letter) not in _TO_CYRILLIC for letter in latin)
    only_cyrillic = any(ord(letter) not in _TO_LATIN for letter in cyrillic)
    if only_latin and only_cyrillic:
        return word
    if only_latin or (not only_cyrillic and len(latin) > len(cyrillic)):
        return word.translate(_TO_LATIN)
    return word.translate(_TO_CYRILLIC if KYRGYZ_ALONE.isdisjoint(word) else _TO_KYRGYZ)


def _among_cyrillic(match: re.Match[str]) -> str:
    """Words of letters with a twin: inside a sentence of Cyrillic words, or where one begins."""
    words, text, at = match[0], match.string, match.start()
    before = text[max(0, at - _BESIDE) : at]
    beside = [
        next(filter(str.isalnum, letters), "")
        for letters in (reversed(before), text[match.end() : match.end() + _BESIDE])
    ]
    if len(words) == 1 and words.isupper():
        begins = not before.strip() or before.rstrip(" \t")[-1:] in _ENDS
        fits = begins and beside[1].islower()
    else:
        fits = not any(map(_LATIN_LETTER, beside))
    fits = fits and any(map(CYRILLIC.match, beside))
    return words.translate(_TO_CYRILLIC) if fits else words
