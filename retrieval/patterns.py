"""Regular expressions that are compiled when they are first used.

The languages hold hundreds, some over every form of a verb; a command uses a few of them. Compiling
all was a third of the time in which a command starts.
"""

import re
from typing import Any, cast


class _LazyPattern:
    """Stands for a compiled pattern: has whatever that has, from the first use on."""

    def __init__(self, source: str, flags: re.RegexFlag) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self._flags), name)
        self.__dict__[name] = found  # found there from now on: __getattr__ is not called again
        return found


def lazy_pattern(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A pattern for its methods, compiled at the first of them.

    What ``re`` itself is given (``re.sub(pattern, …)``) has to be compiled before. A source that is
    no regular expression raises ``re.error`` when it is used.
    """
    return cast("re.Pattern[str]", _LazyPattern(source, flags))
