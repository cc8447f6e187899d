"""Fits what the arms weigh in the ranking with the multilingual encoder.

    python benchmarks/fit_ranking.py PATH_TO_AUSPM

A conditional logit over the statements found for each question (McFadden, "Conditional logit
analysis of qualitative choice behavior", 1974): how likely is the right one the first, if what
speaks for a statement is a weighted sum? Statements in another language have weights of their own.
A question in the language of its statement counts twice. A fifth of the questions is kept apart.
Writes retrieval/search/ranking_weights.json.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from own_archives import NOW, ROOT, archives, arguments_of, searcher_of
from scipy.optimize import minimize

from retrieval import MULTILINGUAL_ENCODER, ModelEncoder, Searcher, understand
from retrieval.encode.model_source import HUB_MULTILINGUAL, source_of
from retrieval.evaluation.sets import Asked

PARTS = ("dense", "lexical", "coverage", "length", "constant")
SIZE = 0.88
"""The weight of a cosine of 1, to which all are scaled: sentences are ranked by scores too."""
_L2 = 1e-4


@dataclass(frozen=True, slots=True)
class Choice:
    """The statements found for a question.

    Attributes:
        parts: what speaks for each, shape (statements, 2 * PARTS): own language, then others.
        right: which of them are right.
        across: whether they are in another language than the question.
        apart: whether the question is kept out of the fit.
    """

    parts: NDArray[np.float64]
    right: NDArray[np.bool_]
    across: bool
    apart: bool


def main() -> None:
    """Fit and write."""
    arguments = arguments_of(__doc__).parse_args()
    encoder = ModelEncoder(MULTILINGUAL_ENCODER, 2, arguments.models)
    choices: list[Choice] = []
    with TemporaryDirectory() as place:
        for one in archives(arguments.auspm, across=True):
            if one.name in {"many", "three languages"}:
                searcher = searcher_of(Path(place) / one.name, one.rows, encoder)
                choices += choices_of(searcher, one.fitted, apart=False)
                choices += choices_of(searcher, one.apart, apart=True)
                print(one.name, len(choices), "questions", flush=True)
    weights = fitted([one for one in choices if not one.apart])
    for apart in (False, True):
        for across in (False, True):
            some = [one for one in choices if (one.apart, one.across) == (apart, across)]
            first = np.mean([is_first(one, weights) for one in some])
            kept = "kept apart" if apart else "fitted on"
            print(f"{kept}, {'across languages' if across else 'within'}: first {first:.3f}")
    write(weights * SIZE / weights[0], encoder.fingerprint)


def choices_of(searcher: Searcher, questions: Sequence[Asked], *, apart: bool) -> Iterator[Choice]:
    """The statements found for each question that has an answer among them."""
    numbers = searcher.snapshot.record_numbers().tolist()
    ids = {r.statement.id: n for n, r in searcher.archive.records(numbers).items()}
    for asked in questions:
        right = [ids[name] for name in asked.relevant if name in ids]
        query = understand(asked.text, NOW.date(), periods=False)
        found = searcher.statement_parts(searcher.analyse(query))
        chosen = np.isin(found.records, right)
        if chosen.any():
            own = ~found.foreign[:, np.newaxis]
            parts = np.hstack([found.parts * own, found.parts * ~own])
            yield Choice(parts, chosen, bool(found.foreign[chosen].all()), apart)


def fitted(choices: Sequence[Choice]) -> NDArray[np.float64]:
    """The weights that make the right statements likeliest, shape (2 * PARTS,)."""

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = _L2 * float(weights @ weights), 2 * _L2 * weights
        for one in choices:
            count = (1 if one.across else 2) / len(choices)
            sums = one.parts @ weights
            all_of = np.exp(sums - sums.max())
            right = all_of * one.right
            total -= count * float(np.log(right.sum() / all_of.sum()))
            shift = all_of / all_of.sum() - right / right.sum()
            slope = slope + count * (shift @ one.parts)
        return total, slope

    start = np.zeros(2 * len(PARTS))
    best: NDArray[np.float64] = minimize(loss, start, jac=True, method="L-BFGS-B").x
    best[len(PARTS) - 1] = 0.0  # what all statements of the question's language have says nothing
    return best


def is_first(one: Choice, weights: NDArray[np.float64]) -> bool:
    """Whether no statement goes before the right one."""
    sums = one.parts @ weights
    return bool(sums[one.right].max() >= sums.max())


def write(weights: NDArray[np.float64], fingerprint: str) -> None:
    """Keep the weights of the encoder, and of the same model of the hub."""
    kinds = np.split(weights, 2)
    own, foreign = (dict(zip(PARTS, map(_rounded, kind), strict=True)) for kind in kinds)
    path = ROOT / "retrieval" / "search" / "ranking_weights.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    entry = {"known": {"own": own, "foreign": foreign}, "unknown": table["*"]["unknown"]}
    for name in (fingerprint, source_of(HUB_MULTILINGUAL).fingerprint):
        table[name] = entry
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {path}: {entry['known']}")


def _rounded(value: float) -> float:
    return round(float(value), 4)


if __name__ == "__main__":
    main()
