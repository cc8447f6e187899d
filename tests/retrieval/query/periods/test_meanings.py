"""Every meaning that a language's templates name is read, and nothing else is."""

import pytest

from retrieval.languages import LANGUAGES, Language
from retrieval.query.periods import frames, meanings

_POINTS = ("DAYDATE", "PLAIN", "POINT", "ROLLED", "YEARLY")
"""Groups whose matches are points; what the others mean, the template around them reads."""


def named(known: Language, *groups: str) -> set[str]:
    assert known.time is not None
    rules = [known.time.rules[group] for group in groups if group in known.time.rules]
    return {rule.meaning for index in rules for found in index.values() for rule in found}


@pytest.mark.parametrize("known", LANGUAGES, ids=lambda known: known.code)
def test_every_meaning_of_a_template_is_read(known: Language) -> None:
    assert named(known, *_POINTS) <= meanings.READERS.keys()
    assert named(known, "FRAME") <= {*frames.READERS, "except", "trap"}
    orders = {match.partition("-")[0] for match in named(known, "ORDER")}
    assert orders == {"latest", "first", "trap"}
    assert named(known, "COUNT") <= {"number", "two", "few"}
    assert named(known, "SPAN") <= {"unit", "half-year", "weekend", "decade"}


def test_nothing_is_read_that_no_template_names() -> None:
    points = set().union(*(named(known, *_POINTS) for known in LANGUAGES))
    assert points == meanings.READERS.keys()
    assert set().union(*(named(known, "FRAME") for known in LANGUAGES)) == {
        *frames.READERS,
        "except",
        "trap",
    }
