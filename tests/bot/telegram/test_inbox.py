"""The durable inbox and the processor of updates, on real SQLite files."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, Update, User

from bot.state.database import StorageError
from bot.telegram.inbox import Again, GivenUp, Inbox, Interrupted
from bot.telegram.update_processor import UpdateProcessor

DAY = 86_400
BOT_ID = 4242
BOT = Bot("4242:none")
BOT._bot_user = User(BOT_ID, "On record", is_bot=True, username="onrecord_bot")
CREATED = 1_700_000_000


def update(update_id: int, text: str = "What was said?", chat_id: int = 7) -> Update:
    message = {
        "message_id": update_id,
        "date": CREATED,
        "chat": {"id": chat_id, "type": "private"},
        "from": {"id": chat_id, "is_bot": False, "first_name": "Ann"},
        "text": text,
    }
    made = Update.de_json({"update_id": update_id, "message": message}, BOT)
    assert made is not None
    return made


async def put(inbox: Inbox, item: Update) -> None:
    """Take an update in as it came."""
    await inbox.take([item.to_dict()], BOT)


class Clock:
    """A time that a test sets."""

    now = float(CREATED)

    def __call__(self) -> float:
        """Seconds since the epoch."""
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bot.sqlite"


@pytest.fixture
async def inbox(path: Path) -> AsyncIterator[Inbox]:
    opened = Inbox(path, BOT_ID, clock=Clock())
    yield opened
    await opened.close()


def rows(path: Path) -> list[tuple[Any, ...]]:
    """Number, state and whether the question is still there, of each row."""
    with sqlite3.connect(path) as connection:
        found = connection.execute(
            "SELECT update_id, state, payload IS NOT NULL FROM updates ORDER BY update_id"
        ).fetchall()
    connection.close()
    return found


async def replayed(path: Path, bot_id: int = BOT_ID) -> list[object]:
    """What the next process finds in its queue at the start."""
    after = Inbox(path, bot_id)
    await after.replay(BOT)
    found = [after.get_nowait() for _ in range(after.qsize())]
    await after.close(in_order=False)
    return found


async def test_an_update_is_on_disk_when_put_returns(inbox: Inbox, path: Path) -> None:
    await put(inbox, update(1))
    assert rows(path) == [(1, "received", 1)]
    assert inbox.get_nowait() == update(1)


async def test_an_update_that_comes_again_is_not_queued_again(inbox: Inbox, path: Path) -> None:
    await put(inbox, update(1))
    await put(inbox, update(1))
    await inbox.done(1)
    await put(inbox, update(1))
    assert inbox.qsize() == 1
    assert rows(path) == [(1, "done", 0)]


async def test_an_inline_query_is_queued_and_not_written(inbox: Inbox, path: Path) -> None:
    typed = {"id": "1", "from": {"id": 7, "is_bot": False, "first_name": "Ann"}}
    query = {"update_id": 1, "inline_query": {**typed, "query": "pass", "offset": ""}}
    assert await inbox.take([query], BOT) == 1
    assert list(path.parent.iterdir()) == []
    found = inbox.get_nowait()
    assert isinstance(found, Update)
    assert found.inline_query is not None
    assert found.inline_query.query == "pass"


async def test_an_update_that_cannot_be_written_is_not_acknowledged(tmp_path: Path) -> None:
    broken = Inbox(tmp_path, BOT_ID)
    with pytest.raises(StorageError, match="unable to open"):
        await put(broken, update(1))
    assert broken.empty()


async def test_what_was_not_answered_is_replayed_in_order_and_whole(
    inbox: Inbox, path: Path
) -> None:
    for number in (3, 1, 2):
        await put(inbox, update(number, f"Ысык-Көл «{number}» 😀"))
    await inbox.done(2)
    found = await replayed(path)
    assert found == [update(1), update(3)]
    assert [item.to_dict() for item in found if isinstance(item, Update)] == [
        update(number, f"Ысык-Көл «{number}» 😀").to_dict() for number in (1, 3)
    ]


async def test_another_bots_rows_are_left_alone(inbox: Inbox, path: Path) -> None:
    await put(inbox, update(1))
    assert await replayed(path, bot_id=9) == []


async def test_an_answer_on_its_way_is_replayed_as_interrupted(inbox: Inbox, path: Path) -> None:
    await put(inbox, update(1))
    await inbox.sending(1)
    assert await replayed(path) == [Interrupted(update(1))]


async def test_an_answer_that_did_not_arrive_is_replayed_as_new(inbox: Inbox, path: Path) -> None:
    await put(inbox, update(1))
    await inbox.sending(1)
    await inbox.undelivered(1)
    assert await replayed(path) == [update(1)]


async def died(path: Path, *numbers: int) -> None:
    """A process begins to work on these updates and is killed."""
    process = Inbox(path, BOT_ID)
    for number in numbers:
        await process.begun(number)
    await process.close(in_order=False)


async def test_an_update_that_ends_the_process_is_given_up(inbox: Inbox, path: Path) -> None:
    await put(inbox, update(1))
    for expected in (*[update(1)] * 3, *[GivenUp(update(1))] * 3):
        await died(path, 1)
        assert await replayed(path) == [expected]
    await died(path, 1)
    assert await replayed(path) == []
    assert rows(path) == [(1, "failed", 0)]


async def test_what_may_end_the_process_comes_last_and_one_at_a_time(
    inbox: Inbox, path: Path
) -> None:
    for number in (1, 2, 3, 4):
        await put(inbox, update(number))
    for _ in range(3):
        await died(path, 1, 2)
    after = Inbox(path, BOT_ID)
    await after.replay(BOT)
    order = []
    while True:
        order.append([after.get_nowait() for _ in range(after.qsize())])
        if not order[-1]:
            break
        for item in order[-1]:
            assert isinstance(item, Update)
            await after.returned(item.update_id)
    await after.close()
    assert order == [[update(3), update(4)], [update(1)], [update(2)], []]


async def test_suspects_wait_for_others_only_so_long(inbox: Inbox, path: Path) -> None:
    for number in (1, 2):
        await put(inbox, update(number))
    for _ in range(3):
        await died(path, 1)
    after = Inbox(path, BOT_ID, later_seconds=0.01)
    await after.replay(BOT)
    assert [await after.get(), await after.get()] == [update(2), update(1)]
    await after.close()


async def test_a_stop_in_good_order_forgives_earlier_deaths(inbox: Inbox, path: Path) -> None:
    await put(inbox, update(1))
    for _ in range(5):
        await died(path, 1)
        await died(path, 1)
        stopped = Inbox(path, BOT_ID)
        await stopped.begun(1)
        await stopped.close()
    assert await replayed(path) == [update(1)]


async def test_waiting_for_telegram_is_no_attempt(path: Path) -> None:
    """An outage of days costs no question its answer."""
    inbox = Inbox(path, BOT_ID, later_seconds=0)
    await put(inbox, update(1))
    for _ in range(10):
        item = await inbox.get()
        assert item == update(1)
        await inbox.begun(1)
        await inbox.sending(1)
        await inbox.undelivered(1)
        inbox.later(update(1))
        await inbox.returned(1)
    await inbox.close(in_order=False)
    assert await replayed(path) == [update(1)]


async def test_of_an_offer_nobody_knows_about_three_are_made(inbox: Inbox) -> None:
    assert [inbox.offered(1), inbox.offered(1), inbox.offered(1)] == [True, True, False]


async def test_a_stop_in_good_order_is_no_attempt(inbox: Inbox, path: Path) -> None:
    await put(inbox, update(1))
    for _ in range(5):
        await inbox.begun(1)
        await inbox.unbegun(1)
    assert await replayed(path) == [update(1)]


async def test_a_row_that_cannot_be_read_is_given_up(inbox: Inbox, path: Path) -> None:
    await put(inbox, update(1))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE updates SET payload = 'not json'")
    connection.close()
    assert await replayed(path) == []
    assert rows(path) == [(1, "failed", 0)]


async def test_the_button_queues_an_interrupted_question_once(inbox: Inbox, path: Path) -> None:
    await put(inbox, update(1))
    await inbox.sending(1)
    await inbox.interrupted(1)
    assert await replayed(path) == []
    inbox.get_nowait()
    assert await inbox.again(1, 8, BOT) is Again.FORGOTTEN
    assert await inbox.again(1, 7, BOT) is Again.QUEUED
    assert await inbox.again(1, 7, BOT) is Again.ALREADY
    assert await inbox.again(2, 7, BOT) is Again.FORGOTTEN
    assert (inbox.qsize(), inbox.get_nowait()) == (1, update(1))
    assert await replayed(path) == [update(1)]


async def test_what_was_asked_is_deleted_with_the_answer(path: Path) -> None:
    inbox = Inbox(path, BOT_ID)
    await put(inbox, update(1, "a very private question"))
    await inbox.done(1)
    await inbox.close()
    stored = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"private question" not in stored


async def test_numbers_live_two_days_and_questions_behind_buttons_seven(path: Path) -> None:
    clock = Clock()
    inbox = Inbox(path, BOT_ID, clock=clock)
    for number in (1, 2, 3):
        await put(inbox, update(number))
    await inbox.done(1)
    await inbox.interrupted(2)
    for days, left in ((1.9, [1, 2, 3]), (2.1, [2, 3]), (6.9, [2, 3]), (7.1, [3])):
        clock.now = CREATED + days * DAY
        await inbox.prune()
        assert [row[0] for row in rows(path)] == left
    await inbox.close()


async def test_what_telegram_could_not_take_is_queued_again_later(path: Path) -> None:
    inbox = Inbox(path, BOT_ID, later_seconds=0.01)
    await put(inbox, update(1))
    inbox.later(inbox.get_nowait())  # type: ignore[arg-type]
    await inbox.returned(1)
    assert rows(path) == [(1, "received", 1)]
    assert await inbox.get() == update(1)
    await inbox.returned(1)
    assert rows(path) == [(1, "done", 0)]
    await inbox.close()


# -- the processor of updates --------------------------------------------------------------------


async def processed(
    processor: UpdateProcessor, inbox: Inbox, item: Update, work: Callable[[], Awaitable[None]]
) -> None:
    await put(inbox, item)

    async def handlers() -> None:
        await work()

    await processor.process_update(item, handlers())


async def test_a_chat_is_answered_in_order_and_delays_no_other(inbox: Inbox, path: Path) -> None:
    processor = UpdateProcessor(inbox)
    free = asyncio.Event()
    finished: list[int] = []

    def work(number: int, *, waits: bool) -> Callable[[], Awaitable[None]]:
        async def one() -> None:
            if waits:
                await free.wait()
            finished.append(number)

        return one

    tasks = [
        asyncio.create_task(processed(processor, inbox, update(1, chat_id=7), work(1, waits=True))),
        asyncio.create_task(
            processed(processor, inbox, update(2, chat_id=7), work(2, waits=False))
        ),
        asyncio.create_task(
            processed(processor, inbox, update(3, chat_id=8), work(3, waits=False))
        ),
    ]
    await tasks[2]
    assert finished == [3]
    free.set()
    await asyncio.gather(*tasks)
    assert finished == [3, 1, 2]
    assert [row[1:] for row in rows(path)] == [("done", 0)] * 3


async def test_one_chats_flood_leaves_room_for_others(inbox: Inbox) -> None:
    processor = UpdateProcessor(inbox, at_once=2)
    free = asyncio.Event()

    async def waits() -> None:
        await free.wait()

    async def at_once() -> None:
        pass

    flood = [
        asyncio.create_task(processed(processor, inbox, update(number), waits))
        for number in range(1, 30)
    ]
    await processed(processor, inbox, update(99, chat_id=8), at_once)
    free.set()
    await asyncio.gather(*flood)


async def test_stopping_leaves_what_is_not_finished_for_the_next_start(
    inbox: Inbox, path: Path
) -> None:
    processor = UpdateProcessor(inbox)
    started = asyncio.Event()

    async def endless() -> None:
        started.set()
        await asyncio.Event().wait()

    running = asyncio.create_task(processed(processor, inbox, update(1), endless))
    waiting = asyncio.create_task(processed(processor, inbox, update(2), endless))
    await started.wait()
    await processor.stop(0.05)
    await asyncio.gather(running, waiting)
    assert await replayed(path) == [update(1), update(2)]
