"""``python -m bot.cli`` as a process: what the bot starts beside itself lets askers go first."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from library import without_settings


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="this system has no priorities")
def test_a_reindex_that_the_bot_watches_stands_behind_those_who_ask(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    where = ("--corpus", str(corpus), "--index", str(tmp_path / "var"))
    with subprocess.Popen(
        [sys.executable, "-m", "bot.cli", "index", "--progress-lines", "--on-word", *where],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=without_settings(),
        cwd=tmp_path,
    ) as child:
        # its last output comes after its word; without one it ends, and is not reaped before
        assert child.stdin is not None
        before = os.getpriority(os.PRIO_PROCESS, 0)
        child.stdin.close()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert os.getpriority(os.PRIO_PROCESS, child.pid) == min(before + 10, 19)
