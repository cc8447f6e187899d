"""The verbatim law: what the archive does not hold word for word is not sent."""

import logging
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from library import Library
from made_answers import answer

from bot.replies.composer import Composer
from bot.replies.reply import Reply
from bot.settings.settings import load_settings
from bot.usecases.library import OpenLibrary
from bot.usecases.proof import checked, confirmed
from retrieval.types import Quote

TEXT = "The border is open. Grain may pass."
WITHHELD = (
    "A quotation could not be confirmed against the archive, so this answer is withheld."
    " The fault has been logged; please ask again later."
)


@pytest.fixture
def opened(library: Library) -> OpenLibrary:
    library.write("a.md", TEXT, id="a", date="2020-01-01")
    library.write("b.md", "Water is shared.", id="b", date="2020-01-02")
    library.reindex()
    return OpenLibrary(library.directory, load_settings(None), today=lambda: date(2026, 1, 1))


@pytest.fixture
def quote(library: Library, opened: OpenLibrary) -> Quote:
    """The first sentence of a statement, as the archive has it."""
    assert opened
    record = library.record("a")
    return Quote(
        record=record.number,
        statement_id="a",
        version=1,
        start=0,
        end=19,
        text="The border is open.",
        sha256=record.sha256,
        date=date(2020, 1, 1),
        date_origin=None,
        title="",
        speaker=None,
        source=None,
        url=None,
        lang="en",
        confidence=0.9,
    )


def reply_of(quote: Quote) -> Reply:
    return Composer().line("1 January 2020").quote(quote).reply()


def test_what_the_archive_holds_is_sent_as_it_is(opened: OpenLibrary, quote: Quote) -> None:
    reply = reply_of(quote)
    assert checked(reply, opened, "en") is reply
    assert confirmed(answer(quote), opened) == answer(quote)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "The border is shut."},
        {"text": "The border is open"},
        {"start": 1},
        {"end": 20},
        {"start": -35, "end": -16},
        {"start": 5, "end": 5, "text": ""},
        {"version": 2},
        {"record": 99},
        {"record": 2},
        {"statement_id": "b"},
        {"sha256": "0" * 64},
    ],
    ids=str,
)
def test_one_wrong_fact_is_enough_to_withhold(
    opened: OpenLibrary, quote: Quote, change: dict[str, object]
) -> None:
    wrong = replace(quote, **change)  # type: ignore[arg-type]
    assert checked(reply_of(wrong), opened, "en") == Reply(WITHHELD)
    assert confirmed(answer(wrong), opened).quotes == ()


def test_a_reply_whose_text_is_not_the_quotes_is_withheld(
    opened: OpenLibrary, quote: Quote
) -> None:
    """Whatever happened to the text after it was composed."""
    reply = reply_of(quote)
    other = replace(reply, text=reply.text.replace("open", "shut"))
    assert checked(other, opened, "en") == Reply(WITHHELD)


def test_one_bad_quotation_withholds_the_whole_reply_but_only_itself_from_facts(
    opened: OpenLibrary, quote: Quote, caplog: pytest.LogCaptureFixture
) -> None:
    bad = replace(quote, text="The border is shut.", confidence=0.95)
    both = Composer().quote(quote).gap().quote(bad).reply()
    assert checked(both, opened, "en") == Reply(WITHHELD)
    assert confirmed(answer(bad, quote), opened) == answer(quote)
    assert [record.getMessage() for record in caplog.records] == [
        "withheld an answer: version 1 of a does not say the quoted words at 0-19",
        "withheld a quote: version 1 of a does not say the quoted words at 0-19",
    ]
    assert {record.levelno for record in caplog.records} == {logging.ERROR}


def test_an_answer_without_any_confirmed_quote_is_no_answer(
    opened: OpenLibrary, quote: Quote
) -> None:
    found = confirmed(answer(replace(quote, version=9)), opened)
    assert (found.answered, found.confidence, found.quotes) == (False, 0.0, ())


def test_an_archive_that_was_changed_withholds_what_it_changed(
    library: Library, opened: OpenLibrary, quote: Quote
) -> None:
    tamper(library.directory.archive, "open", "shut")
    shut = replace(quote, text="The border is shut.")
    assert checked(reply_of(quote), opened, "en") == Reply(WITHHELD)
    assert checked(reply_of(shut), opened, "en") == Reply(WITHHELD)


def tamper(archive: Path, word: str, other: str) -> None:
    """Change a word in the archive behind the program's back."""
    connection = sqlite3.connect(archive)
    with connection:
        connection.execute("UPDATE texts SET text = replace(text, ?, ?)", (word, other))
    connection.close()
