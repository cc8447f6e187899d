"""The bot as a process over the whole archive, with the reader and without: answers a second.

    python benchmarks/speed/section_reading.py DATA

Every question is another one, over releases that are indexed beforehand, so that nothing is taken
from a cache: all at once, then four a second. An answer is a quotation or the sentence that there
is none. Telegram is played by the tests' own server on the same cores.
"""

import asyncio
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from ours import ARCHIVE, KEPT, ONRECORD, QUICK, ROOT, SETTINGS, encoder, kept_archive, say
from section_telegram import Crowd, flood, paced

sys.path.insert(0, str(ROOT / "tests" / "support"))

from gate import TOKEN, Gate

EACH_SECOND = 4
MODES = (("reader_on", "250"), ("reader_off", "0"))


def main() -> None:
    """Serve the archive in both ways."""
    data = Path(sys.argv[1])
    kept_archive(data, encoder())
    found: dict[str, Any] = {"encoder": SETTINGS.encoder}
    for name, milliseconds in MODES:
        with TemporaryDirectory() as place:
            given = os.environ | {
                "ONRECORD_INDEX": str(ARCHIVE),
                "ONRECORD_ENCODER": SETTINGS.encoder,
                "ONRECORD_MODELS": str(KEPT),
                "ONRECORD_LOG_LEVEL": "WARNING",
                "ONRECORD_READING_MS": milliseconds,
                "ONRECORD_MESSAGES_PER_SECOND": "100000",
                "ONRECORD_CHAT_MESSAGES_PER_SECOND": "100000",
                "TELEGRAM_BOT_TOKEN": TOKEN,
            }
            found[name] = asyncio.run(served(given, Path(place) / "log", questions()))
        (ARCHIVE / "bot.sqlite").unlink(missing_ok=True)
    say(found)


def questions() -> list[str]:
    """Questions of our own over releases, none twice, in the order of the files."""
    rows: list[str] = []
    for name in ("release_questions.jsonl", "fit_questions.jsonl"):
        lines = (ROOT / "benchmarks" / name).read_text(encoding="utf-8").splitlines()
        rows += (json.loads(line)["question"] for line in lines)
    return list(dict.fromkeys(rows))


async def served(given: dict[str, str], log: Path, asked: list[str]) -> dict[str, Any]:
    """What the process did while it ran."""
    async with Gate() as gate:
        with log.open("wb") as opened:
            process = await asyncio.create_subprocess_exec(
                ONRECORD,
                "serve",
                env=given | {"TELEGRAM_API_URL": gate.url},
                stdout=opened,
                stderr=opened,
            )
            crowd = Crowd(gate, asked, any_answer=True)
            watching = asyncio.create_task(crowd.watch())
            try:
                crowd.ask(1)
                await crowd.answered([1])
                found = await flood(crowd, 20 if QUICK else 120)
                found |= await paced(crowd, EACH_SECOND, 5 if QUICK else 30)
                found["megabytes"] = psutil.Process(process.pid).memory_info().rss >> 20
            finally:
                watching.cancel()
                if process.returncode is None:
                    process.terminate()
                await process.wait()
    return found


if __name__ == "__main__":
    main()
