"""Following a question: each new statement once, at once or at an hour, whatever happens."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conversation import CALM, ENCODER, reply_to, serving, shown, toast, turned
from fake_encoder import FakeEncoder
from gate import Gate, Hold, Refuse, TooMany
from library import Library

from bot.settings.settings import load_settings
from bot.state import State
from bot.usecases.following import Following
from bot.usecases.library import OpenLibrary
from bot.usecases.notifier import Notifications
from bot.usecases.usecases import use_cases
from retrieval import Directory
from retrieval.types import Query

OLD = "The water of the river is measured every spring."
NEW = "The water of the river rose above the old bridge."
OTHER = "The visa fee is ten crowns from the first of August."

OFTEN = replace(CALM, alerts=0.05)
"""The bot looks for new statements often."""


def encoder(*_: object) -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def shelf(tmp_path: Path) -> Library:
    """An index of one statement."""
    library = Library(tmp_path)
    library.corpus.mkdir()
    library.write("old.md", OLD, id="old", date="2020-03-05", title="Old", lang="en")
    library.reindex()
    return library


def adds(library: Library, count: int = 1, text: str = NEW) -> None:
    """New statements, and an index with them."""
    for number in range(count):
        name = f"new-{library.reindexed}-{number}"
        words = text if count == 1 else text.replace("old bridge", f"old bridge {number}")
        library.write(f"{name}.md", words, id=name, date="2025-06-07", title="New", lang="en")
    library.reindex()


@pytest.fixture
async def gate(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    async with Gate() as opened, serving(opened, shelf.directory.root, monkeypatch, encoder, OFTEN):
        yield opened


async def test_a_new_statement_is_told_once_with_its_words_and_why(
    gate: Gate, shelf: Library
) -> None:
    ann = gate.person(7)
    begun = await reply_to(ann, "/follow the water of the river")
    assert begun.text == (
        "I will tell you about every new statement that answers: “the water of the river”\n"
        "At once, or once a day at an hour you choose. /following lists all you follow."
    )
    adds(shelf, text=OTHER)
    adds(shelf)
    await gate.until(lambda: len(ann.sees()) == 2)
    news = ann.sees()[-1]
    assert news.text == (
        "1 new statement on what you follow\n\n"
        "For “the water of the river”\n\n"
        f"7 June 2025 · New\n{NEW}\n"
        "matches your words: water, river"
    )
    assert news.marked("blockquote") == [NEW]
    bob = gate.person(8, "Bob")
    await reply_to(bob, "/follow the visa fee")
    adds(shelf, text=OTHER + " It is paid in advance.")
    await gate.until(lambda: len(bob.sees()) == 2)
    assert len(ann.sees()) == 2
    stopped = news.labelled("Stop")["callback_data"]
    assert await toast(ann, news, stopped) == "Stopped. You will hear no more of it."
    adds(shelf, text=f"{NEW} {OTHER}")
    await gate.until(lambda: len(bob.sees()) == 3)
    assert len(ann.sees()) == 2


async def test_many_new_statements_are_one_message_with_a_button_for_the_rest(
    gate: Gate, shelf: Library
) -> None:
    ann = gate.person(7)
    await reply_to(ann, "/follow the water of the river")
    bob = gate.person(8, "Bob")
    await reply_to(bob, "/follow the visa fee")
    adds(shelf, 30)
    await gate.until(lambda: len(ann.sees()) == 2)
    news = ann.sees()[-1]
    assert news.text.startswith("30 new statements on what you follow\n")
    assert len(news.marked("blockquote")) == 5
    more = await shown(ann, news, "25 more")
    assert len(more.marked("blockquote")) == 5
    assert set(more.marked("blockquote")).isdisjoint(news.marked("blockquote"))
    adds(shelf, text=OTHER)
    await gate.until(lambda: len(bob.sees()) == 2)
    assert len(ann.sees()) == 3


async def test_follow_under_an_answer_and_the_list_of_all_that_is_followed(gate: Gate) -> None:
    ann = gate.person(7)
    assert (await reply_to(ann, "/following")).text.startswith("You follow nothing yet.")
    answer = await reply_to(ann, "What about the water of the river?")
    await shown(ann, answer, "Follow")
    await shown(ann, answer, "Follow")
    listed = await reply_to(ann, "/following")
    assert listed.text == "You follow:\n1. “What about the water of the river?” – at once"
    assert listed.labels == [["Stop 1", "When 1"], ["Time zone: Bishkek"]]
    hours = await turned(ann, listed, "When 1")
    assert hours.text.startswith("“What about the water of the river?”\nWhen shall I write?")
    listed = await turned(ann, hours, "9:00")
    assert listed.text.endswith("– daily at 9:00")
    zones = await turned(ann, listed, "Time zone: Bishkek")
    berlin = next(label for row in zones.labels for label in row if "Berlin" in label)
    listed = await turned(ann, zones, berlin)
    assert listed.labels[-1] == ["Time zone: Berlin"]
    stop = listed.labelled("Stop 1")["callback_data"]
    assert await toast(ann, listed, stop) == "Stopped. You will hear no more of it."
    assert (await reply_to(ann, "/following")).text.startswith("You follow nothing yet.")


async def test_a_question_about_the_past_is_followed_without_its_time(gate: Gate) -> None:
    ann = gate.person(7)
    begun = await reply_to(ann, "/follow the water of the river in 2020")
    assert "The time in your question is over" in begun.text


async def test_follows_survive_a_kill_and_news_on_their_way_are_offered_not_repeated(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Gate() as gate:
        ann = gate.person(7)
        async with serving(gate, shelf.directory.root, monkeypatch, encoder, OFTEN):
            await reply_to(ann, "/follow the water of the river")
        held = Hold(delivered=True)
        adds(shelf)
        hasty = replace(OFTEN, stopping=0)
        async with serving(gate, shelf.directory.root, monkeypatch, encoder, hasty):
            gate.fails("sendMessage", held)
            await gate.until(lambda: len(ann.sees()) == 2)
        held.released.set()
        bob = gate.person(8, "Bob")
        async with serving(gate, shelf.directory.root, monkeypatch, encoder, OFTEN):
            await gate.until(lambda: len(ann.sees()) == 3)
            offer = ann.sees()[-1]
            assert offer.text.startswith("The connection was lost while news on what you follow")
            news = await shown(ann, offer, "Show the news")
            assert news.marked("blockquote") == [NEW]
            await reply_to(bob, "/follow the visa fee")
            adds(shelf, text=OTHER)
            await gate.until(lambda: len(bob.sees()) == 2)
        assert len(ann.sees()) == 4


class Watched:
    """Follows without Telegram: state, notifications and a clock that a test sets."""

    def __init__(self, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(f"bot.usecases.library.{ENCODER}", encoder)
        self.now = datetime(2026, 1, 1, 4, 0, tzinfo=UTC)
        root = library.directory.root
        cases = OpenLibrary(Directory(root), load_settings(None), today=self.now.date)
        self.state = State(root / "bot.sqlite", self.now.timestamp)
        self.following = Following(cases, self.state)
        self.notifications = Notifications(cases, self.state, self.following)
        self.cases = cases


async def follows(gate: Gate, *numbers: int) -> None:
    """People who follow the water."""
    for number in numbers:
        person = gate.person(number, f"P{number}")
        await reply_to(person, "/follow What is said of the water?")


async def test_nobody_waits_for_a_follower_whom_telegram_holds_up(
    gate: Gate, shelf: Library
) -> None:
    await follows(gate, 21, 22, 23)
    gate.fails("sendMessage", TooMany(3600))
    adds(shelf)
    people = [gate.person(number) for number in (21, 22, 23)]
    await gate.until(
        lambda: sum("the old bridge" in one.sees()[-1].text for one in people) == len(people) - 1
    )


async def test_news_that_telegram_does_not_take_cost_nobody_elses(
    gate: Gate, shelf: Library
) -> None:
    await follows(gate, 21, 22)
    people = [gate.person(number) for number in (21, 22)]
    gate.fails("sendMessage", Refuse(400, "Bad Request: BUTTON_DATA_INVALID"))
    adds(shelf)
    await gate.until(lambda: sum("old bridge" in one.sees()[-1].text for one in people) == 1)
    adds(shelf, text="The water of the river fell below the new bridge.")
    await gate.until(lambda: sum("new bridge" in one.sees()[-1].text for one in people) == 2)
    state = State(shelf.directory.root / "bot.sqlite", bot=4242)
    assert state.follows.refusals() == 1
    state.close()


def test_a_daily_digest_waits_for_its_hour_in_the_persons_time_zone(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(shelf, monkeypatch)
    head = use_cases(watched.cases).following
    assert head is not None
    since = watched.cases.searcher().snapshot.manifest.archive
    query = Query("water of the river", "water of the river")
    follow = watched.state.follows.begin(7, "en", query, since)
    watched.state.follows.at(follow.number, 7, 9)
    watched.state.people.choose_zone(7, "Asia/Bishkek")
    adds(shelf)
    # 04:00 UTC is 10:00 in Bishkek, so the next digest is that of tomorrow, 03:00 UTC
    assert watched.notifications.look() == 1
    assert watched.notifications.look() == 0
    assert watched.notifications.due(watched.now) == []
    assert watched.notifications.due(watched.now + timedelta(hours=22, minutes=59)) == []
    (due,) = watched.notifications.due(watched.now + timedelta(hours=23))
    assert (due.user, due.numbers) == (7, (follow.number,))


def test_a_question_without_a_topic_is_answered_by_every_new_statement(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(shelf, monkeypatch)
    since = watched.cases.searcher().snapshot.manifest.archive
    watched.state.follows.begin(7, "en", Query("latest news", "news"), since)
    adds(shelf)
    adds(shelf, text=OTHER)
    watched.notifications.look()
    ((_, finds),) = watched.state.follows.waiting()
    assert len(finds) == 2


def test_an_archive_begun_anew_brings_no_flood_of_old_news(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(shelf, monkeypatch)
    query = Query("water of the river", "water of the river")
    watched.state.follows.begin(7, "en", query, "99:another archive")
    assert watched.notifications.look() == 1
    assert watched.state.follows.waiting() == []
    adds(shelf)
    watched.notifications.look()
    ((follow, finds),) = watched.state.follows.waiting()
    assert follow.user == 7
    assert len(finds) == 1


def test_a_changed_version_of_a_known_statement_is_no_news(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(shelf, monkeypatch)
    since = watched.cases.searcher().snapshot.manifest.archive
    watched.state.follows.begin(7, "en", Query("water river", "water river"), since)
    shelf.write("old.md", f"{OLD} It is clean.", id="old", date="2020-03-05", lang="en")
    shelf.reindex()
    watched.notifications.look()
    assert watched.state.follows.waiting() == []
