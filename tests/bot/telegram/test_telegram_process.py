"""The bot as it is run: a real process, a Bot API server on loopback, and kill -9."""

import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from bot_process import ADMIN, ONRECORD, READER, Process, environment, serving
from gate import TOKEN, Gate, Hold, Refuse
from gate.chats import Sent

from bot.replies.wording import Wording

ASSETS = (
    "Over the past three years a part of the lands taken from the valley's villages has been"
    " given back to them. The commission goes on with its work until every claim is heard."
)
NEIGHBOURS = (
    "The valley keeps to one principle above all others in dealing with its neighbours: nobody"
    " meddles in the household of another. On this all its treaties rest."
)


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two statements and their index."""
    folder = tmp_path_factory.mktemp("indexed")
    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "lands.txt").write_text(f"date 2019-05-17\n{ASSETS}\n", encoding="utf-8")
    (corpus / "treaties.txt").write_text(f"date 2020-03-02\n{NEIGHBOURS}\n", encoding="utf-8")
    subprocess.run(
        [*ONRECORD, "index", "--corpus", corpus, "--index", folder / "var"],
        env=environment(folder),
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture
def folder(indexed: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it that a test may do anything to."""
    shutil.copytree(indexed, tmp_path, dirs_exist_ok=True)
    yield tmp_path
    log = tmp_path / "log"
    said = log.read_text(encoding="utf-8") if log.exists() else ""
    assert TOKEN not in said
    assert TOKEN.partition(":")[2] not in said
    assert "Traceback" not in said


@pytest.fixture
async def gate() -> AsyncIterator[Gate]:
    async with Gate() as opened:
        yield opened


def answered(seen: list[Sent]) -> bool:
    """Whether the answer is there; a message may stand in for it while the model is loaded."""
    return any("given back" in sent.text for sent in seen)


async def warmed(gate: Gate) -> None:
    """Wait until questions are answered at once."""
    someone = gate.person(1, "Someone")
    someone.says("What has been given back to the villages?")
    await gate.until(lambda: answered(someone.sees()))


def the_answer(seen: list[Sent]) -> Sent:
    """The one message there is, which must be the quotation about the lands."""
    (sent,) = seen
    assert "2019" in sent.text
    (quote,) = [q for q in sent.marked("blockquote") if "given back" in q]
    assert quote in ASSETS
    assert not sent.rewritten
    return sent


async def test_killed_while_it_works_it_answers_once_after_the_restart(
    folder: Path, gate: Gate
) -> None:
    ann = gate.person(READER)
    process = Process(folder, gate)
    asked = ann.says("What has been given back to the villages?")
    # Acknowledged, and the model is still being loaded: the question is only in the inbox.
    await gate.until(lambda: gate.acknowledged > asked)
    assert not answered(ann.sees())
    await process.killed()
    async with serving(folder, gate):
        await gate.until(lambda: answered(ann.sees()))
        # Where this machine is slow, the kill may have come just after a message that stands in
        # for the answer, and before that was written down: it stays, and the answer is another.
        searching = Wording("en")("searching")
        the_answer([sent for sent in ann.sees() if sent.texts != [searching]])
        gate.repeat(asked)
        ann.says("/whoami")
        await gate.until(lambda: str(READER) in ann.sees()[-1].text)
        assert len([sent for sent in ann.sees() if answered([sent])]) == 1


async def test_killed_while_it_sends_it_asks_instead_of_answering_twice(
    folder: Path, gate: Gate
) -> None:
    ann = gate.person(READER)
    held = Hold(delivered=True)
    process = Process(folder, gate)
    await warmed(gate)
    gate.fails("sendMessage", held)
    question = ann.says("What has been given back to the villages?")
    await gate.until(ann.sees)
    await process.killed()
    held.released.set()
    the_answer(ann.sees())
    async with serving(folder, gate):
        await gate.until(lambda: len(ann.sees()) == 2)
        offer = ann.sees()[-1]
        (button,) = offer.buttons
        assert button["callback_data"] == f"again:{question}"
        assert "reply_parameters" in offer.payload
        ann.callback_queries(offer, button["callback_data"])
        ann.callback_queries(offer, button["callback_data"])
        await gate.until(lambda: answered(ann.sees()[2:]))
        the_answer(ann.sees()[2:])
        await gate.until(lambda: len(gate.called("answerCallbackQuery")) == 2)
    assert len(ann.sees()) == 3


