"""The commands that measure: ``evaluate`` asks a set's questions and says how well that went."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.cli import options
from bot.cli.json_models.base import JsonModel
from bot.cli.json_models.measures import FitJson, MeasuresJson
from bot.cli.printing import directory_of, print_json
from bot.cli.progress import progress_bar
from bot.cli.tables import print_table
from bot.settings.settings import load_settings
from bot.usecases.library import retrieval_settings
from retrieval import Job, ModelEncoder, ModelReader, evaluation

_LeaveOut = Annotated[
    evaluation.LeaveOut | None,
    typer.Option("--leave-out", help="Ask again with the answers hidden, to measure silence."),
]


def evaluate_command(  # noqa: PLR0913 - options of a command
    folder: options.SetFolder,
    index: options.Index = None,
    *,
    lang: options.SetLang = None,
    query_lang: options.QueryLang = None,
    no_periods: options.NoPeriods = False,
    without_titles: options.WithoutTitles = False,
    leave_out: _LeaveOut = None,
    questions: options.SetQuestions = None,
    as_json: options.AsJson = False,
) -> None:
    """Measure ranking, quotes and silence on a set of judged questions."""
    asked = evaluation.EvaluationOptions(
        lang=lang,
        query_lang=query_lang,
        periods=not no_periods,
        titles=not without_titles,
        leave_out=leave_out,
        questions=questions,
    )
    with _job(index) as job:
        reads = job.settings.reading_ms > 0
        reader = ModelReader(job.settings.threads, job.directory.models) if reads else None
        found = evaluation.evaluate(folder, asked, job, reader)
    _print(MeasuresJson.of(found), as_json=as_json)


def calibrate_command(
    questions: options.OwnQuestions = None,
    index: options.Index = None,
    *,
    as_json: options.AsJson = False,
) -> None:
    """Fit what decides whether a passage answers, for the model and archive at hand."""
    with _job(index) as job:
        fitted = evaluation.calibrate(questions, job)
    _print(FitJson.of(fitted), as_json=as_json)


@contextmanager
def _job(index: Path | None) -> Iterator[Job]:
    """The work on the settings' index, or another one, under a progress bar."""
    settings = load_settings()
    chosen = retrieval_settings(settings)
    directory = directory_of(settings, index)
    encoder = ModelEncoder(chosen.encoder, chosen.threads, directory.models)
    with progress_bar(Console(stderr=True)) as tell:
        yield Job(directory, chosen, encoder, datetime.now(UTC), tell)


def _print(measured: JsonModel, *, as_json: bool) -> None:
    if as_json:
        print_json(measured)
        return
    rows = [(name, _written(value)) for name, value in measured.as_dict().items()]
    print_table(rows, Console())


def _written(value: float | str | None) -> str:
    return "–" if value is None else str(value)
