"""Runs a set through the real pipeline: readers, archive, build, search, quotes.

The index of a set is made once and kept, named by what is in it. Ranking is measured before
silence and folding; evidence after quoting, answered or not.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from time import perf_counter

from retrieval.answer.answer import answer_query, ranking
from retrieval.errors import QueryError
from retrieval.evaluation.measures import (
    Measures,
    answered_at,
    auroc,
    check_installed,
    false_at,
    ranks,
    share,
)
from retrieval.evaluation.sets import Asked, EvaluationSet, lines_of, read_set
from retrieval.index.build import Job
from retrieval.query.parse import understand
from retrieval.read.protocol import Reader
from retrieval.reindexing import reindex
from retrieval.search.live import LiveSearcher
from retrieval.search.searcher import Searcher
from retrieval.settings import Directory
from retrieval.types import Answer, Progress, Quote

UNHURRIED = 600_000
"""Milliseconds: more than reading takes anywhere."""


class LeaveOut(StrEnum):
    """What is hidden from each question: its right statements, or all that share their group."""

    DOCUMENT = "document"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class EvaluationOptions:
    """How a set is asked.

    Attributes:
        lang: only statements and judgements of this language, and its questions.
        query_lang: questions of this language in their place.
        periods: whether dates in questions are filters.
        titles: whether statements keep their titles.
        leave_out: ask every answerable question a second time with its answers hidden.
        questions: a file of questions in place of the set's own.
    """

    lang: str | None = None
    query_lang: str | None = None
    periods: bool = True
    titles: bool = True
    leave_out: LeaveOut | None = None
    questions: Path | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """What one question brought."""

    asked: Asked
    ranking: tuple[str, ...]
    answer: Answer | None
    seconds: float
    without: Answer | None = None


def evaluate(
    folder: Path, options: EvaluationOptions, job: Job, reader: Reader | None = None
) -> Measures:
    """Measure a set.

    Args:
        folder: the set.
        options: how it is asked.
        job: of an index folder, in which the indexes of sets are kept; its ``now`` is the day on
            which questions are asked that name none.
        reader: of the best windows; None where nothing is read.

    Raises:
        CorpusError: the set cannot be read.
        BuildError: its index cannot be written.
        RetrievalError: what measures rankings is not installed.
    """
    check_installed()
    chosen = read_set(
        folder, lang=options.lang, query_lang=options.query_lang, questions=options.questions
    )
    # as many windows are read as there are, on whatever machine: no figure may depend on it
    unhurried = replace(job, settings=replace(job.settings, reading_ms=UNHURRIED))
    searcher, build_seconds = _index(chosen, options, unhurried, reader)
    told = []
    for number, one in enumerate(_ask(searcher, chosen, options, job), 1):
        told.append(one)
        job.tell(Progress("asking", number, len(chosen.questions)))
    return _measured(searcher, chosen, told, options, build_seconds)


def _index(
    chosen: EvaluationSet, options: EvaluationOptions, job: Job, reader: Reader | None
) -> tuple[Searcher, float]:
    """The searcher of the set's index and how long it took to make; it is made only once."""
    name = hashlib.sha256(chosen.corpus.read_bytes())
    name.update(f"{options.lang}:{options.titles}".encode())
    directory = Directory(job.directory.root / "evaluation" / name.hexdigest()[:16])
    corpus = chosen.corpus
    if options.lang is not None or not options.titles:
        corpus = _derived(chosen, options, directory.root)
    report = reindex(corpus, replace(job, directory=directory))
    built = directory.root / "seconds.json"
    if report.published or not built.is_file():
        built.write_text(json.dumps(report.seconds), encoding="utf-8")
    seconds = float(json.loads(built.read_text(encoding="utf-8")))
    return LiveSearcher(directory, job.settings, job.encoder, reader).current(), seconds


def _derived(chosen: EvaluationSet, options: EvaluationOptions, home: Path) -> Path:
    """The set's own lines, without those of other languages, and without titles."""
    home.mkdir(parents=True, exist_ok=True)
    path = home / "corpus.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for line in lines_of(chosen.corpus):
            if not line.strip():
                continue
            fields = json.loads(line)
            if str(fields.get("id")) not in chosen.entries:
                continue
            if not options.titles:
                fields.pop("title", None)
            file.write(json.dumps(fields, ensure_ascii=False) + "\n")
    return path


