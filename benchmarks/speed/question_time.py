"""Where a question's time goes, stage by stage: over a kept index of the whole archive.

    python benchmarks/speed/question_time.py DATA

Stages are timed by wrapping what runs them; a stage inside another is taken off it.
"""

import functools
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ours import SETTINGS, TODAY, archive_questions, encoder, kept_archive

from retrieval import (
    LiveSearcher,
    answer_query,
    pipeline,
)
from retrieval.analysis.tokens import Tokenizer
from retrieval.answer import selection
from retrieval.answer.folding import Repeats
from retrieval.answer.selection import Selection
from retrieval.answer.sentence_ranking import SecondLook
from retrieval.archive.store import Archive
from retrieval.encode.compiled import CompiledEncoder
from retrieval.index.dense import DenseIndex
from retrieval.index.snapshot import Snapshot
from retrieval.query import parse as queries
from retrieval.search import lexical_search, searcher
from retrieval.search.searcher import Searcher
from retrieval.search.term_matches import Standing

if TYPE_CHECKING:
    from collections.abc import Callable

STAGES: tuple[tuple[str, Any, str], ...] = (
    ("understanding the question", queries, "understand"),
    ("encoding it", CompiledEncoder, "encode_question"),
    ("dense arm", DenseIndex, "search"),
    ("dense arm: exact scores", DenseIndex, "scores"),
    ("lexical arm", lexical_search, "best"),
    ("lexical arm: exact scores, neighbours", Standing, "scores"),
    ("fusion", searcher, "fuse"),
    ("confidence", searcher, "measure"),
    ("confidence: words held", Standing, "near"),
    ("confidence: words unseen", Standing, "unseen"),
    ("statements as wholes", searcher, "by_statement"),
    ("statements as wholes: words held", Standing, "statements"),
    ("second look", SecondLook, "windows"),
    ("second look: sentences", selection, "sentences"),
    ("quoting", selection, "quote"),
    ("repeats", Repeats, "show"),
    ("repeats: of what is quoted", Selection, "_shared"),
    ("repeats: shown already", Repeats, "shows"),
    ("search, the rest", Searcher, "find"),
    ("choosing quotes, the rest", pipeline, "choose"),
    ("what was searched", Snapshot, "coverage"),
    ("what was searched: statements", Snapshot, "count_records"),
    ("reading texts", Archive, "records"),
    ("words of texts", Tokenizer, "indexed"),
    ("what became of it since", pipeline, "with_history"),
)


class Clock:
    """Seconds of each stage without those of the stages inside it."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._inside: list[float] = []

    def wrap(self, name: str, owner: Any, attribute: str) -> None:
        """Have a function's calls counted under a name."""
        kept = vars(owner)[attribute] if isinstance(owner, type) else getattr(owner, attribute)
        function: Callable[..., Any] = getattr(kept, "__func__", kept)

        @functools.wraps(function)
        def timed(*given: Any, **named: Any) -> Any:
            began = time.perf_counter()
            self._inside.append(0.0)
            try:
                return function(*given, **named)
            finally:
                whole = time.perf_counter() - began
                self.spent[name] = self.spent.get(name, 0.0) + whole - self._inside.pop()
                if self._inside:
                    self._inside[-1] += whole

        setattr(owner, attribute, staticmethod(timed) if isinstance(kept, staticmethod) else timed)


def main() -> None:
    """Ask 200 questions, print a table."""
    data, model = Path(sys.argv[1]), encoder()
    asked = LiveSearcher(kept_archive(data, model), SETTINGS, model).current()
    texts = archive_questions(data, 200)

    def ask(text: str) -> None:
        answer_query(asked, queries.understand(text, TODAY))

    for text in texts:
        ask(text)
    began = time.perf_counter()
    for text in texts:
        ask(text)
    plain = (time.perf_counter() - began) / len(texts)
    clock = Clock()
    for stage in STAGES:
        clock.wrap(*stage)
    clock.wrap("all else", sys.modules[__name__], "answer")
    began = time.perf_counter()
    for text in texts:
        ask(text)
    whole = (time.perf_counter() - began) / len(texts)
    print(f"{len(asked.snapshot):,} passages, {len(texts)} questions")
    print(f"{1000 * plain:.2f} ms a question, {1000 * whole:.2f} ms with the clocks:\n")
    for name, seconds in sorted(clock.spent.items(), key=lambda item: -item[1]):
        each = seconds / len(texts)
        print(f"{1000 * each:8.2f} ms {each / whole:6.1%}  {name}")


if __name__ == "__main__":
    main()
