"""Where updates are brought to: settings, and the secret that an installation keeps."""

from pathlib import Path

import pytest

from bot.settings.listening import Listen
from bot.settings.settings import SettingsError, load_settings
from bot.telegram.http_server import Call
from bot.telegram.webhook_guard import SECRET_HEADER
from bot.telegram.webhook_place import webhook_place

URL = "https://bot.example.org/telegram"


def test_without_an_address_updates_are_fetched(tmp_path: Path) -> None:
    assert webhook_place(load_settings(None), tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_secret_is_made_once_and_is_for_this_user_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_WEBHOOK_URL", URL)
    first = webhook_place(load_settings(None), tmp_path)
    second = webhook_place(load_settings(None), tmp_path)
    assert first is not None
    assert second is not None
    assert first.secret == second.secret
    assert first.guard.refused(Call("203.0.113.9", {SECRET_HEADER: second.secret})) is None
    kept = tmp_path / "webhook-secret"
    assert kept.read_text(encoding="ascii") == first.secret
    assert kept.stat().st_mode & 0o077 == 0
    kept.write_text("")  # after a full disk
    third = webhook_place(load_settings(None), tmp_path)
    assert third is not None
    assert len(third.secret) == len(first.secret)
    kept.unlink()
    fourth = webhook_place(load_settings(None), tmp_path)
    assert fourth is not None
    assert fourth.secret != first.secret


def test_everything_can_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_WEBHOOK_URL", URL)
    monkeypatch.setenv("ONRECORD_WEBHOOK_LISTEN", "unix:/run/bot.sock")
    monkeypatch.setenv("ONRECORD_WEBHOOK_SECRET", "0123456789abcdef")
    monkeypatch.setenv("ONRECORD_WEBHOOK_FROM", "Telegram, 203.0.113.0/24")
    monkeypatch.setenv("ONRECORD_WEBHOOK_PROXIES", "10.0.0.0/8")
    place = webhook_place(load_settings(None), tmp_path)
    assert place is not None
    assert (place.url, place.path, place.secret) == (URL, "/telegram", "0123456789abcdef")
    assert place.listen == Listen(socket=Path("/run/bot.sock"))
    knows = {SECRET_HEADER: place.secret}
    assert place.guard.refused(Call("203.0.113.9", knows)) is None
    forwarded = knows | {"x-forwarded-for": "149.154.167.220"}
    assert place.guard.refused(Call("10.1.1.1", forwarded)) is None
    assert place.guard.refused(Call("10.1.1.1", knows)) is not None
    assert not (tmp_path / "webhook-secret").exists()


@pytest.mark.parametrize(
    ("variable", "value", "right"),
    [
        ("WEBHOOK_URL", "http://bot.example.org/", URL),
        ("WEBHOOK_URL", "https://bot.example.org:8081/", URL),
        ("WEBHOOK_URL", "https://bot.example.org:port/", URL),
        ("WEBHOOK_URL", "https://bot.example.org/?a=b", URL),
        ("WEBHOOK_LISTEN", "8080", "127.0.0.1:8080"),
        ("WEBHOOK_LISTEN", "127.0.0.1:70000", "127.0.0.1:8080"),
        ("WEBHOOK_LISTEN", "unix:bot.sock", "127.0.0.1:8080"),
        ("WEBHOOK_FROM", "telegrams", "telegram"),
        ("WEBHOOK_PROXIES", "10.0.0.1/8", "127.0.0.1/32,10.0.0.0/8"),
        ("STATUS_LISTEN", "here", "127.0.0.1:8081"),
        ("LOG_FORMAT", "xml", "text"),
    ],
)
def test_what_is_wrong_is_named_with_what_would_be_right(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, right: str
) -> None:
    monkeypatch.setenv(f"ONRECORD_{variable}", value)
    with pytest.raises(SettingsError) as caught:
        load_settings(None)
    (line,) = caught.value.lines
    assert line.startswith(f"ONRECORD_{variable}: {value!r} is not ")
    assert line.endswith(f"; right would be ONRECORD_{variable}={right}")


def test_a_bad_secret_is_told_of_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_WEBHOOK_SECRET", "short!")
    with pytest.raises(SettingsError) as caught:
        load_settings(None)
    assert caught.value.lines == (
        "ONRECORD_WEBHOOK_SECRET: this is not 16 to 256 letters of English, digits, _ and -",
    )


@pytest.mark.parametrize("text", ["127.0.0.1:8080", "[::1]:80", "unix:/run/bot.sock", "bot:0"])
def test_an_address_is_shown_as_it_is_written(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("ONRECORD_STATUS_LISTEN", f" {text} ")
    assert load_settings(None).status_listen == text
