"""A citation: one speaker's words in one pair of marks, in their order."""

import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from made_answers import WATER

from bot.replies.citations import citation
from bot.replies.wording import Wording
from retrieval.archive.quoting import quote
from retrieval.types import Quote, Record, Statement

SAY = Wording("en")
TALK = """JOURNALIST: Prime Minister, will you raise the tax on salt?
PRIME MINISTER: No, we won't. There will be no tax on salt while I am in office.
JOURNALIST: And the ferry? Treasurer?
TREASURER LEE: The ferry will get eight new engines by the autumn.
The press conference lasted an hour and was held in Senn."""


def part(text: str, first: str, last: str, **facts: str) -> Quote:
    """From the beginning of one stretch of a statement to the end of another."""
    statement = Statement("t", text, "Press conference", date(2031, 1, 10), lang="en", **facts)  # type: ignore[arg-type]
    start, end = text.index(first), text.index(last) + len(last)
    return quote(Record(1, 1, statement, "0", "2031-01-11T00:00:00+00:00"), (start, end), 1.0)


def test_words_speaker_source_and_day() -> None:
    assert citation([WATER], SAY, None) == (
        "“The water will be shared.” – Mira Halden, The Ministry, On the river, 12 December 2020."
        " https://example.org/7"
    )


def test_of_an_interview_the_answer_is_cited_without_the_question() -> None:
    asked = part(TALK, "JOURNALIST: Prime Minister", "while I am in office.")
    assert citation([asked], SAY, None) == (
        "“No, we won't. There will be no tax on salt while I am in office.”"
        " – Prime Minister, Press conference, 10 January 2031."
    )


def test_two_speakers_have_two_pairs_of_marks() -> None:
    both = part(TALK, "No, we won't", "by the autumn.")
    assert citation([both], SAY, None) == (
        "“No, we won't. There will be no tax on salt while I am in office.” (Prime Minister)"
        " “The ferry will get eight new engines by the autumn.” (Treasurer Lee)"
        " – Press conference, 10 January 2031."
    )


def test_an_item_is_cited_behind_its_lead_in() -> None:
    text = (
        "The ministry will not do any of the following:\n- close schools;\n- raise the ferry fee."
    )
    item = part(text, "raise the ferry", "fee.", source="The Ministry")
    assert citation([item], SAY, None) == (
        "“The ministry will not do any of the following: […] raise the ferry fee.”"
        " – The Ministry, Press conference, 10 January 2031."
    )


def test_what_is_left_out_between_two_passages_has_a_sign() -> None:
    first = replace(WATER, start=0, end=10, text="The water.")
    second = replace(WATER, start=40, end=50, text="The river.")
    assert citation([first, second], SAY, None).startswith("“The water. […] The river.” – ")


NAMES = ("MINISTER LIND", "PREMIER OSK", "SENATOR VENN")


@given(st.lists(st.sampled_from(range(3)), min_size=2, max_size=6), st.data())
def test_every_pair_of_marks_holds_one_speaker_s_words_in_their_order(
    turns: list[int], data: st.DataObject
) -> None:
    """Each sentence has a number of its own, by which its speaker is known."""
    text = "\n".join(
        f"{NAMES[who]}: Point {2 * at} is settled. Point {2 * at + 1} is open now."
        for at, who in enumerate(turns)
    )
    ends = [found.span() for found in re.finditer(r"Point \d+ is (?:settled|open now)\.", text)]
    first = data.draw(st.integers(0, len(ends) - 1))
    last = data.draw(st.integers(first, len(ends) - 1))
    statement = Statement("t", text, "Talks", date(2031, 1, 10), lang="en")
    record = Record(1, 1, statement, "0", "2031-01-11T00:00:00+00:00")
    cited = citation([quote(record, (ends[first][0], ends[last][1]), 1.0)], SAY, None)
    points = []
    for pair in re.findall(r"“([^”]*)”", cited):
        numbers = [int(one) for one in re.findall(r"Point (\d+)", pair)]
        assert len({turns[number // 2] for number in numbers}) == 1
        points += numbers
    assert points == list(range(first, last + 1))
    speakers = [NAMES[turns[number // 2]].title() for number in points]
    assert [name for name in dict.fromkeys(speakers) if name not in cited] == []
