"""The archives that rankings and confidences are fitted on, with questions of our own.

Questions were written by hand, as people ask, and belong to no evaluation set:

- over real releases (``fit_questions.jsonl``, and ``fit_questions_across.jsonl`` in Russian and
  Kyrgyz),
- over invented statements in three languages, asked in all three (``trilingual/``).

A fifth of them, by the statement they are about, is kept apart: nothing is fitted on those, in
whatever archive they are asked.

The releases are asked in archives of several kinds and sizes, because scores mean different things
in them: many releases, a few, and their parts as short statements of their own, like posts.
"""

import argparse
import gzip
import json
import random
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from retrieval import Directory, Job, LiveSearcher, ModelEncoder, RetrievalSettings, reindex
from retrieval.evaluation.calibration import flat
from retrieval.evaluation.sets import Asked, read_questions
from retrieval.read.protocol import Reader
from retrieval.search.searcher import Searcher

_HERE = Path(__file__).resolve().parent
ROOT = _HERE.parent
NOW = datetime(2026, 1, 1, tzinfo=UTC)
OTHERS = 900  # releases that no question is about
FEW = 50  # releases of a small archive
LONG = 9000  # characters of a release that is left out
READ = 250  # questions of each kind and archive that are read, which takes longer than searching
POST = 450  # characters of a short statement, at least
_SHARES = 5
UNSEEN = 1
"""Share of the statements that the reader is not trained on either, though it is not kept apart."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OwnArchive:
    """Statements, and questions over them.

    Attributes:
        fitted: questions to fit on.
        apart: questions kept apart.
    """

    name: str
    rows: list[Row]
    fitted: list[Asked]
    apart: list[Asked]


def archives(auspm: Path, *, across: bool) -> Iterator[OwnArchive]:
    """Every archive that is asked.

    Args:
        auspm: folder with ``corpus.jsonl.gz``.
        across: whether questions and statements of other languages than English belong to it.
    """
    chance = random.Random(20261126)
    english = _questions("fit_questions.jsonl")
    asked = english + (_questions("fit_questions_across.jsonl") if across else [])
    in_three = _questions("trilingual/questions.jsonl") if across else []
    # by the question as it was written down: in other archives it is about other statements
    apart = frozenset(one.id for one in asked + in_three if _is_apart(one))

    def archive(name: str, rows: list[Row], questions: Sequence[Asked]) -> OwnArchive:
        fitted = [one for one in questions if one.id not in apart]
        return OwnArchive(name, rows, fitted, [one for one in questions if one.id in apart])

    about, others = _releases(auspm, english)
    many = about + chance.sample(others, OTHERS)
    yield archive("many", many, asked)
    if across:
        lines = (_HERE / "trilingual" / "statements.jsonl").read_text(encoding="utf-8")
        three = list(map(json.loads, lines.splitlines()))
        yield archive("three languages", three, in_three)
        yield archive("many and three languages", many + three, in_three)
    parts = [part for row in about for part in posts(row)]
    yield archive("posts", parts, [over_posts(one, parts) for one in asked])
    chance.shuffle(about)
    for start in range(0, len(about), FEW):
        few = about[start : start + FEW]
        there = {row["id"] for row in few}
        own = [one for one in asked if there & set(one.relevant)]
        rest = [one for one in asked if not there & set(one.relevant)]
        strange = [replace(one, relevant={}, evidence=(), answerable=False) for one in rest]
        yield archive(f"few-{start}", few, own + chance.sample(strange, len(own) // 2))


def reading_archives(auspm: Path) -> Iterator[OwnArchive]:
    """The archives that a reader's scores are turned into probabilities on.

    Of the questions those about statements that the reader was not trained on: a fifth to fit on,
    and the fifth that is kept apart.

    Args:
        auspm: folder with ``corpus.jsonl.gz``; the news texts lie in ``factrueval_dev`` beside it.
    """
    chance = random.Random(20261128)
    english = _questions("fit_questions.jsonl")
    asked = english + _questions("fit_questions_across.jsonl")
    in_three = _questions("trilingual/questions.jsonl")
    about, others = _releases(auspm, english)
    many = about + chance.sample(others, OTHERS // 3)
    lines = (_HERE / "trilingual" / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    own, own_asked = _own_statements()
    short = [*map(json.loads, lines), *own]
    asked_of_short = in_three + own_asked
    news, news_asked = _news(auspm.parent / "factrueval_dev")
    for name, rows, questions in (
        ("short", short, asked_of_short),
        ("news", news + short, news_asked),
        ("all", many + short, asked),
    ):
        unseen = [one for one in questions if _share(one) == UNSEEN]
        apart = [one for one in questions if _is_apart(one)]
        yield OwnArchive(name, rows, _some(unseen, READ, chance), _some(apart, READ, chance))


def _some(questions: Sequence[Asked], most: int, chance: random.Random) -> list[Asked]:
    return chance.sample(questions, min(most, len(questions)))


def _news(folder: Path) -> tuple[list[Row], list[Asked]]:
    """Russian news texts, and our questions over them; none where the folder is missing."""
    path = folder / "texts.jsonl.gz"
    if not path.is_file():
        return [], []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        texts = [(row["id"], row["text"]) for row in map(json.loads, file)]
    rows = [{"id": name, "title": "", "text": text, "lang": "ru"} for name, text in texts]
    asked = read_questions(ROOT / "training" / "reader" / "news_questions.jsonl")
    return rows, [replace(one, id=f"news:{one.id}", answerable=bool(one.evidence)) for one in asked]


def _own_statements() -> tuple[list[Row], list[Asked]]:
    """The statements that were written to train the reader, and their questions."""
    text = (ROOT / "training" / "reader" / "statements.jsonl").read_text(encoding="utf-8")
    rows: list[Row] = []
    asked: list[Asked] = []
    for row in map(json.loads, text.splitlines()):
        questions = row.pop("questions")
        rows.append(row)
        for place, one in enumerate(questions):
            evidence = (one["evidence"],) if one["evidence"] else ()
            asked.append(
                Asked(
                    id=f"{row['id']}-{place}",
                    text=one["question"],
                    lang=one["lang"],
                    answerable=bool(evidence),
                    relevant={row["id"]: 1},
                    evidence=evidence,
                    kind=one["kind"],
                )
            )
    return rows, asked


def arguments_of(doc: str | None) -> argparse.ArgumentParser:
    """The arguments that every script takes that fits something on these archives."""
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("auspm", type=Path, help="folder with corpus.jsonl.gz")
    parser.add_argument("--models", type=Path, default=ROOT / "var" / "models")
    return parser


def searcher_of(
    folder: Path, rows: Sequence[Row], encoder: ModelEncoder, reader: Reader | None = None
) -> Searcher:
    """Over statements that are indexed in a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    corpus = folder / "corpus.jsonl"
    corpus.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    job = job_of(Directory(folder / "index"), encoder)
    reindex(corpus, job)
    return LiveSearcher(job.directory, job.settings, encoder, reader).current()


