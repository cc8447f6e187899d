"""Conversations in Russian and Kyrgyz, over a small archive, through a Bot API server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from conversation import CALM
from fake_encoder import FakeEncoder
from gate import TOKEN, Gate, Person
from library import Library

from bot.settings.settings import load_settings
from bot.telegram.app import build
from bot.usecases import library as opened
from retrieval import Directory

ADMIN = 900
VOCABULARY = ("вод", "суу", "виз", "тариф", "бюджет")
RIVER = "Вода реки будет поделена между двумя сторонами поровну до конца года."
SUU = "Дарыянын суусу эки тараптын ортосунда тең бөлүнөт деп макулдашылды."
VISA = "Визовый сбор составит десять крон для всех приезжающих с первого августа."


class Encoder(FakeEncoder):
    """Counts a few Russian and Kyrgyz words, and knows every script."""

    def __init__(self, *_: object) -> None:
        super().__init__(fingerprint="fake-cyrillic", vocabulary=VOCABULARY)

    def knows(self, text: str) -> bool:
        """Whether there is a word in it."""
        return any(map(str.isalpha, text))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index of three statements, two in Russian and one in Kyrgyz."""
    library = Library(tmp_path, encoder=Encoder())
    (tmp_path / "corpus").mkdir()
    library.write("river.md", RIVER, id="river", date="2020-03-05", lang="ru", title="О реке")
    library.write("visa.md", VISA, id="visa", date="2022-07-08", lang="ru", title="О визах")
    library.write("suu.md", SUU, id="suu", date="2021-04-30", lang="ky", title="Дарыя жөнүндө")
    library.reindex()
    monkeypatch.setattr(opened, "ModelEncoder", Encoder)
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    monkeypatch.setenv("ONRECORD_ADMIN_IDS", str(ADMIN))
    monkeypatch.setenv("ONRECORD_CHAT_MESSAGES_PER_SECOND", "1000")
    return library.directory.root


