"""The command line: index, ask, show, chat, serve, status; thin over the use cases."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from bot import batch, facts, replies
from bot.chat import chat as talk
from bot.chat import examples
from bot.delivery.terminal import show as show_reply
from bot.delivery.verbatim import checked
from bot.settings import Settings, SettingsError, load_settings
from bot.usecases import UseCases, retrieval_settings
from bot.wording import Wording
from retrieval import (
    Archive,
    CorpusError,
    Directory,
    Job,
    Progress,
    RetrievalError,
    SentenceTransformerEncoder,
    reindex,
    status,
)

app = typer.Typer(
    help="Ask what was said; get the words themselves, with the date.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Index = Annotated[
    Path | None, typer.Option("--index", help="Folder of the archive and the index [var].")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print facts as JSON.")]
Today = Annotated[str | None, typer.Option("--today", help="The day to reckon from, YYYY-MM-DD.")]


def main() -> None:
    """The console script: every fault of ours is one sentence on stderr and exit code 2."""
    try:
        app()
    except (RetrievalError, SettingsError) as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None


@app.command()
def index(  # noqa: PLR0913 - options of a command
    corpus: Annotated[Path | None, typer.Option(help="Folder or file of statements.")] = None,
    index: Index = None,
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first bad file.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change.")] = False,
    as_json: AsJson = False,
    progress_lines: Annotated[bool, typer.Option("--progress-lines", hidden=True)] = False,
) -> None:
    """Take statements in and make them answerable; what is unchanged is not embedded again."""
    settings = load_settings()
    chosen = retrieval_settings(settings)
    directory = _directory(settings, index)
    with _progress(quiet=as_json, lines=progress_lines) as tell:
        try:
            encoder = SentenceTransformerEncoder(chosen.encoder, chosen.threads)
            job = Job(directory, chosen, encoder, datetime.now(UTC), tell)
            report = reindex(corpus or settings.corpus, job, strict=strict, dry_run=dry_run)
        except RetrievalError as error:
            if progress_lines:
                _print_json({"error": str(error)})
                raise typer.Exit(2) from None
            raise
    if progress_lines:
        _print_json({"report": facts.report_facts(report)})
    elif as_json:
        _print_json(facts.report_facts(report))
    else:
        show_reply(replies.report_reply(report, Wording("en"), dry_run=dry_run), Console())


@app.command()
def ask(  # noqa: PLR0913 - options of a command
    question: Annotated[str | None, typer.Argument(help="What was said about …?")] = None,
    index: Index = None,
    *,
    batch_file: Annotated[
        Path | None, typer.Option("--batch", help="A file of questions, a line each; - for stdin.")
    ] = None,
    today: Today = None,
    no_periods: Annotated[
        bool, typer.Option("--no-periods", help="Search for dates as words, not as a filter.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Answer a question with the words of the statements, and their dates."""
    settings = load_settings()
    usecases = _usecases(settings, index)
    day = _day(today)
    if (question is None) == (batch_file is None):
        raise SettingsError(("Give either a question or --batch FILE.",))
    if batch_file is not None:
        for line in batch.answers(usecases, batch.lines(batch_file), day, periods=not no_periods):
            _print_json(line)
    elif as_json:
        answer = usecases.answer(question or "", today=day, periods=not no_periods)
        _print_json(facts.answer_facts(usecases.confirmed(answer)))
    else:
        answer = usecases.answer(question or "", today=day, periods=not no_periods)
        reply = replies.answer_reply(answer, Wording("en"))
        show_reply(checked(reply, usecases, "en"), Console())


@app.command()
def show(
    statement_id: Annotated[str, typer.Argument(help="The id that an answer names.")],
    index: Index = None,
    *,
    version: Annotated[int | None, typer.Option(help="An older version; the newest else.")] = None,
    as_json: AsJson = False,
) -> None:
    """Print a stored statement and its facts."""
    archive = Archive(_directory(load_settings(), index).archive)
    records = archive.versions(statement_id)
    if not records:
        raise CorpusError(f"The archive holds no statement {statement_id!r}.")
    versions = records[-1].version
    found = [r for r in records if version is None or r.version == version]
    if not found:
        raise CorpusError(
            f"The statement {statement_id!r} has versions 1 to {versions}, not {version}."
        )
    printed = facts.record_facts(found[-1], versions)
    if as_json:
        _print_json(printed)
        return
    for name, value in printed.items():
        if name != "text" and value not in (None, ""):
            sys.stdout.write(f"{name}: {value}\n")
    sys.stdout.write(f"\n{printed['text']}\n")


@app.command(name="status")
def status_command(index: Index = None, *, as_json: AsJson = False) -> None:
    """Print what is live: build, coverage, counts."""
    found = status(_directory(load_settings(), index))
    if as_json:
        _print_json(facts.status_facts(found))
    else:
        show_reply(replies.status_reply(found, Wording("en")), Console())


@app.command()
def chat(index: Index = None) -> None:
    """Talk to the bot in the terminal."""
    talk(_usecases(load_settings(), index), Console(), sys.stdin)


@app.command()
def serve(index: Index = None) -> None:
    """Serve the Telegram bot; without a token, the same bot in the terminal."""
    settings = load_settings()
    usecases = _usecases(settings, index)
    if settings.telegram_bot_token is not None:
        from bot.app import serve as serve_telegram

        serve_telegram(settings, usecases)
        return
    console = Console()
    console.print(Wording("en")("terminal-token"), markup=False, highlight=False)
    if sys.stdin.isatty():
        talk(usecases, console, sys.stdin)
    else:
        examples(usecases, console)


def _directory(settings: Settings, index: Path | None) -> Directory:
    return Directory(index or settings.index)


def _usecases(settings: Settings, index: Path | None) -> UseCases:
    return UseCases(
        _directory(settings, index), settings, today=lambda: datetime.now(settings.zone).date()
    )


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingsError((f"--today: {text!r} is not a day of the form 2024-03-31.",)) from None


def _print_json(value: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


@contextmanager
def _progress(*, quiet: bool, lines: bool) -> Iterator[Any]:
    """What a reindex tells its steps to: JSON lines, a bar with an ETA, or nobody."""
    if lines:
        yield lambda step: _print_json({"progress": facts.progress_facts(step)})
        return
    bar = Bar(
        TextColumn("{task.description:>10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("ETA"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=quiet,
    )
    tasks: dict[str, Any] = {}

    def tell(step: Progress) -> None:
        if step.stage not in tasks:
            tasks[step.stage] = bar.add_task(step.stage, total=step.total or None)
        bar.update(tasks[step.stage], completed=step.done, total=step.total or None)

    with bar:
        yield tell


if __name__ == "__main__":
    main()
