"""Stops asking a server that does not answer, so that nobody waits for it in vain."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock


@dataclass(slots=True)
class Breaker:
    """Counts faults in a row; after some, one call in a while is let through to try.

    Attributes:
        most: faults in a row that it takes.
        pause: seconds between two tries after that.
        clock: seconds, from any beginning.
    """

    most: int = 2
    pause: float = 10.0
    clock: Callable[[], float] = time.monotonic
    _faults: int = 0
    _tried: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def lets_through(self) -> bool:
        """Whether a call may be made now."""
        with self._lock:
            now = self.clock()
            if self._faults < self.most:
                return True
            if now - self._tried < self.pause:
                return False
            self._tried = now  # this one tries, the others do not wait for it
            return True

    def answered(self) -> None:
        """A call was answered, whatever the answer."""
        with self._lock:
            self._faults = 0

    def failed(self) -> None:
        """A call was not answered."""
        with self._lock:
            self._faults += 1
            self._tried = self.clock()
