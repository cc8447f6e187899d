"""What a build knows of every sentence, so that a question reads no text to rank sentences by.

A sentence has its span, the hash of its wording, how many words it has, the kinds of answer it
holds, and its distinct tokens. A token is named by the lower half of its hash in the word index:
a question's thirty and a sentence's twenty meet by accident once in seven million sentences, and
one sentence then ranks a little higher.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.answer_kinds import kinds_in
from retrieval.analysis.tokens import Tokenizer
from retrieval.index.postings import hashed
from retrieval.index.sentence_hashes import sentence_hashes
from retrieval.types import Span

SENTENCE = np.dtype(
    [
        ("hash", "<u8"),
        ("start", "<i4"),
        ("end", "<i4"),
        ("tokens", "<i8"),
        ("words", "<u2"),
        ("kinds", "<u2"),
        ("held", "<u4"),
    ]
)
"""``tokens`` is where the sentence's own begin among those of all, ``held`` how many they are."""

TOKEN = np.dtype("<u4")
_HALF = 0xFFFFFFFF
_MOST_WORDS = 0xFFFF
_REMEMBERED = 200_000


def short_hash(token: str) -> int:
    """What names a token in a table of sentences."""
    return hashed(token) & _HALF


@dataclass(frozen=True, slots=True)
class SentenceTable:
    """Sentences in row order.

    Attributes:
        sentences: shape (sentences,), dtype ``SENTENCE``.
        tokens: of all of them, those of one together; shape (tokens,), dtype ``TOKEN``.
    """

    sentences: NDArray[np.void]
    tokens: NDArray[np.uint32]

    def __len__(self) -> int:
        """How many sentences there are."""
        return len(self.sentences)

    def part(self, first: int, last: int) -> "SentenceTable":
        """The sentences ``[first, last)``, without a copy."""
        return SentenceTable(self.sentences[first:last], self.tokens)

    def tokens_of(self, place: int) -> NDArray[np.uint32]:
        """The distinct tokens of the sentence at a place, by their short hashes."""
        begin, held = int(self.sentences["tokens"][place]), int(self.sentences["held"][place])
        return self.tokens[begin : begin + held]

    @classmethod
    def empty(cls) -> "SentenceTable":
        """Without a sentence."""
        return cls(np.empty(0, dtype=SENTENCE), np.empty(0, dtype=TOKEN))

    def behind(self, other: "SentenceTable") -> "SentenceTable":
        """The sentences of another table, and these behind them."""
        own = self.sentences.copy()
        own["tokens"] += len(other.tokens)
        return SentenceTable(
            np.concatenate([other.sentences, own]), np.concatenate([other.tokens, self.tokens])
        )

    def taken(self, places: NDArray[np.int64]) -> "SentenceTable":
        """The sentences at some places, in the order of these."""
        chosen = self.sentences[places]
        held = chosen["held"].astype(np.int64)
        ends = np.cumsum(held)
        # the nth token of a sentence lies n behind the sentence's first
        within = np.arange(ends[-1] if ends.size else 0) - np.repeat(ends - held, held)
        tokens = self.tokens[np.repeat(chosen["tokens"], held) + within]
        chosen["tokens"] = ends - held
        return SentenceTable(chosen, tokens)


class SentenceTableWriter:
    """A table under construction, a statement at a time; a sentence takes bytes, not objects.

    Args:
        tokenizer: of the word index.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._hash = lru_cache(_REMEMBERED)(short_hash)
        self._clear()

    def _clear(self) -> None:
        self._names = array("Q")
        self._places = array("i")  # the start and the end of each
        self._facts = array("H")  # its words and its kinds
        self._held = array("I")
        self._tokens = array("I")

    def __len__(self) -> int:
        """How many sentences there are so far."""
        return len(self._names)

    def add(self, text: str, spans: Sequence[Span]) -> None:
        """The sentences of a statement."""
        self._names.extend(sentence_hashes(text, spans))
        for start, end in spans:
            words = text[start:end]
            tokens = {self._hash(token) for token in self._tokenizer.indexed(words)}
            self._places.extend((start, end))
            self._facts.extend((min(len(words.split()), _MOST_WORDS), kinds_in(words)))
            self._held.append(len(tokens))
            self._tokens.extend(sorted(tokens))

    def finish(self) -> SentenceTable:
        """What was added; the writer is empty then."""
        made = np.empty(len(self), dtype=SENTENCE)
        made["hash"] = np.frombuffer(self._names, dtype=np.uint64)
        made["start"], made["end"] = np.frombuffer(self._places, dtype=np.int32).reshape(-1, 2).T
        made["words"], made["kinds"] = np.frombuffer(self._facts, dtype=np.uint16).reshape(-1, 2).T
        made["held"] = np.frombuffer(self._held, dtype=np.uint32)
        made["tokens"] = np.cumsum(made["held"], dtype=np.int64) - made["held"]
        tokens = np.frombuffer(self._tokens, dtype=TOKEN)
        self._clear()
        return SentenceTable(made, tokens)
