"""What went wrong while the bot served, by kind: when first, when last, how often."""

from dataclasses import dataclass
from threading import Lock

from bot.state.file import StateFile

MOST = 100
"""Kinds that are kept: those that came last."""

_SECONDS = 30 * 86_400.0
_ADD = """
INSERT INTO faults VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET count = count + excluded.count, last = max(last, excluded.last)
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault.

    Attributes:
        kind: the program's own words for it, without anything filled in.
        first: seconds since the epoch.
        last: likewise.
    """

    kind: str
    first: float
    last: float
    count: int


class Faults:
    """Faults by kind, for thirty days; noting one touches no file.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file
        self._lock = Lock()
        self._waiting: dict[str, Fault] = {}

    def note(self, kind: str, at: float) -> None:
        """Count a fault; it waits in memory until ``write``."""
        with self._lock:
            known = self._waiting.get(kind) or Fault(kind, at, at, 0)
            if known.count or len(self._waiting) < MOST:
                self._waiting[kind] = Fault(kind, known.first, max(known.last, at), known.count + 1)

    def write(self) -> None:
        """Write down what waits, all of it or nothing.

        Raises:
            StorageError: the file cannot be used; everything waits on.
        """
        with self._lock:
            faults, self._waiting = self._waiting, {}
        if not faults:
            return
        try:
            with self._file.together():
                for one in faults.values():
                    self._file.run(_ADD, (self._file.bot, one.kind, one.first, one.last, one.count))
        except BaseException:
            with self._lock:
                for kind, one in faults.items():
                    self._waiting[kind] = _joined(one, self._waiting.get(kind))
            raise

    def last(self, most: int) -> list[Fault]:
        """The kinds that came last, the last first."""
        self.write()
        sql = "SELECT kind, first, last, count FROM faults WHERE bot = ? ORDER BY last DESC, kind"
        return [Fault(*row) for row in self._file.rows(f"{sql} LIMIT ?", (self._file.bot, most))]

    def prune(self) -> None:
        """Delete what is older than thirty days, and of the rest what is beyond ``MOST``."""
        self._file.run("DELETE FROM faults WHERE last <= ?", (self._file.clock() - _SECONDS,))
        self._file.run(
            "DELETE FROM faults WHERE bot = ? AND kind NOT IN"
            " (SELECT kind FROM faults WHERE bot = ? ORDER BY last DESC, kind LIMIT ?)",
            (self._file.bot, self._file.bot, MOST),
        )


def _joined(one: Fault, other: Fault | None) -> Fault:
    """Faults of one kind together."""
    if other is None:
        return one
    first, last = min(one.first, other.first), max(one.last, other.last)
    return Fault(one.kind, first, last, one.count + other.count)
