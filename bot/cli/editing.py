"""``onrecord statement``: new statements, corrections of those on record, what goes for good.

Each command shows what would change, asks, writes it down, and reindexes, so that it is live.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from getpass import getuser
from pathlib import Path

import typer
from rich.console import Console

from bot.cli import batch, options
from bot.cli.chat import at_keyboard
from bot.cli.json_models.corrections import CorrectionJson, CorrectionsJson
from bot.cli.json_models.reports import ProblemJson
from bot.cli.printing import library_of, print_json, print_reply
from bot.cli.progress import progress_bar
from bot.cli.tables import print_table
from bot.replies.drafts import Came, Preview, preview_reply
from bot.replies.reply import Reply
from bot.replies.wording import Wording, language_of_environment
from bot.settings.settings import SettingsError, load_settings
from bot.state import TERMINAL, State
from bot.state.database import StorageError
from bot.usecases.addresses import named
from bot.usecases.corrections import Corrections, Editor
from bot.usecases.library import OpenLibrary, retrieval_settings
from bot.usecases.publisher import note_published
from retrieval import detect, editing, reindex
from retrieval.errors import RetrievalError
from retrieval.types import (
    Act,
    Correction,
    Draft,
    Facts,
    Published,
    ReindexReport,
    Value,
    Withdrawal,
)

app = typer.Typer(
    help="Add statements, correct those on record, take one away for good.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
_PATIENCE_SECONDS = 60  # with another reindex


@app.command()
def redate(
    statement: options.Meant,
    date: options.NewDate,
    corpus: options.EditedCorpus = None,
    index: options.Index = None,
    *,
    yes: options.Unasked = False,
) -> None:
    """Correct the date of a statement; "unknown" for none."""
    day = None if date == "unknown" else batch.day_of("DATE", date)
    _correct(_Place(corpus, index), statement, Act.REDATE, day, yes=yes)


def _of_words(name: str, act: Act, help_line: str) -> None:
    """Add a command that corrects a fact that is words."""

    @app.command(name=name, help=help_line)
    def command(
        statement: options.Meant,
        words: options.NewWords,
        corpus: options.EditedCorpus = None,
        index: options.Index = None,
        *,
        yes: options.Unasked = False,
    ) -> None:
        _correct(_Place(corpus, index), statement, act, words, yes=yes)


_of_words("retitle", Act.RETITLE, 'Correct the title of a statement; "" for none.')
_of_words("speaker", Act.RESPEAK, 'Correct whose words a statement is; "" for nobody\'s.')
_of_words("source", Act.RESOURCE, 'Correct who published a statement; "" for nobody.')


@app.command()
def withdraw(  # noqa: PLR0913 - options of a command
    statement: options.Meant,
    corpus: options.EditedCorpus = None,
    index: options.Index = None,
    *,
    date: options.TakenBack,
    reason: options.Reason,
    yes: options.Unasked = False,
) -> None:
    """Note that its publisher took a statement back, which is told wherever it is quoted."""
    if not reason.strip():
        raise SettingsError(("--reason: say in a line why it was taken back.",))
    taken = Withdrawal(batch.day_of("--date", date), reason)
    _correct(_Place(corpus, index), statement, Act.WITHDRAW, taken, yes=yes)


@app.command()
def restore(
    statement: options.Meant,
    corpus: options.EditedCorpus = None,
    index: options.Index = None,
    *,
    yes: options.Unasked = False,
) -> None:
    """Note that a statement was not taken back after all."""
    _correct(_Place(corpus, index), statement, Act.RESTORE, None, yes=yes)


@app.command()
def undo(
    number: options.OfCorrection = None,
    corpus: options.EditedCorpus = None,
    index: options.Index = None,
    *,
    yes: options.Unasked = False,
) -> None:
    """Take a correction back."""
    place = _Place(corpus, index)
    found, shown = place.corrections.preview_undo(number, place.lang)
    print_reply(shown)
    _ask("Take it back?", yes=yes)
    with place.remembered():
        place.corrections.undo(found, _by())
    place.reindex()
    place.tell("correction-undone-live")


@app.command()
def purge(
    statement: options.Meant,
    corpus: options.EditedCorpus = None,
    index: options.Index = None,
) -> None:
    """Take a statement away for good, as a law may demand; it has to be confirmed by its id."""
    place = _Place(corpus, index)
    name = place.named_or_begun(statement)
    plan, shown = place.corrections.preview_purge(name, place.lang)
    print_reply(shown)
    _confirm(name)
    with place.remembered():
        place.corrections.purge(plan, _by())
    place.reindex()
    print_reply(place.corrections.purged(plan, place.lang))


@app.command(name="corrections")
def list_corrections(
    corpus: options.EditedCorpus = None,
    index: options.Index = None,
    *,
    as_json: options.AsJson = False,
) -> None:
    """List the corrections of the corpus, the oldest first."""
    place = _Place(corpus, index)
    kept = editing.read_corrections(place.corrections.corpus)
    if as_json:
        print_json(_as_json(kept))
        return
    for problem in kept.problems:
        sys.stderr.write(f"{problem}\n")
    undone = kept.undone
    rows = [
        (
            str(one.number),
            one.at[:10],
            one.by,
            one.correction.act.value,
            one.correction.statement_id,
            _written(one.correction.value) if one.undoes is None else f"of {one.undoes}",
            "taken back" if one.number in undone else "",
        )
        for one in kept.entries
    ]
    if rows:
        headings = ("number", "day", "by", "act", "statement", "value", "")
        print_table(rows, Console(), headings=headings, right={0})
    else:
        sys.stdout.write("There are no corrections.\n")


@app.command()
def add(  # noqa: PLR0913 - options of a command
    files: options.NewFiles,
    corpus: options.EditedCorpus = None,
    index: options.Index = None,
    *,
    title: options.Title = None,
    date: options.DateOf = None,
    speaker: options.Speaker = None,
    source: options.Source = None,
    url: options.Url = None,
    under: options.Under = "",
    yes: options.Unasked = False,
) -> None:
    """Read files, show what they would be on record as, and take them in."""
    if len(files) > 1 and (title is not None or url is not None):
        raise SettingsError(("A title or an address belongs to one FILE; add it by itself.",))
    day = None if date is None else batch.day_of("--date", date)
    facts = Facts(title=title, date=day, speaker=speaker, source=source, url=url)
    place = _Place(corpus, index)
    drafts = [place.draft(path, facts) for path in files]
    for draft in drafts:
        print_reply(preview_reply(_preview(draft), place.say))
        sys.stdout.write("\n")
    ready = [draft for draft in drafts if draft.statements]
    if not ready:
        raise SettingsError(("There is no statement in that, and nothing was changed.",))
    _ask("Publish?" if len(ready) == len(drafts) else f"Publish {len(ready)} of them?", yes=yes)
    published: list[str] = []
    for draft in ready:
        done = place.publish(draft, under)
        published += done.statement_ids
        sys.stdout.write(f"{draft.name}: lies in {done.path}\n")
    report = place.reindex()
    live = {one.statement_id for one in report.outcomes}
    for name in published:
        sys.stdout.write(
            f"{'Live' if name in live else 'Not live, see onrecord problems'}: {name}\n"
        )
    if len(ready) < len(drafts):
        raise typer.Exit(2)


@app.command(name="take-out")
def take_out(
    statement: options.Meant,
    corpus: options.EditedCorpus = None,
    index: options.Index = None,
    *,
    yes: options.Unasked = False,
) -> None:
    """Take a file that was added out again, with all its statements, which stay in the archive."""
    place = _Place(corpus, index)
    found = editing.added(place.library.directory, named(place.library, statement))
    for name in found.statement_ids:
        sys.stdout.write(f"{name}\n")
    _ask(f"Take {found.relative} out of {place.corrections.corpus}?", yes=yes)
    place.take_out(found)
    place.reindex()
    sys.stdout.write("It is out of the corpus and answers no question any more.\n")


class _Place:
    """The corpus and the index of a command, and whoever sits at the terminal."""

    def __init__(self, corpus: Path | None, index: Path | None) -> None:
        settings = load_settings()
        self.library: OpenLibrary = library_of(settings, index)
        state = State(self.library.directory.bot, bot=settings.bot or TERMINAL)
        self.audit = state.audit
        self.corrections = Corrections(self.library, state, corpus, lambda: datetime.now(UTC))
        self.lang = language_of_environment(os.environ)
        self.say = Wording(self.lang)

    def named_or_begun(self, words: str) -> str:
        """The id of a statement, also of one whose purge was killed when all but it was done."""
        if words in editing.read_corrections(self.corrections.corpus).purged:
            return words
        return named(self.library, words)

    @contextmanager
    def remembered(self) -> Iterator[None]:
        """Say what is wrong with the bot's memory, in which acts are audited."""
        try:
            yield
        except StorageError as error:
            path = self.library.directory.bot
            raise SettingsError(
                (f"{path} cannot be used ({error}); run: onrecord doctor, then onrecord index",)
            ) from None

    def draft(self, path: Path, facts: Facts) -> Draft:
        """What a file would be on record as."""
        if not path.is_file():
            raise SettingsError((f"{path} is not there, or no file.",))
        settings = retrieval_settings(self.library.settings)
        return editing.read_draft(path, self.library.directory, settings, facts=facts)

    def publish(self, draft: Draft, under: str) -> Published:
        """Put a draft into the corpus."""
        with self.remembered():
            done = editing.publish(
                self.corrections.corpus,
                self.library.directory,
                draft,
                by=_by().name,
                now=datetime.now(UTC),
                under=under,
                planned=partial(editing.note_added, self.library.directory),
            )
            note_published(self.audit, "publish", done, TERMINAL)
        return done

    def take_out(self, published: Published) -> None:
        """Take what was added out of the corpus."""
        corpus, directory = self.corrections.corpus, self.library.directory
        with self.remembered():
            editing.unpublish(corpus, directory, published, by=_by().name, now=datetime.now(UTC))
            note_published(self.audit, "unpublish", published, TERMINAL)

    def reindex(self) -> ReindexReport:
        """Make what was written down live."""
        with progress_bar(Console(stderr=True)) as tell:
            try:
                job = self.library.job(datetime.now(UTC), tell)
                report = reindex(self.corrections.corpus, job, wait=_PATIENCE_SECONDS)
            except RetrievalError:
                sys.stderr.write("It is written down, and will be live after the next index run.\n")
                raise
        if report.held is not None:
            sys.stderr.write(
                f"It is written down and not live yet: build {report.held} answers check-questions"
                " worse; run: onrecord builds\n"
            )
            raise typer.Exit(1)
        return report

    def tell(self, name: str, **facts: str) -> None:
        """A sentence on a line of its own."""
        print_reply(Reply(self.say(name, **facts)))


