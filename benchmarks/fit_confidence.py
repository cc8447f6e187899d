"""Fits the confidence model: is a hit an answer? Writes retrieval/confidence.json.

Questions come from two places and from no evaluation set. (1) The hand-written questions over the
sample corpus, ``sample_questions.jsonl``. (2) Questions generated from a folder of real releases:
content words of one sentence, some dropped, some foreign ones mixed in (people rarely use the
statement's own words only), behind an ordinary way of asking. Each question is searched twice: as
it is, and with every statement hidden that answers it. A hit that holds the answering words is a
positive; the best hit of a search that has no answer is a negative. Archives of very different
sizes are made, down to one statement, because scores mean different things in them.

    python benchmarks/fit_confidence.py PATH_TO_AUSPM [--releases 1500]
"""

import argparse
import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from retrieval import (
    Directory,
    Job,
    LiveSearcher,
    Query,
    RetrievalSettings,
    Searcher,
    SentenceTransformerEncoder,
    reindex,
    understand,
)
from retrieval.confidence import CAREFUL, FEATURES
from retrieval.sentences import sentences
from retrieval.text import fold

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 1, 1)
FORMS = (
    "What was said about {}?",
    "What did the government say about {}?",
    "{}",
    "{}?",
    "When was {} announced?",
    "Who is responsible for {}?",
    "How many {}?",
    "Why {}?",
    "Tell me about {}",
    "Which {}?",
    "Where {}?",
)
CAREFUL_FEATURES = ("lexical_share", "coverage", "coverage_best", "unseen", "lexical_rank")
FALSE_ANSWERS = 0.10
"""Share of unanswerable questions of the fit that the shipped threshold lets through."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the words that answer it (empty where nothing does), and its weight."""

    text: str
    evidence: str
    weight: float


@dataclass(frozen=True, slots=True)
class Example:
    """One hit's features and whether it answers; ``best`` marks the question's best hit."""

    features: NDArray[np.float64]
    answers: bool
    weight: float
    best: bool


def main() -> None:
    """Fit both sets of coefficients and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("auspm", type=Path, help="folder with corpus.jsonl.gz")
    parser.add_argument("--releases", type=int, default=1500)
    arguments = parser.parse_args()
    chance = random.Random(20261123)
    encoder = SentenceTransformerEncoder(RetrievalSettings().encoder)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        examples = list(_sample_examples(folder / "sample", encoder, chance))
        examples += _release_examples(
            folder / "releases", arguments.auspm, arguments.releases, encoder, chance
        )
    fitted = {
        encoder.fingerprint: _fit(examples, FEATURES, encoder.name),
        CAREFUL: _fit(examples, CAREFUL_FEATURES, "any other"),
    }
    path = ROOT / "retrieval" / "confidence.json"
    path.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {path} from {len(examples)} hits")


def _searcher(corpus: Path, index: Path, encoder: SentenceTransformerEncoder) -> Searcher:
    settings = RetrievalSettings()
    directory = Directory(index)
    reindex(corpus, Job(directory, settings, encoder, datetime.now(UTC), lambda _: None))
    return LiveSearcher(directory, settings, encoder).current()


def _sample_examples(
    folder: Path, encoder: SentenceTransformerEncoder, chance: random.Random
) -> Iterator[Example]:
    lines = (ROOT / "benchmarks" / "sample_questions.jsonl").read_text(encoding="utf-8")
    entries = [json.loads(line) for line in lines.splitlines()]
    asked = [
        Asked(entry["question"], entry["evidence"] or "", 3.0)
        for entry in entries
        if entry["lang"] == "en" and entry["kind"] not in {"latest", "first", "phrase"}
    ]
    whole = _searcher(ROOT / "corpus", folder / "all", encoder)
    yield from _examples(whole, asked)
    # archives of one statement, with their own questions and others' ones
    records = whole.archive.records(whole.snapshot.record_numbers().tolist())
    for number in sorted(records)[:25]:
        statement = records[number].statement
        one = folder / f"one-{number}"
        one.mkdir(parents=True)
        row = {
            "id": statement.id,
            "title": statement.title,
            "text": statement.text,
            "date": statement.date and statement.date.isoformat(),
        }
        (one / "corpus.jsonl").write_text(json.dumps(row), encoding="utf-8")
        alone = _searcher(one, one / "index", encoder)
        own = [a for a in asked if a.evidence and fold(a.evidence) in fold(statement.text)]
        others = [a for a in asked if a not in own]
        yield from _examples(alone, [*own, *chance.sample(others, 12)], hide=False)


def _release_examples(
    folder: Path,
    source: Path,
    releases: int,
    encoder: SentenceTransformerEncoder,
    chance: random.Random,
) -> list[Example]:
    with gzip.open(source / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = chance.sample([row for row in rows if len(row["text"]) < 12_000], releases)
    examples: list[Example] = []
    for size, questions in ((releases, 500), (150, 150), (30, 60), (30, 60), (6, 30), (6, 30)):
        part = chance.sample(rows, size)
        place = folder / f"{size}-{len(examples)}"
        place.mkdir(parents=True)
        text = "\n".join(json.dumps(row) for row in part)
        (place / "corpus.jsonl").write_text(text, encoding="utf-8")
        searcher = _searcher(place, place / "index", encoder)
        examples += _examples(searcher, _generated(part, rows, questions, chance))
    return examples


def _generated(
    part: list[dict[str, str]], rows: list[dict[str, str]], count: int, chance: random.Random
) -> Iterator[Asked]:
    """Questions made of a sentence's own words, with losses and additions."""
    for _ in range(count):
        text = chance.choice(part)["text"]
        spans = [span for span in sentences(text, "en") if 60 < span[1] - span[0] < 320]
        if not spans:
            continue
        start, end = chance.choice(spans)
        words = [word for word in text[start:end].split() if len(word) > 3]
        if len(words) < 5:
            continue
        kept = sorted(chance.sample(range(len(words)), chance.randint(3, min(9, len(words)))))
        chosen = [words[place].strip(".,;:!?\"'()") for place in kept]
        for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
            foreign = [w for w in chance.choice(rows)["text"].split() if len(w) > 4]
            if foreign:
                chosen.insert(chance.randint(0, len(chosen)), chance.choice(foreign).strip(".,"))
        yield Asked(chance.choice(FORMS).format(" ".join(chosen)), text[start:end], 1.0)


