"""Roles, the record of acts, and questions of the bot's that wait for words."""

import sqlite3
from pathlib import Path

import pytest
from hand_clock import Clock

from bot.state import Member, Role, State
from bot.state.audit import Entry
from bot.state.database import StorageError
from bot.state.dialogs import Asked

OWNER, EDITOR, STRANGER = 900, 901, 7


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def state(tmp_path: Path, clock: Clock) -> State:
    return State(tmp_path / "bot.sqlite", clock, bot=1, owners=(OWNER,))


def again(state: State, tmp_path: Path, bot: int = 1) -> State:
    state.close()
    return State(tmp_path / "bot.sqlite", lambda: 2_000.0, bot=bot, owners=(OWNER,))


def test_whom_the_settings_name_is_an_owner_and_stays_one(state: State) -> None:
    state.staff.appoint(OWNER, Role.READER)
    assert not state.staff.dismiss(OWNER)
    assert state.staff.role_of(OWNER) is Role.OWNER
    assert state.staff.is_fixed(OWNER)


def test_who_may_more_may_also_less(state: State) -> None:
    state.staff.appoint(EDITOR, Role.EDITOR, "Aida", by=OWNER)
    may = {role.name: state.staff.may(EDITOR, role) for role in Role}
    assert may == {"READER": True, "EDITOR": True, "OWNER": False}
    assert state.staff.role_of(STRANGER) is None
    assert not state.staff.may(STRANGER, Role.READER)


def test_a_role_outlives_the_process_and_is_one_bots(state: State, tmp_path: Path) -> None:
    state.staff.appoint(EDITOR, Role.EDITOR, "Aida", by=OWNER)
    later = again(state, tmp_path)
    appointed = Member(EDITOR, Role.EDITOR, "Aida", 1_000.0, OWNER)
    assert later.staff.members() == [Member(OWNER, Role.OWNER), appointed]
    assert later.staff.members(Role.OWNER) == [Member(OWNER, Role.OWNER)]
    other = again(later, tmp_path, bot=2)
    assert other.staff.role_of(EDITOR) is None


def test_who_is_dismissed_may_nothing_any_more(state: State, tmp_path: Path) -> None:
    state.staff.appoint(EDITOR, Role.EDITOR)
    assert state.staff.dismiss(EDITOR)
    assert not state.staff.dismiss(EDITOR)
    assert state.staff.role_of(EDITOR) is None
    assert again(state, tmp_path).staff.role_of(EDITOR) is None


def test_the_audit_tells_the_newest_first_page_by_page(state: State, clock: Clock) -> None:
    state.audit.note(OWNER, "appoint", "901", "editor")
    clock.now += 5
    state.audit.note(EDITOR, "redate", "a.txt", "2031-04-02 > 2031-04-03")
    newest = Entry(2, 1_005.0, EDITOR, "redate", "a.txt", "2031-04-02 > 2031-04-03")
    oldest = Entry(1, 1_000.0, OWNER, "appoint", "901", "editor")
    assert state.audit.entries(9) == [newest, oldest]
    assert state.audit.entries(1) == [newest]
    assert state.audit.entries(9, before=2) == [oldest]


@pytest.mark.parametrize("sql", ["UPDATE audit SET user = 7", "DELETE FROM audit"])
def test_an_entry_of_the_audit_is_never_changed(state: State, sql: str) -> None:
    state.audit.note(OWNER, "publish", "a.txt")
    with pytest.raises(StorageError, match="an entry of the audit is never"):
        state.file.run(sql)
    assert [entry.act for entry in state.audit.entries(9)] == ["publish"]


def test_what_somebody_is_told_of_themselves_leaves_the_audit(state: State) -> None:
    state.audit.note(EDITOR, "publish", "a.txt")
    state.dialogs.ask(EDITOR, "date", "4")
    state.forget(EDITOR)
    assert len(state.audit.entries(9)) == 1
    assert state.dialogs.asked(EDITOR) is None


def test_the_last_question_waits_for_an_hour(state: State, clock: Clock) -> None:
    state.dialogs.ask(EDITOR, "title", "4")
    clock.now += 1
    state.dialogs.ask(EDITOR, "date", "4")
    assert state.dialogs.asked(EDITOR) == Asked("date", "4", 1_001.0)
    assert state.dialogs.asked(STRANGER) is None
    clock.now += 3_599
    assert state.dialogs.asked(EDITOR) == Asked("date", "4", 1_001.0)
    clock.now += 1
    assert state.dialogs.asked(EDITOR) is None


def test_an_answer_ends_the_question_that_it_answers_alone(state: State, clock: Clock) -> None:
    state.dialogs.ask(EDITOR, "date", "4")
    answered = state.dialogs.asked(EDITOR)
    clock.now += 1
    state.dialogs.ask(EDITOR, "date", "4")
    state.dialogs.end(EDITOR, answered)
    assert state.dialogs.asked(EDITOR) == Asked("date", "4", 1_001.0)
    state.dialogs.end(EDITOR)
    assert state.dialogs.asked(EDITOR) is None


def test_a_file_of_the_version_before_gets_the_new_tables(state: State, tmp_path: Path) -> None:
    state.staff.appoint(EDITOR, Role.EDITOR)
    state.close()
    with sqlite3.connect(tmp_path / "bot.sqlite") as old:
        for table in ("staff", "audit", "dialogs"):
            old.execute(f"DROP TABLE {table}")
        old.execute("PRAGMA user_version = 1")
    old.close()
    later = again(state, tmp_path)
    later.audit.note(OWNER, "publish")
    assert later.staff.role_of(EDITOR) is None
    assert len(later.audit.entries(9)) == 1


def test_a_role_that_another_process_takes_is_gone_at_the_next_question(
    state: State, tmp_path: Path
) -> None:
    """Roles are read once, and again only when somebody else has written."""
    state.staff.appoint(EDITOR, Role.EDITOR)
    asked: list[str] = []
    assert state.staff.may(EDITOR, Role.EDITOR)
    state.file._connection.set_trace_callback(asked.append)  # type: ignore[union-attr]
    for _ in range(3):
        assert state.staff.may(EDITOR, Role.EDITOR)
    assert not [sql for sql in asked if "staff" in sql]
    terminal = State(tmp_path / "bot.sqlite", lambda: 2_000.0, bot=1)
    terminal.staff.dismiss(EDITOR)
    assert state.staff.role_of(EDITOR) is None
    terminal.staff.appoint(EDITOR, Role.READER)
    terminal.close()
    assert state.staff.role_of(EDITOR) is Role.READER


def test_a_role_whose_giving_is_taken_back_was_never_there(state: State) -> None:
    def given() -> None:
        with state.file.together():
            state.staff.appoint(EDITOR, Role.EDITOR)
            assert state.staff.role_of(EDITOR) is Role.EDITOR
            raise KeyError

    with pytest.raises(KeyError):
        given()
    assert state.staff.role_of(EDITOR) is None
    state.staff.appoint(EDITOR, Role.EDITOR)
    state.close()
    assert state.staff.role_of(EDITOR) is Role.EDITOR
