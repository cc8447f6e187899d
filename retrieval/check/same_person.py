"""Whether the name beside a quotation is that of whoever spoke it on record.

Cases, titles and scripts make no difference; the form of a surname and an initial do: Седов said
what Седова said only where it is known to be another case of the one.
"""

import re
from enum import Enum
from functools import lru_cache
from itertools import product

from retrieval.analysis.person_names import genders, initials_of, may_begin, without_initials
from retrieval.analysis.transcription import is_heard_as
from retrieval.analysis.transliteration import keys
from retrieval.languages import LANGUAGES, NARRATIONS, OFFICES, STOP_WORDS, TITLES, VOICES
from retrieval.languages.ru.endings import NOUN_ENDINGS
from retrieval.languages.ru.names import OF_A_WOMAN
from retrieval.languages.scripts import CYRILLIC, undotted

_WORD = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_ENDING = 3  # letters in which two cases of a name may differ
_SHORTEST = 4  # letters that two cases of a name share
_LEAST_WORDS = 2  # of a body whose name is shortened
_SHORT_KEY = 5  # characters of a key that too many names have: Мария, Мара
_ENDS_OF_A_WOMAN = tuple(end for _, end in OF_A_WOMAN)


_NO_NAMES = TITLES | OFFICES | STOP_WORDS
_OFFICES = frozenset[str]().union(*(voice.phrases.offices for voice in VOICES if voice.phrases))


class Case(Enum):
    """How a name stands in its sentence."""

    NOMINATIVE = "nominative"
    OBLIQUE = "oblique"
    UNKNOWN = "unknown"


def name_words(name: str) -> list[str]:
    """The words of a name, folded, without initials, titles and what stands before it."""
    written = _WORD.findall(without_initials(_POSSESSIVE.sub("", name)))
    capital = next((at for at, word in enumerate(written) if word[:1].isupper()), 0)
    words = [undotted(word.casefold()) for word in written[capital:]]
    if len(words) > 1 and (is_day(words[0]) or is_role(words[0])):
        words = words[1:]  # the capital is that of a sentence: "Yesterday Lund wrote"
    return [word for word in words if word not in _NO_NAMES]


def is_role(word: str) -> bool:
    """Whether a word, in small letters, is an office or a calling: mayor."""
    return word in _OFFICES or any(one.roles.fullmatch(word) for one in NARRATIONS)


@lru_cache(maxsize=256)
def is_day(word: str) -> bool:
    """Whether a word, in small letters, is one of time that may begin a sentence: yesterday."""
    tables = (known.time.lookup for known in LANGUAGES if known.time is not None)
    return any(not {"DAYSHIFT", "WEEKDAY"}.isdisjoint(one.get(word, ())) for one in tables)


def is_same_name(
    claimed: str, actual: str, case: Case = Case.UNKNOWN, actual_case: Case = Case.NOMINATIVE
) -> bool:
    """Whether two names may be one person's or body's, with any title.

    Args:
        claimed: the name beside a quotation.
        actual: the name on record.
        case: of the name beside the quotation.
        actual_case: of the name on record.
    """
    mine, theirs = name_words(claimed), name_words(actual)
    shorter, longer = sorted((mine, theirs), key=len)
    surely = case is actual_case is Case.NOMINATIVE
    if not shorter or not all(any(_is_same(a, b, surely) for b in longer) for a in shorter):
        return False
    if not _have_one_form(mine, case, theirs, actual_case):
        return False
    return _have_one_beginning(claimed, actual, mine, theirs)


def is_short_for(claimed: str, actual: str) -> bool:
    """Whether a word is made of the beginnings of a body's words, or of their first letters."""
    written: list[str] = _WORD.findall(claimed)
    words = [word.casefold() for word in _WORD.findall(actual)]
    words = [word for word in words if word not in STOP_WORDS]
    if len(written) != 1 or len(words) < _LEAST_WORDS:
        return False
    if written[0].isupper():
        return written[0].casefold() == "".join([word[0] for word in words])
    left = undotted(written[0].casefold())
    for word in words:
        same = next((at for at in range(len(word), 1, -1) if left.startswith(word[:at])), 0)
        if not same:
            return False
        left = left[same:]
    return len(left) < _ENDING


def is_same_word(one: str, other: str) -> bool:
    """Whether two words of names may be two cases of one, or the same in another script."""
    return _is_same(one, other, surely=False)


def _is_same(one: str, other: str, surely: bool) -> bool:  # noqa: FBT001 - in a loop over words
    if one == other:
        return True
    if bool(CYRILLIC.search(one)) != bool(CYRILLIC.search(other)):
        return not set(keys(one)).isdisjoint(keys(other)) or is_heard_as(one, other)
    if not CYRILLIC.search(one):
        # no cases: Paul is not Paula, but Sergei is Sergey
        alike = one[-1] == other[-1] == "a" or "a" not in {one[-1], other[-1]}
        return alike and not set(keys(one)).isdisjoint(keys(other))
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    shared = min(len(one), len(other)) if shared is None else shared
    rests = sorted((one[shared:], other[shared:]), key=len)
    if surely and (rests[0], rests[1]) in OF_A_WOMAN:
        return False  # Карл and Карла, Евгений and Евгения
    short = shared == _SHORTEST - 1 and NOUN_ENDINGS.issuperset(rests)  # Анна, Анны
    long = shared >= _SHORTEST and len(rests[1]) <= _ENDING
    return short or long or _is_spelt_otherwise(one, other, surely)


def _is_spelt_otherwise(one: str, other: str, surely: bool) -> bool:  # noqa: FBT001 - as above
    """Whether two words in Cyrillic are one name in two languages: Гульзат, Гүлзат."""
    ends = {word.endswith(_ENDS_OF_A_WOMAN) for word in (one, other)}
    if surely and len(ends) > 1:
        return False
    return any(len(key) >= _SHORT_KEY for key in {*keys(one)} & {*keys(other)})


def _have_one_form(mine: list[str], case: Case, theirs: list[str], actual_case: Case) -> bool:
    """Whether no surname is feminine on one side where it is masculine on the other."""
    met = [(a, b) for a, b in product(mine, theirs) if is_same_word(a, b)]
    forms = [(_forms(a, case), _forms(b, actual_case)) for a, b in met]
    return all(not a or not b or not a.isdisjoint(b) for a, b in forms)


def _forms(word: str, case: Case) -> frozenset[object]:
    plain, inflected = genders(word), genders(word, inflected=True)
    if case is Case.NOMINATIVE:
        return frozenset(plain)
    return frozenset((inflected or plain) if case is Case.OBLIQUE else plain | inflected)


def _have_one_beginning(claimed: str, actual: str, mine: list[str], theirs: list[str]) -> bool:
    """Whether the initials of each are those of the words that only the other has."""
    rest = [word for word in mine if not any(is_same_word(word, other) for other in theirs)]
    others = [word for word in theirs if not any(is_same_word(word, one) for one in mine)]
    given, held = initials_of(claimed), initials_of(actual)
    if given and held:
        fewer, more = sorted((given, held), key=len)
        return may_begin(fewer, list(more))
    return (not others or may_begin(given, others)) and (not rest or may_begin(held, rest))
