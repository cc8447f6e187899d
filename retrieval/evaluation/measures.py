"""The measures, each defined in ``docs/measures.md``; rank measures are trec_eval's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np

from retrieval.errors import RetrievalError

DEPTH = 10
"""Statements of a ranking that count."""

FALSE_SHARE = 0.05
"""Share of false answers at which ``answered_at_5`` is read."""

MISSED_SHARE = 0.10
"""Share of missed answers at which ``false_at_10`` is read."""


@dataclass(frozen=True, slots=True)
class Ranks:
    """Means over the questions with a right statement."""

    ndcg: float
    recall: float
    reciprocal_rank: float
    hit: float


@dataclass(frozen=True, slots=True)
class Measures:
    """What an evaluation found; None where the set cannot tell.

    Attributes:
        evidence_first, evidence_third: share of questions whose gold text lies in the first, in
            one of the first three quotes.
        verbatim: share of quotes equal to their span of the raw input after normalisation.
        dated: share of quotes with the set's own date.
        false_answers: share of unanswerable questions that were answered.
        missed_answers: share of answerable questions that were not.
        auroc: of the confidence, answerable against unanswerable questions.
        answered_at_5: share of answerable questions above the confidence that lets 5 % of the
            unanswerable ones through.
        false_at_10: share of unanswerable questions at or above the confidence that misses 10 % of
            the answerable ones.
        seconds: per question, from text to quotes.
    """

    ranks: Ranks
    evidence_first: float | None
    evidence_third: float | None
    verbatim: float | None
    dated: float | None
    false_answers: float | None
    missed_answers: float | None
    auroc: float | None
    answered_at_5: float | None
    false_at_10: float | None
    seconds: float
    statements: int
    passages: int
    questions: int
    build_seconds: float


def check_installed() -> None:
    """See that trec_eval's measures, which only an evaluation needs, are there.

    Raises:
        RetrievalError: they are not.
    """
    if find_spec("pytrec_eval") is None:
        raise RetrievalError(
            "pytrec-eval-terrier, which measures rankings, is not installed;"
            " run: pip install pytrec-eval-terrier"
        )


def ranks(right: Mapping[str, Mapping[str, int]], rankings: Mapping[str, Sequence[str]]) -> Ranks:
    """Rank measures by trec_eval (through pytrec_eval, Van Gysel and de Rijke 2018).

    Args:
        right: by question, the grade of each right statement; questions without any are left out.
        rankings: by question, statement ids, best first; only the first ten count.
    """
    check_installed()
    import pytrec_eval

    judged = {query: dict(grades) for query, grades in right.items() if grades}
    if not judged:
        return Ranks(0.0, 0.0, 0.0, 0.0)
    evaluator = pytrec_eval.RelevanceEvaluator(
        judged, {"ndcg_cut.10", "recall.10", "recip_rank", "success.1"}
    )
    # trec_eval orders by score and breaks ties by name: falling scores keep our order
    run = {
        query: {name: float(-place) for place, name in enumerate(rankings[query][:DEPTH])}
        for query in judged
    }
    scores = evaluator.evaluate(run)
    values = [scores.get(query, {}) for query in judged]

    def mean(name: str) -> float:
        return float(np.mean([value.get(name, 0.0) for value in values]))

    return Ranks(mean("ndcg_cut_10"), mean("recall_10"), mean("recip_rank"), mean("success_1"))


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """The chance that a positive scores above a negative, ties counting half (Mann-Whitney)."""
    if not positive or not negative:
        return None
    ordered = np.sort(np.asarray(negative))
    below = np.searchsorted(ordered, positive, side="left")
    ties = np.searchsorted(ordered, positive, side="right") - below
    return float((below + ties / 2).mean() / ordered.size)


def answered_at(
    positive: Sequence[float], negative: Sequence[float], share: float = FALSE_SHARE
) -> float | None:
    """Share of positives that reach the lowest score which at most ``share`` of negatives do."""
    if not positive or not negative:
        return None
    ordered = np.sort(np.asarray(negative))
    let_through = int(share * ordered.size)
    # a score that must be exceeded: the greatest of the negatives that may not be let through
    bar = ordered[ordered.size - let_through - 1]
    return float((np.asarray(positive) > bar).mean())


def false_at(
    positive: Sequence[float], negative: Sequence[float], share: float = MISSED_SHARE
) -> float | None:
    """Share of negatives that reach the highest score which at most ``share`` of positives miss."""
    if not positive or not negative:
        return None
    bar = np.sort(np.asarray(positive))[int(share * len(positive))]
    return float((np.asarray(negative) >= bar).mean())


def calibration_error(
    chances: Sequence[float], right: Sequence[bool], bins: int = 10
) -> float | None:
    """The expected calibration error: how far chances are from shares, over bins of equal width.

    Naeini et al., "Obtaining Well Calibrated Probabilities Using Bayesian Binning", AAAI 2015.
    """
    if not chances:
        return None
    told, came = np.asarray(chances), np.asarray(right, dtype=np.float64)
    places = np.minimum((told * bins).astype(np.int64), bins - 1)
    return float(
        sum(abs(told[places == place].sum() - came[places == place].sum()) for place in range(bins))
        / told.size
    )


def share(of: Sequence[bool]) -> float | None:
    """The share that is true; None of nothing."""
    return float(np.mean(of)) if of else None
