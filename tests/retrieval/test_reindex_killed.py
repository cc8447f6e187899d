"""A reindex that is killed, or runs out of room, leaves the old answers working.

The reindex runs in a child process. It is killed at every step it tells, before every operation on
a file of the index, and from outside, wherever in its work it is.
"""

import os
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import reindex_child
from children import KILLED, Child
from library import Library

from retrieval import answer_query
from retrieval.index.saved_vectors import _GROUP
from retrieval.types import Answer, Query

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills and limits processes")

LONG = 1100
"""Passages of the new statement, of two sentences each: vectors are saved in three parts."""

QUESTIONS = ("grain farmers", "visa fee", "border number 7", "water treaty")


@dataclass(frozen=True)
class Prepared:
    """An index whose corpus has changed since.

    Attributes:
        root: of the library; copied for every test.
        old: what it answers now.
        new: what it answers after a reindex.
        changes: operations on files of the index in a whole reindex.
        stages: of each step a whole reindex tells.
        ticks: of a child that goes through a whole reindex.
    """

    root: Path
    old: tuple[Answer, ...]
    new: tuple[Answer, ...]
    changes: int
    stages: tuple[str, ...]
    ticks: int


def answers(library: Library) -> tuple[Answer, ...]:
    searcher = library.searcher()
    found = tuple(answer_query(searcher, Query(question, question)) for question in QUESTIONS)
    assert all(searcher.archive.holds(quote) for one in found for quote in one.quotes)
    return found


def words(found: tuple[Answer, ...]) -> list[list[tuple[str, str]]]:
    return [[(quote.statement_id, quote.text) for quote in one.quotes] for one in found]


def change(corpus: Library) -> None:
    wet = "The grain is wet. The minister thanked the farmers of the south."
    corpus.write("grain.txt", wet, lang="en")
    (corpus.corpus / "fees.txt").unlink()
    long = " ".join(f"The border number {place} is open." for place in range(2 * LONG))
    corpus.write("borders.txt", long, date="2021-01-01", title="Borders", lang="en")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    root = tmp_path_factory.mktemp("prepared")
    library = Library(root)
    grain = "The grain is in and dry. The minister thanked the farmers of the north."
    library.write("grain.txt", grain, date="2020-12-12", title="Grain", lang="en")
    fees = "The visa fee is ten. It is paid at the embassy."
    library.write("fees.txt", fees, date="2019-05-01", lang="en")
    library.write("water.txt", "The water treaty was signed at noon.", lang="en")
    library.reindex()
    old = answers(library)
    change(library)

    done = Library(shutil.copytree(root, tmp_path_factory.mktemp("done") / "library"))
    child = Child(reindex_child.ticking, done.root)
    code, ended = child.end()
    assert ended is not None
    assert (code, ended.error) == (0, "")
    new = answers(done)
    assert words(old) != words(new)

    told = Library(shutil.copytree(root, tmp_path_factory.mktemp("told") / "library"))
    told.encoder._group = 100
    told.reindexed = 9
    told.reindex(sure=True)
    stages = tuple(step.stage for step in told.steps)
    return Prepared(root, old, new, ended.changes, stages, child.ticks)


@pytest.fixture
def changed(prepared: Prepared) -> Iterator[Library]:
    """A copy that may be spoiled; its clock is a day on."""
    with TemporaryDirectory() as folder:
        yield copy(prepared, Path(folder))


def copy(prepared: Prepared, folder: Path) -> Library:
    root = shutil.copytree(prepared.root, folder / "library")
    return Library(root, reindexed=24 * 60)


def assert_old_or_new(library: Library, prepared: Prepared) -> bool:
    """Whatever happened, the live build is whole; returns whether it is the new one."""
    found = answers(library)
    if found == prepared.old:
        return False
    assert words(found) == words(prepared.new)
    return True


def assert_next_reindex_is_clean(library: Library, prepared: Prepared) -> int:
    """It succeeds and leaves nothing behind; returns how many passages it had to embed."""
    was_live = library.live()
    report = library.reindex(sure=True)
    assert words(answers(library)) == words(prepared.new)
    names = {path.name for path in library.directory.current.parent.iterdir()}
    assert names == {"CURRENT", "LOCK", "builds"}
    folders = list(library.directory.builds.iterdir())
    assert len(folders) == 2
    assert {was_live, library.live()} <= set(folders)
    assert {path.name for path in library.directory.root.iterdir()} >= {"archive.sqlite", "index"}
    assert not library.reindex(sure=True).published
    return report.embedded


