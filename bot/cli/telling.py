"""Whom a long job tells its steps to: a bar, JSON lines, or nobody."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

from bot.cli.json_models.reports import ProgressJson, ProgressLine
from bot.cli.printing import print_json
from bot.cli.progress import progress_bar
from retrieval.types import Progress


@contextmanager
def telling(*, quiet: bool, lines: bool = False) -> Iterator[Callable[[Progress], None]]:
    """What a long job tells its steps to: JSON lines, nobody, or a bar with an ETA."""
    if lines:
        yield lambda step: print_json(ProgressLine(progress=ProgressJson.of(step)))
    elif quiet:
        yield lambda _: None
    else:
        with progress_bar(Console(stderr=True)) as tell:
            yield tell


def prepare_telling(
    prepare: Callable[[Callable[[int, int], None]], None], tell: Callable[[Progress], None]
) -> None:
    """Have a model made for this machine, and tell of it as of a reindex's stage."""
    tell(Progress("compiling", 0, 0))
    prepare(lambda done, of: tell(Progress("compiling", done, of)))
