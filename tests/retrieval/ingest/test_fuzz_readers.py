"""Some hundred damaged files: every reader ends in statements or problems, whatever it is given.

``make fuzz`` does the same with twenty thousand files a form, in a process with limits.
"""

from pathlib import Path

import fuzzing
import pytest

from retrieval.ingest.formats import ENDINGS, read_file, reader_of
from retrieval.text import normalise, normalise_line
from retrieval.types import Problem

COUNT = 25
FORMS = [ending for ending in ENDINGS if fuzzing.seeds(ending)]


def test_good_files_of_every_form_are_known() -> None:
    assert set(FORMS) == set(ENDINGS)


@pytest.mark.parametrize("ending", FORMS)
def test_a_good_file_is_read(ending: str, tmp_path: Path) -> None:
    reader = reader_of(f"a{ending}")
    assert reader
    for number, content in enumerate(fuzzing.seeds(ending)):
        path = tmp_path / f"{number}{ending}"
        path.write_bytes(content)
        found = list(read_file(reader, path, path.name, fuzzing.MOST))
        # what a zip archive holds is read by who reads the corpus
        if number == 0 and ending != ".zip":
            assert any(not isinstance(item, Problem) for item in found), found


@pytest.mark.parametrize("ending", FORMS)
def test_damaged_files_end_in_statements_or_problems(ending: str, tmp_path: Path) -> None:
    reader = reader_of(f"a{ending}")
    assert reader
    good = fuzzing.seeds(ending)
    for number in range(COUNT):
        path = tmp_path / f"{number}{ending}"
        path.write_bytes(fuzzing.damaged_file(ending, 0, number, good))
        for item in read_file(reader, path, path.name, 3_000_000):
            if not isinstance(item, Problem):
                said = item.statement
                assert said.id
                assert said.text == normalise(said.text) != "", number
                assert said.title == normalise_line(said.title), number
