"""Many questions from a file: an answer or an error for each line, in the same order."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_answers import answer

from bot.cli import batch
from bot.settings.settings import SettingsError, load_settings
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import Questions
from retrieval import Directory, Searcher, understand
from retrieval.errors import BuildError
from retrieval.types import Answer, Period

TODAY = date(2024, 6, 1)
EMPTY = "The question is empty; ask something in words."
DAY = "today: {} is not a day of the form 2024-03-31."
BAD = 'The line is not {"question": "…", "today": "YYYY-MM-DD"}.'


class Shut(OpenLibrary):
    """A library without an index."""

    def __init__(self) -> None:
        super().__init__(Directory(Path("nowhere")), load_settings(None), today=lambda: TODAY)

    def searcher(self) -> Searcher:
        """There is none."""
        raise BuildError("no index; run: onrecord index")


class Silent(Questions):
    """Understands questions, and answers each with silence."""

    def __init__(self) -> None:
        super().__init__(Shut())

    def answer(self, question: str, *, today: date | None = None, periods: bool = True) -> Answer:
        """Silence, over the period that was asked for."""
        try:
            super().answer(question, today=today, periods=periods)
        except BuildError:
            query = understand(question, today or TODAY, periods=periods)
            return answer(period=query.period)
        raise AssertionError("there is no index to answer from")


def answers(*lines: str | bytes, today: date | None = None) -> list[Mapping[str, Any]]:
    """What comes of these lines."""
    raw = [line if isinstance(line, bytes) else line.encode() for line in lines]
    return [one.as_dict() for one in batch.answers(Silent(), raw, today, periods=True)]


def period(found: Mapping[str, Any]) -> Period:
    """The period of an answer, as days."""
    facts = found["period"]
    return Period(date.fromisoformat(facts["first"]), date.fromisoformat(facts["last"]))


def test_a_line_is_a_question_or_an_object_with_one() -> None:
    plain, quoted, wrapped = answers(
        "visas last year", '"visas" last year', '{"question": "visas last year", "id": 7}'
    )
    whole_year = Period(date(2023, 1, 1), date(2023, 12, 31))
    assert [period(found) for found in (plain, quoted, wrapped)] == [whole_year] * 3


def test_a_lines_own_day_goes_before_the_commands() -> None:
    own, commands = answers(
        '{"question": "last year", "today": "2000-05-05"}',
        '{"question": "last year", "today": null}',
        today=date(2010, 1, 1),
    )
    assert (period(own).first, period(commands).first) == (date(1999, 1, 1), date(2009, 1, 1))


@pytest.mark.parametrize(
    ("line", "question", "error"),
    [
        ("", "", EMPTY),
        ("   ", "   ", EMPTY),
        ('{"question": ""}', "", EMPTY),
        ('{"question": 5}', '{"question": 5}', BAD),
        ('{"query": "visas"}', '{"query": "visas"}', BAD),
        ('{"question": "visas"', '{"question": "visas"', BAD),
        ('{"question": "visas", "today": "2024-02-30"}', "visas", DAY.format("'2024-02-30'")),
        ('{"question": "visas", "today": "20240229"}', "visas", DAY.format("'20240229'")),
        ('{"question": "visas", "today": 20240229}', "visas", DAY.format("20240229")),
        ("{" * 100_000, "{" * 100_000, BAD),
        (
            '{"question": "\\ud800 visas"}',
            '{"question": "\\ud800 visas"}',
            "The question holds characters that are no text. Please write it anew.",
        ),
        (b"caf\xe9", "caf\ufffd", "The line is not UTF-8 text."),
        (
            "visas on 31 February",
            "visas on 31 February",
            "There is no such day as 31 February. Please check the date.",
        ),
    ],
)
def test_a_bad_line_gives_its_question_and_the_error_and_the_rest_goes_on(
    line: str | bytes, question: str, error: str
) -> None:
    before, bad, after = answers("visas", line, "embassies")
    assert bad == {"question": question, "error": error}
    assert json.loads(json.dumps(bad).encode()) == bad
    assert [found["build"] for found in (before, after)] == [answer().build] * 2


def test_no_index_at_all_is_no_fault_of_a_line(tmp_path: Path) -> None:
    library = OpenLibrary(Directory(tmp_path / "none"), load_settings(None), today=lambda: TODAY)
    with pytest.raises(BuildError, match="run: onrecord index"):
        list(batch.answers(Questions(library), [b"", b"visas"], None, periods=True))


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", []),
        (b"one\ntwo", [b"one", b"two"]),
        (b"\xef\xbb\xbfone\r\n\r\ntwo\r\n", [b"one", b"", b"two"]),
        ("line\u2028separator\n".encode(), ["line\u2028separator".encode()]),
    ],
)
def test_lines_end_where_files_say_so(tmp_path: Path, content: bytes, lines: list[bytes]) -> None:
    (tmp_path / "q").write_bytes(content)
    with batch.lines(tmp_path / "q") as read:
        assert list(read) == lines


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"), batch.lines(tmp_path / "none"):
        pass


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.binary(max_size=30) | st.text(max_size=30).map(str.encode), max_size=5))
def test_every_line_gives_one_line_of_json(lines: Iterable[bytes]) -> None:
    """Law: as many answers as lines, each of them text that JSON can hold."""
    given_lines = list(lines)
    found = list(batch.answers(Silent(), given_lines, TODAY, periods=True))
    assert len(found) == len(given_lines)
    for one in found:
        assert "\n" not in one.as_line()
        one.as_line().encode()
        assert "error" in one.as_dict() or "answered" in one.as_dict()
