"""What the folder of the image's layers takes: size, cold start to the first answer, memory.

    PYTHONPATH=tests/support:. python benchmarks/image_folder.py FOLDER [RUNS]

FOLDER is what ``deploy/image.sh folder`` made; ``deploy/run-folder.sh`` runs the bot in it, over
the sample, at a Bot API server on loopback. Needs root.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from gate import TOKEN, Gate

ROOT = Path(__file__).parents[1]
RUN = ROOT / "deploy" / "run-folder.sh"
USER = 10001
QUESTION = "How many people were evacuated from Zerrafa?"


def megabytes(root: Path, *, without: str = "") -> int:
    """What files take on the disk, each once."""
    left_out = [f"--exclude={without}"] if without else []
    command = ["/usr/bin/du", "--summarize", "--block-size=1M", *left_out, str(root)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return int(told.stdout.split()[0])


def run(place: Path, root: Path, *command: str, **given: str) -> "subprocess.Popen[bytes]":
    """Start ``onrecord`` in the folder."""
    return subprocess.Popen(  # noqa: S603 - our own script
        [RUN, root, place / "corpus", place / "var", "/opt/onrecord/bin/onrecord", *command],
        env=dict(os.environ) | given,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


async def start(place: Path, root: Path) -> tuple[float, float, float]:
    """Seconds to the first answer, and megabytes (PSS) then and after twenty more."""
    async with Gate() as gate:
        ann = gate.person(7)
        ann.says(QUESTION)
        began = time.perf_counter()
        outer = run(place, root, "serve", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_URL=gate.url)
        await gate.until(lambda: any("412 people" in sent.text for sent in ann.sees()))
        seconds = time.perf_counter() - began
        (bot,) = psutil.Process(outer.pid).children()
        first = bot.memory_full_info().pss / 2**20
        for number in range(20):
            ann.says(f"{QUESTION[:-1]} in {2001 + number}?")
        await gate.until(lambda: len(ann.sees()) >= 21)
        later = bot.memory_full_info().pss / 2**20
        bot.terminate()
        await asyncio.to_thread(outer.wait)
    return seconds, first, later


def _give(path: Path) -> None:
    for one in (path, *path.rglob("*")):
        os.chown(one, USER, USER)


def main(root: Path, runs: int) -> None:
    """Measure, and print a line for each."""
    models = "*/opt/onrecord/models"
    layers = megabytes(root, without=models)
    print(f"size: {layers} MB without models, {megabytes(root)} MB with them")
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    try:
        (place / "corpus").mkdir()
        (place / "var").mkdir()
        shutil.copytree(ROOT / "corpus" / "sample", place / "corpus" / "sample")
        for path in (place / "corpus", place / "var"):
            _give(path)
        began = time.perf_counter()
        if run(place, root, "index").wait() != 0:
            raise SystemExit("the sample could not be indexed")
        print(f"index of the sample: {time.perf_counter() - began:.1f} s")
        shutil.copytree(place / "var", place / "kept")
        for number in range(runs):
            # the server numbers its updates from the beginning each time
            shutil.rmtree(place / "var")
            shutil.copytree(place / "kept", place / "var")
            _give(place / "var")
            seconds, first, later = asyncio.run(start(place, root))
            print(
                f"start {number + 1}: first answer after {seconds:.1f} s, {first:.0f} MB;"
                f" after 20 more questions {later:.0f} MB"
            )
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
