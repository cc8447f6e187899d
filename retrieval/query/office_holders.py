"""Who is meant by an office and a name: the Minister of Transport Nora Ellwood is Nora Ellwood.

The archive may credit somebody without the office that a question gives them. Words of an office
are told from a first name by the noun before them, so that another of the same surname is not
taken for the person.
"""

from collections.abc import Iterator, Sequence

from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.patterns import lazy_pattern

_SAYINGS = [known.saying for known in LANGUAGES if known.saying]
_ROLE = lazy_pattern(any_of(one.roles.pattern for one in _SAYINGS))
_BODY = lazy_pattern(any_of(one.bodies.pattern for one in _SAYINGS))
_JOINS = frozenset[str]().union(*(one.joins for one in _SAYINGS))
_WHOLE = 2  # words of a name that has a first name


def is_role(word: str) -> bool:
    """Whether a word is the noun of an office or a calling."""
    return bool(_ROLE.fullmatch(word.casefold()))


def without_office(name: str) -> Iterator[str]:
    """What may be the person's own name in a name that begins with an office, the longest first.

    Nothing of "minister of health", and of "health minister".
    """
    words = name.split()
    roles = [at for at, word in enumerate(words[:-1]) if is_role(word)]
    if not roles:
        return
    rest = words[roles[-1] + 1 :]
    is_small = not any(word[:1].isupper() for word in words[1:])
    for dropped in range(len(rest)):
        own = rest[dropped:]
        may_be_one = is_small or own[0][:1].isupper()
        if may_be_one and _JOINS.isdisjoint(own) and _may_be_dropped(rest[:dropped], own):
            yield " ".join(own)


def _may_be_dropped(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words between the noun of an office and a name belong to the office."""
    is_written = name[0][:1].isupper()
    if not words or len(name) >= _WHOLE:
        return True
    last = words[-1]
    if is_written and (last[:1].islower() or _BODY.fullmatch(last)):
        return last.casefold() not in _JOINS
    return is_written and len(words) > 1 and words[-2].casefold() in _JOINS
