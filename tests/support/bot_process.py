"""``onrecord serve`` as a process of its own, at a Bot API server on loopback."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from gate import TOKEN, Gate
from library import without_settings

ONRECORD = (sys.executable, "-m", "bot.cli")
ADMIN, READER = 900, 7


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What the process is given: nothing of the machine's own settings."""
    return without_settings() | {
        "ONRECORD_CORPUS": str(folder / "corpus"),
        "ONRECORD_INDEX": str(folder / "var"),
        "ONRECORD_ADMIN_IDS": str(ADMIN),
        **more,
    }


class Process:
    """``onrecord serve``, its output in the folder's file ``log``."""

    def __init__(self, folder: Path, gate: Gate, **more: str) -> None:
        given = environment(
            folder, TELEGRAM_API_URL=gate.url, **{"TELEGRAM_BOT_TOKEN": TOKEN, **more}
        )
        with (folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*ONRECORD, "serve"], env=given, cwd=folder, stdout=log, stderr=log
            )

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    async def ends(self) -> int:
        """Wait for its end; returns the exit code."""
        return await asyncio.to_thread(self._process.wait)

    async def killed(self) -> None:
        """Kill it as a crash or the kernel would."""
        self._process.kill()
        await self.ends()

    async def stopped(self) -> int:
        """Ask it to stop, as systemd would; returns the exit code."""
        self._process.send_signal(signal.SIGTERM)
        return await self.ends()


@asynccontextmanager
async def serving(folder: Path, gate: Gate, **more: str) -> AsyncIterator[Process]:
    """A process that is stopped in good order at the end."""
    process = Process(folder, gate, **more)
    try:
        yield process
    except BaseException:
        await process.killed()
        raise
    assert await process.stopped() == 0


def first_code(folder: Path) -> str:
    """The code that ``onrecord init`` prints in a folder with nothing in it."""
    given = environment(folder, TELEGRAM_BOT_TOKEN=TOKEN, ONRECORD_ADMIN_IDS="")
    ended = subprocess.run(
        [*ONRECORD, "init", "--yes"],
        env=given,
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    return ended.stdout.partition("/start ")[2].partition("\n")[0]
