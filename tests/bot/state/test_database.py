"""The bot's one SQLite file, opened by the inbox and the bot's memory at the same moment."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from bot.state.database import opened
from bot.state.file import StateFile
from bot.state.inbox_rows import Rows


def test_a_new_file_may_be_opened_by_both_at_once(tmp_path: Path) -> None:
    """SQLite waits for no lock when a file is turned to write-ahead logging: we do."""
    ready = Barrier(2)

    def inbox(path: Path) -> object:
        rows = Rows(path, 1, time.time)
        ready.wait()
        found = rows.unfinished()
        rows.close()
        return found

    def memory(path: Path) -> object:
        file = StateFile(path, time.time)
        ready.wait()
        found = file.rows("SELECT user FROM people")
        file.close()
        return found

    with ThreadPoolExecutor(2) as pool:
        for number in range(200):
            path = tmp_path / f"{number}.sqlite"
            both = pool.submit(inbox, path), pool.submit(memory, path)
            assert [one.result() for one in both] == [[], []]


def test_a_file_that_stays_locked_is_the_librarys_own_error_in_the_end(tmp_path: Path) -> None:
    path = tmp_path / "held.sqlite"
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        opened(path, seconds=0.1)
    holder.close()
