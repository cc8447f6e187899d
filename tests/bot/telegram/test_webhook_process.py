"""The bot behind a webhook as it is run: a real process at a socket, a Bot API server, kill -9."""

import json
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from bot_process import ONRECORD, Process, environment
from gate import TOKEN, Gate
from gate.chats import Sent
from gate.webhook import SECRET_HEADER

ASSETS = (
    "Over the past three years a part of the lands taken from the valley's villages has been"
    " given back to them. The commission goes on with its work until every claim is heard."
)
QUESTION = "What has been given back to the villages?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one statement and its index."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "lands.txt").write_text(f"date 2019-05-17\n{ASSETS}\n", encoding="utf-8")
    command = [*ONRECORD, "index", "--corpus", f"{tmp_path}/corpus", "--index", f"{tmp_path}/var"]
    given = environment(tmp_path)
    subprocess.run(command, env=given, cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


@pytest.fixture
async def gate() -> AsyncIterator[Gate]:
    async with Gate() as opened:
        yield opened


def answered(seen: list[Sent]) -> bool:
    """Whether the answer is there."""
    return any("given back" in sent.text for sent in seen)


async def test_asked_by_webhook_it_answers_refuses_strangers_and_loses_nothing_when_killed(
    folder: Path, gate: Gate
) -> None:
    at = folder / "bot.sock"
    gate.webhook.bot_at = str(at)
    by_webhook = {
        "ONRECORD_WEBHOOK_URL": "https://bot.example.org/telegram",
        "ONRECORD_WEBHOOK_LISTEN": f"unix:{at}",
    }
    ann, bob = gate.person(7), gate.person(8, "Bob")
    process = Process(folder, gate, **by_webhook)
    asked = ann.says(QUESTION)
    await gate.until(lambda: gate.acknowledged > asked)
    # the model is still being loaded: the question is only in the inbox
    await process.killed()
    assert not answered(ann.sees())
    bob.says(QUESTION)  # while nobody is there
    await gate.until(lambda: gate.webhook.delivered[-1][1] == 0)
    (folder / "log").unlink()
    looked_at = folder / "status.sock"
    told = {"ONRECORD_LOG_FORMAT": "json", "ONRECORD_STATUS_LISTEN": f"unix:{looked_at}"}
    process = Process(folder, gate, **by_webhook, **told)
    await gate.until(lambda: answered(ann.sees()) and answered(bob.sees()))
    assert sum("given back" in sent.text for sent in ann.sees()) == 1
    secret = (folder / "var" / "webhook-secret").read_text(encoding="ascii")
    assert gate.webhook.secret == secret
    stranger = {"update_id": 1, "message": bob.message(text=QUESTION)}
    guess = {SECRET_HEADER: secret[::-1]}
    assert (await gate.webhook.post(stranger, guess), gate.webhook.said) == (401, b"")
    async with (
        aiohttp.ClientSession(connector=aiohttp.UnixConnector(str(looked_at))) as session,
        session.get("http://bot/metrics") as answer,
    ):
        figures = (await answer.text()).splitlines()
    assert 'onrecord_webhook_refused_total{reason="secret"} 1.0' in figures
    kind = "bot.telegram.webhook_guard: a call without the webhook's secret; refused"
    assert f'onrecord_faults_total{{kind="{kind}"}} 1.0' in figures
    assert 'onrecord_questions_total{lang="en",outcome="answered"} 2.0' in figures
    assert await process.stopped() == 0
    said = (folder / "log").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in said.splitlines()]
    assert "serving as @onrecord_bot" in [line["message"] for line in lines]
    for never in (secret, TOKEN, "Traceback", QUESTION):
        assert never not in said
