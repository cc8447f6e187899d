"""The report of an index run, kept until the next, and its lists."""

import json
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from cli_runner import Run, runner
from hypothesis import given
from hypothesis import strategies as st
from library import Library
from rich.console import Console

from bot.cli.tables import print_table
from bot.replies.run_lists import OutcomeKind, count, listed
from retrieval import Directory, last_run, maintenance
from retrieval.errors import BuildError
from retrieval.index.last_run import keep, kept_at
from retrieval.types import Change, Outcome, Problem, ReindexReport, fault
from retrieval.types import Run as Kept

GRAIN = "The grain will be returned to the villages before the winter comes."
FEES = "The visa fee will be ten crowns for everybody from the first of August."
KINDS = (
    "read",
    "new",
    "changed",
    "unchanged",
    "repeated",
    "withdrawn",
    "undated",
    "warned",
    "failed",
)
LOOK = ("new", "changed", "gone", "undated", "unreadable")


@pytest.fixture
def mixed(library: Library) -> Library:
    """A second run that met one statement of every kind."""
    library.write("same.md", GRAIN, id="same", date="2020-01-01", title="Grain")
    library.write("twin.md", GRAIN, id="twin", date="2020-02-02")
    library.write("wet.md", "The water is shared.", id="wet", date="2020-03-03")
    library.write("gone.md", "The embassy has moved.", id="gone", date="2020-04-04", title="Moved")
    library.reindex()
    (library.corpus / "gone.md").unlink()
    library.write("wet.md", "The water is shared fairly.", id="wet", date="2020-03-03")
    library.write("fees.md", FEES, id="fees")
    library.write("2021-05-05.md", "Said on a day.", id="two", date="2021-05-06")
    (library.corpus / "bad.txt").write_text("date 2020-02-31\nIt was said.\n", encoding="utf-8")
    return library


SAME = Outcome("same", Change.UNCHANGED, "same.md", "Grain", date(2020, 1, 1), "twin")
TWIN = Outcome("twin", Change.UNCHANGED, "twin.md", "", date(2020, 2, 2), "same")
WET = Outcome("wet", Change.CHANGED, "wet.md", "", date(2020, 3, 3))
FEE = Outcome("fees", Change.NEW, "fees.md", "", None)
TWO = Outcome("two", Change.NEW, "2021-05-05.md", "", date(2021, 5, 6))
GONE = Outcome("gone", Change.WITHDRAWN, "gone.md", "Moved", date(2020, 4, 4))


def test_every_statement_of_a_run_has_its_outcome(mixed: Library) -> None:
    report = mixed.reindex()
    assert set(report.outcomes) == {SAME, TWIN, WET, FEE, TWO, GONE}
    assert report.outcomes[-1] == GONE
    lists = {kind.value: set(listed(report, kind)) for kind in OutcomeKind}
    warned, failed = lists.pop("warned"), lists.pop("failed")
    assert lists == {
        "read": {SAME, TWIN, WET, FEE, TWO},
        "new": {FEE, TWO},
        "changed": {WET},
        "unchanged": {SAME, TWIN},
        "repeated": {SAME, TWIN},
        "withdrawn": {GONE},
        "undated": {FEE},
    }
    assert {str(one) for one in failed} == {
        "bad.txt, line 1: '2020-02-31' is not a day of the calendar"
    }
    assert [one.path for one in warned if isinstance(one, Problem)] == ["2021-05-05.md"]


def test_each_list_is_as_long_as_its_count(mixed: Library) -> None:
    for report in (mixed.reindex(dry_run=True), mixed.reindex(), mixed.reindex()):
        assert [len(listed(report, kind)) for kind in OutcomeKind] == [
            count(report, kind) for kind in OutcomeKind
        ]


def test_a_trial_run_finds_what_the_run_finds_and_keeps_nothing(mixed: Library) -> None:
    before = kept_at(mixed.directory).read_bytes()
    trial = mixed.reindex(dry_run=True)
    assert kept_at(mixed.directory).read_bytes() == before
    assert trial.outcomes == mixed.reindex().outcomes


def test_the_last_run_is_read_as_it_was_kept(mixed: Library) -> None:
    report = mixed.reindex()
    kept = last_run(mixed.directory)
    assert (kept.ran_at, kept.corpus) == ("2026-11-23T12:01:00+00:00", str(mixed.corpus))
    assert replace(kept.report, seconds=0.0) == report
    assert kept.report.outcomes == report.outcomes
    again = mixed.reindex()
    assert (again.new, again.published) == (0, False), "a run that changed nothing is kept too"
    assert last_run(mixed.directory).report.outcomes == again.outcomes


TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
PROBLEMS = st.builds(Problem, TEXT, st.none() | st.integers(1, 99), TEXT, st.booleans())
OUTCOMES = st.builds(
    Outcome, TEXT, st.sampled_from(Change), TEXT, TEXT, st.none() | st.dates(), st.none() | TEXT
)


