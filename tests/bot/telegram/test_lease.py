"""One process a bot on a machine: another is told of, whatever folder it serves from."""

from pathlib import Path

import pytest

from bot.telegram.lease import lease


def test_a_second_process_with_the_same_bot_is_told_of(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with lease(4242, tmp_path) as first, lease(4242, tmp_path) as second:
        assert (first, second) == (True, False)
    (record,) = caplog.records
    assert record.getMessage() == (
        "another process on this machine serves bot 4242 from another folder; stop one of the two"
    )
    with lease(4242, tmp_path) as again, lease(4343, tmp_path) as other:
        assert (again, other) == (True, True)
