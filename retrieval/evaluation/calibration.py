"""Fits the model that decides whether a hit answers, on questions over an archive.

Each question is searched as it is, and with every statement hidden that answers it, and with the
best of what is left hidden too. The first hit that holds the answering words is an example of an
answer; the best hits of a search without an answer are examples of none.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import BuildError, CorpusError, QueryError
from retrieval.evaluation.measures import auroc, share
from retrieval.evaluation.sets import Asked, read_questions
from retrieval.index.build import Job
from retrieval.query.parse import understand
from retrieval.reindexing import reindex
from retrieval.search.confidence import FEATURES, Features, Model, keep
from retrieval.search.live import LiveSearcher
from retrieval.search.searcher import Searcher
from retrieval.settings import Directory
from retrieval.text import fold
from retrieval.types import Progress, Query

FALSE_ANSWERS = 0.005
"""Share of questions whose subject is absent that the threshold lets through at the most."""

NEAR_ANSWERS = 1 / 3
"""The same of questions whose subject is there, and the answer not."""

WORDS_ALONE = tuple(name for name in FEATURES if not name.startswith("cosine"))
"""Features that mean the same with every encoder."""

OWN = tuple(name for name in FEATURES if name != "cosine_lead")
"""Features of a hit in the question's language."""

ACROSS = FEATURES
"""Features of a hit in another language: few of its words are there to tell one from the next."""

LEAST = 40
"""Questions with an answer, below which nothing is fitted."""

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
"""The sample corpus, where the project lies as it was cloned."""

_LOOKED_INTO = 12  # best hits among which the answering one is looked for
_NOT_ANSWERS = 3  # best hits of a search without an answer that are taken as examples
_VARIES = 1e-5  # a feature of less spread is the same everywhere
_SUBJECT = 10  # best statements that hold a question's subject: without them it is absent


