"""Is this an answer? The data file, and features worked out by hand."""

import json
from dataclasses import replace
from importlib.resources import files
from math import exp
from pathlib import Path

import numpy as np
import pytest

from retrieval.encode.model_source import HUB_MULTILINGUAL, source_of
from retrieval.errors import BuildError
from retrieval.index.ranked import Ranked
from retrieval.search.confidence import (
    CAREFUL,
    FEATURES,
    Model,
    WordsHeld,
    is_fitted,
    keep,
    measure,
    model_for,
)
from retrieval.settings import ENGLISH_ENCODER, MULTILINGUAL_ENCODER

SETS = json.loads(files("retrieval.search").joinpath("confidence.json").read_text(encoding="utf-8"))


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


@pytest.mark.parametrize("name", [ENGLISH_ENCODER, MULTILINGUAL_ENCODER])
def test_a_built_in_encoder_has_a_set_of_its_own(name: str) -> None:
    fingerprint = source_of(name).fingerprint
    assert is_fitted(fingerprint)
    assert model_for(fingerprint).encoder == name


def test_the_multilingual_one_has_a_model_for_hits_in_another_language() -> None:
    """With the same threshold; the hub's copy of the encoder has both too."""
    model = model_for(source_of(MULTILINGUAL_ENCODER).fingerprint)
    assert model.across is not None
    assert model.across.threshold == model.threshold
    assert model_for(source_of(HUB_MULTILINGUAL).fingerprint) == model


def test_another_encoder_gets_the_careful_set_which_looks_at_no_cosine() -> None:
    assert not is_fitted("another")
    assert model_for("another") == model_for(CAREFUL)
    assert "cosine" not in model_for("another").features


def ranked(*hits: tuple[int, float, float, float]) -> Ranked:
    return Ranked(*map(np.array, zip(*hits, strict=True)))


HITS = ranked((4, 0.8, 3.0, 1.0), (2, 0.5, 0.0, 0.6), (9, 0.2, 6.0, 0.5))
RECORDS = np.array([1, 0, 1])
WORDS = WordsHeld(
    idf=np.array([1.0, 3.0]),
    near=np.array([[True, False], [False, False], [True, True]]),
    unseen=np.array([False, False]),
    own=np.array([[True, False], [False, False], [True, True]]),
    close=np.array([0.0, 0.0, 0.5]),
    rows=100,
)
DIFFERENT = np.array([7, 8, 9], dtype=np.uint64)
"""What each of the hits says is said by no other."""


def test_features_by_hand() -> None:
    """Two words of weight 1 and 3: BM25 is at most 2.2 * 4 = 8.8.

    The first and the third hit are of one statement, so that they lead over the second alone, whose
    BM25 is 0; those have a mean of 4.5.
    """
    features = measure(HITS, WORDS, RECORDS, DIFFERENT)
    assert features.shape == (3, len(FEATURES))
    assert column(features, "cosine") == [0.8, 0.5, 0.2]
    assert column(features, "cosine_lead") == pytest.approx([0.3, 0.0, -0.3])
    assert column(features, "lexical_share") == pytest.approx([3 / 8.8, 0, 6 / 8.8])
    assert column(features, "lexical_lead") == pytest.approx([3 / 8.8, -4.5 / 8.8, 6 / 8.8])
    assert column(features, "coverage_near") == [0.25, 0.0, 1.0]
    assert column(features, "unseen") == [0.0, 0.0, 0.0]
    assert column(features, "complete_near") == [0.0, 0.0, 1.0]
    assert column(features, "complete") == [0.0, 0.0, 1.0]
    assert column(features, "close") == [0.0, 0.0, 0.5]


def test_the_lead_is_over_the_ten_best_hits_of_other_statements() -> None:
    """BM25 of 20, 19 ... 1, each of its own statement: the best leads over 19 ... 10, so 14.5."""
    hits = ranked(*((row, 0.5, 20.0 - row, 0.5) for row in range(20)))
    there = np.ones((20, 1), dtype=np.bool_)
    words = WordsHeld(np.array([10.0]), there, np.array([False]), there, np.ones(20), 20)
    each = np.arange(20)
    features = measure(hits, words, each, each.astype(np.uint64))
    lead = column(features, "lexical_lead")
    assert lead[0] == pytest.approx((20 - 14.5) / 22)
    # whatever is not among the ten best is measured against them all: 20 ... 11, so 15.5
    assert lead[10:] == pytest.approx([(10.0 - place - 15.5) / 22 for place in range(10)])


