"""The sample corpus and the questions over it agree with each other and keep their promises.

The files are read here by a few lines of the test's own, so that a fault of the project's
readers cannot hide a fault of the data.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
QUESTIONS = ROOT / "benchmarks" / "sample_questions.jsonl"
KINDS = {
    "fact",
    "number",
    "name",
    "dated",
    "latest",
    "first",
    "phrase",
    "paraphrase",
    "unanswerable_near",
    "unanswerable_far",
}
REAL_COUNTRIES = re.compile(
    r"\b("
    r"Afghanistan|Albania|Argentina|Armenia|America|Australia|Austria|Azerbaijan|Belarus|"
    r"Belgium|Brazil|Britain|Bulgaria|Canada|China|Croatia|Denmark|Egypt|England|Estonia|"
    r"Finland|France|Georgia|Germany|Greece|Hungary|India|Indonesia|Iran|Iraq|Israel|Italy|"
    r"Japan|Kazakhstan|Korea|Kyrgyz|Latvia|Lithuania|Mexico|Moldova|Mongolia|Netherlands|"
    r"Norway|Pakistan|Poland|Portugal|Romania|Russia|Serbia|Spain|Sweden|Switzerland|Syria|"
    r"Tajikistan|Turkey|Turkmenistan|Ukraine|Uzbekistan|Vietnam|United States|United Nations"
    r")"
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One statement as it lies on the disk, white space collapsed."""

    id: str
    date: str | None
    text: str
    path: Path


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the questions file."""

    question: str
    statement: str | None
    evidence: str | None
    kind: str


def collapsed(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


def read(path: Path) -> list[Sample]:
    """The statements of one file of the corpus."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in raw.splitlines()]
        assert all(row["sample"] is True for row in rows)
        return [Sample(row["id"], row["date"], collapsed(row["text"]), path) for row in rows]
    if bare := re.match(r"date (\d{4}-\d{2}-\d{2})\s+", raw):
        name = path.relative_to(CORPUS).as_posix()
        return [Sample(name, bare[1], collapsed(raw[bare.end() :]), path)]
    _, front, body = raw.split("---\n", 2)
    fields = yaml.safe_load(front)
    assert fields["sample"] is True
    date = str(fields["date"]) if "date" in fields else None
    body = re.sub(r"(?m)^(> |- )", "", body)
    return [Sample(fields["id"], date, collapsed(body), path)]


@pytest.fixture(scope="module")
def statements() -> list[Sample]:
    """Every statement of the corpus, in the order of file names."""
    files = sorted(path for path in CORPUS.rglob("*") if path.is_file())
    return [statement for path in files for statement in read(path)]


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    """Every question of the file."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [Question(**json.loads(line)) for line in lines]


def test_there_are_twenty_statements_with_ids_of_their_own(statements: list[Sample]) -> None:
    assert len(statements) == 20
    assert len({statement.id for statement in statements}) == 20


def test_every_statement_lies_in_the_sample_folder(statements: list[Sample]) -> None:
    """Real statements are the owner's to add; the repository brings none."""
    assert {statement.path.parent for statement in statements} == {CORPUS / "sample"}


def test_every_statement_has_the_length_of_a_press_release(statements: list[Sample]) -> None:
    lengths = {statement.id: len(statement.text.split()) for statement in statements}
    assert {id_: n for id_, n in lengths.items() if not 150 <= n <= 450} == {}


def test_exactly_one_statement_has_no_date_anywhere(statements: list[Sample]) -> None:
    (undated,) = [statement for statement in statements if statement.date is None]
    assert undated.id == "mfa-notice-caldrene"
    assert re.search(r"\b(19|20)\d\d\b", undated.path.read_text(encoding="utf-8")) is None
    assert re.search(r"\d", undated.path.name) is None


