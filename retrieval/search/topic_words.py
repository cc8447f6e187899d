"""The words of a topic as a build holds them: their forms, and what they are called elsewhere."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.glossary import glossary
from retrieval.languages import LANGUAGES, TITLES
from retrieval.languages.ky.names import PATRONYMIC_WORDS
from retrieval.search.abbreviations import Abbreviations
from retrieval.search.word_forms import WordForms

_JOINT = "+"


@dataclass(frozen=True, slots=True, eq=False)
class JointTerm:
    """Several words that mean together what one typed word means.

    Attributes:
        tokens: of its words.
        rows: that hold all of them, ascending.
    """

    tokens: tuple[str, ...]
    rows: NDArray[np.int32]

    def rows_in(self, low: int, high: int) -> NDArray[np.int32]:
        """Those of a half-open slice."""
        return self.rows[(self.rows >= low) & (self.rows < high)]


JointTerms = Mapping[str, JointTerm]
"""By a name that stands for them among a word's tokens, and that no token has."""


class TopicWords:
    """Looks the words of a topic up in a build.

    Args:
        forms: of the words of a build.
        text: of the topic. None of its words is left out as a word of asking: "press freedom" is
            no freedom of any other kind.
        langs: codes of the languages that the question may be in; none where that is not known.
        abbreviations: of the archive; None to look none up.

    Attributes:
        tokens: those that stand for each word, as it is typed.
        joint: what stands for several words together.
        is_name: whether it is somebody's or something's name alone.
    """

    def __init__(
        self,
        forms: WordForms,
        text: str,
        langs: Collection[str] = (),
        abbreviations: Abbreviations | None = None,
    ) -> None:
        self._lexical = forms.snapshot.lexical
        self._forms = forms
        self._tokenizer = tokenizer = forms.tokenizer
        self.joint: dict[str, JointTerm] = {}
        words = self._words(text)
        self.is_name = bool(words) and all(word[:1].isupper() for word in words)
        found = [dict.fromkeys(self._forms.tokens(word, name=word[:1].isupper())) for word in words]
        spoken = langs or [known.code for known in LANGUAGES]
        for meant in glossary().meant(words, tokenizer, spoken):
            places = range(meant.first, meant.last + 1)
            called = self._all_called(meant.terms)
            if called:
                for place in places:
                    found[place] |= called
            else:
                # nothing is called so as a whole: its words, each by itself
                for place in places if len(places) > 1 else ():
                    for one in glossary().meant(words[place : place + 1], tokenizer, spoken):
                        found[place] |= self._all_called(one.terms)
        if abbreviations is not None:
            for place, word in enumerate(words):
                if long := abbreviations.long_form(word):
                    found[place] |= self._all_called([long])
            short = abbreviations.short_form(words) if len(words) > 1 else None
            called = self._all_called([short]) if short else {}
            found = [tokens | called for tokens in found]
        self.tokens = {word: tuple(held) for word, held in zip(words, found, strict=True)}

    def absent(self) -> tuple[str, ...]:
        """The words that the build holds in no form and no language, as they are typed."""
        return tuple(word for word, tokens in self.tokens.items() if not self._there(tokens))

    def weighed(self) -> dict[tuple[str, ...], float]:
        """The tokens of each word with their weight: the idf of the commonest that is there."""
        return {tokens: self._weight(tokens) for tokens in self.tokens.values()}

    def _weight(self, tokens: Sequence[str]) -> float:
        there = self._there(tokens) or tokens[:1]
        return min(self._idf(token) for token in there)

    def _idf(self, token: str) -> float:
        joint = self.joint.get(token)
        if joint is None:
            return self._lexical.idf(token)
        return float(np.log1p((len(self._lexical) + 0.5) / (joint.rows.size + 0.5)))

    def _words(self, text: str) -> list[str]:
        words = [word for _, word in self._tokenizer.placed(text) if self._tokenizer.words(word)]
        # "Captain Weld" is spoken of where Weld is
        return [
            word
            for word, after in zip_longest(words, words[1:], fillvalue="")
            if word.casefold() not in PATRONYMIC_WORDS
            and (word.casefold() not in TITLES or not after[:1].isupper())
        ]

    def _all_called(self, terms: Sequence[str]) -> dict[str, None]:
        """What stands for any of some terms, of what the build holds."""
        tokens = dict.fromkeys(token for term in terms for token in self._called(term))
        return dict.fromkeys(self._there(tuple(tokens)))

    def _called(self, name: str) -> tuple[str, ...]:
        """The tokens of a term, or the name of its words together; nothing where it is not held."""
        held = [self._forms.tokens(word) for word in self._words(name)]
        if len(held) == 1:
            return held[0]
        if not held:
            return ()
        rows = [self._rows(tokens) for tokens in held]
        together = reduce(_in_both, rows)
        if not together.size:
            return ()
        key = _JOINT + _JOINT.join(tokens[0] for tokens in held)
        self.joint[key] = JointTerm(tuple(t for tokens in held for t in tokens), together)
        return (key,)

    def _rows(self, tokens: Sequence[str]) -> NDArray[np.int32]:
        rows = [self._lexical.rows(token) for token in tokens]
        # those of one token are ascending and differ as they are
        return rows[0] if len(rows) == 1 else np.unique(np.concatenate(rows))

    def _there(self, tokens: Sequence[str]) -> list[str]:
        return [t for t in tokens if t in self.joint or self._lexical.rows(t).size]


def _in_both(one: NDArray[np.int32], other: NDArray[np.int32]) -> NDArray[np.int32]:
    both: NDArray[np.int32] = np.intersect1d(one, other, assume_unique=True)
    return both