@dataclass(frozen=True, slots=True)
class Example:
    """One search.

    Attributes:
        features: of its hits, shape (hits, len(FEATURES)), best first.
        foreign: whether each hit is in another language than the question, shape (hits,).
        answer: the place of the hit that answers; None where the search has no answer.
        absent: whether the archive had nothing on the subject either.
    """

    features: Features
    foreign: NDArray[np.bool_]
    answer: int | None
    absent: bool = False

    def among(self, *, foreign: bool) -> "Example | None":
        """The same search with its hits in other languages alone, or without them.

        Returns:
            None where there are none, or the answer is not among them.
        """
        places = np.flatnonzero(self.foreign == foreign)
        if not places.size or (self.answer is not None and self.foreign[self.answer] != foreign):
            return None
        answer = None if self.answer is None else int(np.searchsorted(places, self.answer))
        return replace(
            self, features=self.features[places], foreign=self.foreign[places], answer=answer
        )


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model and how well it tells on the questions it was fitted on.

    Attributes:
        questions: searches with an answer.
        auroc: of their best hits' probabilities against those of searches without an answer.
        false_answers: share of searches whose subject is absent that are answered.
        missed_answers: share of searches with an answer that meet silence.
    """

    model: Model
    questions: int
    auroc: float
    false_answers: float
    missed_answers: float


def examples(
    searcher: Searcher,
    questions: Sequence[Asked],
    today: date,
    tell: Callable[[int], None] = lambda _: None,
) -> list[Example]:
    """Search every question in each way.

    Args:
        searcher: over the archive that the questions are about.
        questions: those that no statement answers have no ``relevant``.
        today: the day of questions that name none.
        tell: is told how many questions are done.
    """
    texts = Texts(searcher)
    made: list[Example] = []
    for done, asked in enumerate(questions, 1):
        try:
            query = understand(asked.text, asked.today or today)
        except QueryError:
            continue
        if query.order is None and not query.phrases:
            made += _searched(searcher, query, asked, texts)
        tell(done)
    return made


def calibrate(questions: Path | None, job: Job) -> Fit:
    """Fit the job's encoder on an archive and keep the model beside the archive.

    Args:
        questions: a file of questions over the live build, as people ask them, with the answering
            words; None to fit on the sample corpus alone.
        job: of the archive.

    Raises:
        CorpusError: the file cannot be read, or there are too few questions that can be used.
        BuildError: there is no build to ask, or the model cannot be written.
    """
    found: list[Example] = []
    if questions is not None:
        asked = list(read_questions(questions))
        searcher = LiveSearcher(job.directory, job.settings, job.encoder).current()
        found += _told_examples(searcher, asked, job)
    found += of_sample(job)
    name = job.encoder.name
    on = f"{len(found)} searches of " + (questions.name if questions else "the sample corpus")
    made = fit(found, OWN, name, on, ACROSS)
    try:
        keep(job.directory.confidence, job.encoder.fingerprint, made.model)
    except OSError as error:
        raise BuildError(f"{job.directory.confidence} cannot be written: {error}") from error
    return made


def of_sample(job: Job) -> list[Example]:
    """Examples of the sample corpus, in the languages that the encoder knows."""
    if not SAMPLE.is_dir():
        return []
    text = files("retrieval.encode").joinpath("sample_questions.jsonl")
    with as_file(text) as path, TemporaryDirectory() as place:
        asked = [one for one in read_questions(path) if job.encoder.knows(one.text)]
        inside = replace(job, directory=Directory(Path(place)))
        reindex(SAMPLE, inside)
        searcher = LiveSearcher(inside.directory, job.settings, job.encoder).current()
        return _told_examples(searcher, asked, job)


def _told_examples(searcher: Searcher, asked: Sequence[Asked], job: Job) -> list[Example]:
    def tell(done: int) -> None:
        job.tell(Progress("asking", done, len(asked)))

    return examples(searcher, asked, job.now.date(), tell)


def fit(
    examples: Sequence[Example],
    names: Sequence[str],
    encoder: str,
    on: str,
    across: Sequence[str] | None = None,
) -> Fit:
    """Logistic regression over standardised features; both kinds of examples weigh the same.

    Args:
        examples: what ``examples`` made.
        names: of the features to look at.
        encoder: the name of the model that the examples were searched with.
        on: what was asked, for the record.
        across: of the features to look at in hits of another language than the question, where
            there are enough answers among those; None for one model for all.

    Raises:
        CorpusError: there are too few examples of a kind.
    """
    own = [*filter(None, (one.among(foreign=False) for one in examples))]
    others = [*filter(None, (one.among(foreign=True) for one in examples))]
    if across is None or not _enough(others):
        model = _fitted(examples, names, encoder, on)
    else:
        model = _fitted(own, names, encoder, on)
        second = _fitted(others, across, encoder, on)
        shift = logit(model.threshold) - logit(second.threshold)
        alike = replace(
            second, threshold=model.threshold, intercept=round(second.intercept + shift, 6)
        )
        model = replace(model, across=alike)
    return judged(model, examples)


def _enough(examples: Sequence[Example]) -> bool:
    counts = sum(one.answer is not None for one in examples), sum(one.absent for one in examples)
    return min(counts) >= LEAST


def _fitted(examples: Sequence[Example], names: Sequence[str], encoder: str, on: str) -> Model:
    """One model with its threshold.

    Raises:
        CorpusError: there are too few examples of a kind.
    """
    if not _enough(examples):
        answered = sum(one.answer is not None for one in examples)
        absent = sum(one.absent for one in examples)
        raise CorpusError(
            f"Only {answered} questions were found an answer for, and {absent} without"
            f" one; at least {LEAST} of each are needed"
        )
    rows, labels, weights = _stacked(examples, [FEATURES.index(name) for name in names])
    bare = Model(encoder, tuple(names), (), (), (), 0.0, 0.5, on)
    model = logistic(bare, rows, labels, weights)
    return replace(model, threshold=_threshold(model, examples))


def logistic(
    bare: Model,
    rows: Features,
    labels: Sequence[bool] | NDArray[np.bool_],
    weights: Sequence[float] | NDArray[np.float64],
) -> Model:
    """A model with the coefficients that tell examples of a kind from the others.

    Args:
        bare: the model without them.
        rows: its features of each example, shape (examples, features).
        labels: whether each is of the kind.
        weights: of each; both kinds weigh the same in the end.
    """
    from sklearn.linear_model import LogisticRegression

    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    scale = np.where(spread > _VARIES, spread, 1.0)
    regression = LogisticRegression(class_weight="balanced", max_iter=2000)
    regression.fit((rows - mean) / scale, labels, sample_weight=weights)
    return replace(
        bare,
        mean=_numbers(mean),
        scale=_numbers(scale),
        weights=_numbers(regression.coef_[0]),
        intercept=round(float(regression.intercept_[0]), 6),
    )


def _threshold(model: Model, examples: Sequence[Example]) -> float:
    """What lets so many questions through that have no answer; of equal ones none."""
    absent = [_best(model, one) for one in examples if one.absent]
    near = [_best(model, one) for one in examples if one.answer is None and not one.absent]
    least = float(np.quantile(absent, 1 - FALSE_ANSWERS, method="lower"))
    if near:
        least = max(least, float(np.quantile(near, 1 - NEAR_ANSWERS, method="lower")))
    return math.floor(least * 10_000 + 1) / 10_000


def _best(model: Model, example: Example) -> float:
    return float(model.probabilities(example.features, example.foreign).max())


def judged(model: Model, examples: Sequence[Example]) -> Fit:
    """A model with how well it tells on some searches."""
    best = [_best(model, one) for one in examples]
    threshold = model.threshold
    without = [sure for sure, one in zip(best, examples, strict=True) if one.answer is None]
    absent = [sure for sure, one in zip(best, examples, strict=True) if one.absent]
    answered = [sure for sure, one in zip(best, examples, strict=True) if one.answer is not None]
    return Fit(
        model=model,
        questions=len(answered),
        auroc=auroc(answered, without) or 0.0,
        false_answers=share([sure >= threshold for sure in absent]) or 0.0,
        missed_answers=share([sure < threshold for sure in answered]) or 0.0,
    )


def logit(chance: float) -> float:
    """The logarithm of the odds of a chance; of what is certain that of nearly so."""
    bounded = min(max(chance, 1e-9), 1 - 1e-9)
    return math.log(bounded / (1 - bounded))


class Texts:
    """Every statement's text, folded, to look answering words up in."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        numbers = searcher.snapshot.record_numbers().tolist()
        records = searcher.archive.records(numbers)
        self.number = {record.statement.id: number for number, record in records.items()}
        self._texts = {number: flat(record.statement.text) for number, record in records.items()}

    def holders(self, asked: Asked) -> frozenset[int]:
        """The records that answer: judged so, or with the answering words."""
        wanted = [flat(wording) for wording in asked.evidence]
        judged = {self.number[name] for name in asked.relevant if name in self.number}
        holding = {n for n, text in self._texts.items() if any(one in text for one in wanted)}
        return frozenset(judged | holding)

    def answers(self, row: int, asked: Asked, holders: frozenset[int]) -> bool:
        """Whether a passage holds the answering words; where none are known, is of a holder."""
        passage = self._searcher.snapshot.passage(row)
        if passage.record not in holders or not asked.evidence:
            return passage.record in holders
        text = flat(self._searcher.archive.text(passage.record)[passage.start : passage.end])
        return any(flat(wording) in text for wording in asked.evidence)


