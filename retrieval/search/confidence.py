"""Is this an answer? A logistic model over what the two arms saw of a hit.

The coefficients are data, ``confidence.json``, fitted by ``benchmarks/fit_confidence.py``; each set
names the encoder it was fitted with. ``onrecord calibrate`` fits one for another encoder, or for
one archive, and keeps it beside that. A hit in another language than the question has few of its
words whether or not it answers: a set may hold another model for those. An encoder without a set of
its own gets the careful one, which looks at words alone and not at cosines, whose scale differs
from model to model; so does a question in a script that the encoder does not know.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import BuildError
from retrieval.index.ranked import Ranked

CAREFUL = "*"
"""The set for encoders without one of their own."""

FEATURES = (
    "cosine",  # of the hit
    "cosine_lead",  # that it has over the best hits of other statements
    "lexical_share",  # BM25 over the most the question's words could score
    "lexical_lead",  # the same of the BM25 that it has over the best hits of other statements
    "coverage_near",  # idf-weighted share of the question's words in the passage or beside it
    "unseen",  # idf-weighted share of the question's words nowhere in what was searched
    "complete_near",  # 1 where all of the question's words are in the passage or beside it
    "complete",  # 1 where all of them are in the passage itself
    "close",  # how near to each other they stand there
)

READ_FEATURES = (
    *FEATURES,
    "reader",  # logit of the reader for a window of the hit's statement
    "reader_lead",  # that it has over the best windows of other statements
    "sentences",  # what the window's sentences score, below the best window
)
"""Of a window that was read: those of the hit it lies in, and what reading brought."""

_OTHERS = 10  # best hits of other statements that a lead is measured against
_BOUND = 2.2  # a BM25 term is below idf * (k1 + 1)


Features = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class WordsHeld:
    """The question's words as the lexical arm weighs them.

    Attributes:
        idf: weight of each word, shape (words,).
        near: whether each hit's passage, or the one before or after it in the statement, holds each
            word, shape (hits, words).
        unseen: whether each word is nowhere in what was searched, shape (words,).
        own: whether each hit's passage itself holds each word, shape (hits, words).
        close: how near to each other they stand in a hit's passage, 0 to 1, shape (hits,).
        rows: passages of the build, of which the weights are.
    """

    idf: NDArray[np.float64]
    near: NDArray[np.bool_]
    unseen: NDArray[np.bool_]
    own: NDArray[np.bool_]
    close: NDArray[np.float64]
    rows: int

    def without(self, copies: NDArray[np.integer]) -> "WordsHeld":
        """The same with the weights that the words have where some hits are left out."""
        if not copies.size:
            return self
        rows, left = self.rows, self.rows - copies.size
        held = (rows + 1) / np.exp(self.idf) - 0.5  # Lucene's idf, solved for the passages
        held = np.clip(held - self.own[copies].sum(axis=0), 0, left)
        return replace(self, idf=np.log1p((left - held + 0.5) / (held + 0.5)), rows=left)


@dataclass(frozen=True, slots=True)
class Model:
    """Fitted coefficients over standardised features, and the shipped threshold.

    Attributes:
        across: for hits in another language than the question; None where one model serves for
            all. Its threshold is the same, but for windows that were read.
        topic: for the hits of a topic, with a threshold of its own; None where there is none.
        reading: for windows that a reader has read, likewise.
    """

    encoder: str
    features: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    threshold: float
    fitted_on: str
    across: "Model | None" = None
    topic: "Model | None" = None
    reading: "Model | None" = None

    def probabilities(
        self, features: NDArray[np.float64], foreign: NDArray[np.bool_] | None = None
    ) -> NDArray[np.float64]:
        """The probability that each hit answers, shape (hits,).

        Args:
            features: shape (hits, len(FEATURES)), or of windows (windows, len(READ_FEATURES)).
            foreign: whether each hit is in another language than the question; None for none.
        """
        if self.across is not None and foreign is not None and foreign.any():
            return np.where(
                foreign, self.across.probabilities(features), self.probabilities(features)
            )
        columns = features[:, [READ_FEATURES.index(name) for name in self.features]]
        standard = (columns - np.asarray(self.mean)) / np.asarray(self.scale)
        logits = standard @ np.asarray(self.weights) + self.intercept
        probabilities: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(logits, -50, 50)))
        return probabilities

    def threshold_for(self, foreign: NDArray[np.bool_]) -> float:
        """The least probability of an answer: another one where all is in another language."""
        if self.across is not None and foreign.size and foreign.all():
            return self.across.threshold
        return self.threshold


def model_for(fingerprint: str, own: Path | None = None) -> Model:
    """The set fitted for an encoder on this archive, else the shipped one, else the careful one.

    Args:
        fingerprint: of the encoder.
        own: the file that ``keep`` writes.

    Raises:
        BuildError: that file cannot be read.
    """
    shipped = _models()
    models = shipped | _kept(own)
    model = models.get(fingerprint, models[CAREFUL])
    other = shipped.get(fingerprint, shipped[CAREFUL])
    # an archive's own set is of questions alone, as the search judges them
    return replace(model, topic=model.topic or other.topic, reading=model.reading or other.reading)


def is_fitted(fingerprint: str, own: Path | None = None) -> bool:
    """Whether an encoder has a set of its own."""
    return fingerprint in _models() | _kept(own)


def keep(path: Path, fingerprint: str, model: Model) -> None:
    """Write an encoder's set into the file of an archive, beside those of other encoders."""
    kept = {name: asdict(one) for name, one in _kept(path).items()} | {fingerprint: asdict(model)}
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = path.with_name(f".{path.name}")
    whole.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    whole.replace(path)


