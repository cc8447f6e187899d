"""What was sent is still known after the disk failed under an open file, on a real file system."""

from pathlib import Path

import pytest
from failing_disk import FailingDisk

from bot.state.database import StorageError
from bot.state.inbox_rows import Row, Rows, RowState

pytestmark = pytest.mark.skipif(not FailingDisk.possible(), reason="only root mounts disks here")


def test_neither_an_update_nor_what_became_of_it_is_forgotten(tmp_path: Path) -> None:
    disk = FailingDisk(tmp_path)
    with disk.mounted() as files:
        rows = Rows(files / "bot.sqlite", 4242, lambda: 1_700_000_000.0)
        rows.add([(1, "{}"), (2, "{}"), (3, "{}")])
        assert rows.move(1, RowState.SENDING, (RowState.RECEIVED,))
        assert rows.move(1, RowState.DONE, (RowState.SENDING,))
        assert rows.move(2, RowState.SENDING, (RowState.RECEIVED,))
        disk.fails()
        with pytest.raises(StorageError):
            rows.move(3, RowState.SENDING, (RowState.RECEIVED,))
        rows.close()
    with disk.mounted() as files:
        rows = Rows(files / "bot.sqlite", 4242, lambda: 1_700_000_000.0)
        assert [rows.find(number) for number in (1, 2, 3)] == [
            Row(1, RowState.DONE, None, 0),
            Row(2, RowState.SENDING, "{}", 0),
            Row(3, RowState.RECEIVED, "{}", 0),
        ]
        rows.close()