def _searched(searcher: Searcher, query: Query, asked: Asked, texts: Texts) -> Iterator[Example]:
    holders = texts.holders(asked) if asked.answerable else frozenset()
    if asked.answerable and not holders:
        return  # the statement is not in this archive
    analysed = searcher.analyse(query)
    result = searcher.find(analysed)
    for place, hit in enumerate(result.hits[:_LOOKED_INTO]):
        if holders and texts.answers(hit.row, asked, holders):
            yield Example(result.features, result.foreign, place)
            break
    if holders:
        result = searcher.find(analysed, hidden=holders)
    if result.hits:
        yield Example(result.features, result.foreign, None)
    subject: list[int] = []
    for hit in result.hits:
        record = searcher.snapshot.passage(hit.row).record
        if record not in subject and len(subject) < _SUBJECT:
            subject.append(record)
    bare = searcher.find(analysed, hidden=holders | frozenset(subject))
    if bare.hits:
        yield Example(bare.features, bare.foreign, None, absent=True)


def _stacked(
    examples: Iterable[Example], columns: list[int]
) -> tuple[Features, NDArray[np.bool_], Features]:
    rows: list[Features] = []
    labels: list[bool] = []
    weights: list[float] = []
    for one in examples:
        if one.answer is None:
            chosen = one.features[:_NOT_ANSWERS, columns]
        else:
            chosen = one.features[[one.answer]][:, columns]
        rows.extend(chosen)
        labels += [one.answer is not None] * len(chosen)
        weights += [1 / len(chosen)] * len(chosen)
    return np.array(rows), np.array(labels), np.array(weights)


def flat(text: str) -> str:
    """A text as answering words are looked for in it: folded, white space collapsed."""
    return " ".join(fold(text).split())


def _numbers(values: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(round(float(value), 6) for value in values)
