"""A quotation is checked against long statements as against others, and little of them is read."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from long_statements import filling, long_statement, long_text

from retrieval import Archive, verify
from retrieval.analysis import direct_speech, lists, occurrences, sentences, word_pieces
from retrieval.archive.quoting import quote
from retrieval.check import exact_match, left_off
from retrieval.check.revisions import became, compared, with_history
from retrieval.types import Check, Edited, Kind, Statement, Verdict

PROMISE = "The mayor of Orun will not sell the lake before 2035."
SAID = "Mira Halden said: “We never wanted the old bridge of Senn to be closed.”"
LIST = "The council will not do this:\n- open a quarry beside the school;\n- raise the toll."


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive.sqlite", create=True)
    statements = [long_statement("a", PROMISE, SAID), long_statement("b", LIST, PROMISE)]
    made.update(statements, now="2031-01-01T00:00:00+00:00")
    return made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many characters were given to whatever reads a text, call by call."""
    lengths: list[int] = []

    def counting(module: Any, name: str) -> None:
        does = getattr(module, name)

        def counted(text: str, *more: Any, **named: Any) -> Any:
            lengths.append(len(text))
            return does(text, *more, **named)

        monkeypatch.setattr(module, name, counted)

    for module in (word_pieces, exact_match, occurrences):
        counting(module, "words")
    counting(exact_match, "places")
    counting(sentences, "sentences")
    counting(left_off, "quotations")
    for name in ("turns", "quotations"):
        counting(direct_speech, name)
    return lengths


def told(found: Check) -> list[tuple[str, str, list[tuple[Kind, str, str]]]]:
    return [
        (
            match.quote.statement_id,
            match.quote.text,
            [(one.kind, one.claimed, one.actual) for one in match.differences],
        )
        for match in found.matches
    ]


@pytest.mark.parametrize(
    ("claim", "verdict", "matches"),
    [
        (
            "the mayor of Orun will not sell the lake",
            Verdict.EXACT,
            [(name, "The mayor of Orun will not sell the lake", []) for name in "ab"],
        ),
        (
            "The mayor of Orun will sell the lake before 2035.",
            Verdict.ALTERED,
            [(name, PROMISE, [(Kind.NEGATION, "", "not")]) for name in "ab"],
        ),
        (
            "will not sell the lake before 2025",
            Verdict.ALTERED,
            [
                (name, "will not sell the lake before 2035", [(Kind.NUMBER, "2025", "2035")])
                for name in "ab"
            ],
        ),
        ("open a quarry beside the school", Verdict.CUT, [("b", LIST[32:63], [])]),
        (
            "wanted the old bridge of Senn",
            Verdict.CUT,
            [("a", "wanted the old bridge of Senn", [])],
        ),
        ("The mayor … before 2035", Verdict.CUT, [(name, PROMISE[:-1], []) for name in "ab"]),
        ("Nobody has ever asked for such a zoo in Velt", Verdict.NOT_FOUND, []),
        (filling(1, 4000)[0], Verdict.EXACT, [(name, filling(1, 4000)[0], []) for name in "ab"]),
    ],
)
def test_verdict_and_differences_are_those_of_any_statement(
    archive: Archive,
    read: list[int],
    claim: str,
    verdict: Verdict,
    matches: list[tuple[str, str, list[tuple[Kind, str, str]]]],
) -> None:
    found = verify(archive, claim)
    assert found.verdict is verdict
    assert told(found) == matches
    assert all(archive.holds(match.context) for match in found.matches)
    assert max(read) <= 60_000
    assert sum(read) <= 500_000


def test_a_lead_in_and_whose_words_they_are_are_told(archive: Archive) -> None:
    (item,) = verify(archive, "open a quarry beside the school").matches
    assert [one.text for one in item.left_off] == ["The council will not do this:"]
    (speech,) = verify(archive, "the old bridge of Senn to be closed").matches
    assert [one.speaker for one in speech.quote.direct_speech] == ["Mira Halden"]


def test_lead_ins_far_before_a_place_of_a_long_text_are_not_looked_for() -> None:
    items = "\n".join(f"- {one}" for one in filling(4000))
    text = f"The council will not do this:\n{items}"
    near, far = text.index("week 300 "), text.index("week 3000 ")
    assert [text[a:b] for a, b in lists.lead_ins(text, near)] == ["The council will not do this:"]
    assert lists.lead_ins(text, far) == ()


def test_a_claim_of_common_words_is_compared_with_a_few_stretches(
    archive: Archive, read: list[int]
) -> None:
    (match, _) = verify(archive, "to the harbour of").matches
    assert match.quote.text == "to the market of"
    assert max(read) <= 60_000
    assert sum(read) <= 500_000


# -- edited statements -------------------------------------------------------------------------


def edited(tmp_path: Path, before: str, after: str) -> Archive:
    archive = Archive(tmp_path / "archive.sqlite", create=True)
    for day, text in ((1, before), (2, after)):
        now = f"2031-01-0{day}T00:00:00+00:00"
        archive.update([Statement("a", text, lang="en")], now=now)
    return archive


def test_of_two_long_versions_what_differs_is_compared() -> None:
    before = long_text(f"{PROMISE} {SAID}")
    after = before.replace("will not sell", "may sell").replace("old bridge", "stone bridge")
    changed = compared(before, after)
    assert [(one.kind, one.claimed, one.actual) for one in changed] == [
        (Kind.NEGATION, "will not", "may"),
        (Kind.WORD, "old", "stone"),
    ]
    assert [before[slice(*one.claimed_span)] for one in changed] == ["will not", "old"]
    assert [after[slice(*one.actual_span)] for one in changed] == ["may", "stone"]


def test_where_too_much_was_changed_the_words_are_there_or_not(tmp_path: Path) -> None:
    before = long_text(PROMISE, SAID)
    after = "\n".join([*filling(6000, 100_000), PROMISE, "It is all new."])
    archive = edited(tmp_path, before, after)
    old, new = archive.versions("a")
    assert compared(before, after) == ()
    promise, said = before.index(PROMISE), before.index(SAID)
    assert became(old, new, (promise, promise + len(PROMISE))) == ()
    assert became(old, new, (said, said + len(SAID))) == ((SAID, ""),)
    kept, fresh = (
        with_history(archive, quote(new, (after.index(one), after.index(one) + len(one)), 1.0))
        for one in (PROMISE, "It is all new.")
    )
    assert kept.edited == Edited(date(2031, 1, 2), ())
    assert fresh.edited == Edited(date(2031, 1, 2), (("", "It is all new."),))
