"""``onrecord ask``, ``show`` and ``status``: what the archive says, and what is live."""

import sys
from datetime import date

from bot.cli import batch, options
from bot.cli.json_models.answers import AnswerJson, RecordJson, StoredVersion
from bot.cli.json_models.reports import StatusJson
from bot.cli.printing import (
    directory_of,
    library_of,
    print_json,
    print_reply,
    terminal_language,
)
from bot.cli.telling import prepare_telling, telling
from bot.replies import reports
from bot.replies.wording import Wording
from bot.settings.settings import SettingsError, load_settings
from bot.usecases.addresses import named
from bot.usecases.proof import checked, confirmed
from bot.usecases.questions import Questions
from retrieval import status
from retrieval.errors import BuildError, CorpusError


def ask_command(  # noqa: PLR0913 - options of a command
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
            prepare_telling(library.make_models, tell)
    if batch_file is not None:
        with batch.lines(batch_file) as lines:
            for line in batch.answers(questions, lines, day, periods=not no_periods):
                print_json(line)
        return
    if as_json:
        answer = questions.answer(question or "", today=day, periods=not no_periods)
        print_json(AnswerJson.of(confirmed(answer, questions.library)))
    else:
        lang = terminal_language()
        reply = questions.reply(question or "", lang, today=day, periods=not no_periods)
        print_reply(checked(reply, questions.library, lang))


def show_command(
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
        print_json(printed)
        return
    for name, value in printed.as_dict().items():
        if name not in {"text", "speech"} and value not in (None, ""):
            sys.stdout.write(f"{name}: {value}\n")
    sys.stdout.write(f"\n{printed.text}\n")


def status_command(index: options.Index = None, *, as_json: options.AsJson = False) -> None:
    """Print what is live: build, coverage, counts."""
    settings = load_settings()
    found = status(directory_of(settings, index), settings.reading_ms)
    if as_json:
        print_json(StatusJson.of(found))
    else:
        print_reply(reports.status_reply(found, Wording(terminal_language()), settings.zone))


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else batch.day(text)
    except ValueError:
        raise SettingsError((f"--today: {text!r} is not a day of the form 2024-03-31.",)) from None
