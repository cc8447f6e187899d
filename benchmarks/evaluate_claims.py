"""Checks our own claims in three languages (``claims/``): the right verdict, kind by kind.

    python benchmarks/evaluate_claims.py [--show 10]

The statements and the claims were written by hand, all of it invented. A third of the claims, by
their id, is kept apart: nothing was decided by looking at them.
"""

import argparse
import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from retrieval import Archive, read_corpus, verify
from retrieval.naming import recognise_names
from retrieval.types import Check, Finding, Verdict

FOLDER = Path(__file__).resolve().parent / "claims"
APART = 3
"""One in so many claims is kept apart."""

Row = dict[str, Any]


def main() -> None:
    """Print the shares, and what was judged otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=0, help="wrong verdicts that are printed")
    parser.add_argument("--lang", default="")
    arguments = parser.parse_args()
    counted: dict[tuple[str, str], list[bool]] = defaultdict(list)
    exact: list[str] = []
    shown = 0
    with TemporaryDirectory() as folder:
        archive = archive_of(Path(folder))
        for row in claims(arguments.lang):
            found = verify(archive, row["claim"])
            right = is_right(found, row)
            part = "kept apart" if is_apart(row) else "looked at"
            for group in (row["kind"], f"all {row['id'][:2]}", "all"):
                counted[group, part].append(right)
            if found.verdict is Verdict.EXACT and row["verdict"] != "exact":
                exact.append(row["id"])
            if not right and part == "looked at" and shown < arguments.show:
                shown += 1
                print(f"{row['id']} {row['kind']}: {row['claim']!r}\n    {told(found, row)}")
    for group in sorted({group for group, _ in counted}):
        parts = (counted[group, part] for part in ("looked at", "kept apart"))
        print(f"{group}: " + ", ".join(f"{sum(one)} of {len(one)}" for one in parts))
    print(f"exact that are not: {exact}")


def archive_of(folder: Path) -> Archive:
    """The invented statements, taken in."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("statements_*.jsonl")))
    (folder / "corpus.jsonl").write_text("".join(texts), encoding="utf-8")
    archive = Archive(folder / "archive.sqlite", create=True)
    statements = read_corpus(folder / "corpus.jsonl", max_file_bytes=1 << 30).statements
    archive.update(statements, now="2026-01-01T00:00:00+00:00")
    recognise_names(archive)
    return archive


def claims(lang: str = "") -> Iterator[Row]:
    """All the claims, or those of one language."""
    for path in sorted(FOLDER.glob(f"claims_{lang}*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def is_apart(row: Row) -> bool:
    """Whether nothing was decided by looking at a claim."""
    return zlib.crc32(row["id"].encode()) % APART == 0


def is_right(found: Check, row: Row) -> bool:
    """Whether the verdict, and what is told of a change, are what a careful person says."""
    if found.verdict.value != row["verdict"]:
        return False
    if row["kind"] == "composite":
        return all(_part(found.quoted, one) for one in row["quoted"])
    if "difference" in row and row["kind"] != "composite":
        told_first = found.matches[0].differences[0]
        wanted = {"place": "name"}.get(row["difference"], row["difference"])
        return told_first.kind.value == wanted
    return True


def _part(quoted: Sequence[Finding], wanted: Row) -> bool:
    return any(
        wanted["words"].strip(" ,.") in one.text and one.verdict.value == wanted["verdict"]
        for one in quoted
    )


def told(found: Check, row: Row) -> str:
    """What was told, in a line."""
    best = found.matches[0] if found.matches else None
    differences = (
        [f"{one.kind} {one.claimed!r}/{one.actual!r}" for one in best.differences] if best else []
    )
    cut = [f"{one.turn} {one.text!r}" for one in best.left_off] if best else []
    quoted = [f"{one.verdict.value} {one.text!r}" for one in found.quoted]
    wanted = {
        key: row[key]
        for key in ("verdict", "difference", "claimed", "actual", "left_off", "quoted")
        if key in row
    }
    return f"{found.verdict.value}, {differences}, {cut}, {quoted}; wanted {wanted}"


if __name__ == "__main__":
    main()
