"""The whole public sets asked of both kinds of arms: are rankings and quotes equal, and how fast.

    python benchmarks/milvus_contract.py [SET ...] [--index DIR] [--url URL] [--questions N]
        [--statements N]

Sets are those of ``../shared/data``. The vectors are those of the model that is shipped. Without a
URL the arms lie in a file of milvus-lite beside the index. Prints a table in Markdown.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from retrieval import (
    Directory,
    Job,
    LiveSearcher,
    ModelEncoder,
    RetrievalSettings,
    Searcher,
    answer_query,
    reindex,
    understand,
)
from retrieval.evaluation.sets import EvaluationSet, lines_of, read_set
from retrieval.types import Progress, Query, Quote

SETS = ("xquad_en_ru", "scifact", "auspm")
DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SETTINGS = RetrievalSettings(reading_ms=0, names=False)
NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


@dataclass
class Tally:
    """What was asked of both, and how it came out."""

    asked: int = 0
    rankings: int = 0
    but_ties: int = 0
    quotes: int = 0
    here: float = 0.0
    there: float = 0.0


@dataclass(frozen=True)
class Told:
    """What one kind of arms says to a question."""

    rows: list[int]
    scores: NDArray[np.float64]
    quotes: tuple[Quote, ...]
    seconds: float


def ask(searcher: Searcher, query: Query) -> Told:
    """The ranking and the quotes, and how long they took together."""
    began = perf_counter()
    found = searcher.find(searcher.analyse(query))
    quotes = answer_query(searcher, query).quotes
    seconds = perf_counter() - began
    scores = np.array([hit.score for hit in found.hits])
    return Told([hit.row for hit in found.hits], scores, quotes, seconds)


def compare(here: Searcher, there: Searcher, questions: Sequence[Query]) -> Tally:
    """Ask both the same questions, each kind first every other time."""
    tally = Tally()
    for number, query in enumerate(questions):
        if number % 2:
            remote, local = ask(there, query), ask(here, query)
        else:
            local, remote = ask(here, query), ask(there, query)
        tally.asked += 1
        tally.rankings += local.rows == remote.rows
        tally.but_ties += local.scores.shape == remote.scores.shape and bool(
            np.allclose(local.scores, remote.scores, atol=1e-6)
        )
        tally.quotes += local.quotes == remote.quotes
        tally.here += local.seconds
        tally.there += remote.seconds
    return tally


def corpus_of(chosen: EvaluationSet, home: Path, statements: int | None) -> Path:
    """The set's corpus, or a file of its first statements."""
    if statements is None:
        return chosen.corpus
    home.mkdir(parents=True, exist_ok=True)
    path = home / "first.jsonl"
    path.write_text("".join(islice(lines_of(chosen.corpus), statements)), encoding="utf-8")
    return path


def measure(name: str, url: str, encoder: ModelEncoder, options: argparse.Namespace) -> str:
    """A row of the table."""
    folder, home = DATA / name, options.index
    if not folder.is_dir():
        return f"| {name} | not at {folder} | | | | | |"
    chosen = read_set(folder, questions=None, lang=None, query_lang=None)
    place = Directory(home / name, home / "models")

    def tell(step: Progress) -> None:
        if step.done == step.total or step.done % 1000 == 0:
            print(f"{name}: {step.stage} {step.done} of {step.total}", file=sys.stderr)

    job = Job(place, SETTINGS, encoder, NOW, tell)
    corpus = corpus_of(chosen, home / name, options.statements)
    reindex(corpus, job, sure=True)
    here = LiveSearcher(place, SETTINGS, encoder).current()
    remote = replace(place, index_url=url)
    began = perf_counter()
    reindex(corpus, replace(job, directory=remote, now=NOW.replace(hour=13)), sure=True)
    seconds = perf_counter() - began
    there = LiveSearcher(remote, SETTINGS, encoder).current()
    kinds = here.snapshot.dense.kind, there.snapshot.dense.kind
    if kinds != ("exact", "milvus"):
        sys.exit(f"{name}: {home} has builds of another run ({kinds}); name an empty folder")
    most = options.questions
    step = max(1, len(chosen.questions) // most)
    asked = [
        understand(one.text, one.today or NOW.date()) for one in chosen.questions[::step][:most]
    ]
    for one in (here, there):
        ask(one, asked[0])
    told = compare(here, there, asked)
    ms = [1000 * total / told.asked for total in (told.here, told.there)]
    return (
        f"| {name} | {len(here.snapshot):,} | {told.asked} | {told.rankings} | {told.but_ties} |"
        f" {told.quotes} | {ms[0]:.0f} | {ms[1]:.0f} | {seconds:.0f} |"
    )


def main() -> None:
    """Measure the sets that are named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--index", type=Path, default=Path("var/milvus-contract"))
    parser.add_argument("--models", type=Path)
    parser.add_argument("--url")
    parser.add_argument("--statements", type=int)
    parser.add_argument("--questions", type=int, default=300)
    options = parser.parse_args()
    options.index.mkdir(parents=True, exist_ok=True)
    url = options.url or str(options.index / "arms.db")
    encoder = ModelEncoder("multilingual", 2, options.models or options.index / "models")
    print(
        "| set | passages | questions | equal rankings | equal but for ties | equal quotes |"
        " FAISS, ms | Milvus, ms | written in s |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for name in options.sets:
        print(measure(name, url, encoder, options), flush=True)


if __name__ == "__main__":
    main()
