"""Runs every evaluation set through ``onrecord evaluate`` and writes docs/evaluation.md.

    python benchmarks/evaluate_sets.py [DATA] [--index DIR]

``DATA`` is the folder of the sets (``scifact``, ``xquad_en_ru``, ``auspm``, ``squad2_sample``). A
set that is not there or was not run is named as such in the table; a figure below its floor is
marked.
"""

import argparse
import gzip
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "benchmarks" / "release_questions.jsonl"
KEYS = (
    *("ndcg@10", "mrr@10", "recall@10", "hit@1", "evidence@1", "evidence@3", "verbatim", "dated"),
    *(
        "false_answers",
        "missed_answers",
        "auroc",
        "answered_at_5",
        "false_at_10",
        "seconds_per_question",
    ),
)


@dataclass(frozen=True, slots=True)
class Run:
    """One set, asked in one way, with the floors it should reach, or what it may be at most."""

    name: str
    folder: str
    options: tuple[str, ...]
    floors: dict[str, float] = field(default_factory=dict)
    most: dict[str, float] = field(default_factory=dict)


TYDI = "reading/tydi_ru.jsonl.gz"
"""A file and no folder: questions, each with its context and where in it the answer is."""

_LAWS = {"verbatim": 1.0, "dated": 1.0}
_PLAIN = ("--no-periods",)
_ENGLISH = ("--lang", "en", *_PLAIN)
RUNS = (
    Run("scifact", "scifact", _PLAIN, {"ndcg@10": 0.735}),
    Run(
        "xquad, Russian questions over English",
        "xquad_en_ru",
        ("--lang", "en", "--query-lang", "ru", *_PLAIN),
        {"hit@1": 0.78},
    ),
    Run(
        "xquad, English questions over Russian",
        "xquad_en_ru",
        ("--lang", "ru", "--query-lang", "en", *_PLAIN),
        {"hit@1": 0.79},
    ),
    Run(
        "xquad en, right paragraph hidden",
        "xquad_en_ru",
        (*_ENGLISH, "--leave-out", "document"),
        {
            "ndcg@10": 0.983,
            "evidence@1": 0.95,
            "evidence@3": 0.985,
            "auroc": 0.965,
            "answered_at_5": 0.82,
        },
    ),
    Run(
        "xquad ru, right paragraph hidden",
        "xquad_en_ru",
        ("--lang", "ru", *_PLAIN, "--leave-out", "document"),
        {"ndcg@10": 0.975, "hit@1": 0.95, "evidence@1": 0.90, "auroc": 0.92},
    ),
    Run(
        "xquad ru, its article hidden",
        "xquad_en_ru",
        ("--lang", "ru", *_PLAIN, "--leave-out", "group"),
        {"auroc": 0.97},
    ),
    Run(
        "xquad en, its article hidden",
        "xquad_en_ru",
        (*_ENGLISH, "--leave-out", "group"),
        {"auroc": 0.993, "answered_at_5": 0.97},
    ),
    Run("squad2 sample", "squad2_sample", _PLAIN, most={"false_at_10": 0.60}),
    Run("tydi, Russian questions over all contexts", TYDI, ("--lang", "ru", *_PLAIN)),
    Run(
        "ntrex, Russian sentences find the English",
        "ntrex_en_ru_ky",
        ("--lang", "en", "--query-lang", "ru", *_PLAIN),
        {"recall@10": 0.90},
    ),
    Run(
        "ntrex, Kyrgyz sentences find the English",
        "ntrex_en_ru_ky",
        ("--lang", "en", "--query-lang", "ky", *_PLAIN),
        {"recall@10": 0.85},
    ),
    Run("auspm, titles as questions", "auspm", ("--without-titles", *_PLAIN), {"mrr@10": 0.76}),
    Run(
        "auspm, questions as people ask them",
        "auspm",
        ("--questions", str(OWN)),
        {"evidence@1": 0.52, "evidence@3": 0.70},
    ),
)


