"""What stands for an encoder that is not there yet."""

from collections.abc import Callable, Sequence

import numpy as np

from retrieval.encode.protocol import Encoder, Matrix, Vector


class NoEncoder:
    """Implements ``Encoder``: knows no text and is near to none.

    Args:
        encoder: what it stands for; only its names are asked for.
        dimension: length of every vector.
    """

    def __init__(self, encoder: Encoder, dimension: int) -> None:
        self.dimension = dimension
        self._encoder = encoder

    @property
    def name(self) -> str:
        """As the operator wrote it in the settings."""
        return self._encoder.name

    @property
    def fingerprint(self) -> str:
        """Of the encoder."""
        return self._encoder.fingerprint

    def knows(self, text: str) -> bool:
        """No text."""
        del text
        return False

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """One in each text: no word is taken for misspelt."""
        return [1] * len(texts)

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:
        """Nothing is near to anything."""
        step(len(texts))
        return np.zeros((len(texts), self.dimension), dtype=np.float32)

    def encode_question(self, text: str) -> Vector:
        """Nothing is near to it."""
        del text
        return np.zeros(self.dimension, dtype=np.float32)
