"""What is embedded for a passage, tried in other ways: tokens, and how well questions find.

    python benchmarks/fewer_tokens.py DATA [--sets xquad_en,auspm] [--ways now,seen] [--models DIR]

The dense arm alone: a statement is as near as its nearest passage, every score exact. Each set is
asked in two halves, told apart by the questions' ids: choose by the one, believe the other. A row
says how many tokens are encoded for one of text (prompts and special tokens counted, padding not),
the same where the titles count as text, seconds of the processor, then nDCG@10 of both halves and
the mean reciprocal rank of all. docs/decisions/0038-fewer-tokens.md has what came of it.
"""

import argparse
import json
import random
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import numpy as np
from numpy.typing import NDArray
from seen_headers import SeenHeaders

from retrieval import MULTILINGUAL_ENCODER, ModelEncoder, RetrievalSettings
from retrieval.analysis.homoglyphs import unmixed
from retrieval.analysis.sentences import sentences
from retrieval.encode.language_means import means_of
from retrieval.encode.protocol import Matrix
from retrieval.evaluation.sets import Asked, corpus_file, lines_of, read_questions, read_set
from retrieval.index.chunking import header, passages
from retrieval.text import normalise
from retrieval.types import Record, Statement

_HERE = Path(__file__).resolve().parent
SETS = ("trilingual", "xquad_en", "xquad_ru", "scifact", "auspm")
OTHERS = 1400  # abstracts that no question is about
FEW = 230  # releases that no question is about
LONGEST = 15_000  # characters of a release that is taken
LARGE = (150, 256)  # tokens of a large window
_SPECIAL = 4  # tokens that the prompt and the model put around a text
_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Sized:
    """A set, its statements cut into windows.

    Attributes:
        questions: by what they are called in the table.
        texts: the words of each window.
        owners: the place of each window's statement.
    """

    statements: list[Statement]
    questions: dict[str, list[Asked]]
    texts: list[str]
    owners: NDArray[np.int64]

    @property
    def first(self) -> NDArray[np.bool_]:
        """Which windows are the first of their statements."""
        return np.diff(self.owners, prepend=-1) > 0


@dataclass(frozen=True, slots=True)
class Made:
    """Vectors of all windows, and how many tokens were encoded for them."""

    vectors: Matrix
    tokens: int


Way = Callable[[Sized, ModelEncoder, Path], Made]


