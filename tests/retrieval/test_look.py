"""A trial run tells how long the run may take, and whether the live build is behind."""

from dataclasses import replace

import pytest
from library import HEAPS, Library

from retrieval import maintenance
from retrieval.index import last_run
from retrieval.types import ReindexSpeed

SPEED = ReindexSpeed(characters_per_second=10.0, other_seconds=3.0)


@pytest.fixture
def known(library: Library) -> Library:
    """One statement on record, and a last run of a known speed."""
    library.write("fee.txt", "The fee is ten.", date="2020-01-01", lang="en")
    library.reindex()
    kept = last_run.last_run(library.directory)
    last_run.keep(library.directory, replace(kept, speed=SPEED))
    return library


def test_the_time_is_told_from_what_is_new_and_the_speed_of_the_last_run(known: Library) -> None:
    assert known.reindex(dry_run=True).expected_seconds == 3.0
    text = "The road to the north is open."
    known.write("road.txt", text, date="2020-01-02", lang="en")
    assert known.reindex(dry_run=True).expected_seconds == 3.0 + len(text) / 10


def test_where_every_passage_is_embedded_again_all_texts_count(known: Library) -> None:
    known.settings = replace(HEAPS, passage_tokens=(2, 4))
    report = known.reindex(dry_run=True)
    assert report.expected_seconds == 3.0 + len("The fee is ten.") / 10
    assert report.behind


def test_of_a_first_run_nothing_is_known_and_each_run_keeps_its_speed(library: Library) -> None:
    library.write("fee.txt", "The fee is ten.", date="2020-01-01", lang="en")
    assert library.reindex(dry_run=True).expected_seconds is None
    library.reindex()
    speed = last_run.last_speed(library.directory)
    assert speed is not None
    assert speed.characters_per_second > 0
    library.reindex()
    assert last_run.last_speed(library.directory) == speed, "it embedded nothing"


def test_after_going_back_the_live_build_is_behind(known: Library) -> None:
    assert not known.reindex(dry_run=True).behind
    known.write("road.txt", "The road is open.", date="2020-01-02", lang="en")
    known.reindex()
    maintenance.rollback(known.directory, known.encoder.fingerprint)
    report = known.reindex(dry_run=True)
    assert (report.new, report.changed, report.withdrawn, report.behind) == (0, 0, 0, True)
