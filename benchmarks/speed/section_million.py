"""Questions over synthetic archives of up to a million passages, and the dense arm's recall.

Words: the postings of the real archive, over and over; vectors: its vectors with noise. So words
are as frequent, and neighbours as near, as in the real one. Each archive is made by one process and
asked by another, whose memory is the figure.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
from common import milliseconds, peak_megabytes, percentile
from ours import (
    QUICK,
    SETTINGS,
    TODAY,
    archive_questions,
    encoder,
    found,
    kept_archive,
    say,
)

from retrieval import Archive, Directory, LiveSearcher, Searcher, understand
from retrieval.index.dense import DenseIndex
from retrieval.index.lexical import LexicalIndex
from retrieval.index.postings import Postings
from retrieval.index.sentence_table import SentenceTable
from retrieval.index.snapshot import ROW, WORDING, Contents, Manifest, Snapshot
from retrieval.index.vocabulary import Vocabulary
from retrieval.types import Intent

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZES = (1_000, 10_000, 100_000) if QUICK else (1_000, 10_000, 100_000, 300_000, 1_000_000)
BLOCK = 20_000
NOISE = 0.02
"""Standard deviation in each dimension: a cosine of about 0.93 to the vector it was."""


def main() -> None:
    """Every size in turn; ``make`` and ``ask`` are what the processes of a size do."""
    data, *step = map(Path, sys.argv[1:])
    if step:
        (make if str(step[0]) == "make" else ask)(data, step[1], int(str(step[2])))
        return
    kept_archive(data, encoder())
    points = []
    for size in SIZES:
        with TemporaryDirectory() as place:
            for what in ("make", "ask"):
                command = [sys.executable, __file__, str(data), what, place, str(size)]
                done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
            points.append(json.loads(done.stdout))
    say({"points": points, **recall(data)})


def make(data: Path, place: Path, size: int) -> None:
    """Write both arms."""
    chance = np.random.default_rng(2026)
    real = _real(data).snapshot
    whole = np.asarray(real.dense.vectors(np.arange(len(real))))

    def blocks() -> Any:
        for at in range(0, size, BLOCK):
            rows = np.arange(at, min(at + BLOCK, size)) % len(whole)
            made = whole[rows] + NOISE * chance.standard_normal((rows.size, 384), dtype="f4")
            yield made / np.linalg.norm(made, axis=1, keepdims=True)

    DenseIndex.write(place / "vectors.npy", (size, 384), blocks())
    LexicalIndex.of(tiled(real.lexical.postings, size)).save(place / "lexical")


def tiled(real: Postings, size: int) -> Postings:
    """The same rows again and again, up to so many."""
    length = len(real.lengths)
    tokens = np.repeat(np.arange(len(real.tokens)), np.diff(real.starts))
    parts: dict[str, list[NDArray[Any]]] = {"rows": [], "counts": [], "tokens": []}
    for at in range(0, size, length):
        kept = real.rows < size - at
        parts["rows"].append(real.rows[kept] + np.int32(at))
        parts["counts"].append(real.counts[kept])
        parts["tokens"].append(tokens[kept].astype(np.int32))
    every = np.concatenate(parts["tokens"])
    order = np.argsort(every, kind="stable")
    held = np.bincount(every, minlength=len(real.tokens))
    return Postings(
        tokens=np.asarray(real.tokens),
        starts=np.concatenate([[0], np.cumsum(held)]),
        rows=np.concatenate(parts["rows"])[order],
        counts=np.concatenate(parts["counts"])[order],
        lengths=np.resize(real.lengths, size),
    )


def ask(data: Path, place: Path, size: int) -> None:
    """Open both arms and search, as an answer does before it reads texts."""
    model = encoder()
    rows = np.zeros(size, dtype=ROW)
    rows["record"] = 1 + np.arange(size) // 15
    rows["day"] = 700_000 + np.arange(size) * 10_000 // size
    manifest = Manifest(
        "m", "", model.name, model.fingerprint, 384, "", "", "", size, size, size, False
    )
    contents = Contents(
        rows=rows,
        keys=np.empty((0, 16), np.uint8),
        sentences=SentenceTable.empty(),
        wordings=np.empty(0, WORDING),
        dense=DenseIndex.load(place / "vectors.npy"),
        lexical=LexicalIndex.load(place / "lexical"),
        vocabulary=Vocabulary.of(()),
    )
    archive = Archive(place / "archive.sqlite", create=True)
    searcher = Searcher(Snapshot(manifest, contents), archive, model, SETTINGS)
    # phrases, and the words of a topic, are looked for in texts, of which there are none here
    asked = [(text, understand(text, TODAY)) for text in archive_questions(data, 400)]
    texts = [t for t, q in asked if not q.phrases and q.intent is not Intent.TOPIC][:200]
    # the first questions read the files from the disk
    milliseconds(lambda text: found(searcher, understand(text, TODAY)), texts[:20])
    taken = milliseconds(lambda text: found(searcher, understand(text, TODAY)), texts)
    vectors = {text: model.encode_question(text) for text in texts}
    dense = milliseconds(
        lambda text: contents.dense.search(vectors[text], (0, size), SETTINGS.candidates), texts
    )
    say(
        {
            "passages": size,
            "p50": percentile(taken, 0.5),
            "p95": percentile(taken, 0.95),
            "dense_p50": percentile(dense, 0.5),
            "dense_p95": percentile(dense, 0.95),
            "megabytes": peak_megabytes(),
        }
    )


def recall(data: Path) -> dict[str, Any]:
    """Recall@10 of the dense arm against an exact scan over the real archive."""
    searcher, model = _real(data), encoder()
    dense = searcher.snapshot.dense
    count = len(searcher.snapshot)
    whole = dense.vectors(np.arange(count))
    shares = []
    for text in archive_questions(data, 400):
        vector = model.encode_question(text)
        found = dense.search(vector, (0, count), SETTINGS.candidates).rows[:10].tolist()
        exact = np.argsort(-(whole @ vector), kind="stable")[:10]
        shares.append(len(set(found).intersection(exact.tolist())) / 10)
    return {"recall": float(np.mean(shares)), "recall_passages": count}


def _real(data: Path) -> Searcher:
    model = encoder()
    directory: Directory = kept_archive(data, model)
    return LiveSearcher(directory, SETTINGS, model).current()


if __name__ == "__main__":
    main()
