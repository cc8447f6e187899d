"""Whether somebody said this: exact, altered or not found, with the difference and the context."""

from datetime import date
from pathlib import Path

import pytest
from river_statements import AGAIN, WATER

from retrieval import Archive, verify
from retrieval.errors import QueryError
from retrieval.types import Check, Kind, Statement, Verdict


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive.sqlite", create=True)
    made.update([WATER, AGAIN], now="2021-02-03T00:00:00+00:00")
    return made


def told(found: Check) -> list[tuple[Kind, str, str]]:
    return [(one.kind, one.claimed, one.actual) for one in found.matches[0].differences]


def test_words_on_record_have_their_date_and_the_sentences_around_them(archive: Archive) -> None:
    found = verify(archive, "dams of more than 1,200 metres")
    assert found.verdict is Verdict.CUT
    assert [one.text for one in found.matches[0].left_off] == [
        "not build",
        "without the other’s consent",
    ]
    assert [(m.quote.statement_id, m.quote.date) for m in found.matches] == [
        ("water", date(2020, 5, 6)),
        ("again", date(2021, 1, 2)),
    ]
    match = found.matches[0]
    assert match.before == "The talks ended on 5 May 2020. Both sides will not build "
    assert match.quote.text == "dams of more than 1,200 metres"
    assert match.after == (
        " without the other’s consent. Minister Halden said: “They can’t close the river.”"
    )
    assert archive.holds(match.quote)
    assert archive.holds(match.context)


@pytest.mark.parametrize(
    "claim",
    [
        "BOTH SIDES WILL NOT BUILD",
        "«both sides will   not\nbuild»",
        "consent. Minister Halden said: They can't close the river. The water will be shared:",
        "shared: 60 per cent to Tesmar; — 40 per cent",
        "of more than",
        "They can`t close",
    ],
)
def test_marks_case_and_white_space_make_no_difference(archive: Archive, claim: str) -> None:
    found = verify(archive, claim)
    assert found.verdict in {Verdict.EXACT, Verdict.CUT}
    assert found.matches[0].differences == ()


@pytest.mark.parametrize(
    ("claim", "difference"),
    [
        ("Both sides will build dams of more than 1,200", (Kind.NEGATION, "", "not")),
        ("The talks did not end on 5 May 2020", (Kind.NEGATION, "did not end", "ended")),
        ("They can close the river", (Kind.NEGATION, "can", "can’t")),
        ("build dams of more than 1,300 metres", (Kind.NUMBER, "1,300", "1,200")),
        ("build dams of more than 1.200 metres", (Kind.PUNCTUATION, "1.200", "1,200")),
        ("The talks ended on 6 May 2020", (Kind.DATE, "6", "5")),
        ("The talks ended on 5 June 2020", (Kind.MONTH, "June", "May")),
        ("Minister Merdan said: they can't close", (Kind.NAME, "Merdan", "Halden")),
        ("Both sides must not build dams", (Kind.MODAL, "must", "will")),
        ("The water may be shared", (Kind.MODAL, "may", "will")),
        ("The water will be sold", (Kind.WORD, "sold", "shared")),
        ("The water will be shared.", (Kind.PUNCTUATION, ".", ":")),
    ],
)
def test_one_change_is_altered_and_named(
    archive: Archive, claim: str, difference: tuple[Kind, str, str]
) -> None:
    found = verify(archive, claim)
    assert found.verdict is Verdict.ALTERED
    assert told(found) == [difference]


def test_a_span_cut_inside_a_word_or_a_number_is_not_exact(archive: Archive) -> None:
    for claim in ("will not buil", "alks ended on", "They can", "of more than 1"):
        assert verify(archive, claim).verdict is not Verdict.EXACT, claim


def test_what_nobody_said_is_not_found_and_the_nearest_is_no_match(archive: Archive) -> None:
    found = verify(archive, "The expression of this protein was reduced in mice of both groups.")
    assert (found.verdict, found.matches) == (Verdict.NOT_FOUND, ())
    assert (found.searched.statements, found.searched.versions) == (2, 2)


def test_an_ellipsis_joins_parts_and_says_what_it_leaves_out(archive: Archive) -> None:
    found = verify(archive, "The talks ended on 5 May 2020 […] The water will be shared")
    assert found.verdict is Verdict.EXACT
    (gap,) = found.matches[0].left_out
    assert (gap.words, gap.sentences) == (23, 2)
    backwards = verify(archive, "The water will be shared … The talks ended on 5 May 2020")
    assert backwards.verdict is not Verdict.EXACT


def test_several_sentences_have_a_verdict_each_and_one_over_all(archive: Archive) -> None:
    found = verify(archive, "The talks ended on 5 May 2020. We shall never speak to them again.")
    assert found.verdict is Verdict.ALTERED
    assert [part.verdict for part in found.sentences] == [Verdict.EXACT, Verdict.NOT_FOUND]


def test_the_words_in_quotation_marks_of_a_post_are_checked_by_themselves(archive: Archive) -> None:
    found = verify(
        archive, "Shame on them! The minister: «Both sides will build dams». Share this!"
    )
    (part,) = found.quoted
    assert (part.text, part.verdict) == ("Both sides will build dams", Verdict.ALTERED)


@pytest.mark.parametrize(
    ("claim", "quoted"),
    [
        ("The minister said: 'Both sides will build dams.'", "Both sides will build dams."),
        ("The minister: ‘Both sides will build dams’. Share this!", "Both sides will build dams"),
        ("'Both sides will build dams,' said the minister.", "Both sides will build dams"),
    ],
)
def test_so_is_speech_in_single_marks(archive: Archive, claim: str, quoted: str) -> None:
    (part,) = verify(archive, claim).quoted
    assert (part.text, part.verdict) == (quoted, Verdict.ALTERED)


def test_a_term_in_single_marks_belongs_to_its_sentence(archive: Archive) -> None:
    found = verify(archive, "Both sides don't build 'dams of more than' 1,200 metres")
    assert (found.quoted, found.verdict) == ((), Verdict.ALTERED)


def test_an_older_version_and_a_withdrawn_statement_say_so(archive: Archive) -> None:
    newer = Statement("water", "The talks were put off.", date=WATER.date, lang="en")
    archive.update([newer], now="2021-03-04T05:06:07+00:00")
    found = verify(archive, "Both sides will not build dams")
    assert [(m.quote.statement_id, m.quote.version) for m in found.matches] == [
        ("water", 1),
        ("again", 1),
    ]
    assert [(m.changed, m.withdrawn) for m in found.matches] == [
        (date(2021, 3, 4), None),
        (None, date(2021, 3, 4)),
    ]


def test_a_quotation_without_words_is_declined(archive: Archive) -> None:
    with pytest.raises(QueryError) as caught:
        verify(archive, " «…» ")
    assert caught.value.code == "empty-quotation"


def test_a_year_beside_a_quotation_inside_a_passage_on_record_is_the_record_s_own(
    archive: Archive,
) -> None:
    text = 'The mill won the 1998-99 "Dry Grain Award", and we thank its forty workers.'
    mill = Statement("mill", text, "The mill", date(2021, 5, 29), lang="en")
    archive.update([mill], now="2021-06-01T00:00:00+00:00")
    check = verify(archive, text)
    assert (check.verdict, check.quoted) == (Verdict.EXACT, ())