def main() -> None:
    """Run the sets one after another; write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=ROOT.parent / "shared" / "data")
    parser.add_argument("--index", type=Path, default=ROOT / "var")
    parser.add_argument("--only", default="", help="runs whose name holds this")
    parser.add_argument("--skip", help="runs whose name holds this stand as not run")
    arguments = parser.parse_args()
    found: list[tuple[Run, dict[str, Any] | None]] = []
    for run in RUNS:
        if arguments.only not in run.name:
            continue
        folder = arguments.data / run.folder
        skipped = arguments.skip is not None and arguments.skip in run.name
        wanted = folder.exists() and not skipped
        if wanted and run.folder == TYDI:
            folder = as_set(folder, arguments.index / "sets" / "tydi_ru")
        facts = measured(run, folder, arguments.index) if wanted else None
        found.append((run, facts))
        print(line(run, facts), flush=True)
    if not arguments.only:
        (ROOT / "docs" / "evaluation.md").write_text(page(found), encoding="utf-8")


def as_set(reading: Path, folder: Path) -> Path:
    """A file of questions with their contexts as a set: every context is a statement.

    Args:
        reading: the file.
        folder: to write the set into.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with gzip.open(reading, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    numbers = {
        text: f"t{place:04}" for place, text in enumerate(dict.fromkeys(r["context"] for r in rows))
    }
    corpus: dict[str, Any] = {}
    queries, judged = [], []
    for row in rows:
        number = numbers[row["context"]]
        start, end = row["answers"][0]
        corpus[number] = {
            "id": number,
            "title": row["title"],
            "lang": row["lang"],
            "text": row["context"],
        }
        queries.append({"id": row["id"], "text": row["question"], "lang": row["lang"]})
        evidence = " ".join(row["context"][start:end].split())
        judged.append(f"{row['id']}\t{number}\t1\t{evidence}")
    for name, lines in (("corpus.jsonl", corpus.values()), ("queries.jsonl", queries)):
        text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "qrels.tsv").write_text("\n".join(judged) + "\n", encoding="utf-8")
    return folder


def measured(run: Run, folder: Path, index: Path) -> dict[str, Any]:
    """What ``onrecord evaluate --json`` prints for a run."""
    command = [sys.executable, "-m", "bot.cli", "evaluate", str(folder), *run.options]
    ended = subprocess.run(  # noqa: S603 - our own command
        [*command, "--index", str(index), "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    facts: dict[str, Any] = json.loads(ended.stdout)
    return facts


def line(run: Run, facts: dict[str, Any] | None) -> str:
    """A row of the table."""
    return f"| {run.name} | {' | '.join(_cells(run, facts))} |"


def _cells(run: Run, facts: dict[str, Any] | None) -> Iterator[str]:
    floors = run.floors | _LAWS
    for key in KEYS:
        value = None if facts is None else facts[key]
        if value is None:
            yield "–" if facts is not None else "not run"
            continue
        floor, most = floors.get(key), run.most.get(key)
        if most is not None:
            yield f"{value:.3f} (at most {most:g})" + (" **above**" if value > most else "")
        elif floor is None or floor == 1.0 == value:
            yield f"{value:.4g}"
        else:
            below = " **below**" if value < floor else ""
            yield f"{value:.3f} (floor {floor:g}){below}"


def page(found: Iterable[tuple[Run, dict[str, Any] | None]]) -> str:
    """The page: when, where and with what, then the table."""
    parts = ("sentence-transformers", "faiss-cpu", "openvino", "numpy")
    versions = ", ".join(f"{part} {version(part)}" for part in parts)
    rows = list(found)
    where = (
        f"{datetime.now(UTC):%d %B %Y}",
        f"Python {platform.python_version()}, {versions}",
        f"{platform.machine()}, {os.cpu_count()} cores",
    )
    return "\n".join(
        [
            "# What was measured",
            "",
            "Written by `make evaluate`; [measures](measures.md) defines every column. One shipped",
            "configuration for all sets.",
            "",
            " · ".join(where),
            "",
            f"| set | {' | '.join(KEYS)} |",
            f"|---|{'---|' * len(KEYS)}",
            *(line(run, facts) for run, facts in rows),
            "",
            "Sizes: "
            + "; ".join(
                f"{run.name}: {facts['statements']:,} statements, {facts['passages']:,} passages,"
                f" {facts['questions']:,} questions, index made in {facts['build_seconds']} s"
                for run, facts in rows
                if facts is not None
            )
            + ".",
            "",
        ]
    )


if __name__ == "__main__":
    main()
