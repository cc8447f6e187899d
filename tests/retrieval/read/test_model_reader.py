"""The reader of a machine: what is kept of it, and what happens where there is none."""

import json
import logging
from collections.abc import Sequence
from pathlib import Path

import pytest

from retrieval.encode.compiled_files import REFUSED, CompiledFacts, compiled_folder, write_facts
from retrieval.read import model_reader
from retrieval.read.adapter import FINGERPRINT
from retrieval.read.model_reader import ModelReader, reader_facts
from retrieval.read.protocol import Reading
from retrieval.types import ReaderFacts

FACTS = CompiledFacts(1, 192, ("input_ids",), 1, (0,), (2,), "", "", "f32", 1.0, (0.5,))


class Counted:
    """Reads two windows a call and no more, whatever there is time for."""

    def __init__(self) -> None:
        self.given: list[tuple[str, ...]] = []

    def read(self, question: str, windows: Sequence[str], seconds: float) -> list[Reading]:
        """The length of each of the first two."""
        del question, seconds
        self.given.append(tuple(windows))
        return [Reading(float(len(window))) for window in windows[:2]]

    def scores(self, question: str, windows: Sequence[str]) -> list[float]:
        """Nothing but noughts."""
        del question
        return [0.0] * len(windows)


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    """The folder of a reader that was compiled, as far as its facts go."""
    folder = compiled_folder(tmp_path, FINGERPRINT)
    folder.mkdir(parents=True)
    write_facts(folder, FACTS)
    return folder


def test_what_was_read_is_not_read_again(
    compiled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted()
    monkeypatch.setattr(model_reader, "open_reader", lambda *_, **__: counted)
    reader = ModelReader(1, tmp_path)
    assert reader.read("who?", ["a", "bb"], 1.0) == [Reading(1.0), Reading(2.0)]
    assert reader.read("who?", ["bb", "a", "ccc"], 1.0) == [
        Reading(2.0),
        Reading(1.0),
        Reading(3.0),
    ]
    assert counted.given == [("a", "bb"), ("ccc",)]
    # of another question everything is read, as far as it goes: then nothing after the gap
    assert reader.read("when?", ["a", "bb", "ccc"], 1.0) == [Reading(1.0), Reading(2.0)]
    assert (compiled / "speed.json").is_file()


def test_a_refused_reader_reads_nothing_and_says_why(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = compiled_folder(tmp_path, FINGERPRINT)
    folder.mkdir(parents=True)
    (folder / REFUSED).write_text("its scores differ\n", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        reader = ModelReader(1, tmp_path)
        assert not reader.prepare()
        assert reader.read("who?", ["a"], 1.0) == []
    assert [one.getMessage() for one in caplog.records] == ["nothing is read: its scores differ"]
    assert reader_facts(tmp_path, 250) == ReaderFacts(250, refused="its scores differ")


def test_without_what_compiles_it_nothing_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(model_reader, "can_convert", lambda: False)
    with caplog.at_level(logging.WARNING):
        assert not ModelReader(1, tmp_path).prepare()
    assert "the reader was not compiled for this machine" in caplog.text
    assert reader_facts(tmp_path, 250) == ReaderFacts(250)


@pytest.mark.parametrize(
    ("window_ms", "windows"),
    [(5.0, 16), (25.0, 10), (400.0, 6)],  # never more than 16, never less than 6
)
def test_how_many_windows_there_is_time_for(
    compiled: Path, tmp_path: Path, window_ms: float, windows: int
) -> None:
    (compiled / "speed.json").write_text(json.dumps({"window_ms": window_ms}), encoding="utf-8")
    assert reader_facts(tmp_path, 250) == ReaderFacts(250, windows, 16)


def test_one_that_another_processor_has_is_told_of_where_there_is_no_other(
    compiled: Path, tmp_path: Path
) -> None:
    """As in an image, whose models are converted once and are never written to."""
    (compiled / "speed.json").write_text('{"window_ms": 25.0}', encoding="utf-8")
    fingerprint = compiled.name.partition("-openvino-")[0]
    compiled.rename(tmp_path / f"{fingerprint}-openvino-1-another")
    assert reader_facts(tmp_path, 250) == ReaderFacts(250, 10, 16)


def test_turned_off_there_is_nothing_to_tell(compiled: Path, tmp_path: Path) -> None:
    assert compiled.is_dir()
    assert reader_facts(tmp_path, 0) == ReaderFacts(0)
