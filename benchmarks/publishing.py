"""Measures how long a forwarded post takes to answer questions, in an archive of a channel's posts.

``python benchmarks/publishing.py --posts 300``

The bot runs as a process of its own against a Bot API server on loopback, with the real encoder
and Telegram's own limits on sending. A post is forwarded, looked at, published, and asked for until
the answer quotes it. Compiled models are kept between runs in the folder of ``--models``.
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
    parser.add_argument("--models", type=Path, default=Path("var/models"))
    given = parser.parse_args()
    os.environ["ONRECORD_MODELS"] = str(given.models.resolve())
    os.environ["PYTHONPATH"] = str(HERE)
    with TemporaryDirectory() as folder:
        asyncio.run(_measure(Path(folder), given.posts, given.times))


async def _measure(folder: Path, posts: int, times: int) -> None:
    _indexed(folder, posts)
    async with Gate() as gate, serving(folder, gate):
        editor, ann = gate.person(ADMIN, "Kim"), gate.person(READER)
        await _answer(ann, "Is the model loaded?")
        channel = gate.channel(-1001234567890, "Ministry", "ministry")
        print(f"{posts} posts on record\n{'shown':>8}{'answers':>9}{'live':>8}  s after the press")
        for number in range(times):
            text = f"Ferry number {number} crosses Lake Orlan {number + 3} times a day from now on."
            began = time.monotonic()
            editor.forwards(channel.post(text))
            preview = await _shown(gate, editor, number)
            shown = time.monotonic() - began
            began = time.monotonic()
            editor.callback_queries(preview, preview.labelled("Publish")["callback_data"])
            live = asyncio.create_task(_live(gate, preview))
            asked = f"How often does ferry number {number} cross Lake Orlan?"
            while f"Ferry number {number} " not in (await _answer(ann, asked)).text:
                pass  # one a second, as Telegram lets a bot send to one chat
            answers = time.monotonic() - began
            print(f"{shown:8.2f}{answers:9.2f}{await live - began:8.2f}")


async def _shown(gate: Gate, editor: Person, before: int) -> Sent:
    await gate.until(lambda: len(editor.sees()) > before)
    return editor.sees()[-1]


async def _live(gate: Gate, preview: Sent) -> float:
    await gate.until(lambda: preview.text.startswith("Live"))
    return time.monotonic()


async def _answer(person: Person, question: str) -> Sent:
    before = len(person.sees())
    person.says(question)
    await person.gate.until(lambda: len(person.sees()) > before)
    await asyncio.sleep(0.1)
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
