"""What editors do, killed before any operation on a file: done whole, or not at all."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import edit_child
import pytest
from children import KILLED, Child
from library import Library

from bot.feeds.store import FeedStore
from retrieval import builds, editing
from retrieval.index.integrity import check_archive

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills processes")


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two builds, of one and of two statements."""
    library = Library(tmp_path_factory.mktemp("stocked"))
    library.write("grain.txt", "The grain is in.", lang="en", date="2030-01-01")
    library.reindex()
    library.write("fees.txt", "The fee is ten.", lang="en")
    library.reindex()
    return library.root


def day(library: Library) -> str:
    """That the grain has after the next reindex."""
    assert editing.read_corrections(library.corpus).problems == ()
    library.reindex()
    return str(library.record("grain.txt").statement.date)


def live(library: Library) -> str:
    """How many statements the live build has, opened and checked."""
    assert len(builds.published(library.directory)) == 2
    return str(library.snapshot().manifest.records)


def follows(library: Library) -> str:
    """The feeds that are followed; the rest of the corpus is as it was."""
    assert library.reindex(dry_run=True).unchanged == 2
    return ", ".join(feed.url for feed in FeedStore(library.corpus).all())


ACTS: dict[str, tuple[Callable[[Path], None], Callable[[Library], str], str, str]] = {
    "redate": (edit_child.redate, day, "2030-01-01", str(edit_child.DAY)),
    "rollback": (edit_child.roll_back, live, "2", "1"),
    "reindex look": (edit_child.look, live, "2", "2"),
    "feeds add": (edit_child.follow, follows, "", edit_child.URL),
}


@pytest.mark.parametrize("name", ACTS)
def test_it_is_done_whole_or_not_at_all_and_done_again_it_is_done(
    name: str, stocked: Path, tmp_path: Path
) -> None:
    act, outcome, before, after = ACTS[name]
    found, operation = [], 0
    while True:
        root = shutil.copytree(stocked, tmp_path / str(operation))
        library = Library(root, reindexed=24 * 60)
        ended = Child(edit_child.killed, root, act, operation).end()
        found.append(outcome(library))
        assert check_archive(library.directory) in {2, 3}
        if ended != KILLED:
            break
        if found[-1] == before:
            assert Child(edit_child.killed, root, act, -1).end()[0] == 0
            assert outcome(library) == after
        operation += 1
    assert ended[0] == 0
    assert operation, "it was killed"
    assert found == [before] * found.count(before) + [after] * (len(found) - found.count(before))
    assert found[-1] == after