@given(problems=st.lists(PROBLEMS, max_size=4), outcomes=st.lists(OUTCOMES, max_size=4), at=TEXT)
def test_whatever_a_run_met_it_is_kept_and_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    problems: list[Problem],
    outcomes: list[Outcome],
    at: str,
) -> None:
    directory = Directory(tmp_path_factory.mktemp("var"))
    report = ReindexReport(
        *(1, 2, 3, 4, 5, 6, 7, 8), tuple(problems), 9, 10, "b", True, 0.5, tuple(outcomes)
    )
    keep(directory, Kept("2026-11-23T12:00:00+00:00", at, report))
    found = last_run(directory)
    assert (found, found.report.outcomes) == (
        Kept("2026-11-23T12:00:00+00:00", at, report),
        tuple(outcomes),
    )
    assert [path.name for path in directory.root.iterdir()] == ["last-run.jsonl"]


def test_what_a_fault_is_made_of_is_kept_and_may_be_missing(tmp_path: Path) -> None:
    """A run that an earlier version kept has the sentences alone."""
    said = fault("of-post", number="12", fault=fault("no-text"))
    report = ReindexReport(*(0,) * 8, (Problem("a.json", None, said),), 0, 0, "b", False, 0.5)
    directory = Directory(tmp_path)
    keep(directory, Kept("2026-11-23T12:00:00+00:00", "corpus", report))
    (kept,) = last_run(directory).report.problems
    assert (str(kept), kept.told) == ("a.json: post 12: there is no text", said.told)
    head, line = kept_at(directory).read_text(encoding="utf-8").splitlines()
    before = {name: value for name, value in json.loads(line).items() if name != "told"}
    assert before == {"path": "a.json", "line": None, "problem": said, "warning": False}
    kept_at(directory).write_text(f"{head}\n{json.dumps(before)}\n", encoding="utf-8")
    (older,) = last_run(directory).report.problems
    assert (older, older.told) == (kept, None)


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"\xff\xfe", b"[1]\n", b'{"format": 99}\n'])
def test_a_report_that_cannot_be_read_says_what_to_run(library: Library, damage: bytes) -> None:
    library.directory.root.mkdir()
    kept_at(library.directory).write_bytes(damage)
    with pytest.raises(BuildError) as refused:
        last_run(library.directory)
    assert str(refused.value) == (
        f"The report of the last run, {kept_at(library.directory)}, cannot be read;"
        " run: onrecord index"
    )


def test_a_report_that_was_cut_short_is_not_taken_for_a_whole_one(mixed: Library) -> None:
    mixed.reindex()
    path = kept_at(mixed.directory)
    whole = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(whole[:-1]))
    with pytest.raises(BuildError, match="cannot be read"):
        last_run(mixed.directory)


def test_a_report_that_cannot_be_kept_does_not_undo_the_build(mixed: Library) -> None:
    (mixed.directory.root / "last-run.new").mkdir()
    before = mixed.live()
    with pytest.raises(BuildError, match=r"^Build \S+ is live, but .* run: onrecord index$"):
        mixed.reindex()
    assert mixed.live() != before


# -- the table ---------------------------------------------------------------------------------

ROWS = [("new", "1,204", "onrecord problems --kind new"), ("changed", "3", "[bold]not markup")]


def drawn(width: int, *, terminal: bool) -> list[str]:
    """The table as a terminal of this width, or a pipe, gets it."""
    file = StringIO()
    console = Console(file=file, width=width, force_terminal=terminal, color_system=None)
    print_table(ROWS, console, headings=("kind", "count", "listed by"), right={1})
    return [line.rstrip() for line in file.getvalue().splitlines() if line.strip()]


def test_a_pipe_gets_whole_lines_aligned_by_spaces() -> None:
    assert drawn(20, terminal=False) == [
        "kind     count  listed by",
        "new      1,204  onrecord problems --kind new",
        "changed      3  [bold]not markup",
    ]


def test_a_terminal_gets_a_table_that_fits_it() -> None:
    heading, rule, *rows = drawn(60, terminal=True)
    assert heading.split() == ["kind", "count", "listed", "by"]
    assert set(rule) <= set("─ ")
    assert [row.split() for row in rows] == [list(" ".join(row).split()) for row in ROWS]
    assert all(len(line) <= 30 for line in drawn(30, terminal=True))


# -- on the command line -----------------------------------------------------------------------


