"""Reads an evaluation set: a corpus, questions, and who judged which statement right.

A set is a folder with ``corpus.jsonl`` (or ``.gz``), ``queries.jsonl`` (``id``, ``text``, and if
they are known ``lang``, ``answerable``, ``today``) and ``qrels.tsv`` (question, statement,
relevance, and in a fourth column the words of the statement that answer). Instead of the last two,
one JSON Lines file may hold questions as people write them down: ``question``, ``statement``,
``also`` (other right statements), ``evidence``, ``lang``, ``today``.
"""

import csv
import gzip
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from retrieval.errors import CorpusError
from retrieval.text import normalise

CORPUS_NAMES = ("corpus.jsonl", "corpus.jsonl.gz")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a set.

    Attributes:
        answerable: whether the set says that some statement answers it.
        relevant: grade by statement id, of those judged right.
        evidence: wordings that answer, any one of them; empty where the set has none.
        today: the day the question is asked on, where that matters.
        kind: of the question, where the set tells kinds apart.
    """

    id: str
    text: str
    lang: str | None
    answerable: bool
    relevant: Mapping[str, int]
    evidence: tuple[str, ...]
    today: date | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of a set, as its file has it, read apart from the readers.

    Attributes:
        text: the raw text after the written normalisation.
        date: the field, as it stands.
        group: what the statement is a part of: the field ``group``, else its id up to the last
            hyphen.
    """

    id: str
    text: str
    date: str | None
    lang: str | None
    group: str


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """Statements by id, questions in the order of their file, and the file of the corpus."""

    corpus: Path
    entries: Mapping[str, Entry]
    questions: tuple[Asked, ...] = field(repr=False)


def read_set(
    folder: Path,
    *,
    lang: str | None = None,
    query_lang: str | None = None,
    questions: Path | None = None,
) -> EvaluationSet:
    """Read a set.

    Args:
        folder: of the set.
        lang: leave out statements and judgements of other languages, and questions too unless
            ``query_lang`` names theirs.
        query_lang: leave out questions of other languages.
        questions: a file of questions with their judgements, in place of the folder's own.

    Raises:
        CorpusError: a file is missing or a line of it is not what it should be.
    """
    corpus = corpus_file(folder)
    entries = {
        entry.id: entry for entry in map(_entry, _objects(corpus)) if lang in (None, entry.lang)
    }
    asked = read_questions(questions) if questions else _judged(folder, entries)
    chosen = tuple(one for one in asked if (query_lang or lang) in (None, one.lang))
    if not chosen:
        raise CorpusError(f"{questions or folder}: there are no questions to ask.")
    return EvaluationSet(corpus, entries, chosen)


def corpus_file(folder: Path) -> Path:
    """The file with the set's statements.

    Raises:
        CorpusError: there is none.
    """
    for name in CORPUS_NAMES:
        if (folder / name).is_file():
            return folder / name
    raise CorpusError(f"{folder} is no evaluation set: it has no {' or '.join(CORPUS_NAMES)}.")


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a text file, unpacked where its name ends in ``.gz``.

    Raises:
        CorpusError: it cannot be read.
    """
    try:
        with io.TextIOWrapper(_open(path), encoding="utf-8") as file:
            yield from file
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path} cannot be read: {error}") from error


def _open(path: Path) -> Any:
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")


def _objects(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines_of(path), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            raise CorpusError(f"{path}, line {number}: not JSON ({error}).") from error
        if not isinstance(value, dict):
            raise CorpusError(f"{path}, line {number}: not a JSON object.")
        yield value


def _entry(fields: Mapping[str, Any]) -> Entry:
    name = str(fields.get("id"))
    group = fields.get("group") or name.rpartition("-")[0] or name
    text = normalise(str(fields.get("text") or ""))
    return Entry(name, text, fields.get("date"), fields.get("lang"), str(group))


def _judged(folder: Path, entries: Mapping[str, Entry]) -> Iterator[Asked]:
    grades: dict[str, dict[str, int]] = {}
    wordings: dict[str, list[str]] = {}
    for query, statement, grade, evidence in _judgements(folder / "qrels.tsv"):
        if statement in entries and grade > 0:
            grades.setdefault(query, {})[statement] = grade
            if evidence:
                wordings.setdefault(query, []).append(evidence)
    for fields in _objects(folder / "queries.jsonl"):
        name = str(fields.get("id"))
        relevant = grades.get(name, {})
        yield Asked(
            id=name,
            text=str(fields.get("text") or ""),
            lang=fields.get("lang"),
            answerable=bool(fields.get("answerable", True)) and bool(relevant),
            relevant=relevant,
            evidence=tuple(dict.fromkeys(wordings.get(name, []))),
            today=_day(fields.get("today")),
        )


def _judgements(path: Path) -> Iterator[tuple[str, str, int, str]]:
    rows = csv.reader(lines_of(path), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(rows, 1):
        if not row or row[0] in {"query_id", "query-id"}:
            continue
        try:
            # TREC's own form has a second column that nobody uses
            query, statement, grade = row[0], row[1], int(row[2])
        except (IndexError, ValueError) as error:
            raise CorpusError(
                f"{path}, line {number}: not question, statement, relevance, evidence."
            ) from error
        yield query, statement, grade, row[3].strip() if len(row) > 3 else ""


def read_questions(path: Path) -> Iterator[Asked]:
    """Questions as people write them down, each with its judgement.

    Raises:
        CorpusError: the file cannot be read.
    """
    for number, fields in enumerate(_objects(path), 1):
        right = [fields.get("statement"), *(fields.get("also") or ())]
        relevant = {str(name): 1 for name in right if name is not None}
        evidence = fields.get("evidence")
        yield Asked(
            id=str(number),
            text=str(fields.get("question") or ""),
            lang=fields.get("lang"),
            answerable=bool(relevant),
            relevant=relevant,
            evidence=(str(evidence),) if evidence else (),
            today=_day(fields.get("today")),
            kind=str(fields.get("kind") or ""),
        )


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None
