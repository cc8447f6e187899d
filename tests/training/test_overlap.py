"""Nothing that is measured on may be trained on."""

import gzip
import json
from pathlib import Path

import pytest
from overlap import OverlapError, check
from reading_sets import Reading, ReadingSet

TEXT = "The council of the lower valley met in the old mill and chose a new miller for the spring."
OTHER = "Nobody in the upper valley has heard of it, and nobody there would have cared if they had."


def evaluation_sets(data: Path, question: str, text: str) -> None:
    """The evaluation sets, each with one question and one text."""
    for name in ("xquad_en_ru", "squad2_sample", "scifact"):
        folder = data / name
        folder.mkdir(parents=True)
        (folder / "queries.jsonl").write_text(json.dumps({"text": question}), encoding="utf-8")
        with gzip.open(folder / "corpus.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write(json.dumps({"text": text}))
    (data / "reading").mkdir()
    with gzip.open(data / "reading" / "tydi_ru.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"question": question, "context": text}))


def trained_on(question: str, text: str) -> list[ReadingSet]:
    reading = Reading("r1", "en", question, "s1", (0, 3), "made")
    return [ReadingSet("made", ({"id": "s1", "text": text},), (reading,))]


def test_other_questions_and_texts_pass_and_are_counted(tmp_path: Path) -> None:
    evaluation_sets(tmp_path, "Who was chosen?", TEXT)
    # three questions and four texts, of which one is in the file of questions; our own releases'
    assert check(trained_on("Who has heard of it?", OTHER), tmp_path) >= 8


def test_the_same_question_fails_whatever_its_case_and_mark(tmp_path: Path) -> None:
    evaluation_sets(tmp_path, "Who was chosen?", TEXT)
    with pytest.raises(OverlapError, match="'Who was chosen\\?' is question r1"):
        check(trained_on("who was CHOSEN", OTHER), tmp_path)


def test_a_text_with_a_run_of_the_same_words_fails(tmp_path: Path) -> None:
    evaluation_sets(tmp_path, "Who was chosen?", TEXT)
    with pytest.raises(OverlapError, match="shares 12 words in a row with s1"):
        check(trained_on("Who has heard of it?", f"As we said: {TEXT[12:]}"), tmp_path)