def main() -> None:
    """Try, and print a table of each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--ways", default=",".join(WAYS))
    parser.add_argument("--models", type=Path, default=_HERE.parent / "var" / "models")
    arguments = parser.parse_args()
    encoder = ModelEncoder(MULTILINGUAL_ENCODER, 2, arguments.models)
    for name in arguments.sets.split(","):
        statements, questions = loaded(name, arguments.data)
        for way in arguments.ways.split(","):
            size = LARGE if way.startswith("large") else RetrievalSettings().passage_tokens
            of = cut(statements, questions, encoder, size)
            began = process_time()
            made = WAYS[way](of, encoder, arguments.models)
            seconds = process_time() - began
            words = sum(encoder.count_tokens(of.texts))
            titles = sum(encoder.count_tokens([one.title for one in statements]))
            shares = f"{made.tokens / words:.3f} | {made.tokens / (words + titles):.3f}"
            found = " | ".join(
                f"{group}: {figures(of, asked, made.vectors, encoder)}"
                for group, asked in questions.items()
            )
            print(f"| {name} | {way} | {shares} | {seconds:.1f} | {found} |", flush=True)


def loaded(name: str, data: Path) -> tuple[list[Statement], dict[str, list[Asked]]]:
    """The statements of a set and its questions."""
    chance = random.Random(7)
    if name == "trilingual":
        folder = _HERE / name
        rows = [
            json.loads(line)
            for part in ("statements.jsonl", "more_statements.jsonl")
            for line in lines_of(folder / part)
        ]
        langs = {row["id"]: row["lang"] for row in rows}
        asked = [one for one in read_questions(folder / "questions.jsonl") if one.relevant]
        own = [one for one in asked if langs[next(iter(one.relevant))] == one.lang]
        across = [one for one in asked if one not in own]
        return _statements(rows), {"own language": own, "across": across}
    if name.startswith("xquad"):
        lang = name[-2:]
        folder = data / "xquad_en_ru"
        rows = [row for row in _rows(folder) if row["lang"] == lang]
        read = {ask: read_set(folder, lang=lang, query_lang=ask) for ask in ("en", "ru")}
        return _statements(rows), {f"asked in {a}": _answered(s.questions) for a, s in read.items()}
    rows = list(_rows(data / name))
    if name == "scifact":
        questions = {"claims": _answered(read_set(data / name).questions)}
        needed, most, longest = _named(questions["claims"]), OTHERS, 10**9
    else:
        files = {"held out": "release_questions", "fit": "fit_questions"}
        files["across"] = "fit_questions_across"
        questions = {
            key: _answered(list(read_questions(_HERE / f"{file}.jsonl")))
            for key, file in files.items()
        }
        needed = _named(questions["held out"])
        needed |= set(sorted(_named(questions["fit"]) - needed)[::3])
        most, longest = FEW, LONGEST
    all_asked = {one for asked in questions.values() for one in _named(asked)}
    others = [row for row in rows if str(row["id"]) not in all_asked and len(row["text"]) < longest]
    there = [row for row in rows if str(row["id"]) in needed and len(row["text"]) < longest]
    chosen = there + chance.sample(others, most)
    names = {str(row["id"]) for row in chosen}
    kept = {
        key: [one for one in asked if names & set(one.relevant)] for key, asked in questions.items()
    }
    return _statements(chosen), kept


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, lines_of(corpus_file(folder)))


def _answered(asked: Sequence[Asked]) -> list[Asked]:
    return [one for one in asked if one.relevant]


def _named(asked: Sequence[Asked]) -> set[str]:
    return {name for one in asked for name in one.relevant}


def _statements(rows: Sequence[dict[str, Any]]) -> list[Statement]:
    return [
        Statement(
            str(row["id"]),
            normalise(row["text"]),
            normalise(row.get("title") or ""),
            date.fromisoformat(row["date"]) if row.get("date") else None,
            lang=row.get("lang"),
        )
        for row in rows
    ]


def cut(
    statements: list[Statement],
    questions: dict[str, list[Asked]],
    encoder: ModelEncoder,
    size: tuple[int, int],
) -> Sized:
    """A set cut into windows of a size."""
    texts: list[str] = []
    owners: list[int] = []
    for place, one in enumerate(statements):
        spans = sentences(one.text, one.lang)
        for passage, _ in passages(Record(place, 1, one, "", ""), spans, encoder, size):
            texts.append(unmixed(one.text[passage.start : passage.end]))
            owners.append(place)
    return Sized(statements, questions, texts, np.array(owners))


def encoded(texts: Sequence[str], encoder: ModelEncoder) -> Made:
    """Texts by themselves, each wording once."""
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    tokens = sum(encoder.count_tokens([*places])) + _SPECIAL * len(places)
    vectors = encoder.encode_passages([*places], lambda _: None)
    return Made(vectors[[places[text] for text in texts]], tokens)


def behind(head: Callable[[Statement], str], *, first_alone: bool = False) -> Way:
    """Every window, or the first alone, behind a header."""

    def way(of: Sized, encoder: ModelEncoder, _: Path) -> Made:
        heads = [unmixed(head(one)) for one in of.statements]
        headed = ~np.zeros_like(of.first) if not first_alone else of.first
        rows = zip(of.owners.tolist(), of.texts, headed.tolist(), strict=True)
        texts = [f"{heads[at]}\n{text}" if yes and heads[at] else text for at, text, yes in rows]
        return encoded(texts, encoder)

    return way


def added(share: float) -> Way:
    """Windows by themselves, to each of which a share of its header's own vector is added."""

    def way(of: Sized, encoder: ModelEncoder, _: Path) -> Made:
        windows = encoded(of.texts, encoder)
        heads = [unmixed(one.title) for one in of.statements]
        titles = encoded(heads, encoder)
        there = np.array([bool(one) for one in heads])[of.owners, np.newaxis]
        vectors = windows.vectors + share * titles.vectors[of.owners] * there
        return Made(_unit(vectors), windows.tokens + titles.tokens)

    return way


