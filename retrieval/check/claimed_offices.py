"""An office that a claim names beside a quotation without a name: "The minister said: …"."""

import re
from collections.abc import Sequence

from retrieval.check.same_person import is_day, is_role
from retrieval.languages import BODIES, LANGUAGES, OFFICES, SAYS, STOP_WORDS, VOICES
from retrieval.languages.ru.endings import NOUN_ENDINGS
from retrieval.languages.scripts import CYRILLIC

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_MOST_BEFORE = 3  # words before the noun of an office that belong to it
_MOST_BEHIND = 6
_JOINS = frozenset[str]().union(*(one.saying.joins for one in LANGUAGES if one.saying))


def office_alone(words: str) -> str:
    """The office that words are, without an article; empty where they name anybody.

    Args:
        words: that stand where whoever speaks does.
    """
    for voice in VOICES:
        words = voice.articles.sub("", words)
    words = words.strip(" ,")
    every = _WORD.findall(words)
    roles = [at for at, word in enumerate(every) if is_office_noun(word)]
    if any(says.search(words) for says in SAYS):
        return ""
    if not roles or "," in words or len(every) > roles[0] + 1 + _MOST_BEHIND:
        return ""
    every = every[: _end(every, roles[-1])]
    ahead, behind = every[: roles[0]], every[roles[-1] + 1 :]
    if len(ahead) > _MOST_BEFORE or not STOP_WORDS.isdisjoint(map(str.casefold, ahead)):
        return ""
    inner = ahead[1:] if CYRILLIC.search(words) else []
    is_named = any(word[:1].isupper() for word in (*inner, *behind))
    # a body with its name is compared by that
    is_body = len(every) > 1 and not any(is_role(word.casefold()) for word in every)
    return "" if is_named or is_body else " ".join(every)


def _end(words: Sequence[str], role: int) -> int:
    """Where the words end that belong to the noun of an office: "minister of transport" shouted."""
    for at in range(role + 1, len(words)):
        word = words[at]
        belongs = (
            any(word[-size:].casefold() in NOUN_ENDINGS for size in (1, 2, 3))
            if CYRILLIC.search(word)
            else _JOINS.intersection((word.casefold(), words[at - 1].casefold()))
        )
        if not (belongs or word[:1].isupper()):
            return at
    return len(words)


def until_time(words: str) -> str:
    """The words up to one of a day, or to what joins it: the minister on Friday."""
    every = words.split()
    for at, word in enumerate(every):
        if is_day(word.casefold().strip(",.")):
            every = every[:at]
            break
    while every and every[-1].casefold() in STOP_WORDS:
        every.pop()
    return " ".join(every)


def is_office_noun(word: str) -> bool:
    """Whether a word is the noun of an office, or of a body without its name."""
    small = word.casefold()
    return is_role(small) or small in BODIES or (small in OFFICES and small not in STOP_WORDS)
