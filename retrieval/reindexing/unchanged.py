"""That nothing has changed since the last run: told by marks of files, before anything is read.

A run's outcome is decided by the corpus, by what people have said of it, by the code and the
settings, and by the archive and the builds that it finds. All of these have marks. Where every one
is as the last run left it, another run would do nothing, and is not begun.

A mark that may be that of two contents is none: of a file that was changed within two seconds
before a run began, or of a file of the index that was written just before the run ended.
"""

import json
import os
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from retrieval.archive.store import Archive
from retrieval.entities.recognizers import recognizers
from retrieval.errors import BuildError
from retrieval.index import builds
from retrieval.index.build import Job, rules
from retrieval.index.last_run import Circumstances, KeptRun, kept_run
from retrieval.types import Problem

if TYPE_CHECKING:
    from retrieval.ingest.file_marks import FileMarks

_JUST_NS = 100_000_000
"""So long after a file of the index was written its time tells it from one written later."""
_CODE = ("archive", "entities", "index", "naming.py", "reindexing")
"""What decides what is made of what was read, beside that which reads."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a run depends on, as it was when the run began.

    Attributes:
        seen: a digest of it; None where it may be otherwise without another mark.
        marks: of the corpus; None where it cannot be looked at whole.
    """

    seen: str | None
    marks: "FileMarks | None"


def look(corpus: Path, job: Job) -> Sight:
    """Look at all that decides what a run will do, but for the archive and the builds.

    To be called before anything is read.
    """
    from retrieval.ingest.file_marks import file_marks
    from retrieval.ingest.reader_version import code_version, reader_version

    marks = file_marks(corpus)
    if marks is None:
        return Sight(None, None)
    said = [
        *(os.fspath(corpus.resolve()), marks.digest),
        *(reader_version(ocr=_scans(job)), code_version(*_CODE)),
        *(repr(job.settings), rules(job.settings), job.encoder.fingerprint),
        *sorted(recognizers().items()),
    ]
    return Sight(None if marks.unsure else _digest(said), marks)


def _scans(job: Job) -> list[str] | None:
    if not job.settings.ocr:
        return None
    from retrieval.ingest.formats.ocr import languages

    return [*languages()]


def as_last_time(job: Job, sight: Sight) -> KeptRun | None:
    """The last run, if another one would find nothing changed; else None."""
    kept = kept_run(job.directory)
    if kept is None or sight.seen != kept.under.seen:
        return None
    return kept if _left(job) == kept.under.left else None


def circumstances(job: Job, sight: Sight, problems: tuple[Problem, ...]) -> Circumstances | None:
    """What a run that has just ended depended on and left; None where that is not sure.

    Args:
        job: of the run.
        sight: what was seen before it began.
        problems: that it met.
    """
    from retrieval.ingest.passing import is_passing

    # made in any case, so that a run takes the same steps however long ago a file was changed
    left = _left(job, time_ns() - _JUST_NS)
    if sight.seen is None or left is None or any(map(is_passing, problems)):
        return None
    return Circumstances(sight.seen, left)


def _left(job: Job, sure_before: int | None = None) -> str | None:
    """A digest of the archive and of the live build as they lie on the disk.

    None where a build waits or lies elsewhere too, or a file was written since ``sure_before``.
    """
    from retrieval.ingest.file_marks import changed, mark_of

    directory = job.directory
    if directory.index_url is not None or directory.held.exists():
        return None
    try:
        live = builds.current(directory)
        if live is None:
            return None
        with closing(Archive(directory.archive_place)) as archive:
            state = archive.state()
        files = sorted(path for path in live.rglob("*") if path.is_file())
        if isinstance(place := directory.archive_place, Path):
            log = place.with_name(f"{place.name}-wal")
            # opening the archive makes an empty one
            files += [place, *([log] if log.exists() and log.stat().st_size else [])]
        facts = [path.stat() for path in files]
    except (BuildError, OSError):
        return None
    if sure_before is not None and max(map(changed, facts)) >= sure_before:
        return None
    names = [str(path.relative_to(directory.root)) for path in files]
    return _digest([live.name, state, *names, *map(mark_of, facts)])


def _digest(said: Sequence[object]) -> str:
    return sha256(json.dumps(said).encode("utf-8", "surrogateescape")).hexdigest()