def job_of(directory: Directory, encoder: ModelEncoder) -> Job:
    """What a reindex needs."""
    return Job(directory, RetrievalSettings(encoder=encoder.name), encoder, NOW, lambda _: None)


def releases_of(auspm: Path) -> dict[str, Row]:
    """Every release, by its id."""
    with gzip.open(auspm / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        return {row["id"]: row for row in map(json.loads, file)}


def _releases(auspm: Path, asked: Sequence[Asked]) -> tuple[list[Row], list[Row]]:
    """The releases that are asked about, and others that are not too long."""
    releases = releases_of(auspm)
    held_out = {
        name for one in read_questions(_HERE / "release_questions.jsonl") for name in one.relevant
    }
    wanted = list(dict.fromkeys(name for one in asked for name in one.relevant))
    others = [
        row
        for name, row in releases.items()
        if name not in held_out and name not in wanted and len(row["text"]) < LONG
    ]
    return [releases[name] for name in wanted], others


def _questions(name: str) -> list[Asked]:
    """The questions of a file, with ids that no other file has."""
    return [replace(one, id=f"{name}:{one.id}") for one in read_questions(_HERE / name)]


def _is_apart(one: Asked) -> bool:
    """Whether a question is kept apart: by the statement it is about, else by its words."""
    return _share(one) == 0


def _share(one: Asked) -> int:
    name = min(one.relevant, default=one.text)
    return zlib.crc32(name.encode()) % _SHARES


def posts(row: Row) -> Iterator[Row]:
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


def over_posts(one: Asked, parts: Sequence[Row]) -> Asked:
    """The same question, whose right statement is the part with the answering words."""
    wanted = [flat(wording) for wording in one.evidence]
    right = {
        part["id"]: 1
        for part in parts
        if part["id"].rpartition("-")[0] in one.relevant
        and any(words in flat(part["text"]) for words in wanted)
    }
    return replace(one, relevant=right)
