"""Which languages a question may be in, told by its letters and its commonest words alone.

A question is a few words, often names and key words: too little for ``detection``, which would
also take its model into the memory of whoever only asks.
"""

import re
from collections import Counter

from retrieval.languages import LANGUAGES

_WORD = re.compile(r"[^\W\d_]+")

_TELLING = {
    known.code: known.telling_words
    | known.stop_words.difference(*(one.stop_words for one in LANGUAGES if one is not known))
    for known in LANGUAGES
}
"""Words that tell a language from the others here."""


def languages_of(text: str) -> frozenset[str]:
    """The codes of the languages that a question may be in; empty where it is in none of ours.

    Args:
        text: of the question.

    Returns:
        One code where letters or words that one language alone has are there; several where
        nothing tells them apart ("дороги" may be Russian or Kyrgyz).
    """
    words = [word.lower() for word in _WORD.findall(text)]
    written = {known.code: _covered(words, known.alphabet) for known in LANGUAGES}
    most = max(written.values())
    # what few letters are left over is a name in another script
    possible = frozenset(code for code, letters in written.items() if letters == most > 0)
    telling = Counter(code for code in possible for word in words if word in _TELLING[code])
    ranked = telling.most_common(2)
    if len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1]):
        return frozenset((ranked[0][0],))
    return possible


def _covered(words: list[str], alphabet: frozenset[str]) -> int:
    """Letters of the words that an alphabet can write."""
    return sum(len(word) for word in words if alphabet.issuperset(word))
