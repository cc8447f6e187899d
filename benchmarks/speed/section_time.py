"""Where the time of an index and of a question goes: milliseconds a passage, and a question.

The index is one of real releases from nothing, with the encoder that is shipped; the questions are
asked of the kept index of the whole archive. ``performance.py`` draws both.
"""

import sys
import time
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from ours import (
    KEPT,
    QUICK,
    SETTINGS,
    TODAY,
    archive_questions,
    encoder,
    kept_archive,
    releases,
    say,
    written,
)
from question_time import STAGES, Clock

from retrieval import (
    MULTILINGUAL_ENCODER,
    Directory,
    Job,
    LiveSearcher,
    ModelEncoder,
    RetrievalSettings,
    reindex,
    understand,
)
from retrieval.answer import answer
from retrieval.query import parse
from retrieval.types import Progress

GROUPS = {
    "understanding the question": "understanding",
    "analysing it": "understanding",
    "encoding it": "encoding",
    "statements and their sentences": "sentences",
    "sentence ranking": "sentences",
    "sentence ranking: of what is quoted": "sentences",
    "selection, folding, the rest": "sentences",
    "folding: repeats": "sentences",
    "quoting": "quoting",
    "other languages of it": "quoting",
    "what became of it since": "quoting",
    "what was searched": "quoting",
    "reading texts": "reading texts",
    "all else": "all else",
}
"""The parts of a question's time; every stage that is not here is one of the search."""
SEARCH = "searching"


def main() -> None:
    """Measure both, print them as JSON."""
    data = Path(sys.argv[1])
    say({"index": index(data), "question": question(data), "multilingual_ms": one_question(data)})


def index(data: Path) -> dict[str, float]:
    """Milliseconds a passage of each stage of a first index, and how many passages there were."""
    settings = RetrievalSettings(encoder=MULTILINGUAL_ENCODER)
    model = ModelEncoder(settings.encoder, settings.threads, KEPT)
    model.encode_question("warm up")
    seen: list[tuple[str, float]] = []

    def tell(step: Progress) -> None:
        if not seen or seen[-1][0] != step.stage:
            seen.append((step.stage, time.perf_counter()))

    with TemporaryDirectory() as place:
        corpus = written(Path(place) / "corpus.jsonl", releases(data)[: 20 if QUICK else 150])
        job = Job(Directory(Path(place) / "var"), settings, model, datetime.now(UTC), tell)
        seen.append(("beginning", time.perf_counter()))
        passages = reindex(corpus, job).passages
        seen.append(("", time.perf_counter()))
    spent: dict[str, float] = {}
    for (stage, began), (_, ended) in pairwise(seen):
        spent[stage] = spent.get(stage, 0.0) + 1000 * (ended - began) / passages
    return spent | {"passages": passages}


def question(data: Path) -> dict[str, float]:
    """Milliseconds a question of each group of stages."""
    model = encoder()
    searcher = LiveSearcher(kept_archive(data, model), SETTINGS, model).current()
    texts = archive_questions(data, 100 if QUICK else 400)
    for text in texts[:50]:
        answer.answer_query(searcher, understand(text, TODAY))
    clock = Clock()
    for stage in STAGES:
        clock.wrap(*stage)
    clock.wrap("all else", answer, "answer_query")
    asked = texts[50:]
    for text in asked:
        answer.answer_query(searcher, parse.understand(text, TODAY))
    spent: dict[str, float] = {}
    for name, seconds in clock.spent.items():
        group = GROUPS.get(name, SEARCH)
        spent[group] = spent.get(group, 0.0) + 1000 * seconds / len(asked)
    return spent | {"passages": len(searcher.snapshot)}


def one_question(data: Path) -> float:
    """Milliseconds in which the shipped encoder encodes a question, the median."""
    model = ModelEncoder(MULTILINGUAL_ENCODER, SETTINGS.threads, KEPT)
    taken = []
    for text in archive_questions(data, 110):
        began = time.perf_counter()
        model.encode_question(text)
        taken.append(1000 * (time.perf_counter() - began))
    return sorted(taken[10:])[len(taken[10:]) // 2]


if __name__ == "__main__":
    main()