async def test_an_admin_reindexes_and_sees_it_in_one_message(folder: Path, gate: Gate) -> None:
    admin, ann = gate.person(ADMIN, "Kim"), gate.person(READER)
    new = "A bridge over the Narrow River was opened for carts and for people on foot."
    (folder / "corpus" / "bridge.txt").write_text(f"date 2021-09-09\n{new}\n", encoding="utf-8")
    async with serving(folder, gate):
        admin.says("/reindex")
        await gate.until(lambda: admin.sees() and admin.sees()[0].buttons)
        look = admin.sees()[0]
        admin.callback_queries(look, look.labelled("Start")["callback_data"])
        ann.says("/whoami")
        admin.says("/reindex")
        await gate.until(lambda: ann.sees() and len(admin.sees()) == 2)
        (progress, refusal) = admin.sees()
        assert "Another reindex is running" in refusal.text
        await gate.until(lambda: "1" in progress.text and "new" in progress.text.lower())
        assert len(admin.sees()) == 2
        ann.says("When was a bridge over the Narrow River opened?")
        await gate.until(lambda: len(ann.sees()) == 2 and new in ann.sees()[-1].text)
        assert new in ann.sees()[-1].marked("blockquote")


async def test_statements_leave_by_many_only_where_an_admin_presses_that_it_is_meant(
    folder: Path, gate: Gate
) -> None:
    """Of seven statements five are gone from the folder; a reader's press of the button is none."""
    admin, ann = gate.person(ADMIN, "Kim"), gate.person(READER)
    news = [folder / "corpus" / f"news-{number}.txt" for number in range(5)]
    for number, path in enumerate(news):
        path.write_text(f"date 2021-09-0{number + 1}\nBridge {number} is open.\n", encoding="utf-8")
    async with serving(folder, gate):
        admin.says("/reindex")
        await gate.until(lambda: admin.sees() and admin.sees()[0].buttons)
        first = admin.sees()[0]
        admin.callback_queries(first, first.labelled("Start")["callback_data"])
        await gate.until(lambda: "5 new" in first.text and not first.buttons)
        for path in news:
            path.unlink()
        admin.says("/reindex")
        await gate.until(lambda: len(admin.sees()) == 2 and admin.sees()[1].buttons)
        asking = admin.sees()[1]
        assert asking.labels == [["Start"], ["Gone 5"], ["Leave it"]]
        admin.callback_queries(asking, asking.labelled("Start")["callback_data"])
        await gate.until(lambda: asking.labels == [["Reindex all the same"]])
        assert "5 of the 7 statements would no longer be in the archive’s files" in asking.text
        (button,) = asking.buttons
        ann.callback_queries(asking, button["callback_data"])
        await gate.until(lambda: len(gate.called("answerCallbackQuery")) == 3)
        assert len(asking.texts) == len(admin.sees()[1].texts)
        admin.callback_queries(asking, button["callback_data"])
        await gate.until(lambda: "5 no longer in the files" in admin.sees()[1].text)
        assert len(admin.sees()) == 2


async def test_a_rejected_token_is_one_sentence_and_exit_code_3(folder: Path, gate: Gate) -> None:
    # a folder of its own for leases: a bot of another test is not told of in the log
    wrong = {"TELEGRAM_BOT_TOKEN": "4242:wrong", "TMPDIR": str(folder)}
    process = Process(folder, gate, **wrong)
    assert await process.ends() == 3
    (line,) = (folder / "log").read_text(encoding="utf-8").splitlines()
    assert line == "Telegram rejects TELEGRAM_BOT_TOKEN; @BotFather shows the right one."


async def test_a_token_that_is_revoked_while_it_serves_ends_it(folder: Path, gate: Gate) -> None:
    process = Process(folder, gate)
    await gate.until(lambda: gate.offered or gate.called("deleteWebhook"))
    gate.fails("getUpdates", *[Refuse(401, "Unauthorized")] * 50)
    gate.fails("getMe", *[Refuse(401, "Unauthorized")] * 50)
    assert await process.ends() == 3
    # what prepares the models in a thread may log beside it
    assert "Telegram rejects TELEGRAM_BOT_TOKEN; @BotFather shows the right one." in (
        (folder / "log").read_text(encoding="utf-8").splitlines()
    )