def _examples(searcher: Searcher, asked: Iterable[Asked], *, hide: bool = True) -> list[Example]:
    """Positives and negatives of each question, as it is and with its answers hidden."""
    records = searcher.archive.records(searcher.snapshot.record_numbers().tolist())
    folded = {number: fold(record.statement.text) for number, record in records.items()}
    made: list[Example] = []
    for question in asked:
        query = understand(question.text, TODAY)
        wanted = fold(question.evidence)
        holders = frozenset(n for n, text in folded.items() if wanted and wanted in text)
        if holders:
            made += _positives(searcher, query, wanted, question.weight)
        if holders and not hide:
            continue
        if len(holders) < len(folded):
            found = searcher.find(query, hidden=holders)
            made += [
                Example(features, answers=False, weight=question.weight / 3, best=place == 0)
                for place, features in enumerate(found.features[:3])
            ]
    return made


def _positives(searcher: Searcher, query: Query, wanted: str, weight: float) -> Iterator[Example]:
    found = searcher.find(query)
    for place, hit in enumerate(found.hits[:5]):
        passage = searcher.snapshot.passage(hit.row)
        text = searcher.archive.text(passage.record)[passage.start : passage.end]
        if wanted in fold(text) or fold(text) in wanted:
            yield Example(found.features[place], answers=True, weight=weight, best=place == 0)
            return


def _fit(examples: list[Example], names: tuple[str, ...], encoder: str) -> dict[str, object]:
    columns = [FEATURES.index(name) for name in names]
    features = np.array([example.features for example in examples])[:, columns]
    labels = np.array([example.answers for example in examples])
    weights = np.array([example.weight for example in examples])
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-9
    standard = (features - mean) / scale
    model = LogisticRegression(C=1.0, class_weight="balanced", max_iter=2000)
    model.fit(standard, labels, sample_weight=weights)
    scores = model.predict_proba(standard)[:, 1]
    best = np.array([example.best for example in examples])
    threshold = float(np.quantile(scores[best & ~labels], 1 - FALSE_ANSWERS))
    kept = float((scores[labels] >= threshold).mean())
    print(encoder, dict(zip(names, model.coef_[0].round(2), strict=True)))
    print(
        f"AUROC {roc_auc_score(labels[best], scores[best]):.3f}, threshold {threshold:.3f},"
        f" answers kept {kept:.3f} at {FALSE_ANSWERS:.0%} false ones"
    )
    return {
        "encoder": encoder,
        "features": list(names),
        "mean": mean.round(6).tolist(),
        "scale": scale.round(6).tolist(),
        "weights": model.coef_[0].round(6).tolist(),
        "intercept": round(float(model.intercept_[0]), 6),
        "threshold": round(threshold, 4),
        "fitted_on": f"{len(examples)} hits of generated and sample questions",
    }


if __name__ == "__main__":
    main()
