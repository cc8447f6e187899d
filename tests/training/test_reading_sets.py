"""What the reader is trained on, read."""

import gzip
import json
import zlib
from pathlib import Path

import pytest
from reading_sets import is_apart, own_statements, public_set, trilingual

BEFORE = "A line that is long enough to be left out. " * 60


def written(folder: Path, name: str, **facts: object) -> Path:
    row = {"id": "q1", "lang": "en", "title": "Old_mill", "question": "Who came?"} | facts
    with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(row))
    return folder


def test_a_question_knows_where_its_answer_stands(tmp_path: Path) -> None:
    text = "The miller came."
    written(tmp_path, "tydi_en", context=text, answers=[[4, 10]])
    found = public_set(tmp_path, "tydi_en")
    ((statement,), (reading,)) = found.statements, found.readings
    assert statement["title"] == "Old mill"
    assert statement["text"][slice(*reading.span or ())] == "miller"


def test_of_a_long_context_what_is_around_the_answer_is_kept(tmp_path: Path) -> None:
    text = BEFORE + "The miller came. " + BEFORE
    at = text.index("miller")
    written(tmp_path, "covidqa", context=text, answers=[[at, at + 6]])
    found = public_set(tmp_path, "covidqa")
    (reading,) = found.readings
    kept = found.statements[0]["text"]
    assert kept[slice(*reading.span or ())] == "miller"
    assert len(kept) < 3200


def test_a_question_without_an_answer_is_left_out(tmp_path: Path) -> None:
    written(tmp_path, "qed", context="Nobody came.", answers=[])
    assert public_set(tmp_path, "qed").readings == ()


@pytest.mark.parametrize("make", [own_statements, trilingual])
def test_our_own_answers_stand_in_their_statements(make: object) -> None:
    found = make()  # type: ignore[operator]
    texts = {row["id"]: row["text"] for row in found.statements}
    assert len(found.readings) > 600
    assert {one.lang for one in found.readings} == {"en", "ru", "ky"}
    for one in found.readings:
        assert one.statement in texts
        assert one.span is None or texts[one.statement][slice(*one.span)].strip()


def test_two_fifths_of_the_statements_are_kept_apart() -> None:
    assert [is_apart(name) for name in ("a", "b", "c", "d", "e")] == [
        zlib.crc32(name.encode()) % 5 < 2 for name in ("a", "b", "c", "d", "e")
    ]
    apart = [one.apart for one in own_statements().readings]
    assert 0.25 < sum(apart) / len(apart) < 0.55
