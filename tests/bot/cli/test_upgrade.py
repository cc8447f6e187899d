"""Whatever an earlier version wrote is brought up: the same words, addresses and memory."""

import re
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from cli_runner import Run, runner
from filelock import FileLock
from paths import ROOT

from bot.settings.settings import Settings
from bot.state import State
from bot.state.chat import Chat
from bot.state.tables import FORMAT as BOT_FORMAT
from retrieval import Archive, Directory, permalinks
from retrieval.archive.database import FORMAT as ARCHIVE_FORMAT
from retrieval.index.integrity import check_archive
from retrieval.index.snapshot import FORMAT as BUILD_FORMAT

EARLIER = ROOT / "tests" / "data" / "earlier"
"""Index folders as earlier versions wrote them; each name says the formats."""
WRITTEN = sorted(path.name.partition(".")[0] for path in EARLIER.glob("*.tar.xz"))
NOW = {"archive": ARCHIVE_FORMAT, "bot": BOT_FORMAT, "build": BUILD_FORMAT}
BOT, USER, THEN = 4242, 7, 1_793_880_000.0

ADDRESSES = {
    "qDsvo-LwcniJ3PXmZ1_0_2o": ("mfa-2022-047", 1, "2022-09-15"),
    "q2Y8b6FygV4zGpVQ22_0_2a": ("mfa-2022-031", 1, "2022-06-01"),
    "qmxnYDyzfrTftDwZT3_0_4s": ("mfa-2021-014", 1, "2021-03-09"),
    "q1IYSS6Enn5YNhYuo4_0_2j": ("mfa-2020-090", 1, "2020-10-02"),
    "qbPkSvJLxIPg1ILxz5_0_2c": ("mfa-2023-005", 1, "2023-02-20"),
    "q30TsWF9uJMZqDwZT6_0_55": ("mfa-2021-014", 2, "2021-03-09"),
}
"""As the earlier versions gave them out, each for a whole text."""
FEE = "│ The embassy in Lunmark issues visas again from Monday. The visa fee is ten crowns.\n"


def formats(name: str) -> dict[str, int]:
    """What stands in the name: the format of each part that is there."""
    return {part: int(number) for part, number in re.findall(r"(archive|build|bot)(\d+)", name)}


def put(name: str, folder: Path) -> Directory:
    """An index folder as an earlier version wrote it."""
    with tarfile.open(EARLIER / f"{name}.tar.xz") as pack:
        pack.extractall(folder / "var", filter="data")
    return Directory(folder / "var")


def told(name: str) -> str:
    """What ``--check`` says of it."""
    said = []
    for part in ("archive", "bot", "build"):
        held = formats(name).get(part)
        if held is None:
            continue
        act = {"build": "would be made anew out of the archive and the vectors there are"}
        todo = f"; this program writes {NOW[part]}: {act.get(part, 'would be brought up')}"
        said.append(f"{part}: format {held}{todo if held < NOW[part] else ''}\n")
    return "".join(said)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """``onrecord`` in a folder of its own, over the corpus of the earlier indexes."""
    for variable in Settings.variables().values():
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("ONRECORD_CORPUS", str(EARLIER / "corpus"))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", f"{BOT}:a-token")
    monkeypatch.chdir(tmp_path)
    return runner(monkeypatch, capsys)


def test_every_earlier_format_is_there() -> None:
    held = [formats(name) for name in WRITTEN]
    for part, now in NOW.items():
        there = {one[part] for one in held if part in one}
        first = 0 if part == "bot" else 1
        assert there >= set(range(first, now)), f"keep an index of {part} {now - 1} in {EARLIER}"


@pytest.mark.parametrize("name", WRITTEN)
def test_an_earlier_index_is_brought_up_with_its_words_addresses_and_memory(
    name: str, run: Run, tmp_path: Path
) -> None:
    directory = put(name, tmp_path)
    before = dump(directory.archive)
    checked = run("upgrade", "--check")
    assert (checked.code, checked.out, checked.err) == (1, told(name), "")
    assert dump(directory.archive) == before, "a look changes nothing"

    done = run("upgrade")
    assert done.code == 0, done.err
    assert "4 statements read · 4 unchanged\n" in done.out
    copy = re.search(r"^What is there is copied to (.+)\.$", done.out, re.MULTILINE)
    assert copy
    assert dump(Path(copy[1]) / "archive.sqlite") == before
    if formats(name)["build"] not in {1, BUILD_FORMAT}:
        assert "4 passages, 0 newly embedded\n" in done.out

    archive = Archive(directory.archive)
    assert check_archive(directory) == 6
    for address, (statement, version, day) in ADDRESSES.items():
        found = permalinks.locate(archive, address)
        assert found is not None
        record = found.record
        assert (record.statement.id, record.version) == (statement, version)
        assert str(record.statement.date) == day
        assert (found.start, found.end) == (0, len(record.statement.text))
        assert archive.is_sound(record)
    assert not archive.is_present("mfa-2020-090")
    assert FEE in run("ask", "What is the visa fee?").out
    if directory.bot.is_file():
        _remembers(directory.bot)

    again = run("upgrade", "--check")
    assert again.code == 0
    assert again.out.endswith("There is nothing to upgrade.\n")
    assert run("upgrade").out == again.out


