"""Fits what turns a reader's scores into the probability that a window answers.

Each question is searched and read as it is, with every statement hidden that answers it, and with
the best of what is left hidden too. Questions must be about statements that the reader was not
trained on: of those that it was, it is too sure.
"""

import math
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from retrieval.answer.quotes import QuoteMaker
from retrieval.answer.reading import ReadWindows
from retrieval.answer.statements import Window
from retrieval.errors import CorpusError, QueryError
from retrieval.evaluation.calibration import LEAST, Texts, flat, logistic, logit
from retrieval.evaluation.measures import auroc, calibration_error, share
from retrieval.evaluation.sets import Asked
from retrieval.query.parse import understand
from retrieval.search.confidence import READ_FEATURES, Features, Model
from retrieval.search.searcher import Searcher

FALSE_ANSWERS = 0.01
"""Share of questions whose subject is absent that the threshold lets through at the most."""

NEAR_ANSWERS = 1 / 3
"""The same of questions whose subject is there, and the answer not."""

OWN = tuple(name for name in READ_FEATURES if name not in {"cosine_lead", "close"})
"""Features of a window in the question's language."""

ACROSS = tuple(name for name in READ_FEATURES if name != "close")
"""Features of a window in another language."""

_READS_ALL = Model("", ("reader",), (0.0,), (1.0,), (0.1,), -10.0, 0.5, "by nothing but the reader")
"""Is never sure, so that every window is read."""

_LEARNT = 4  # best windows of a search that are learnt from
_ABSENT_EACH = 3  # of the questions, one of so many is asked without its subject
_SUBJECT = 10  # best statements that hold a question's subject: without them it is absent


class Kind(StrEnum):
    """What a search was over: the answer there, its statements hidden, its subject hidden."""

    THERE = "there"
    NEAR = "near"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class ReadExample:
    """The windows of one search, as they were read, the likeliest first by the model at hand.

    Attributes:
        features: shape (windows, len(READ_FEATURES)).
        foreign: whether each is in another language than the question.
        right: whether each holds the answering words.
        kind: of the search.
        asked: the kind of question, for telling how each fares.
    """

    features: Features
    foreign: NDArray[np.bool_]
    right: NDArray[np.bool_]
    kind: Kind
    asked: str = ""


@dataclass(frozen=True, slots=True)
class ReadFit:
    """A model of windows, and how well it tells.

    Attributes:
        questions: searches with an answer among the windows.
        first: share of those whose likeliest window is a right one.
        auroc: of the best probabilities with and without an answer.
        error: expected calibration error of the likeliest window's probability.
        false_near, false_absent: share of such searches that are answered.
        missed: share of searches with an answer that meet silence.
    """

    model: Model
    questions: int
    first: float
    auroc: float
    error: float
    false_near: float
    false_absent: float
    missed: float


def read_examples(
    searcher: Searcher,
    questions: Sequence[Asked],
    today: date,
    tell: Callable[[int], None] = lambda _: None,
) -> list[ReadExample]:
    """Search and read every question in each way.

    Args:
        searcher: with a reader, over the archive that the questions are about.
        questions: those that no statement answers have no ``relevant``.
        today: the day of questions that name none.
        tell: is told how many questions are done.
    """
    searcher = searcher.judging_by(replace(searcher.model, reading=_READS_ALL))
    texts = Texts(searcher)
    made: list[ReadExample] = []
    for done, asked in enumerate(questions, 1):
        made += _read(searcher, asked, texts, today)
        tell(done)
    return made


def fit(
    examples: Sequence[ReadExample],
    encoder: str,
    on: str,
    own: Sequence[str] = OWN,
    across: Sequence[str] = ACROSS,
) -> ReadFit:
    """Logistic regression over the best windows, then over the best one of each search alone.

    The second keeps the order that the first found and makes its numbers probabilities (Platt,
    "Probabilistic Outputs for Support Vector Machines", 1999).

    Args:
        examples: what ``read_examples`` made.
        encoder: the name of the model that they were searched with.
        on: what was asked, for the record.
        own: features to look at in windows of the question's language.
        across: the same in windows of another one, where there are enough.

    Raises:
        CorpusError: there are too few examples of a kind.
    """
    alike = [*filter(None, (_of(one, foreign=False) for one in examples))]
    foreign = [*filter(None, (_of(one, foreign=True) for one in examples))]
    model = _fitted(alike, own, encoder, on)
    if _enough(foreign):
        other = _fitted(foreign, across, encoder, on)
        # in an archive of nothing but another language the same share is to be let through
        model = replace(model, across=replace(other, threshold=_threshold(other, foreign)))
    return judged(replace(model, threshold=_threshold(model, examples)), examples)


def judged(model: Model, examples: Sequence[ReadExample]) -> ReadFit:
    """A model with how well it tells on some searches."""
    best = [_best(model, one) for one in examples]
    chances = np.array([chance for chance, _ in best])
    passed = np.array([_answers(model, one) for one in examples])
    right = np.array([hit for _, hit in best])
    kinds = np.array([one.kind for one in examples])
    there = (kinds == Kind.THERE) & np.array([one.right.any() for one in examples])
    return ReadFit(
        model=model,
        questions=int(there.sum()),
        first=share(right[there].tolist()) or 0.0,
        auroc=auroc(chances[there].tolist(), chances[kinds != Kind.THERE].tolist()) or 0.0,
        error=calibration_error(chances.tolist(), right.tolist()) or 0.0,
        false_near=share(passed[kinds == Kind.NEAR].tolist()) or 0.0,
        false_absent=share(passed[kinds == Kind.ABSENT].tolist()) or 0.0,
        missed=share((~passed[there]).tolist()) or 0.0,
    )


