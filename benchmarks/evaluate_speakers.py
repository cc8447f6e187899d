"""Tells whose words passages of our own texts are (``speakers/``): right, wrong, or not told.

    python benchmarks/evaluate_speakers.py [--show 10] [--lang ky]

The texts were written by hand, all of it invented. A third, by their ids, is kept apart.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluate_claims import is_apart

from retrieval.analysis.direct_speech import direct_speech

FOLDER = Path(__file__).resolve().parent / "speakers"


def main() -> None:
    """Print the counts, and some of what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=0, help="wrong speakers that are printed")
    parser.add_argument("--lang", default="")
    arguments = parser.parse_args()
    counted: dict[tuple[str, str], Counter[str]] = {}
    shown = 0
    for path in sorted(FOLDER.glob(f"{arguments.lang}*.jsonl")):
        for apart, outcome, told, wanted in judged(path):
            part = "kept apart" if apart else "looked at"
            counted.setdefault((path.stem, part), Counter())[outcome] += 1
            if outcome == "wrong" and not apart and shown < arguments.show:
                shown += 1
                print(f"{path.stem}: told {told!r}, right {wanted!r}")
    for (lang, part), outcomes in counted.items():
        named_so = outcomes["right"] + outcomes["wrong"]
        named = outcomes["right"] + outcomes["missed"] + outcomes["other"]
        print(
            f"{lang}, {part}: of {named} that can be told {outcomes['right']} right;"
            f" of {named_so} told {outcomes['wrong']} wrong; {dict(outcomes)}"
        )


def judged(path: Path) -> Iterator[tuple[bool, str, str | None, str | None]]:
    """Of each passage whether it is kept apart, how it was told, by whom, and who is right.

    "other" is a wrong speaker where somebody can be told; it counts as wrong, too.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        apart = is_apart(row)
        for passage in row["passages"]:
            start = row["text"].index(passage["words"])
            end = start + len(passage["words"])
            speech = direct_speech(row["text"], path.stem, start, end)
            told = next((one.speaker for one in speech if one.speaker), None)
            wanted = passage["speaker"]
            if told is None:
                yield apart, "missed" if wanted else "rightly not told", told, wanted
            elif wanted is not None and _is_same(told, wanted):
                yield apart, "right", told, wanted
            else:
                yield apart, "wrong", told, wanted
                if wanted is not None:
                    yield apart, "other", told, wanted


def _is_same(told: str, wanted: str) -> bool:
    one, other = (" ".join(name.casefold().split()) for name in (told, wanted))
    return one in other or other in one


if __name__ == "__main__":
    main()
