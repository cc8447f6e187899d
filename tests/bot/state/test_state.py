"""What the bot remembers, for how long, and in whose name."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hand_clock import Clock
from pydantic import TypeAdapter

from bot.state import State, View
from bot.state.chat import Chat
from retrieval.types import Order, Period, Query

DAY = 86_400.0
VIEW = View(
    query=Query("What about water?", "water", Period(None, None), Order.LATEST, ("water",)),
    answered=True,
    groups=(((1, 0, 5), (1, 7, 9)), ((2, 0, 4),)),
    before=((3, 0, 1),),
    build="20261123T120000-0a1b2c3d",
)
ANN = Chat(7, 7, "en")


@pytest.fixture
def clock() -> Clock:
    return Clock(1_000_000.0)


@pytest.fixture
def state(tmp_path: Path, clock: Clock) -> State:
    return State(tmp_path / "bot.sqlite", clock)


def test_what_is_behind_a_button_is_kept_for_seven_days(state: State, clock: Clock) -> None:
    token = state.views.keep(VIEW, ANN)
    assert len(token) == 8
    clock.now += 7 * DAY - 1
    assert state.views.find(token) == VIEW
    assert state.views.last(ANN) == VIEW
    clock.now += 2
    assert state.views.find(token) is None
    assert state.views.last(ANN) is None
    state.prune()
    assert state.kept(7).questions == 0


OLD = """
CREATE TABLE views (token TEXT PRIMARY KEY, chat INTEGER NOT NULL, thread INTEGER NOT NULL,
    user INTEGER NOT NULL, view TEXT NOT NULL, made REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX views_by_chat ON views (chat, thread, made);
CREATE TABLE people (user INTEGER PRIMARY KEY, lang TEXT, zone TEXT);
CREATE TABLE feedback (token TEXT NOT NULL, user INTEGER NOT NULL, good INTEGER NOT NULL,
    build TEXT NOT NULL, made REAL NOT NULL, PRIMARY KEY (token, user)) WITHOUT ROWID;
CREATE TABLE follows (number INTEGER PRIMARY KEY AUTOINCREMENT, user INTEGER NOT NULL, lang TEXT,
    query TEXT NOT NULL, hour INTEGER, since TEXT NOT NULL, made REAL NOT NULL);
CREATE INDEX follows_by_user ON follows (user);
CREATE TABLE placeholders (update_id INTEGER PRIMARY KEY, message INTEGER NOT NULL,
    made REAL NOT NULL);
INSERT INTO people VALUES (7, 'ru', NULL), (0, 'ky', NULL);
INSERT INTO placeholders VALUES (41, 5, 999999.0);
INSERT INTO feedback VALUES ('token', 7, 1, 'build', 999999.0);
INSERT INTO follows VALUES (3, 7, 'en', '{"question": "water", "text": "water"}', 9, '1:a', 0.0);
"""
"""What the bot remembered before its rows said whose they are."""


def test_two_bots_in_one_folder_know_nothing_of_each_other(tmp_path: Path, clock: Clock) -> None:
    one, other = (State(tmp_path / "bot.sqlite", clock, bot) for bot in (101, 202))
    token = one.views.keep(VIEW, ANN)
    follow = one.follows.begin(7, "en", VIEW.query, "1:a")
    one.people.choose_language(7, "ru")
    one.placeholders.keep(41, 5)
    one.feedback.keep(token, 7, "build", good=True)
    assert (other.views.find(token), other.views.last(ANN)) == (None, None)
    assert (other.follows.all(), other.follows.find(follow.number, 7)) == ([], None)
    assert not other.follows.stop(follow.number, 7)
    assert other.people.of(7).lang is None
    assert other.placeholders.find(41) is None
    assert other.feedback.counts() == (0, 0)
    other.placeholders.keep(41, 6)
    other.people.choose_language(7, "ky")
    other.follows.begin(7, "en", VIEW.query, "1:a")
    assert other.forget(7).follows == 1
    again = State(tmp_path / "bot.sqlite", clock, 101)
    assert again.views.last(ANN) == VIEW
    assert again.follows.all() == [follow]
    assert again.people.of(7).lang == "ru"
    assert again.placeholders.find(41) == 5


@pytest.mark.parametrize(("served", "bot"), [(None, 101), (101, 202)])
def test_a_file_of_an_older_version_goes_to_the_bot_that_served_last(
    tmp_path: Path, clock: Clock, served: int | None, bot: int
) -> None:
    """To the first bot that opens it, where the inbox does not say which that was."""
    path = tmp_path / "bot.sqlite"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(OLD)
        if served is not None:
            old.execute("CREATE TABLE updates (bot_id INTEGER, changed REAL)")
            old.executemany("INSERT INTO updates VALUES (?, ?)", [(202, 1.0), (served, 2.0)])
        view = TypeAdapter(View).dump_json(VIEW).decode()
        old.execute("INSERT INTO views VALUES ('AAAAAAAA', 7, 0, 7, ?, 999999.0)", (view,))
        old.commit()
    terminal = State(path, clock)
    assert terminal.people.of(0).lang == "ky"
    assert terminal.follows.all() == []
    states = {number: State(path, clock, number) for number in dict.fromkeys((bot, 101))}
    kept = {number: state.kept(7).follows for number, state in states.items()}
    assert kept == {number: int(number == 101) for number in states}
    mine = states[101]
    assert mine.views.find("AAAAAAAA") == VIEW
    assert mine.people.of(7).lang == "ru"
    assert mine.placeholders.find(41) == 5
    assert mine.feedback.counts() == (1, 0)
    (follow,) = mine.follows.all()
    assert (follow.number, follow.user, follow.query.text, follow.hour) == (3, 7, "water", 9)


def test_it_outlives_the_process(tmp_path: Path, clock: Clock) -> None:
    token = State(tmp_path / "bot.sqlite", clock).views.keep(VIEW, ANN)
    assert State(tmp_path / "bot.sqlite", clock).views.find(token) == VIEW


def test_a_row_of_another_version_of_the_program_is_as_if_it_were_too_old(state: State) -> None:
    token = state.views.keep(VIEW, ANN)
    state.file.run("UPDATE views SET view = ? WHERE token = ?", ('{"other": 1}', token))
    assert state.views.find(token) is None


def test_the_last_question_is_that_of_the_chat_and_topic(state: State) -> None:
    state.views.keep(VIEW, Chat(-1, 7, thread=5))
    assert state.views.last(Chat(-1, 8, thread=5)) == VIEW
    assert state.views.last(Chat(-1, 7, thread=6)) is None
    assert state.views.last(ANN) is None


def test_one_persons_follows_are_nobody_elses(state: State) -> None:
    follow = state.follows.begin(7, "en", VIEW.query, "1:a")
    assert state.follows.begin(7, "en", VIEW.query, "2:b") == follow
    assert not state.follows.stop(follow.number, 8)
    assert not state.follows.at(follow.number, 8, 9)
    assert state.follows.find(follow.number, 8) is None
    assert state.follows.stop(follow.number, 7)
    assert not state.follows.stop(follow.number, 7)


def test_a_change_that_fails_halfway_changes_nothing(state: State) -> None:
    state.follows.begin(7, "en", VIEW.query, "1:a")

    def fails() -> None:
        with state.file.together():
            state.file.run("DELETE FROM follows")
            raise ValueError("halfway")

    with pytest.raises(ValueError, match="halfway"):
        fails()
    assert state.kept(7).follows == 1


def test_thumbs_are_counted_once_a_person_and_answer(state: State) -> None:
    for good in (True, True, False):
        state.feedback.keep("token", 7, "build", good=good)
    state.feedback.keep("token", 8, "build", good=True)
    assert state.feedback.counts() == (1, 1)
