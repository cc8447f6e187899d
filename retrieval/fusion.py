"""Two lists of candidates to one list of hits, by convex combination.

``w * (cos + 1) / (max cos + 1) + (1 - w) * bm25 / max bm25``: each arm is scaled between its
theoretical minimum (-1 and 0) and the best score of this question, after Bruch, Gai and Ingber,
"An Analysis of Fusion Functions for Hybrid Retrieval" (2023). Scaling from the smallest score seen
instead would make a list of bad hits look like a list of good ones.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.types import Hit


def fuse(
    rows: Sequence[int], dense: Sequence[float], lexical: Sequence[float], dense_weight: float
) -> list[Hit]:
    """Hits, best first; ties go to the lower row, so the order of the input does not matter.

    Args:
        rows: every row that either arm found, each once.
        dense: cosine similarity of each row, in [-1, 1].
        lexical: BM25 score of each row, 0 or more.
        dense_weight: share of the dense arm, in [0, 1].
    """
    if not rows:
        return []
    scores = convex(np.asarray(dense), np.asarray(lexical), dense_weight).tolist()
    hits = [Hit(*parts) for parts in zip(rows, dense, lexical, scores, strict=True)]
    return sorted(hits, key=lambda hit: (-hit.score, hit.row))


def convex(
    dense: NDArray[np.float64], lexical: NDArray[np.float64], dense_weight: float
) -> NDArray[np.float64]:
    """The combination itself, in [0, 1]; all arrays of one shape, not empty."""
    top_dense = max(float(dense.max()) + 1.0, 1e-9)
    top_lexical = max(float(lexical.max()), 1e-9)
    return dense_weight * (dense + 1.0) / top_dense + (1.0 - dense_weight) * lexical / top_lexical
