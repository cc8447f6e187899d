"""Patterns that are compiled when they are first used."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import pytest

from retrieval.languages import LANGUAGES, Language
from retrieval.patterns import lazy_pattern


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    if hasattr(value, "fullmatch"):
        yield cast("re.Pattern[str]", value)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _patterns(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _patterns(part)
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for part in value:
            yield from _patterns(part)


@pytest.mark.parametrize("known", LANGUAGES, ids=lambda known: known.code)
def test_each_pattern_of_a_language_is_one(known: Language) -> None:
    wrong = []
    for pattern in _patterns(known):
        try:
            re.compile(pattern.pattern)
        except re.error as error:
            wrong.append((pattern.pattern, str(error)))
    assert wrong == []
    assert sum(1 for _ in _patterns(known)) > 20


def test_a_lazy_pattern_does_what_a_compiled_one_does() -> None:
    pattern = lazy_pattern(r"(?P<who>\w+) said", re.IGNORECASE)
    assert pattern.pattern == r"(?P<who>\w+) said"
    assert pattern.fullmatch("ANNA said tom") is None
    assert [match["who"] for match in pattern.finditer("anna said, TOM SAID")] == ["anna", "TOM"]
    assert pattern.sub(r"\g<who> spoke", "Anna said") == "Anna spoke"
    assert pattern.groupindex == {"who": 1}
    assert pattern.search("nobody") is None


def test_a_source_that_is_no_pattern_says_so_when_it_is_used() -> None:
    pattern = lazy_pattern("(")
    with pytest.raises(re.error, match="missing \\), unterminated subpattern"):
        pattern.search("")
