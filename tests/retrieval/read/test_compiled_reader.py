"""The shipped reader, compiled for this machine."""

import os
from pathlib import Path

import pytest

from retrieval.encode import e5_package
from retrieval.encode.compiled_files import compiled_folder, read_facts
from retrieval.read.adapter import FINGERPRINT
from retrieval.read.compiled_reader import batches_of
from retrieval.read.conversion import LEAST_CORRELATION
from retrieval.read.model_reader import ModelReader, reader_facts

pytestmark = pytest.mark.skipif(
    not e5_package.is_installed(), reason="the package of the reader's base is not installed"
)

RIGHT = {
    "en": "Ferries | 2031-02-01\nThe ferry to Tarn will be repaired by May, the ministry said.",
    "ru": "Паромы | 2031-02-01\nПаром в Тарн отремонтируют к маю, сообщило министерство.",
    "ky": "Паром | 2031-02-01\nТарнга каттаган паром май айына чейин оңдолот, деди министрлик.",
}
NEAR = {
    "en": "Ferries | 2031-03-01\nThe ferry to Tarn was painted blue. It carries four cars.",
    "ru": "Паромы | 2031-03-01\nПаром в Тарн покрасили в синий цвет. Он берёт четыре машины.",
    "ky": "Паром | 2031-03-01\nТарнга каттаган паром көк түскө боёлду. Ал төрт унаа ташыйт.",
}
ASKED = {
    "en": "When will the ferry be repaired?",
    "ru": "Когда отремонтируют паром?",
    "ky": "Паром качан оңдолот?",
}


@pytest.fixture(scope="module")
def reader() -> ModelReader:
    """The one that every index of the tests uses."""
    made = ModelReader(2, Path(os.environ["ONRECORD_MODELS"]))
    assert made.prepare()
    return made


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("said", RIGHT)
def test_what_answers_scores_above_what_is_only_near(
    reader: ModelReader, asked: str, said: str
) -> None:
    right, near = reader.read(ASKED[asked], [RIGHT[said], NEAR[said]], 60.0)
    assert right.score > near.score


def test_the_answering_words_are_found(reader: ModelReader) -> None:
    (found,) = reader.read(ASKED["en"], [RIGHT["en"]], 60.0)
    assert found.span is not None
    assert RIGHT["en"][slice(*found.span)].endswith("by May")


def test_long_and_empty_windows_are_read_too(reader: ModelReader) -> None:
    read = reader.read(ASKED["en"], ["", "x", RIGHT["en"] * 40, "Ferries\n"], 60.0)
    assert len(read) == 4


def test_it_passed_the_gate_and_its_speed_is_known(reader: ModelReader) -> None:
    assert reader.prepare()
    models = Path(os.environ["ONRECORD_MODELS"])
    facts = read_facts(compiled_folder(models, FINGERPRINT))
    assert facts is not None
    assert facts.cosine >= LEAST_CORRELATION
    windows = reader_facts(models, 60_000).windows
    assert windows == 16


def test_pairs_go_in_few_shapes_of_batches() -> None:
    lengths = [30, 31, 33, 40, 64, 65, 90, 120, 200, 250, 31, 62]
    made = [*batches_of(lengths)]
    assert sorted(place for one in made for place in one) == list(range(12))
    assert {len(one) for one in made} <= {1, 2, 4, 8, 16}
    assert [lengths[one[0]] for one in made] == sorted(
        (lengths[one[0]] for one in made), reverse=True
    )
