"""Evaluation: sets are read, measures are worked out on paper, and a whole set is asked."""

import gzip
import json
from dataclasses import astuple, replace
from datetime import date
from pathlib import Path

import pytest
from library import Library

from retrieval import evaluation
from retrieval.errors import CorpusError, RetrievalError
from retrieval.evaluation.measures import Ranks, answered_at, auroc, false_at, ranks, share
from retrieval.evaluation.sets import Asked, read_set

STATEMENTS = [
    {"id": "a-1", "text": "The grain treaty  was signed.", "date": "2020-01-05", "title": "Grain"},
    {"id": "a-2", "text": "The border was opened.", "date": None, "lang": "en"},
    {"id": "b-1", "text": "A visa costs 40 crowns.", "date": "2021-02-03", "lang": "en"},
]
QUESTIONS = [
    {"id": "q1", "text": "When was the grain treaty signed?", "lang": "en"},
    {"id": "q2", "text": "What does a visa cost?", "lang": "en"},
    {"id": "q3", "text": "Who sails to the moon?", "lang": "en", "answerable": False},
]
JUDGEMENTS = (
    "query_id\tdoc_id\trelevance\tevidence\n"
    "q1\ta-1\t1\tgrain treaty was\n"
    "q2\tb-1\t1\t40 crowns\n"
    "q2\ta-2\t0\t\n"
)


def written(folder: Path, *, packed: bool = False) -> Path:
    """The set above as files in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(json.dumps(statement) + "\n" for statement in STATEMENTS)
    if packed:
        (folder / "corpus.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    else:
        (folder / "corpus.jsonl").write_text(lines, encoding="utf-8")
    asked = "".join(json.dumps(question) + "\n" for question in QUESTIONS)
    (folder / "queries.jsonl").write_text(asked, encoding="utf-8")
    (folder / "qrels.tsv").write_text(JUDGEMENTS, encoding="utf-8")
    return folder


def test_a_set_is_read_whole(tmp_path: Path) -> None:
    chosen = read_set(written(tmp_path, packed=True))
    assert [(e.id, e.text, e.date, e.group) for e in chosen.entries.values()] == [
        ("a-1", "The grain treaty  was signed.", "2020-01-05", "a"),
        ("a-2", "The border was opened.", None, "a"),
        ("b-1", "A visa costs 40 crowns.", "2021-02-03", "b"),
    ]
    assert chosen.questions == (
        Asked(
            "q1", "When was the grain treaty signed?", "en", True, {"a-1": 1}, ("grain treaty was",)
        ),
        Asked("q2", "What does a visa cost?", "en", True, {"b-1": 1}, ("40 crowns",)),
        Asked("q3", "Who sails to the moon?", "en", False, {}, ()),
    )


def test_a_language_leaves_out_the_statements_and_judgements_of_others(tmp_path: Path) -> None:
    chosen = read_set(written(tmp_path), lang="en")
    assert list(chosen.entries) == ["a-2", "b-1"]
    assert [(one.id, one.answerable) for one in chosen.questions] == [
        ("q1", False),
        ("q2", True),
        ("q3", False),
    ]


def test_questions_of_one_language_are_asked_over_the_statements_of_another(tmp_path: Path) -> None:
    folder = written(tmp_path)
    statement = {"id": "c-1", "text": "Виза стоит 40 крон.", "date": "2021-02-03", "lang": "ru"}
    with (folder / "corpus.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(statement) + "\n")
    with (folder / "qrels.tsv").open("a", encoding="utf-8") as file:
        file.write("q2\tc-1\t1\t40 крон\n")
    chosen = read_set(folder, lang="ru", query_lang="en")
    assert list(chosen.entries) == ["c-1"]
    assert [(one.id, dict(one.relevant)) for one in chosen.questions if one.answerable] == [
        ("q2", {"c-1": 1})
    ]
    with pytest.raises(CorpusError, match="there are no questions to ask"):
        read_set(folder, lang="ru")


def test_a_question_may_be_written_down_with_its_answer(tmp_path: Path) -> None:
    line = {
        "question": "And the border?",
        "statement": "a-2",
        "also": ["b-1"],
        "evidence": "was opened",
        "lang": "en",
        "today": "2020-05-05",
    }
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    chosen = read_set(written(tmp_path / "set"), questions=path)
    assert chosen.questions == (
        Asked(
            "1",
            "And the border?",
            "en",
            True,
            {"a-2": 1, "b-1": 1},
            ("was opened",),
            date(2020, 5, 5),
        ),
    )


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("corpus.jsonl", None, "is no evaluation set: it has no corpus.jsonl or corpus.jsonl.gz."),
        ("queries.jsonl", None, "queries.jsonl cannot be read"),
        ("queries.jsonl", "{}\n[1]\n", "queries.jsonl, line 2: not a JSON object."),
        ("queries.jsonl", "{\n", "queries.jsonl, line 1: not JSON"),
        ("queries.jsonl", "", "there are no questions to ask."),
        ("qrels.tsv", "q1\ta-1\tmuch\n", "line 1: not question, statement, relevance, evidence."),
    ],
)
def test_what_is_wrong_with_a_set_is_said_with_its_place(
    tmp_path: Path, name: str, text: str | None, said: str
) -> None:
    folder = written(tmp_path)
    if text is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        read_set(folder)
    assert said in str(caught.value)


def test_rank_measures_are_those_of_trec_eval() -> None:
    """One right at rank 1, one at rank 3 of two right, one never: worked out on paper."""
    right = {"x": {"a": 1}, "y": {"a": 1, "b": 1}, "z": {"a": 1}, "nothing": {}}
    rankings = {
        "x": ["a", "b"],
        "y": ["c", "d", "a"],
        "z": [f"d{n}" for n in range(10)] + ["a"],
        "nothing": ["a"],
    }
    # y: 1/log2(4) over 1/log2(2) + 1/log2(3)
    ndcg = (1 + 0.5 / 1.6309297535714575 + 0) / 3
    said = (ndcg, (1 + 0.5 + 0) / 3, (1 + 1 / 3 + 0) / 3, 1 / 3)
    assert astuple(ranks(right, rankings)) == pytest.approx(said)


def test_without_what_measures_rankings_one_sentence_says_what_to_install(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is indexed."""
    monkeypatch.setattr("retrieval.evaluation.measures.find_spec", lambda _: None)
    job = library.job()
    with pytest.raises(RetrievalError) as raised:
        evaluation.evaluate(tmp_path, evaluation.EvaluationOptions(), job)
    assert str(raised.value) == (
        "pytrec-eval-terrier, which measures rankings, is not installed;"
        " run: pip install pytrec-eval-terrier"
    )