def _read(searcher: Searcher, asked: Asked, texts: Texts, today: date) -> Iterator[ReadExample]:
    try:
        query = understand(asked.text, asked.today or today)
    except QueryError:
        return
    holders = texts.holders(asked) if asked.answerable else frozenset()
    if query.order is not None or query.phrases or (asked.answerable and not holders):
        return
    analysed = searcher.analyse(query)
    if not analysed.names_topic:
        return

    def read(hidden: frozenset[int]) -> ReadWindows | None:
        result = searcher.find(analysed, hidden=hidden)
        return QuoteMaker(searcher, analysed).read(result)

    wanted = [flat(words) for words in asked.evidence]

    def example(found: ReadWindows | None, kind: Kind) -> Iterator[ReadExample]:
        if found is not None:
            right = [kind is Kind.THERE and _holds(one, wanted) for one in found.windows]
            yield ReadExample(
                found.features, found.foreign, np.array(right, dtype=np.bool_), kind, asked.kind
            )

    if holders:
        yield from example(read(frozenset()), Kind.THERE)
    without = read(holders)
    yield from example(without, Kind.NEAR)
    subject = [one.record.number for one in without.windows] if without else []
    if zlib.crc32(asked.text.encode()) % _ABSENT_EACH == 0:
        far = holders | frozenset(list(dict.fromkeys(subject))[:_SUBJECT])
        yield from example(read(far), Kind.ABSENT)


def _holds(window: Window, wanted: Sequence[str]) -> bool:
    text = flat(window.record.statement.text[slice(*window.span)])
    return any(words in text for words in wanted)


def _of(one: ReadExample, *, foreign: bool) -> ReadExample | None:
    """The windows of a search that are in another language, or the others; None of none."""
    places = one.foreign == foreign
    if not places.any() or (one.right.any() and not one.right[places].any()):
        return None
    return replace(
        one, features=one.features[places], foreign=one.foreign[places], right=one.right[places]
    )


def _enough(examples: Sequence[ReadExample]) -> bool:
    answered = sum(bool(one.right.any()) for one in examples)
    return min(answered, len(examples) - answered) >= LEAST


def _fitted(examples: Sequence[ReadExample], names: Sequence[str], encoder: str, on: str) -> Model:
    if not _enough(examples):
        raise CorpusError(f"Only {len(examples)} searches; at least {2 * LEAST} are needed")
    columns = [READ_FEATURES.index(name) for name in names]
    rows, labels, weights = [], [], []
    by_reader = READ_FEATURES.index("reader")
    for one in examples:
        best = np.argsort(-one.features[:, by_reader], kind="stable")[:_LEARNT]
        also = [*best, *np.flatnonzero(one.right)]
        chosen = np.array(sorted(set(map(int, also))))
        rows.append(one.features[chosen][:, columns])
        labels.append(one.right[chosen])
        weights.append(np.full(len(chosen), 1 / len(chosen)))
    bare = Model(encoder, tuple(names), (), (), (), 0.0, 0.5, on)
    model = logistic(bare, np.vstack(rows), np.concatenate(labels), np.concatenate(weights))
    return _as_probabilities(model, examples)


def _as_probabilities(model: Model, examples: Sequence[ReadExample]) -> Model:
    """The model with its logits stretched: the best window's is its chance of being right."""
    from sklearn.linear_model import LogisticRegression

    best = [_best(model, one) for one in examples]
    logits = np.array([[logit(chance)] for chance, _ in best])
    platt = LogisticRegression(C=1e6, max_iter=1000).fit(logits, [hit for _, hit in best])
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    return replace(
        model,
        weights=tuple(round(slope * weight, 6) for weight in model.weights),
        intercept=round(slope * model.intercept + shift, 6),
    )


def _threshold(model: Model, examples: Sequence[ReadExample]) -> float:
    """What lets so many questions through that have no answer; of equal ones none."""
    absent = [_best(model, one)[0] for one in examples if one.kind is Kind.ABSENT]
    near = [_best(model, one)[0] for one in examples if one.kind is Kind.NEAR]
    least = max(
        float(np.quantile(some, 1 - most, method="lower"))
        for some, most in ((absent, FALSE_ANSWERS), (near, NEAR_ANSWERS))
    )
    return math.floor(least * 10_000 + 1) / 10_000


def _answers(model: Model, one: ReadExample) -> bool:
    """Whether any window of a search is answered with."""
    chances = model.probabilities(one.features, one.foreign)
    return bool((chances >= model.threshold_for(one.foreign)).any())


def _best(model: Model, one: ReadExample) -> tuple[float, bool]:
    """The greatest probability of a search's windows, and whether that window is a right one."""
    chances = model.probabilities(one.features, one.foreign)
    place = int(np.argmax(chances))
    return float(chances[place]), bool(one.right[place])
