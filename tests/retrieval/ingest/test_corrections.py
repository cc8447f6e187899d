"""Corrections are read line by line; of two of a kind the later holds; an undo takes one back."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import CorpusError
from retrieval.ingest.corrections import (
    corrected,
    corrections_file,
    entry_of,
    line_of,
    read_corrections,
)
from retrieval.text import normalise_line
from retrieval.types import (
    Act,
    Correction,
    DateOrigin,
    KeptCorrection,
    Problem,
    Statement,
    Withdrawal,
)

OPEN = Statement("pass", "The pass is open.", "Old", date(2031, 4, 1), DateOrigin.FIELD, "Roads")
WORDS = st.text(max_size=40).map(normalise_line)
VALUES = {
    Act.REDATE: st.none() | st.dates(),
    Act.RETITLE: WORDS,
    Act.RESPEAK: WORDS,
    Act.RESOURCE: WORDS,
    Act.READDRESS: WORDS,
    Act.WITHDRAW: st.builds(Withdrawal, st.dates(), WORDS),
    Act.RESTORE: st.none(),
    Act.PURGE: st.lists(st.text("0123456789abcdef", min_size=64, max_size=64), max_size=3).map(
        tuple
    ),
}
IDS = st.text(min_size=1, max_size=40).filter(lambda s: s.encode("utf-8", "ignore").decode() == s)
KEPT = st.sampled_from([*VALUES]).flatmap(
    lambda act: st.builds(
        KeptCorrection,
        st.integers(1, 10**6),
        st.builds(Correction, IDS, st.just(act), VALUES[act]),
        st.just("ann"),
        st.just("2031-04-02T12:00:00+00:00"),
    )
)


def written(tmp_path: Path, *lines: dict[str, object] | str) -> Path:
    """A corpus with these corrections, numbered from 1 where they have no number."""
    rows = [
        line if isinstance(line, str) else json.dumps({"number": n, "statement": "pass"} | line)
        for n, line in enumerate(lines, 1)
    ]
    (tmp_path / "corrections.jsonl").write_text("".join(f"{row}\n" for row in rows))
    return tmp_path


def seen(corpus: Path) -> Statement:
    """What becomes of the statement of the pass."""
    return corrected(OPEN, read_corrections(corpus).by_statement().get("pass", {}))


@given(KEPT)
def test_a_line_reads_again_as_it_was_written(entry: KeptCorrection) -> None:
    line = line_of(entry)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert entry_of(line) == entry


def test_of_two_of_a_kind_the_later_holds_and_each_fact_is_its_own(tmp_path: Path) -> None:
    corpus = written(
        tmp_path,
        {"act": "redate", "value": "2031-04-05"},
        {"act": "retitle", "value": " On the \n pass "},
        {"act": "redate", "value": "2031-04-02"},
        {"act": "respeak", "value": "Ann Roe"},
        {"act": "resource", "value": ""},
        {"act": "readdress", "value": "https://example.org/pass"},
        {"act": "redate", "value": "1999-01-01", "statement": "other"},
    )
    assert seen(corpus) == Statement(
        id="pass",
        text=OPEN.text,
        title="On the pass",
        date=date(2031, 4, 2),
        date_origin=DateOrigin.ADMIN,
        source=None,
        url="https://example.org/pass",
        speaker="Ann Roe",
    )


def test_a_date_may_be_taken_away(tmp_path: Path) -> None:
    found = seen(written(tmp_path, {"act": "redate", "value": None}))
    assert (found.date, found.date_origin) == (None, None)


def test_an_undo_leads_back_to_what_held_before_and_may_be_undone_itself(tmp_path: Path) -> None:
    lines: list[dict[str, object]] = [
        {"act": "retitle", "value": "One"},
        {"act": "retitle", "value": "Two"},
        {"act": "undo", "undoes": 2},
        {"act": "undo", "undoes": 1},
        {"act": "undo", "undoes": 3},
    ]
    titles = [seen(written(tmp_path, *lines[:count])).title for count in range(6)]
    assert titles == ["Old", "One", "Two", "One", "Old", "Two"]


def test_a_line_that_cannot_be_read_is_named_and_costs_no_other(tmp_path: Path) -> None:
    corpus = written(
        tmp_path,
        {"act": "retitle", "value": "One"},
        '{"number": 2, "statement": "pass", "act": "ret',
        "",
        "[]",
        {"act": "rename", "value": "x"},
        {"act": "redate", "value": "tomorrow"},
        {"act": "retitle", "value": "Two", "number": 1},
        {"act": "undo", "undoes": 99},
        {"act": "retitle", "value": 7},
        {"act": "withdraw", "value": "taken back"},
        {"act": "retitle", "value": "x", "statement": ""},
        {"act": "retitle", "value": "x", "number": 0},
        {"act": "purge", "value": None, "statement": "gone"},
        {"act": "undo", "undoes": 13},
        {"act": "retitle", "value": "Last"},
    )
    faults = {
        2: "the line is not whole, or not JSON",
        4: "it is no JSON object",
        5: "'act' is none of redate, retitle, respeak, resource, readdress, withdraw, restore,"
        " purge, undo",
        6: "'tomorrow' is no day of the form 2031-04-02",
        7: "the number 1 is that of line 1",
        8: "no line above has the number 99, which it takes back",
        9: "'value' is no words",
        10: '\'value\' has not the form {"day": …, "reason": …}',
        11: "'statement' is not the id of one",
        12: "'number' is no number from 1 on",
        14: "number 13 is a purge, which cannot be taken back",
    }
    kept = read_corrections(corpus)
    assert kept.problems == tuple(
        Problem("corrections.jsonl", line, f"no correction: {fault}; mend the line or take it away")
        for line, fault in faults.items()
    )
    assert seen(corpus).title == "Last"
    assert kept.purged == {"gone": ()}


def test_a_withdrawal_holds_until_it_is_restored_or_undone(tmp_path: Path) -> None:
    lines: list[dict[str, object]] = [
        {"act": "withdraw", "value": {"day": "2031-04-03", "reason": "an  error"}},
        {"act": "restore"},
        {"act": "undo", "undoes": 2},
        {"act": "undo", "undoes": 1},
    ]
    taken = {"pass": Withdrawal(date(2031, 4, 3), "an error")}
    told = [read_corrections(written(tmp_path, *lines[:n])).withdrawals() for n in range(5)]
    assert told == [{}, taken, {"pass": None}, taken, {"pass": None}]


def test_the_corrections_of_a_file_lie_beside_it_under_its_name(tmp_path: Path) -> None:
    assert corrections_file(tmp_path) == tmp_path / "corrections.jsonl"
    assert corrections_file(tmp_path / "a.csv") == tmp_path / "a.csv.corrections.jsonl"
    assert read_corrections(tmp_path / "a.csv").entries == ()


def test_corrections_that_are_there_and_cannot_be_read_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "corrections.jsonl").mkdir()
    with pytest.raises(CorpusError, match=r"cannot be read \(.*\); let this user read the file"):
        read_corrections(tmp_path)
