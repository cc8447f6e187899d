"""``onrecord feeds``: adding, listing, looking and removing, as they are typed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_site import Page, Site, small_site
from typer.testing import CliRunner

from bot.cli.main import app
from bot.settings.settings import SettingsError

FEED = (
    "<rss version='2.0'><channel><title>Roads</title><item><title>News</title>"
    "<link>https://news.example/1</link><description>Open.</description></item></channel></rss>"
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with small_site() as running:
        running.pages["/feed"] = Page(FEED.encode(), "text/xml")
        monkeypatch.setenv("ONRECORD_FETCH_HOSTS", f"127.0.0.1:{running.port}")
        monkeypatch.setenv("ONRECORD_CORPUS", str(tmp_path / "corpus"))
        monkeypatch.setenv("LANG", "C.UTF-8")
        yield running


def onrecord(*arguments: str, code: int = 0) -> str:
    ended = CliRunner().invoke(app, ["feeds", *arguments], catch_exceptions=False)
    assert ended.exit_code == code, ended.output
    return ended.stdout


def test_a_feed_is_added_looked_at_and_removed(site: Site, tmp_path: Path) -> None:
    name = "127-0-0-1-feed"
    assert onrecord("add", site.url("/feed")) == (
        f"{name}: Roads, Entries: 1\n"
        f"To take it in now: onrecord feeds look {name}, onrecord index\n"
    )
    assert f"{name}  Roads  {site.url('/feed')}  Not looked at yet." in onrecord("list")
    assert onrecord("look") == (
        f"{name}  1 new, 0 changed, 0 unchanged\nTo take in what came, run: onrecord index\n"
    )
    site.pages["/feed"] = Page(status=503)
    assert onrecord("look", name, code=1).startswith(
        f"{name}  The site answers with the error 503.\n"
    )
    (listed,) = json.loads(onrecord("list", "--json"))["feeds"]
    assert (listed["name"], listed["failures"], listed["fault"]) == (name, 1, ["status", "503"])
    (looked,) = json.loads(onrecord("look", "--json", code=1))["looks"]
    assert (looked["name"], looked["new"], looked["fault"]) == (name, 0, ["status", "503"])
    assert onrecord("remove", name).startswith("Stopped: Roads.")
    assert onrecord("list", "--json") == '{"feeds": []}\n'
    (kept,) = tmp_path.glob(f"corpus/feeds/{name}/*.jsonl")
    assert json.loads(kept.read_text(encoding="utf-8")) == {
        "id": "https://news.example/1",
        "title": "News",
        "source": "Roads",
        "url": "https://news.example/1",
        "text": "Open.",
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "file:///etc/passwd"), "Only addresses that begin with https:// or http://"),
        (("add", "http://127.0.0.1/"), "127.0.0.1 lies in a network that is not public"),
        (("add", "http://127.0.0.1:1/"), "Port 1 is not asked."),
        (("add", "http://127.0.0.1/", "--every", "1"), "--every: from 15 to 1440 minutes, not 1."),
        (("remove", "none"), "There is no feed 'none'; to see those there are"),
        (("look", "../none"), "There is no feed '../none'; to see those there are"),
    ],
)
@pytest.mark.usefixtures("site")
def test_what_cannot_be_done_is_said_in_a_sentence(arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(SettingsError) as error:
        onrecord(*arguments)
    assert str(error.value).startswith(said)
