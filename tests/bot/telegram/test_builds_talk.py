"""/expect, /expects, /builds and /rollback from the phone, in three languages."""

from collections.abc import AsyncIterator
from pathlib import Path

import index_child
import pytest
from conversation import arrived, replied, reply_to, shown, toast, turned
from gate import Gate, Person, Sent
from library import Library
from newsroom import EDITOR, READER, fee_and_dam, memory, talking

from retrieval import expectations, held_build, maintenance

OWNER = 900
FEE = "The visa fee is ten crowns. It is paid at the embassy."
ASKED = "What is the latest on the visa fee?"


@pytest.fixture
def folder(tmp_path: Path) -> Library:
    return fee_and_dam(tmp_path, FEE)


@pytest.fixture
async def gate(folder: Library, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    async with talking(folder, monkeypatch, OWNER) as opened:
        yield opened


def outdone(folder: Library) -> None:
    """Three later statements on the fee, before which the first one is not shown any more."""
    for number in range(3):
        text = f"The visa fee is {number} crowns more."
        facts = {"date": f"2021-01-0{number + 1}", "title": f"Fee {number}", "lang": "en"}
        folder.write(f"more{number}.md", text, id=f"more{number}", **facts)


async def reindexed(person: Person, start: str) -> Sent:
    """The report of a reindex."""
    sent = await reply_to(person, "/reindex")
    await person.gate.until(lambda: sent.labels)
    person.callback_queries(sent, sent.labelled(start)["callback_data"])
    await person.gate.until(lambda: start not in str(sent.labels) and "20" in sent.text)
    return arrived(sent)


SAYS: dict[str, dict[str, str]] = {
    "en": {
        "kept": f"Kept. When “{ASKED}” is asked, these words are to be among the answer.",
        "start": "Start",
        "held": "is made and held back, as it answers check-questions worse.",
        "worse": "1 check-question is answered worse:",
        "expected": "   expected: 1 January 2020 · The fee\n   now: 3 January 2021 · Fee 2",
        "publish": "Publish all the same",
        "leave": "Leave it",
        "list": "1 check-question, asked of every new build before it is live:",
        "none": "There are no check-questions yet.",
        "live": "is live.",
    },
    "ru": {
        "kept": f"Запомнено. На вопрос «{ASKED}» среди ответа должны быть эти слова.",
        "start": "Начать",
        "held": "сделана и придержана, потому что на контрольные вопросы она отвечает хуже.",
        "worse": "На 1 контрольный вопрос ответ хуже:",
        "expected": "   ожидалось: 1 января 2020\xa0г. · The fee\n"
        "   теперь: 3 января 2021\xa0г. · Fee 2",
        "publish": "Всё равно опубликовать",
        "leave": "Оставить",
        "list": "1 контрольный вопрос; его задают каждой новой сборке",
        "none": "Контрольных вопросов пока нет.",
        "live": "Теперь действует сборка от",
    },
    "ky": {
        "kept": f"Сакталды. «{ASKED}» деп сураганда, жооптун ичинде ушул сөздөр болушу керек.",
        "start": "Баштоо",
        "held": "текшерүү суроолоруна начарыраак жооп бергендиктен кармалып турат.",
        "worse": "1 текшерүү суроосуна начарыраак жооп берилет:",
        "expected": "   күтүлгөнү: 2020-жылдын 1-январы · The fee\n"
        "   азыркысы: 2021-жылдын 3-январы · Fee 2",
        "publish": "Баары бир жарыялоо",
        "leave": "Калтыруу",
        "list": "1 текшерүү суроосу; ар бир жаңы нускага",
        "none": "Текшерүү суроолору азырынча жок.",
        "live": "түзүлгөн нуска иштейт.",
    },
}


@pytest.mark.parametrize("lang", SAYS)
async def test_an_answer_is_kept_and_a_build_that_does_worse_waits_for_a_tap(
    gate: Gate, folder: Library, lang: str
) -> None:
    kim, says = gate.person(EDITOR, "Kim", lang), SAYS[lang]
    await reply_to(kim, ASKED)
    kept = await reply_to(kim, "/expect")
    assert kept.text.startswith(says["kept"])
    assert kept.marked("blockquote") == [FEE]
    outdone(folder)
    live = maintenance.live_name(folder.directory)
    report = await reindexed(kim, says["start"])
    assert says["held"] in report.text
    assert says["worse"] in report.text
    assert report.text.endswith(f"– {ASKED}\n{says['expected']}")
    assert report.labels == [[says["publish"]], [says["leave"]]]
    assert maintenance.live_name(folder.directory) == live
    answer = await reply_to(kim, ASKED)
    assert answer.marked("blockquote")[0] in FEE
    published = await turned(kim, report, says["publish"])
    assert says["live"] in published.text
    assert held_build(folder.directory) is None
    answer = await reply_to(kim, ASKED)
    assert answer.marked("blockquote")[0] == "The visa fee is 2 crowns more."
    listed = await reply_to(kim, "/expects")
    assert listed.text.startswith(says["list"])
    assert listed.text.endswith(
        f"1. {ASKED}\n{says['expected'].partition(': ')[2].splitlines()[0]}"
    )
    emptied = await turned(kim, listed, "✕ 1")
    assert emptied.text.startswith(says["none"])
    assert expectations.all_of(folder.directory) == ()
    acts = [(one.user, one.act) for one in memory(folder).audit.entries(9)]
    assert acts == [
        (EDITOR, "unexpect"),
        (EDITOR, "publish-build"),
        (EDITOR, "reindex"),
        (EDITOR, "expect"),
    ]


async def test_a_reply_tells_which_answer_and_which_words_are_meant(
    gate: Gate, folder: Library
) -> None:
    kim = gate.person(EDITOR, "Kim")
    about = await reply_to(kim, "What do the fee and the dam bring?")
    await reply_to(kim, "/on 2 January 2020")
    quote = {"text": "The dam holds", "position": 0, "is_manual": True}
    kept = await replied(kim, "/expect How high is the water?", about, quote=quote)
    assert kept.text.startswith("Kept. When “How high is the water?” is asked")
    assert kept.marked("blockquote") == ["The dam holds the water of the river."]
    (one,) = expectations.all_of(folder.directory)
    assert (one.query.question, one.statement_id) == ("How high is the water?", "dam")


async def test_what_is_published_and_held_back_is_not_called_live(gate: Gate) -> None:
    kim = gate.person(EDITOR, "Kim")
    await reply_to(kim, ASKED)
    await reply_to(kim, "/expect")
    ministry = gate.channel(-1001234567890, "Ministry", "ministry")
    posts = [
        ministry.post(f"The visa fee is {number} crowns more.", 1932876000 + number * 86_400)
        for number in range(3)
    ]
    before = len(kim.sees())
    for post in posts:
        kim.forwards(post)
    await gate.until(lambda: len(kim.sees()) > before and kim.sees()[before].labels)
    preview = kim.sees()[before]
    kim.callback_queries(preview, preview.labelled("Publish all")["callback_data"])
    await gate.until(lambda: "held back" in preview.text)
    assert f"– {ASKED}\n   expected: 1 January 2020 · The fee" in preview.text
    assert preview.labels[:2] == [["Publish all the same"], ["Leave it"]]
    assert "Undo" in str(preview.labels)
    owner = gate.person(OWNER)
    await gate.until(lambda: owner.sees() and len(kim.sees()) == before + 2)
    assert "held back" in owner.sees()[0].text
    status = await reply_to(kim, "/status")
    assert (
        "⚠ A build is held back, as it answers check-questions worse: 1; /builds shows it"
        in status.text
    )
    await turned(kim, preview, "Publish all the same")
    answer = await reply_to(kim, ASKED)
    assert answer.marked("blockquote")[0] == "The visa fee is 2 crowns more."


async def test_what_is_no_answer_is_not_kept(gate: Gate, folder: Library) -> None:
    kim = gate.person(EDITOR, "Kim")
    nothing = await reply_to(kim, "/expect")
    assert nothing.text.startswith("There is no answer here to keep.")
    await reply_to(kim, "Who won the chess championship of sanctions?")
    silent = await reply_to(kim, "/expect")
    assert silent.text.startswith(("That was no answer.", "There is no answer here to keep."))
    assert expectations.all_of(folder.directory) == ()


BACK = {
    "en": (
        "1 statement would no longer be found:\n– 1 May 2021 · The bridge",
        "Make it live",
        "is live.",
        "The next reindex makes a build of what the files hold then.",
        "Another build is live meanwhile. Look again: /builds",
    ),
    "ru": (
        "1 заявление перестанет находиться:\n– 1 мая 2021\xa0г. · The bridge",
        "Ввести в действие",
        "Теперь действует сборка от",
        "Следующая переиндексация сделает сборку из того, что тогда будет в файлах.",
        "Тем временем начала действовать другая сборка. Посмотрите снова: /builds",
    ),
    "ky": (
        "1 билдирүү мындан ары табылбай калат:\n– 2021-жылдын 1-майы · The bridge",
        "Иштетүү",
        "түзүлгөн нуска иштейт.",
        "Кийинки кайра индекстөө ошол кезде файлдарда эмне болсо, ошондон нуска жасайт.",
        "Ошол арада башка нуска иштей баштады. Кайра караңыз: /builds",
    ),
}


@pytest.mark.parametrize("lang", BACK)
async def test_going_back_is_shown_first_and_forward_again(
    gate: Gate, folder: Library, lang: str
) -> None:
    kim = gate.person(OWNER, "Kim", lang)
    leaves, go, live, note, over = BACK[lang]
    facts = {"id": "bridge", "date": "2021-05-01", "title": "The bridge", "lang": "en"}
    folder.write("bridge.md", "The bridge over the river is open.", **facts)
    index_child.index(folder.root)
    newest = maintenance.live_name(folder.directory)
    asked = await reply_to(kim, "/rollback")
    assert leaves in asked.text
    assert asked.text.endswith(note)
    again = await reply_to(kim, "/rollback")
    done = await turned(kim, asked, go)
    assert live in done.text
    assert maintenance.live_name(folder.directory) != newest
    answer = await reply_to(kim, "Which bridge over the river is open?")
    assert "The bridge over the river is open." not in answer.marked("blockquote")
    assert (await turned(kim, again, go)).text == over
    builds = await reply_to(kim, "/builds")
    assert len(builds.labels) == 1
    forward = await shown(kim, builds, builds.labels[0][0])
    assert "The bridge" in forward.text
    await turned(kim, forward, go)
    assert maintenance.live_name(folder.directory) == newest
    answer = await reply_to(kim, "Which bridge over the river is open?")
    assert "The bridge over the river is open." in answer.marked("blockquote")


async def test_each_may_do_what_is_theirs_whatever_buttons_they_see(
    gate: Gate, folder: Library
) -> None:
    owner, editor, reader = (gate.person(one) for one in (OWNER, EDITOR, READER))
    index_child.index(folder.root)
    folder.write("more.md", "The road is open.", date="2021-05-01", lang="en")
    index_child.index(folder.root)
    live = maintenance.live_name(folder.directory)
    unknown = (await reply_to(reader, "/nonsense")).text
    for command in ("/builds", "/expects", "/expect", "/rollback", "/reindex"):
        assert (await reply_to(reader, command)).text == unknown
    assert (await reply_to(editor, "/rollback")).text == unknown
    asked = await reply_to(owner, "/rollback")
    go = asked.labelled("Make it live")["callback_data"]
    for person in (editor, reader):
        assert await toast(person, asked, go) == "That is not yours to do."
    assert maintenance.live_name(folder.directory) == live
