"""Fits the shipped confidence models: is a hit an answer? Writes retrieval/search/confidence.json.

The questions were written by hand, as people ask, and belong to no evaluation set: those over the
sample corpus (``retrieval/encode/sample_questions.jsonl``) and those over real releases
(``fit_questions.jsonl``).
The releases are asked in archives of several kinds and sizes, because scores mean different things
in them: many releases, a few, and their parts as short statements of their own, like posts.

    python benchmarks/fit_confidence.py PATH_TO_AUSPM
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from retrieval import Directory, Job, LiveSearcher, ModelEncoder, RetrievalSettings, reindex
from retrieval.evaluation.calibration import (
    WORDS_ALONE,
    Example,
    Fit,
    examples,
    fit,
    flat,
    of_sample,
)
from retrieval.evaluation.sets import Asked, read_questions
from retrieval.search.confidence import CAREFUL, FEATURES
from retrieval.search.searcher import Searcher

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SETTINGS = RetrievalSettings()
OTHERS = 900  # releases that no question is about
FEW = 50  # releases of a small archive
LONG = 9000  # characters of a release that is left out
POST = 450  # characters of a short statement, at least


def main() -> None:
    """Fit both sets of coefficients and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("auspm", type=Path, help="folder with corpus.jsonl.gz")
    parser.add_argument("--models", type=Path, default=ROOT / "var" / "models")
    arguments = parser.parse_args()
    encoder = ModelEncoder(SETTINGS.encoder, SETTINGS.threads, arguments.models)
    found: list[Example] = []
    with TemporaryDirectory() as place:
        for name, rows, questions in archives(arguments.auspm):
            searcher = _searcher(Path(place) / name, rows, encoder)
            found += examples(searcher, questions, NOW.date())
            print(name, len(rows), "statements", len(found), "searches so far", flush=True)
        found += of_sample(_job(Directory(Path(place) / "sample"), encoder))
    on = f"{len(found)} searches of questions over real releases and the sample corpus"
    fitted = {
        encoder.fingerprint: _told(fit(found, FEATURES, encoder.name, on)),
        CAREFUL: _told(fit(found, WORDS_ALONE, "any other", on)),
    }
    path = ROOT / "retrieval" / "search" / "confidence.json"
    path.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {path}")


Archive = tuple[str, list[dict[str, Any]], list[Asked]]
"""A name, statements, and questions over them."""


def archives(auspm: Path) -> Iterator[Archive]:
    """Every archive of releases that is asked."""
    chance = random.Random(20261126)
    asked = list(read_questions(ROOT / "benchmarks" / "fit_questions.jsonl"))
    with gzip.open(auspm / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        releases = {row["id"]: row for row in map(json.loads, file)}
    held_out = {
        name
        for one in read_questions(ROOT / "benchmarks" / "release_questions.jsonl")
        for name in one.relevant
    }
    wanted = list(dict.fromkeys(name for one in asked for name in one.relevant))
    others = [
        row
        for name, row in releases.items()
        if name not in held_out and name not in wanted and len(row["text"]) < LONG
    ]
    about = [releases[name] for name in wanted]
    yield "many", about + chance.sample(others, OTHERS), asked
    parts = [part for row in about for part in posts(row)]
    yield "posts", parts, [over_posts(one, parts) for one in asked]
    chance.shuffle(about)
    for start in range(0, len(about), FEW):
        few = about[start : start + FEW]
        there = {row["id"] for row in few}
        own = [one for one in asked if there & set(one.relevant)]
        others_asked = [one for one in asked if not there & set(one.relevant)]
        strange = [replace(one, relevant={}, evidence=(), answerable=False) for one in others_asked]
        yield f"few-{start}", few, own + chance.sample(strange, len(own) // 2)


def posts(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The parts of a release as statements of their own."""
    part: list[str] = []
    number = 0
    lines = [line for line in row["text"].split("\n") if line.strip()]
    for place, line in enumerate(lines):
        part.append(line)
        if sum(map(len, part)) > POST or place == len(lines) - 1:
            name = f"{row['id']}-{number}"
            yield {"id": name, "title": "", "date": row["date"], "text": "\n".join(part)}
            part, number = [], number + 1


def over_posts(one: Asked, parts: Sequence[dict[str, Any]]) -> Asked:
    """The same question, whose right statement is the part with the answering words."""
    wanted = [flat(wording) for wording in one.evidence]
    right = {
        part["id"]: 1
        for part in parts
        if part["id"].rpartition("-")[0] in one.relevant
        and any(words in flat(part["text"]) for words in wanted)
    }
    return replace(one, relevant=right)


def _searcher(folder: Path, rows: list[dict[str, Any]], encoder: ModelEncoder) -> Searcher:
    folder.mkdir(parents=True)
    corpus = folder / "corpus.jsonl"
    corpus.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    directory = Directory(folder / "index")
    reindex(corpus, _job(directory, encoder))
    return LiveSearcher(directory, SETTINGS, encoder).current()


def _job(directory: Directory, encoder: ModelEncoder) -> Job:
    return Job(directory, SETTINGS, encoder, NOW, lambda _: None)


def _told(one: Fit) -> dict[str, Any]:
    model = one.model
    print(model.encoder, dict(zip(model.features, model.weights, strict=True)))
    print(
        f"AUROC {one.auroc:.3f}, threshold {model.threshold}: {one.missed_answers:.1%} of"
        f" {one.questions} missed, {one.false_answers:.1%} answered whose subject is absent"
    )
    return asdict(model)


if __name__ == "__main__":
    main()
