"""What the sections that measure onrecord alone share: the model, the texts, a reindex."""

import gzip
import json
import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from retrieval import (
    ENGLISH_ENCODER,
    Directory,
    Encoder,
    Job,
    ModelEncoder,
    RetrievalSettings,
    Searcher,
    reindex,
)
from retrieval.encode.protocol import Matrix, Vector
from retrieval.search.searcher import SearchResult
from retrieval.types import Query, ReindexReport

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = RetrievalSettings(encoder=os.environ.get("BENCH_ENCODER", ENGLISH_ENCODER))
TODAY = date(2026, 1, 1)
ONRECORD = Path(sys.executable).with_name("onrecord")
QUICK = bool(os.environ.get("BENCH_QUICK"))
KEPT = Path(os.environ.get("KEPT_MODELS", ROOT / ".bench" / "models"))
_OF_ENCODER = "" if SETTINGS.encoder == ENGLISH_ENCODER else f"-{SETTINGS.encoder}"
ARCHIVE = ROOT / ".bench" / f"auspm{'-quick' if QUICK else ''}{_OF_ENCODER}"
"""The index of the whole archive; making it takes long, so it is kept, for each encoder."""


def found(searcher: Searcher, query: Query) -> SearchResult:
    """The search alone: a query analysed and looked for, nothing quoted."""
    return searcher.find(searcher.analyse(query))


def encoder() -> ModelEncoder:
    """The built-in model, compiled before."""
    made = ModelEncoder(SETTINGS.encoder, SETTINGS.threads, KEPT)
    made.encode_question("warm up")
    return made


class StandIn:
    """An encoder whose passage vectors are one random vector, where only what comes later is timed.

    Args:
        real: whose fingerprint, tokens and questions it has.
    """

    def __init__(self, real: ModelEncoder) -> None:
        self._real = real
        self.name = real.name
        self.fingerprint = real.fingerprint
        self.dimension = real.dimension
        self.knows = real.knows
        self.count_tokens = real.count_tokens

    def encode_passages(self, texts: Any, step: Any) -> Matrix:
        """The vector of one text for each."""
        import numpy as np

        vectors: Matrix = np.tile(self._real.encode_question("a"), (len(texts), 1))
        step(len(texts))
        return vectors

    def encode_question(self, text: str) -> Vector:
        """The real vector."""
        return self._real.encode_question(text)


def take_in(corpus: Path, index: Path, model: Encoder) -> tuple[ReindexReport, float]:
    """Reindex; the report and the seconds."""
    job = Job(Directory(index), SETTINGS, model, datetime.now(UTC), lambda _: None)
    began = time.perf_counter()
    return reindex(corpus, job), time.perf_counter() - began


def releases(data: Path) -> list[dict[str, Any]]:
    """The releases of the archive."""
    with gzip.open(data / "auspm" / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return rows[:250] if QUICK else rows


def pieces(data: Path, count: int) -> Iterator[dict[str, Any]]:
    """Statements of about 1,200 characters, cut from releases."""
    made = 0
    for release in releases(data):
        lines, size = [], 0
        for line in release["text"].split("\n"):
            lines.append(line)
            size += len(line)
            if size >= 1200:
                yield {**release, "id": f"s{made}", "url": None, "text": "\n".join(lines)}
                lines, size = [], 0
                made += 1
                if made == count:
                    return


def written(path: Path, statements: list[dict[str, Any]]) -> Path:
    """Statements as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in statements)
    return path


def archive_questions(data: Path, most: int) -> list[str]:
    """The set's questions."""
    lines = (data / "auspm" / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines][:most]


def kept_archive(data: Path, model: ModelEncoder) -> Directory:
    """The whole archive, indexed; made where it is not there, and what that took is kept beside."""
    directory = Directory(ARCHIVE)
    if not directory.current.exists():
        ARCHIVE.mkdir(parents=True, exist_ok=True)
        corpus = written(ARCHIVE / "corpus.jsonl", releases(data))
        report, seconds = take_in(corpus, ARCHIVE, model)
        facts = {"seconds": seconds, "passages": report.passages}
        (ARCHIVE / "made.json").write_text(json.dumps(facts), encoding="utf-8")
    return directory


def say(figures: dict[str, Any]) -> None:
    """Print what was measured, for the process that runs the sections."""
    print(json.dumps(figures))
