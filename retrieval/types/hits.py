"""What a search finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """A row after fusion: cosine similarity, BM25 score and the score it is ranked by."""

    row: int
    dense: float
    lexical: float
    score: float