def test_dates_run_from_2018_to_2025_and_no_place_contradicts_another(
    statements: list[Sample],
) -> None:
    """A file name or a dateline that disagreed with the field would be a warning at each run."""
    dated = {statement: statement.date for statement in statements if statement.date is not None}
    assert {day[:4] for day in dated.values()} == {str(year) for year in range(2018, 2026)}
    for statement, day in dated.items():
        if statement.path.suffix != ".jsonl":
            assert statement.path.name.startswith(f"{day}-")
        if dateline := re.match(r"[A-Z ]+, (\d+) ([A-Z][a-z]+) (\d{4}) — ", statement.text):
            months = "January February March April May June July August September October"
            month = [*months.split(), "November", "December"].index(dateline[2]) + 1
            assert f"{dateline[3]}-{month:02}-{int(dateline[1]):02}" == day


def test_two_statements_share_a_day_and_two_share_their_wording(statements: list[Sample]) -> None:
    days = Counter(statement.date for statement in statements)
    assert [day for day, count in days.items() if count > 1] == ["2020-03-18"]
    texts = Counter(statement.text for statement in statements)
    ((wording, count),) = [item for item in texts.items() if item[1] > 1]
    repeated = {(one.id, one.date) for one in statements if one.text == wording}
    assert count == 2
    assert repeated == {("mfa-2021-077", "2021-07-30"), ("mfa-2022-069", "2022-07-29")}


def test_boilerplate_recurs_word_for_word(statements: list[Sample]) -> None:
    principle = (
        "The Republic of Tesmar builds its relations with all states on mutual respect for "
        "sovereignty, territorial integrity and non-interference in internal affairs"
    )
    about = (
        "The Ministry of Foreign Affairs of the Republic of Tesmar conducts the foreign policy of "
        "the state, protects the interests of its citizens abroad and reports on this work to the "
        "public every working day."
    )
    assert sum(principle in statement.text for statement in statements) == 8
    assert sum(about in statement.text for statement in statements) == 9


def test_no_real_country_is_named() -> None:
    """Whatever the sample says must not be taken for the words of a real state."""
    files = [path for path in CORPUS.rglob("*") if path.is_file()]
    found = {path.name: REAL_COUNTRIES.findall(path.read_text(encoding="utf-8")) for path in files}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_questions_are_many_distinct_and_of_every_kind(questions: list[Question]) -> None:
    assert len({question.question.lower() for question in questions}) == len(questions) >= 120
    kinds = Counter(question.kind for question in questions)
    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 5
    assert kinds["unanswerable_near"] >= 30
    assert kinds["unanswerable_far"] >= 20


def test_evidence_is_a_slice_of_the_statement_it_names(
    statements: list[Sample], questions: list[Question]
) -> None:
    texts = {statement.id: statement.text for statement in statements}
    answerable = [question for question in questions if question.statement is not None]
    assert len(answerable) >= 70
    astray = [
        question
        for question in answerable
        if question.evidence is None or question.evidence not in texts[question.statement or ""]
    ]
    assert astray == []
    assert {question.statement for question in answerable} == set(texts)


def test_unanswerable_questions_name_no_statement_and_no_evidence(
    questions: list[Question],
) -> None:
    for question in questions:
        unanswerable = question.kind.startswith("unanswerable")
        assert (question.statement is None) == unanswerable
        assert (question.evidence is None) == unanswerable


def test_a_phrase_in_quotation_marks_occurs_in_the_statement_that_answers(
    statements: list[Sample], questions: list[Question]
) -> None:
    texts = {statement.id: statement.text.lower() for statement in statements}
    for question in questions:
        if question.kind == "phrase":
            (phrase,) = re.findall(r'["«](.+?)["»]', question.question)
            assert phrase.lower() in texts[question.statement or ""]


def test_evidence_of_a_wording_said_once_stands_in_one_statement(
    statements: list[Sample], questions: list[Question]
) -> None:
    """A measure can then tell the right statement from the others.

    Recurring words are evidence only where the earliest or the latest of them is asked for.
    """
    principle = (
        "mutual respect for sovereignty, territorial integrity and non-interference in internal "
        "affairs"
    )
    ambiguous = {
        question.evidence
        for question in questions
        if question.evidence is not None
        and len({one.text for one in statements if question.evidence in one.text}) > 1
    }
    assert ambiguous == {principle}
