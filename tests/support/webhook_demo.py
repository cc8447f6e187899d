"""A Bot API server and the bot behind a webhook, both on loopback: asks, and prints the answer.

    python tests/support/webhook_demo.py [QUESTION]

``make serve-webhook-demo`` runs it. The archive is the fictional sample, in a folder that is gone
afterwards; the model that is compiled for it is kept in ``var/models``.
"""

import asyncio
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from bot_process import ONRECORD, environment, serving
from conversation import SEARCHING
from gate import Gate
from gate.webhook import SECRET_HEADER
from paths import ROOT

QUESTION = "How many people were evacuated from Zerrafa?"
URL = "https://bot.example.org/telegram"


def free_port() -> int:
    """One that nobody listens at just now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def say(words: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


async def shown(folder: Path, question: str, **given: str) -> None:
    """Ask, and print what comes back and how it came."""
    port = free_port()
    by_webhook = {"ONRECORD_WEBHOOK_URL": URL, "ONRECORD_WEBHOOK_LISTEN": f"127.0.0.1:{port}"}
    async with Gate() as gate:
        gate.webhook.bot_at = port
        async with serving(folder, gate, **by_webhook, **given):
            ann = gate.person(7)
            await gate.until(lambda: gate.webhook.url)
            say(f"setWebhook {gate.webhook.url}, brought on to 127.0.0.1:{port}")
            say(f"Ann: {question}\n")
            asked = ann.says(question)
            await gate.until(lambda: any(sent.text not in SEARCHING for sent in ann.sees()))
            say(ann.sees()[-1].text + "\n")
            await gate.until(lambda: gate.acknowledged > asked)
            for number, status in gate.webhook.delivered:
                say(f"update {number} was brought and answered {status}")
            stranger = await gate.webhook.post({"update_id": 1}, {SECRET_HEADER: "a guess"})
            say(f"a call with another secret was answered {stranger}")


def main(question: str) -> None:
    """Index the sample into a folder of its own, then ask."""
    models = os.environ.get("ONRECORD_MODELS") or str(ROOT / "var" / "models")
    given = {"ONRECORD_MODELS": models, "ONRECORD_CORPUS": str(ROOT / "corpus" / "sample")}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        say("indexing the sample ...")
        command = [*ONRECORD, "index", "--corpus", given["ONRECORD_CORPUS"]]
        subprocess.run(
            command, env=environment(folder, **given), cwd=folder, check=True, capture_output=True
        )
        asyncio.run(shown(folder, question, **given))


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or QUESTION)
