"""Conversations with the bot as it is run: one process, a Bot API server on loopback, people.

Every message the bot sends here was judged by Telegram's own library on its way into the gate.
"""

import shutil
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from bot_process import ADMIN, ONRECORD, Process, environment, serving
from conversation import arrived, reply_to, shown, toast, turned
from gate import Gate, Reset

from bot.telegram.menu import TAGS

pytestmark = pytest.mark.asyncio(loop_scope="module")

LANDS = (
    "Over the past three years a part of the lands taken from the valley's villages has been"
    " given back to them. The commission goes on with its work until every claim is heard."
)
BRIDGE = (
    "A bridge over the Narrow River was opened for carts and for people on foot. The elders of"
    " both banks cut the ribbon together."
)
OVER = "The commission has ended its work, and every village has its lands again."
RU = (
    "Вода реки Нарын будет поделена между двумя сторонами поровну. Об этом договорились министры."
    " Соглашение подпишут в июне."
)
KY = (
    "Нарын дарыясынын суусу эки тараптын ортосунда тең бөлүнөт. Бул тууралуу министрлер"
    " макулдашты. Келишимге июнь айында кол коюлат."
)
STATEMENTS = {
    "lands.md": ("lands", "2019-05-17", "The lands of the valley", "en", LANDS),
    "bridge.md": ("bridge", "2021-09-09", "A bridge", "en", BRIDGE),
    "over.md": ("over", "2023-03-01", "The commission has ended", "en", OVER),
    "ru.md": ("ru", "2020-03-05", "О воде", "ru", RU),
    "ky.md": ("ky", "2020-03-06", "Суу жөнүндө", "ky", KY),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with statements in three languages and their index."""
    made = tmp_path_factory.mktemp("conversations")
    (made / "corpus").mkdir()
    for name, (number, day, title, lang, text) in STATEMENTS.items():
        facts = f"id: {number}\ndate: {day}\ntitle: {title}\nlang: {lang}\nsource: The Ministry"
        words = f"---\n{facts}\n---\n{text}\n"
        (made / "corpus" / name).write_text(words, encoding="utf-8")
    indexed(made)
    return made


def indexed(made: Path) -> None:
    """Take the corpus in."""
    where = ("--corpus", made / "corpus", "--index", made / "var")
    subprocess.run(
        [*ONRECORD, "index", *where],
        env=environment(made),
        cwd=made,
        check=True,
        capture_output=True,
    )


FAST = {
    "ONRECORD_CHAT_MESSAGES_PER_SECOND": "1000",
    "ONRECORD_GROUP_MESSAGES_PER_MINUTE": "60000",
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def gate(folder: Path) -> AsyncIterator[Gate]:
    """A gate with the process at it, its model loaded."""
    async with Gate() as opened, serving(folder, opened, **FAST):
        first = opened.person(1, "Somebody")
        first.says("What has been given back to the villages?")
        await opened.until(lambda: any("given back" in sent.text for sent in first.sees()))
        yield opened


async def test_menus_are_set_for_everybody_and_for_admins(gate: Gate) -> None:
    await gate.until(lambda: len(gate.called("setMyCommands")) == 3 * len(TAGS))
    calls = [call.payload for call in gate.called("setMyCommands")]
    groups, everybody, admins = (c for c in calls if "language_code" not in c)
    assert [entry["command"] for entry in groups["commands"]] == ["ask"]
    assert everybody["scope"] == {"type": "all_private_chats"}
    assert [entry["command"] for entry in everybody["commands"]] == [
        *("ask", "latest", "first", "on", "check", "timeline", "changes"),
        *("follow", "following"),
        *("language", "about", "forgetme", "help", "whoami"),
    ]
    assert admins["scope"] == {"type": "chat", "chat_id": ADMIN}
    own = {entry["command"] for entry in admins["commands"]}
    assert {"reindex", "status", "admins"} <= own


async def test_somebody_new_asks_in_english(gate: Gate) -> None:
    ann = gate.person(7)
    greeting = await reply_to(ann, "/start")
    assert greeting.text.startswith("Ask what was said, and get the words themselves")
    assert "The archive holds 5 statements, 17 May 2019 – 1 March 2023." in greeting.text

    answer = await reply_to(ann, "What has been given back to the villages of the valley?")
    assert any(quote in LANDS for quote in answer.marked("blockquote"))
    assert "17 May 2019" in answer.marked("bold")
    assert "parse_mode" not in answer.payload

    context = await shown(ann, answer, answer.labels[0][0])
    whole = await turned(ann, context, "Whole statement")
    assert whole.marked("blockquote")[0] in {LANDS, OVER}
    assert await toast(ann, answer, answer.labelled("👍")["callback_data"]) == (
        "Thank you. Noted: it helped."
    )

    again = await reply_to(ann, "and in 2023?")
    assert again.text.startswith("Asked again: “What has been given back to the villages of the")
    assert "The archive does not answer this." in again.text

    day = await reply_to(ann, "/on 9 September 2021")
    assert day.marked("blockquote")[0] in BRIDGE
    silence = await reply_to(ann, "Who won the chess championship?")
    assert silence.text.startswith("The archive does not answer this.")
    voice = {"file_id": "f", "file_unique_id": "u", "duration": 3}
    before = len(ann.sees())
    ann.sends(voice=voice)
    await gate.until(lambda: len(ann.sees()) > before)
    assert arrived(ann.sees()[-1]).text.startswith("I cannot listen to voice messages.")
    long = await reply_to(ann, "water " * 300)
    assert "the most is 1000" in long.text.replace(",", "")


async def test_somebody_new_asks_in_russian(gate: Gate) -> None:
    anna = gate.person(8, "Анна", "ru")
    assert (await reply_to(anna, "/start")).text.startswith("Спросите, что было сказано")
    answer = await reply_to(anna, "Что сказано про «вода реки Нарын»?")
    assert answer.marked("blockquote")[0] in RU
    assert answer.labels[0] == ["Контекст", "Скопировать цитату"]
    context = await shown(anna, answer, "Контекст")
    assert context.marked("blockquote") == [RU]
    again = await reply_to(anna, "а в 2019 году?")
    assert again.text.startswith(
        "Тот же вопрос: «Что сказано про «вода реки Нарын»?»\nВ архиве нет ответа"
    )
    assert "1 января – 31 декабря 2019" in again.text
    about = await reply_to(anna, "/about")
    assert "В архиве 5 заявлений" in about.text
    assert "английский 3, " in about.text


async def test_somebody_new_asks_in_kyrgyz(gate: Gate) -> None:
    aizada = gate.person(9, "Айзада", "ky")
    assert (await reply_to(aizada, "/start")).text.startswith("Эмне айтылганын сураңыз")
    answer = await reply_to(aizada, "«Нарын дарыясынын суусу» жөнүндө эмне айтылган?")
    assert answer.marked("blockquote")[0] in KY
    again = await reply_to(aizada, "2020-жылычы?")
    assert again.text.startswith("Ошол эле суроо: «")
    assert again.marked("blockquote")[0] in KY
    follow = await shown(aizada, again, "Көзөмөлдөө")
    assert follow.text.startswith("Бул суроого жооп берген ар бир жаңы билдирүүнү кабарлайм:")


async def test_a_group_and_its_topics(gate: Gate) -> None:
    ann, anna, group = gate.person(7), gate.person(8, "Анна", "ru"), gate.group()
    ann.says("Good morning, everybody", into=group)
    ann.says("/following", into=group)
    ann.says(
        "/ask When was a bridge over the Narrow River opened?",
        into=group,
        message_thread_id=3,
        is_topic_message=True,
    )
    await gate.until(group.sees)
    (answer,) = group.sees()
    assert answer.payload["message_thread_id"] == 3
    assert any(quote in BRIDGE for quote in answer.marked("blockquote"))
    assert answer.labelled("Follow")["url"].startswith("https://t.me/onrecord_bot?start=f")
    anna.says("@onrecord_bot что сказано про «вода реки Нарын»?", into=group)
    await gate.until(lambda: len(group.sees()) == 2)
    assert "5 марта 2020" in group.sees()[1].text


async def test_inline_and_as_a_guest(gate: Gate) -> None:
    ann = gate.person(7)
    ann.types("the commission")
    ann.types("the commission has ended its work")
    await gate.until(lambda: gate.called("answerInlineQuery"))
    (call,) = gate.called("answerInlineQuery")
    first = call.payload["results"][0]["input_message_content"]["message_text"]
    assert first == f"1 March 2023 · The commission has ended\nThe Ministry\n{OVER}"
    ann.calls_in("@onrecord_bot When was a bridge over the Narrow River opened?")
    await gate.until(lambda: gate.called("answerGuestQuery"))
    (call,) = gate.called("answerGuestQuery")
    assert "9 September 2021" in call.payload["result"]["input_message_content"]["message_text"]


async def test_a_language_of_ones_own_and_being_forgotten(gate: Gate) -> None:
    bob = gate.person(10, "Bob")
    menu = await reply_to(bob, "/language")
    await turned(bob, menu, "Русский")
    asked = await reply_to(bob, "/forgetme")
    done = await turned(bob, asked, "Удалить")
    assert done.text == "Готово. Я больше ничего о вас не храню."
    assert (await reply_to(bob, "/whoami")).text == "Your Telegram number is 10."


async def test_an_answer_whose_connection_broke_is_offered_again(gate: Gate) -> None:
    ann = gate.person(12)
    gate.fails("sendMessage", Reset(delivered=False))
    question = ann.says("/help")
    await gate.until(ann.sees)
    (offer,) = ann.sees()
    assert offer.buttons[0]["callback_data"] == f"again:{question}"


async def test_for_others_the_admins_commands_do_not_exist(gate: Gate) -> None:
    admin, ann, group = gate.person(ADMIN, "Kim"), gate.person(13), gate.group(-1002)
    for command in ("/nonsense", "/reindex", "/status"):
        ann.says(command)
    admin.says("/status", into=group)
    admin.says("/ask When was a bridge over the Narrow River opened?", into=group)
    admin.says("/status")
    await gate.until(lambda: len(ann.sees()) == 3 and admin.sees() and group.sees())
    unknown, reindex, status = (sent.text for sent in ann.sees())
    assert unknown == reindex == status
    assert unknown != admin.sees()[0].text
    (answer,) = group.sees()
    assert any(quote in BRIDGE for quote in answer.marked("blockquote"))


async def test_killed_in_the_middle_of_a_conversation(tmp_path: Path, folder: Path) -> None:
    """Buttons, links, follows and the last question of a chat outlive the process."""
    # a folder is served by one process at a time
    shutil.copytree(folder / "corpus", tmp_path / "corpus")
    folder = tmp_path
    indexed(folder)
    async with Gate() as gate:
        ann = gate.person(11)
        process = Process(folder, gate, **FAST)
        ann.says("When was a bridge over the Narrow River opened?")
        await gate.until(lambda: any("carts" in sent.text for sent in ann.sees()))
        answer = ann.sees()[-1]
        await reply_to(ann, "/follow the bridge over the Narrow River")
        await process.killed()
        extra = "A second bridge over the Narrow River was opened by the elders in May."
        facts = "id: second\ndate: 2024-05-06\ntitle: Second bridge\nlang: en"
        text = f"---\n{facts}\n---\n{extra}\n"
        (folder / "corpus" / "second.md").write_text(text, encoding="utf-8")
        indexed(folder)
        async with serving(folder, gate, **FAST):
            await gate.until(lambda: any(extra in sent.text for sent in ann.sees()))
            news = next(sent for sent in ann.sees() if extra in sent.text)
            assert news.text.startswith("1 new statement on what you follow")
            context = await shown(ann, answer, answer.labels[0][0])
            assert context.marked("blockquote")[0] in {BRIDGE, extra}
            link = next(e["url"] for e in answer.payload["entities"] if "t.me" in e.get("url", ""))
            opened = await reply_to(ann, f"/start {link.partition('?start=')[2]}")
            assert opened.marked("blockquote")[0] in {BRIDGE, extra}
            again = await reply_to(ann, "and in 2024?")
            assert again.marked("blockquote") == [extra]
            told_once = [sent for sent in ann.sees() if sent.text.startswith("1 new statement")]
            assert len(told_once) == 1