def test_auroc_counts_pairs_and_halves_ties() -> None:
    assert auroc([0.9, 0.5], [0.5, 0.1]) == pytest.approx((2 + 1.5) / 4)
    assert auroc([], [0.5]) is None


def test_answered_at_lets_its_share_of_false_answers_through_and_no_more() -> None:
    negative = [n / 20 for n in range(20)]  # one of twenty may pass: 0.95
    assert answered_at([0.95, 0.92, 0.90, 0.1], negative) == pytest.approx(0.5)
    assert answered_at([0.5], []) is None


def test_false_at_counts_what_reaches_the_bar_that_misses_a_tenth() -> None:
    """Of ten positives one is missed: the bar is the second least, 0.2."""
    positive = [0.1, *(0.1 + number / 10 for number in range(1, 10))]
    assert false_at(positive, [0.05, 0.15, 0.2, 0.9]) == pytest.approx(0.5)
    assert false_at([], [0.5]) is None


def test_the_share_of_nothing_is_unknown() -> None:
    assert share([True, False, False]) == pytest.approx(1 / 3)
    assert share([]) is None


def test_a_set_is_asked_through_the_whole_pipeline(tmp_path: Path, library: Library) -> None:
    folder = written(tmp_path / "set")
    found = evaluation.evaluate(folder, evaluation.EvaluationOptions(), library.job())
    assert found.ranks == Ranks(1.0, 1.0, 1.0, 1.0)
    assert (found.evidence_first, found.evidence_third) == (1.0, 1.0)
    assert (found.verbatim, found.dated) == (1.0, 1.0)
    assert (found.statements, found.questions) == (3, 3)
    assert found.auroc == 1.0
    # the index is kept: a second run embeds nothing
    library.encoder.embedded.clear()
    again = evaluation.evaluate(folder, evaluation.EvaluationOptions(), library.job())
    assert library.encoder.embedded == []
    assert replace(again, seconds=found.seconds) == found


def test_a_changed_date_or_text_in_the_file_would_be_found_out(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The raw file is read apart from the readers, so the two can disagree."""
    folder = written(tmp_path / "set")
    monkeypatch.setattr("retrieval.evaluation.sets.normalise", str.upper)
    found = evaluation.evaluate(folder, evaluation.EvaluationOptions(), library.job())
    assert (found.verbatim, found.dated) == (0.0, 1.0)


def test_without_titles_the_index_is_another_one(tmp_path: Path, library: Library) -> None:
    folder = written(tmp_path / "set")
    evaluation.evaluate(folder, evaluation.EvaluationOptions(titles=False), library.job())
    assert any(text.startswith("2020-01-05\n") for text in library.encoder.embedded)
    assert not any(text.startswith("Grain") for text in library.encoder.embedded)


@pytest.mark.parametrize("what", evaluation.LeaveOut)
def test_what_is_left_out_is_never_quoted(
    tmp_path: Path, library: Library, what: evaluation.LeaveOut
) -> None:
    folder = written(tmp_path / "set")
    found = evaluation.evaluate(folder, evaluation.EvaluationOptions(leave_out=what), library.job())
    assert found.false_answers is not None
    assert found.auroc == 1.0
