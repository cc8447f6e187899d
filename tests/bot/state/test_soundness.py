"""The bot's own file, damaged in the ways files are damaged: moved aside, and begun anew."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.state import State
from bot.state.database import StorageError
from bot.state.inbox_rows import Rows, RowState, state_counts
from bot.state.soundness import fault_of, is_newer, moved_aside

NOW = datetime(2031, 4, 2, 9, 30, tzinfo=UTC)
BOT = 4242


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with a question in the inbox and a person's language, closed in good order."""
    path = tmp_path / "bot.sqlite"
    rows = Rows(path, BOT, lambda: 0.0)
    rows.add([(number, json.dumps({"update_id": number, "x": "y" * 3000})) for number in range(20)])
    rows.close()
    state = State(path, bot=BOT)
    state.people.choose_language(7, "ky")
    state.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
    return path


def garbage(path: Path) -> None:
    path.write_bytes(b"This is no database, and never was one. " * 200)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def zeroed(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:8192] = bytes(4096)
    path.write_bytes(data)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def other_tables(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE updates (id INTEGER, body TEXT)")
        connection.commit()


def other_memory(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE people (name TEXT)")
        connection.commit()


def no_letters(path: Path) -> None:
    """A byte of a name in the list of tables is no UTF-8, nor is what SQLite says of it."""
    data = path.read_bytes()
    assert data.count(b"CREATE INDEX views_of_chat ON views")
    path.write_bytes(data.replace(b"views_of_chat ON views", b"views_of_chat ON vi\xa7ws"))


DAMAGES = (garbage, truncated, zeroed, folder, other_tables, other_memory, no_letters)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_moved_aside_with_its_date(
    path: Path, damage: Callable[[Path], None]
) -> None:
    damage(path)
    before = None if path.is_dir() else path.read_bytes()
    assert fault_of(path)
    moved = moved_aside(path, NOW)
    assert moved is not None
    aside = moved.path
    assert aside == path.with_name("bot.sqlite.damaged-20310402T093000")
    assert not path.exists()
    assert before is None or aside.read_bytes() == before
    state = State(path, bot=BOT)
    assert state.people.of(7).lang is None
    state.close()
    assert fault_of(path) is None


def test_what_is_whole_stays(path: Path, tmp_path: Path) -> None:
    assert fault_of(path) is None
    assert moved_aside(path, NOW) is None
    assert fault_of(tmp_path / "none.sqlite") is None
    (tmp_path / "empty.sqlite").touch()
    assert fault_of(tmp_path / "empty.sqlite") is None
    rows = Rows(path, BOT, lambda: 0.0)
    assert len(rows.unfinished()) == 20
    rows.close()


def test_a_file_that_another_process_writes_to_is_whole(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM updates")
        assert fault_of(path) is None


def test_a_file_of_a_newer_version_is_told(path: Path) -> None:
    assert not is_newer(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert is_newer(path)
    assert fault_of(path) is None
    assert not is_newer(path.with_name("none"))


def test_damage_and_a_full_disk_are_told_apart(path: Path) -> None:
    rows = Rows(path, BOT, lambda: 0.0)
    connection = rows._open()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError, match="full") as raised:
        rows.add([(99, "x" * 100_000)])
    assert not raised.value.damaged
    connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
    assert rows.add([(99, "x" * 100_000), (1, "known")]) == {99}
    rows.close()
    garbage(path)
    with pytest.raises(StorageError) as raised:
        Rows(path, BOT, lambda: 0.0).unfinished()
    assert raised.value.damaged


def test_several_rows_are_written_together_or_not_at_all(path: Path) -> None:
    rows = Rows(path, BOT, lambda: 0.0)
    connection = rows._open()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StorageError, match="full"):
        rows.add([(100, "small"), (101, "x" * 100_000)])
    assert rows.find(100) is None
    rows.close()
    state = State(path, bot=BOT)
    assert state_counts(state.file.rows, BOT) == {RowState.RECEIVED: 20}
    state.close()
