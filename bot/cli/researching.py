"""The researcher's commands: check, timeline, changes, speech."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.cli import batch, options
from bot.cli.json_models.answers import SpokenPassageJson
from bot.cli.json_models.checks import (
    ChangesJson,
    CheckJson,
    QuotationErrorJson,
    RevisionJson,
    TimelineJson,
)
from bot.cli.printing import library_of, print_json, print_reply, write_picture
from bot.replies.wording import Wording, language_of_environment
from bot.settings.settings import SettingsError, load_settings
from bot.usecases.changes import Changes
from bot.usecases.checking import Checking
from bot.usecases.proof import checked
from bot.usecases.timelines import Timelines
from retrieval import read_corpus, speech_of
from retrieval.errors import QueryError
from retrieval.types import Speech

_MOST_BYTES = 50 * 2**20


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
        write_picture(png, reply.picture, f"no statement speaks of {topic!r}")
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


def speech_command(
    files: options.Texts,
    *,
    lang: options.TextLanguage = None,
    as_json: options.AsJson = False,
) -> None:
    """Tell who says what in texts: each passage of direct speech and its speaker."""
    say = Wording(_lang())
    for path in files:
        for text in _texts(path):
            for one in speech_of(text, lang):
                told = SpokenPassage(str(path), text[one.start : one.end], one)
                if as_json:
                    print_json(SpokenPassageJson.of(told))
                else:
                    sys.stdout.write(f"{_told(told, say)}\n")


@dataclass(frozen=True, slots=True)
class SpokenPassage:
    """A passage of a file, and who says it."""

    file: str
    words: str
    speech: Speech


def _told(one: SpokenPassage, say: Wording) -> str:
    """One line: where, who, and the words."""
    speech = one.speech
    who = ", ".join(filter(None, (speech.speaker, speech.office))) or say("speech-not-told")
    return f"{one.file}:{speech.start}-{speech.end}  {who}: {' '.join(one.words.split())}"


def _texts(path: Path) -> Iterator[str]:
    """The texts of a file: all of it where it is plain text, else its statements'.

    Raises:
        SettingsError: the file cannot be read.
    """
    if path.suffix.casefold() not in {".txt", ".text", ""}:
        found = read_corpus(path, max_file_bytes=_MOST_BYTES)
        for problem in found.problems:
            if not problem.warning:
                raise SettingsError((f"{problem.path}: {problem.problem}",))
        yield from (one.text for one in found.statements)
        return
    try:
        yield path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError((f"{path} cannot be read as UTF-8 text ({error}).",)) from None


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
    return None if text is None else batch.day_of("--since", text)


def _lang() -> str:
    return language_of_environment(os.environ)
