"""Edit types: what a change in a quotation changes, from a negation to a mere comma.

The tables of all languages are used together: a quotation seldom says which language it is in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from retrieval.analysis.words import Words, is_word
from retrieval.languages import IDLE_WORDS, LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.types import Kind

_ENDS_SENTENCE = frozenset(".!?:")
_FIGURES = re.compile(r"\d")
_GROUPED = re.compile(r"\d{1,3}(?:[,. ]\d{3})+(?![\d.,])")
_FULL_DATE = re.compile(r"\d{1,4}[./]\d{1,2}[./]\d{1,4}")
_SHORTEST_MONTH = 3

_EDITS = [known.edits for known in LANGUAGES]
_NEGATIONS = frozenset(word for table in _EDITS for word in table.negations)
_NEGATIVE_ENDINGS = tuple(ending for table in _EDITS for ending in table.negative_endings)
_MODALS = frozenset(word for table in _EDITS for word in table.modals)
_PREFIXES = tuple(prefix for table in _EDITS for prefix in table.negative_prefixes)
_HYPHENED = frozenset(prefix for table in _EDITS for prefix in table.hyphened_prefixes)
_INFIXES = tuple(re.compile(table.negative_infix) for table in _EDITS if table.negative_infix)
_SUFFIXES = tuple(
    (re.compile(turned), re.compile(plain))
    for turned, plain in (table.negative_suffix for table in _EDITS if table.negative_suffix)
)
_CURRENCIES = frozenset("$€£¥₽₴₸₺₹₩₼₾%‰°")
_SIGNS = frozenset("+-")
_ROMAN = re.compile(r"[IVXLC\u0406\u0425]{1,7}")
_COUNTED = frozenset(word for table in _EDITS for word in table.counted)
_WEEKDAYS = re.compile(any_of(form for table in _EDITS for form in table.weekdays))
_NUMBER_WORD = re.compile(any_of(word for table in _EDITS for word in table.number_words))
_UNIT = re.compile(any_of(unit for table in _EDITS for unit in table.units))
_DATE_JOINS = frozenset(word for table in _EDITS for word in table.date_joins)
_OTHER_MEANINGS = frozenset(word for table in _EDITS for word in table.other_meanings)
_DIVISIONS = frozenset[str]().union(*(known.divisions for known in LANGUAGES))
_STEM = 2  # letters that two forms of a word share at least


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a text: ``[first, last)`` of ``words``, which are those of ``text``."""

    text: str
    words: Words
    first: int
    last: int

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words."""
        return self.words.tokens[self.first : self.last]


def kind(claimed: Stretch, actual: Stretch) -> Kind:
    """The edit type of a change; of several in one stretch the gravest.

    Args:
        claimed: the words of the claim.
        actual: the words of the statement in their place.
    """
    named = _in_capitals(claimed, actual)
    if _turned(
        [token for token in claimed.tokens if token not in named],
        [token for token in actual.tokens if token not in named],
    ):
        return Kind.NEGATION
    by_figure = _differ(_numbers(claimed.tokens), _numbers(actual.tokens), claimed, actual)
    if by_figure or _another_numeral(claimed, actual) or _signs(claimed) != _signs(actual):
        dated = by_figure and any(
            _is_dated(side, at) for side in (claimed, actual) for at in _figures(side)
        )
        return Kind.DATE if dated else Kind.NUMBER
    for words_of, edit in (
        (_units, Kind.UNIT),
        (_shifts, Kind.DATE),
        (_months, Kind.MONTH),
        (_seasons, Kind.SEASON),
        (_names, Kind.NAME),
        (_modals, Kind.MODAL),
    ):
        mine, theirs = words_of(claimed), words_of(actual)
        if mine != theirs and (edit is Kind.NAME or _differ(mine, theirs, claimed, actual)):
            return edit
        if edit is Kind.MODAL and _has_duty_more(mine, theirs, claimed, actual):
            return edit
        if edit is Kind.MONTH and _another_weekday(claimed, actual):
            return Kind.WEEKDAY
    plain = [
        [_plain(token) for token in side.tokens if is_word(token)] for side in (claimed, actual)
    ]
    return Kind.PUNCTUATION if plain[0] == plain[1] else Kind.WORD


def sort_of(text: str) -> str:
    """What a piece of text looks like: "negation", "figures", "capital" or "small" letters.

    Who alters a quotation mostly replaces like by like: a name by a name, a number by a number.
    """
    if _negations(text.casefold().split()):
        return "negation"
    return "figures" if _FIGURES.search(text) else "capital" if text[0].isupper() else "small"


def _differ(mine: list[str], theirs: list[str], claimed: Stretch, actual: Stretch) -> bool:
    """Whether two lists of numbers (or days, or modal verbs) differ in a way that counts.

    Where only one side has any, it must have been added or left out, or be in figures: "second" in
    place of some other word is just another word.
    """
    if mine == theirs:
        return False
    if mine and theirs:
        return True
    nothing = claimed.first == claimed.last or actual.first == actual.last
    return nothing or any(_FIGURES.search(word) for word in (*mine, *theirs))


def _turned(claimed: Sequence[str], actual: Sequence[str]) -> bool:
    """Whether one of them negates what the other says."""
    if _negations(claimed) != _negations(actual):
        return True
    only = [word for word in claimed if word not in actual]
    other = [word for word in actual if word not in claimed]
    return any(_are_opposites(a, b) or _are_opposites(b, a) for a in only for b in other)


def _in_capitals(claimed: Stretch, actual: Stretch) -> frozenset[str]:
    """The names where one stands for another: "Kerben" does not turn "Kermen" round."""
    mine, theirs = (
        {at for at in range(side.first, side.last) if _surface(side, at)[:1].isupper()}
        for side in (claimed, actual)
    )
    inside = [
        side.words.tokens[at - 1] not in _ENDS_SENTENCE
        for side, places in ((claimed, mine), (actual, theirs))
        for at in places
        if at > 0
    ]
    if not mine or not theirs or not any(inside):
        return frozenset()
    held = {claimed.words.tokens[at] for at in mine} | {actual.words.tokens[at] for at in theirs}
    return frozenset(held - _NEGATIONS)


def _negations(tokens: Sequence[str]) -> int:
    alone = sum(token in _NEGATIONS or token.endswith(_NEGATIVE_ENDINGS) for token in tokens)
    # "non-interference" is two words, the first of them a prefix; "in" is a word of its own
    return alone + sum(token in _HYPHENED and token not in _NEGATIONS for token in tokens)


def _are_opposites(word: str, turned: str) -> bool:
    """Whether the second word is the first with a negative prefix or syllable."""
    if any(turned == prefix + word for prefix in _PREFIXES):
        return len(word) > _STEM
    both = zip(word, turned, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], both))
    if shared < _STEM or not is_word(word):
        return False
    for lacking, having in _SUFFIXES:
        if lacking.match(turned, shared) and (shared == len(word) or having.match(word, shared)):
            return True
    for infix in _INFIXES:
        # the stem may end in a vowel that both share, or in a consonant that is said otherwise
        for stem in (shared, shared - 1, shared + 1):
            if infix.match(turned, stem) and not infix.match(word, stem):
                return True
    return False


def _numbers(tokens: Sequence[str]) -> list[str]:
    return sorted(_plain(token) for token in tokens if _is_number(token))


def _signs(side: Stretch) -> list[str]:
    """The signs right before a number, with the number: −5 is another number than +5."""
    tokens, starts, ends = side.words.tokens, side.words.starts, side.words.ends
    return [
        tokens[at]
        for at in range(side.first, side.last)
        if tokens[at] in _SIGNS
        and at + 1 < len(tokens)
        and ends[at] == starts[at + 1]
        and tokens[at + 1][:1].isdecimal()
    ]


def _another_numeral(claimed: Stretch, actual: Stretch) -> bool:
    """Whether one Roman numeral stands for another: the XII congress, the XIII; not King X."""
    mine, theirs = _numerals(claimed), _numerals(actual)
    longest = max(map(len, (*mine, *theirs)), default=0)
    return bool(mine and theirs) and mine != theirs and longest > 1


def _numerals(side: Stretch) -> list[str]:
    return [
        _surface(side, at)
        for at in range(side.first, side.last)
        if _ROMAN.fullmatch(_surface(side, at)) and not _follows_name(side, at)
    ]


def _follows_name(side: Stretch, at: int) -> bool:
    """Whether a numeral is the part of a name: Harald IV, but not World War II or Chapter IV."""
    before = _surface(side, at - 1) if at > 0 else ""
    known = _COUNTED | _DIVISIONS | IDLE_WORDS
    return before[:1].isupper() and not before.isupper() and before.lower() not in known


def _is_number(token: str) -> bool:
    if _FIGURES.search(token) or _NUMBER_WORD.fullmatch(token):
        return True
    return any(not _CLASSES_OF_NUMBERS.isdisjoint(classes) for classes in _classes(token))


_CLASSES_OF_NUMBERS = frozenset(("NUM", "ORD", "POWER", "ORDPOWER"))


def _classes(token: str) -> list[frozenset[str]]:
    classes = []
    for lang in LANGUAGES:
        if lang.time is not None:
            known = lang.time.lookup.get(token.translate(lang.time.spelling))
            if known and lang.alphabet.issuperset(token):
                classes.append(frozenset(known))
    return classes


def _plain(token: str) -> str:
    """A number without the marks between its thousands."""
    return re.sub("[,. ]", "", token) if _GROUPED.fullmatch(token) else token


def _figures(side: Stretch) -> list[int]:
    return [at for at in range(side.first, side.last) if _is_number(side.words.tokens[at])]


def _is_dated(side: Stretch, at: int) -> bool:
    """Whether a number is the day or the year of a date."""
    tokens = side.words.tokens
    if _FULL_DATE.fullmatch(tokens[at]):
        return True
    near = [at - 1, at + 1]
    near += [at + 2 for _ in range(1) if at + 1 < len(tokens) and tokens[at + 1] in _DATE_JOINS]
    near += [at - 2 for _ in range(1) if at > 1 and tokens[at - 1] == ","]
    near += [at - 2 for _ in range(1) if at > 1 and _FIGURES.search(tokens[at - 1])]
    return not _heads_a_part(side, at) and any(
        0 <= place < len(tokens) and _is_month(side, place) and _in_one_line(side, at, place)
        for place in near
    )


def _heads_a_part(side: Stretch, at: int) -> bool:
    """Whether a number stands before the noun of a part of a law, as in Kyrgyz: 7-берене."""
    return not _DIVISIONS.isdisjoint(side.words.tokens[at + 1 : at + 2])


def _in_one_line(side: Stretch, at: int, other: int) -> bool:
    first, last = sorted((at, other))
    return "\n" not in side.text[side.words.ends[first] : side.words.starts[last]]


def _is_month(side: Stretch, at: int) -> bool:
    return _is_of(side, at, "MONTH")


def _is_of(side: Stretch, at: int, wanted: str) -> bool:
    token = side.words.tokens[at]
    if not any(wanted in classes for classes in _classes(token)):
        return False
    if not token.isascii():
        return len(token) >= _SHORTEST_MONTH
    # "may", "march", "sat" are verbs too
    surface = side.text[side.words.starts[at]]
    return surface.isupper() or (len(token) > _SHORTEST_MONTH and token not in _OTHER_MEANINGS)


def _shifts(side: Stretch) -> list[str]:
    return _of(side, "DAYSHIFT")


def _months(side: Stretch) -> list[str]:
    return _of(side, "MONTH")


def _another_weekday(claimed: Stretch, actual: Stretch) -> bool:
    """Whether the day of the week differs; in Kyrgyz one of them is the word for a week too."""
    mine, theirs = _weekdays(claimed), _weekdays(actual)
    if theirs and not mine:
        mine = _of(claimed, "FRIDAY") + _of(claimed, "WEEKS")
    elif mine and not theirs:
        theirs = _of(actual, "FRIDAY") + _of(actual, "WEEKS")
    return _differ(mine, theirs, claimed, actual)


def _weekdays(side: Stretch) -> list[str]:
    often = [token for token in side.tokens if _WEEKDAYS.fullmatch(token)]
    return sorted((*_of(side, "WEEKDAY"), *often))


def _seasons(side: Stretch) -> list[str]:
    return _of(side, "SEASON")


def _of(side: Stretch, wanted: str) -> list[str]:
    tokens = side.words.tokens
    return sorted(tokens[at] for at in range(side.first, side.last) if _is_of(side, at, wanted))


def _units(side: Stretch) -> list[str]:
    """Units of measure behind a number, of which there is at least one in the words about."""
    tokens = side.words.tokens
    return sorted(
        tokens[at]
        for at in range(side.first, side.last)
        if _is_currency(side, at)
        or (_UNIT.fullmatch(tokens[at]) and any(map(_is_number, tokens[max(0, at - 3) : at])))
    )


def _is_currency(side: Stretch, at: int) -> bool:
    """Whether a mark of money, of a share or of degrees stands beside a number."""
    tokens = side.words.tokens
    beside = tokens[max(0, at - 1) : at] + tokens[at + 1 : at + 2]
    return tokens[at] in _CURRENCIES and any(map(_is_number, beside))


def _modals(side: Stretch) -> list[str]:
    return sorted(token for token in side.tokens if token in _MODALS)


def _has_duty_more(mine: list[str], theirs: list[str], claimed: Stretch, actual: Stretch) -> bool:
    """Whether a modal verb was put in or left out, the verb beside it written otherwise."""
    more = len(mine) - len(theirs)
    words_more = sum(map(is_word, claimed.tokens)) - sum(map(is_word, actual.tokens))
    return more != 0 and more == words_more


def _names(side: Stretch) -> list[str]:
    return sorted(
        side.words.tokens[at] for at in range(side.first, side.last) if _is_name(side, at)
    )


def _is_name(side: Stretch, at: int) -> bool:
    """Whether a word has a capital letter that is not that of a sentence's beginning."""
    token, surface = side.words.tokens[at], _surface(side, at)
    if not surface[:1].isupper() or token in IDLE_WORDS:
        return False
    near = [_surface(side, place) for place in (at - 1, at + 1) if 0 <= place < len(side.words)]
    if surface.isupper() and any(word.isupper() and len(word) > 1 for word in near):
        return False  # a heading
    begins = at == 0 or side.words.tokens[at - 1] in _ENDS_SENTENCE
    if not begins and "\n" in side.text[side.words.ends[at - 1] : side.words.starts[at]]:
        begins = True
    # what begins a sentence is a name unless the text has it in small letters too
    return not begins or re.search(rf"\b{re.escape(surface.lower())}\b", side.text) is None


def _surface(side: Stretch, at: int) -> str:
    return side.text[side.words.starts[at] : side.words.ends[at]]
