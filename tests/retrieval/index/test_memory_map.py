"""Arrays that are mapped from files: what is touched can be let go, and is there again."""

import re
from pathlib import Path

import numpy as np
import pytest

from retrieval.index.memory_map import let_go, mapped

SMAPS = Path("/proc/self/smaps")
NUMBERS = np.arange(1 << 20, dtype=np.float64)  # 8 MB


def kilobytes_in_memory(path: Path) -> int:
    """Of a mapped file those that the process has in memory."""
    of_file = rf"{re.escape(str(path))}\n.*?^Rss: +(\d+) kB"
    found = re.search(of_file, SMAPS.read_text(), re.MULTILINE | re.DOTALL)
    return int(found[1]) if found else 0


@pytest.mark.skipif(not SMAPS.exists(), reason="this system does not say what is in memory")
def test_what_was_touched_is_let_go_and_comes_again(tmp_path: Path) -> None:
    np.save(tmp_path / "numbers.npy", NUMBERS)
    array = mapped(tmp_path / "numbers.npy")
    assert array.sum() == NUMBERS.sum()
    assert kilobytes_in_memory(tmp_path / "numbers.npy") > 8000

    let_go(array[100:200])
    assert kilobytes_in_memory(tmp_path / "numbers.npy") == 0
    assert np.array_equal(array, NUMBERS)


def test_an_array_that_is_not_mapped_stays_as_it_is() -> None:
    array = np.arange(5)
    let_go(array)
    assert array.tolist() == [0, 1, 2, 3, 4]
