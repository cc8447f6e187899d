"""The build that was made and held back: its name and why, in a file beside ``CURRENT``.

There is one at the most: the next one is made of all that this one has.
"""

import json
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from retrieval.errors import BuildError
from retrieval.index import builds
from retrieval.settings import Directory
from retrieval.types import HeldBuild, Worse

_KEPT = timedelta(days=1)
_DAYS = ("date", "instead_date")


def hold(directory: Directory, folder: Path, held: HeldBuild) -> None:
    """Keep a staged build, durably, and note that it is not live.

    Killed in between, the note names a build that is not there, which is none.

    Args:
        directory: with the builds.
        folder: the staged build, or one that was held before.
        held: what is noted.
    """
    builds.replace_text(directory.held, json.dumps(asdict(held), default=_written))
    if folder.name != held.build:
        builds.keep(directory, folder)


def held_build(directory: Directory) -> HeldBuild | None:
    """The build that is held back; None where there is none, or it is live meanwhile."""
    try:
        facts = json.loads(directory.held.read_text(encoding="utf-8"))
        worse = tuple(_worse(one) for one in facts.pop("worse"))
        held = HeldBuild(**facts, worse=worse)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    try:
        live = builds.current(directory)
    except BuildError:
        live = None
    if live is not None and live.name == held.build:
        return None
    return held if held_folder(directory, held).is_dir() else None


def held_folder(directory: Directory, held: HeldBuild) -> Path:
    """Where a build that is held back lies."""
    return directory.builds / held.build


def release(directory: Directory) -> None:
    """Note that no build is held back any more."""
    directory.held.unlink(missing_ok=True)


def spared(directory: Directory, now: datetime) -> Path | None:
    """The folder of a build that was held back less than a day ago, which stays."""
    held = held_build(directory)
    if held is None or now - datetime.fromisoformat(held.held_at) >= _KEPT:
        return None
    return held_folder(directory, held)


def _worse(facts: dict[str, Any]) -> Worse:
    days = {name: date.fromisoformat(facts[name]) for name in _DAYS if facts[name]}
    return Worse(**(facts | days))


def _written(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)
