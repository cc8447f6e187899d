"""What is wrong with files is said in each language: every code has its words, and tells all."""

import string

import pytest
from fluent_messages import messages

from bot.replies.faults import error_line, fault_line, problem_line
from bot.replies.wording import LANGUAGES, Wording
from retrieval.errors import CorpusError
from retrieval.types import Fault, Problem, Told, fault
from retrieval.types.fault_lines import LINES, OF_ONE

KYRGYZ = "алгачкы саптардагы дата эске алынган жок: календарда «31 June» деген күн жок"
NUMBERS = {"count", "most", "size", "names", "more"}


def parts(line: str) -> set[str]:
    """What is filled into an English sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(line) if name}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_has_words_that_tell_all_there_is(lang: str) -> None:
    said = messages(lang)
    worded = {code: said.get(f"fault-{code}") for code in LINES}
    assert worded == {code: parts(line) for code, line in LINES.items()}


def test_in_english_a_chat_says_what_the_terminal_says() -> None:
    say = Wording("en")
    for code, line in LINES.items():
        for number in (1, 2, 12345):
            # of these names some are words in one sentence and a count in another
            counted = {name for name in NUMBERS if f"{{{name}:,}}" in line}
            details = {name: number if name in counted else f"some {name}" for name in parts(line)}
            said = fault(code, **details)
            assert fault_line(Problem("a.md", 3, said), say) == said
    assert set(OF_ONE) <= set(LINES)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        (
            "en",
            "a.md, line 3: the dateline is passed over: '31 June' is not a day of the calendar",
        ),
        (
            "ru",
            "a.md, строка 3: дата в первых строках не учтена: дня «31 June» нет в календаре",
        ),
        ("ky", f"a.md, 3-сап: {KYRGYZ}"),
    ],
)
def test_a_fault_within_a_fault_is_worded_too(lang: str, line: str) -> None:
    said = fault("dateline-passed-over", fault=fault("no-such-day", written="31 June"))
    assert problem_line(Problem("a.md", 3, said), Wording(lang)) == line


@pytest.mark.parametrize(
    ("count", "en", "ru"),
    [
        (1, "a.zip: 1 file in it is of a kind that cannot be read: 1 .mp3", "(1): 1 .mp3"),
        (1200, "a.zip: 1,200 files in it are of a kind that cannot be read: x", "(1 200): x"),
    ],
)
def test_counts_are_written_as_the_language_writes_them(count: int, en: str, ru: str) -> None:
    kinds = "1 .mp3" if count == 1 else "x"
    problem = Problem("a.zip", None, fault("inside-unknown", count=count, kinds=kinds))
    assert str(problem) == problem_line(problem, Wording("en")) == en
    assert problem_line(problem, Wording("ru")).replace("\u00a0", " ").endswith(ru)


def test_what_has_no_words_is_said_in_english() -> None:
    """Of a run that an older version kept, of a newer code, and of one that tells less."""
    say = Wording("ru")
    assert problem_line(Problem("a.md", None, "there is no text"), say) == "a.md: there is no text"
    newer = Fault("it is odd", Told("odd", "it is odd"))
    assert fault_line(Problem("a.md", 1, newer), say) == "it is odd"
    less = Fault("it is too long", Told("line-too-long", "it is too long"))
    assert fault_line(Problem("a.md", 1, less), say) == "it is too long"


def test_an_error_that_knows_its_code_is_worded_and_another_is_not() -> None:
    error = CorpusError(fault("draft-of-many", file="a.csv", count=2))
    assert str(error) == "a.csv holds 2 statements; a title or an address belongs to one."
    assert error_line(error, Wording("ru")) == (
        "в файле a.csv заявлений: 2; заголовок и адрес бывают у одного."
    )
    assert error_line(CorpusError("No room."), Wording("ru")) == "No room."
