"""``onrecord misses`` and ``stats``: what Telegram shows, for programs and spreadsheets too."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from cli_runner import Run, runner, write_corpus

from bot.settings.settings import load_settings
from bot.state import State
from bot.state.misses import Why

BOT = 4242


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", f"{BOT}:a-token")
    monkeypatch.setenv("ONRECORD_KEEP_MISSES", "true")
    command = runner(monkeypatch, capsys)
    assert command("index", "--corpus", write_corpus(tmp_path / "corpus")).code == 0
    return command


def today() -> str:
    return datetime.now(load_settings(None).zone).date().isoformat()


def asked() -> None:
    """What the bot has counted: two like questions in vain, one answer with a thumb down."""
    state = State(Path("var/bot.sqlite"), bot=BOT, keep_misses=True)
    day = datetime.now(load_settings(None).zone).date()
    for question in ("=the treaty?", "The treaty"):
        state.misses.note(day, Why.SILENT, question, "en", "b")
        state.figures.note(day, "en", 0.25, answered=False)
    state.misses.note(day, Why.BAD, "Какой сбор?", "ru", "b")
    state.figures.note(day, "ru", 1.234, answered=True)
    state.close()


def test_misses_are_listed_like_questions_together(run: Run) -> None:
    asked()
    assert run("misses").out.splitlines() == [
        "count  bad  languages  last        answered  question",
        f"    2    0  en         {today()}            =the treaty?",
        f"    1    1  ru         {today()}            Какой сбор?",
    ]
    assert run("misses", "--csv").out == (
        "count,bad,languages,last,answered,question\n"
        f"2,0,en,{today()},,'=the treaty?\n"
        f"1,1,ru,{today()},,Какой сбор?\n"
    )
    printed = json.loads(run("misses", "--json").out)
    assert printed["kept"] is True
    assert printed["misses"][0] == {
        "count": 2,
        "bad": 0,
        "by_lang": {"en": 2},
        "last": today(),
        "answered": False,
        "questions": ["=the treaty?", "The treaty"],
    }


def test_where_there_are_none_it_says_why(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("misses").out == (
        "In the last 30 days nobody asked in vain, and no thumb pointed down.\n"
    )
    asked()
    monkeypatch.setenv("ONRECORD_KEEP_MISSES", "false")
    assert run("misses").out.startswith("Questions without an answer are not kept.")
    assert json.loads(run("misses", "--json").out) == {"kept": False, "misses": []}


def test_figures_as_words_as_json_as_a_table_and_as_a_picture(run: Run, tmp_path: Path) -> None:
    asked()
    said = run("stats").out.splitlines()
    assert said[1] == "Last 7 days: 3 questions, 0.4 a day"
    assert said[2] == "– answered 1, without an answer 2"
    assert said[6] == "Time to an answer, 30 days: half within 0.2 s, 95 of 100 within 1.3 s"
    printed = json.loads(run("stats", "--json").out)
    assert (
        printed["week"]
        == printed["days"][-1]["asked"]
        == {
            "questions": 3,
            "answered": 1,
            "silent": 2,
            "by_lang": {"en": 2, "ru": 1},
            "median": 0.25,
            "p95": 1.3,
        }
    )
    assert len(printed["days"]) == 30
    assert run("stats", "--csv").out == (
        f"day,questions,answered,silent,median_ms,p95_ms,en,ru\n{today()},3,1,2,250,1300,2,1\n"
    )
    png = tmp_path / "figures.png"
    assert run("stats", "--png", png, "--dark").code == 0
    assert png.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_what_cannot_be_is_said(run: Run, tmp_path: Path) -> None:
    assert run("stats", "--json", "--csv").err == "Give either --json or --csv.\n"
    ended = run("stats", "--png", tmp_path / "none.png")
    assert (ended.code, ended.err) == (
        2,
        "--png: nothing to draw, no question was counted in 30 days.\n",
    )


def test_a_memory_that_cannot_be_used_is_named_with_what_to_run(run: Run) -> None:
    Path("var/bot.sqlite").write_bytes(b"This is no database, and never was one. " * 200)
    for command in ("misses", "stats"):
        ended = run(command)
        assert (ended.code, ended.err) == (
            2,
            "var/bot.sqlite cannot be used (file is not a database); run: onrecord doctor\n",
        )
