"""The researcher's commands: check, timeline, changes."""

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date

import typer

from bot.cli import batch, options
from bot.cli.json_models.checks import (
    ChangesJson,
    CheckJson,
    QuotationErrorJson,
    RevisionJson,
    TimelineJson,
)
from bot.cli.printing import library_of, print_json, print_reply
from bot.replies.wording import language_of_environment
from bot.settings.settings import SettingsError, load_settings
from bot.usecases.changes import Changes
from bot.usecases.checking import Checking
from bot.usecases.proof import checked
from bot.usecases.timelines import Timelines
from retrieval.errors import QueryError


def check_command(
    quotation: options.Quotation = None,
    index: options.Index = None,
    *,
    batch_file: options.Quotations = None,
    as_json: options.AsJson = False,
) -> None:
    """Check whether a statement says these words."""
    if (quotation is None) == (batch_file is None):
        raise SettingsError(("Give either a quotation or --batch FILE.",))
    library = library_of(load_settings(), index)
    checking = Checking(library)
    if batch_file is not None:
        with batch.lines(batch_file) as lines:
            for line in verdicts(checking, lines):
                print_json(line)
        return
    found = checking.check(quotation or "")
    if as_json:
        print_json(CheckJson.of(found))
    else:
        print_reply(checked(checking.reply(found, _lang()), library, _lang()))


def timeline_command(
    topic: options.Topic,
    index: options.Index = None,
    *,
    png: options.Png = None,
    dark: options.Dark = False,
    as_json: options.AsJson = False,
) -> None:
    """Show when a topic was spoken of: first, last and how often."""
    library = library_of(load_settings(), index)
    timelines = Timelines(library)
    found = timelines.timeline(topic)
    reply = timelines.reply(found, _lang(), dark=dark)
    if png is not None:
        if reply.picture is None:
            raise SettingsError((f"--png: nothing to draw, no statement speaks of {topic!r}.",))
        try:
            png.write_bytes(reply.picture)
        except OSError as error:
            raise SettingsError((f"--png: {png} cannot be written ({error.strerror}).",)) from None
    if as_json:
        print_json(TimelineJson.of(found))
    else:
        print_reply(checked(reply, library, _lang()))


def changes_command(
    index: options.Index = None,
    *,
    since: options.Since = None,
    as_json: options.AsJson = False,
) -> None:
    """List what was edited in published statements, and what was withdrawn."""
    library = library_of(load_settings(), index)
    changes = Changes(library)
    first = _day(since)
    found = changes.changes(first)
    if as_json:
        print_json(ChangesJson(changes=tuple(map(RevisionJson.of, found))))
    else:
        reply = changes.reply(found, _lang(), since=first)
        print_reply(checked(reply, library, _lang()))


def verdicts(
    checking: Checking, lines: Iterable[bytes]
) -> Iterator[CheckJson | QuotationErrorJson]:
    """What ``check --json`` prints for each line, or ``quote`` and ``error``.

    Args:
        checking: the archive is opened once.
        lines: plain quotations, or JSON objects with ``quote``.
    """
    for raw in lines:
        line = raw.decode("utf-8", errors="replace")
        try:
            quotation = _read(line)
            found = checking.check(quotation)
        except QueryError as error:
            yield QuotationErrorJson(quote=line, error=batch.sentence(error))
            continue
        yield CheckJson.of(found)


def _read(line: str) -> str:
    if "\ufffd" in line:
        raise QueryError("bad-line", "The line is not UTF-8 text.")
    if not line.lstrip().startswith("{"):
        return line
    try:
        quotation = json.loads(line)["quote"]
    except (ValueError, KeyError, TypeError, RecursionError):
        quotation = None
    if not isinstance(quotation, str):
        raise QueryError("bad-line", 'The line is not {"quote": "…"}.')
    return quotation


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else batch.day(text)
    except ValueError:
        raise SettingsError((f"--since: {text!r} is not a day of the form 2024-03-31.",)) from None


def _lang() -> str:
    return language_of_environment(os.environ)


def register(app: typer.Typer) -> None:
    """Give the command line these commands."""
    app.command(name="check")(check_command)
    app.command(name="timeline")(timeline_command)
    app.command(name="changes")(changes_command)