def measure(
    hits: Ranked,
    words: WordsHeld,
    records: NDArray[np.integer],
    wordings: NDArray[np.unsignedinteger],
) -> Features:
    """The features of each hit, shape (hits, len(FEATURES)).

    Args:
        hits: best first, all that will be looked at.
        words: of the question, ``near`` in the order of ``hits``.
        records: of the hits.
        wordings: a number for what each hit says. What several statements say word for word is
            one hit to all others, and none of its copies is another to it.
    """
    _, firsts, wording = np.unique(wordings, return_index=True, return_inverse=True)
    different = np.sort(firsts)
    records = records[firsts[wording]]
    cosine, lexical = hits.dense, hits.lexical
    once = words.without(np.setdiff1d(np.arange(len(hits)), different))
    lexical = lexical * _rate(words.own @ once.idf, words.own @ words.idf)
    words = once
    total = max(float(words.idf.sum()), 1e-9)
    return np.column_stack(
        [
            cosine,
            cosine - _best_of_others(cosine, records, different),
            lexical / (_BOUND * total),
            (lexical - _best_of_others(lexical, records, different)) / (_BOUND * total),
            words.near @ words.idf / total,
            np.full(len(hits), float(words.unseen @ words.idf) / total),
            words.near.all(axis=1) & (words.idf.size > 0),
            words.own.all(axis=1) & (words.idf.size > 0),
            words.close,
        ]
    )


def _rate(now: NDArray[np.float64], before: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many times as much it is now; 1 where it was nothing."""
    return np.divide(now, before, out=np.ones_like(now), where=before > 0)


def _best_of_others(
    scores: NDArray[np.float64], records: NDArray[np.integer], different: NDArray[np.integer]
) -> Features:
    """For each hit, the mean score of the best hits of other records; 0 where there are none.

    Args:
        scores: of the hits.
        records: of the hits, a copy's that of what it copies.
        different: the hits that are no copies of one before.
    """
    order = different[np.argsort(-scores[different], kind="stable")]
    means = np.zeros(len(scores))
    means[:] = scores[order[:_OTHERS]].mean()
    # only a record among those best has others than the rest
    for record in set(records[order[:_OTHERS]].tolist()):
        others = scores[order[records[order] != record]][:_OTHERS]
        means[records == record] = others.mean() if others.size else 0.0
    return means


def _kept(path: Path | None) -> dict[str, Model]:
    if path is None or not path.is_file():
        return {}
    try:
        return _read(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise BuildError(f"{path} cannot be read; run: onrecord calibrate") from error


@cache
def _models() -> dict[str, Model]:
    text = files("retrieval.search").joinpath("confidence.json").read_text(encoding="utf-8")
    return _read(json.loads(text))


def _read(raw: Mapping[str, Mapping[str, Any]]) -> dict[str, Model]:
    return {fingerprint: _model(entry) for fingerprint, entry in raw.items()}


def _model(entry: Mapping[str, Any]) -> Model:
    names = tuple(entry["features"])
    if not set(names) <= set(READ_FEATURES):
        raise ValueError(f"unknown features among {names}")
    return Model(
        encoder=str(entry["encoder"]),
        features=names,
        mean=tuple(entry["mean"]),
        scale=tuple(entry["scale"]),
        weights=tuple(entry["weights"]),
        intercept=float(entry["intercept"]),
        threshold=float(entry["threshold"]),
        fitted_on=str(entry["fitted_on"]),
        across=_model(entry["across"]) if entry.get("across") else None,
        topic=_model(entry["topic"]) if entry.get("topic") else None,
        reading=_model(entry["reading"]) if entry.get("reading") else None,
    )