def _remembers(path: Path) -> None:
    state = State(path, lambda: THEN, bot=BOT)
    person = state.people.of(USER)
    assert (person.lang, person.zone) == ("ru", "Europe/Vienna")
    (follow,) = state.follows.of(USER)
    assert follow.query.question == "What was said about water in 2021?"
    assert (follow.lang, follow.hour, follow.since) == ("ru", 9, "20261102T120000-36daf7d6")
    view = state.views.last(Chat(USER, USER, "ru"))
    assert view is not None
    assert view.query == follow.query
    assert state.feedback.counts() == (1, 0)
    assert state.undelivered().waiting == 1
    state.close()


def test_the_copy_is_an_index_of_the_earlier_version_as_it_was(run: Run, tmp_path: Path) -> None:
    """Put back in its place, all is as it was."""
    name = WRITTEN[1]
    put(name, tmp_path)
    (tmp_path / "kept").mkdir()
    run("upgrade", "--keep-in", tmp_path / "kept")
    (copy,) = (tmp_path / "kept").iterdir()
    (tmp_path / "var").rename(tmp_path / "brought-up")
    copy.rename(tmp_path / "var")
    assert run("upgrade", "--check").out == told(name)


def test_nothing_there_is_nothing_to_upgrade(run: Run) -> None:
    for arguments in (["upgrade"], ["upgrade", "--check"]):
        ended = run(*arguments)
        assert (ended.code, ended.out, ended.err) == (0, "There is nothing to upgrade.\n", "")


@pytest.mark.parametrize("part", ["archive", "bot"])
def test_what_a_newer_version_wrote_is_refused(part: str, run: Run, tmp_path: Path) -> None:
    directory = put(WRITTEN[-1], tmp_path)
    path = directory.archive if part == "archive" else directory.bot
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    for arguments in (["upgrade"], ["upgrade", "--check"]):
        ended = run(*arguments)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == (
            f"The {part} in var has format 99, this program writes {NOW[part]}; install the"
            " version that wrote it, or a newer one\n"
        )


def test_while_a_bot_serves_nothing_is_upgraded(run: Run, tmp_path: Path) -> None:
    directory = put(WRITTEN[0], tmp_path)
    before = dump(directory.archive)
    with FileLock(directory.serving):
        ended = run("upgrade")
    assert ended.code == 2
    assert (
        ended.err == "A bot serves from var, and nothing was changed; stop it, then upgrade again\n"
    )
    assert dump(directory.archive) == before
    assert [path.name for path in tmp_path.iterdir()] == ["var"]


def test_where_no_copy_can_be_made_nothing_is_upgraded(run: Run, tmp_path: Path) -> None:
    directory = put(WRITTEN[0], tmp_path)
    before = dump(directory.archive)
    ended = run("upgrade", "--keep-in", tmp_path / "nowhere")
    assert ended.code == 2
    assert "No such file or directory), and nothing was changed; make room, or name" in ended.err
    assert dump(directory.archive) == before


@pytest.mark.parametrize("step", ["_copy", "sync_tree", "bring_up"])
def test_cut_off_at_any_step_nothing_is_changed_and_it_can_be_done_again(
    step: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = put(WRITTEN[1], tmp_path)
    before = dump(directory.archive)
    (tmp_path / ".var.upgrading" / "half").mkdir(parents=True)  # of one that was killed earlier

    def cut_off(*_: object) -> None:
        raise RuntimeError("cut off")

    with monkeypatch.context() as cut:
        cut.setattr(f"retrieval.backup.upgrading.{step}", cut_off)
        assert run("upgrade").code == 2
    assert dump(directory.archive) == before
    whole = [path.name for path in tmp_path.iterdir() if path.name != "var"]
    assert all(name.startswith("var.before-upgrade-") for name in whole)
    assert len(whole) == (step == "bring_up")
    assert run("upgrade").code == 0
    assert run("upgrade", "--check").code == 0
