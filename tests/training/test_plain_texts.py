"""What the fast encoder learns from: shares, lengths, and nothing that is measured on."""

import gzip
import json
from pathlib import Path

import pytest
from plain_texts import LANGS, READING_SETS, Sources, drawn, sources

MEASURED = "the ministry said on monday that the bridge over the river will open in the spring"


def packed(path: Path, rows: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("".join(json.dumps(row) + "\n" for row in rows))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Every set with one text and one question, and a context that repeats an evaluated one."""
    for name in ("xquad_en_ru", "squad2_sample", "scifact", "ntrex_en_ru_ky", "auspm"):
        packed(tmp_path / name / "corpus.jsonl.gz", [{"text": f"{MEASURED} {name}"}])
        (tmp_path / name / "queries.jsonl").write_text(json.dumps({"text": f"Asked of {name}?"}))
    for name in (*READING_SETS, "tydi_ru"):
        row = {"context": f"A text of the set {name}.", "question": f"A question of {name}?"}
        packed(tmp_path / "reading" / f"{name}.jsonl.gz", [row])
    rows = [
        {"context": f"Yes: {MEASURED.upper()}!\nA second paragraph of it.", "question": "What of?"},
        {"context": "A second paragraph of it.", "question": "asked of XQUAD_EN_RU"},
    ]
    packed(tmp_path / "reading" / "qed.jsonl.gz", rows)
    return tmp_path


def test_what_shares_words_with_an_evaluation_set_is_left_out(data: Path, tmp_path: Path) -> None:
    """A run of twelve words, whatever the letters; a question whole; each text once."""
    for lang in ("ru", "ky"):
        (tmp_path / f"{lang}.txt").write_text(f"A paragraph of {lang}.\nshort\n")
    translated = tmp_path / "translated.jsonl"
    translated.write_text(json.dumps({"ru": "A question in ru?", "ky": "A question in ky?"}))
    found = sources(data, tmp_path, translated)
    others = [name for name in READING_SETS if name != "qed"]
    english = [f"A text of the set {name}." for name in others]
    english.insert(READING_SETS.index("qed"), "A second paragraph of it.")
    assert found.paragraphs == {
        "en": english,
        "ru": ["A paragraph of ru."],
        "ky": ["A paragraph of ky."],
    }
    assert found.questions == {
        "en": [f"A question of {name}?" for name in others],
        "ru": ["A question in ru?"],
        "ky": ["A question in ky?"],
    }


def test_texts_are_drawn_the_same_every_time() -> None:
    """Passages of whole words, of at most six hundred characters; a fifth are questions."""
    paragraph = " ".join(f"word{number}" for number in range(400))
    many = {lang: [f"{lang} {paragraph}", f"A second one of {lang}."] for lang in LANGS}
    asked = {lang: [f"Who asks in {lang}?"] for lang in LANGS}
    texts = drawn(Sources(many, asked), 2000, 7)
    assert texts == drawn(Sources(many, asked), 2000, 7)
    assert texts != drawn(Sources(many, asked), 2000, 8)
    passages = [one.text for one in texts if not one.asked]
    assert max(map(len, passages)) <= 600
    words = {*paragraph.split(), "A", "second", "one", "of", "en.", "ru.", "ky.", *LANGS}
    assert {word for text in passages for word in text.split()} <= words
    assert 0.18 < sum(one.asked for one in texts) / len(texts) < 0.26
    assert {one.lang for one in texts} == {*LANGS}
