"""Two lists of candidates to one list of hits, by convex combination.

``w * (cos + 1) / (max cos + 1) + (1 - w) * bm25 / max bm25``: each arm is scaled between its
theoretical minimum (-1 and 0) and the best score of this question, after Bruch, Gai and Ingber,
"An Analysis of Fusion Functions for Hybrid Retrieval" (2023). Scaling from the smallest score seen
instead would make a list of bad hits look like a list of good ones.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from retrieval.index.ranked import Ranked


def fuse(rows: ArrayLike, dense: ArrayLike, lexical: ArrayLike, dense_weight: float) -> Ranked:
    """The rows, best first; ties go to the lower row, so the order of the input does not matter.

    Args:
        rows: every row that either arm found, each once.
        dense: cosine similarity of each row, in [-1, 1].
        lexical: BM25 score of each row, 0 or more.
        dense_weight: share of the dense arm, in [0, 1].
    """
    known = np.asarray(rows, dtype=np.int64)
    cosines = np.asarray(dense, dtype=np.float64)
    words = np.asarray(lexical, dtype=np.float64)
    return Ranked.by_score(known, cosines, words, convex(cosines, words, dense_weight))


def convex(
    dense: NDArray[np.float64], lexical: NDArray[np.float64], dense_weight: float
) -> NDArray[np.float64]:
    """The combination itself, in [0, 1]; all arrays of one shape."""
    if not dense.size:
        return np.empty(0)
    top_dense = max(float(dense.max()) + 1.0, 1e-9)
    top_lexical = max(float(lexical.max()), 1e-9)
    return dense_weight * (dense + 1.0) / top_dense + (1.0 - dense_weight) * lexical / top_lexical
