"""The command line in this process with the model that can be worked out on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from fake_encoder import FakeEncoder

from bot.cli import embedding, indexing
from bot.cli import main as cli
from bot.usecases import library

Run = Callable[..., "Ended"]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs ``onrecord`` with its arguments."""

    def encoder(*_: object) -> FakeEncoder:
        return FakeEncoder()

    for module in (indexing, embedding, library):
        monkeypatch.setattr(module, "ModelEncoder", encoder)

    def run(*arguments: str | Path) -> Ended:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ended(int(ended.value.code or 0), printed.out, printed.err)

    return run


def write_corpus(folder: Path) -> Path:
    """Three dated statements and an undated one; two of them say the same."""
    folder.mkdir(parents=True)
    (folder / "water.md").write_text(
        "---\nid: w-1\ntitle: On the river\ndate: 2020-03-05\nspeaker: Mira Halden\n"
        "source: The Ministry\nurl: https://example.org/w-1\nlang: en\n---\n"
        "The water of the river will be shared by both sides in equal parts. "
        "A commission will meet every spring.\n",
        encoding="utf-8",
    )
    for name, day in (("visa-a", "2021-05-06"), ("visa-b", "2022-07-08")):
        (folder / f"{name}.md").write_text(
            f"---\nid: {name}\ntitle: Visas\ndate: {day}\nlang: en\n---\n"
            "The visa fee will be ten crowns from the first of August for everybody.\n",
            encoding="utf-8",
        )
    (folder / "undated.txt").write_text(
        "The embassy receives visitors on working days from nine to noon.\n", encoding="utf-8"
    )
    return folder
