"""Fits what tells whether a statement speaks of a topic: ``topic`` in confidence.json.

    python benchmarks/fit_topics.py PATH_TO_AUSPM [--encoder multilingual]

All releases are embedded for it, which takes a while. Topics of our own (``topics.jsonl``) are
searched in two archives: invented statements in three languages, where every statement on a topic
is known, and releases. A statement on the topic is an example, and of topics that are not there the
nearest statements are none. A fifth, by the statement they are about, is kept apart; what is
printed is how many topics are answered, and how many absent ones meet silence, on both parts.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from fit_confidence import SAME_VECTORS
from numpy.typing import NDArray
from own_archives import NOW, ROOT, arguments_of, searcher_of
from own_topics import TOPICS_IN, Topic, is_apart, topics_of

from retrieval import ENGLISH_ENCODER, MULTILINGUAL_ENCODER, ModelEncoder, understand
from retrieval.encode.model_source import source_of
from retrieval.evaluation.calibration import logistic
from retrieval.search.confidence import CAREFUL, FEATURES, Features, Model
from retrieval.search.searcher import Searcher
from retrieval.search.speaker_filter import scoped_searches
from retrieval.types import Intent

OWN = ("cosine", "coverage_near", "unseen", "complete_near", "complete", "close")
FOREIGN = ("cosine", "cosine_lead", "coverage_near", "unseen", "complete_near", "complete", "close")
WORDS_ALONE = ("coverage_near", "unseen", "complete_near", "complete", "close")
SILENT = 0.94
"""Share of absent topics that the threshold keeps silent."""

_RIGHT, _LOOKED_INTO, _WRONG = 6, 60, 3
_FILE = ROOT / "retrieval" / "search" / "confidence.json"


@dataclass(frozen=True, slots=True)
class Found:
    """What a topic brought: features of its hits, best first, and which of them speak of it."""

    topic: Topic
    features: Features
    foreign: NDArray[np.bool_]
    right: NDArray[np.bool_]
    records: NDArray[np.int64]


def main() -> None:
    """Fit the topic models of an encoder and write them."""
    parser = arguments_of(__doc__)
    parser.add_argument("--encoder", default=MULTILINGUAL_ENCODER)
    arguments = parser.parse_args()
    encoder = ModelEncoder(arguments.encoder, 2, arguments.models)
    known = encoder.knows("Что сказали о воде?")
    found: list[Found] = []
    with TemporaryDirectory() as place:
        for name in TOPICS_IN:
            rows, topics = topics_of(name, arguments.auspm)
            asked = [one for one in topics if known or one.lang == "en"]
            searcher = searcher_of(Path(place) / name, rows, encoder)
            found += searched(searcher, asked)
            print(name, len(rows), "statements", len(found), "topics", flush=True)
    sets = json.loads(_FILE.read_text(encoding="utf-8"))
    keys: dict[str, tuple[Sequence[str], Sequence[str]]] = {encoder.fingerprint: (OWN, FOREIGN)}
    if encoder.name in SAME_VECTORS:
        keys[source_of(SAME_VECTORS[encoder.name]).fingerprint] = (OWN, FOREIGN)
    if encoder.name == ENGLISH_ENCODER:
        keys[CAREFUL] = (WORDS_ALONE, WORDS_ALONE)
    for key, (own, across) in keys.items():
        model = fitted(found, own, across if known else None, sets[key]["encoder"])
        told(model, found)
        sets[key]["topic"] = asdict(model)
    _FILE.write_text(json.dumps(sets, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {_FILE}")


def searched(searcher: Searcher, topics: Sequence[Topic]) -> Iterator[Found]:
    """What each topic brings, where it is read as one."""
    records = searcher.archive.records(searcher.snapshot.record_numbers().tolist())
    numbers = {record.statement.id: number for number, record in records.items()}
    for topic in topics:
        query = understand(topic.query, NOW.date())
        if query.intent is not Intent.TOPIC or topic.kind != "topic":
            continue
        search = next(iter(scoped_searches(searcher, query)))
        result = search.searcher.find(search.searcher.analyse(search.query))
        if not result.hits:
            continue
        held = searcher.snapshot.rows["record"][[hit.row for hit in result.hits]]
        wanted = [numbers[name] for name in topic.ids if name in numbers]
        right = np.isin(held, wanted)
        yield Found(topic, result.features, result.foreign, right, held.astype(np.int64))


def fitted(
    found: Sequence[Found], own: Sequence[str], across: Sequence[str] | None, encoder: str
) -> Model:
    """The model of a topic, with one for statements in another language than the question's."""
    fitting = [one for one in found if not is_apart(one.topic)]
    model = _logistic(fitting, own, encoder, foreign=False if across else None)
    if across:
        model = replace(model, across=_logistic(fitting, across, encoder, foreign=True))
    absent = [_best(model, one) for one in fitting if not one.topic.present]
    return replace(model, threshold=round(float(np.quantile(absent, SILENT)), 4))


