"""A purge that is killed by the kernel is there whole or not at all, and ended by the next run."""

import os
import shutil
from pathlib import Path

import pytest
import reindex_child
from children import KILLED, Child
from library import NOON, Library

from retrieval import builds, editing
from retrieval.index.integrity import check_archive

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills processes")

TOLD = "Xylophone zebrawood. The minister spoke of it."


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A corpus and an index of which a statement is to be purged, and how many steps that takes."""
    library = Library(tmp_path_factory.mktemp("begun"))
    library.write("grain.txt", "The grain is in.", lang="en")
    library.write("told.txt", TOLD, title="Zymurgy", lang="en")
    library.reindex()
    plan = editing.purge_plan(library.corpus, library.directory, "told.txt")
    editing.begin_purge(library.corpus, library.directory, plan, by="ann", now=NOON)
    done = shutil.copytree(library.root, tmp_path_factory.mktemp("done") / "library")
    code, ended = Child(reindex_child.ticking, done).end()
    assert ended is not None
    assert (code, ended.error) == (0, "")
    assert texts(Library(done)) == ["The grain is in."]
    return library.root, ended.changes


def texts(library: Library) -> list[str]:
    """The texts of the live build, each whole in the archive."""
    searcher = library.searcher()
    numbers = searcher.snapshot.record_numbers().tolist()
    records = searcher.archive.records(numbers)
    assert len(records) == len(set(numbers))
    return sorted(record.statement.text for record in records.values())


def test_killed_before_any_operation_on_a_file_it_is_there_whole_or_gone(
    begun: tuple[Path, int], tmp_path: Path
) -> None:
    root, changes = begun
    outcomes = []
    for operation in range(changes):
        library = Library(shutil.copytree(root, tmp_path / str(operation)), reindexed=24 * 60)
        assert Child(reindex_child.killed_at_file, library.root, operation).end() == KILLED
        found = texts(library)
        assert found in (["The grain is in.", TOLD], ["The grain is in."])
        outcomes.append(TOLD not in found)
        library.reindex()
        assert texts(library) == ["The grain is in."]
        assert check_archive(library.directory) == 1
        assert builds.published(library.directory) == [library.live()]
        for path in library.root.rglob("*"):
            assert not path.is_file() or b"zebrawood" not in path.read_bytes(), path
        shutil.rmtree(library.root)
    assert outcomes == sorted(outcomes), "once gone, it stays so"
    assert set(outcomes) == {False, True}
