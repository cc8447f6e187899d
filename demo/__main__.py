"""``python -m demo``: index the sample, start the bot, and serve the page with the phone.

The bot is ``onrecord serve`` as everybody runs it; only Telegram's server is the one of the tests.
"""

import argparse
import asyncio
import os
import subprocess
import sys
from pathlib import Path

from aiohttp import web
from gate import TOKEN, Gate

from demo.server import HOST, application

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "demo"
PORT = 8010
_ONRECORD = (sys.executable, "-m", "bot.cli")


def main() -> int:
    """Run until Ctrl-C; returns the exit code."""
    parser = argparse.ArgumentParser(prog="demo", description=__doc__.partition("\n")[0])
    parser.add_argument("--port", type=int, default=PORT, help=f"of the page [{PORT}]")
    port = parser.parse_args().port
    FOLDER.mkdir(parents=True, exist_ok=True)
    print("Indexing the fictional sample …", flush=True)
    indexed = subprocess.run(  # noqa: S603 - our own program
        [*_ONRECORD, "index"], cwd=FOLDER, env=environment(), stdout=subprocess.DEVNULL, check=False
    )
    if indexed.returncode:
        return indexed.returncode
    try:
        return asyncio.run(serve(port))
    except KeyboardInterrupt:
        return 0


async def serve(port: int) -> int:
    """Serve page and bot until the bot ends; returns its exit code."""
    async with Gate() as gate:
        runner = web.AppRunner(application(gate), shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, HOST, port).start()
        except OSError as error:
            print(f"Port {port} cannot be had ({error.strerror}); try: make demo PORT={port + 1}")
            return 2
        with (FOLDER / "log").open("wb") as log:
            bot = await asyncio.create_subprocess_exec(
                *_ONRECORD, "serve", cwd=FOLDER, env=environment(gate.url), stdout=log, stderr=log
            )
        try:
            await asyncio.wait(
                {
                    asyncio.ensure_future(bot.wait()),
                    asyncio.ensure_future(gate.until(lambda: gate.called("getMe"))),
                },
                return_when=asyncio.FIRST_COMPLETED,
            )
            if bot.returncode is None:
                print(f"\nThe phone is here:  http://{HOST}:{port}/\nCtrl-C ends it.", flush=True)
            code = await bot.wait()
            print(f"The bot has ended by itself ({code}); what it said last is in {FOLDER}/log")
            return code
        finally:
            if bot.returncode is None:
                bot.terminate()
                await bot.wait()
            await runner.cleanup()


def environment(url: str | None = None) -> dict[str, str]:
    """What the bot is given: nothing of anybody's settings, and no folder with a file of them.

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
        "ONRECORD_CORPUS": str(ROOT / "corpus" / "sample"),
        "ONRECORD_INDEX": str(FOLDER),
        "ONRECORD_CHAT_MESSAGES_PER_SECOND": "100",
        "PYTHONPATH": os.pathsep.join(paths),
        "PTB_TIMEDELTA": "true",
    }
    if url is not None:
        given |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url}
    return {"ONRECORD_MODELS": str(ROOT / "var" / "models")} | others | given


if __name__ == "__main__":
    sys.exit(main())
