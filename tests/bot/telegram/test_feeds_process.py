"""Feeds as they are looked at: a real process, an archive that begins empty, a site on loopback."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from bot_process import ADMIN, READER, Process, serving
from conversation import reply_to, turned
from gate import Gate
from small_site import Page, Site, small_site

HOURS = "The ferry crosses Lake Orlan six times a day from Monday on."


@pytest.fixture
async def gate() -> AsyncIterator[Gate]:
    async with Gate() as opened:
        yield opened


@pytest.fixture
def site() -> Iterator[Site]:
    with small_site() as running:
        running.pages["/feed"] = feed(("1", HOURS))
        yield running


def feed(*entries: tuple[str, str]) -> Page:
    items = "".join(
        f"<item><title>News {name}</title><link>https://news.example/{name}</link>"
        "<pubDate>Wed, 02 Apr 2031 00:30:00 +0600</pubDate>"
        f"<description>{text}</description></item>"
        for name, text in entries
    )
    content = f"<rss version='2.0'><channel><title>The Ministry</title>{items}</channel></rss>"
    return Page(content.encode(), "application/rss+xml")


def given(site: Site) -> dict[str, str]:
    return {
        "ONRECORD_FETCH_HOSTS": f"127.0.0.1:{site.port}",
        "ONRECORD_CHAT_MESSAGES_PER_SECOND": "1000",
    }


async def test_a_feed_that_an_editor_adds_is_looked_at_and_answers(
    tmp_path: Path, gate: Gate, site: Site
) -> None:
    editor, ann = gate.person(ADMIN, "Kim"), gate.person(READER)
    async with serving(tmp_path, gate, **given(site)):
        preview = await reply_to(editor, f"/feeds add {site.url('/feed')}")
        assert preview.text == (
            f"The Ministry\n{site.url('/feed')}\n\nAn RSS or Atom feed.\nEntries: 1\n"
            "The newest: 2 April 2031\nrobots.txt allows it."
        )
        added = await turned(editor, preview, "Add")
        assert added.text.startswith("Added: The Ministry. The first look comes within a minute;")
        assert added.labels == [["Look at 1", "Stop 1"]]
        await gate.until((tmp_path / "var" / "index" / "CURRENT").exists)
        listed = await reply_to(editor, "/feeds")
        assert "1 new, 0 changed, of 1 entry." in listed.text
        answer = await reply_to(ann, "How often does the ferry cross the lake?")
        assert "six times a day" in answer.text
        unknown = await reply_to(ann, "/feeds")
        assert unknown.text.startswith("I do not know this command")
        stopped = await turned(editor, listed, "Stop 1")
        assert stopped.text.startswith("Stopped: The Ministry. What was taken from it stays")


async def test_killed_after_the_entries_are_on_disk_the_next_start_takes_them_in(
    tmp_path: Path, gate: Gate, site: Site
) -> None:
    """Killed before the reindex has ended, nothing is lost and nothing comes twice."""
    editor = gate.person(ADMIN, "Kim")
    process = Process(tmp_path, gate, **given(site))
    try:
        preview = await reply_to(editor, f"/feeds add {site.url('/feed')}")
        await turned(editor, preview, "Add")
        await gate.until(lambda: any(tmp_path.glob("corpus/feeds/*/*.jsonl")))
    finally:
        await process.killed()
    site.pages["/feed"] = Page(status=500)
    async with serving(tmp_path, gate, **given(site)):
        await gate.until((tmp_path / "var" / "index" / "CURRENT").exists)
        answer = await reply_to(editor, "How often does the ferry cross the lake?")
        assert answer.text.count("six times a day") == 1
