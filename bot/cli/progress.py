"""A reindex's progress in the terminal: a bar with an ETA, or a line a stage where none shows."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, Task, TaskID, TextColumn
from rich.progress import Progress as Bar
from rich.text import Text

from bot.replies.wording import Wording
from retrieval.types import Progress

Tell = Callable[[Progress], None]

STAGES = {
    "reading": "reading",
    "archiving": "archiving",
    "naming": "recognising names",
    "taking": "taking vectors over",
    "chunking": "splitting",
    "embedding": "embedding",
    "writing": "writing",
    "checking": "checking",
    "expecting": "asking the check-questions",
    "compiling": "compiling the model",
    "asking": "asking",
}
_UNCOUNTED = frozenset({"writing", "checking", "compiling"})


@dataclass(slots=True)
class Eta:
    """Seconds to the end of a stage, from how long its finished part took.

    Between two steps it counts down instead of growing with the time that passes.
    """

    clock: Callable[[], float]
    _began: float = field(init=False)
    _stepped: float = field(init=False)
    _done: int = field(init=False, default=0)
    _total: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._began = self._stepped = self.clock()

    def step(self, done: int, total: int) -> None:
        """So much is done now."""
        if done > self._done:
            self._stepped = self.clock()
        self._done, self._total = done, total

    def seconds(self) -> float | None:
        """What is left, where that can be told."""
        if not 0 < self._done <= self._total:
            return None
        whole = (self._stepped - self._began) / self._done * (self._total - self._done)
        return max(whole - (self.clock() - self._stepped), 0.0)


@contextmanager
def progress_bar(console: Console, clock: Callable[[], float] = time.monotonic) -> Iterator[Tell]:
    """Show the steps told of on ``console``.

    Args:
        console: of standard error, so that facts on standard output stay alone.
        clock: monotonic seconds.
    """
    if not console.is_terminal:
        yield _lines(console)
        return
    columns = (TextColumn("{task.description:>9}"), BarColumn(), _Count(), _Left())
    with Bar(*columns, console=console) as bar:
        stages = _Stages(bar, clock)
        yield stages.tell
        stages.finish()


def _lines(console: Console) -> Tell:
    """One line when a stage begins, and nothing more."""
    begun: set[str] = set()

    def tell(step: Progress) -> None:
        if step.stage not in begun:
            begun.add(step.stage)
            counted = f" {step.total:,}" if step.total and step.stage not in _UNCOUNTED else ""
            console.print(f"{STAGES[step.stage]}{counted} …", markup=False, highlight=False)

    return tell


class _Stages:
    """A bar for each stage; the ones before the present one are full."""

    def __init__(self, bar: Bar, clock: Callable[[], float]) -> None:
        self._bar = bar
        self._clock = clock
        self._stage = ""
        self._task = TaskID(0)
        self._eta = Eta(clock)

    def tell(self, step: Progress) -> None:
        if step.stage != self._stage:
            self.finish()
            self._stage = step.stage
            self._eta = Eta(self._clock)
            self._task = self._bar.add_task(STAGES[step.stage], total=None, eta=self._eta)
        if step.total or step.stage not in _UNCOUNTED:
            self._eta.step(step.done, step.total)
            self._bar.update(self._task, completed=step.done, total=step.total or None)

    def finish(self) -> None:
        """The present stage is over, whether or not its end was told."""
        if self._stage:
            task = next(task for task in self._bar.tasks if task.id == self._task)
            total = task.total or max(task.completed, 1)
            counted = "" if self._stage in _UNCOUNTED else f"{int(task.completed):,}"
            self._bar.update(self._task, completed=total, total=total, counted=counted)


class _Count(ProgressColumn):
    """``1,024 of 6,384``; of a stage that is over, how many it was."""

    def render(self, task: Task) -> Text:
        """What is done, and of how many where that is known."""
        if "counted" in task.fields:
            return Text(task.fields["counted"])
        if task.total:
            return Text(f"{int(task.completed):,} of {int(task.total):,}")
        return Text(f"{int(task.completed):,}" if task.completed else "")


class _Left(ProgressColumn):
    """``3 min 20 s left`` while a stage runs."""

    def render(self, task: Task) -> Text:
        """The ETA, where it can be told."""
        seconds = None if task.finished else task.fields["eta"].seconds()
        return Text("" if seconds is None else f"{Wording(None).duration(round(seconds))} left")
