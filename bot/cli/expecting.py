"""The commands of check-questions: ``expect add``, ``expect list``, ``expect remove``."""

import os
import sys
from datetime import UTC, datetime

import typer
from rich.console import Console

from bot.cli import options
from bot.cli.json_models.reports import ExpectationJson, ExpectationsJson
from bot.cli.printing import library_of, print_json
from bot.cli.tables import print_table
from bot.replies.expectations import heading
from bot.replies.wording import Wording, language_of_environment
from bot.settings.settings import SettingsError, load_settings
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import answered, understood
from retrieval import expectations
from retrieval.errors import CorpusError
from retrieval.types import Expectation, Quote

app = typer.Typer(help="Questions that every new build is to answer as the live one does.")


@app.command()
def add(
    question: options.Expected,
    index: options.Index = None,
    *,
    statement: options.OfStatement = None,
    as_json: options.AsJson = False,
) -> None:
    """Keep a question with the words that answer it now."""
    library = library_of(load_settings(), index)
    query, lang = understood(question, library), language_of_environment(os.environ)
    answer = answered(library.searcher(), query, lang=lang)
    found = [one for one in answer.quotes if statement in {None, one.statement_id}]
    if not (answer.answered and found):
        by = "" if statement is None else f" with the words of {statement!r}"
        raise CorpusError(f"The archive does not answer this{by} now; nothing was kept.")
    one = expectations.expectation(query, found[0], lang=lang, now=datetime.now(UTC))
    if not expectations.add(library.directory, one):
        most = f"There are {expectations.MOST} check-questions already"
        raise SettingsError((f"{most}; to remove one, run: onrecord expect remove ID",))
    if as_json:
        print_json(_json(one, found[0]))
    else:
        _print(one, found[0])


@app.command(name="list")
def list_all(index: options.Index = None, *, as_json: options.AsJson = False) -> None:
    """List the questions with the statements that are to answer them."""
    library = library_of(load_settings(), index)
    there = [(one, _words(library, one)) for one in expectations.all_of(library.directory)]
    if as_json:
        print_json(ExpectationsJson(expectations=tuple(_json(*pair) for pair in there)))
        return
    if not there:
        sys.stderr.write("There are no check-questions; to keep one, run: onrecord expect add\n")
    say = Wording(language_of_environment(os.environ))
    rows = [
        (one.id, one.query.question, "–" if words is None else heading(words, say))
        for one, words in there
    ]
    print_table(rows, Console())


@app.command()
def remove(expectation_id: options.ExpectationId, index: options.Index = None) -> None:
    """Remove a question; it is asked no more."""
    library = library_of(load_settings(), index)
    gone = expectations.remove(library.directory, expectation_id)
    if gone is None:
        none = f"There is no check-question {expectation_id!r}"
        raise SettingsError((f"{none}; to see those there are, run: onrecord expect list",))
    sys.stdout.write(f"Removed: {gone.query.question}\n")


def _words(library: OpenLibrary, one: Expectation) -> Quote | None:
    return expectations.words_of(library.archive(), one)


def _json(one: Expectation, words: Quote | None) -> ExpectationJson:
    return ExpectationJson(
        id=one.id,
        question=one.query.question,
        statement_id=one.statement_id,
        text=words.text if words else None,
        made_at=one.made_at,
    )


def _print(one: Expectation, words: Quote) -> None:
    say = Wording(language_of_environment(os.environ))
    sys.stdout.write(f"{one.id}  {one.query.question}\n")
    sys.stdout.write(f"  {heading(words, say)}\n  {' '.join(words.text.split())}\n")
