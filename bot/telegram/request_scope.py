"""The update that is being worked on, known in every task and thread that works on it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_request: ContextVar[str] = ContextVar("request", default="")
_arrived: ContextVar[float | None] = ContextVar("arrived", default=None)


@contextmanager
def working_on(update_id: int) -> Iterator[None]:
    """What is done in the block, and whatever it starts, is done for an update."""
    named, since = _request.set(f"u{update_id}"), _arrived.set(time.monotonic())
    try:
        yield
    finally:
        _request.reset(named)
        _arrived.reset(since)


def request_id() -> str:
    """The name of the update that is being worked on, for the log; empty outside of any."""
    return _request.get()


def waited() -> float | None:
    """Seconds since the update came to be worked on; None outside of any."""
    since = _arrived.get()
    return None if since is None else time.monotonic() - since
