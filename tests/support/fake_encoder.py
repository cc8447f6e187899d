"""An encoder that can be worked out on paper: how often a few known words occur, made unit.

A text's vector counts ``VOCABULARY`` in it, a word by its first letters (``border`` counts
``borders`` too). The last component is 1 for a text without any known word and 0 otherwise, so
that no vector is zero. "grain grain border" is ``(2, 1, 0, ...)/sqrt(5)``.
"""

import re
from collections.abc import Callable, Sequence

import numpy as np

from retrieval.encode.protocol import Matrix, Vector

VOCABULARY = (
    "assets",
    "border",
    "embassy",
    "fee",
    "grain",
    "minister",
    "returned",
    "sanction",
    "treaty",
    "visa",
    "water",
)

_WORD = re.compile(r"\w+")


class FakeEncoder:
    """Implements ``Encoder``; remembers what it was asked to embed.

    Args:
        fingerprint: two encoders of one fingerprint make the same vectors.
        vocabulary: the words that are counted.
        group: passages between two calls of ``step``.

    Attributes:
        embedded: every passage text embedded so far, in order.
        ahead: the questions of each batch that were encoded before their turn.
        is_here: always: nothing has to be converted.
    """

    is_here = True

    def __init__(
        self,
        fingerprint: str = "fake-1",
        vocabulary: Sequence[str] = VOCABULARY,
        group: int = 1,
    ) -> None:
        self.name = "fake"
        self.fingerprint = fingerprint
        self.dimension = len(vocabulary) + 1
        self.embedded: list[str] = []
        self.ahead: list[tuple[str, ...]] = []
        self._vocabulary = tuple(vocabulary)
        self._group = group

    def prepare(self, tell: Callable[[int, int], None]) -> None:
        """There is nothing to make ready."""
        del tell

    def knows(self, text: str) -> bool:
        """Whether the text holds a letter of the Latin script."""
        return any(letter.isascii() and letter.isalpha() for letter in text)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """A token is a word."""
        return [len(_WORD.findall(text)) for text in texts]

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:
        """One vector a text; ``step`` is told after every ``group`` texts and at the end."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for done, text in enumerate(texts, 1):
            vectors[done - 1] = self.encode_question(text)
            self.embedded.append(text)
            if done % self._group == 0 or done == len(texts):
                step(done)
        return vectors

    def warm_up(self) -> None:
        """Nothing has to be met before."""

    def encode_questions(self, texts: Sequence[str]) -> None:
        """Nothing is kept, but what was asked for."""
        self.ahead.append(tuple(texts))

    def encode_question(self, text: str) -> Vector:
        """The unit vector of one text."""
        words = _WORD.findall(text.casefold())
        counts = [sum(word.startswith(known) for word in words) for known in self._vocabulary]
        vector = np.array([*counts, 0 if any(counts) else 1], dtype=np.float32)
        unit: Vector = vector / np.linalg.norm(vector)
        return unit
