"""A reader's scores to the chance that a window answers."""

from dataclasses import replace

import numpy as np
import pytest

from retrieval.errors import CorpusError
from retrieval.evaluation.measures import calibration_error
from retrieval.evaluation.reading_calibration import Kind, ReadExample, fit, judged
from retrieval.search.confidence import READ_FEATURES, Model

READER = READ_FEATURES.index("reader")


def example(scores: list[float], right: int | None, kind: Kind, *, foreign: bool) -> ReadExample:
    """Windows that differ in nothing but what the reader says."""
    features = np.zeros((len(scores), len(READ_FEATURES)))
    features[:, READER] = scores
    holds = np.zeros(len(scores), dtype=np.bool_)
    if right is not None:
        holds[right] = True
    return ReadExample(features, np.full(len(scores), foreign), holds, kind)


def searches(count: int, *, foreign: bool = False, seed: int = 3) -> list[ReadExample]:
    """A right window scores 2 and a wrong one -2, give or take one and a half."""
    chance = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        wrong = chance.normal(-2, 1.5, 5).tolist()
        there = [float(chance.normal(2, 1.5)), *wrong]
        made.append(example(there, 0, Kind.THERE, foreign=foreign))
        made.append(example(chance.normal(-2, 1.5, 6).tolist(), None, Kind.NEAR, foreign=foreign))
        made.append(example(chance.normal(-4, 1, 6).tolist(), None, Kind.ABSENT, foreign=foreign))
    return made


def test_a_fitted_probability_means_what_it_says_on_other_searches_too() -> None:
    fitted = fit(searches(400), "made", "numbers")
    assert fitted.questions == 400
    assert fitted.error <= 0.05
    others = judged(fitted.model, searches(400, seed=4))
    assert others.error <= 0.06
    assert others.first == pytest.approx(0.88, abs=0.06)
    assert others.false_near <= 0.4
    assert others.false_absent <= 0.02


def test_windows_in_another_language_have_a_model_and_a_threshold_of_their_own() -> None:
    own, foreign = searches(120), searches(120, foreign=True, seed=5)
    fitted = fit([*own, *foreign], "made", "numbers")
    across = fitted.model.across
    assert across is not None
    # in each what lets one in a hundred through whose subject is absent, or a third
    for model, some in ((fitted.model, [*own, *foreign]), (across, foreign)):
        told = judged(model, some)
        assert told.false_absent <= 0.01
        assert told.false_near <= 1 / 3
        assert max(100 * told.false_absent, 3 * told.false_near) == pytest.approx(1, abs=0.2)


def test_the_threshold_of_another_language_is_for_archives_that_have_no_other() -> None:
    own = Model("", ("reader",), (0.0,), (1.0,), (1.0,), 0.0, 0.5, "")
    both = replace(own, across=replace(own, threshold=0.25))
    assert both.threshold_for(np.array([True, True])) == 0.25
    assert both.threshold_for(np.array([True, False])) == 0.5
    assert both.threshold_for(np.array([], dtype=np.bool_)) == 0.5
    assert own.threshold_for(np.array([True, True])) == 0.5


def test_too_few_searches_are_refused() -> None:
    with pytest.raises(CorpusError, match="at least 80 are needed"):
        fit(searches(10), "made", "numbers")


def test_the_calibration_error_is_the_mean_gap_of_the_bins() -> None:
    # ten at .75 of which half came, ten at .25 of which none did: (10 * .25 + 10 * .25) / 20
    chances = [0.75] * 10 + [0.25] * 10
    came = [True] * 5 + [False] * 15
    assert calibration_error(chances, came) == pytest.approx(0.25)
    assert calibration_error([1.0, 0.0], [True, False]) == 0.0
    assert calibration_error([], []) is None
