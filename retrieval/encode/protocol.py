"""Text to unit vectors: what an encoder is."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
"""Shape (n, dimension), rows of unit length."""

Vector = NDArray[np.float32]
"""Shape (dimension,), unit length."""


class Encoder(Protocol):
    """What turns text into vectors; two vectors of one fingerprint may be compared."""

    @property
    def name(self) -> str:
        """As the operator wrote it in the settings."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the vectors might."""

    @property
    def dimension(self) -> int:
        """Length of every vector."""

    def knows(self, text: str) -> bool:
        """Whether the text is in a script the model was trained on."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The model's tokens in each text, without special tokens."""

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:
        """Vectors of texts to be found; ``step`` is told how many are done."""

    def encode_question(self, text: str) -> Vector:
        """The vector of a text to search with."""
