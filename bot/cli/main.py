"""The command line: every command, thin over the use cases; the operator's own are beside."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path

import typer
from rich.console import Console

from bot.cli import (
    batch,
    editing,
    embedding,
    encoders,
    expecting,
    feeds,
    insight,
    keeping,
    measuring,
    operating,
    options,
    people,
    researching,
    upgrading,
)
from bot.cli.chat import at_keyboard, examples, standard_input
from bot.cli.chat import chat as talk
from bot.cli.exits import explained
from bot.cli.json_models.answers import AnswerJson, RecordJson, StoredVersion
from bot.cli.json_models.reports import (
    ErrorLine,
    StatusJson,
    index_json,
    report_line,
)
from bot.cli.owner_only import owner_only, tighten
from bot.cli.printing import directory_of as _directory
from bot.cli.printing import library_of
from bot.cli.printing import print_json as _print_json
from bot.cli.printing import print_reply as _print
from bot.cli.progress import Tell
from bot.cli.sample import NAME as SAMPLE
from bot.cli.sample import begin_with_sample
from bot.cli.telling import telling
from bot.replies import reports
from bot.replies.reply import Reply
from bot.replies.wording import Wording, language_of_environment
from bot.settings.settings import SettingsError, load_settings
from bot.usecases.addresses import named
from bot.usecases.library import retrieval_settings
from bot.usecases.proof import checked, confirmed
from bot.usecases.questions import Questions
from bot.usecases.usecases import use_cases
from retrieval import (
    Directory,
    Job,
    ModelEncoder,
    ModelReader,
    RetrievalSettings,
    program_version,
    reader_facts,
    reindex,
    stand_by,
    status,
)
from retrieval.errors import BuildError, CorpusError, RetrievalError, StatementsWouldGo
from retrieval.types import Progress, fault_of

app = typer.Typer(
    help="Ask what was said; get the words themselves, with the date.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def main(arguments: Sequence[str] | None = None) -> None:
    """The console script: every fault is one sentence on standard error and exit code 2."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with owner_only(), explained(given):
        code = app(given or ["--help"], prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
        raise SystemExit(code or 0)


@app.callback(invoke_without_command=True)
def _common(*, version: options.ProgramVersion = False) -> None:
    if version:
        sys.stdout.write(f"onrecord {program_version()}\n")
        raise typer.Exit


@app.command()
def index(  # noqa: PLR0913 - options of a command
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
    directory = _directory(settings, index)
    tighten(directory)
    files = _vector_files(vectors, more_vectors)
    with telling(quiet=as_json, lines=progress_lines) as tell:
        try:
            encoder = ModelEncoder(chosen.encoder, chosen.threads, directory.models)
            reader = _reader(directory, chosen)
            job = Job(directory, chosen, encoder, datetime.now(UTC), tell, reader, files)
            if not dry_run and not encoder.is_here:
                _prepare(encoder.prepare, tell)
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
                _print_json(_error_line(error))
                raise typer.Exit(2) from None
            raise
    if progress_lines:
        _print_json(report_line(report, dry_run=dry_run))
    elif as_json:
        _print_json(index_json(report, kind, dry_run=dry_run))
    else:
        say = Wording(_lang())
        _print(reports.report_reply(report, say, dry_run=dry_run, shown=None))
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


_take_in = index


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


def _prepare(prepare: Callable[[Callable[[int, int], None]], None], tell: Tell) -> None:
    """Have a model made for this machine, and tell of it as of a reindex's stage."""
    tell(Progress("compiling", 0, 0))
    prepare(lambda done, of: tell(Progress("compiling", done, of)))


def _prepare_reader(job: Job) -> None:
    """Compile the reader for this machine, so that no question waits for it."""
    settings, models = job.settings, job.directory.models
    reader = reader_facts(models, settings.reading_ms)
    if settings.reading_ms and reader.windows is None and reader.refused is None:
        job.tell(Progress("compiling", 0, 0))
        ModelReader(settings.threads, models).prepare()


@app.command()
def ask(  # noqa: PLR0913 - options of a command
    question: options.Question = None,
    index: options.Index = None,
    *,
    batch_file: options.Batch = None,
    today: options.Today = None,
    no_periods: options.NoPeriods = False,
    as_json: options.AsJson = False,
) -> None:
    """Answer a question with the words of the statements."""
    settings = load_settings()
    library = library_of(settings, index)
    questions = Questions(library)
    day = _day(today)
    if (question is None) == (batch_file is None):
        raise SettingsError(("Give either a question or --batch FILE.",))
    if library.has_archive() and not library.has_models:
        with telling(quiet=as_json) as tell:
            _prepare(library.make_models, tell)
    if batch_file is not None:
        with batch.lines(batch_file) as lines:
            for line in batch.answers(questions, lines, day, periods=not no_periods):
                _print_json(line)
        return
    if as_json:
        answer = questions.answer(question or "", today=day, periods=not no_periods)
        _print_json(AnswerJson.of(confirmed(answer, questions.library)))
    else:
        reply = questions.reply(question or "", _lang(), today=day, periods=not no_periods)
        _print(checked(reply, questions.library, _lang()))


@app.command()
def show(
    statement_id: options.StatementId,
    index: options.Index = None,
    *,
    version: options.Version = None,
    as_json: options.AsJson = False,
) -> None:
    """Print a stored statement and its facts."""
    library = library_of(load_settings(), index)
    archive = library.archive()
    records = archive.versions(named(library, statement_id))
    versions = records[-1].version
    found = [record for record in records if version in {None, record.version}]
    if not found:
        held = "only version 1" if versions == 1 else f"versions 1 to {versions}"
        raise CorpusError(f"The statement {statement_id!r} has {held}, not {version}.")
    if not archive.is_sound(found[-1]):
        raise BuildError(
            f"The stored text of {statement_id!r} is not what was once written down, and is"
            " withheld; run: onrecord doctor"
        )
    printed = RecordJson.of(StoredVersion(found[-1], versions))
    if as_json:
        _print_json(printed)
        return
    for name, value in printed.as_dict().items():
        if name not in {"text", "speech"} and value not in (None, ""):
            sys.stdout.write(f"{name}: {value}\n")
    sys.stdout.write(f"\n{printed.text}\n")


@app.command(name="status")
def status_command(index: options.Index = None, *, as_json: options.AsJson = False) -> None:
    """Print what is live: build, coverage, counts."""
    settings = load_settings()
    found = status(_directory(settings, index), settings.reading_ms)
    if as_json:
        _print_json(StatusJson.of(found))
    else:
        _print(reports.status_reply(found, Wording(_lang()), settings.zone))


@app.command()
def chat(index: options.Index = None) -> None:
    """Talk to the bot in the terminal."""
    console = Console()
    library = library_of(load_settings(), index)
    library.patient = False
    bot = use_cases(library)
    talk(bot, console, standard_input(console), _lang())


@app.command()
def serve(index: options.Index = None) -> None:
    """Serve in Telegram; without a token, in the terminal."""
    settings = load_settings()
    library = library_of(settings, index)
    library.patient = False
    tighten(library.directory)
    if settings.telegram_bot_token is not None:
        from bot.telegram.app import serve as serve_telegram

        serve_telegram(settings, library)
        return
    if not library.has_archive() and begin_with_sample(settings.corpus):
        sys.stdout.write(f"The fictional sample was put into {settings.corpus / SAMPLE}.\n\n")
        _take_in(corpus=settings.corpus, index=index)
        sys.stdout.write("\n")
    _print(Reply(Wording(_lang())("terminal-token")))
    console = Console()
    if at_keyboard():
        talk(use_cases(library), console, standard_input(console), _lang())
    else:
        examples(Questions(library), console, _lang())


@app.command()
def upgrade(
    index: options.Index = None,
    *,
    check: options.UpgradeCheck = False,
    keep_in: options.KeepIn = None,
) -> None:
    """Bring up what an older version wrote; keep a copy."""
    settings = load_settings()
    found = upgrading.formats(settings, index)
    upgrading.tell(found)
    if check:
        raise typer.Exit(any(map(upgrading.is_older, found)))
    if upgrading.brought_up(settings, index, found, keep_in):
        _take_in(corpus=None, index=index)


for name, command in (
    ("embed", embedding.embed_command),
    ("problems", operating.problems_command),
    ("misses", insight.misses_command),
    ("stats", insight.stats_command),
    ("doctor", operating.doctor_command),
    ("builds", operating.builds_command),
    ("encoders", encoders.encoders_command),
    ("rollback", operating.rollback_command),
    ("prune", operating.prune_command),
    ("backup", keeping.backup_command),
    ("restore", keeping.restore_command),
    ("init", operating.init_command),
    ("audit", people.audit_command),
    ("evaluate", measuring.evaluate_command),
    ("calibrate", measuring.calibrate_command),
):
    app.command(name=name)(command)


researching.register(app)
app.add_typer(editing.app, name="statement")
app.add_typer(expecting.app, name="expect")
app.add_typer(people.app, name="admins")
app.add_typer(feeds.app, name="feeds")


def _lister(corpus: Path | None, index: Path | None, *, dry_run: bool) -> list[str | Path]:
    """The command that lists one kind of what an index found, up to the kind."""
    if not dry_run:
        return operating.lister(index)
    given = (("--corpus", corpus), ("--index", index))
    options_given = [part for pair in given if pair[1] is not None for part in map(str, pair)]
    return ["onrecord", "index", *options_given, "--dry-run", "--list"]


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else batch.day(text)
    except ValueError:
        raise SettingsError((f"--today: {text!r} is not a day of the form 2024-03-31.",)) from None


def _lang() -> str:
    """The language of the terminal."""
    return language_of_environment(os.environ)


if __name__ == "__main__":
    main()
