"""``onrecord encoders``: the embedding models that may be set, as a table and as JSON."""

import json
from pathlib import Path

import pytest

from bot.cli import encoders as command
from bot.cli import main as cli
from retrieval import encoders
from retrieval.encode import e5_package, model_source
from retrieval.types import EncoderFacts, EncoderSpeed, EncoderWay

MADE = (
    EncoderFacts(
        name="multilingual",
        model="multilingual-e5-small",
        reads=("en", "ru", "ky"),
        bytes=71_622_400,
        here=True,
        used=True,
        way=EncoderWay(compiled=True, precision="int8", cosine=0.9929),
        speed=EncoderSpeed(question_ms=8.04, passages_per_second=110.4),
    ),
    EncoderFacts(
        name="english",
        model="all-MiniLM-L6-v2",
        reads=("en",),
        bytes=91_618_861,
        here=True,
        way=EncoderWay(compiled=False),
    ),
    EncoderFacts("./mine", "./mine", fault="There is no model at './mine'"),
)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Three encoders, and whether each call wanted them measured."""
    wanted: list[bool] = []

    def found(*_: object, measured: bool) -> tuple[EncoderFacts, ...]:
        wanted.append(measured)
        return MADE

    monkeypatch.setattr(command, "encoders", found)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return wanted


def run(*arguments: str) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["encoders", *arguments])
    assert not ended.value.code


def test_a_row_each_and_below_what_is_wrong(
    made: list[bool], capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    printed = capsys.readouterr().out.splitlines()
    assert [" ".join(line.split()) for line in printed] == [
        "name model reads size run in question passages",
        "multilingual multilingual-e5-small en, ru, ky 68.3 MB int8 8.0 ms 110/s used",
        "english all-MiniLM-L6-v2 en 87.4 MB not compiled yet – –",
        "./mine – – not to be had – –",
        "./mine: There is no model at './mine'",
        "Another is set by ONRECORD_ENCODER; after a change: onrecord index.",
    ]
    assert made == [True]


def test_as_json(made: list[bool], capsys: pytest.CaptureFixture[str]) -> None:
    run("--json", "--unmeasured")
    first, second, third = json.loads(capsys.readouterr().out)["encoders"]
    assert first == {
        "name": "multilingual",
        "model": "multilingual-e5-small",
        "reads": ["en", "ru", "ky"],
        "bytes": 71_622_400,
        "here": True,
        "used": True,
        "encoder_way": {
            "runtime": "openvino",
            "precision": "int8",
            "cosine": 0.9929,
            "refused": None,
            "passed_over": [],
        },
        "speed": {"question_ms": 8.0, "passages_per_second": 110.4},
        "fault": None,
    }
    assert (second["used"], second["speed"]) == (False, None)
    assert (third["encoder_way"], third["fault"]) == (None, "There is no model at './mine'")
    assert made == [False]


def test_the_one_that_takes_the_place_of_another_is_the_one_that_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(e5_package, "PACKAGE", "no_such_package_of_a_model")
    monkeypatch.setattr(model_source, "is_cached", lambda _: False)
    *others, english = encoders("multilingual", tmp_path, 2)
    assert [(one.name, one.used, one.fault) for one in others] == [
        ("multilingual", False, "english takes its place"),
        ("fast", False, "english takes its place"),
    ]
    assert (english.name, english.used, english.speed) == ("english", True, None)


def test_a_model_of_one_s_own_is_listed_too(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    *_, mine = encoders(str(tmp_path / "mine"), tmp_path / "models", 2)
    assert (mine.name, mine.used, mine.reads) == (str(tmp_path / "mine"), True, ())
    *_, missing = encoders("./no-such", tmp_path / "models", 2)
    assert missing.fault is not None
    assert missing.fault.startswith("There is no model at './no-such'; check ONRECORD_ENCODER")
