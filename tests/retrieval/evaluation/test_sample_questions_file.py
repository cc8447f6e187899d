"""The questions over the sample are of every kind and language, and agree with its statements."""

import json
import re
from collections import Counter
from dataclasses import dataclass

import pytest
from paths import ROOT

from retrieval import read_corpus
from retrieval.types import Statement

CORPUS = ROOT / "corpus"
QUESTIONS = ROOT / "retrieval" / "encode" / "sample_questions.jsonl"
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


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the questions file."""

    question: str
    statement: str | None
    evidence: str | None
    kind: str
    lang: str


def collapsed(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())


@pytest.fixture(scope="module")
def statements() -> list[Statement]:
    """Every statement of the sample, as the project reads it."""
    return list(read_corpus(CORPUS, max_file_bytes=50 * 2**20).statements)


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    """Every question of the file."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [Question(**json.loads(line)) for line in lines]


def test_questions_are_many_distinct_and_of_every_kind(questions: list[Question]) -> None:
    assert len({question.question.lower() for question in questions}) == len(questions) >= 220
    kinds = Counter(question.kind for question in questions)
    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 5
    assert kinds["unanswerable_near"] >= 30
    assert kinds["unanswerable_far"] >= 20


def test_questions_are_asked_in_three_languages_a_third_of_them_in_vain(
    questions: list[Question],
) -> None:
    asked = Counter(question.lang for question in questions)
    in_vain = Counter(one.lang for one in questions if one.statement is None)
    assert asked == {"en": 173, "ru": 35, "ky": 25}
    assert in_vain == {"en": 65, "ru": 10, "ky": 7}


def test_a_question_is_answered_by_a_statement_in_its_own_language(
    statements: list[Statement], questions: list[Question]
) -> None:
    known = {statement.id: statement.lang for statement in statements if statement.lang}
    answerable = [question for question in questions if question.statement in known]
    assert [one for one in answerable if known[one.statement or ""] != one.lang] == []
    assert len(answerable) >= 120


def test_cyrillic_questions_are_written_in_their_own_alphabet(questions: list[Question]) -> None:
    """Kyrgyz has three letters more than Russian; about half of its questions show one of them."""
    russian = [one.question for one in questions if one.lang == "ru"]
    kyrgyz = [one.question for one in questions if one.lang == "ky"]
    assert [one for one in russian if re.search("[өүңӨҮҢ]", one)] == []
    assert sum(bool(re.search("[өүңӨҮҢ]", one)) for one in kyrgyz) >= 13


def test_evidence_is_a_slice_of_the_statement_it_names(
    statements: list[Statement], questions: list[Question]
) -> None:
    texts = {statement.id: collapsed(statement.text) for statement in statements}
    answerable = [question for question in questions if question.statement is not None]
    assert len(answerable) >= 150
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
    statements: list[Statement], questions: list[Question]
) -> None:
    texts = {statement.id: collapsed(statement.text).lower() for statement in statements}
    for question in questions:
        if question.kind == "phrase":
            (phrase,) = re.findall(r'["«](.+?)["»]', question.question)
            assert phrase.lower() in texts[question.statement or ""]


def test_evidence_of_a_wording_said_once_stands_in_one_statement(
    statements: list[Statement], questions: list[Question]
) -> None:
    """A measure can then tell the right statement from the others.

    Recurring words are evidence only where the earliest or the latest of them is asked for.
    """
    principle = (
        "mutual respect for sovereignty, territorial integrity and non-interference in internal "
        "affairs"
    )
    texts = [collapsed(statement.text) for statement in statements]
    ambiguous = {
        question.evidence
        for question in questions
        if question.evidence is not None
        and len({text for text in texts if question.evidence in text}) > 1
    }
    assert ambiguous == {principle}
