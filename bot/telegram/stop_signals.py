"""SIGINT and SIGTERM: a stop in good order, and an end in any case after some seconds.

The event loop may be stuck when the signal comes, in C code even, where no handler of Python's
runs. The number of the signal is written into a socket by the interpreter's own handler, and read
here by a thread.
"""

import atexit
import os
import signal
import socket
import threading
from collections.abc import Callable, Sequence

LAST_SECONDS = 9.0
"""From the signal to the end, whatever is still going on; the inbox is on disk."""


def on_stop_signals(
    stop: Callable[[], None],
    numbers: Sequence[int] = (signal.SIGINT, signal.SIGTERM),
    *,
    last: float = LAST_SECONDS,
) -> None:
    """Call ``stop`` when one of the signals comes; end the process some seconds later.

    For the main thread, once in a process.

    Args:
        stop: called in a thread of its own.
        numbers: of the signals.
        last: seconds after which the process ends with exit code 0 though it has not stopped.
    """
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    for number in numbers:
        signal.signal(number, lambda *_: None)
    atexit.register(_ignored, numbers)
    signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)

    def wait() -> None:
        with reader, writer:
            while (came := reader.recv(1)) and came[0] not in numbers:
                continue
            deadline = threading.Timer(last, os._exit, (0,))
            deadline.daemon = True
            deadline.start()
            stop()
            while reader.recv(1):  # what comes further changes nothing
                continue

    threading.Thread(target=wait, name="signals", daemon=True).start()


def _ignored(numbers: Sequence[int]) -> None:
    """Let a signal that comes while the interpreter ends change nothing.

    The interpreter gives up its own handlers then, and the default would kill the process.
    """
    for number in numbers:
        signal.signal(number, signal.SIG_IGN)
