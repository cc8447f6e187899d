"""Codes: how long they hold, how often, what is kept of them, and how tries are counted."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hand_clock import Clock

from bot.state import Role, State

ANN, BOB = 7, 8


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state(tmp_path: Path, clock: Clock) -> State:
    return State(tmp_path / "bot.sqlite", clock, bot=1)


def test_a_code_is_26_letters_for_128_bits_and_no_two_are_the_same(state: State) -> None:
    made = {state.codes.make(Role.OWNER, by=0)[0] for _ in range(50)}
    assert len(made) == 50
    assert all(re.fullmatch("join-[a-z2-7]{26}", text) for text in made)


def test_a_code_holds_for_an_hour(state: State, clock: Clock) -> None:
    text, code = state.codes.make(Role.EDITOR, by=900)
    assert (code.role, code.by, code.uses, code.until) == (Role.EDITOR, 900, 1, 4_600.0)
    clock.now += 3_599
    assert state.codes.find(text.upper()) == code
    clock.now += 1
    assert state.codes.find(text) is None


def test_a_code_is_one_bots(state: State, tmp_path: Path, clock: Clock) -> None:
    text, _ = state.codes.make(Role.OWNER, by=0)
    other = State(tmp_path / "bot.sqlite", clock, bot=2)
    assert other.codes.find(text) is None
    other.close()


def test_it_is_used_as_often_as_it_was_made_for_and_who_did_is_known(state: State) -> None:
    text, code = state.codes.make(None, by=900, uses=2, seconds=9)
    assert [state.codes.use(code, user) for user in (ANN, BOB, 9)] == [True, True, False]
    assert [state.codes.was_used(code, user) for user in (ANN, BOB, 9)] == [True, True, False]
    found = state.codes.find(text)
    assert found is not None
    assert found.uses == 0


def test_a_code_is_ended_by_its_name_once(state: State) -> None:
    _, code = state.codes.make(None, by=900, uses=5)
    assert state.codes.end("0" * 12) is None
    assert state.codes.end(code.name) == code
    assert state.codes.end(code.name) is None
    assert not state.codes.use(code, ANN)


def test_the_last_hours_tries_are_counted_person_by_person(state: State, clock: Clock) -> None:
    assert [state.codes.note_try(ANN) for _ in range(2)] == [1, 2]
    clock.now += 1_800
    assert state.codes.note_try(ANN) == 3
    assert state.codes.tried(BOB) == 0
    clock.now += 1_800
    assert state.codes.tried(ANN) == 1


def test_what_has_lived_its_time_is_deleted(state: State, clock: Clock, tmp_path: Path) -> None:
    _, code = state.codes.make(Role.OWNER, by=0)
    text, _ = state.codes.make(None, by=0, seconds=9_000)
    state.codes.use(code, ANN)
    state.codes.note_try(BOB)
    clock.now += 3_600
    state.prune()
    assert state.codes.find(text) is not None
    state.close()
    with closing(sqlite3.connect(tmp_path / "bot.sqlite")) as memory:
        counts = [
            memory.execute(sql).fetchone()[0]
            for sql in (
                "SELECT count(*) FROM codes",
                "SELECT count(*) FROM code_uses",
                "SELECT count(*) FROM code_tries",
            )
        ]
    assert counts == [1, 0, 0]
