"""The folder of the image's layers: the bot runs in it as in a container, and outlives kill -9.

The folder is a cheap one, of this machine's own Python and of this project, unless
``ONRECORD_TEST_FOLDER`` names one that ``deploy/image.sh folder`` made.
"""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest
from bot_process import ADMIN, READER
from gate import TOKEN, Gate, Hold
from library import Library, without_settings
from paths import ROOT

RUN = ROOT / "deploy" / "run-folder.sh"
USER = 10001
FEE = "The visa fee is ten crowns from the first of August for everybody."


def _namespaces() -> str | None:
    """Why nothing can be run in namespaces here; None where it can."""
    unshare = shutil.which("unshare")
    if sys.platform != "linux" or unshare is None or not shutil.which("setpriv"):
        return "unshare and setpriv of util-linux are not here"
    own = [] if os.getuid() == 0 else ["--user", "--map-root-user"]
    tried = ["mount", "-t", "tmpfs", "none", "/mnt"]
    done = subprocess.run(
        [unshare, *own, "--mount", "--pid", "--fork", *tried],
        capture_output=True,
        text=True,
        check=False,
    )
    return f"no namespaces are permitted here: {done.stderr.strip()}" if done.returncode else None


WHY_NOT = _namespaces()
pytestmark = pytest.mark.skipif(WHY_NOT is not None, reason=str(WHY_NOT))


class Folder:
    """A folder of layers with a corpus and an index, and what is run in it.

    Args:
        place: with ``corpus`` and ``var``.
        root: of the layers.
        command: of ``onrecord`` inside.
        binds: folders of this machine that are shown inside.
    """

    def __init__(self, place: Path, root: Path, command: list[str], binds: list[str]) -> None:
        self._place = place
        self._command = command
        self._run = [RUN, root, place / "corpus", place / "var"]
        self._env = without_settings() | {
            "ONRECORD_FOLDER_BINDS": ":".join(binds),
            "ONRECORD_ADMIN_IDS": str(ADMIN),
            "TELEGRAM_BOT_TOKEN": TOKEN,
        }

    def ends(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command inside to its end."""
        return subprocess.run(
            [*self._run, *command], env=self._env, capture_output=True, text=True, check=False
        )

    def onrecord(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run ``onrecord`` inside to its end."""
        return self.ends(*self._command, *arguments)

    def serve(self, gate: Gate) -> "Inside":
        """Start the bot inside."""
        with (self._place / "log").open("ab") as log:
            outer = subprocess.Popen(
                [*self._run, *self._command, "serve"],
                env=self._env | {"TELEGRAM_API_URL": gate.url},
                stdout=log,
                stderr=log,
            )
        return Inside(outer)


class Inside:
    """The bot inside, which is the first process of its namespace."""

    def __init__(self, outer: "subprocess.Popen[bytes]") -> None:
        self._outer = outer

    async def ends_by(self, number: signal.Signals) -> int:
        """Send the bot a signal; the exit code of what ran it."""
        (bot,) = psutil.Process(self._outer.pid).children()
        bot.send_signal(number)
        return await asyncio.to_thread(self._outer.wait)


def _cheap(place: Path) -> tuple[Path, list[str], list[str]]:
    """A root of this machine's folders: the root, the command of ``onrecord``, what is bound."""
    root = place / "root"
    for name in ("dev", "proc", "sys", "tmp", "srv/onrecord/corpus", "var/lib/onrecord"):
        (root / name).mkdir(parents=True)
    for name in ("bin", "lib", "lib64", "sbin"):
        path = Path("/", name)
        if path.is_symlink():
            (root / name).symlink_to(path.readlink())
    tops = [Path("/usr"), Path("/etc"), Path(sys.base_prefix), Path(sys.prefix), ROOT]
    binds = [
        str(path) for path in dict.fromkeys(tops) if path == Path("/usr") or _outside_usr(path)
    ]
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755)
    root.chmod(0o755)
    paths = f"PYTHONPATH={ROOT}:{ROOT / 'tests' / 'support'}"
    command = [sys.executable, str(ROOT / "tests" / "support" / "fake_model_cli.py")]
    return root, ["env", paths, "PYTHONDONTWRITEBYTECODE=1", *command], binds


