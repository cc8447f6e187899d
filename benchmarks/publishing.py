"""Measures how long a forwarded post takes to answer questions, in an archive of a channel's posts.

``python benchmarks/publishing.py --posts 300``

The bot runs as a process of its own against a Bot API server on loopback, with the real encoder
and Telegram's own limits on sending. A post is forwarded, looked at, published, and asked for as
soon as it is said to be live. Compiled models are kept between runs in the folder of ``--models``.
"""

import argparse
import asyncio
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HERE / "tests" / "support"))

from bot_process import ADMIN, ONRECORD, READER, environment, serving  # noqa: E402
from gate import Gate  # noqa: E402
from gate.chats import Person, Sent  # noqa: E402

WORDS = (
    *("valley", "river", "bridge", "school", "hospital", "road", "minister", "commission"),
    *("water", "border", "trade", "grain", "budget", "teachers", "village", "energy", "winter"),
    *("agreement", "talks", "citizens", "harvest", "railway", "canal", "doctors"),
)


def main() -> None:
    """Print the seconds of each of several posts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=300, help="on record before")
    parser.add_argument("--times", type=int, default=5, help="posts that are published")
    parser.add_argument("--reading", type=float, default=5, help="seconds before the press")
    parser.add_argument("--models", type=Path, default=Path("var/models"))
    given = parser.parse_args()
    os.environ["ONRECORD_MODELS"] = str(given.models.resolve())
    os.environ["PYTHONPATH"] = str(HERE)
    with TemporaryDirectory() as folder:
        asyncio.run(_measure(Path(folder), given.posts, given.times, given.reading))


async def _measure(folder: Path, posts: int, times: int, reading: float) -> None:
    _indexed(folder, posts)
    async with Gate() as gate, serving(folder, gate):
        editor, ann = gate.person(ADMIN, "Kim"), gate.person(READER)
        await _answer(ann, "Is the model loaded?")
        channel = gate.channel(-1001234567890, "Ministry", "ministry")
        waiting = ", ".join(f"{load:.1f}" for load in os.getloadavg())
        print(f"{posts} posts on record; {os.cpu_count()} cores, {waiting} processes waiting")
        print(f"{'shown':>8}{'live':>8}{'answered':>9}  s, the last two after the press")
        for number in range(times):
            text = f"Ferry number {number} crosses Lake Orlan {number + 3} times a day from now on."
            began = time.monotonic()
            editor.forwards(channel.post(text))
            preview = await _shown(gate, editor, number)
            shown = time.monotonic() - began
            await asyncio.sleep(reading)
            began = time.monotonic()
            editor.callback_queries(preview, preview.labelled("Publish")["callback_data"])
            await _live(gate, preview)
            live = time.monotonic() - began
            # somebody who has not asked before: Telegram lets a bot send one a second to a chat
            asked = f"How often does ferry number {number} cross Lake Orlan?"
            answer = await _answer(gate.person(1000 + number), asked)
            if f"Ferry number {number} " not in answer.text:
                raise SystemExit(f"not answered: {answer.text}")
            print(f"{shown:8.2f}{live:8.2f}{time.monotonic() - began:9.2f}")


async def _shown(gate: Gate, editor: Person, before: int) -> Sent:
    await gate.until(lambda: len(editor.sees()) > before)
    return editor.sees()[-1]


async def _live(gate: Gate, preview: Sent) -> None:
    await gate.until(lambda: preview.text.startswith("Live"))


async def _answer(person: Person, question: str) -> Sent:
    before = len(person.sees())
    person.says(question)
    await person.gate.until(lambda: len(person.sees()) > before)
    return person.sees()[-1]


def _indexed(folder: Path, posts: int) -> None:
    corpus = folder / "corpus"
    corpus.mkdir()
    chance = random.Random(1)
    for number in range(posts):
        sentences = (" ".join(chance.choices(WORDS, k=14)).capitalize() for _ in range(6))
        facts = f"date: 2024-{number % 12 + 1:02}-{number % 28 + 1:02}\nsource: Ministry"
        url = f"url: https://t.me/ministry/{number + 1}"
        text = ". ".join(sentences)
        (corpus / f"{number}.txt").write_text(f"---\n{facts}\n{url}\n---\n{text}.\n")
    subprocess.run(  # noqa: S603
        [*ONRECORD, "index"], env=environment(folder), cwd=folder, check=True, capture_output=True
    )


if __name__ == "__main__":
    main()
