"""``python -m demo``: index the sample, start the bot, and serve the page with the phone.

The bot is ``onrecord serve`` as everybody runs it; only Telegram's server is the one of the tests.
"""

import argparse
import asyncio
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

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
    parser.add_argument("--port", type=int, default=PORT, help=f"of the page [{PORT}]; 0: any")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "demo", help="[var/demo]")
    sample = ROOT / "corpus" / "sample"
    parser.add_argument("--corpus", type=Path, default=sample, help=argparse.SUPPRESS)
    given = parser.parse_args()
    place = Place(given.folder.resolve(), given.corpus.resolve())
    place.begin_anew()
    print("Indexing the fictional sample …", flush=True)
    indexed = subprocess.run(  # noqa: S603 - our own program
        [*_ONRECORD, "index"],
        cwd=place.folder,
        env=place.environment(),
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if indexed.returncode:
        return indexed.returncode
    try:
        return asyncio.run(serve(given.port, place))
    except asyncio.CancelledError:
        return 0


async def serve(port: int, place: Place) -> int:
    """Serve page and bot until the bot ends by itself; returns the exit code.

    Raises:
        CancelledError: Ctrl-C was pressed, or the process was asked to end; the bot has ended too.
    """
    if (this := asyncio.current_task()) is not None:
        for one in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(one, this.cancel)
    async with Gate() as gate:
        runner = web.AppRunner(application(gate), shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, HOST, port).start()
        except OSError as error:
            print(f"Port {port} cannot be had ({error.strerror}); try: make demo PORT={port + 1}")
            return 2
        with (place.folder / "log").open("wb") as log:
            bot = await asyncio.create_subprocess_exec(
                *_ONRECORD,
                "serve",
                cwd=place.folder,
                env=place.environment(gate.url),
                stdout=log,
                stderr=log,
            )
        ended = asyncio.create_task(bot.wait())
        try:
            await gate.until(lambda: ended.done() or gate.called("setMyCommands"))
            if not ended.done():
                address = f"http://{HOST}:{runner.addresses[0][1]}/"
                print(f"\nThe phone is here:  {address}\nCtrl-C ends it.", flush=True)
            await asyncio.wait({ended})
            log_file = place.folder / "log"
            print(f"The bot has ended ({bot.returncode}); what it said last is in {log_file}")
            return 2
        finally:
            if not ended.done():
                bot.terminate()
                await ended
            await runner.cleanup()


if __name__ == "__main__":
    sys.exit(main())