def _correct(place: _Place, statement: str, act: Act, value: Value, *, yes: bool) -> None:
    correction = Correction(named(place.library, statement), act, value)
    print_reply(place.corrections.preview(correction, place.lang))
    _ask("Correct it so?", yes=yes)
    with place.remembered():
        done = place.corrections.keep(correction, _by())
    place.reindex()
    place.tell("correction-live", command=f"onrecord statement undo {done.number}")


def _ask(question: str, *, yes: bool) -> None:
    """Go on after a yes.

    Raises:
        SettingsError: nobody answers.
        typer.Exit: the answer is another.
    """
    if yes:
        return
    if _answer(f"{question} [y/N] ").lower() not in {"y", "yes"}:
        sys.stdout.write("Nothing was changed.\n")
        raise typer.Exit(1)


def _confirm(name: str) -> None:
    """Go on after the very id was typed."""
    if _answer(f"To confirm, type {name}: ") != name:
        sys.stdout.write("Nothing was changed.\n")
        raise typer.Exit(1)


def _answer(prompt: str) -> str:
    try:
        answer = input(prompt) if sys.stdin is not None else ""
    except EOFError:
        raise SettingsError(
            ("Nobody answers at the terminal; give --yes where the command takes it.",)
        ) from None
    if not at_keyboard():
        sys.stdout.write("\n")  # nobody's Enter ended the line
    return answer.strip()


