"""Measures the checking of quotations on real releases.

``python benchmarks/checking.py DATA``; DATA has the folders ``auspm`` and ``scifact``. Spans as
they stand, spans with one change, and sentences of another field are checked against all of
auspm. Nothing is embedded: checking needs the archive alone.
"""

import argparse
import gzip
import json
import platform
import random
import resource
import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from quotations import disguised, edits, is_named, is_of_its_kind, simply_folded, span

from retrieval import Archive, read_corpus, verify
from retrieval.analysis.sentences import sentences
from retrieval.types import Check, Verdict

SEED = 20260101
_SHOWN = 3
_COMMON = ("of the and", "in the .", "and the people of", "going to do", "the government of")


def main() -> None:
    """Print what was found, how fast, and the worst of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--spans", type=int, default=2000)
    parser.add_argument("--edits", type=int, default=2000)
    parser.add_argument("--foreign", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", type=int, default=10, help="how many misses are printed")
    given = parser.parse_args()
    rng = random.Random(given.seed)
    print(f"{platform.machine()}, Python {platform.python_version()}, {sqlite3.sqlite_version=}")
    with TemporaryDirectory() as folder:
        archive, texts = _taken_in(given.data / "auspm", Path(folder) / "archive.sqlite")
        _spans(archive, texts, rng, given.spans, given.show)
        _edits(archive, texts, rng, given.edits, given.show)
        _foreign(archive, given.data / "scifact", rng, given.foreign, given.show)
        _common(archive)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory, all texts held twice by this script: {peak:.0f} MB")


def _taken_in(corpus: Path, path: Path) -> tuple[Archive, list[str]]:
    statements = read_corpus(corpus, max_file_bytes=1 << 30).statements
    began = time.perf_counter()
    archive = Archive(path, create=True)
    archive.update(statements, now="2026-01-01T00:00:00+00:00")
    seconds = time.perf_counter() - began
    size = path.stat().st_size / 1e6
    pages = archive.fulltext.bytes() / 1e6
    print(
        f"{len(statements)} statements taken in in {seconds:.1f} s;"
        f" archive {size:.1f} MB, {pages:.1f} MB of it the words"
    )
    began = time.perf_counter()
    archive.update(statements, now="2026-01-02T00:00:00+00:00")
    print(f"once more, unchanged: {time.perf_counter() - began:.1f} s")
    return archive, [statement.text for statement in statements]


def _spans(
    archive: Archive, texts: Sequence[str], rng: random.Random, count: int, show: int
) -> None:
    times: list[float] = []
    missed = []
    cut = 0
    for _ in range(count):
        claim = disguised(rng, span(rng, texts))
        verdict = _timed(archive, claim, times).verdict
        cut += verdict is Verdict.CUT
        if not verdict.is_on_record:
            missed.append(claim)
    print(
        f"spans: {count - len(missed)} of {count} on record, {cut} of them cut;"
        f" {_percentiles(times)}"
    )
    for claim in missed[:show]:
        print(f"  missed {claim[:200]!r}")


def _edits(
    archive: Archive, texts: Sequence[str], rng: random.Random, count: int, show: int
) -> None:
    everything = "\n".join(map(simply_folded, texts))
    times: list[float] = []
    verdicts: Counter[str] = Counter()
    named: Counter[str] = Counter()
    made: Counter[str] = Counter()
    shown = 0
    for edit in edits(rng, texts, count, lambda text: simply_folded(text) in everything):
        found = _timed(archive, edit.text, times)
        is_right = is_named(found, edit)
        named["shown"] += is_named(found, edit, most=_SHOWN)
        is_whole = is_right and is_of_its_kind(found, edit)
        verdicts[found.verdict.value] += 1
        made[edit.kind] += 1
        named["named"] += is_right
        named["named and of its kind"] += is_whole
        named[edit.kind] += is_whole
        if not is_whole and shown < show:
            shown += 1
            differences = found.matches[0].differences if found.matches else ()
            told = [f"{one.kind} {one.claimed!r} for {one.actual!r}" for one in differences]
            print(f"  {edit.kind} {edit.actual!r} -> {edit.claimed!r}, told {told}")
            print(f"      {edit.text[:160]!r}")
    by_kind = {kind: f"{named[kind]} of {number}" for kind, number in made.items()}
    print(
        f"edits: {dict(verdicts)} of {count}; right difference {named['named']},"
        f" and its kind {named['named and of its kind']}; among the {_SHOWN} statements shown"
        f" {named['shown']}; {by_kind}; {_percentiles(times)}"
    )


def _foreign(archive: Archive, corpus: Path, rng: random.Random, count: int, show: int) -> None:
    claims: list[str] = []
    with gzip.open(corpus / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            text = " ".join(json.loads(line)["text"].split())
            claims += [text[start:end] for start, end in sentences(text, "en")]
    claims = [claim for claim in claims if any(map(str.isalnum, claim))]
    times: list[float] = []
    verdicts: Counter[str] = Counter()
    for claim in rng.sample(claims, count):
        found = _timed(archive, claim, times)
        verdicts[found.verdict.value] += 1
        shown = verdicts.total() - verdicts["not_found"]
        if found.verdict is not Verdict.NOT_FOUND and shown <= show:
            text = found.matches[0].quote.text if found.matches else ""
            print(f"  {found.verdict.value} {found.whole.similarity:.2f} {claim[:160]!r}")
            print(f"      {text[:160]!r}")
    print(f"sentences of scifact: {dict(verdicts)} of {count}; {_percentiles(times)}")


def _common(archive: Archive) -> None:
    for claim in _COMMON:
        times: list[float] = []
        for _ in range(5):
            found = _timed(archive, claim, times)
        print(f"{claim!r}: {found.verdict.value} in {len(found.whole.said)}; {_percentiles(times)}")


def _timed(archive: Archive, claim: str, times: list[float]) -> Check:
    began = time.perf_counter()
    found = verify(archive, claim)
    times.append(time.perf_counter() - began)
    return found


def _percentiles(times: Sequence[float]) -> str:
    ordered = sorted(times)
    some = (ordered[int(len(ordered) * share)] * 1000 for share in (0.5, 0.95, 0.99))
    return "p50 {:.1f} ms, p95 {:.1f} ms, p99 {:.1f} ms".format(*some)


if __name__ == "__main__":
    main()
