"""Every template of every language, spoken at random: the only error is a QueryError."""

import random
from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from retrieval.errors import QueryError
from retrieval.languages import LANGUAGES, Language
from retrieval.languages.timetable import Rule, TimeTable
from retrieval.query.periods import read_period

DAYS = (date.min, date(2024, 2, 29), date(2026, 11, 23), date.max)
FIGURES = {
    "BADDAY": ["45"],
    "DATE": ["05.06.2020", "2020-05-06", "5/13/2020"],
    "DAY": ["5", "31"],
    "DECADE": ["1990s", "1990-х"],
    "NUM": ["3", "12", "1000"],
    "NUM2": ["21", "90"],
    "OLDYEAR": ["1850"],
    "ORDDAY": ["5th", "5-го"],
    "SHORTDATE": ["05.06.20"],
    "SHORTDAY": ["05.06", "31.12"],
    "TEN": ["90"],
    "TENTH": ["90-х"],
    "TENYEAR": ["1990"],
    "YEAR": ["2020", "1999", "2099", "1900"],
    "YM": ["2020-05"],
}


class _Speaker:
    """Speaks the templates of a language with words of its tables."""

    def __init__(self, table: TimeTable, seed: int) -> None:
        self._table = table
        self._random = random.Random(seed)
        self._words: dict[str, list[str]] = {name: list(made) for name, made in FIGURES.items()}
        for word, classes in table.lookup.items():
            for name in classes:
                self._words.setdefault(name, []).append(word)

    def sentences(self, group: str, each: int) -> list[str]:
        """Speak each template of a group so many times."""
        return [self._spoken(rule) for rule in self._rules(group) for _ in range(each)]

    def _rules(self, group: str) -> Sequence[Rule]:
        found: Mapping[int, Rule] = {
            rule.rank: rule for rules in self._table.rules[group].values() for rule in rules
        }
        return [found[rank] for rank in sorted(found)]

    def _spoken(self, rule: Rule) -> str:
        said = []
        for element in rule.elements:
            if element.barred or (element.optional and self._random.random() < 0.6):
                continue
            name = self._random.choice(element.symbols).name
            if name in self._table.rules:
                said.append(self._spoken(self._random.choice(self._rules(name))))
            else:
                said.append(self._random.choice(self._words.get(name, [name])))
        return " ".join(said)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_whatever_the_tables_can_say_ends_in_a_period_or_a_query_error(language: Language) -> None:
    assert language.time is not None
    speaker = _Speaker(language.time, seed=7)
    for group in ("FRAME", "ORDER", "PLAIN", "POINT"):
        for question in speaker.sentences(group, 8):
            for today in DAYS:
                try:
                    period = read_period(question, today).period
                except QueryError as error:
                    assert error.code, question  # noqa: PT017
                    continue
                if period is not None and period.first and period.last:
                    assert period.first <= period.last, question
