"""onrecord over the documents of a benchmark: read, archived, indexed, published, asked."""

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from common import Document, measure
from graph_tokens import GraphTokens

from retrieval import (
    ENGLISH_ENCODER,
    Directory,
    Job,
    LiveSearcher,
    ModelEncoder,
    RetrievalSettings,
    reindex,
    understand,
)
from retrieval.answer.answer import ranking

SETTINGS = RetrievalSettings(encoder=os.environ.get("BENCH_ENCODER", ENGLISH_ENCODER))
ENCODER = ModelEncoder(SETTINGS.encoder, SETTINGS.threads, Path(os.environ["KEPT_MODELS"]))
PLACE = TemporaryDirectory()


def index(documents: list[Document]) -> LiveSearcher:
    """From JSON Lines on disk to a published build that is checked and opened."""
    root = Path(PLACE.name)
    with (root / "corpus.jsonl").open("w", encoding="utf-8") as file:
        for one in documents:
            row = {"id": one.id, "title": one.title, "text": one.text, "lang": "en"}
            file.write(json.dumps(row) + "\n")
    directory = Directory(root / "var")
    job = Job(directory, SETTINGS, ENCODER, datetime.now(UTC), lambda _: None)
    reindex(root / "corpus.jsonl", job)
    live = LiveSearcher(directory, SETTINGS, ENCODER)
    live.current()
    return live


def ask(live: LiveSearcher, question: str) -> list[str]:
    """The best statements."""
    query = understand(question, date(2026, 1, 1), periods=False)
    return list(ranking(live.current(), query))


class Encoding(GraphTokens):
    """Implements ``common.Encoding``."""

    def tokens(self, texts: list[str]) -> int:
        """The texts' own tokens."""
        return sum(ENCODER.count_tokens(texts))


if __name__ == "__main__":
    measure(index, ask, lambda: ENCODER.encode_question("warm up"), Encoding)
