"""Tells what is said to the bot and is no question: a greeting, thanks, "more", "why?"."""

import re
import unicodedata
from collections.abc import Mapping

from retrieval.languages import LANGUAGES, Language
from retrieval.languages.combining import any_of
from retrieval.languages.scripts import undotted
from retrieval.patterns import lazy_pattern
from retrieval.query.typed_at_random import typed_at_random
from retrieval.text import normalise
from retrieval.types import Remark, Remarked

_LONGEST = 100
"""Characters of what may be no question."""

_WEIGHTY = (
    *(Remark.WHO, Remark.WHY, Remark.MORE, Remark.IDENTITY, Remark.ABILITIES, Remark.INSULT),
    *(Remark.FAREWELL, Remark.THANKS, Remark.GREETING, Remark.TRIAL, Remark.ASSENT),
)
"""What a message is taken for that is several: of "hello, who are you?" the second."""

_QUOTED = lazy_pattern('["“”„«»]')
_APOSTROPHE = lazy_pattern("['’ʼ`]")
_WORD = lazy_pattern(r"[^\W_]+")
_EMOTICON = lazy_pattern(r"[:;=8x]['-]?[()\[\]dpo*/\\|3]+|[()]+|<3+", re.IGNORECASE)
_JOINED = frozenset("\u200d\ufe0e\ufe0f\u20e3")


def remark(message: str) -> Remarked | None:
    """What a whole message is; None where it asks something of the archive."""
    text = normalise(message)
    if len(text) > _LONGEST or _QUOTED.search(text):
        return None
    words = _WORD.findall(undotted(_APOSTROPHE.sub("", text.casefold())))
    drawn = "".join(text.split())
    if not words or (not drawn.isalnum() and _EMOTICON.fullmatch(drawn)):
        return Remarked(Remark.EMOJI) if _is_drawn(drawn) else None
    said = " ".join(words)
    found = {known.code: kind for known in LANGUAGES if (kind := _said(said, known))}
    if found:
        best = min(found.values(), key=_WEIGHTY.index)
        return Remarked(best, frozenset(code for code, kind in found.items() if kind is best))
    return Remarked(Remark.TRIAL, _written_in(said)) if typed_at_random(words) else None


def _said(words: str, known: Language) -> Remark | None:
    match = _PATTERNS[known.code].fullmatch(f"{words} ")
    if match is None:
        return None
    kinds = [Remark(name) for name, said in match.groupdict().items() if said is not None]
    return min(kinds, key=_WEIGHTY.index, default=None)


def _pattern(remarks: Mapping[Remark, tuple[str, ...]], address: frozenset[str]) -> re.Pattern[str]:
    """One or more remarks after another, among words of address; each remark is a group."""
    kinds = [f"(?P<{kind}>{any_of(remarks[kind])})" for kind in remarks]
    beside = any_of(map(re.escape, sorted(address)))
    return lazy_pattern(rf"(?:{any_of([*kinds, beside])} )+")


_PATTERNS = {
    known.code: _pattern(known.conversation.remarks, known.conversation.address)
    for known in LANGUAGES
}


def _is_drawn(text: str) -> bool:
    """Whether it is a picture: an emoji, or one made of marks."""
    if _EMOTICON.fullmatch(text):
        return True
    return any(unicodedata.category(one) == "So" or one in _JOINED for one in text)


def _written_in(words: str) -> frozenset[str]:
    letters = frozenset(words) - {" "}
    return frozenset(known.code for known in LANGUAGES if letters <= known.alphabet)
