"""The demo's page over HTTP: what is said and pressed there goes to the bot and comes back."""

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from conversation import serving
from fake_encoder import FakeEncoder
from gate import Gate
from library import Library
from paths import ROOT

from bot.replies.wording import Wording
from demo.phone import LANGUAGES
from demo.server import application

WEB = ROOT / "demo" / "web"
SCRIPTS = ("page.js", "chat.js", "entities.js")
WATER = "The water of the river will be shared by both sides in equal parts. "
MEETS = "A commission on the water will meet every spring."
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"


class Visitor:
    """Somebody at the page, by nothing but what the page itself asks for."""

    def __init__(self, client: "TestClient[Any, Any]", phone: int) -> None:
        self._client = client
        self._at = f"/api/phones/{phone}"

    async def screen(self, known: str = "") -> dict[str, Any]:
        """What the phone shows, once it is another than what is known."""
        answer = await self._client.get(f"{self._at}?known={known}")
        assert answer.status == 200
        shown: dict[str, Any] = await answer.json()
        return shown

    async def does(self, act: str, **given: Any) -> Any:
        """Do something; returns what comes back at once."""
        answer = await self._client.post(f"{self._at}/{act}", json=given)
        assert answer.status == 200, await answer.text()
        return await answer.json()

    async def sees(self, number: int, *, texts: int = 1) -> dict[str, Any]:
        """The bot's message of this place in the chat, when it is there (and was changed)."""
        known = ""
        while True:
            shown = await self.screen(known)
            known = shown["version"]
            messages = [one for one in shown["messages"] if not one["mine"]]
            if len(messages) > number and messages[number]["edited"] == (texts > 1):
                found: dict[str, Any] = messages[number]
                return found

    async def asks(self, text: str, number: int) -> dict[str, Any]:
        """Say something, and read the bot's message of this place."""
        await self.does("say", text=text)
        return await self.sees(number)


@pytest.fixture
async def client(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator["TestClient[Any, Any]"]:
    """The page, with the bot behind it."""
    library.write("water.md", WATER + MEETS, id="w-1", title="On the river", date="2020-03-05")
    library.write(
        "odd.md", f"The treaty says {SCRIPT} and no more.", title=SCRIPT, date="2021-05-06"
    )
    library.reindex()
    async with (
        Gate() as gate,
        serving(gate, library.root / "var", monkeypatch, lambda *_: FakeEncoder()),
        TestClient(TestServer(application(gate))) as opened,
    ):
        yield opened


@pytest.fixture
async def visitor(client: "TestClient[Any, Any]") -> Visitor:
    """Somebody whose Telegram speaks English."""
    answer = await client.post("/api/phones", json={"lang": "en"})
    return Visitor(client, (await answer.json())["phone"])


def data_of(message: dict[str, Any], label: str) -> str:
    """What stands behind a button."""
    found = {one["label"]: one.get("data") for row in message["buttons"] for one in row}
    return str(found[label])


async def test_a_question_is_answered_and_its_buttons_do_what_they_say(
    visitor: Visitor, client: "TestClient[Any, Any]"
) -> None:
    answer = await visitor.asks("What was said about water?", 0)
    assert WATER.strip() in answer["text"]
    assert {"bold", "blockquote"} <= {one["type"] for one in answer["entities"]}

    await visitor.does("press", message=answer["id"], data=data_of(answer, "Timeline"))
    timeline = await visitor.sees(1)
    assert timeline["file"]["kind"] == "photo"
    light = await client.get(timeline["file"]["url"])
    assert light.content_type == "image/png"

    button = data_of(timeline, "🌙 Dark picture")
    await visitor.does("press", message=timeline["id"], data=button)
    dark = await client.get((await visitor.sees(2))["file"]["url"])
    assert await dark.read() != await light.read()

    await visitor.does("press", message=answer["id"], data=data_of(answer, "👍"))
    screen = await visitor.screen()
    while not (screen["toast"] and screen["toast"]["text"]):
        screen = await visitor.screen(screen["version"])
    assert screen["toast"]["text"] == "Thank you. Noted: it helped."


async def test_a_question_that_was_edited_is_answered_anew_in_its_place(visitor: Visitor) -> None:
    said = await visitor.does("say", text="What does the treaty say?")
    other = await visitor.sees(0)
    assert WATER.strip() not in other["text"]
    await visitor.does("edit", message=said["message"], text="What was said about water?")
    answer = await visitor.sees(0, texts=2)
    assert answer["id"] == other["id"]
    assert WATER.strip() in answer["text"]


async def test_markup_in_a_statement_is_text_and_no_page_could_run_it(
    visitor: Visitor, client: "TestClient[Any, Any]"
) -> None:
    answer = await visitor.asks("What does the treaty say?", 0)
    assert SCRIPT in answer["text"]
    page = await client.get("/")
    assert page.headers["Content-Security-Policy"].startswith("default-src 'self';")
    scripts = [(WEB / name).read_text(encoding="utf-8") for name in SCRIPTS]
    reads_markup = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
    assert [word for word in reads_markup for script in scripts if word in script] == []


async def test_a_visitor_is_answered_in_their_language(client: "TestClient[Any, Any]") -> None:
    greetings = []
    for lang in LANGUAGES:
        answer = await client.post("/api/phones", json={"lang": lang})
        visitor = Visitor(client, (await answer.json())["phone"])
        greetings.append((await visitor.asks("/start", 0))["text"])
    assert [
        Wording(lang)("start").partition("\n")[0] == text.partition("\n")[0]
        for lang, text in zip(LANGUAGES, greetings, strict=True)
    ] == [True] * 3


@pytest.mark.parametrize(
    ("path", "given", "fault"),
    [
        ("", {"lang": "de"}, "lang is one of en, ru, ky."),
        ("/7001/say", {"text": " "}, "A message has words in it."),
        ("/7001/say", {"text": "x" * 4097}, "A message has at most 4096 characters."),
        ("/7001/say", {}, "text is a string."),
        ("/7001/edit", {"message": 5, "text": "x"}, "You have sent no message 5."),
        ("/7001/press", {"message": 5, "data": "x"}, "There is no such button under message 5."),
    ],
)
async def test_what_no_phone_can_do_is_told(path: str, given: dict[str, Any], fault: str) -> None:
    async with Gate() as gate, TestClient(TestServer(application(gate))) as client:
        await client.post("/api/phones", json={"lang": "en"})
        answer = await client.post(f"/api/phones{path}", json=given)
        assert (answer.status, await answer.json()) == (400, {"error": fault})


async def test_pages_of_other_sites_are_turned_away() -> None:
    async with Gate() as gate, TestClient(TestServer(application(gate))) as client:
        named = await client.get("/", headers={"Host": "rebound.example"})
        form = await client.post("/api/phones", data={"lang": "en"})
        unknown = await client.get("/api/phones/7001")
        assert [named.status, form.status, unknown.status] == [403, 400, 404]


def test_the_page_has_all_its_words_in_three_languages() -> None:
    said = (WEB / "words.js").read_text(encoding="utf-8").partition("export const TRIES")[0]
    blocks = re.split(r"^  (?:en|ru|ky): {", said, flags=re.MULTILINE)[1:]
    known = [set(re.findall(r"\b(\w+): [\"\[]", block)) for block in blocks]
    assert len(known) == len(LANGUAGES)
    assert known[0] == known[1] == known[2]
    page = "".join((WEB / name).read_text(encoding="utf-8") for name in ("index.html", *SCRIPTS))
    used = set(re.findall(r"""(?:\bword\(|data-word=)["'](\w+)["']""", page))
    assert len(used) > 20
    assert used - known[0] == set()
