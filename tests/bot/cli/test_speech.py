"""``onrecord speech``: who says what in texts that are in no archive."""

import json
from pathlib import Path

import pytest
from cli_runner import Run, runner


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


TEXT = "Вчера. «Дом готов к зиме», — сказал министр труда Эрлан Маматов.\n"


def test_each_passage_is_a_line_of_facts(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    ended = run("speech", path, "--json")
    assert [json.loads(line) for line in ended.out.splitlines()] == [
        {
            "file": str(path),
            "start": 8,
            "end": 24,
            "speaker": "Эрлан Маматов",
            "office": "министр труда",
            "state": "named",
            "rule": "behind",
            "words": "Дом готов к зиме",
        }
    ]


def test_it_is_read_by_people_too(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT + "«Окна уже стоят, и двери тоже», — добавил он.\n", encoding="utf-8")
    assert run("speech", path, "--lang", "ru").out.splitlines() == [
        f"{path}:8-24  Эрлан Маматов, министр труда: Дом готов к зиме",
        f"{path}:66-94  Эрлан Маматов, министр труда: Окна уже стоят, и двери тоже",
    ]


def test_a_file_that_is_no_text_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\xfe\x00")
    ended = run("speech", path)
    assert ended.code == 2
    assert f"{path} cannot be read as UTF-8 text" in ended.err
