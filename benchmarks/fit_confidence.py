"""Fits the shipped confidence models: is a hit an answer? Writes retrieval/search/confidence.json.

    python benchmarks/fit_confidence.py PATH_TO_AUSPM [--encoder multilingual]

With the English encoder also the careful set, which looks at words alone. What is printed: how well
each tells on the questions it was fitted on, and on those kept apart.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from own_archives import NOW, ROOT, archives, arguments_of, job_of, searcher_of

from retrieval import ENGLISH_ENCODER, MULTILINGUAL_ENCODER, Directory, ModelEncoder
from retrieval.encode.model_source import HUB_MULTILINGUAL, source_of
from retrieval.evaluation.calibration import (
    ACROSS,
    OWN,
    WORDS_ALONE,
    Example,
    Fit,
    examples,
    fit,
    judged,
    of_sample,
)
from retrieval.search.confidence import CAREFUL

SAME_VECTORS = {MULTILINGUAL_ENCODER: HUB_MULTILINGUAL}
"""Encoders whose set serves another one: the same model in full width."""


def main() -> None:
    """Fit the sets of an encoder and write them."""
    parser = arguments_of(__doc__)
    parser.add_argument("--encoder", default=MULTILINGUAL_ENCODER)
    arguments = parser.parse_args()
    encoder = ModelEncoder(arguments.encoder, 2, arguments.models)
    across = encoder.knows("Что сказали о воде?")
    found: list[Example] = []
    apart: list[Example] = []
    with TemporaryDirectory() as place:
        for one in archives(arguments.auspm, across=across):
            searcher = searcher_of(Path(place) / one.name, one.rows, encoder)
            found += examples(searcher, one.fitted, NOW.date())
            apart += examples(searcher, one.apart, NOW.date())
            print(one.name, len(one.rows), "statements", len(found), "searches", flush=True)
        found += of_sample(job_of(Directory(Path(place) / "sample"), encoder))
    on = f"{len(found)} searches over real releases, invented statements and the sample corpus"
    sets = {encoder.fingerprint: _told(fit(found, OWN, encoder.name, on, ACROSS), apart)}
    if encoder.name in SAME_VECTORS:
        sets[source_of(SAME_VECTORS[encoder.name]).fingerprint] = sets[encoder.fingerprint]
    if encoder.name == ENGLISH_ENCODER:
        sets[CAREFUL] = _told(fit(found, WORDS_ALONE, "any other", on), apart)
    path = ROOT / "retrieval" / "search" / "confidence.json"
    known = json.loads(path.read_text(encoding="utf-8"))
    # what judges topics is fitted by fit_topics.py, what judges windows by fit_reading.py
    for key, told in sets.items():
        told.update({name: known.get(key, {}).get(name) for name in ("topic", "reading")})
    path.write_text(json.dumps(known | sets, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {path}")


def _told(one: Fit, apart: Sequence[Example]) -> dict[str, Any]:
    for model in filter(None, (one.model, one.model.across)):
        print(model.encoder, dict(zip(model.features, model.weights, strict=True)))
    for name, fitted in (("fitted on", one), ("kept apart", judged(one.model, apart))):
        print(
            f"{name}: AUROC {fitted.auroc:.3f}, threshold {fitted.model.threshold}:"
            f" {fitted.missed_answers:.1%} of {fitted.questions} missed,"
            f" {fitted.false_answers:.1%} answered whose subject is absent"
        )
    return asdict(one.model)


if __name__ == "__main__":
    main()
