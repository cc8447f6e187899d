"""``onrecord expect``, and an index that holds a build back until that is meant."""

import json

import pytest
from cli_runner import Run, runner
from library import Library

ASKED = "What is the latest on the visa fee?"
FEE = "The visa fee is ten crowns. It is paid at the embassy."


@pytest.fixture
def run(
    library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """The command line over a fee on record."""
    library.write("fee.md", FEE, id="fee", date="2020-01-01", title="The fee", lang="en")
    monkeypatch.chdir(library.root)
    made = runner(monkeypatch, capsys)
    assert made("index").code == 0
    return made


def outdone(library: Library) -> None:
    for number in range(3):
        text = f"The visa fee is {number} crowns more."
        facts = {"date": f"2021-01-0{number + 1}", "title": f"Fee {number}", "lang": "en"}
        library.write(f"more{number}.md", text, id=f"more{number}", **facts)


def test_a_question_is_kept_listed_and_removed(run: Run) -> None:
    ended = run("expect", "add", ASKED)
    first, *rest = ended.out.splitlines()
    number, _, question = first.partition("  ")
    assert (question, rest) == (ASKED, ["  1 January 2020 · The fee", f"  {FEE}"])
    assert run("expect", "list").out.split("  ") == [
        number,
        ASKED,
        "1 January 2020 · The fee\n",
    ]
    (one,) = json.loads(run("expect", "list", "--json").out)["expectations"]
    assert (one["id"], one["question"], one["statement_id"], one["text"]) == (
        *(number, ASKED, "fee", FEE),
    )
    assert run("expect", "remove", number).out == f"Removed: {ASKED}\n"
    gone = run("expect", "remove", number)
    assert gone.code == 2
    assert gone.err.startswith(f"There is no check-question '{number}'; to see those there are,")
    empty = run("expect", "list")
    assert empty.out == ""
    assert empty.err.startswith("There are no check-questions")


def test_what_is_not_answered_is_not_kept(run: Run) -> None:
    for arguments in (("Who won the sanctions?",), (ASKED, "--statement", "other")):
        ended = run("expect", "add", *arguments)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("The archive does not answer this")
    assert run("expect", "list").out == ""


def test_an_index_that_answers_worse_holds_its_build_back_until_that_is_meant(
    run: Run, library: Library
) -> None:
    number = run("expect", "add", ASKED).out.partition(" ")[0]
    outdone(library)
    live = library.live().name
    ended = run("index")
    assert ended.code == 0
    head, _, rest = ended.out.partition("\n")
    assert "is made and held back, as it answers check-questions worse." in head
    assert (
        "Check-questions: 0 of 1 are answered as before.\n\n"
        "1 check-question is answered worse:\n"
        f"– {ASKED}\n"
        "   expected: 1 January 2020 · The fee\n"
        "   now: 3 January 2021 · Fee 2\n"
    ) in rest
    assert library.live().name == live
    report = json.loads(run("index", "--json").out)
    assert (report["published"], report["build"]) == (False, live)
    (worse,) = report["checked"]["worse"]
    assert (worse["expectation"], worse["instead_id"]) == (number, "more2")
    held = next(line for line in run("builds").out.splitlines() if line.endswith("held back"))
    assert held.split()[0] == report["held"]
    meant = json.loads(run("index", "--publish-anyway", "--json").out)
    assert (meant["published"], meant["build"], meant["held"]) == (True, report["held"], None)
    assert "held back" not in run("builds").out
