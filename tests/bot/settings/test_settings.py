"""Settings: defaults, where they are read from, and how faults are reported."""

import subprocess
import sys
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dotenv import dotenv_values
from paths import ROOT

from bot.settings.settings import Settings, SettingsError, fault_in, load_settings, usable_settings

EXAMPLE = ROOT / ".env.example"
TOKEN = "123456:a-token-nobody-should-see"  # noqa: S105 - made up for this test


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in Settings.variables().values():
        monkeypatch.delenv(variable, raising=False)


def faults(env_file: Path | None) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        load_settings(env_file)
    return caught.value.lines


def test_without_a_file_and_variables_the_defaults_hold(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / ".env")
    assert settings == load_settings(None)
    assert settings.telegram_bot_token is None
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.zone == ZoneInfo("Asia/Bishkek")
    assert settings.index == Path("var")


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text("ONRECORD_THREADS=3\nONRECORD_INDEX=elsewhere\n", encoding="utf-8")
    monkeypatch.setenv("ONRECORD_THREADS", "4")
    settings = load_settings(env_file)
    assert (settings.threads, settings.index) == (4, Path("elsewhere"))


@pytest.mark.parametrize(
    ("written", "ids"),
    [("7", (7,)), (" 7 , 42,7, ", (7, 42)), ("", ())],
)
def test_admin_ids_are_separated_by_commas(
    written: str, ids: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_ADMIN_IDS", written)
    assert load_settings(None).admin_ids == ids


@pytest.mark.parametrize(
    ("written", "times"),
    [
        ("03:30", (time(3, 30),)),
        (" 15:00,3:30, 03:30 ", (time(3, 30), time(15, 0))),
        ("", ()),
    ],
)
def test_times_of_the_day_are_separated_by_commas(
    written: str, times: tuple[time, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_REINDEX_AT", written)
    assert load_settings(None).reindex_at == times


@pytest.mark.parametrize("written", ["24:00", "3.30", "noon", "03:30:10", "3"])
def test_what_is_no_time_of_the_day_says_what_would_be_right(written: str) -> None:
    assert fault_in("ONRECORD_REINDEX_AT", written) == (
        f"ONRECORD_REINDEX_AT: {written!r} is not times of the day such as 03:30, separated by"
        " commas; right would be ONRECORD_REINDEX_AT=03:30,15:00"
    )


def test_a_file_written_on_windows_is_read(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_bytes("\ufeffONRECORD_THREADS=3\r\n".encode())
    assert load_settings(env_file).threads == 3


def test_every_bad_variable_is_reported_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text(
        "ONRECORD_TIME_ZONE=Asia/Bishkeck\nONRECORD_THREDS=3\nTELEGRAM_API_URL=api.example\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("ONRECORD_THREADS", "many")
    monkeypatch.setenv("ONRECORD_ADMIN_IDS", "me, 7")
    monkeypatch.setenv("ONRECORD_MAX_FILE_MB", "0")
    monkeypatch.setenv("ONRECORD_MESSAGES_PER_SECOND", "nan")
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "loud")
    assert faults(env_file) == tuple(
        (
            "TELEGRAM_API_URL: 'api.example' is not the address of a Bot API server,"
            " beginning with https:// or http://;"
            " right would be TELEGRAM_API_URL=https://api.telegram.org\n"
            "ONRECORD_ADMIN_IDS: 'me, 7' is not Telegram user numbers, separated by commas;"
            " right would be ONRECORD_ADMIN_IDS=7,42\n"
            "ONRECORD_TIME_ZONE: 'Asia/Bishkeck' is not a time zone of the IANA database;"
            " did you mean Asia/Bishkek?; right would be ONRECORD_TIME_ZONE=Asia/Bishkek\n"
            "ONRECORD_MAX_FILE_MB: '0' is not megabytes: above 0, up to 4096;"
            " right would be ONRECORD_MAX_FILE_MB=50\n"
            "ONRECORD_THREADS: 'many' is not a whole number from 1 to 256;"
            " right would be ONRECORD_THREADS=2\n"
            "ONRECORD_LOG_LEVEL: 'loud' is not DEBUG, INFO, WARNING, ERROR or CRITICAL;"
            " right would be ONRECORD_LOG_LEVEL=INFO\n"
            "ONRECORD_MESSAGES_PER_SECOND: 'nan' is not a number above 0;"
            " right would be ONRECORD_MESSAGES_PER_SECOND=30\n"
            "ONRECORD_THREDS: there is no such setting; did you mean ONRECORD_THREADS?"
        ).splitlines()
    )


@pytest.mark.parametrize(
    "right",
    ["http://127.0.0.1:19530", "https://root:Secret1@milvus.example:443/press", "var/arms.db"],
)
def test_the_index_may_lie_on_a_server_or_in_a_file(
    right: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_INDEX_URL", right)
    assert load_settings(None).index_url == right


def test_what_is_no_such_place_is_told_without_a_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_INDEX_URL", "milvus://root:Secret1@milvus.example")
    (line,) = faults(tmp_path / "none")
    assert line == (
        "ONRECORD_INDEX_URL: 'milvus://…@milvus.example' is not the address of a Milvus server,"
        " beginning with http:// or https://, or the path of a file that ends with .db;"
        " right would be ONRECORD_INDEX_URL=http://127.0.0.1:19530"
    )


@pytest.mark.parametrize("bad", ["no-colon-in-it", "name:secret-part", "12:with space"])
def test_a_bad_token_is_reported_without_its_value(
    bad: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", bad)
    assert faults(None) == (
        "TELEGRAM_BOT_TOKEN: this is not a token as @BotFather gives it: digits, a colon, letters",
    )


def test_the_token_is_not_in_what_settings_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    settings = load_settings(None)
    assert settings.telegram_bot_token is not None
    assert settings.telegram_bot_token.get_secret_value() == TOKEN
    assert TOKEN not in repr(settings) + str(settings) + settings.model_dump_json()


def test_a_file_that_is_no_text_is_one_fault(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_bytes(b"ONRECORD_INDEX=\xff\xfe\n")
    (line,) = faults(env_file)
    assert line.startswith(f"{env_file}: is no UTF-8 text")


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings(None).threads = 5


def _written(default: object) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)


def test_the_example_names_exactly_the_settings_and_their_defaults(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert list(dotenv_values(EXAMPLE)) == list(Settings.variables().values())
    assert load_settings(EXAMPLE) == load_settings(None)
    for variable, value in dotenv_values(EXAMPLE).items():
        monkeypatch.setenv(variable, value or "")
    shown = {
        name: "" if default in (None, ()) else _written(default)
        for name, default in ((n, Settings.model_fields[n].default) for n in Settings.variables())
    }
    assert list(dotenv_values(EXAMPLE).values()) == list(shown.values())


def test_each_setting_of_the_example_has_a_comment() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    settings = [number for number, line in enumerate(lines) if "=" in line and line[0] != "#"]
    assert all(lines[number - 1].startswith("# ") for number in settings)


def test_settings_are_read_without_loading_telegram() -> None:
    loaded = "import sys, bot.settings; sys.exit('telegram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0


def test_bad_variables_can_be_told_while_the_others_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the doctor needs it: every fault, and settings all the same."""
    env_file = tmp_path / ".env"
    env_file.write_text("ONRECORD_INDEX=elsewhere\nTELEGRAM_BOT_TOKEN=none\n", encoding="utf-8")
    monkeypatch.setenv("ONRECORD_THREADS", "many")
    settings, bad = usable_settings(env_file)
    assert (settings.index, settings.threads, settings.telegram_bot_token) == (
        Path("elsewhere"),
        2,
        None,
    )
    assert tuple(fault.line for fault in bad) == faults(env_file)
    assert [fault.variable for fault in bad] == ["TELEGRAM_BOT_TOKEN", "ONRECORD_THREADS"]
    monkeypatch.delenv("ONRECORD_THREADS")
    env_file.write_bytes(b"\xff")
    settings, bad = usable_settings(env_file)
    assert settings == load_settings(None)
    assert [fault.line for fault in bad] == [*faults(env_file)]


def test_one_value_is_judged_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ONRECORD_THREADS", "many")
    assert fault_in("ONRECORD_THREADS", "3") is None
    assert fault_in("ONRECORD_THREADS", "") is None, "the default"
    assert fault_in("ONRECORD_THREADS", "0") == (
        "ONRECORD_THREADS: '0' is not a whole number from 1 to 256;"
        " right would be ONRECORD_THREADS=2"
    )


@pytest.mark.parametrize(
    ("written", "hosts"),
    [
        ("own.example", ("own.example",)),
        (
            "Own.example, intranet.example:8080,own.example",
            ("own.example", "intranet.example:8080"),
        ),
        ("[::1]:8081,127.0.0.1:9000", ("[::1]:8081", "127.0.0.1:9000")),
        ("министерство.example", ("xn--b1afiashkohcid.example",)),
        *((bad, None) for bad in ("http://own.example", "own.example/a", "a@own.example", "a:0")),
        *((bad, None) for bad in ("own.example:many", "own.example:99999", "own example", ":80")),
    ],
)
def test_hosts_are_separated_by_commas_each_with_its_port(
    monkeypatch: pytest.MonkeyPatch, written: str, hosts: tuple[str, ...] | None
) -> None:
    monkeypatch.setenv("ONRECORD_FETCH_HOSTS", written)
    if hosts is not None:
        assert load_settings(None).fetch_hosts == hosts
        return
    with pytest.raises(SettingsError, match=r"right would be ONRECORD_FETCH_HOSTS=own\.example,"):
        load_settings(None)
