"""That a run of a reindex found nothing changed since the one that is kept: a small file beside it.

It names the kept run by the first line of that one's file, and says nothing beside another.
"""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from retrieval.errors import BuildError
from retrieval.settings import Directory
from retrieval.types import Change, Outcome, Run


def noted_at(directory: Directory) -> Path:
    """The file."""
    return directory.root / "last-run-again.json"


def note(directory: Directory, run: Run, first: bytes) -> None:
    """Note that a run found nothing changed; of a power cut nothing worse comes than its loss.

    Args:
        directory: of the archive.
        run: with its report.
        first: the first line of the run that is kept.

    Raises:
        BuildError: it cannot be written.
    """
    path = noted_at(directory)
    new = path.with_suffix(".new")
    facts = {"of": _name(first), "ran_at": run.ran_at, "corpus": printable(run.corpus)}
    try:
        new.write_text(json.dumps(facts | {"seconds": run.report.seconds}), encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise not_kept(run, path, error) from error


def latest(directory: Directory, run: Run, first: bytes) -> Run:
    """The run that is kept, or the last one after it, which found nothing changed.

    Args:
        directory: of the archive.
        run: that is kept.
        first: the first line of its file.

    Raises:
        ValueError, KeyError, TypeError: the note is of it and is not whole.
    """
    facts: dict[str, Any] = {}
    with suppress(OSError, ValueError):
        facts = json.loads(noted_at(directory).read_text(encoding="utf-8"))
    if facts.get("of") != _name(first):
        return run
    report = replace(
        run.report,
        new=0,
        changed=0,
        withdrawn=0,
        embedded=0,
        unchanged=run.report.read,
        published=False,
        seconds=float(facts["seconds"]),
        outcomes=unchanged(run.report.outcomes),
    )
    return Run(facts["ran_at"], facts["corpus"], report, run.speed)


def unchanged(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """What a run that finds nothing changed says of the statements of the one before."""
    return tuple(
        replace(one, change=Change.UNCHANGED)
        for one in outcomes
        if one.change is not Change.WITHDRAWN
    )


def not_kept(run: Run, path: Path, error: OSError) -> BuildError:
    """That what a run did is done, but is not told of."""
    return BuildError(
        f"Build {run.report.build} is live, but the report of this run could not be kept at"
        f" {path} ({error.strerror or error}); make room, then run: onrecord index"
    )


def printable(corpus: str) -> str:
    """A path as text, whatever bytes it is made of."""
    return os.fsencode(corpus).decode("utf-8", "replace")


def _name(first: bytes) -> str:
    """What tells a run from others."""
    return sha256(first.rstrip(b"\n")).hexdigest()
