"""Check-questions: kept where an answer is liked, and asked of a build before it is live."""

from retrieval.expectations.checking import check
from retrieval.expectations.kept import (
    MOST,
    add,
    all_of,
    expectation,
    holds,
    remove,
    words_of,
)

__all__ = ["MOST", "add", "all_of", "check", "expectation", "holds", "remove", "words_of"]
