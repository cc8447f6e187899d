"""How well the language of single texts is told: a table by language and length.

Each corpus is JSON Lines (``.gz`` or not) whose records have ``text`` and ``lang``:

    python benchmarks/detection.py CORPUS [CORPUS ...] [--wrong]
"""

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from retrieval.analysis.detection import detect

SHORT = 40
"""Characters under which a sentence is counted apart."""


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """The language and text of every record."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["lang"], record["text"]


def measure(path: Path, *, wrong: bool) -> None:
    """Print a row for each language and length of one corpus."""
    counts: Counter[tuple[str, bool, str]] = Counter()
    seconds = 0.0
    for lang, text in texts(path):
        began = time.perf_counter()
        found = detect(text)
        seconds += time.perf_counter() - began
        outcome = "right" if found == lang else "wrong" if found else "unknown"
        counts[lang, len(text) < SHORT, outcome] += 1
        if wrong and outcome != "right":
            print(f"{lang} told as {found}: {text[:160]!r}")
    print(f"| {path.parent.name or path.name} | texts | right | unknown | wrong | right, % |")
    print("|---|---|---|---|---|---|")
    for lang, short in sorted({(lang, short) for lang, short, _ in counts}):
        right, unknown, other = (
            counts[lang, short, outcome] for outcome in ("right", "unknown", "wrong")
        )
        total = right + unknown + other
        length = f"under {SHORT}" if short else f"{SHORT} and more"
        share = 100 * right / total
        print(f"| {lang}, {length} | {total} | {right} | {unknown} | {other} | {share:.2f} |")
    print(f"\n{seconds / max(1, counts.total()) * 1e6:.0f} microseconds a text\n")


def main() -> None:
    """Measure every corpus named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS")
    parser.add_argument("--wrong", action="store_true", help="print what was not told right")
    arguments = parser.parse_args()
    detect("The weights are read before the clock runs.")
    for path in arguments.corpora:
        measure(path, wrong=arguments.wrong)


if __name__ == "__main__":
    main()
