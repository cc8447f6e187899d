"""Which tests run in the same worker: those of a file that share what is made once for the file.

The groups of xdist itself are lost with pytest 9.2, and what a file makes once was made twice.
"""

from functools import cache
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

_SHARING = ('scope="module"', 'scope="session"')


class SharedFixtureScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """A file with a fixture of its own for all its tests goes to one worker, other tests to any."""

    def __init__(self, config: pytest.Config, log: object) -> None:
        super().__init__(config, log)
        self._shares = cache(lambda file: shares(config.rootpath / file))

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if self._shares(file) else nodeid


def shares(file: Path) -> bool:
    """Whether a fixture of the file is made once for all its tests."""
    source = file.read_text(encoding="utf-8")
    return any(scope in source for scope in _SHARING)
