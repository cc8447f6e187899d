"""Builds listed, rolled back and pruned: the live one is changed by one step, or not at all."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from cli_runner import Run, runner
from fake_encoder import FakeEncoder
from library import NOON, Library

from retrieval import LiveSearcher, answer_query, maintenance, understand
from retrieval.errors import BuildError, ReindexInProgress
from retrieval.index import builds
from retrieval.types import BuildFacts, ModelFacts

GRAIN = "The grain will be returned to the villages before the winter comes."
WATER = "The water of the river will be shared by both sides in equal parts."


@pytest.fixture
def two(library: Library) -> Library:
    """Two builds: of one statement, and then of two."""
    library.write("grain.md", GRAIN, date="2020-01-01")
    library.reindex()
    library.write("water.md", WATER, date="2021-01-01")
    library.reindex()
    return library


def names(library: Library) -> list[str]:
    """The builds, the oldest first."""
    return [folder.name for folder in builds.published(library.directory)]


def facts(library: Library, name: str, statements: int, *, live: bool) -> BuildFacts:
    minute = names(library).index(name)
    return BuildFacts(
        name=name,
        made_at=f"2026-11-23T12:0{minute}:00+00:00",
        encoder="fake",
        statements=statements,
        passages=statements,
        bytes=builds.size(library.directory.builds / name),
        live=live,
    )


# -- rollback ----------------------------------------------------------------------------------


def test_every_build_is_listed_with_its_facts_the_newest_first(two: Library) -> None:
    first, second = names(two)
    assert maintenance.all_builds(two.directory) == (
        facts(two, second, 2, live=True),
        facts(two, first, 1, live=False),
    )


def test_rollback_makes_the_build_before_live_and_leaves_the_rest(two: Library) -> None:
    first, second = names(two)
    assert maintenance.rollback(two.directory, "fake-1") == facts(two, first, 1, live=True)
    assert two.directory.current.read_text(encoding="utf-8") == f"{first}\n"
    assert names(two) == [first, second]


def test_who_answers_meanwhile_goes_on_with_the_build_before(two: Library) -> None:
    first, second = names(two)
    live = LiveSearcher(two.directory, two.settings, two.encoder)
    taken = live.current()
    maintenance.rollback(two.directory, "fake-1")
    query = understand("What was said about water?", two.job().now.date())
    assert (answer_query(taken, query).build, answer_query(taken, query).quotes[0].text) == (
        second,
        WATER,
    )
    assert answer_query(live.current(), query).build == first
    assert answer_query(live.current(), query).searched.statements == 1


def test_after_the_oldest_build_there_is_none_to_go_back_to(two: Library) -> None:
    first, second = names(two)
    maintenance.rollback(two.directory, "fake-1")
    with pytest.raises(BuildError) as refused:
        maintenance.rollback(two.directory, "fake-1")
    assert str(refused.value) == (
        f"There is no build before {first}, which is live; to see those there are,"
        " run: onrecord builds"
    )
    assert maintenance.rollback(two.directory, "fake-1", second).name == second, (
        "by name it goes forward too"
    )


def test_a_rollback_is_followed_by_an_index_as_ever(two: Library) -> None:
    first, _ = names(two)
    maintenance.rollback(two.directory, "fake-1")
    report = two.reindex()
    assert (report.unchanged, report.embedded, report.published) == (2, 1, True)
    assert names(two) == [first, two.live().name]
    assert maintenance.rollback(two.directory, "fake-1").name == first


def test_a_build_of_another_model_is_refused_with_the_command_that_goes_back(two: Library) -> None:
    first, second = names(two)
    with pytest.raises(BuildError) as refused:
        maintenance.rollback(two.directory, "fake-2")
    assert str(refused.value) == (
        f"The build {first} was made with the model fake (fake-1), not with the one set now"
        " (fake-2), so the live build stays; to go back with that model, run:"
        " ONRECORD_ENCODER=fake onrecord rollback"
    )
    assert two.live().name == second


def test_a_build_of_another_archive_is_refused(two: Library) -> None:
    _, second = names(two)
    two.directory.archive.unlink()
    two.write("grain.md", "Another text about the grain.", date="2020-01-01")
    two.reindex()
    with pytest.raises(
        BuildError, match=f"^The build {second} is of another archive than .*index$"
    ):
        maintenance.rollback(two.directory, "fake-1", second)


@pytest.mark.parametrize("part", ["vectors.npy", "rows.npy", "manifest.json"])
def test_a_damaged_build_is_refused_and_the_live_one_stays(two: Library, part: str) -> None:
    first, second = names(two)
    path = two.directory.builds / first / part
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(BuildError, match=f"{first}.*run: onrecord index$"):
        maintenance.rollback(two.directory, "fake-1")
    assert two.live().name == second
    damaged = maintenance.all_builds(two.directory)[1]
    assert (damaged.fault is None) == (part != "manifest.json")


def test_where_current_names_no_build_the_newest_is_made_live(two: Library) -> None:
    _, second = names(two)
    two.directory.current.write_text("gone\n", encoding="utf-8")
    assert not any(build.live for build in maintenance.all_builds(two.directory))
    assert maintenance.rollback(two.directory, "fake-1").name == second
    assert two.live().name == second


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("nonsense", "There is no build nonsense; to see those there are, run: onrecord builds"),
        ("..", "There is no build ..; to see those there are, run: onrecord builds"),
    ],
)
def test_a_name_that_is_no_build_is_refused(two: Library, to: str, sentence: str) -> None:
    with pytest.raises(BuildError) as refused:
        maintenance.rollback(two.directory, "fake-1", to)
    assert str(refused.value) == sentence


def test_the_live_build_cannot_be_rolled_back_to(two: Library) -> None:
    with pytest.raises(BuildError, match="is live already"):
        maintenance.rollback(two.directory, "fake-1", two.live().name)


def test_without_an_index_nothing_is_made(library: Library) -> None:
    sentence = f"There is no index at {library.directory.root}; run: onrecord index"
    for command in (
        lambda: maintenance.all_builds(library.directory),
        lambda: maintenance.rollback(library.directory, "fake-1"),
        lambda: maintenance.prune(library.directory, 1, now=NOON),
    ):
        with pytest.raises(BuildError) as refused:
            command()
        assert str(refused.value) == sentence
    assert not library.directory.root.exists()


def test_a_running_reindex_is_not_disturbed(two: Library) -> None:
    with builds.locked(two.directory):
        with pytest.raises(ReindexInProgress):
            maintenance.rollback(two.directory, "fake-1")
        with pytest.raises(ReindexInProgress):
            maintenance.prune(two.directory, 1, now=NOON)


# -- prune -------------------------------------------------------------------------------------


def test_prune_keeps_the_live_build_and_the_newest_others(two: Library) -> None:
    first, second = names(two)
    doomed = facts(two, first, 1, live=False)
    assert maintenance.prune(two.directory, 2, now=NOON) == ()
    assert maintenance.prune(two.directory, 1, now=NOON) == (doomed,)
    assert names(two) == [second]
    assert [path.name for path in two.directory.builds.iterdir()] == [second]


def test_prune_never_removes_the_live_build(two: Library) -> None:
    first, _ = names(two)
    maintenance.rollback(two.directory, "fake-1")
    maintenance.prune(two.directory, 1, now=NOON)
    assert (names(two), two.live().name) == ([first], first)


def test_a_prune_that_was_killed_leaves_no_half_build(
    two: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is being removed is hidden first, and swept by the next."""
    _, second = names(two)

    def killed(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("retrieval.index.builds.shutil.rmtree", killed)
        with pytest.raises(KeyboardInterrupt):
            maintenance.prune(two.directory, 1, now=NOON)
    assert names(two) == [second]
    maintenance.prune(two.directory, 1, now=NOON)
    assert [path.name for path in two.directory.builds.iterdir()] == [second]


# -- on the command line -----------------------------------------------------------------------


@pytest.fixture
def run(two: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def model(name: str, _: Path) -> ModelFacts:
        return ModelFacts(name, FakeEncoder().fingerprint, 0, downloaded=True)

    monkeypatch.chdir(two.root)
    monkeypatch.setattr("retrieval.index.integrity.check_model", model)
    return runner(monkeypatch, capsys)


def test_builds_are_a_table_and_facts(two: Library, run: Run) -> None:
    first, second = names(two)
    ended = run("builds")
    heading, newest, oldest = ended.out.splitlines()
    assert heading.split() == ["build", "made", "statements", "passages", "size", "model"]
    assert newest.split()[0] == second
    assert newest.endswith("2         2  0.0 MB  fake   live")
    assert oldest.split()[:6] == [first, "23", "November", "2026,", "18:00", "(GMT+06:00)"]
    size = builds.size(two.directory.builds / second)
    assert json.loads(run("builds", "--json").out)["builds"][0] == {
        "build": second,
        "built_at": "2026-11-23T12:01:00+00:00",
        "encoder": "fake",
        "statements": 2,
        "passages": 2,
        "bytes": size,
        "live": True,
        "held": False,
        "fault": None,
    }


def test_rollback_says_what_is_live_and_what_was(two: Library, run: Run) -> None:
    first, second = names(two)
    trial = json.loads(run("rollback", "--dry-run", "--json").out)
    assert (trial["was"], trial["live"]["build"], trial["done"]) == (second, first, False)
    assert [one["statement_id"] for one in trial["leaves"]] == ["water.md"]
    assert (trial["comes"], trial["differs"]) == ([], [])
    assert two.live().name == second
    ended = run("rollback")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        f"Build {first} is live: 1 statement in 1 passage. It was {second}.\n"
        "  gone  2021-01-01  water.md\n"
        "The next index makes a build of what the corpus holds then.\n"
    )
    refused = run("rollback")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith(f"There is no build before {first}")
    forward = json.loads(run("rollback", "--to", second, "--json").out)
    assert (forward["was"], forward["live"]["build"], forward["live"]["live"]) == (
        first,
        second,
        True,
    )


def test_prune_says_what_it_removed(two: Library, run: Run) -> None:
    first, _ = names(two)
    assert run("prune").out == "Nothing to remove: there are no more than 2.\n"
    assert run("prune", "--keep", 1).out == f"Removed {first}, 0.0 MB.\n"
    assert json.loads(run("prune", "--keep", 1, "--json").out) == {"removed": []}
    refused = run("prune", "--keep", 0)
    assert (refused.code, refused.out) == (2, "")
    assert "--keep" in refused.err


def test_a_reindex_after_another_model_keeps_the_build_before(two: Library) -> None:
    """So that going back is a matter of the setting and one command."""
    _, second = names(two)
    other = replace(two, encoder=FakeEncoder("fake-2"))
    other.reindex()
    with pytest.raises(BuildError, match=r"ONRECORD_ENCODER=fake onrecord rollback$"):
        maintenance.rollback(two.directory, "fake-2")
    assert maintenance.rollback(two.directory, "fake-1").name == second