def _logistic(
    found: Sequence[Found], names: Sequence[str], encoder: str, *, foreign: bool | None
) -> Model:
    examples = [example for one in found for example in _examples(one, foreign=foreign)]
    rows = np.array([features for features, _, _ in examples])
    columns = rows[:, [FEATURES.index(name) for name in names]]
    labels, weights = [right for _, right, _ in examples], [weight for *_, weight in examples]
    on = f"{len(found)} topics over releases and invented statements"
    return logistic(
        Model(encoder, tuple(names), (), (), (), 0.0, 0.5, on), columns, labels, weights
    )


def _examples(one: Found, *, foreign: bool | None) -> Iterator[tuple[Features, bool, float]]:
    """Passages that speak of the topic, and the nearest that do not, with their weights."""
    allowed = np.ones(len(one.foreign), bool) if foreign is None else one.foreign == foreign
    if one.topic.present:
        best = [
            int(np.flatnonzero(one.records == record)[0])
            for record in dict.fromkeys(one.records[one.right].tolist())
        ]
        right = [place for place in best if allowed[place]][:_RIGHT]
        yield from ((one.features[place], True, 1 / len(right)) for place in right)
        if not one.topic.complete:
            return
    near: list[int] = np.flatnonzero(allowed & ~one.right)[:_LOOKED_INTO].tolist()
    if not one.topic.present:
        cosine, near_words = FEATURES.index("cosine"), FEATURES.index("coverage_near")
        by_vector = sorted(near, key=lambda place: -one.features[place, cosine])[: _WRONG - 1]
        by_words = sorted(near, key=lambda place: -one.features[place, near_words])[:1]
        near = by_vector + by_words
    wrong = near[:_WRONG]
    yield from ((one.features[place], False, 1 / len(wrong)) for place in wrong)


def _best(model: Model, one: Found) -> float:
    return float(model.probabilities(one.features, one.foreign).max())


def told(model: Model, found: Sequence[Found]) -> None:
    """Print the weights, and how many topics are answered and how many absent ones are not."""
    for part in filter(None, (model, model.across)):
        print(part.encoder, part.threshold, dict(zip(part.features, part.weights, strict=True)))
    for name, apart in (("fitted on", False), ("kept apart", True)):
        for archive in TOPICS_IN:
            some = [
                one
                for one in found
                if is_apart(one.topic) == apart and one.topic.archive == archive
            ]
            sure = [(_best(model, one) >= model.threshold, one.topic.present) for one in some]
            there = [answered for answered, present in sure if present]
            absent = [not answered for answered, present in sure if not present]
            print(
                f"{name}, {archive}: {np.mean(there):.3f} of {len(there)} topics answered,"
                f" {np.mean(absent):.3f} of {len(absent)} absent ones silent"
            )


if __name__ == "__main__":
    main()
