"""One process a bot on a machine: another is refused, whatever folder it serves from."""

import tempfile
from datetime import date
from pathlib import Path

import pytest

from bot.settings.settings import load_settings
from bot.telegram import app, logs
from bot.telegram.lease import ServedElsewhere, lease
from bot.usecases.library import OpenLibrary
from retrieval import Directory

API = "https://api.telegram.org"


def test_a_second_process_with_the_same_bot_is_refused(tmp_path: Path) -> None:
    with lease(4242, API, tmp_path) as first:
        assert first
        said = "Another process on this machine serves bot 4242 from another folder; stop one"
        with pytest.raises(ServedElsewhere, match=said), lease(4242, API, tmp_path):
            raise AssertionError
    with lease(4242, API, tmp_path) as again, lease(4343, API, tmp_path) as other:
        assert (again, other) == (True, True)


def test_serving_a_second_time_ends_with_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(logs, "set_up", lambda *_, **__: None)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "4242:a-token")
    settings = load_settings(None)
    library = OpenLibrary(Directory(tmp_path / "var"), settings, today=lambda: date(2026, 1, 1))
    with lease(4242, settings.telegram_api_url), pytest.raises(SystemExit) as ended:
        app.serve(settings, library)
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "Another process on this machine serves bot 4242 from another folder; stop one of the"
        " two.\n"
    )


def test_a_bot_of_another_server_is_another_bot(tmp_path: Path) -> None:
    own = "http://127.0.0.1:8081"
    with lease(4242, API, tmp_path) as here, lease(4242, own, tmp_path) as there:
        assert (here, there) == (True, True)


def test_where_no_lock_can_lie_it_goes_on_without(tmp_path: Path) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("")
    with lease(4242, API, nowhere) as held:
        assert not held
