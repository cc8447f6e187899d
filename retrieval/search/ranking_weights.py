"""What the arms, a statement's words and its length weigh in the ranking, by encoder.

Cosines have another scale in every model. The weights are data, ``ranking_weights.json``; an
encoder without weights of its own gets those of the English model. They were fitted on questions
of our own (``benchmarks/fit_ranking.py``), on no evaluation set.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

OTHERS = "*"
"""The weights of encoders without any of their own."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each part adds to a score.

    Attributes:
        dense: a cosine of 1.
        lexical: the best BM25 of the question.
        coverage: a statement with all of the question's words.
        length: taken away for each tenfold of a statement's passages.
        constant: added whatever is found.
    """

    dense: float
    lexical: float
    coverage: float
    length: float
    constant: float = 0.0


@dataclass(frozen=True, slots=True)
class RankingWeights:
    """The weights of rows in the question's language, and of those in another."""

    own: Weights
    foreign: Weights

    def of(self, name: str, foreign: NDArray[np.bool_]) -> NDArray[np.float64]:
        """One weight for each row.

        Args:
            name: of the weight.
            foreign: whether each row is in another language.
        """
        weights: NDArray[np.float64] = np.where(
            foreign, getattr(self.foreign, name), getattr(self.own, name)
        )
        return weights


@dataclass(frozen=True, slots=True)
class EncoderWeights:
    """The weights for an encoder.

    Attributes:
        known: for questions in a script that it was trained on.
        unknown: for others, of which words tell more than vectors.
    """

    known: RankingWeights
    unknown: RankingWeights


def weights_for(fingerprint: str) -> EncoderWeights:
    """The weights of an encoder, else those of encoders without any of their own."""
    table = _table()
    return table.get(fingerprint, table[OTHERS])


@cache
def _table() -> dict[str, EncoderWeights]:
    text = files("retrieval.search").joinpath("ranking_weights.json").read_text(encoding="utf-8")
    return {
        fingerprint: EncoderWeights(*(_both(entry[part]) for part in ("known", "unknown")))
        for fingerprint, entry in json.loads(text).items()
    }


def _both(entry: dict[str, dict[str, float]]) -> RankingWeights:
    return RankingWeights(Weights(**entry["own"]), Weights(**entry["foreign"]))
