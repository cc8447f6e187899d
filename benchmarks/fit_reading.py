"""Fits what turns the reader's scores into probabilities; writes retrieval/search/confidence.json.

    python benchmarks/fit_reading.py PATH_TO_AUSPM

On questions of our own about statements that the reader was not trained on. What is printed: how
well it tells on the questions it was fitted on, and on those kept apart, by kind of question too.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from own_archives import NOW, ROOT, arguments_of, reading_archives, searcher_of

from retrieval import MULTILINGUAL_ENCODER, ModelEncoder
from retrieval.encode.model_source import HUB_MULTILINGUAL, source_of
from retrieval.evaluation.reading_calibration import (
    ACROSS,
    OWN,
    ReadExample,
    ReadFit,
    fit,
    judged,
    read_examples,
)
from retrieval.read.model_reader import ModelReader
from retrieval.search.searcher import Searcher

UNLIMITED = 60_000
"""Milliseconds: as many windows are read as there are, on whatever machine."""


def main() -> None:
    """Fit and write."""
    parser = arguments_of(__doc__)
    parser.add_argument("--work", type=Path, help="folder in which the archives' indexes are kept")
    arguments = parser.parse_args()
    encoder = ModelEncoder(MULTILINGUAL_ENCODER, 2, arguments.models)
    reader = ModelReader(2, arguments.models)
    found: list[ReadExample] = []
    apart: list[ReadExample] = []
    with TemporaryDirectory() as place:
        folder = arguments.work or Path(place)
        for one in reading_archives(arguments.auspm):
            searcher = unlimited(searcher_of(folder / one.name, one.rows, encoder, reader))
            found += read_examples(searcher, one.fitted, NOW.date())
            apart += read_examples(searcher, one.apart, NOW.date())
            print(one.name, len(one.rows), "statements", len(found), "searches", flush=True)
    on = f"{len(found)} searches over real releases and invented statements"
    fitted = fit(found, encoder.name, on)
    told("fitted on", fitted)
    told("kept apart", judged(fitted.model, apart))
    by_kind(fitted, apart)
    path = ROOT / "retrieval" / "search" / "confidence.json"
    sets = json.loads(path.read_text(encoding="utf-8"))
    with_cosines = {encoder.fingerprint, source_of(HUB_MULTILINGUAL).fingerprint}
    # for encoders whose cosines have another scale: what the reader and the words say
    careful = fit(found, "any other", on, *(_without_cosines(names) for names in (OWN, ACROSS)))
    told("without cosines, kept apart", judged(careful.model, apart))
    for name in sets:
        model = fitted.model if name in with_cosines else careful.model
        sets[name]["reading"] = asdict(model)
    path.write_text(json.dumps(sets, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {path}")


def _without_cosines(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if not name.startswith("cosine"))


def unlimited(searcher: Searcher) -> Searcher:
    """The same searcher, whose reader has all the time it needs."""
    searcher.settings = replace(searcher.settings, reading_ms=UNLIMITED)
    return searcher


def told(name: str, one: ReadFit) -> None:
    """Print how well a model tells."""
    print(
        f"{name}: {one.questions} questions, right window first {one.first:.3f}, AUROC"
        f" {one.auroc:.3f}, calibration error {one.error:.3f}; at {one.model.threshold}:"
        f" {one.missed:.1%} missed, {one.false_near:.1%} answered that have no answer,"
        f" {one.false_absent:.1%} whose subject is absent"
    )


def by_kind(fitted: ReadFit, examples: Sequence[ReadExample]) -> None:
    """Print the same by kind of question."""
    kinds: dict[str, list[ReadExample]] = defaultdict(list)
    for one in examples:
        kinds[one.asked or "other"].append(one)
    for name, some in sorted(kinds.items()):
        told(f"  {name}", judged(fitted.model, some))


if __name__ == "__main__":
    main()
