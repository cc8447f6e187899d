"""Counts what is logged as a warning or worse, by kind: the program's own words, no one else's."""

import logging
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.state.faults import Faults

_OURS = ("bot", "retrieval")
_FILLED_IN = re.compile(r"%[-#0 +]*\d*(?:\.\d+)?[a-z]", re.IGNORECASE)
_MOST = 160


class FaultLog(logging.Handler):
    """Notes each record's kind. Of other programs' records only who wrote them, and how grave.

    Attributes:
        faults: where they are noted; None until the bot has its memory.
        heard: told the kind of each, too.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.faults: Faults | None = None
        self.heard: Callable[[str], None] = lambda _: None

    def emit(self, record: logging.LogRecord) -> None:
        """Note one record; its arguments, which may be about people, are not looked at."""
        kind = kind_of(record)
        self.heard(kind)
        if self.faults is not None:
            self.faults.note(kind, record.created)


def kind_of(record: logging.LogRecord) -> str:
    """What a record is of, the same for all of its kind."""
    ours = record.name.partition(".")[0] in _OURS
    said = _FILLED_IN.sub("…", str(record.msg)) if ours else record.levelname.lower()
    error = record.exc_info[0] if isinstance(record.exc_info, tuple) else None
    why = f" [{error.__name__}]" if error is not None else ""
    return f"{record.name}: {said[:_MOST]}{why}"
