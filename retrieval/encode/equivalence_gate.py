"""The gate of compiled models: may their vectors stand for those of sentence-transformers?

Two things are asked: that every vector is near the reference one, over texts of many kinds, and
that questions find their answers as well as with the reference vectors. The second is measured by
nDCG@10 (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS
20(4), 2002) over questions of our own about the sample corpus. Each has one right answer, so that
nDCG@10 of a question is ``1 / log2(rank + 1)`` of that answer's rank, and 0 beyond the tenth.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any

import numpy as np

from retrieval.encode.compiled import PROBE, CompiledEncoder
from retrieval.encode.kept_reference import KeptReference
from retrieval.encode.protocol import Encoder, Matrix

LEAST_COSINE = 0.99
"""Of a vector to the reference vector of the same text."""

MOST_LOST = 0.003
"""Of nDCG@10, against that of the reference vectors."""

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

_DEPTH = 10  # ranks that count
_ANSWERS_A_PASSAGE = 6  # that make a text of a passage's length to calibrate with


@dataclass(frozen=True, slots=True)
class Equivalence:
    """What the gate found.

    Attributes:
        cosine: the least of a vector to the reference vector.
        fault: why the encoder may not stand for the reference; None where it may.
    """

    cosine: float
    fault: str | None


class EquivalenceGate:
    """Compares encoders with a reference.

    Args:
        reference: the encoder whose vectors are the right ones, or these vectors where they are
            kept.
    """

    def __init__(self, reference: Encoder | KeptReference) -> None:
        used = _answered(reference.knows)
        self._reference = reference
        self._questions = [str(one["question"]) for one in used]
        self._answers = sorted({str(one["evidence"]) for one in used})
        self._right = np.array([self._answers.index(one["evidence"]) for one in used])

    def calibration(self) -> tuple[list[str], list[str]]:
        """Questions and passages, without prompts, to calibrate a quantisation with."""
        return sample_texts(self._reference.knows)

    def compare(self, encoder: Encoder) -> Equivalence:
        """How near an encoder's vectors are to the reference, and whether that is enough."""
        known = self.reference
        cosine = min(  # a compiled model is turned from questions to passages once, and back once
            _least_cosine(_encoded_questions(encoder, QUESTIONS), known.questions),
            _least_cosine(encoder.encode_passages(PASSAGES, _ignore), known.passages),
        )
        return Equivalence(cosine, self._fault(encoder, cosine))

    def ndcg(self, encoder: Encoder) -> float:
        """Mean nDCG@10 of finding each question's answer among all answers."""
        answers = encoder.encode_passages(self._answers, _ignore)
        if isinstance(encoder, CompiledEncoder):  # two hundred one by one take seconds
            questions = encoder.encode_questions(self._questions)
        else:
            questions = _encoded_questions(encoder, self._questions)
        scores = questions @ answers.T
        right = np.take_along_axis(scores, self._right[:, np.newaxis], axis=1)
        before = (scores > right).sum(axis=1)
        return float(np.where(before < _DEPTH, 1 / np.log2(before + 2), 0.0).mean())

    def _fault(self, encoder: Encoder, cosine: float) -> str | None:
        if encoder.count_tokens(PASSAGES) != self.reference.tokens:
            return "it cuts texts into other tokens than sentence-transformers does"
        if not cosine >= LEAST_COSINE:  # nor where it is no number
            return (
                "its vectors differ from those of sentence-transformers by more than the gate"
                f" allows (cosine {cosine:.3f}, least {LEAST_COSINE})"
            )
        lost = self.reference.ndcg - self.ndcg(encoder) if self._questions else 0.0
        if lost > MOST_LOST:
            return (
                "with it questions find their answers less well than the gate allows"
                f" (nDCG@10 less by {lost:.4f}, at most {MOST_LOST})"
            )
        return None

    @cached_property
    def reference(self) -> KeptReference:
        """What the reference makes of the texts."""
        encoder = self._reference
        if isinstance(encoder, KeptReference):
            return encoder
        return KeptReference(
            encoder.knows,
            encoder.encode_passages(PASSAGES, _ignore),
            _encoded_questions(encoder, QUESTIONS),
            encoder.count_tokens(PASSAGES),
            self.ndcg(encoder),
            texts_digest(),
        )


def sample_texts(knows: Callable[[str], bool]) -> tuple[list[str], list[str]]:
    """Questions, and texts of a passage's length, in the languages that an encoder knows."""
    used = _answered(knows)
    answers = sorted({str(one["evidence"]) for one in used})
    starts = range(len(answers))
    passages = [" ".join(answers[at : at + _ANSWERS_A_PASSAGE]) for at in starts]
    return [str(one["question"]) for one in used], passages


def sample_questions() -> list[tuple[str, str]]:
    """Questions of our own over the sample corpus that have an answer, each with its words."""
    return [(str(one["question"]), str(one["evidence"])) for one in _all_answered()]


def texts_digest() -> str:
    """Changes whenever the gate's texts or the sample questions do."""
    texts = [*PASSAGES, *QUESTIONS, *(text for pair in sample_questions() for text in pair)]
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _answered(knows: Callable[[str], bool]) -> list[dict[str, Any]]:
    return [one for one in _all_answered() if knows(one["question"])]


def _all_answered() -> list[dict[str, Any]]:
    path = files("retrieval.encode").joinpath("sample_questions.jsonl")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [one for one in lines if one["evidence"]]


def _encoded_questions(encoder: Encoder, texts: Sequence[str]) -> Matrix:
    return np.stack([encoder.encode_question(text) for text in texts])


def _least_cosine(some: Matrix, others: Matrix) -> float:
    return float((some * others).sum(axis=1).min())


def _ignore(done: int) -> None:
    del done
