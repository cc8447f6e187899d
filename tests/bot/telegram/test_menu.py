"""What Telegram shows of the bot before a word is said, in each language and each place."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest
from gate import TOKEN, BadGateway, Gate, Refuse, TooMany
from gate.rules import Refused
from telegram import Bot

from bot.replies.wording import Wording
from bot.state import Member, Role
from bot.telegram.menu import ANYWHERE, TAGS, private_menu, publish

ADMIN, ABSENT = 900, 901
EVERYBODY, OWNERS = private_menu(), private_menu(Role.OWNER)
STAFF = ("reindex", "expect", "expects", "builds", "rollback", "status")
LONGEST = {"name": 64, "description": 512, "short_description": 120}
DEFAULT, PRIVATE = {"type": "default"}, {"type": "all_private_chats"}
OWN = {"type": "chat", "chat_id": ADMIN}


class Shopfront(Gate):
    """A gate that also keeps what is shown of the bot, by language, as Telegram does.

    Attributes:
        menus: the commands and their descriptions by kind of scope, chat and language.
        texts: names and descriptions by kind and language.
    """

    def __init__(self, name: str = "On record") -> None:
        super().__init__()
        self.menus: dict[tuple[str, int, str], dict[str, str]] = {}
        self.texts: dict[tuple[str, str], str] = {("name", ""): name}
        self._methods["setMyCommands"] = self._set_commands
        for kind, method in (
            ("name", "Name"),
            ("description", "Description"),
            ("short_description", "ShortDescription"),
        ):
            self._methods[f"setMy{method}"] = partial(self._set, kind)
            self._methods[f"getMy{method}"] = partial(self._get, kind)

    def menu(self, scope: dict[str, Any], lang: str = "") -> dict[str, str]:
        """A menu as it was set."""
        return self.menus[scope["type"], scope.get("chat_id", 0), lang]

    def _set_commands(self, payload: dict[str, Any]) -> bool:
        scope, commands = payload.get("scope", DEFAULT), payload["commands"]
        if scope.get("chat_id") == ABSENT:
            raise Refused("Bad Request: chat not found")
        if not 1 <= len(commands) <= 100:
            raise Refused("Bad Request: BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not 1 <= len(command["description"]) <= 256:
                raise Refused("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        place = scope["type"], scope.get("chat_id", 0), payload.get("language_code", "")
        self.menus[place] = {entry["command"]: entry["description"] for entry in commands}
        return True

    def _set(self, kind: str, payload: dict[str, Any]) -> bool:
        text = payload.get(kind, "")
        if len(text) > LONGEST[kind]:
            raise Refused(f"Bad Request: {kind} is too long")
        self.texts[kind, payload.get("language_code", "")] = text
        return True

    def _get(self, kind: str, payload: dict[str, Any]) -> dict[str, str]:
        default = self.texts.get((kind, ""), "")
        return {kind: self.texts.get((kind, payload.get("language_code", "")), default)}


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def gate() -> AsyncIterator[Shopfront]:
    async with Shopfront() as opened:
        yield opened


async def published(gate: Gate, *admins: int) -> None:
    async with Bot(TOKEN, base_url=f"{gate.url}/bot") as bot:
        await publish(bot, [Member(admin, Role.OWNER) for admin in admins])


async def test_groups_private_chats_and_admins_have_menus_of_their_own(gate: Shopfront) -> None:
    await published(gate, ADMIN)
    assert gate.menu(DEFAULT) == {"ask": "Ask what was said"}
    assert gate.menu(PRIVATE) == {
        "ask": "Ask what was said",
        "latest": "The newest statements",
        "check": "Was it said? Check a quotation",
        "timeline": "When a topic was spoken of",
        "changes": "What was changed or withdrawn",
        "first": "The oldest statements",
        "on": "What was said on a day",
        "follow": "Be told of new statements",
        "following": "What you follow",
        "language": "Choose the language",
        "about": "The archive, and what I keep",
        "forgetme": "Delete all I keep of you",
        "help": "How to ask",
        "whoami": "Your Telegram number",
    }
    assert tuple(gate.menu(OWN)) == OWNERS
    assert OWNERS[: len(EVERYBODY)] == EVERYBODY
    assert {"reindex", "status", "admins"} <= {*OWNERS[len(EVERYBODY) :]}


@pytest.mark.parametrize(
    ("lang", "menu"),
    [
        (
            "ru",
            {
                "ask": "Спросить, что было сказано",
                "latest": "Самые новые заявления",
                "check": "Проверить цитату: было ли это сказано",
                "timeline": "Когда говорили на тему",
                "changes": "Что изменено или отозвано",
                "first": "Самые старые заявления",
                "on": "Что было сказано в этот день",
                "follow": "Следить за новыми заявлениями",
                "following": "За чем вы следите",
                "language": "Выбрать язык",
                "about": "Об архиве и о том, что я храню",
                "forgetme": "Удалить всё, что я о вас храню",
                "help": "Как задавать вопросы",
                "whoami": "Ваш ID в Telegram",
                "publish": "Опубликовать заявление",
                "reindex": "Принять новые заявления",
                "expect": "Запомнить ответ как контрольный",
                "expects": "Контрольные вопросы",
                "builds": "Сборки индекса",
                "rollback": "Вернуться к прежней сборке",
                "status": "Что сейчас действует",
            },
        ),
        (
            "ky",
            {
                "ask": "Эмне айтылганын суроо",
                "latest": "Эң жаңы билдирүүлөр",
                "check": "Цитатаны текшерүү: ушундай айтылганбы",
                "timeline": "Тема боюнча качан айтылганы",
                "changes": "Эмне өзгөрдү же алынып салынды",
                "first": "Эң эски билдирүүлөр",
                "on": "Ошол күнү эмне айтылган",
                "follow": "Жаңы билдирүүлөрдү көзөмөлдөө",
                "following": "Сиз көзөмөлдөгөн суроолор",
                "language": "Тилди тандоо",
                "about": "Архив жана мен сактаган маалымат",
                "forgetme": "Сиз жөнүндө сакталганды өчүрүү",
                "help": "Кантип суроо керек",
                "whoami": "Telegram'дагы ID номериңиз",
                "publish": "Билдирүү жарыялоо",
                "reindex": "Жаңы билдирүүлөрдү кабыл алуу",
                "expect": "Жоопту текшерүү суроосу кылып сактоо",
                "expects": "Текшерүү суроолору",
                "builds": "Индекстин нускалары",
                "rollback": "Мурунку нускага кайтуу",
                "status": "Азыр эмне иштеп жатат",
            },
        ),
    ],
)
async def test_menus_speak_the_language_of_whoever_opens_them(
    gate: Shopfront, lang: str, menu: dict[str, str]
) -> None:
    await published(gate, ADMIN)
    own = gate.menu(OWN, lang)
    assert {name: own[name] for name in menu} == menu
    assert tuple(own) == OWNERS
    assert gate.menu(PRIVATE, lang) == {name: menu[name] for name in EVERYBODY}
    assert gate.menu(DEFAULT, lang) == {name: menu[name] for name in ANYWHERE}


async def test_whoever_is_answered_in_russian_sees_a_russian_menu(gate: Shopfront) -> None:
    """A menu in English above answers in Russian would be odd for a reader of Kazakh."""
    await published(gate, ADMIN)
    assert TAGS == (None, "ru", "ky", "be", "kk", "tg", "uz")
    for tag in ("be", "kk", "tg", "uz"):
        for scope in (DEFAULT, PRIVATE, OWN):
            assert gate.menu(scope, tag) == gate.menu(scope, "ru")


async def test_descriptions_and_our_name_are_said_in_each_language(gate: Shopfront) -> None:
    await published(gate)
    for tag, lang in (("", "en"), ("ru", "ru"), ("ky", "ky"), ("uz", "ru")):
        say = Wording(lang)
        assert gate.texts["description", tag] == say("bot-description")
        assert gate.texts["short_description", tag] == say("bot-short-description")
        assert gate.texts["name", tag] == say("bot-name")
    assert gate.texts["name", "ky"] == "Сөзмө-сөз"


async def test_a_name_that_the_operator_chose_stays(gate: Shopfront) -> None:
    gate.texts["name", ""] = "Archive of the ministry"
    await published(gate)
    assert [key for key in gate.texts if key[0] == "name"] == [("name", "")]
    assert gate.texts["name", ""] == "Archive of the ministry"


async def test_what_is_set_already_is_not_set_again(gate: Shopfront) -> None:
    """Telegram takes few changes of a name and a description a day."""
    await published(gate)
    gate.calls.clear()
    await published(gate)
    assert {call.method for call in gate.calls} == {
        *("getMe", "setMyCommands", "getMyDescription", "getMyShortDescription", "getMyName"),
    }


async def test_an_admin_who_never_wrote_costs_one_call_and_nobody_elses_menu(
    gate: Shopfront,
) -> None:
    await published(gate, ABSENT, ADMIN)
    scopes = [call.payload.get("scope", {}) for call in gate.called("setMyCommands")]
    assert [scope.get("chat_id") for scope in scopes].count(ABSENT) == 1
    assert tuple(gate.menu(OWN, "ky")) == OWNERS


async def test_a_fault_on_the_way_leaves_one_menu_out_and_sets_the_rest(gate: Shopfront) -> None:
    gate.fails("setMyCommands", BadGateway())
    await published(gate)
    assert ("default", 0, "") not in gate.menus
    assert tuple(gate.menu(DEFAULT, "ru")) == ANYWHERE
    assert tuple(gate.menu(PRIVATE)) == EVERYBODY


async def test_a_short_wait_is_waited_out_and_a_long_one_is_not(gate: Shopfront) -> None:
    gate.fails("setMyCommands", TooMany(1))
    gate.fails("setMyDescription", TooMany(80_000))
    await published(gate)
    assert tuple(gate.menu(DEFAULT)) == ANYWHERE
    assert len(gate.called("setMyDescription")) == 1
    assert ("short_description", "ky") in gate.texts


async def test_a_server_that_knows_none_of_it_is_no_reason_to_stop(
    gate: Shopfront, caplog: pytest.LogCaptureFixture
) -> None:
    """A Bot API server of one's own may be older than the methods."""
    for method in ("setMyCommands", "getMyDescription", "getMyShortDescription", "getMyName"):
        gate.fails(method, *[Refuse(404, "Not Found")] * 10)
    with caplog.at_level("INFO", "bot.telegram.menu"):
        await published(gate, ADMIN)
    assert gate.menus == {}
    assert list(gate.texts) == [("name", "")]
    assert len(caplog.records) == 6