# -- killed ------------------------------------------------------------------------------------


def test_killed_at_every_step_the_old_answers_stay_and_the_work_goes_on(
    prepared: Prepared, tmp_path: Path
) -> None:
    assert set(prepared.stages) == {
        "reading",
        "archiving",
        "chunking",
        "embedding",
        "writing",
        "checking",
    }
    total = LONG + 1
    embedded = 0  # passages told so far
    for step, stage in enumerate(prepared.stages):
        library = copy(prepared, tmp_path / str(step))
        assert Child(reindex_child.killed_at_step, library.root, step).end() == KILLED
        assert answers(library) == prepared.old, stage
        left = assert_next_reindex_is_clean(library, prepared)
        if stage == "embedding":
            expected = {total - saved for saved in (0, _GROUP, 2 * _GROUP, total)}
            assert left in expected
            assert left <= total - embedded // _GROUP * _GROUP + _GROUP
            embedded += 100
        else:
            assert left == (0 if stage in ("writing", "checking") else total)


def test_killed_before_any_operation_on_a_file_the_index_is_the_old_or_the_new(
    prepared: Prepared, tmp_path: Path
) -> None:
    outcomes = []
    for operation in range(prepared.changes):
        library = copy(prepared, tmp_path / str(operation))
        assert Child(reindex_child.killed_at_file, library.root, operation).end() == KILLED
        outcomes.append(assert_old_or_new(library, prepared))
        assert_next_reindex_is_clean(library, prepared)
        shutil.rmtree(library.root)
    assert outcomes == sorted(outcomes), "once new, it stays new"
    assert set(outcomes) == {False, True}


def test_killed_wherever_it_is_again_and_again_the_next_reindex_ends_the_work(
    prepared: Prepared, changed: Library
) -> None:
    chance = random.Random(7)
    assert prepared.ticks > 50
    for _ in range(12):
        process = Child(reindex_child.ticking, changed.root)
        process.kill_after(chance.randrange(prepared.ticks))
        process.end()
        assert_old_or_new(changed, prepared)
    assert_next_reindex_is_clean(changed, prepared)


# -- out of room -------------------------------------------------------------------------------

BUILD = r"The index at .* could not be written \(.+\); the live build is untouched\. Make room or "
ARCHIVE = r"The archive .* cannot be used \(.+\); make room on the disk, then run: onrecord index"


@pytest.mark.parametrize(
    ("stage", "limit", "sentence"),
    [
        ("reading", 0, ARCHIVE),
        ("archiving", 0, ARCHIVE),
        ("archiving", 20_000, ARCHIVE),
        ("chunking", 0, BUILD),
        ("embedding", 0, BUILD),
        ("embedding", 30_000, BUILD),
        ("writing", 0, BUILD),
        ("writing", 20_000, BUILD),
        ("writing", 40_000, BUILD),  # numpy's files go in, FAISS's does not
        ("checking", 0, BUILD),
    ],
)
def test_out_of_room_is_one_sentence_and_the_next_reindex_goes_on(
    prepared: Prepared, changed: Library, stage: str, limit: int, sentence: str
) -> None:
    code, ended = Child(reindex_child.out_of_room, changed.root, stage, limit).end()
    assert (code, ended and ended.error) == (0, "BuildError"), ended
    assert ended is not None
    assert re.match(sentence, ended.sentence), ended.sentence
    assert "\n" not in ended.sentence
    assert answers(changed) == prepared.old
    assert_next_reindex_is_clean(changed, prepared)


def test_a_read_only_index_says_what_to_do(prepared: Prepared, changed: Library) -> None:
    root = changed.root
    root.parent.chmod(0o755)
    paths = [changed.directory.root, *changed.directory.root.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        code, ended = Child(reindex_child.without_rights, root).end()
        assert answers(changed) == prepared.old
    finally:
        for path in paths:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert (code, ended and ended.error) == (0, "BuildError")
    assert ended is not None
    assert re.match(
        r"The index folder .* cannot be written to \(.*\); choose another with: --index DIR$",
        ended.sentence,
    )
    assert_next_reindex_is_clean(changed, prepared)