@pytest.fixture
def run(mixed: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(mixed.root)
    return runner(monkeypatch, capsys)


def table(out: str) -> list[list[str]]:
    """The table at the end, split into words."""
    return [line.split() for line in out.rpartition("\n\n")[2].splitlines()]


def test_index_ends_with_a_table_and_the_way_to_each_list(run: Run) -> None:
    ended = run("index")
    assert ended.code == 0
    assert table(ended.out) == [
        ["statements", "count", "listed", "by"],
        *(
            [kind, number, *(["onrecord", "problems", "--kind", kind] if number != "0" else [])]
            for kind, number in zip(KINDS, "521221111", strict=True)
        ),
    ]


def test_each_command_of_the_table_prints_as_many_lines_as_the_table_says(run: Run) -> None:
    for kind, number, _, *command in table(run("index").out)[1:]:
        listing = run(*command)
        assert (listing.code, listing.err) == (0, "")
        assert listing.out.count("\n") == int(number), kind


def test_a_trial_run_has_the_same_table_and_lists_what_it_is_asked_for(
    run: Run, mixed: Library
) -> None:
    ended = run("index", "--dry-run", "--list", "withdrawn")
    counts = {row[0]: row[1] for row in table(ended.out)[1:]}
    assert counts == dict(zip(KINDS, "521221111", strict=True))
    assert table(ended.out)[2][3:] == ["index", "--dry-run", "--list", "new"]
    assert "\n2020-04-04  gone  Moved  gone.md\n" in ended.out
    assert last_run(mixed.directory).report.new == 4, "the run before"


def test_a_trial_run_prints_what_would_change_and_has_it_as_facts(run: Run) -> None:
    out = run("index", "--dry-run").out
    assert (
        "\nchanged 1\n  2020-03-03  wet  wet.md\n"
        "      Text: “The water is shared.” → “The water is shared fairly.”\n"
        "\nwithdrawn 1\n  2020-04-04  gone  Moved  gone.md\n"
        "\nundated 1\n  no date  fees  fees.md\n"
        "\nfailed 1\n  bad.txt, line 1: '2020-02-31' is not a day of the calendar\n"
    ) in out
    look = json.loads(run("index", "--dry-run", "--json").out)["look"]
    assert {
        kind: [one.get("statement_id", one["path"]) for one in look[kind]] for kind in LOOK
    } == {
        "new": ["two", "fees"],
        "changed": ["wet"],
        "gone": ["gone"],
        "undated": ["fees"],
        "unreadable": ["bad.txt"],
    }
    assert look["changed"][0]["alterations"] == [
        {"fact": "text", "before": "The water is shared.", "after": "The water is shared fairly."}
    ]
    assert "look" not in json.loads(run("index", "--json").out)


def test_the_folder_that_was_named_is_in_the_commands(run: Run, mixed: Library) -> None:
    ended = run("index", "--index", "my index", "--corpus", mixed.corpus)
    assert "  onrecord problems --index 'my index' --kind new\n" in ended.out
    assert run("problems", "--index", "my index", "--kind", "new").out.count("\n") == 5


def test_problems_shows_the_run_again(run: Run, mixed: Library) -> None:
    said = run("index").out
    ended = run("problems")
    head, rest = ended.out.split("\n", 1)
    assert head.startswith("The last index run: ")
    assert head.endswith(", of corpus")
    assert rest == said
    maintenance.rollback(mixed.directory, mixed.encoder.fingerprint)
    assert f"\nLive now is another build: {mixed.live().name}.\n" in run("problems").out


def test_a_list_is_one_line_an_entry(run: Run) -> None:
    run("index")
    assert run("problems", "--kind", "failed").out == (
        "bad.txt, line 1: '2020-02-31' is not a day of the calendar\n"
    )
    assert sorted(run("problems", "--kind", "repeated").out.splitlines()) == [
        "2020-01-01  same  = twin  Grain  same.md",
        "2020-02-02  twin  = same         twin.md",
    ]
    assert run("problems", "--kind", "undated").out == "no date  fees    fees.md\n"


def test_an_empty_list_prints_nothing_and_says_so_beside_it(run: Run) -> None:
    run("index")
    run("index")
    ended = run("problems", "--kind", "new")
    assert (ended.code, ended.out, ended.err) == (0, "", "The run has none that are new.\n")


def test_problems_as_facts(run: Run, mixed: Library) -> None:
    run("index")
    found = json.loads(run("problems", "--json").out)
    assert list(found) == ["ran_at", "corpus", "build", "counts", *KINDS[1:]]
    assert found["counts"] == dict(zip(KINDS, (5, 2, 1, 2, 2, 1, 1, 1, 1), strict=True))
    assert (found["corpus"], found["build"]) == ("corpus", mixed.live().name)
    assert found["changed"] == [
        {
            "statement_id": "wet",
            "change": "changed",
            "date": "2020-03-03",
            "title": "",
            "path": "wet.md",
            "repeats": None,
        }
    ]
    assert found["failed"][0] == {
        "path": "bad.txt",
        "line": 1,
        "problem": "'2020-02-31' is not a day of the calendar",
        "warning": False,
    }
    one = json.loads(run("problems", "--json", "--kind", "read").out)
    assert list(one) == ["ran_at", "corpus", "build", "counts", "read"]
    assert len(one["read"]) == 5


def test_without_a_run_there_is_one_sentence(run: Run) -> None:
    ended = run("problems", "--index", "nowhere")
    assert (ended.code, ended.out) == (2, "")
    assert (
        ended.err
        == "There is no report of an index run at nowhere; run: onrecord index --index nowhere\n"
    )
    assert not Path("nowhere").exists()


def test_a_kind_that_does_not_exist_is_refused(run: Run) -> None:
    ended = run("problems", "--kind", "nonsense")
    assert (ended.code, ended.out) == (2, "")
    assert "'--kind'" in ended.err
