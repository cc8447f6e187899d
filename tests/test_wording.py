"""Every sentence that code asks for exists, every sentence that exists is asked for."""

import ast
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, VariableReference
from fluent.syntax.visitor import Visitor

from bot.wording import LANGUAGES, Wording
from retrieval import DateOrigin

ROOT = Path(__file__).parent.parent
STAGES = ("reading", "archiving", "chunking", "embedding", "writing", "checking")
CHANGES = ("new", "changed", "unchanged", "withdrawn", "repeated", "undated")
# Names put together from a part and a value, by the part.
FAMILIES = {
    "date-from-": {origin.value for origin in DateOrigin} - {"field", "dateline"},
    "reindex-": {*STAGES, *CHANGES},
}


def trees(folder: str) -> Iterator[ast.Module]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"), str(path))


def names_in_code() -> set[str]:
    """Every name of a sentence that the bot's code can ask for."""
    nodes = [node for tree in trees("bot") for node in ast.walk(tree)]
    words = {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    parts = {
        n.values[0].value
        for n in nodes
        if isinstance(n, ast.JoinedStr) and n.values and isinstance(n.values[0], ast.Constant)
    }
    made = {part + value for part, values in FAMILIES.items() if part in parts for value in values}
    return words | made | query_error_codes()


def query_error_codes() -> set[str]:
    """The code of every question error that is raised."""
    return {
        str(node.args[0].value)
        for folder in ("retrieval", "bot")
        for tree in trees(folder)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "QueryError"
        and isinstance(node.args[0], ast.Constant)
    }


class Variables(Visitor):
    """Collects what a message wants to be told."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        """Keep its name."""
        self.names.add(node.id.name)


def messages(lang: str) -> dict[str, set[str]]:
    """The variables of each message in a language's file."""
    text = (ROOT / "bot" / "wording" / f"{lang}.ftl").read_text(encoding="utf-8")
    found = {}
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, Message):
            variables = Variables()
            variables.visit(entry)
            assert entry.id.name not in found, f"{entry.id.name} is there twice"
            found[entry.id.name] = variables.names
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_in_the_file_is_used(lang: str) -> None:
    assert set(messages(lang)) - names_in_code() == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_name_that_code_puts_together_has_its_sentence(lang: str) -> None:
    made = {part + value for part, values in FAMILIES.items() for value in values}
    assert made - set(messages(lang)) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_name_that_code_says_has_its_sentence(lang: str) -> None:
    said = {
        node.args[0].value
        for tree in trees("bot")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (getattr(node.func, "id", "") == "say" or _is_wording(node.func))
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(said) > 20
    assert said - set(messages(lang)) == set()


def _is_wording(function: ast.expr) -> bool:
    """Whether it is ``Wording(...)`` that is called at once."""
    return isinstance(function, ast.Call) and getattr(function.func, "id", "") == "Wording"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_error_has_its_kind_sentence(lang: str) -> None:
    # "bad-line" is about a line of a file and has its sentence where it is raised
    codes = query_error_codes() - {"bad-line"}
    assert codes >= {
        "empty-question",
        "no-such-day",
        "no-such-period",
        "not-text",
        "period-ends-before-it-starts",
        "question-too-long",
        "year-out-of-range",
    }
    assert codes - set(messages(lang)) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_can_be_said_with_its_facts_and_ends_up_whole(lang: str) -> None:
    say = Wording(lang)
    for name, variables in messages(lang).items():
        for number in (0, 1, 2, 21, 6384):
            sentence = say(name, **dict.fromkeys(variables, number))
            assert sentence.strip() == sentence, name
            assert "{" not in sentence, name


def test_a_missing_sentence_or_fact_is_an_error_not_a_gap() -> None:
    say = Wording("en")
    with pytest.raises(KeyError):
        say("no-such-sentence")
    with pytest.raises(KeyError, match="whoami"):
        say("whoami")


@pytest.mark.parametrize("lang", [None, "", "en", "en-GB", "EN", "xx", "tlh-Latn"])
def test_an_unknown_language_is_answered_in_english(lang: str | None) -> None:
    assert Wording(lang).lang == "en"


def test_days_are_written_as_people_write_them() -> None:
    say = Wording("en")
    assert say.day(date(2020, 12, 12)) == "12 December 2020"
    assert say.day(None) == "Date unknown"
    assert say.days(date(2021, 3, 1), date(2021, 3, 31)) == "1–31 March 2021"
    assert say.days(date(2020, 9, 1), date(2020, 11, 30)) == "1 September – 30 November 2020"
    assert say.days(date(2019, 12, 1), date(2020, 2, 29)) == "1 December 2019 – 29 February 2020"
    assert say.days(date(2020, 5, 6), date(2020, 5, 6)) == "6 May 2020"


def test_a_moment_names_its_zone() -> None:
    noon = datetime(2020, 12, 12, 12, 5, tzinfo=UTC)
    bishkek = noon.astimezone(timezone(timedelta(hours=6)))
    assert Wording("en").moment(noon) == "12 December 2020, 12:05 (GMT+00:00)"
    assert Wording("en").moment(bishkek) == "12 December 2020, 18:05 (GMT+06:00)"


def test_counts_are_grouped_and_agree_with_their_noun() -> None:
    say = Wording("en")
    assert say("searched-all", statements=1) == "Searched: 1 statement"
    assert say("searched-all", statements=6384) == "Searched: 6,384 statements"
    assert say("undated-outside", undated=1) == "1 without a date lies outside"
    assert say("undated-outside", undated=2) == "2 without a date lie outside"
