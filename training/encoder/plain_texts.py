"""The texts that the student learns from: no labels, three languages, as the bot would encode them.

English comes from the public sets of ``reading/`` (contexts and questions), Russian and Kyrgyz from
a folder of plain text, a paragraph a line, ``ru.txt`` and ``ky.txt`` (``docs/fast-encoder.md`` says
of which sources the shipped student's were made). Evaluation sets give nothing: what shares a run
of words with one of them is left out.
"""

import gzip
import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LANGS = ("en", "ru", "ky")
SHARES = {"en": 0.45, "ru": 0.34, "ky": 0.21}
"""Of the passages: by how much text there is, Kyrgyz several times over."""

READING_SETS = ("covidqa", "new_wiki", "qed", "selqa", "squad_test_sentences", "tydi_en")
QUESTIONS = 0.22
"""Share of texts that are read as questions: asked ones, first sentences, a few words in a row."""

RUN = 12
"""Words in a row that make a text one of an evaluation set's."""

_LEAST, _MOST = 60, 600  # characters of a passage
_FEW = (2, 6)  # words of a topic
_LONGEST_QUESTION = 160
_SCRAP = 15  # characters, of which fewer say nothing
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text to be encoded.

    Attributes:
        text: without the model's prompt.
        lang: code of its language.
        asked: whether it is read as a question; else as a passage.
    """

    text: str
    lang: str
    asked: bool


@dataclass(frozen=True, slots=True)
class Sources:
    """Paragraphs by language in the order of their sources, and questions that somebody asked."""

    paragraphs: Mapping[str, Sequence[str]]
    questions: Mapping[str, Sequence[str]]


def sources(data: Path, texts: Path, translated: Path) -> Sources:
    """All there is to learn from.

    Args:
        data: folder of the sets, with ``reading/`` and the evaluation sets.
        texts: folder of ``ru.txt`` and ``ky.txt``, and ``en.txt`` where there is one.
        translated: file of questions in Russian and Kyrgyz, a JSON object a line.

    Raises:
        OSError: a file is missing.
    """
    rows = [row for name in READING_SETS for row in _rows(data / "reading" / f"{name}.jsonl.gz")]
    lines = [json.loads(line) for line in translated.read_text(encoding="utf-8").splitlines()]
    known = _evaluated(data)
    english = [part for row in rows for part in row["context"].split("\n")]
    paragraphs = {"en": [*english, *_lines(texts / "en.txt", missing=[])]}
    paragraphs |= {lang: _lines(texts / f"{lang}.txt") for lang in ("ru", "ky")}
    questions = {"en": [row["question"] for row in rows]}
    questions |= {lang: [line[lang] for line in lines] for lang in ("ru", "ky")}
    return Sources(
        {lang: [*_new(many, known)] for lang, many in paragraphs.items()},
        {lang: [*_new(many, known)] for lang, many in questions.items()},
    )


def drawn(found: Sources, count: int, seed: int) -> list[PlainText]:
    """So many texts by chance, of the lengths that questions and passages have.

    Args:
        found: what they are cut from.
        count: of the texts.
        seed: another draws others.
    """
    chance = random.Random(seed)
    langs = chance.choices(LANGS, weights=[SHARES[lang] for lang in LANGS], k=count)
    return [_text(found, lang, chance) for lang in langs]


def _text(found: Sources, lang: str, chance: random.Random) -> PlainText:
    paragraphs = found.paragraphs[lang]
    start = chance.randrange(len(paragraphs))
    if chance.random() >= QUESTIONS:
        return PlainText(_passage(paragraphs, start, chance), lang, asked=False)
    kind = chance.random()
    if kind < 0.5:
        return PlainText(chance.choice(found.questions[lang]), lang, asked=True)
    sentence = _SENTENCE.split(paragraphs[start])[0][:_LONGEST_QUESTION]
    if kind < 0.7:
        return PlainText(sentence, lang, asked=True)
    words = sentence.split()
    many = chance.randint(*_FEW)
    place = chance.randrange(max(1, len(words) - many + 1))
    return PlainText(" ".join(words[place : place + many]), lang, asked=True)


def _passage(paragraphs: Sequence[str], start: int, chance: random.Random) -> str:
    """Whole paragraphs from one on, and words of the last, up to a length drawn by chance."""
    length = chance.randint(_LEAST, _MOST)
    text = ""
    for paragraph in paragraphs[start : start + 12]:
        text = f"{text}\n{paragraph}" if text else paragraph
        if len(text) >= length:
            break
    cut = text[: length + 1]
    return cut.rpartition(" ")[0] if len(text) > length and " " in cut else cut


def _evaluated(data: Path) -> set[int]:
    """Runs of words of every evaluation set, and its questions, as numbers."""
    known: set[int] = set()
    for name in ("xquad_en_ru", "squad2_sample", "scifact", "ntrex_en_ru_ky", "auspm"):
        for row in _rows(data / name / "corpus.jsonl.gz"):
            known.update(_runs(row["text"]))
        for line in (data / name / "queries.jsonl").read_text(encoding="utf-8").splitlines():
            known.update(_runs(json.loads(line)["text"]))
    for row in _rows(data / "reading" / "tydi_ru.jsonl.gz"):
        known.update((*_runs(row["context"]), *_runs(row["question"])))
    return known


def _new(texts: Sequence[str], known: set[int]) -> Iterator[str]:
    """Each text once, without those of evaluation sets and without scraps."""
    for text in dict.fromkeys(text.strip() for text in texts):
        if len(text) >= _SCRAP and not known.intersection(_runs(text)):
            yield text


def _runs(text: str) -> Iterator[int]:
    """Twelve words in a row, from each place; a shorter text whole."""
    words = _WORD.findall(text.casefold())
    for place in range(max(1, len(words) - RUN + 1)):
        yield hash(tuple(words[place : place + RUN]))


def _lines(path: Path, missing: list[str] | None = None) -> list[str]:
    if missing is not None and not path.is_file():
        return missing
    return path.read_text(encoding="utf-8").splitlines()


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)
