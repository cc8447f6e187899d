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

from retrieval import LiveSearcher
from retrieval.analysis.tokens import Tokenizer
from retrieval.answer import answer, quotes
from retrieval.answer.folding import Folder
from retrieval.answer.quotes import QuoteMaker
from retrieval.answer.sentence_ranking import SentenceRanker
from retrieval.answer.statements import StatementReader
from retrieval.archive.store import Archive
from retrieval.encode.compiled import CompiledEncoder
from retrieval.index import lexical_search
from retrieval.index.dense import DenseIndex
from retrieval.query import parse
from retrieval.search import searcher
from retrieval.search.searcher import Searcher
from retrieval.search.term_matches import TermMatches

if TYPE_CHECKING:
    from collections.abc import Callable

STAGES: tuple[tuple[str, Any, str], ...] = (
    ("understanding the question", parse, "understand"),
    ("analysing it", searcher, "analyse"),
    ("encoding it", CompiledEncoder, "encode_question"),
    ("dense arm", DenseIndex, "search"),
    ("dense arm: exact scores", DenseIndex, "scores"),
    ("lexical arm", lexical_search.MaxScore, "best"),
    ("lexical arm: exact scores, neighbours", TermMatches, "scores"),
    ("fusion", searcher, "fuse"),
    ("confidence", searcher, "measure"),
    ("confidence: words held", TermMatches, "near"),
    ("confidence: words unseen", TermMatches, "unseen"),
    ("document ranking", searcher, "by_statement"),
    ("document ranking: words held", TermMatches, "statements"),
    ("search, the rest", Searcher, "find"),
    ("statements and their sentences", StatementReader, "statement"),
    ("sentence ranking", SentenceRanker, "windows"),
    ("sentence ranking: of what is quoted", SentenceRanker, "weight"),
    ("folding: repeats", Folder, "repeats"),
    ("quoting", quotes, "quote"),
    ("selection, folding, the rest", QuoteMaker, "by_relevance"),
    ("other languages of it", answer, "folded"),
    ("what became of it since", answer, "with_history"),
    ("what was searched", answer, "searched"),
    ("reading texts", Archive, "records"),
    ("words of texts", Tokenizer, "indexed"),
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
        answer.answer_query(asked, parse.understand(text, TODAY))

    for text in texts:
        ask(text)
    began = time.perf_counter()
    for text in texts:
        ask(text)
    plain = (time.perf_counter() - began) / len(texts)
    clock = Clock()
    for stage in STAGES:
        clock.wrap(*stage)
    clock.wrap("all else", answer, "answer_query")
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
