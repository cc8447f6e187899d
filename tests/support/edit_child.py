"""An editor's act in a process of its own that dies at a chosen operation on a file."""

import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

import filelock  # noqa: F401 - what is imported late would count as operations
from fake_encoder import FakeEncoder
from reindex_child import LATER, SETTINGS, Ended, changes_a_file

from bot.feeds.store import Feed, FeedStore
from retrieval import Directory, Job, editing, reindex
from retrieval.index import maintenance
from retrieval.types import Act, Correction, FeedKind

URL = "https://news.example/feed.xml"
DAY = date(2031, 4, 2)


def redate(root: Path) -> None:
    """Correct the date of a statement."""
    correction = Correction("grain.txt", Act.REDATE, DAY)
    editing.correct(root / "corpus", Directory(root / "var"), correction, by="ann", now=LATER)


def roll_back(root: Path) -> None:
    """Make the build before live."""
    maintenance.rollback(Directory(root / "var"), FakeEncoder().fingerprint)


def look(root: Path) -> None:
    """See what a reindex would change."""
    job = Job(Directory(root / "var"), SETTINGS, FakeEncoder(), LATER, lambda _: None)
    reindex(root / "corpus", job, dry_run=True)


def follow(root: Path) -> None:
    """Follow a feed."""
    store = FeedStore(root / "corpus")
    store.save(Feed(store.name_for(URL), URL, "News", FeedKind.FEED))


def killed(root: Path, pipe: Connection, act: Callable[[Path], None], operation: int) -> None:
    """Do it, and die just before the ``operation``-th thing is done to a file; -1 for never."""
    done = 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal done
        if changes_a_file(event, arguments, root):
            if done == operation:
                os.kill(os.getpid(), signal.SIGKILL)
            done += 1

    sys.addaudithook(count)
    pipe.send(None)
    act(root)
    pipe.send(Ended("", "", done))