def test_what_several_statements_say_word_for_word_is_one_hit() -> None:
    """Of 100 passages 3 hold a word, all three with the same wording: as 1 of 98 it is rarer.

    Lucene's idf of 3 in 100 is ln(1 + 97.5 / 3.5), that of 1 in 98 ln(1 + 97.5 / 1.5); BM25 of the
    copies, which their idf limits, grows as much. None of them leads over another: only the fourth
    hit, of BM25 0, is another one to them.
    """
    hits = ranked(*((row, 0.5, 2.0, 0.5) for row in range(3)), (3, 0.2, 0.0, 0.1))
    held = np.array([[True]] * 3 + [[False]])
    idf, once = np.log1p(97.5 / 3.5), np.log1p(97.5 / 1.5)
    words = WordsHeld(np.array([idf]), held, np.array([False]), held, np.zeros(4), 100)
    said = np.array([5, 5, 5, 6], dtype=np.uint64)
    features = measure(hits, words, np.arange(4), said)
    assert column(features, "cosine_lead") == pytest.approx([0.3, 0.3, 0.3, -0.3])
    share = 2.0 * once / idf / (2.2 * once)
    assert column(features, "lexical_share") == pytest.approx([share] * 3 + [0.0])
    assert column(features, "lexical_lead") == pytest.approx([share] * 3 + [-share])
    assert words.without(np.array([1, 2])).idf == pytest.approx([once])


def test_a_word_that_nobody_said_counts_by_its_weight() -> None:
    unseen = replace(WORDS, unseen=np.array([False, True]))
    assert column(measure(HITS, unseen, RECORDS, DIFFERENT), "unseen") == [0.75] * 3


def test_a_question_without_words_and_a_single_hit_have_finite_features() -> None:
    none = np.zeros((1, 0), dtype=np.bool_)
    empty = WordsHeld(np.zeros(0), none, np.zeros(0, dtype=np.bool_), none, np.zeros(1), 9)
    features = measure(ranked((0, 0.1, 0.0, 1.0)), empty, np.array([7]), DIFFERENT[:1])
    assert features.tolist() == [[0.1, 0.1, *[0.0] * 7]]


def test_a_probability_by_hand() -> None:
    """(0.8 - 0.4) / 0.2 = 2 deviations; 2 * 1.5 - 1 = 2; its logistic."""
    model = Model("e", ("cosine",), (0.4,), (0.2,), (1.5,), -1.0, 0.5, "")
    features = measure(HITS, WORDS, RECORDS, DIFFERENT)
    first, second, third = model.probabilities(features)
    assert first == pytest.approx(1 / (1 + exp(-2)))
    assert first > second > third > 0
    # with a model for other languages whose intercept is 1, in which alone the second hit is
    both = replace(model, across=replace(model, intercept=1.0))
    foreign = np.array([False, True, False])
    made = both.probabilities(features, foreign)
    assert made.tolist() == pytest.approx([first, 1 / (1 + exp(-1.75)), third])


MINE = Model("mine", ("cosine",), (0.4,), (0.2,), (1.5,), -1.0, 0.5, "my questions")


def test_a_set_that_was_kept_beside_an_archive_goes_before_the_shipped_one(tmp_path: Path) -> None:
    path = tmp_path / "var" / "confidence.json"
    assert not is_fitted("a", path)
    keep(path, "a", MINE)
    keep(path, "b", MINE)
    # topics and what was read are judged by what is shipped
    shipped = model_for(CAREFUL)
    mine = replace(MINE, topic=shipped.topic, reading=shipped.reading)
    assert (model_for("a", path), model_for("b", path)) == (mine, mine)
    assert is_fitted("a", path)
    assert model_for("c", path) == model_for(CAREFUL)
    assert [one.name for one in path.parent.iterdir()] == ["confidence.json"]


@pytest.mark.parametrize("text", ["", "[]", '{"a": {}}', '{"a": {"features": ["size"]}}'])
def test_a_damaged_set_is_named_with_the_command_that_mends_it(tmp_path: Path, text: str) -> None:
    path = tmp_path / "confidence.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(
        BuildError, match=r"confidence\.json cannot be read; run: onrecord calibrate"
    ):
        model_for("a", path)
