"""Where keys stand, compared with a dictionary."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.key_table import KeyTable, keys_of

# few halves, so that many keys begin alike
HALVES = st.sampled_from([bytes([one]) * 8 for one in range(4)])
NAMES = st.builds(lambda first, second: first + second, HALVES, HALVES)


@given(st.lists(NAMES, unique=True), st.lists(NAMES, unique=True), st.lists(NAMES))
def test_a_key_stands_where_a_dictionary_has_it(
    first: list[bytes], more: list[bytes], wanted: list[bytes]
) -> None:
    more = [name for name in more if name not in first]
    table = KeyTable(keys_of(first)).with_more(keys_of(more))
    known = {name: place for place, name in enumerate([*first, *more])}
    assert len(table) == len(known)
    assert [name in table for name in wanted] == [name in known for name in wanted]
    found = table.places(keys_of(wanted))
    assert found.dtype == np.int64
    assert found.tolist() == [known.get(name, -1) for name in wanted]


def test_of_a_key_that_stands_twice_one_place_is_told() -> None:
    names = [b"a" * 16, b"b" * 16, b"a" * 16]
    assert KeyTable(keys_of(names)).places(keys_of(names)).tolist() in ([0, 1, 0], [2, 1, 2])
