"""The gate of compiled models: are their vectors as good as those of sentence-transformers?

Two things are asked: that every vector is near its true one, over texts of many kinds, and that
questions find what answers them as well as with the true vectors, over questions of our own.
"""

import json
from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files

import numpy as np

from retrieval.encode.compiled import PROBE
from retrieval.encode.protocol import (
    Encoder,
    Matrix,
)

LEAST_COSINE = 0.99
"""Of a vector to the true one."""

MOST_LOST = 0.003
"""Of nDCG@10, against the true vectors."""

PASSAGES = (
    PROBE,
    "Water.",
    "",
    "  A line\nand another one,\twith  white space.  ",
    "On the river | 2020-03-05\nThe water will be shared by both sides in equal parts.",
    "The price of bread rose by 3.4 % to 27,50 in 2019; the ministry paid $1,200,000. " * 9,
    "Президент подписал указ о возвращении 12 объектов в собственность государства.",
    "Министрлик суу боюнча келишимге кол коюлганын билдирди.",
    "naïve café — “quoted” words, №5, 中文, ﬁne, 🙂",
)
"""Short, empty, longer than most models read, several scripts."""

QUESTIONS = (
    "What was said about the water treaty?",
    "How many people were evacuated?",
    "Что сказали о воде?",
    "visas",
)

_DEPTH = 10  # places of a ranking that count
_IN_A_PASSAGE = 6  # answers that make a text of a passage's length to calibrate with


class Gate:
    """What the true vectors are, and how far others are from them.

    Attributes:
        source: what makes the true ones.
    """

    def __init__(self, source: Encoder) -> None:
        told = (
            files("retrieval.encode").joinpath("sample_questions.jsonl").read_text(encoding="utf-8")
        )
        lines = [json.loads(line) for line in told.splitlines()]
        asked = [line for line in lines if line["evidence"] and source.knows(line["question"])]
        self.source = source
        self._asked = [str(line["question"]) for line in asked]
        self._answers = sorted({str(line["evidence"]) for line in asked})
        self._right = np.array([self._answers.index(line["evidence"]) for line in asked])

    def calibration(self) -> tuple[list[str], list[str]]:
        """Questions and passages, as the model will see them, to calibrate a quantisation with."""
        starts = range(len(self._answers))
        passages = [" ".join(self._answers[at : at + _IN_A_PASSAGE]) for at in starts]
        return self._asked, passages

    def fault(self, made: Encoder) -> tuple[float, str | None]:
        """The least cosine of vectors to the true ones, and why they are not taken, if so."""
        vectors, questions = self._true
        nearest = min(
            _least(made.encode_passages(PASSAGES, _ignore), vectors),
            _least(_asked(made, QUESTIONS), questions),
        )
        if made.count_tokens(PASSAGES) != self.source.count_tokens(PASSAGES):
            return nearest, "texts are cut into other tokens than sentence-transformers cuts them"
        if not nearest >= LEAST_COSINE:
            far = f"vectors differ from those of sentence-transformers (cosine {nearest:.3f})"
            return nearest, far
        if self._asked and (lost := self._ndcg - self._found_by(made)) > MOST_LOST:
            return nearest, f"questions find their answers less well (nDCG@10 less by {lost:.4f})"
        return nearest, None

    @cached_property
    def _true(self) -> tuple[Matrix, Matrix]:
        vectors = self.source.encode_passages(PASSAGES, _ignore)
        return vectors, _asked(self.source, QUESTIONS)

    @cached_property
    def _ndcg(self) -> float:
        return self._found_by(self.source)

    def _found_by(self, made: Encoder) -> float:
        """nDCG@10 of the answers, where each question has one right one."""
        scores = _asked(made, self._asked) @ made.encode_passages(self._answers, _ignore).T
        right = np.take_along_axis(scores, self._right[:, np.newaxis], axis=1)
        ranks = (scores > right).sum(axis=1)
        return float(np.where(ranks < _DEPTH, 1 / np.log2(ranks + 2), 0.0).mean())


def _asked(made: Encoder, texts: Sequence[str]) -> Matrix:
    return np.stack([made.encode_question(text) for text in texts])


def _least(some: Matrix, others: Matrix) -> float:
    return float((some * others).sum(axis=1).min())


def _ignore(done: int) -> None:
    del done
