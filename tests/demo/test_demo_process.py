"""``make demo`` as it is run: the real bot in a process of its own, and a visitor at the page."""

import asyncio
import os
import shutil
import signal
import sys
from pathlib import Path

from aiohttp import ClientSession
from paths import ROOT

from demo.__main__ import Place

STATEMENT = ROOT / "corpus" / "sample" / "2020-03-18-evacuation-from-zerrafa.md"


async def test_the_demo_answers_without_a_token_and_ends_at_ctrl_c(tmp_path: Path) -> None:
    corpus = tmp_path / "sample"
    corpus.mkdir()
    shutil.copy(STATEMENT, corpus)
    demo = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "demo", "--port", "0"),
        *("--folder", tmp_path / "var", "--corpus", corpus),
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'tests' / 'support'}"},
        stdout=asyncio.subprocess.PIPE,
    )
    assert demo.stdout is not None
    try:
        address = ""
        while "http://" not in address:
            address = (await demo.stdout.readline()).decode()
            assert address, "the demo has ended"
        async with ClientSession(address.partition(": ")[2].strip()) as page:
            assert "onrecord" in await (await page.get("/")).text()
            phone = (await (await page.post("/api/phones", json={"lang": "en"})).json())["phone"]
            at, asked = f"/api/phones/{phone}", {"text": "How many people came from Zerrafa?"}
            await page.post(f"{at}/say", json=asked)
            known, answer = "", ""
            while "412 people" not in answer:
                shown = await (await page.get(f"{at}?known={known}")).json()
                known, answer = shown["version"], shown["messages"][-1]["text"]
        assert "18 March 2020" in answer
    finally:
        demo.send_signal(signal.SIGINT)
        assert await demo.wait() == 0
    log = (tmp_path / "var" / "log").read_text(encoding="utf-8")
    assert "Application.stop() complete" in log


def test_a_demo_begins_without_what_the_last_one_was_asked(tmp_path: Path) -> None:
    place = Place(tmp_path / "demo", tmp_path)
    place.begin_anew()
    for name in ("archive.sqlite", "bot.sqlite", "bot.sqlite-wal"):
        (place.folder / name).touch()
    place.begin_anew()
    assert [file.name for file in place.folder.iterdir()] == ["archive.sqlite"]
