"""What is wrong has a code: wherever it is said, and wherever it is kept."""

import ast
import copy
import pickle
import string
from collections.abc import Iterator

import pytest
from paths import ROOT

from retrieval.ingest.sandbox_messages import decode_item, encode_item
from retrieval.types import (
    DateOrigin,
    Fault,
    Problem,
    Told,
    fault,
    fault_of,
    tells,
    told_of,
)
from retrieval.types.fault_lines import LINES

NESTED = fault("of-post", number="12", fault=fault("no-such-day", written="31.02.2031"))


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    """Where functions of these names are called in the retrieval's code, and by which file."""
    for path in sorted((ROOT / "retrieval").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                yield path.name, node


def test_no_file_is_complained_of_without_a_code() -> None:
    """A sentence written where it is said could be shown in English only."""
    places = {"Problem": 2, "UnreadableError": 1}
    bare = [
        (file, call.lineno)
        for file, call in calls(*places)
        for said in call.args[places[getattr(call.func, "id", "")] :][:1]
        if isinstance(said, ast.Constant | ast.JoinedStr)
    ]
    assert bare == []


def test_every_code_is_used_with_all_that_its_sentence_names() -> None:
    used = set()
    for file, call in calls("fault"):
        code = call.args[0]
        if not isinstance(code, ast.Constant):
            continue
        line = LINES[str(code.value)]
        used.add(code.value)
        named = {keyword.arg for keyword in call.keywords}
        wanted = {name for _, name, _, _ in string.Formatter().parse(line) if name}
        assert None in named or named == wanted, (file, call.lineno)
    words = {
        node.value
        for path in (ROOT / "retrieval").rglob("*.py")
        if path.name != "fault_lines.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(LINES) - used - words == {f"origin-{origin}" for origin in DateOrigin}


def test_a_fault_is_its_sentence_and_knows_what_it_is_made_of() -> None:
    assert NESTED == "post 12: '31.02.2031' is not a day of the calendar"
    inner = "'31.02.2031' is not a day of the calendar"
    assert NESTED.told == Told(
        "of-post",
        f"post 12: {inner}",
        (
            ("number", "12"),
            ("fault", Told("no-such-day", inner, (("written", "31.02.2031"),))),
        ),
    )
    assert tells(NESTED.told, "no-such-day")
    assert not tells(NESTED.told, "no-text")
    for same in (copy.deepcopy(NESTED), pickle.loads(pickle.dumps(NESTED))):  # noqa: S301 - ours
        assert (same, same.told) == (NESTED, NESTED.told)


def test_an_error_carries_it() -> None:
    assert fault_of(ValueError(NESTED)) is NESTED
    plain = fault_of(ValueError("odd"))
    assert (plain, plain.told) == ("odd", None)
    assert fault_of(ValueError()) == ""
    assert isinstance(plain, Fault)


def test_a_problem_keeps_it_beside_its_sentence_and_out_of_the_sandbox() -> None:
    problem = Problem("a.json", None, NESTED)
    assert problem == Problem("a.json", None, str(NESTED))
    assert type(problem.problem) is str
    assert problem.told == NESTED.told
    back = decode_item(encode_item(problem))
    assert isinstance(back, Problem)
    assert (back, back.told) == (problem, NESTED.told)


@pytest.mark.parametrize("facts", [3, {}, {"code": "x"}, {"code": "x", "line": "", "details": 1}])
def test_what_is_no_fault_is_refused(facts: object) -> None:
    with pytest.raises(ValueError, match="not a fault"):
        told_of(facts)


def test_a_missing_code_or_detail_is_an_error_not_a_gap() -> None:
    with pytest.raises(KeyError):
        fault("no-such-code")
    with pytest.raises(KeyError):
        fault("at-line", file="a.md")
