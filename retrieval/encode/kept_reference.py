"""What sentence-transformers makes of the gate's texts with a built-in model: kept as data.

So that a built-in model is compared with its reference where there is no torch. A test makes the
vectors anew and compares.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from retrieval.encode.protocol import Matrix


@dataclass(frozen=True, slots=True)
class KeptReference:
    """The reference of one model.

    Attributes:
        knows: whether a text is in a script that the model was trained on.
        passages, questions: vectors of the gate's texts, of unit length.
        tokens: of each passage, without special ones.
        ndcg: nDCG@10 of finding each sample question's answer.
        texts: digest of the gate's texts and the sample questions, of which it was made.
    """

    knows: Callable[[str], bool]
    passages: Matrix
    questions: Matrix
    tokens: list[int]
    ndcg: float
    texts: str


def read_reference(path: Path, knows: Callable[[str], bool]) -> KeptReference:
    """The reference of a file.

    Args:
        path: of the file.
        knows: of the model.

    Raises:
        OSError: it cannot be read.
        ValueError: it is damaged.
        KeyError: something is missing.
    """
    with np.load(path, allow_pickle=False) as file:
        passages, questions = (
            _unit(file[name].astype(np.float32)) for name in ("passages", "questions")
        )
        tokens, ndcg = file["tokens"].tolist(), float(file["ndcg"])
        texts = str(file["texts"])
    return KeptReference(knows, passages, questions, tokens, ndcg, texts)


def write_reference(path: Path, reference: KeptReference) -> None:
    """Write a reference; its vectors in half precision.

    Raises:
        OSError: the disk does not take it.
    """
    np.savez_compressed(
        path,
        allow_pickle=False,
        passages=reference.passages.astype(np.float16),
        questions=reference.questions.astype(np.float16),
        tokens=np.array(reference.tokens),
        ndcg=np.array(reference.ndcg),
        texts=np.array(reference.texts),
    )


def _unit(vectors: Matrix) -> Matrix:
    unit: Matrix = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit
