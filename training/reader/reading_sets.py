"""Questions with the words that answer them, from every source the reader is trained on.

Public sets lie in one folder, a line each: id, lang, title, question, context, answers (lists of
start and end in code points of the context). Our own questions name a statement and its answering
words. What comes out is the same for all.
"""

import gzip
import json
import random
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from retrieval.text import normalise
from retrieval.types import Span

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BENCHMARKS = ROOT / "benchmarks"

MOST_QUESTIONS = {
    "new_wiki": 7000,
    "tydi_en": 4136,
    "selqa": 1400,
    "qed": 1355,
    "covidqa": 500,
    "squad_test_sentences": 3000,
}
"""Of each public set; the sets of lower-case and of long texts are not to outweigh the others."""

LEFT_OUT = frozenset({"english--1203231337305279938-2"})
"""Questions over texts of which a part is in an evaluation set, as ``overlap`` found."""

OWN_QUESTIONS = (
    BENCHMARKS / "fit_questions.jsonl",
    BENCHMARKS / "fit_questions_across.jsonl",
    HERE / "release_questions.jsonl",
)
"""Over real releases; none of these is evaluated on."""

_AROUND = 1500  # characters of a long context that are kept on either side of the answer
_SHARES = 5
_FIRST_DAY, _DAYS = 730_000, 8_000  # proleptic days from which contexts without a date get one

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """A question over one statement.

    Attributes:
        id: of the question, once in all sets.
        lang: of the question.
        statement: id of the statement it is about.
        span: of the answering words in the statement's text; None where nothing there answers.
        kind: of our own questions; the set's name for those of others.
        apart: whether nothing is trained on it.
    """

    id: str
    lang: str
    question: str
    statement: str
    span: Span | None
    kind: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class ReadingSet:
    """Questions and the statements they are asked over; statements are rows of a corpus file."""

    name: str
    statements: tuple[Row, ...]
    readings: tuple[Reading, ...]


def public_set(folder: Path, name: str) -> ReadingSet:
    """One of the public sets, with our own translations of its questions."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [
            row for row in map(json.loads, file) if row["answers"] and row["id"] not in LEFT_OUT
        ]
    random.Random(name).shuffle(rows)
    translated = _translations()
    rows.sort(key=lambda row: row["id"] not in translated)  # a stable sort: translated ones first
    statements: dict[str, Row] = {}
    readings: list[Reading] = []
    for row in rows[: MOST_QUESTIONS[name]]:
        text, start, end = _near_answer(row)
        number = f"{name}-{zlib.crc32(text.encode()):08x}"
        title = row["title"].replace("_", " ")
        statements.setdefault(
            number, {"id": number, "title": title, "date": _day_of(number), "text": text}
        )
        bare = Reading(row["id"], row["lang"], row["question"], number, (start, end), name)
        readings.append(bare)
        readings += [
            replace(bare, id=f"{bare.id}-{lang}", lang=lang, question=question)
            for lang, question in translated.get(row["id"], {}).items()
        ]
        near = _near_misses().get(row["id"])
        if near:
            readings.append(
                replace(bare, id=f"{bare.id}-near", question=near, span=None, kind="near miss")
            )
    return ReadingSet(name, tuple(statements.values()), tuple(readings))


def own_statements() -> ReadingSet:
    """Invented statements of three languages, each with questions in all three."""
    statements: list[Row] = []
    readings: list[Reading] = []
    texts: dict[str, str] = {}
    for row in _lines(HERE / "statements.jsonl"):
        statements.append({key: row[key] for key in ("id", "title", "date", "text", "lang")})
        texts[row["id"]] = normalise(row["text"])
        for place, asked in enumerate(row["questions"]):
            readings.append(
                Reading(
                    f"{row['id']}-{place}",
                    asked["lang"],
                    asked["question"],
                    row["id"],
                    _place(asked["evidence"], texts[row["id"]]),
                    asked["kind"],
                    is_apart(row["id"]),
                )
            )
    return ReadingSet("own", tuple(statements), tuple(readings))


def trilingual() -> ReadingSet:
    """The statements in three languages that confidences are fitted on, and their questions."""
    folder = BENCHMARKS / "trilingual"
    statements = [*_lines(folder / "statements.jsonl"), *_lines(folder / "more_statements.jsonl")]
    texts = {row["id"]: normalise(row["text"]) for row in statements}
    readings = _asked(folder / "questions.jsonl", texts)
    return ReadingSet("trilingual", tuple(statements), tuple(readings))


def releases(auspm: Path) -> ReadingSet:
    """Our own questions over real releases, and those releases; none that is evaluated on."""
    with gzip.open(auspm / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = {row["id"]: row for row in map(json.loads, file)}
    names = {row["statement"] for file in OWN_QUESTIONS for row in _lines(file)}
    texts = {name: normalise(rows[name]["text"]) for name in names if name in rows}
    readings = [one for file in OWN_QUESTIONS for one in _asked(file, texts)]
    wanted = {one.statement for one in readings}
    statements = [rows[name] for name in sorted(wanted & set(rows))]
    return ReadingSet("releases", tuple(statements), tuple(readings))


def news(folder: Path) -> ReadingSet:
    """Our own questions over Russian news texts, and those texts.

    Args:
        folder: with ``texts.jsonl.gz``, each with id and text.
    """
    with gzip.open(folder / "texts.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [news_row(row) for row in map(json.loads, file)]
    texts = {row["id"]: normalise(row["text"]) for row in rows}
    return ReadingSet("news", tuple(rows), tuple(_asked(HERE / "news_questions.jsonl", texts)))


def news_row(row: Row) -> Row:
    """A news text as a row of a corpus file; it has no title, and a day that is made up."""
    name = str(row["id"])
    return {"id": name, "title": "", "date": _day_of(name), "text": row["text"], "lang": "ru"}


def is_apart(statement: str) -> bool:
    """Whether nothing is trained on the questions about a statement.

    Two fifths, as ``benchmarks/own_archives.py`` tells them: what is measured on, and what the
    probabilities are fitted on.
    """
    return zlib.crc32(statement.encode()) % _SHARES in {0, 1}


def _asked(path: Path, texts: Mapping[str, str]) -> Iterator[Reading]:
    for place, row in enumerate(_lines(path), 1):
        if row.get("statement") not in texts:
            continue
        yield Reading(
            f"{path.stem}-{place}",
            row["lang"],
            row["question"],
            str(row["statement"]),
            _place(row.get("evidence"), texts[row["statement"]]),
            row.get("kind", path.stem),
            is_apart(str(row["statement"])),
        )


def _near_answer(row: Row) -> tuple[str, int, int]:
    """The context, or what is around the answer where it is long, and the answer's place in it."""
    text = row["context"]
    start, end = row["answers"][0]
    first = text.rfind(". ", 0, max(start - _AROUND, 0)) + 2 if start > _AROUND else 0
    last = text.find(". ", end + _AROUND)
    last = last + 1 if last >= 0 else len(text)
    words, kept = normalise(text[start:end]), normalise(text[first:last])
    places = [one.start() for one in re.finditer(re.escape(words), kept)]
    # where it is normalised the answer may have moved a little
    begin = min(places, key=lambda place: abs(place - (start - first)))
    return kept, begin, begin + len(words)


def _place(words: str | None, text: str) -> Span | None:
    """Where answering words stand, white space and case folded; None where they do not."""
    pattern = r"\s+".join(map(re.escape, words.split())) if words else None
    found = re.search(pattern, text, re.IGNORECASE) if pattern else None
    return found.span() if found else None


def _day_of(name: str) -> str:
    from datetime import date

    return date.fromordinal(_FIRST_DAY + zlib.crc32(name[::-1].encode()) % _DAYS).isoformat()


def _translations() -> Mapping[str, dict[str, str]]:
    rows = _lines(HERE / "translated_questions.jsonl")
    return {row["id"]: {"ru": row["ru"], "ky": row["ky"]} for row in rows}


def _near_misses() -> Mapping[str, str]:
    return {row["id"]: row["question"] for row in _lines(HERE / "near_misses.jsonl")}


def _lines(path: Path) -> list[Row]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
