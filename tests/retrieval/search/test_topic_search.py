"""What is known of a topic once it is seen where its words stand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from library import Library

from retrieval import understand
from retrieval.search.analysed_query import AnalysedQuery
from retrieval.search.topic_search import settled
from retrieval.types import Named

TODAY = date(2032, 1, 1)
OF_MAREN = Named("Maren", only=False, inflected=False)


@pytest.fixture
def taxes(library: Library) -> Library:
    library.write("a.md", "The wool tax is three crowns. Wool is dear.", id="a", date="2031-05-03")
    library.reindex()
    return library


def analysed(library: Library, topic: str, speaker: Named | None = None) -> AnalysedQuery:
    query = understand(f"What was said about {topic}?", TODAY)
    return library.searcher().analyse(replace(query, speaker=speaker))


@pytest.mark.parametrize(
    ("topic", "speaker", "judged", "close", "brief", "settled_at"),
    [
        # two words side by side, though no statement is surer
        ("the wool tax", None, 0.70, 1.0, False, 0.75),
        # apart in the passage; and far below the threshold
        ("the wool tax", None, 0.70, 0.1, False, 0.70),
        ("the wool tax", None, 0.60, 1.0, False, 0.60),
        # one word may stand there by the way, but not in answer to who said it
        ("wool", None, 0.70, 1.0, False, 0.70),
        ("wool", OF_MAREN, 0.70, 1.0, False, 0.75),
        # and not in a sentence or two
        ("wool", None, 0.60, 1.0, True, 0.75),
        ("the wool tax", None, 0.60, 1.0, True, 0.75),
        ("the wool tax", None, 0.70, 0.1, True, 0.70),
        ("wool", None, 0.50, 1.0, True, 0.50),
    ],
)
def test_what_names_a_topic_speaks_of_it(  # noqa: PLR0917 - a row of the table
    taxes: Library,
    topic: str,
    speaker: Named | None,
    judged: float,
    close: float,
    brief: bool,  # noqa: FBT001 - one of the table
    settled_at: float,
) -> None:
    found = settled(
        analysed(taxes, topic, speaker),
        np.array([judged, 0.2]),
        np.array([True, False]),
        np.array([close, 0.0]),
        np.array([brief, brief]),
        0.75,
    )
    assert found.tolist() == [settled_at, 0.2]


def test_where_one_names_it_what_is_merely_like_it_is_left_out(taxes: Library) -> None:
    judged = settled(
        analysed(taxes, "the wool tax"),
        np.array([0.70, 0.80, 0.98]),
        np.array([True, False, False]),
        np.array([1.0, 0.0, 0.0]),
        np.array([False, False, False]),
        0.75,
    )
    assert judged.tolist() == [0.75, pytest.approx(0.75), 0.98]
    assert judged[1] < 0.75
