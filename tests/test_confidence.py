"""Is this an answer? The data file, and features worked out by hand."""

import json
from importlib.resources import files
from math import exp, log1p, log10

import numpy as np
import pytest

from retrieval.confidence import CAREFUL, FEATURES, Model, Words, is_fitted, measure, model_for
from retrieval.embedding import SentenceTransformerEncoder
from retrieval.settings import BUILT_IN_ENCODER
from retrieval.types import Hit

SETS = json.loads(files("retrieval").joinpath("confidence.json").read_text(encoding="utf-8"))


def column(features: object, name: str) -> list[float]:
    made: list[float] = np.asarray(features)[:, FEATURES.index(name)].tolist()
    return made


@pytest.mark.parametrize("fingerprint", SETS)
def test_a_set_names_features_there_are_and_a_number_for_each(fingerprint: str) -> None:
    model = model_for(fingerprint)
    assert set(model.features) <= set(FEATURES)
    assert len(set(model.features)) == len(model.features)
    assert len(model.mean) == len(model.scale) == len(model.weights) == len(model.features)
    assert min(model.scale) > 0
    assert 0 < model.threshold < 1


def test_the_built_in_encoder_has_a_set_of_its_own() -> None:
    fingerprint = SentenceTransformerEncoder(BUILT_IN_ENCODER).fingerprint
    assert is_fitted(fingerprint)
    assert model_for(fingerprint).encoder == BUILT_IN_ENCODER


def test_another_encoder_gets_the_careful_set_which_looks_at_no_cosine() -> None:
    assert not is_fitted("another")
    assert model_for("another") == model_for(CAREFUL)
    assert not {"cosine", "cosine_lead", "dense_rank"} & set(model_for("another").features)


HITS = [Hit(4, 0.8, 3.0, 1.0), Hit(2, 0.5, 0.0, 0.6), Hit(9, 0.2, 6.0, 0.5)]
WORDS = Words(
    idf=np.array([1.0, 3.0]),
    held=np.array([[True, False], [False, False], [True, True]]),
    unseen=np.array([False, False]),
)


def test_features_by_hand() -> None:
    """Two words of weight 1 and 3; the first hit holds one, the third both."""
    features = measure(HITS, WORDS, rows=100)
    assert features.shape == (3, len(FEATURES))
    assert column(features, "cosine") == [0.8, 0.5, 0.2]
    assert column(features, "cosine_lead") == pytest.approx([0.8 - 0.35, 0.0, 0.2 - 0.65])
    assert column(features, "lexical_share") == pytest.approx([3 / 8.8, 0, 6 / 8.8])
    assert column(features, "coverage") == [0.25, 0.0, 1.0]
    assert column(features, "coverage_best") == [1.0, 1.0, 1.0]
    assert column(features, "unseen") == [0.0, 0.0, 0.0]
    assert column(features, "dense_rank") == pytest.approx([1, 1 / 2, 1 / 3])
    assert column(features, "lexical_rank") == pytest.approx([1 / 2, 0, 1])
    assert column(features, "length") == pytest.approx([log1p(2)] * 3)
    assert column(features, "size") == pytest.approx([log10(100)] * 3)


def test_a_word_that_nobody_said_counts_by_its_weight() -> None:
    unseen = Words(WORDS.idf, WORDS.held, np.array([False, True]))
    assert column(measure(HITS, unseen, 100), "unseen") == [0.75] * 3


def test_a_question_without_words_and_a_single_hit_have_finite_features() -> None:
    empty = Words(np.zeros(0), np.zeros((1, 0), dtype=np.bool_), np.zeros(0, dtype=np.bool_))
    features = measure([Hit(0, 0.1, 0.0, 1.0)], empty, rows=1)
    assert np.isfinite(features).all()
    assert column(features, "cosine_lead") == [0.0]
    assert column(features, "coverage") == [0.0]


def test_a_probability_by_hand() -> None:
    """(0.8 - 0.4) / 0.2 = 2 deviations; 2 * 1.5 - 1 = 2; its logistic."""
    model = Model("e", ("cosine",), (0.4,), (0.2,), (1.5,), -1.0, 0.5, "")
    first, second, third = model.probabilities(measure(HITS, WORDS, 100))
    assert first == pytest.approx(1 / (1 + exp(-2)))
    assert first > second > third > 0