def _ask(
    searcher: Searcher, chosen: EvaluationSet, options: EvaluationOptions, job: Job
) -> Iterator[_Told]:
    numbers = searcher.snapshot.record_numbers().tolist()
    ids = {r.statement.id: n for n, r in searcher.archive.records(numbers).items()}
    for asked in chosen.questions:
        began = perf_counter()
        try:
            query = understand(asked.text, asked.today or job.now.date(), periods=options.periods)
        except QueryError:
            yield _Told(asked, (), None, perf_counter() - began)
            continue
        found = answer_query(searcher, query)
        seconds = perf_counter() - began
        told = _Told(asked, ranking(searcher, query), found, seconds)
        if options.leave_out is not None and asked.answerable:
            hidden = frozenset(ids[name] for name in _hidden(asked, chosen, options) if name in ids)
            told = replace(told, without=answer_query(searcher, query, hidden=hidden))
        yield told


def _hidden(asked: Asked, chosen: EvaluationSet, options: EvaluationOptions) -> set[str]:
    right = set(asked.relevant)
    if options.leave_out is LeaveOut.DOCUMENT:
        return right
    groups = {chosen.entries[name].group for name in right if name in chosen.entries}
    return right | {name for name, entry in chosen.entries.items() if entry.group in groups}


def _measured(
    searcher: Searcher,
    chosen: EvaluationSet,
    told: Sequence[_Told],
    options: EvaluationOptions,
    build_seconds: float,
) -> Measures:
    positive = [_confidence(one.answer) for one in told if one.asked.answerable]
    answered = [_answered(one.answer) for one in told if one.asked.answerable]
    if options.leave_out is None:
        silent = [one.answer for one in told if not one.asked.answerable]
    else:
        silent = [one.without for one in told if one.asked.answerable]
    negative = [_confidence(one) for one in silent]
    answers = [found for one in told for found in (one.answer, one.without) if found is not None]
    quotes = [quote for found in answers for quote in found.quotes]
    wanted = [one for one in told if one.asked.evidence and one.asked.answerable]
    return Measures(
        ranks=ranks(
            {one.asked.id: one.asked.relevant for one in told},
            {one.asked.id: one.ranking for one in told},
        ),
        evidence_first=share([_holds(one, 1) for one in wanted]),
        evidence_third=share([_holds(one, 3) for one in wanted]),
        verbatim=share([_is_verbatim(quote, chosen) for quote in quotes]),
        dated=share([_is_dated(quote, chosen) for quote in quotes]),
        false_answers=share([_answered(one) for one in silent]),
        missed_answers=share([not value for value in answered]),
        auroc=auroc(positive, negative),
        answered_at_5=answered_at(positive, negative),
        false_at_10=false_at(positive, negative),
        seconds=sum(one.seconds for one in told) / len(told),
        statements=len(chosen.entries),
        passages=len(searcher.snapshot),
        questions=len(told),
        build_seconds=build_seconds,
    )


def _confidence(answer: Answer | None) -> float:
    return 0.0 if answer is None else answer.confidence


def _answered(answer: Answer | None) -> bool:
    return answer is not None and answer.answered


def _holds(one: _Told, first: int) -> bool:
    """Whether one of the first quotes holds a gold text, white space collapsed."""
    quotes = () if one.answer is None else one.answer.quotes[:first]
    texts = [_collapsed(quote.text) for quote in quotes]
    return any(_collapsed(gold) in text for gold in one.asked.evidence for text in texts)


def _collapsed(text: str) -> str:
    return " ".join(text.split())


def _is_verbatim(quote: Quote, chosen: EvaluationSet) -> bool:
    entry = chosen.entries.get(quote.statement_id)
    return entry is not None and entry.text[quote.start : quote.end] == quote.text


def _is_dated(quote: Quote, chosen: EvaluationSet) -> bool:
    entry = chosen.entries.get(quote.statement_id)
    said = quote.date.isoformat() if quote.date else None
    return entry is not None and entry.date == said
