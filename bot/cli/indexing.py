"""``onrecord index``: statements in, and what came of it."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import typer

from bot.cli import operating, options
from bot.cli.json_models.reports import ErrorLine, index_json, report_line
from bot.cli.owner_only import tighten
from bot.cli.printing import directory_of, print_json, print_reply, terminal_language
from bot.cli.telling import prepare_telling, telling
from bot.replies import reports
from bot.replies.wording import Wording
from bot.settings.settings import SettingsError, load_settings
from bot.usecases.library import retrieval_settings
from retrieval import (
    Directory,
    Job,
    ModelEncoder,
    ModelReader,
    RetrievalSettings,
    reader_facts,
    reindex,
    stand_by,
)
from retrieval.errors import RetrievalError, StatementsWouldGo
from retrieval.types import Progress, fault_of


def index_command(  # noqa: PLR0913 - options of a command
    more_vectors: options.MoreVectorFiles = None,
    corpus: options.Corpus = None,
    index: options.Index = None,
    *,
    strict: options.Strict = False,
    dry_run: options.DryRun = False,
    yes: options.Sure = False,
    anew: options.Anew = False,
    publish_anyway: options.PublishAnyway = False,
    vectors: options.VectorFiles = None,
    kind: options.ListKind = None,
    as_json: options.AsJson = False,
    progress_lines: options.ProgressLines = False,
    wait: options.Wait = 0,
    on_word: options.OnWord = False,
) -> None:
    """Take statements in; embed only what is new."""
    settings = load_settings()
    chosen = retrieval_settings(settings)
    directory = directory_of(settings, index)
    tighten(directory)
    files = _vector_files(vectors, more_vectors)
    with telling(quiet=as_json, lines=progress_lines) as tell:
        try:
            encoder = ModelEncoder(chosen.encoder, chosen.threads, directory.models)
            reader = _reader(directory, chosen)
            job = Job(directory, chosen, encoder, datetime.now(UTC), tell, reader, files)
            if not dry_run and not encoder.is_here:
                prepare_telling(encoder.prepare, tell)
            if on_word:
                job = _told_to_begin(job)
            report = reindex(
                corpus or settings.corpus,
                job,
                strict=strict,
                dry_run=dry_run,
                sure=yes,
                anew=anew,
                wait=wait,
                publish_anyway=publish_anyway,
            )
            if not dry_run:
                _prepare_reader(job)
        except RetrievalError as error:
            if progress_lines:
                print_json(_error_line(error))
                raise typer.Exit(2) from None
            raise
    if progress_lines:
        print_json(report_line(report, dry_run=dry_run))
    elif as_json:
        print_json(index_json(report, kind, dry_run=dry_run))
    else:
        say = Wording(terminal_language())
        print_reply(reports.report_reply(report, say, dry_run=dry_run, shown=None))
        if kind is not None:
            sys.stdout.write("\n")
            operating.print_list(report, kind)
        if dry_run:
            operating.print_look(report, say)
        operating.print_counts(report, _lister(corpus, index, dry_run=dry_run))


def _vector_files(first: list[Path] | None, more: list[Path] | None) -> tuple[Path, ...]:
    """The files of ``--vectors``, which a shell may have made many of.

    Raises:
        SettingsError: there are files without the option.
    """
    if more and not first:
        raise SettingsError((f"{more[0]}: files stand after --vectors; a corpus after --corpus.",))
    return (*(first or ()), *(more or ()))


def _error_line(error: RetrievalError) -> ErrorLine:
    if isinstance(error, StatementsWouldGo):
        return ErrorLine(error=str(error), told=None, gone=error.gone, held=error.held)
    return ErrorLine(error=str(error), told=fault_of(error).told, gone=None, held=None)


def _told_to_begin(job: Job) -> Job:
    """The job of the moment in which a line comes; what it needs is loaded before.

    Raises:
        Exit: whoever would write the line is gone.
    """
    stand_by(job)
    if not sys.stdin.readline():
        raise typer.Exit
    return replace(job, now=datetime.now(UTC))


def _reader(directory: Directory, chosen: RetrievalSettings) -> ModelReader | None:
    """The reader for check-questions, where it is prepared already."""
    if reader_facts(directory.models, chosen.reading_ms).windows is None:
        return None
    return ModelReader(chosen.threads, directory.models)


def _prepare_reader(job: Job) -> None:
    """Compile the reader for this machine, so that no question waits for it."""
    settings, models = job.settings, job.directory.models
    reader = reader_facts(models, settings.reading_ms)
    if settings.reading_ms and reader.windows is None and reader.refused is None:
        job.tell(Progress("compiling", 0, 0))
        ModelReader(settings.threads, models).prepare()


def _lister(corpus: Path | None, index: Path | None, *, dry_run: bool) -> list[str | Path]:
    """The command that lists one kind of what an index found, up to the kind."""
    if not dry_run:
        return operating.lister(index)
    given = (("--corpus", corpus), ("--index", index))
    options_given = [part for pair in given if pair[1] is not None for part in map(str, pair)]
    return ["onrecord", "index", *options_given, "--dry-run", "--list"]
