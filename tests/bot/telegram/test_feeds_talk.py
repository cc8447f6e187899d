"""/feeds from the phone, in three languages, and who may press what."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conversation import CALM, reply_to, serving, toast, turned
from fake_encoder import FakeEncoder
from gate import TOKEN, Gate
from library import Library
from small_site import Page, Site, small_site

from bot.state import Role, State

OWNER, EDITOR, READER = 900, 901, 902
FEED = (
    "<rss version='2.0'><channel><title>Roads</title><item><title>News</title>"
    "<link>https://news.example/1</link><pubDate>Wed, 02 Apr 2031 00:30:00 +0600</pubDate>"
    "<description>Open.</description></item></channel></rss>"
)
SELDOM = replace(CALM, alerts=3600)
"""Nothing is looked at by itself while these talks last."""


@pytest.fixture
def site() -> Iterator[Site]:
    with small_site() as running:
        running.pages["/feed"] = Page(FEED.encode(), "text/xml")
        yield running


@pytest.fixture
async def gate(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    library = Library(tmp_path)
    library.directory.root.mkdir(parents=True, exist_ok=True)
    state = State(library.directory.bot, bot=int(TOKEN.partition(":")[0]))
    state.staff.appoint(EDITOR, Role.EDITOR)
    state.staff.appoint(READER, Role.READER)
    state.close()
    given = {
        "ONRECORD_ADMIN_IDS": str(OWNER),
        "ONRECORD_CORPUS": str(library.corpus),
        "ONRECORD_FETCH_HOSTS": f"127.0.0.1:{site.port}",
    }
    root = library.directory.root
    async with (
        Gate() as opened,
        serving(opened, root, monkeypatch, lambda *_: FakeEncoder(), SELDOM, **given),
    ):
        yield opened


SAYS = {
    "en": {
        "none": "No feed is looked at. To have one looked at, send /feeds add and its address",
        "inside": "10.0.0.7 lies in a network that is not public, and is not asked.",
        "shown": "An RSS or Atom feed.\nEntries: 1\nThe newest: 2 April 2031\n"
        "robots.txt allows it.",
        "add": "Add",
        "listed": "1 feed is looked at",
        "waits": "Not looked at yet.",
        "look": "Look at 1",
        "soon": "Roads is looked at within a minute.",
        "stop": "Stop 1",
        "stopped": "Stopped: Roads. What was taken from it stays on record.",
    },
    "ru": {
        "none": "Лент пока нет. Чтобы добавить, отправьте /feeds add и адрес",
        "inside": "10.0.0.7 находится не в общедоступной сети, запрос туда не отправляется.",
        "shown": "Лента RSS или Atom.\nЗаписей: 1\nСамая новая: 2 апреля 2031\xa0г.\n"
        "robots.txt разрешает.",
        "add": "Добавить",
        "listed": "Слежу за 1 лентой",
        "waits": "Ещё не проверялась.",
        "look": "Проверить 1",
        "soon": "Лента «Roads» будет проверена в течение минуты.",
        "stop": "Остановить 1",
        "stopped": "Лента «Roads» остановлена. Всё, что из неё взято, остаётся в архиве.",
    },
    "ky": {
        "none": "Азырынча лента жок. Кошуу үчүн /feeds add деп, дарегин жазыңыз",
        "inside": "10.0.0.7 жалпыга ачык тармакта эмес, ага суроо жөнөтүлбөйт.",
        "shown": "RSS же Atom лентасы.\nЖазуулар: 1\nЭң жаңысы: 2031-жылдын 2-апрели\n"
        "robots.txt уруксат берет.",
        "add": "Кошуу",
        "listed": "1 лента каралып турат",
        "waits": "Азырынча карала элек.",
        "look": "1 кароо",
        "soon": "«Roads» лентасы бир мүнөттүн ичинде каралат.",
        "stop": "1 токтотуу",
        "stopped": "«Roads» лентасы токтотулду. Андан алынгандын баары архивде калат.",
    },
}


@pytest.mark.parametrize("lang", SAYS)
async def test_a_feed_is_shown_added_looked_at_and_stopped(
    gate: Gate, site: Site, lang: str
) -> None:
    kim, says = gate.person(EDITOR, "Kim", lang), SAYS[lang]
    assert (await reply_to(kim, "/feeds")).text.startswith(says["none"])
    assert (await reply_to(kim, "/feeds add http://10.0.0.7/feed")).text == says["inside"]
    shown = await reply_to(kim, f"/feeds add {site.url('/feed')}")
    assert shown.text == f"Roads\n{site.url('/feed')}\n\n{says['shown']}"
    added = await turned(kim, shown, says["add"])
    assert says["listed"] in added.text
    assert added.text.endswith(f"1. Roads\n{site.url('/feed')}\n{says['waits']}")
    assert added.labels == [[says["look"], says["stop"]]]
    assert (await turned(kim, added, says["look"])).text.startswith(says["soon"])
    stopped = await turned(kim, added, says["stop"])
    assert stopped.text.startswith(says["stopped"])
    assert says["none"] in stopped.text


async def test_only_editors_and_owners_press_the_buttons_and_only_in_private(
    gate: Gate, site: Site
) -> None:
    kim, lee = gate.person(EDITOR, "Kim"), gate.person(READER, "Lee")
    group = gate.group()
    shown = await reply_to(kim, f"/feeds add {site.url('/feed')}")
    add = shown.labelled("Add")["callback_data"]
    assert await toast(lee, shown, add) == "That is not yours to do."
    assert (await reply_to(lee, "/feeds")).text.startswith("I do not know this command")
    await turned(kim, shown, "Add")
    stop = shown.labelled("Stop 1")["callback_data"]
    assert await toast(lee, shown, stop) == "That is not yours to do."
    kim.says("/feeds", into=group)
    assert "1. Roads" in (await reply_to(kim, "/feeds")).text
    assert group.sees() == []
