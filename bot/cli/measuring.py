"""The commands that measure: ``evaluate`` asks a set's questions and says how well that went."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from bot.cli import options
from bot.cli.printing import directory_of, print_json
from bot.cli.progress import progress_bar
from bot.cli.tables import print_table
from bot.settings.settings import load_settings
from bot.usecases.usecases import retrieval_settings
from retrieval import (
    Job,
    ModelEncoder,
    evaluation,
)


def evaluate_command(  # noqa: PLR0913 - options of a command
    folder: options.SetFolder,
    index: options.Index = None,
    *,
    lang: options.SetLang = None,
    no_periods: options.NoPeriods = False,
    without_titles: options.WithoutTitles = False,
    leave_out: options.LeaveOutWhat = None,
    questions: options.SetQuestions = None,
    as_json: options.AsJson = False,
) -> None:
    """Measure ranking, quotes and silence on a set of judged questions."""
    asked = evaluation.EvaluationOptions(
        lang=lang,
        periods=not no_periods,
        titles=not without_titles,
        leave_out=leave_out,
        questions=questions,
    )
    with _job(index) as job:
        found = evaluation.evaluate(folder, asked, job)
    _print(measure_facts(found), as_json=as_json)


def calibrate_command(
    questions: options.OwnQuestions = None,
    index: options.Index = None,
    *,
    as_json: options.AsJson = False,
) -> None:
    """Fit what decides whether a passage answers, for the model and archive at hand."""
    with _job(index) as job:
        fitted = evaluation.calibrate(questions, job)
    _print(fit_facts(fitted), as_json=as_json)


@contextmanager
def _job(index: Path | None) -> Iterator[Job]:
    """The work on the settings' index, or another one, under a progress bar."""
    settings = load_settings()
    chosen = retrieval_settings(settings)
    directory = directory_of(settings, index)
    encoder = ModelEncoder(chosen.encoder, chosen.threads, directory.models)
    with progress_bar(Console(stderr=True)) as tell:
        yield Job(directory, chosen, encoder, datetime.now(UTC), tell)


def _print(facts: Mapping[str, Any], *, as_json: bool) -> None:
    if as_json:
        print_json(facts)
    else:
        print_table([(name, _written(value)) for name, value in facts.items()], Console())


def fit_facts(found: evaluation.Fit) -> Mapping[str, Any]:
    """What ``calibrate --json`` prints: the shares are of the questions it was fitted on."""
    return {
        "encoder": found.model.encoder,
        "fitted_on": found.model.fitted_on,
        "answered_questions": found.questions,
        "auroc": _rounded(found.auroc),
        "threshold": found.model.threshold,
        "false_answers": _rounded(found.false_answers),
        "missed_answers": _rounded(found.missed_answers),
    }


def measure_facts(found: evaluation.Measures) -> Mapping[str, Any]:
    """The measures as ``evaluate --json`` prints them; null where the set cannot tell."""
    return {
        "ndcg@10": _rounded(found.ranks.ndcg),
        "recall@10": _rounded(found.ranks.recall),
        "mrr@10": _rounded(found.ranks.reciprocal_rank),
        "hit@1": _rounded(found.ranks.hit),
        "evidence@1": _rounded(found.evidence_first),
        "evidence@3": _rounded(found.evidence_third),
        "verbatim": _rounded(found.verbatim),
        "dated": _rounded(found.dated),
        "false_answers": _rounded(found.false_answers),
        "missed_answers": _rounded(found.missed_answers),
        "auroc": _rounded(found.auroc),
        "answered_at_5": _rounded(found.answered_at_5),
        "seconds_per_question": _rounded(found.seconds, 5),
        "statements": found.statements,
        "passages": found.passages,
        "questions": found.questions,
        "build_seconds": _rounded(found.build_seconds, 1),
    }


def _rounded(value: float | None, digits: int = 4) -> float | None:
    return None if value is None else round(value, digits)


def _written(value: float | str | None) -> str:
    return "–" if value is None else str(value)
