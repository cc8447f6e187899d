"""An encoder for texts of any words: each word has a vector of its own, drawn from its hash.

A text is the sum of its words, made unit, so that texts with words in common are near each other
and hardly two texts are equally near to a question.
"""

import hashlib
import re

import numpy as np
from fake_encoder import FakeEncoder

from retrieval.encode.protocol import Vector

DIMENSION = 64

_WORD = re.compile(r"\w+")


class HashedEncoder(FakeEncoder):
    """Implements ``Encoder``, for every word of every language."""

    def __init__(self) -> None:
        super().__init__("hashed-1")
        self.dimension = DIMENSION
        self._known: dict[str, Vector] = {}

    def knows(self, text: str) -> bool:  # noqa: ARG002 - every script
        """Every text."""
        return True

    def encode_question(self, text: str) -> Vector:
        """The unit vector of one text."""
        total = np.full(DIMENSION, 1e-3, dtype=np.float32)
        for word in _WORD.findall(text.casefold()):
            total += self._of(word)
        unit: Vector = total / np.linalg.norm(total)
        return unit

    def _of(self, word: str) -> Vector:
        if word not in self._known:
            digest = hashlib.blake2b(word.encode(), digest_size=DIMENSION).digest()
            drawn = np.frombuffer(digest, dtype=np.uint8).astype(np.float32)
            self._known[word] = drawn / 127.5 - 1
        return self._known[word]
