"""The questions over real releases agree with the archive they were written for."""

import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

import pytest
from paths import ROOT

from retrieval import understand
from retrieval.text import normalise

QUESTIONS = ROOT / "benchmarks" / "release_questions.jsonl"
RELEASES = ROOT.parent / "shared" / "data" / "auspm" / "corpus.jsonl.gz"
TODAY = date(2018, 9, 1)
SILENT = ("unanswerable_near", "unanswerable_far")
KINDS = {"fact", "dated", "latest", "first", "exact", "speaker", *SILENT}


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the questions file.

    Attributes:
        also: other statements that answer it.
        today: an ISO date, where the question is relative.
        topic: of latest and first, words that a statement which could answer holds, any of them.
        unsaid: of a near unanswerable one, words of an answer.
        beside: words of the statements that may not hold ``unsaid``; none may, where it is None.
    """

    question: str
    statement: str | None
    evidence: str | None
    kind: str
    lang: str
    also: tuple[str, ...] = ()
    today: str | None = None
    topic: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """A statement of the archive, its text with single blanks, and the same case-folded."""

    day: date
    text: str
    folded: str

    def holds(self, *wordings: str) -> bool:
        """Whether any of the wordings, case-folded, stands in it as whole words."""
        return any(
            wording in self.folded and re.search(rf"\b{re.escape(wording)}\b", self.folded)
            for wording in wordings
        )


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    """Every question of the file."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [Question(**json.loads(line)) for line in lines]


@pytest.fixture(scope="module")
def releases() -> dict[str, Release]:
    """The archive by id."""
    if not RELEASES.is_file():
        pytest.skip(f"the releases are not here: {RELEASES}")
    found = {}
    with gzip.open(RELEASES, "rt", encoding="utf-8") as lines:
        for line in lines:
            facts = json.loads(line)
            text = " ".join(normalise(facts["text"]).split())
            found[facts["id"]] = Release(date.fromisoformat(facts["date"]), text, text.casefold())
    return found


def test_questions_are_many_distinct_and_of_every_kind(questions: list[Question]) -> None:
    kinds = Counter(question.kind for question in questions)

    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 7
    assert len({question.question for question in questions}) == len(questions) >= 100


def test_a_question_has_its_answer_or_none_at_all(questions: list[Question]) -> None:
    for question in questions:
        silent = question.kind in SILENT
        assert (question.statement is None) == (question.evidence is None) == silent, question
        assert question.evidence is None or 3 <= len(question.evidence.split()) <= 15, question
        assert bool(question.topic) == (question.kind in ("latest", "first")), question
        assert bool(question.unsaid) == (question.kind == "unanswerable_near"), question


def test_the_words_that_answer_are_in_the_statement(
    questions: list[Question], releases: dict[str, Release]
) -> None:
    for question in questions:
        if question.statement is not None and question.evidence is not None:
            assert question.evidence in releases[question.statement].text, question
            assert releases.keys() >= set(question.also), question


def test_a_question_does_not_repeat_the_words_that_answer_it(questions: list[Question]) -> None:
    for question in questions:
        if question.evidence is not None:
            words = question.question.casefold().split()
            runs = [" ".join(words[at : at + 4]) for at in range(len(words) - 3)]
            assert not any(run in question.evidence.casefold() for run in runs), question


def test_the_named_period_holds_the_statement(
    questions: list[Question], releases: dict[str, Release]
) -> None:
    for question in questions:
        today = date.fromisoformat(question.today) if question.today else TODAY
        period = understand(question.question, today).period
        assert period is not None or question.kind != "dated", question
        if period is not None and question.statement is not None:
            for statement in (question.statement, *question.also):
                assert releases[statement].day in period, question


def test_the_latest_and_the_first_are_so(
    questions: list[Question], releases: dict[str, Release]
) -> None:
    for question in questions:
        if question.topic:
            days = {i: found.day for i, found in releases.items() if found.holds(*question.topic)}
            wanted = (max if question.kind == "latest" else min)(days.values())
            best = {i for i, day in days.items() if day == wanted}
            assert best <= {question.statement, *question.also}, question


def test_what_is_called_unsaid_is_said_nowhere(
    questions: list[Question], releases: dict[str, Release]
) -> None:
    for question in questions:
        if question.unsaid:
            beside = (i for i, found in releases.items() if question.beside in found.folded)
            said = [i for i in beside if releases[i].holds(*question.unsaid)]
            assert said == [], question
