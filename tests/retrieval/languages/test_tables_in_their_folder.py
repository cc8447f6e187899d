"""Adding a language is adding one folder: its tables lie there, and every stage takes them up."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from paths import ROOT

_CYRILLIC = re.compile("[\u0400-\u052f]")
_FOLDERS = ("retrieval/languages/", "bot/replies/wording/")
_EXCEPTIONS = {
    "bot/replies/attribution_line.py": "labels of questions and answers, as transcripts have them",
    "bot/usecases/personal.py": "each language's own name, shown whatever the language",
    "retrieval/encode/equivalence_gate.py": "sentences that number formats are compared on",
}


def modules() -> list[str]:
    paths = [path for folder in ("bot", "retrieval") for path in (ROOT / folder).rglob("*.py")]
    return sorted(path.relative_to(ROOT).as_posix() for path in paths)


def literals(tree: ast.AST) -> Iterator[str]:
    """The string literals of a module that are no docstrings and no strings beside a name."""
    loose = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in loose:
            yield node.value


def parsed(path: Path) -> ast.AST:
    return ast.parse(path.read_text(encoding="utf-8"))


def cyrillic(path: Path) -> list[str]:
    return [said for said in literals(parsed(path)) if _CYRILLIC.search(said)]


def test_no_word_in_cyrillic_stands_outside_the_folders_of_languages() -> None:
    """Examples in docstrings and comments may; a table, a pattern or a word may not."""
    outside = [name for name in modules() if not name.startswith(_FOLDERS)]
    assert {name for name in outside if cyrillic(ROOT / name)} == set(_EXCEPTIONS)


_SOME_MONTHS = {
    "en": re.compile("february|september|october|november|december", re.IGNORECASE),
    "ru": re.compile("феврал|сентябр|октябр|ноябр|декабр"),
    "ky": re.compile("феврал|сентябр|октябр|ноябр|декабр"),
}


@pytest.mark.parametrize("code", ["en", "ru", "ky"])
def test_the_months_of_a_language_are_listed_in_one_module(code: str) -> None:
    """Questions, documents and messages derive their forms from it."""
    listing = [
        path.name
        for path in (ROOT / "retrieval" / "languages" / code).glob("*.py")
        if len(set(_SOME_MONTHS[code].findall(" ".join(literals(parsed(path)))))) > 1
    ]
    assert listing == ["months.py"]


_GERMAN = """
import sys
from datetime import date
from types import ModuleType

# without the package's own __init__, which imports every stage before there is a fourth language
package = ModuleType("retrieval")
package.__path__ = ["retrieval"]
sys.modules["retrieval"] = package

import retrieval.languages
from retrieval.languages.dates import DateTable
from retrieval.languages.edits import EditTable
from retrieval.languages.language import Language
from retrieval.languages.pages import PageTable
from retrieval.languages.saying import Saying
from retrieval.languages.timetable import TimeTable, grammar, numbered, vocabulary
from retrieval.languages.transcripts import TranscriptTable

MONTHS = numbered(
    "januar februar märz april mai juni juli august september oktober november dezember"
)
GERMAN = Language(
    code="de",
    alphabet=frozenset("abcdefghijklmnopqrstuvwxyzäöüß"),
    segmenter="de",
    stop_words=frozenset("der die das und ist was über".split()),
    generic_words=frozenset({"gesagt"}),
    follow_up_words=frozenset({"und"}),
    abbreviations=frozenset({"bzw."}),
    time=TimeTable(
        months=tuple(MONTHS),
        lookup=vocabulary({"MONTH": MONTHS}),
        rules=grammar({
            "POINT": [("month", "MONTH YEAR")],
            "FRAME": [("within", "im POINT"), ("since", "seit POINT")],
        }),
    ),
    saying=Saying((), frozenset(), frozenset(), ("sprecherin",), ("quelle",)),
    dates=DateTable(
        months=MONTHS, weekdays=("montag",), forms=(r"<weekday><day>\\.\\s+<month>\\s+<year>",)
    ),
    pages=PageTable(other_items=("siehe auch",), page_labels=("seite",)),
    transcripts=TranscriptTable(roles=("frage", "antwort")),
    edits=EditTable(negations=frozenset({"niemals"}), hyphened_prefixes=("nicht",)),
    telling_words=frozenset("nicht wurde werden auch".split()),
)
retrieval.languages.LANGUAGES = (*retrieval.languages.LANGUAGES, GERMAN)

from lxml import html

from retrieval.analysis.detection import detect
from retrieval.analysis.turns import turns
from retrieval.analysis.words import cut
from retrieval.check.edit_types import sort_of
from retrieval.ingest.datelines import dateline
from retrieval.ingest.dates import dates_in_text, parse_date
from retrieval.ingest.formats.html_pruning import prune
from retrieval.query.follow_ups import follow_up
from retrieval.query.parse import understand
from retrieval.types import Order, Period, Query

today = date(2024, 5, 5)
query = understand("Was wurde im Dezember 2020 über Wasser gesagt?", today)
assert query.period == Period(date(2020, 12, 1), date(2020, 12, 31)), query
assert query.text == "Was wurde über Wasser gesagt?", query
assert understand('sprecherin:Merkel quelle:"Die Zeit" Wasser', today).text == "Wasser"
followed = follow_up(understand("und seit Mai 2021?", today), today, query)
assert followed and followed.period == Period(date(2021, 5, 1), None), followed

assert parse_date("Montag, 7. Dezember 2020") == date(2020, 12, 7)
assert dateline("BERLIN, 7. März 2021 - Das Amt") == date(2021, 3, 7)
assert dates_in_text("vom 7. Mai 2021 an") == {date(2021, 5, 7)}
assert parse_date("7 May 2021") == parse_date("7 мая 2021") == date(2021, 5, 7)

assert detect("Die Regierung hat gestern ein neues Gesetz über das Wasser beschlossen.") == "de"
assert [turn.speaker for turn in turns("Frage: Warum?\\nAntwort: Darum.")] == ["Frage", "Antwort"]
assert cut("nicht-öffentlich", 6, 16)
assert sort_of("niemals") == "negation"
page = html.fromstring("<body><p>Das Amt.</p><h3>Siehe auch</h3><ul><li>Anderes</li></ul></body>")
prune(page)
assert page.text_content() == "Das Amt."
"""


def test_a_fourth_language_is_taken_up_by_every_stage() -> None:
    """In a process of its own: the tables are put together when the stages are imported."""
    done = subprocess.run(
        [sys.executable, "-c", _GERMAN], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
