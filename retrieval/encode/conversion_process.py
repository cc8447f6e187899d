"""Running a conversion in a process of its own, which tells how far it is."""

import re
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from tempfile import TemporaryFile
from threading import Thread

Told = Callable[[int, int], None]
"""Told how many steps of a conversion are done, and of how many."""

_STEP = re.compile(r"(\d+)/(\d+)\s*")


def nobody(done: int, of: int) -> None:
    """Nobody is told."""
    del done, of


def say_step(done: int, of: int) -> None:
    """Tell ``run_telling``, from within the process that it runs."""
    with suppress(OSError):  # nobody waits any more; what is made is kept all the same
        print(f"{done}/{of}", flush=True)  # noqa: T201 - to the process that waits


def run_telling(command: Sequence[str], tell: Told, seconds: float) -> tuple[int, str]:
    """Run a command and hand on its steps.

    Args:
        command: which calls ``say_step``.
        tell: told of every step, on another thread.
        seconds: after which it is killed.

    Returns:
        Its exit code, and the last line of what it wrote to standard error.

    Raises:
        OSError: it cannot be run.
        subprocess.TimeoutExpired: it took too long.
    """
    with (
        TemporaryFile("w+", encoding="utf-8", errors="replace") as said,
        subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said, text=True
        ) as process,
    ):

        def listen() -> None:
            for line in process.stdout or ():
                if (step := _STEP.fullmatch(line)) is not None:
                    tell(int(step[1]), int(step[2]))

        listener = Thread(target=listen, daemon=True)
        listener.start()
        try:
            code = process.wait(seconds)
        except BaseException:
            process.kill()
            raise
        listener.join()
        said.seek(0)
        return code, said.read().strip().rpartition("\n")[2]
