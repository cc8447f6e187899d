"""Names of a question that a build has only in the other script, as they are heard there.

Whoever asks in Russian about Hawke types Хоук. What is written letter by letter is found by its key
(``analysis.transliteration``); what is heard is looked for in the build's vocabulary, and searched
for as the build writes it.
"""

import re
from collections.abc import Iterator
from itertools import islice

from retrieval.analysis.tokens import own_keys
from retrieval.analysis.transcription import SHORTEST, is_heard_as, transcriptions
from retrieval.languages import NO_NAMES
from retrieval.languages.places import other_names
from retrieval.languages.scripts import CYRILLIC
from retrieval.search.held_words import HeldWords
from retrieval.search.searcher import Searcher
from retrieval.types import Query

_MOST = 8  # names of a question that are looked for
_TRIED = 5  # words that are heard so
_SAMPLE = 8  # passages in which it is looked whether a word is a name
_MOSTLY = 0.8  # share of its places that have a capital letter then


def transcribed_names(searcher: Searcher, query: Query) -> Iterator[tuple[str, str]]:
    """The names of a question that stand nowhere in a build, each as the build writes it."""
    held = HeldWords(searcher.snapshot, searcher.tokenizer)
    words = dict.fromkeys(word for _, word in searcher.tokenizer.placed(query.text))
    names = (word for word in words if _may_be_name(word))
    missing = (word for word in names if not held.holds(word) and not _has_key(searcher, word))
    for word in islice(missing, _MOST):
        written = _written(searcher, held, word.casefold())
        if written is not None:
            yield word, written.capitalize()


def _may_be_name(word: str) -> bool:
    """Whether a word of a question may be somebody's name: it has a capital letter."""
    folded = word.casefold()
    is_name = word.isalpha() and word[0].isupper() and len(word) >= SHORTEST
    return is_name and folded not in NO_NAMES and not other_names(folded)


def _has_key(searcher: Searcher, word: str) -> bool:
    """Whether a build has the name letter by letter, in whichever script."""
    lexical = searcher.snapshot.lexical
    for own in searcher.tokenizer.words(word, keyed=True):
        if any(lexical.rows(key).size for key in own_keys(own)):
            return True
    return False


def _written(searcher: Searcher, held: HeldWords, word: str) -> str | None:
    """The name of the build that a word is heard as, of several the one that is said most."""
    vocabulary = searcher.snapshot.vocabulary
    found: set[str] = set()
    for other in transcriptions(word, vocabulary.begins):
        if CYRILLIC.search(other):
            forms = vocabulary.beginning(other)
            found.update(one for one in forms if is_heard_as(one, word))
        elif vocabulary.holds(other) and len(other) >= SHORTEST:
            found.add(other)
    likely = sorted(found, key=lambda one: (-held.rows(one), one))[:_TRIED]
    return next((one for one in likely if _is_name(searcher, one)), None)


def _is_name(searcher: Searcher, word: str) -> bool:
    """Whether a build mostly writes a word with a capital letter, by some of its passages."""
    snapshot = searcher.snapshot
    tokens = searcher.tokenizer.words(word)
    rows = snapshot.lexical.rows(tokens[0][0]) if tokens else ()
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    places: list[bool] = []
    for row in rows[:: max(len(rows) // _SAMPLE, 1)][:_SAMPLE]:
        found = pattern.finditer(searcher.text_of(int(row)))
        places += [one[0][0].isupper() for one in found]
    return bool(places) and sum(places) >= _MOSTLY * len(places)