async def test_odd_updates_silence_nobody(folder: Path, gate: Gate) -> None:
    """What the library cannot parse, what nothing can be read of, and people all around it."""
    ann, bob, admin = gate.person(READER), gate.person(8, lang="ru"), gate.person(ADMIN)
    question = "What has been given back to the villages?"
    async with serving(folder, gate):
        gate.queue_raw(message=ann.message(text=question, quote={"text": "?"}, poll={"id": "1"}))
        gate.queue_raw(message={"chat": bob.chat, "from": bob.user, "text": question})
        gate.queue_raw(message=[1, 2])
        gate.queue_raw(callback_query={"id": "1"})
        await gate.until(lambda: answered(ann.sees()) and bob.sees() and admin.sees())
        await gate.until(lambda: gate.acknowledged == gate.offered)
    (told_bob,) = bob.sees()
    assert told_bob.text == (
        "Telegram прислал ваше сообщение в виде, который я пока не читаю. Пожалуйста, напишите"
        " вопрос обычным текстом."
    )
    told = [sent.text for sent in admin.sees()]
    assert len(told) == len(set(told)) <= 3
    assert all("It is set aside, and everything else goes on." in text for text in told)


async def test_a_damaged_memory_is_moved_aside_and_told(folder: Path, gate: Gate) -> None:
    (folder / "var" / "bot.sqlite").write_bytes(b"no database at all " * 500)
    admin, ann = gate.person(ADMIN), gate.person(READER)
    async with serving(folder, gate):
        ann.says("What has been given back to the villages?")
        await gate.until(lambda: answered(ann.sees()) and admin.sees())
    (aside,) = (folder / "var").glob("bot.sqlite.damaged-*")
    assert admin.sees()[0].text == (
        "What I remember of people was damaged (file is not a database). It is moved aside as"
        f" {aside.name}, and I began anew: questions that waited, buttons of earlier answers and"
        " what people follow are lost. The archive is not touched."
    )


async def test_without_a_server_it_keeps_trying(folder: Path) -> None:
    async with Gate() as gone:
        pass
    process = Process(folder, gone)
    log = folder / "log"
    await gone.until(lambda: "cannot be reached" in log.read_text(encoding="utf-8"))
    assert await process.stopped() == 0


async def test_a_second_process_on_the_same_folder_does_not_start(folder: Path, gate: Gate) -> None:
    async with serving(folder, gate):
        await gate.until(lambda: gate.called("getMe"))
        second = Process(folder, gate)
        assert await second.ends() == 2
    assert "Another process serves from" in (folder / "log").read_text(encoding="utf-8")


async def test_the_log_holds_neither_what_is_asked_nor_who_asks(folder: Path, gate: Gate) -> None:
    number, group = 765432198, -1007654321987
    ann, club = gate.person(number, "Annabella"), gate.group(group, "Zugzwang")
    private = ("villages", "Annabella", "Zugzwang", str(number), str(group)[1:], "given back")
    async with serving(folder, gate):
        ann.says("What has been given back to the villages?")
        await gate.until(lambda: answered(ann.sees()))
        ann.says("/ask What has been given back to the villages?", club)
        await gate.until(lambda: answered(club.sees()))
        ann.says("What villages on 31 February 2019?")
        ann.types("villages")
        told = f"Bad Request: chat {number} not found"
        gate.fails("sendMessage", Refuse(400, told), Refuse(403, "Forbidden: bot was blocked"))
        ann.says("What has been given back?")
        ann.says("/whoami")
        await gate.until(lambda: str(number) in ann.sees()[-1].text)
    log = (folder / "log").read_text(encoding="utf-8")
    assert [word for word in private if word in log] == []
    assert "INFO bot.telegram" in log
    assert "BadRequest: Chat #" in log
    (folder / "log").unlink()  # this one has a traceback
    assert (folder / "var" / "log-key").stat().st_mode & 0o777 == 0o600


async def test_at_debug_the_log_may_hold_it(folder: Path, gate: Gate) -> None:
    ann = gate.person(765432198)
    async with serving(folder, gate, ONRECORD_LOG_LEVEL="DEBUG"):
        ann.says("/whoami")
        await gate.until(ann.sees)
    log = (folder / "log").read_text(encoding="utf-8")
    assert "765432198" in log
    (folder / "log").unlink()
