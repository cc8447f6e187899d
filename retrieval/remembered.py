"""What was found out for the last questions, for as long as the build is live."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any


@dataclass(slots=True)
class Remembered:
    """The values of the last keys; may be used by several threads at once.

    Attributes:
        most: keys at the most; the one that was wanted longest ago goes first.
        seconds: that a value is good for.
    """

    most: int = 256
    seconds: float = 600.0
    _known: OrderedDict[Hashable, tuple[float, Any]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def get(self, key: Hashable) -> Any:
        """The value of a key; None where it is not known, or too old."""
        with self._lock:
            made, value = self._known.get(key, (0.0, None))
            if value is None:
                return None
            if monotonic() - made > self.seconds:
                del self._known[key]
                return None
            self._known.move_to_end(key)
            return value

    def keep(self, key: Hashable, value: Any) -> None:
        """Remember the value of a key."""
        with self._lock:
            self._known[key] = (monotonic(), value)
            self._known.move_to_end(key)
            while len(self._known) > self.most:
                self._known.popitem(last=False)

    def forget(self, key: Hashable) -> None:
        """Know nothing of a key any more."""
        with self._lock:
            self._known.pop(key, None)
