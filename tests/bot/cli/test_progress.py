"""A reindex's progress on standard error: an ETA in a terminal, a line a stage elsewhere."""

import re
import time
from io import StringIO

from rich.console import Console

from bot.cli.progress import STAGES, Eta, progress_bar
from retrieval.types import Progress

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
STEPS = (
    Progress("reading", 1, 2),
    Progress("reading", 2, 2),
    Progress("archiving", 2, 2),
    Progress("chunking", 2, 2),
    Progress("embedding", 0, 3000),
    Progress("embedding", 1024, 3000),
    Progress("embedding", 3000, 3000),
    Progress("writing", 0, 1),
    Progress("checking", 0, 1),
)


class Clock:
    """Seconds that pass only when they are told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """The present second."""
        return self.now


def test_the_eta_goes_by_the_speed_so_far_and_counts_down_between_steps() -> None:
    clock = Clock()
    eta = Eta(clock)
    assert eta.seconds() is None
    clock.now = 110
    eta.step(1000, 4000)
    assert eta.seconds() == 30
    clock.now = 125
    assert eta.seconds() == 15
    clock.now = 200
    assert eta.seconds() == 0
    eta.step(4000, 4000)
    assert eta.seconds() == 0


def test_the_eta_of_an_unknown_amount_is_none() -> None:
    clock = Clock()
    eta = Eta(clock)
    clock.now = 110
    eta.step(500, 0)
    assert eta.seconds() is None


def test_where_no_terminal_shows_it_a_stage_is_one_line() -> None:
    printed = StringIO()
    with progress_bar(Console(file=printed, width=80)) as tell:
        for step in STEPS:
            tell(step)
    assert printed.getvalue().splitlines() == [
        "reading 2 …",
        "archiving 2 …",
        "splitting 2 …",
        "embedding 3,000 …",
        "writing …",
        "checking …",
    ]


def test_a_terminal_shows_counts_and_the_time_left_and_ends_with_full_bars() -> None:
    printed, clock = StringIO(), Clock()
    console = Console(file=printed, force_terminal=True, width=80, color_system=None)
    with progress_bar(console, clock) as tell:
        for step in STEPS:
            clock.now += 10
            tell(step)
    frames = ESCAPES.sub("", printed.getvalue()).replace("\r", "\n")
    last = [line.rstrip() for line in frames.splitlines() if line.strip()][-6:]
    bar = "━" * 40
    assert last == [
        f"  reading {bar} 2",
        f"archiving {bar} 2",
        f"splitting {bar} 2",
        f"embedding {bar} 3,000",
        f"  writing {bar}",
        f" checking {bar}",
    ]


def test_a_running_stage_shows_what_is_left() -> None:
    printed, clock = StringIO(), Clock()
    console = Console(file=printed, force_terminal=True, width=80, color_system=None)
    with progress_bar(console, clock) as tell:
        tell(Progress("embedding", 0, 4096))
        clock.now += 50
        tell(Progress("embedding", 1024, 4096))
        while "left" not in printed.getvalue():
            time.sleep(0.02)  # the bar draws itself ten times a second
    frames = ESCAPES.sub("", printed.getvalue())
    assert "1,024 of 4,096 2 min 30 s left" in frames


def test_every_stage_that_is_told_has_its_word() -> None:
    # an evaluation asks, a reindex does not; the reader is compiled once a machine; names are
    # recognised where there are texts of a language that has a recogniser; files of vectors are
    # taken over where some are named
    elsewhere = {"asking", "compiling", "expecting", "naming", "taking"}
    assert {step.stage for step in STEPS} | elsewhere == set(STAGES)
