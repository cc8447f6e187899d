"""A reindex that is killed, or runs out of room, leaves the old answers working.

The reindex runs in a child process. It is killed at every step it tells, before every operation on
a file of the index, and at times nobody chose.
"""

import os
import random
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import reindex_child
from library import Library
from reindex_child import Ended

from retrieval import (
    answer_query,
)
from retrieval.index.vectors import _GROUP
from retrieval.types import Answer, Query

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills and limits processes")

LONG = 1100
"""Passages of the new statement, of two sentences each: vectors are saved in three parts."""

QUESTIONS = ("grain farmers", "visa fee", "border number 7", "water treaty")

CHILDREN = get_context("forkserver")
CHILDREN.set_forkserver_preload(["retrieval"])


@dataclass(frozen=True)
class Prepared:
    """An index whose corpus has changed since.

    Attributes:
        root: of the library; copied for every test.
        old: what it answers now.
        new: what it answers after a reindex.
        changes: operations on files of the index in a whole reindex.
        stages: of each step a whole reindex tells.
        seconds: that a whole reindex takes.
    """

    root: Path
    old: tuple[Answer, ...]
    new: tuple[Answer, ...]
    changes: int
    stages: tuple[str, ...]
    seconds: float


def answers(library: Library) -> tuple[Answer, ...]:
    searcher = library.searcher()
    found = tuple(answer_query(searcher, Query(question, question)) for question in QUESTIONS)
    assert all(searcher.archive.holds(quote) for one in found for quote in one.quotes)
    return found


def words(found: tuple[Answer, ...]) -> list[list[tuple[str, str]]]:
    return [[(quote.statement_id, quote.text) for quote in one.quotes] for one in found]


class Child:
    """A reindex in another process."""

    def __init__(self, target: Callable[..., None], root: Path, *arguments: object) -> None:
        self._ear, mouth = CHILDREN.Pipe(duplex=False)
        self._process = CHILDREN.Process(target=target, args=(root, mouth, *arguments))
        self._process.start()
        mouth.close()
        self._ear.recv()  # it begins

    def kill(self) -> None:
        """End it as the kernel would."""
        self._process.kill()

    def end(self) -> tuple[int | None, Ended | None]:
        """The exit code, and how the reindex ended if it lived to say so."""
        try:
            ended: Ended | None = self._ear.recv()
        except EOFError:
            ended = None
        self._process.join()
        self._ear.close()
        code = self._process.exitcode
        self._process.close()
        return code, ended


KILLED = (-signal.SIGKILL, None)


def change(corpus: Library) -> None:
    corpus.write("grain.txt", "The grain is wet. The minister thanked the farmers of the south.")
    (corpus.corpus / "fees.txt").unlink()
    long = " ".join(f"The border number {place} is open." for place in range(2 * LONG))
    corpus.write("borders.txt", long, date="2021-01-01", title="Borders")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    root = tmp_path_factory.mktemp("prepared")
    library = Library(root)
    grain = "The grain is in and dry. The minister thanked the farmers of the north."
    library.write("grain.txt", grain, date="2020-12-12", title="Grain")
    library.write("fees.txt", "The visa fee is ten. It is paid at the embassy.", date="2019-05-01")
    library.write("water.txt", "The water treaty was signed at noon.")
    library.reindex()
    old = answers(library)
    change(library)

    done = Library(shutil.copytree(root, tmp_path_factory.mktemp("done") / "library"))
    began = time.monotonic()
    code, ended = Child(reindex_child.undisturbed, done.root).end()
    seconds = time.monotonic() - began
    assert ended is not None
    assert (code, ended.error) == (0, "")
    new = answers(done)
    assert words(old) != words(new)

    told = Library(shutil.copytree(root, tmp_path_factory.mktemp("told") / "library"))
    told.encoder._group = 100
    told.reindexed = 9
    told.reindex()
    stages = tuple(step.stage for step in told.steps)
    return Prepared(root, old, new, ended.changes, stages, seconds)


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
    report = library.reindex()
    assert words(answers(library)) == words(prepared.new)
    names = {path.name for path in library.directory.current.parent.iterdir()}
    assert names == {"CURRENT", "LOCK", "builds"}
    folders = list(library.directory.builds.iterdir())
    assert len(folders) == 2
    assert {was_live, library.live()} <= set(folders)
    assert {path.name for path in library.directory.root.iterdir()} >= {"archive.sqlite", "index"}
    assert not library.reindex().published
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


def test_killed_at_any_time_again_and_again_the_next_reindex_ends_the_work(
    prepared: Prepared, changed: Library
) -> None:
    chance = random.Random(7)
    for _ in range(12):
        process = Child(reindex_child.undisturbed, changed.root)
        time.sleep(chance.uniform(0, prepared.seconds))
        process.kill()
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
