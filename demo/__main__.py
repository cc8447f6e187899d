"""``python -m demo``: index the sample, start the bot, and serve the page with the phone.

The bot is ``onrecord serve`` as everybody runs it; only Telegram's server is the one of the tests.
"""

import argparse
import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from aiohttp import web
from gate import TOKEN, Gate

from demo.server import HOST, application

ROOT = Path(__file__).resolve().parents[1]
PORT = 8010
_ONRECORD = (sys.executable, "-m", "bot.cli")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the bot of the demo works.

    Attributes:
        folder: of its archive, its index and its log; with no file of settings in it.
        corpus: the statements.
    """

    folder: Path
    corpus: Path

    def begin_anew(self) -> None:
        """Forget the visitors of the last demo.

        Updates are counted from the same number again, and the bot answers none twice.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        for file in self.folder.glob("bot.sqlite*"):
            file.unlink()

    def environment(self, url: str | None = None) -> dict[str, str]:
        """What the bot is given: nothing of anybody's settings.

        Args:
            url: of the server in Telegram's place.
        """
        others = {
            name: value
            for name, value in os.environ.items()
            if name == "ONRECORD_MODELS" or not name.startswith(("ONRECORD_", "TELEGRAM_"))
        }
        paths = [str(ROOT), *filter(None, [others.get("PYTHONPATH")])]
        given = {
            "ONRECORD_CORPUS": str(self.corpus),
            "ONRECORD_INDEX": str(self.folder),
            "ONRECORD_CHAT_MESSAGES_PER_SECOND": "100",
            "PYTHONPATH": os.pathsep.join(paths),
            "PTB_TIMEDELTA": "true",
        }
        if url is not None:
            given |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url}
        return {"ONRECORD_MODELS": str(ROOT / "var" / "models")} | others | given


def main() -> int:
    """Run until Ctrl-C; returns the exit code."""
    parser = argparse.ArgumentParser(prog="demo", description=__doc__.partition("\n")[0])
    parser.add_argument("--port", type=_port, default=PORT, help=f"of the page [{PORT}]; 0: any")
    parser.add_argument("--folder", type=Path, help="of the bot [var/demo/PORT]")
    sample = ROOT / "corpus" / "sample"
    parser.add_argument("--corpus", type=Path, default=sample, help=argparse.SUPPRESS)
    given = parser.parse_args()
    # of each port its own: a second demo leaves the first one alone
    folder = given.folder or ROOT / "var" / "demo" / str(given.port)
    place = Place(folder.resolve(), given.corpus.resolve())
    try:
        return asyncio.run(serve(given.port, place))
    except asyncio.CancelledError:
        return 0


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a number from 0 to 65535")
    return int(text)


async def serve(port: int, place: Place) -> int:
    """Index the sample, then serve page and bot until the bot ends by itself.

    Returns:
        The exit code.

    Raises:
        CancelledError: Ctrl-C was pressed, or the process was asked to end; the bot has ended too.
    """
    if (this := asyncio.current_task()) is not None:
        for one in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(one, this.cancel)
    async with Gate() as gate, AsyncExitStack() as left:
        runner = web.AppRunner(application(gate), shutdown_timeout=0.1)
        await runner.setup()
        left.push_async_callback(runner.cleanup)
        try:
            await web.TCPSite(runner, HOST, port).start()
        except OSError as error:
            reason = os.strerror(error.errno or 0).lower()
            sys.stderr.write(
                f"Port {port} cannot be had: {reason}. Try: make demo PORT={port + 1}\n"
            )
            return 2
        place.begin_anew()
        print("Indexing the fictional sample …", flush=True)
        async with started("index", place, None, DEVNULL, None) as indexing:
            if code := await indexing.wait():
                return code
        log = left.enter_context((place.folder / "log").open("wb"))
        bot = await left.enter_async_context(started("serve", place, gate.url, log, log))
        await gate.until(lambda: bot.returncode is not None or gate.called("setMyCommands"))
        if bot.returncode is None:
            address = f"http://{HOST}:{runner.addresses[0][1]}/"
            print(f"\nThe phone is here:  {address}\nCtrl-C ends it.", flush=True)
        code = await bot.wait()
    sys.stderr.write(f"The bot has ended ({code}). What it said last: {place.folder / 'log'}\n")
    return 2


@asynccontextmanager
async def started(
    command: str, place: Place, url: str | None, out: IO[bytes] | int, faults: IO[bytes] | None
) -> AsyncIterator[Process]:
    """A command of ours as a process, which is ended with what it was started for.

    Args:
        command: ``index`` or ``serve``.
        place: where it works.
        url: of the server in Telegram's place.
        out: where its standard output goes.
        faults: and its standard error; this process' own where it is None.
    """
    process = await asyncio.create_subprocess_exec(
        *_ONRECORD,
        command,
        cwd=place.folder,
        env=place.environment(url),
        stdout=out,
        stderr=faults,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


if __name__ == "__main__":
    sys.exit(main())
