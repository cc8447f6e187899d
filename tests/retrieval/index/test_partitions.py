"""One partition a year, and which of them a slice touches."""

from datetime import date

import numpy as np

from retrieval.index.remote.partitions import MOST, Partition, Partitions


def days(*dates: str) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """Ordinals; an empty one is undated."""
    return np.array([date.fromisoformat(d).toordinal() if d else 0 for d in dates], dtype=np.int32)


TABLE = days("2019-12-31", "2020-01-01", "2020-12-31", "2022-05-01", "", "")
MADE = Partitions.of(TABLE)


def test_each_year_that_has_rows_has_one_and_the_undated_too() -> None:
    assert MADE.all == (
        Partition("y2019", 0, 1),
        Partition("y2020", 1, 3),
        Partition("y2022", 3, 4),
        Partition("undated", 4, 6),
    )


def test_a_slice_touches_the_years_of_its_rows() -> None:
    assert MADE.touched((1, 3)) == ("y2020",)
    assert MADE.touched((0, 2)) == ("y2019", "y2020")
    assert MADE.touched((0, 4)) == ("y2019", "y2020", "y2022")
    assert MADE.touched((0, 6)) == (), "all of them need no list"


def test_whole_years_need_no_more_words() -> None:
    whole = [(0, 6), (1, 3), (0, 3), (4, 6)]
    assert [MADE.fit(rows) for rows in whole] == [True] * len(whole)
    assert [MADE.fit(rows) for rows in [(0, 2), (2, 3), (1, 5)]] == [False] * 3


def test_more_years_than_a_server_likes_are_one() -> None:
    many = np.array(
        [date(1000 + year, 6, 1).toordinal() for year in range(MOST + 1)] + [0], dtype=np.int32
    )
    assert Partitions.of(many).all == (
        Partition("all_years", 0, MOST + 1),
        Partition("undated", MOST + 1, MOST + 2),
    )


def test_nothing_has_none() -> None:
    assert Partitions.of(days()).all == ()
    assert Partitions.of(days("")).all == (Partition("undated", 0, 1),)
