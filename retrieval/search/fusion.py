"""Two lists of candidates to one list of hits: a weighted sum of what each arm says of a row.

Cosines are added as they are, BM25 as a share of the best of this question: a weighted linear
fusion, which keeps what scores say and ranks do not (Bruch, Gai and Ingber, "An Analysis of Fusion
Functions for Hybrid Retrieval", 2023). Scaling from the smallest score seen instead would make a
list of bad hits look like a list of good ones. A row in another language than the question has few
of its words, however well it answers, and so has weights of its own.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from retrieval.index.ranked import Ranked
from retrieval.search.ranking_weights import RankingWeights


def fuse(
    rows: ArrayLike,
    dense: ArrayLike,
    lexical: ArrayLike,
    foreign: ArrayLike,
    weights: RankingWeights,
) -> Ranked:
    """The rows, best first; ties go to the lower row, so the order of the input does not matter.

    Args:
        rows: every row that either arm found, each once.
        dense: cosine similarity of each row, in [-1, 1].
        lexical: BM25 score of each row, 0 or more.
        foreign: whether each row is in another language than the question.
        weights: of the arms.
    """
    known = np.asarray(rows, dtype=np.int64)
    cosines = np.asarray(dense, dtype=np.float64)
    words = np.asarray(lexical, dtype=np.float64)
    scores = fused(cosines, words, np.asarray(foreign, dtype=np.bool_), weights)
    return Ranked.by_score(known, cosines, words, scores)


def fused(
    dense: NDArray[np.float64],
    lexical: NDArray[np.float64],
    foreign: NDArray[np.bool_],
    weights: RankingWeights,
) -> NDArray[np.float64]:
    """The sum itself; all arrays of one shape."""
    if not dense.size:
        return np.empty(0)
    top = max(float(lexical.max()), 1e-9)
    of_dense, of_lexical, of_all = (
        weights.of(name, foreign) for name in ("dense", "lexical", "constant")
    )
    scores: NDArray[np.float64] = of_dense * dense + of_lexical * lexical / top + of_all
    return scores
