"""Is this an answer? A logistic model over what the two arms saw of a hit.

The coefficients are data, ``confidence.json``, fitted by ``benchmarks/fit_confidence.py``; each set
names the encoder it was fitted with. Another encoder gets the careful set, which looks at words
alone and not at cosines, whose scale differs from model to model.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.types import Hit

CAREFUL = "*"
"""The set for encoders without one of their own."""

FEATURES = (
    "cosine",  # of the hit
    "cosine_lead",  # over the mean of the other best hits
    "lexical_share",  # BM25 over the most the question's words could score
    "coverage",  # idf-weighted share of the question's words in the passage
    "coverage_best",  # the greatest such share of any hit
    "unseen",  # idf-weighted share of the question's words nowhere in what was searched
    "dense_rank",  # reciprocal
    "lexical_rank",  # reciprocal, 0 where no word is shared
    "length",  # log of the number of the question's words
    "size",  # log10 of the number of rows searched
)

_OTHERS = 30  # best hits that the lead is measured against
_BOUND = 2.2  # a BM25 term is below idf * (k1 + 1)


@dataclass(frozen=True, slots=True)
class Words:
    """The question's words as the lexical arm weighs them.

    Attributes:
        idf: weight of each word, shape (words,).
        held: whether each hit's passage holds each word, shape (hits, words).
        unseen: whether each word is nowhere in what was searched, shape (words,).
    """

    idf: NDArray[np.float64]
    held: NDArray[np.bool_]
    unseen: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Model:
    """Fitted coefficients over standardised features, and the shipped threshold."""

    encoder: str
    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    threshold: float
    fitted_on: str

    def probabilities(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """For features of shape (hits, len(FEATURES)), the probability of each, shape (hits,)."""
        columns = features[:, [FEATURES.index(name) for name in self.features]]
        standard = (columns - np.asarray(self.mean)) / np.asarray(self.scale)
        logits = standard @ np.asarray(self.weights) + self.intercept
        probabilities: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(logits, -50, 50)))
        return probabilities


def model_for(fingerprint: str) -> Model:
    """The set fitted for an encoder, else the careful one."""
    models = _models()
    return models.get(fingerprint, models[CAREFUL])


def is_fitted(fingerprint: str) -> bool:
    """Whether an encoder has a set of its own."""
    return fingerprint in _models()


def measure(hits: Sequence[Hit], words: Words, rows: int) -> NDArray[np.float64]:
    """The features of each hit, shape (hits, len(FEATURES)).

    Args:
        hits: best first, all that will be looked at.
        words: of the question, ``held`` in the order of ``hits``.
        rows: how many rows were searched.
    """
    cosine = np.array([hit.dense for hit in hits], dtype=np.float64)
    lexical = np.array([hit.lexical for hit in hits], dtype=np.float64)
    total = max(float(words.idf.sum()), 1e-9)
    coverage = words.held @ words.idf / total
    count = len(hits)
    best = np.sort(cosine)[::-1][: _OTHERS + 1]
    # the mean of the others: a hit among the best is not compared with itself
    among = cosine >= best[-1]
    others = (best.sum() - np.where(among, cosine, 0.0)) / np.maximum(best.size - among, 1)
    lead = np.where(best.size > 1, cosine - others, 0.0)
    dense_rank = 1.0 / (1 + np.argsort(np.argsort(-cosine, kind="stable"), kind="stable"))
    lexical_rank = 1.0 / (1 + np.argsort(np.argsort(-lexical, kind="stable"), kind="stable"))
    return np.column_stack(
        [
            cosine,
            lead,
            lexical / (_BOUND * total),
            coverage,
            np.full(count, coverage.max(initial=0.0)),
            np.full(count, float(words.unseen @ words.idf) / total),
            dense_rank,
            np.where(lexical > 0, lexical_rank, 0.0),
            np.full(count, np.log1p(words.idf.size)),
            np.full(count, np.log10(max(rows, 1))),
        ]
    )


@cache
def _models() -> dict[str, Model]:
    raw: dict[str, dict[str, Any]] = json.loads(
        files("retrieval").joinpath("confidence.json").read_text(encoding="utf-8")
    )
    return {fingerprint: _model(entry) for fingerprint, entry in raw.items()}


def _model(entry: dict[str, Any]) -> Model:
    return Model(
        encoder=str(entry["encoder"]),
        features=tuple(entry["features"]),
        mean=tuple(entry["mean"]),
        scale=tuple(entry["scale"]),
        weights=tuple(entry["weights"]),
        intercept=float(entry["intercept"]),
        threshold=float(entry["threshold"]),
        fitted_on=str(entry["fitted_on"]),
    )
