"""Which message answers which."""

from pathlib import Path

from bot.state import State

DAY = 86_400.0


def test_an_answer_is_known_for_seven_days_to_its_bot_alone(tmp_path: Path) -> None:
    now = 1_000_000.0
    state, other = (State(tmp_path / "bot.sqlite", lambda: now, bot) for bot in (101, 202))
    state.answers.keep(7, 1, 11)
    state.answers.keep(7, 1, 12)
    state.answers.keep(-5, 1, 13)
    found = [state.answers.find(chat, 1) for chat in (7, -5, 8)]
    assert (found, other.answers.find(7, 1)) == ([12, 13, None], None)
    now += 7 * DAY
    assert state.answers.find(7, 1) is None
    state.prune()
    assert state.file.rows("SELECT count(*) FROM answers") == [(0,)]


def test_whoever_is_forgotten_has_no_answers(tmp_path: Path) -> None:
    state = State(tmp_path / "bot.sqlite", lambda: 0.0, 101)
    state.answers.keep(7, 1, 11)
    state.answers.keep(8, 1, 12)
    state.forget(7)
    assert (state.answers.find(7, 1), state.answers.find(8, 1)) == (None, 12)