@pytest.fixture
async def gate(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    """A gate with the bot serving at it in this process."""
    async with Gate() as opened, serving(opened, folder, monkeypatch):
        yield opened


@asynccontextmanager
async def serving(gate: Gate, folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    monkeypatch.setenv("TELEGRAM_API_URL", gate.url)
    settings = load_settings(None)
    cases = opened.OpenLibrary(Directory(folder), settings, today=lambda: date(2026, 1, 1))
    service = build(settings, cases, TOKEN, timing=CALM)
    running = asyncio.create_task(service.run())
    try:
        yield
    finally:
        service.stop()
        await running


async def reply_to(person: Person, text: str) -> str:
    """What the bot says to a message, with ordinary spaces."""
    before = len(person.sees())
    person.says(text)
    await person.gate.until(lambda: len(person.sees()) > before)
    sent = person.sees()[-1]
    assert not sent.rewritten, "Telegram would have changed the text"
    return sent.text.replace("\u00a0", " ")


async def test_a_conversation_in_russian(gate: Gate) -> None:
    anna = gate.person(7, "Анна", "ru")
    greeting = await reply_to(anna, "/start")
    assert greeting.startswith("Спросите, что было сказано, – и получите сами слова с датой.")
    assert "\nВ архиве 3 заявления, 5 марта 2020 г. – 8 июля 2022 г.\n" in greeting
    assert await reply_to(
        anna, "Будет ли вода реки поделена поровну между сторонами, что сказано в марте 2020 года?"
    ) == (f"Период поиска: 1–31 марта 2020 г. (1 заявление)\n\n5 марта 2020 г. · О реке\n{RIVER}")
    assert anna.sees()[-1].marked("blockquote") == [RIVER]
    assert (await reply_to(anna, "/latest")).startswith(
        "Сначала новые\n\n1. 8 июля 2022 г. · О визах\n"
    )
    assert await reply_to(anna, "Что было 31 февраля 2021 года?") == (
        "Такой даты нет: 31 февраля 2021. Пожалуйста, проверьте её."
    )
    assert await reply_to(anna, "Что сказано с мая 2021 по март 2020?") == (
        "Названный период заканчивается (31 марта 2020 г.) раньше, чем начинается"
        " (1 мая 2021 г.). Пожалуйста, проверьте даты."
    )
    assert (await reply_to(anna, "Кто выиграл чемпионат по шахматам?")).startswith(
        "В архиве нет ответа на этот вопрос.\n"
        "Просмотрено 3 заявления, 5 марта 2020 г. – 8 июля 2022 г."
    )
    assert await reply_to(anna, "/whoami") == "Ваш ID в Telegram: 7."
    assert await reply_to(anna, "/nonsense") == (
        "Такой команды я не знаю. Что я умею, подскажет /help."
    )


async def test_a_conversation_in_kyrgyz(gate: Gate) -> None:
    aizada = gate.person(8, "Айзада", "ky")
    greeting = await reply_to(aizada, "/start")
    assert greeting.startswith("Эмне айтылганын сураңыз – сөздүн өзүн датасы менен аласыз.")
    assert "\nАрхивде 3 билдирүү, 2020-жылдын 5-марты – 2022-жылдын 8-июлу.\n" in greeting
    assert await reply_to(
        aizada,
        "2021-жылдын апрелинде дарыянын суусу эки тараптын ортосунда тең бөлүнөт деп айтылганбы?",
    ) == (
        "Издөө мезгили: 2021-жылдын 1–30-апрели (1 билдирүү)\n\n"
        f"2021-жылдын 30-апрели · Дарыя жөнүндө\n{SUU}"
    )
    assert aizada.sees()[-1].marked("blockquote") == [SUU]
    assert await reply_to(aizada, "2021-жылдын 31-февралында эмне болду?") == (
        "Мындай күн жок: 2021-жыл, 31-февраль. Датаны текшериңиз."
    )
    assert (await reply_to(aizada, "Шахмат боюнча чемпионатта ким жеңди?")).startswith(
        "Архивде бул суроого жооп жок.\n"
        "Каралганы: 3 билдирүү, 2020-жылдын 5-марты – 2022-жылдын 8-июлу."
    )
    assert (await reply_to(aizada, "2019-жылга чейин суу жөнүндө эмне айтылган?")).startswith(
        "Архивде бул суроого жооп жок.\n"
        "Издөө мезгили: 2018-жылдын 31-декабрына чейин; бул аралыкта билдирүү жок."
    )
    assert await reply_to(aizada, "/whoami") == "Telegram'дагы ID номериңиз: 8."


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("kk", "Ваш ID в Telegram: 9."),
        ("uz", "Ваш ID в Telegram: 9."),
        ("de", "Your Telegram number is 9."),
        (None, "Your Telegram number is 9."),
    ],
)
async def test_readers_of_other_languages_are_answered_in_the_nearest(
    gate: Gate, tag: str | None, said: str
) -> None:
    assert await reply_to(gate.person(9, "Guest", tag), "/whoami") == said


async def test_two_people_in_one_group_are_each_answered_in_their_own_language(gate: Gate) -> None:
    anna, aizada = gate.person(7, "Анна", "ru"), gate.person(8, "Айзада", "ky")
    group = gate.group()
    anna.says("/ask Что сказано о воде?", into=group)
    await gate.until(group.sees)
    aizada.says("/ask суу жөнүндө эмне айтылган?", into=group)
    await gate.until(lambda: len(group.sees()) == 2)
    first, second = (sent.text.replace("\u00a0", " ") for sent in group.sees())
    assert "5 марта 2020 г. · О реке" in first
    assert "2021-жылдын 30-апрели · Дарыя жөнүндө" in second


async def test_a_language_changed_in_telegram_is_spoken_from_the_next_message_on(
    gate: Gate,
) -> None:
    anna = gate.person(7, "Анна", "ru")
    assert await reply_to(anna, "/whoami") == "Ваш ID в Telegram: 7."
    anna.lang = "ky"
    assert await reply_to(anna, "/whoami") == "Telegram'дагы ID номериңиз: 7."


async def test_an_admin_is_told_in_russian_what_is_live(gate: Gate) -> None:
    kim = gate.person(ADMIN, "Ким", "ru")
    said = await reply_to(kim, "/status")
    assert said.splitlines()[1:4] == [
        "⚠ О резервной копии ничего не известно",
        "3 заявления, 3 отрывка",
        "5 марта 2020 г. – 8 июля 2022 г.",
    ]
