"""Nothing that is measured on may be trained on: the same question, or a run of the same words."""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reading_sets import BENCHMARKS, ReadingSet

RUN = 12
"""Words in a row that two texts have in common only if one is of the other."""

_WORD = re.compile(r"\w+")


class OverlapError(Exception):
    """A question or a text of an evaluation set is among what is trained on."""


def check(sets: Sequence[ReadingSet], data: Path) -> int:
    """See that no evaluation set is touched.

    Args:
        sets: what is trained on.
        data: folder of the evaluation sets.

    Returns:
        How many evaluation questions and texts were compared.

    Raises:
        OverlapError: one is trained on; the first ten are named.
    """
    found = list(overlaps(sets, data))
    if found:
        raise OverlapError("\n".join(found[:10]) + f"\n({len(found)} in all)")
    return sum(1 for _ in _questions(data)) + sum(1 for _ in _texts(data))


def overlaps(sets: Sequence[ReadingSet], data: Path) -> Iterator[str]:
    """What of the evaluation sets is in the training sets, a line each."""
    asked = {_flat(one.question): one.id for many in sets for one in many.readings}
    runs: dict[int, str] = {}
    for many in sets:
        if many.name == "releases":
            continue  # our own questions over releases of which none is evaluated on
        for row in many.statements:
            runs |= dict.fromkeys(_runs(row["text"]), str(row["id"]))
    for name, question in _questions(data):
        if _flat(question) in asked:
            yield f"{name}: {question!r} is question {asked[_flat(question)]}"
    for name, text in _texts(data):
        shared = next((runs[run] for run in _runs(text) if run in runs), None)
        if shared is not None:
            yield f"{name}: a text shares {RUN} words in a row with {shared}"


def _questions(data: Path) -> Iterator[tuple[str, str]]:
    for name in ("xquad_en_ru", "squad2_sample", "scifact"):
        lines = (data / name / "queries.jsonl").read_text(encoding="utf-8").splitlines()
        yield from ((name, json.loads(line)["text"]) for line in lines)
    own = (BENCHMARKS / "release_questions.jsonl").read_text(encoding="utf-8").splitlines()
    yield from (("release_questions", json.loads(line)["question"]) for line in own)
    for row in _rows(data / "reading" / "tydi_ru.jsonl.gz"):
        yield "tydi_ru", row["question"]


def _texts(data: Path) -> Iterator[tuple[str, str]]:
    for name in ("xquad_en_ru", "squad2_sample", "scifact"):
        yield from ((name, row["text"]) for row in _rows(data / name / "corpus.jsonl.gz"))
    yield from (("tydi_ru", row["context"]) for row in _rows(data / "reading" / "tydi_ru.jsonl.gz"))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _flat(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _runs(text: str) -> Iterator[int]:
    words = _WORD.findall(text.casefold())
    for place in range(len(words) - RUN + 1):
        yield hash(tuple(words[place : place + RUN]))