def _by() -> Editor:
    """Who sits at the terminal, as the system calls them."""
    with suppress(OSError, KeyError):
        return Editor(TERMINAL, getuser())
    return Editor(TERMINAL, "terminal")


def _written(value: Value) -> str:
    if isinstance(value, Withdrawal):
        return f"{value.day.isoformat()}, {value.reason}"
    return "" if value is None or isinstance(value, tuple) else str(value)


def _as_json(kept: editing.Corrections) -> CorrectionsJson:
    undone = kept.undone
    return CorrectionsJson(
        corrections=tuple(
            CorrectionJson(
                number=one.number,
                statement_id=one.correction.statement_id,
                act=one.correction.act,
                value=_written(one.correction.value) or None,
                undoes=one.undoes,
                undone=one.number in undone,
                by=one.by,
                at=one.at,
            )
            for one in kept.entries
        ),
        problems=tuple(map(ProblemJson.of, kept.problems)),
    )


def _preview(draft: Draft) -> Preview:
    same = dict.fromkeys(name for names in draft.repeated.values() for name in names)
    statements = tuple(replace(one, lang=one.lang or detect(one.text)) for one in draft.statements)
    return Preview(
        number=0,
        statements=statements,
        came=Came(file=draft.name),
        problems=draft.problems,
        same=(*same,),
        version=bool(draft.held),
    )
