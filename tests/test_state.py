"""What the bot remembers, for how long, and in whose name."""

from pathlib import Path

import pytest

from bot.asker import Asker
from bot.state import State, View
from retrieval import Order, Period, Query

DAY = 86_400.0
VIEW = View(
    query=Query("What about water?", "water", Period(None, None), Order.LATEST, ("water",)),
    answered=True,
    groups=(((1, 0, 5), (1, 7, 9)), ((2, 0, 4),)),
    before=((3, 0, 1),),
    build="20261123T120000-0a1b2c3d",
)
ANN = Asker(7, 7, "en")


class Clock:
    """Seconds that a test moves."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


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


def test_it_outlives_the_process(tmp_path: Path, clock: Clock) -> None:
    token = State(tmp_path / "bot.sqlite", clock).views.keep(VIEW, ANN)
    assert State(tmp_path / "bot.sqlite", clock).views.find(token) == VIEW


def test_a_row_of_another_version_of_the_program_is_as_if_it_were_too_old(state: State) -> None:
    token = state.views.keep(VIEW, ANN)
    state.file.run("UPDATE views SET view = ? WHERE token = ?", ('{"other": 1}', token))
    assert state.views.find(token) is None


def test_the_last_question_is_that_of_the_chat_and_topic(state: State) -> None:
    state.views.keep(VIEW, Asker(-1, 7, thread=5))
    assert state.views.last(Asker(-1, 8, thread=5)) == VIEW
    assert state.views.last(Asker(-1, 7, thread=6)) is None
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
