"""Tests that share what is made once run in one worker."""

from pathlib import Path

from paths import ROOT
from scheduler import shares


def test_a_file_that_makes_something_once_is_kept_together(tmp_path: Path) -> None:
    apart, together = tmp_path / "test_apart.py", tmp_path / "test_together.py"
    apart.write_text("@pytest.fixture\ndef index(): ...\n", encoding="utf-8")
    together.write_text('@pytest.fixture(scope="module")\ndef index(): ...\n', encoding="utf-8")
    assert not shares(apart)
    assert shares(together)
    assert shares(ROOT / "tests" / "bot" / "telegram" / "test_conversations.py")
