"""What was edited and withdrawn, with what the edits changed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from retrieval import Archive, changes
from retrieval.archive.quoting import quote
from retrieval.check.revisions import became, compared, with_history
from retrieval.types import DateOrigin, Edited, Kind, Revised, Statement

FEES = Statement(
    "fees",
    "A passport costs 60 crowns. It will be ready in ten days. Cards are taken.",
    title="Fees",
    date=date(2020, 5, 6),
    date_origin=DateOrigin.FIELD,
    lang="en",
)
GRAIN = Statement("grain", "The grain is in. It is dry.", date=date(2020, 1, 1), lang="en")
SAMPLE = Statement("sample", "An invented text.", sample=True)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive.sqlite", create=True)
    made.update([SAMPLE], now="2020-06-01T00:00:00+00:00")
    made.update([FEES, GRAIN], now="2020-06-02T00:00:00+00:00")
    return made


def test_an_edit_is_told_with_its_differences_and_the_new_sentence(archive: Archive) -> None:
    new = replace(FEES, text=FEES.text.replace("60", "65").replace("will", "will not"))
    archive.update([new, GRAIN], now="2020-07-03T08:00:00+00:00")
    (one,) = changes(archive)
    assert (one.kind, one.day) == (Revised.EDITED, date(2020, 7, 3))
    assert (one.before.version, one.after and one.after.version) == (1, 2)
    assert [(d.kind, d.claimed, d.actual) for d in one.differences] == [
        (Kind.NEGATION, "", "not"),
        (Kind.NUMBER, "60", "65"),
    ]
    assert one.shown.text == "It will not be ready in ten days."
    assert archive.holds(one.shown)


def test_a_withdrawal_is_told_and_a_sample_that_made_room_is_none(archive: Archive) -> None:
    archive.update([FEES], now="2020-08-04T00:00:00+00:00")
    (one,) = changes(archive)
    assert (one.kind, one.day, one.after) == (Revised.WITHDRAWN, date(2020, 8, 4), None)
    assert one.shown.text == "The grain is in."


def test_the_newest_changes_come_first_and_those_before_a_day_are_left_out(
    archive: Archive,
) -> None:
    archive.update([FEES], now="2020-08-04T00:00:00+00:00")
    archive.update([replace(FEES, text="Nothing costs anything.")], now="2020-09-05T00:00:00Z")
    assert [one.day for one in changes(archive)] == [date(2020, 9, 5), date(2020, 8, 4)]
    assert [one.day for one in changes(archive, date(2020, 9, 1))] == [date(2020, 9, 5)]


def test_other_facts_under_the_same_text_are_no_edit_of_it(archive: Archive) -> None:
    archive.update([replace(FEES, title="The fees"), GRAIN], now="2020-08-04T00:00:00+00:00")
    assert changes(archive) == ()


def test_words_that_came_or_went_are_told_where_they_did(archive: Archive) -> None:
    new = replace(GRAIN, text="The grain of the north is in. The mill works.")
    archive.update([FEES, new], now="2020-07-03T08:00:00+00:00")
    newer = replace(new, text="The grain is in. The mill works day and night.")
    archive.update([FEES, newer], now="2020-08-04T08:00:00+00:00")
    _, long, short = archive.versions("grain")
    assert with_history(archive, quote(short, (0, 16), 0.9)).edited == Edited(
        date(2020, 8, 4), (("of the north", ""),)
    )
    assert with_history(archive, quote(short, (17, 46), 0.9)).edited == Edited(
        date(2020, 8, 4), (("", "day and night"),)
    )
    assert became(long, short, (0, 29)) == (("of the north", ""),)
    assert became(long, short, (30, 45)) == (("", "day and night"),)


def test_white_space_and_marks_alone_are_an_edit_without_differences() -> None:
    assert compared("One  two – three.", "One two - three.") == ()


def test_a_quote_of_an_edited_statement_says_what_of_its_words_was_changed(
    archive: Archive,
) -> None:
    new = replace(FEES, text=FEES.text.replace("60", "65"))
    archive.update([new], now="2020-07-03T08:00:00+00:00")
    record = archive.versions("fees")[-1]
    changed = with_history(archive, quote(record, (0, 27), 0.9))
    assert changed.edited == Edited(date(2020, 7, 3), (("60", "65"),))
    elsewhere = with_history(archive, quote(record, (28, 60), 0.9))
    assert elsewhere.edited == Edited(date(2020, 7, 3))
    beginning = with_history(archive, quote(record, (0, 3), 0.9))
    assert beginning.edited == Edited(date(2020, 7, 3))
    old = with_history(archive, quote(archive.versions("grain")[-1], (0, 16), 0.9))
    assert (old.edited, old.withdrawn) == (None, date(2020, 7, 3))
