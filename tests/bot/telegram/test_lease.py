"""One process a bot on a machine: another is refused, whatever folder it serves from."""

from pathlib import Path

import pytest

from bot.telegram.lease import ServedElsewhere, lease

API = "https://api.telegram.org"


def test_a_second_process_with_the_same_bot_is_refused(tmp_path: Path) -> None:
    with lease(4242, API, tmp_path) as first:
        assert first
        said = "another process on this machine serves bot 4242 from another folder; stop one"
        with pytest.raises(ServedElsewhere, match=said), lease(4242, API, tmp_path):
            raise AssertionError
    with lease(4242, API, tmp_path) as again, lease(4343, API, tmp_path) as other:
        assert (again, other) == (True, True)


def test_a_bot_of_another_server_is_another_bot(tmp_path: Path) -> None:
    own = "http://127.0.0.1:8081"
    with lease(4242, API, tmp_path) as here, lease(4242, own, tmp_path) as there:
        assert (here, there) == (True, True)


def test_where_no_lock_can_lie_it_goes_on_without(tmp_path: Path) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("")
    with lease(4242, API, nowhere) as held:
        assert not held
