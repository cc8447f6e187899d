"""A reindex that is killed between the check and the end: the live build stays, the held one too.

It runs in a child process that is killed before each of its last operations on files.
"""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
import reindex_child
from children import KILLED, Child
from library import NOON, Library

from retrieval import answer_query, builds, expectations, held_build, understand

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills processes")

LAST = 9
"""Operations on files, which begin before the check-questions are asked."""


@pytest.fixture
def worse(library: Library) -> Library:
    """The corpus has changed so that the one check-question is answered worse."""
    facts = {"title": "Visa fee", "lang": "en"}
    library.write("fee.txt", "The visa fee is ten crowns.", id="fee", date="2020-01-01", **facts)
    library.reindex()
    query = understand("What is the latest on the visa fee?", date(2026, 11, 23))
    words = answer_query(library.searcher(), query).quotes[0]
    made = expectations.expectation(query, words, lang="en", now=NOON)
    assert expectations.add(library.directory, made)
    for number in range(3):
        text = f"The visa fee is {number} crowns more."
        library.write(f"more{number}.txt", text, date=f"2021-01-0{number + 1}", **facts)
    return library


def test_killed_between_the_check_and_the_end_the_live_build_stays(
    worse: Library, tmp_path: Path
) -> None:
    live = worse.live().name
    whole = Library(shutil.copytree(worse.root, tmp_path / "whole"))
    code, ended = Child(reindex_child.ticking, whole.root).end()
    assert ended is not None
    assert (code, ended.error, whole.live().name) == (0, "", live)
    held = held_build(whole.directory)
    assert held is not None
    seen = set()
    for operation in range(ended.changes - LAST, ended.changes):
        library = Library(shutil.copytree(worse.root, tmp_path / f"killed{operation}"))
        assert Child(reindex_child.killed_at_file, library.root, operation).end() == KILLED
        assert library.live().name == live
        found = held_build(library.directory)
        seen.add(found is not None)
        library.reindexed = 24 * 60
        report = library.reindex()
        again = held_build(library.directory)
        assert again is not None
        assert (report.published, report.held, report.build) == (False, again.build, live)
        assert found is None or found.build == again.build, "what was held stays held"
        there = {folder.name for folder in builds.published(library.directory)}
        assert there == {live, again.build}
    assert seen == {True, False}
