"""The weights that come with the program."""

import json
from importlib.resources import files

import numpy as np
import pytest

from retrieval.encode.model_source import HUB_MULTILINGUAL, source_of
from retrieval.search.ranking_weights import OTHERS, RankingWeights, Weights, weights_for

NAMES = json.loads(
    files("retrieval.search").joinpath("ranking_weights.json").read_text(encoding="utf-8")
)


def test_an_encoder_without_weights_of_its_own_gets_those_of_the_english_model() -> None:
    assert weights_for("another") == weights_for(OTHERS)
    assert weights_for(source_of("english").fingerprint) == weights_for(OTHERS)


def test_both_ways_to_the_multilingual_model_have_its_weights() -> None:
    packaged = weights_for(source_of("multilingual").fingerprint)
    assert packaged == weights_for(source_of(HUB_MULTILINGUAL).fingerprint)
    assert packaged != weights_for(OTHERS)


@pytest.mark.parametrize("fingerprint", NAMES)
def test_what_speaks_for_a_row_is_added_and_length_is_taken_away(fingerprint: str) -> None:
    weights = weights_for(fingerprint)
    for both in (weights.known, weights.unknown):
        for one in (both.own, both.foreign):
            assert min(one.dense, one.lexical, one.coverage, one.length) > 0
            assert one.constant <= 0


def test_each_row_has_the_weight_of_its_kind() -> None:
    both = RankingWeights(Weights(1, 2, 3, 4), Weights(5, 6, 7, 8, 9))
    assert both.of("lexical", np.array([False, True])).tolist() == [2, 6]
    assert both.of("constant", np.array([True, False])).tolist() == [9, 0]
