"""The gate, with vectors that can be worked out on paper: what passes it, and what it says else."""

import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from retrieval.encode.equivalence_gate import (
    LEAST_COSINE,
    MOST_LOST,
    PASSAGES,
    QUESTIONS,
    Equivalence,
    EquivalenceGate,
)
from retrieval.encode.protocol import Matrix, Vector


class Table:
    """Implements ``Encoder`` by a table: each text has a direction, unknown ones the last.

    Args:
        places: the direction of each text, by its number.
        tilt: cosine of what is encoded to those directions.
        tokens: how many each text is said to have.
    """

    name = fingerprint = "table"
    dimension = 400

    def __init__(self, places: dict[str, int], tilt: float = 1.0, tokens: int = 3) -> None:
        self.places, self.tilt, self.tokens = places, tilt, tokens

    def knows(self, text: str) -> bool:  # noqa: D102
        return text.isascii()

    def count_tokens(self, texts: Sequence[str]) -> list[int]:  # noqa: D102
        return [self.tokens] * len(texts)

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:  # noqa: D102
        step(len(texts))
        return np.stack([self.encode_question(text) for text in texts])

    def encode_question(self, text: str) -> Vector:  # noqa: D102
        vector = np.zeros(self.dimension, dtype=np.float32)
        vector[self.places.get(text, -2)] = self.tilt
        vector[-1] = math.sqrt(1 - self.tilt**2)
        return vector


def places() -> dict[str, int]:
    """Every question in the direction of its answer."""
    gate = EquivalenceGate(Table({}))
    found = {answer: place for place, answer in enumerate(gate._answers)}
    return found | dict(zip(gate._questions, map(int, gate._right), strict=True))


def test_ndcg_of_one_right_answer_is_by_its_rank_alone() -> None:
    """1 for the first, 1 / log2(1 + rank) down to the tenth, 0 after it."""
    known = places()
    gate = EquivalenceGate(Table(known))
    assert gate.ndcg(Table(known)) == 1.0
    gate._questions, gate._right = gate._questions[:1], gate._right[:1]
    question, right = gate._questions[0], int(gate._right[0])
    others = [place for place in range(20) if place != right]

    class Ranked(Table):
        """The question nearer to so many other answers than to the right one."""

        before = 0

        def encode_question(self, text: str) -> Vector:
            vector = super().encode_question(text)
            if text == question:
                vector[[others[n] for n in range(self.before)]] = 2.0
                vector /= np.linalg.norm(vector)
            return vector

    for before, ndcg in ((0, 1.0), (1, 1 / math.log2(3)), (9, 1 / math.log2(11)), (10, 0.0)):
        ranked = Ranked(known)
        ranked.before = before
        assert gate.ndcg(ranked) == pytest.approx(ndcg)


def test_the_reference_itself_passes() -> None:
    assert EquivalenceGate(Table(places())).compare(Table(places())) == Equivalence(1.0, None)


@pytest.mark.parametrize(("tilt", "passes"), [(LEAST_COSINE + 0.001, True), (0.987, False)])
def test_vectors_are_as_near_as_the_least_allows(tilt: float, *, passes: bool) -> None:
    found = EquivalenceGate(Table(places())).compare(Table(places(), tilt))
    assert found.cosine == pytest.approx(tilt)
    assert found.fault == (
        None
        if passes
        else "its vectors differ from those of sentence-transformers by more than the gate allows"
        " (cosine 0.987, least 0.99)"
    )


def test_vectors_that_are_no_numbers_do_not_pass() -> None:
    found = EquivalenceGate(Table(places())).compare(Table(places(), math.nan))
    assert found.fault is not None
    assert "cosine nan" in found.fault


def test_questions_that_find_other_answers_do_not_pass() -> None:
    """However near the vectors of the gate's own texts are."""
    known = places()
    gate = EquivalenceGate(Table(known))
    strays = gate._questions[:10]
    found = gate.compare(Table(known | dict.fromkeys(strays, 399 - 2)))
    assert found.cosine == 1.0
    # what is in no answer's direction is equally far from all: none goes before the right one
    assert found.fault is None
    turned = known | {question: (known[question] + 1) % 50 for question in strays}
    lost = 1 - gate.ndcg(Table(turned))
    assert lost > MOST_LOST
    assert gate.compare(Table(turned)) == Equivalence(
        1.0,
        "with it questions find their answers less well than the gate allows"
        f" (nDCG@10 less by {lost:.4f}, at most 0.003)",
    )


def test_texts_are_cut_into_the_same_tokens() -> None:
    found = EquivalenceGate(Table(places())).compare(Table(places(), tokens=4))
    assert found.fault == "it cuts texts into other tokens than sentence-transformers does"


def test_a_quantisation_is_calibrated_with_what_the_model_knows() -> None:
    gate = EquivalenceGate(Table({}))
    questions, passages = gate.calibration()
    assert questions
    assert all(question.isascii() for question in questions)
    assert len(passages) == len(gate._answers)
    assert not {*questions, *passages} & {*PASSAGES, *QUESTIONS}
