"""One statement changed among ten thousand, and none, in one file and in a file each.

The first index has stand-in vectors: making them is not what is timed here.
"""

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from common import peak_megabytes
from ours import QUICK, StandIn, encoder, pieces, say, take_in, written

TURNS = 3


def main() -> None:
    """Index, index again, change one and index again; medians of three."""
    model = encoder()
    chosen = list(pieces(Path(sys.argv[1]), 1000 if QUICK else 10_000))
    figures: dict[str, Any] = {"statements": len(chosen)}
    with TemporaryDirectory() as place:
        root = Path(place)
        (root / "files").mkdir()
        for number, row in enumerate(chosen):
            written(root / "files" / f"{number:05}.jsonl", [row])
        one, many = written(root / "corpus.jsonl", chosen), root / "files"
        for name, corpus in (("one", one), ("many", many)):
            report, _ = take_in(corpus, root / name, StandIn(model))
            figures["passages"] = report.passages
            none = [take_in(corpus, root / name, model)[1] for _ in range(TURNS)]
            figures[f"none_{name}"] = median(none)
        changed: dict[str, list[float]] = {"one": [], "many": []}
        for turn in range(TURNS):
            chosen[turn]["text"] += f" The minister added point {turn}."
            written(one, chosen)
            written(many / f"{turn:05}.jsonl", [chosen[turn]])
            for name, corpus in (("one", one), ("many", many)):
                report, seconds = take_in(corpus, root / name, model)
                if (report.changed, report.unchanged) != (1, len(chosen) - 1):
                    raise RuntimeError(report)
                changed[name].append(seconds)
        figures |= {f"changed_{name}": median(taken) for name, taken in changed.items()}
    say(figures | {"megabytes": peak_megabytes()})


if __name__ == "__main__":
    main()