def _outside_usr(path: Path) -> bool:
    return not path.is_relative_to("/usr")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A statement without an index, for the user inside alone."""
    made = os.environ.get("ONRECORD_TEST_FOLDER")
    (tmp_path / "var").mkdir(mode=0o700)
    Library(tmp_path).write("fee.txt", FEE, date="2021-08-01", title="On visas")
    if made:
        found = Folder(tmp_path, Path(made), ["/opt/onrecord/bin/onrecord"], [])
    else:
        found = Folder(tmp_path, *_cheap(tmp_path))
        if os.getuid() and found.ends(sys.executable, "-c", "").returncode:
            pytest.skip("this Python lies in a folder that nobody else may look into")
    _give(tmp_path)
    return found


@pytest.fixture
def indexed(folder: Folder, tmp_path: Path) -> Folder:
    """The same with its index."""
    if os.environ.get("ONRECORD_TEST_FOLDER"):
        done = folder.onrecord("index")
        assert done.returncode == 0, done.stderr
    else:
        Library(tmp_path).reindex()
        _give(tmp_path)
    return folder


def _give(folder: Path) -> None:
    """Where root runs the tests, what is written to belongs to the user inside."""
    for place in ("corpus", "var") if os.getuid() == 0 else ():
        for path in (folder / place, *(folder / place).rglob("*")):
            os.chown(path, USER, USER)


@pytest.fixture
async def gate() -> AsyncIterator[Gate]:
    async with Gate() as opened:
        yield opened


def test_inside_is_a_user_without_rights_and_a_root_that_cannot_be_written_to(
    folder: Folder,
) -> None:
    tried = (
        "id -u; for place in / /usr /etc /srv/onrecord /proc/sys; do"
        " touch $place/it 2>/dev/null && echo written to $place; done;"
        " touch /tmp/it /var/lib/onrecord/it /srv/onrecord/corpus/it && echo ok;"
        " grep -E 'NoNewPrivs|CapEff|CapBnd' /proc/self/status; ls -d /proc/[0-9]* | wc -l"
    )
    ended = folder.ends("sh", "-c", tried)
    uid, ok, effective, bounding, no_new, processes = ended.stdout.splitlines()
    assert (ended.returncode, uid, ok) == (0, str(USER), "ok"), ended.stderr
    assert {effective.split()[1], bounding.split()[1]} <= {"0" * 16} or os.getuid()
    assert no_new == "NoNewPrivs:\t1" or os.getuid()
    assert int(processes) <= 3
    assert folder.onrecord("--version").stdout.startswith("onrecord ")


async def test_killed_in_the_folder_it_loses_nothing_and_answers_nothing_twice(
    indexed: Folder, gate: Gate
) -> None:
    """The answer has arrived when it is killed, and it is asked more while nobody serves."""
    ann, someone = gate.person(READER), gate.person(1, "Someone")
    first = indexed.serve(gate)
    someone.says("What is the visa fee?")
    # from now on questions are answered at once
    await gate.until(lambda: any(FEE in sent.text for sent in someone.sees()))
    held = Hold(delivered=True)
    gate.fails("sendMessage", held)
    question = ann.says("What is the visa fee?")
    await gate.until(ann.sees)
    await first.ends_by(signal.SIGKILL)
    held.released.set()
    ann.says("/whoami")
    second = indexed.serve(gate)
    await gate.until(lambda: len(ann.sees()) == 3)
    answer, *later = ann.sees()
    assert FEE in answer.text
    (offer,) = (sent for sent in later if sent.buttons)
    (told,) = (sent for sent in later if not sent.buttons)
    assert offer.buttons[0]["callback_data"] == f"again:{question}"
    assert str(READER) in told.text
    assert await second.ends_by(signal.SIGTERM) == 0
    assert len(ann.sees()) == 3
