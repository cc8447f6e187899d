"""What every measured program shares: documents, questions, the clock, memory, the score.

Run inside a peer's own environment too, so nothing here needs more than the standard library.
"""

import gzip
import json
import math
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

DEEP = 10


@dataclass(frozen=True, slots=True)
class Document:
    """One abstract: what is indexed is the title, a line break and the text."""

    id: str
    title: str
    text: str

    @property
    def whole(self) -> str:
        """What a peer is given."""
        return f"{self.title}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Figures:
    """What one program did with one set of documents.

    Attributes:
        seconds: from documents in memory to being ready to answer, models loaded before.
        texts: documents indexed.
        p50, p95: milliseconds for one question in this process.
        ndcg: nDCG@10 over the questions whose documents are among those indexed.
        megabytes: most memory this process ever took.
        encoded: tokens that the model was given for the documents, special ones included, padding
            not.
        tokens: tokens of the documents' texts, each once, by the same tokenizer.
    """

    seconds: float
    texts: int
    p50: float
    p95: float
    ndcg: float
    megabytes: int
    encoded: int
    tokens: int


class Encoding(Protocol):
    """What a program's model was given; counted after the clock and the memory were read."""

    def stop(self) -> None:
        """What comes from here on is not of the documents."""

    def encoded(self) -> int:
        """Tokens that the model was given until then, special ones included, padding not."""

    def tokens(self, texts: list[str]) -> int:
        """The texts' own tokens, without special ones and without a limit."""


def documents(folder: Path, most: int) -> list[Document]:
    """The documents that questions are about first, then others, in the file's order."""
    wanted = {document for relevant in judgements(folder).values() for document in relevant}
    with gzip.open(folder / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows.sort(key=lambda row: row["id"] not in wanted)
    return [Document(row["id"], row["title"], row["text"]) for row in rows[:most]]


def judgements(folder: Path) -> dict[str, set[str]]:
    """The relevant documents of each question."""
    found: dict[str, set[str]] = {}
    lines = (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        question, document, relevance, *_ = line.split("\t")
        if int(relevance) > 0:
            found.setdefault(question, set()).add(document)
    return found


def questions(folder: Path) -> dict[str, str]:
    """The text of each question."""
    lines = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row["text"] for row in map(json.loads, lines)}


def ndcg(ranked: Sequence[str], relevant: set[str]) -> float:
    """NDCG@10 with binary gains."""
    gains = [1 / math.log2(place + 2) for place in range(DEEP)]
    got = sum(gains[place] for place, one in enumerate(ranked[:DEEP]) if one in relevant)
    return got / sum(gains[: min(len(relevant), DEEP)])


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]


def peak_megabytes() -> int:
    """The most memory this process ever took."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def asked(ask: Callable[[str], T], texts: Sequence[str]) -> tuple[list[T], list[float]]:
    """What each question brought and the milliseconds it took, three asked beforehand."""
    for text in texts[:3]:
        ask(text)
    brought, taken = [], []
    for text in texts:
        began = time.perf_counter()
        brought.append(ask(text))
        taken.append(1000 * (time.perf_counter() - began))
    return brought, taken


def milliseconds(ask: Callable[[str], Any], texts: Sequence[str]) -> list[float]:
    """How long each question took, three asked beforehand."""
    return asked(ask, texts)[1]


def measure(
    index: Callable[[list[Document]], Any],
    ask: Callable[[Any, str], list[str]],
    model: Callable[[], Any],
    encoding: Callable[[], Encoding],
) -> None:
    """Index and ask what the command line names and print the figures: FOLDER COUNT.

    Args:
        index: documents to whatever answers.
        ask: that and a question to document ids, best first.
        model: called before the clock runs, to load the model.
        encoding: begins to watch what the model is given.
    """
    folder, most = Path(sys.argv[1]), int(sys.argv[2])
    chosen = documents(folder, most)
    relevant = judgements(folder)
    there = {document.id for document in chosen}
    wanted = {n: text for n, text in questions(folder).items() if relevant.get(n, set()) & there}
    model()
    watched = encoding()
    began = time.perf_counter()
    ready = index(chosen)
    seconds = time.perf_counter() - began
    watched.stop()
    ranked, taken = asked(lambda text: ask(ready, text), list(wanted.values()))
    scores = [ndcg(ids, relevant[n] & there) for n, ids in zip(wanted, ranked, strict=True)]
    figures = Figures(
        seconds=seconds,
        texts=len(chosen),
        p50=percentile(taken, 0.5),
        p95=percentile(taken, 0.95),
        ndcg=statistics.mean(scores),
        megabytes=peak_megabytes(),
        encoded=watched.encoded(),
        tokens=watched.tokens([one.whole for one in chosen]),
    )
    print(json.dumps(asdict(figures)))