def leaning(way: Way, share: float) -> Way:
    """To each window a share of the mean of its statement's windows is added."""

    def leant(of: Sized, encoder: ModelEncoder, models: Path) -> Made:
        made = way(of, encoder, models)
        means = np.zeros((len(of.statements), made.vectors.shape[1]), dtype=np.float32)
        np.add.at(means, of.owners, made.vectors)
        return Made(_unit(made.vectors + share * _unit(means)[of.owners]), made.tokens)

    return leant


def seen(of: Sized, encoder: ModelEncoder, models: Path) -> Made:
    """The header read once, with the first window, and seen by the others."""
    heads = [unmixed(header(one)) for one in of.statements]
    windows: list[list[str]] = [[] for _ in of.statements]
    for text, owner in zip(of.texts, of.owners.tolist(), strict=True):
        windows[owner].append(text)
    vectors, tokens = SeenHeaders(encoder, models).vectors(heads, windows)
    if encoder.source.means:
        told = [f"{heads[at]}\n{text}" for text, at in zip(of.texts, of.owners, strict=True)]
        vectors = means_of(encoder.source.means).passages(vectors, told)
    return Made(vectors, tokens)


def figures(of: Sized, asked: Sequence[Asked], vectors: Matrix, encoder: ModelEncoder) -> str:
    """nDCG@10 of one half and of the other, and the mean reciprocal rank of all."""
    places = {one.id: place for place, one in enumerate(of.statements)}
    ndcg: tuple[list[float], list[float]] = ([], [])
    reciprocal = []
    for one in asked:
        best = np.full(len(places), -np.inf)
        np.maximum.at(best, of.owners, vectors @ encoder.encode_question(one.text))
        found = np.argsort(-best, kind="stable")[:_DEPTH].tolist()
        grades = {places[name]: grade for name, grade in one.relevant.items() if name in places}
        gains = [grades.get(place, 0) for place in found]
        ideal = _gain(sorted(grades.values(), reverse=True)[:_DEPTH])
        ndcg[zlib.crc32(one.text.encode()) % 2].append(_gain(gains) / ideal)
        reciprocal.append(next((1 / rank for rank, gain in enumerate(gains, 1) if gain), 0.0))
    halves = " / ".join(f"{np.mean(half):.3f}" for half in ndcg)
    return f"{halves}, MRR {np.mean(reciprocal):.3f}"


def _gain(grades: Sequence[int]) -> float:
    return float(sum(grade / np.log2(rank + 2) for rank, grade in enumerate(grades)))


def _unit(vectors: Matrix) -> Matrix:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Matrix = (vectors / np.maximum(norms, 1e-12)).astype(np.float32)
    return unit


def _title(one: Statement) -> str:
    return one.title


def _begin(one: Statement) -> str:
    return " ".join(one.title.split()[:6])


def _nothing(one: Statement) -> str:
    del one
    return ""


WAYS: dict[str, Way] = {
    "now": behind(header),
    "none": behind(_nothing),
    "title": behind(_title),
    "six words": behind(_begin),
    "first alone": behind(header, first_alone=True),
    "added": added(0.3),
    "leaning": leaning(behind(_nothing), 0.3),
    "large": behind(header),
    "seen": seen,
    "seen and leaning": leaning(seen, 0.2),
}


if __name__ == "__main__":
    main()
