"""Topics of our own, and the archives that they are asked in.

``topics.jsonl``: one request a line, written by hand as people ask; ``ids`` are the statements that
speak of it, ``present`` whether any does. Of the invented statements in three languages all that
speak of a topic are known, of the releases some.
"""

import json
import zlib
from dataclasses import dataclass
from pathlib import Path

from own_archives import Row, releases_of

_HERE = Path(__file__).resolve().parent
_SHARES = 5
THREE, RELEASES = "three languages", "releases"
TOPICS_IN = (THREE, RELEASES)


@dataclass(frozen=True, slots=True)
class Topic:
    """One request.

    Attributes:
        kind: ``topic``, ``first``, ``latest``, ``person``, ``fact`` or ``double``.
        present: whether the archive has it.
        ids: the statements that speak of it; of ``first`` and ``latest`` the right ones.
        complete: whether all of them are named.
        parts: of ``double``, the statements that answer each of its questions.
    """

    archive: str
    query: str
    lang: str
    kind: str
    present: bool
    ids: tuple[str, ...]
    complete: bool
    parts: tuple[tuple[str, ...], ...] = ()


def is_apart(topic: Topic) -> bool:
    """Whether nothing is fitted on a topic: by the statement it is about, else by its words."""
    return zlib.crc32(min(topic.ids, default=topic.query).encode()) % _SHARES == 0


def all_topics() -> list[Topic]:
    """Every request of the file."""
    lines = (_HERE / "topics.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Topic(
            archive=row["archive"],
            query=row["query"],
            lang=row["lang"],
            kind=row["kind"],
            present=row["present"],
            ids=tuple(row["ids"]),
            complete=row["archive"] == THREE,
            parts=tuple(map(tuple, row.get("parts", ()))),
        )
        for row in map(json.loads, lines)
    ]


def topics_of(archive: str, auspm: Path) -> tuple[list[Row], list[Topic]]:
    """The statements of an archive, and what is asked of it.

    Args:
        archive: its name.
        auspm: folder with the releases.
    """
    topics = [one for one in all_topics() if one.archive == archive]
    if archive == RELEASES:
        return list(releases_of(auspm).values()), topics
    folder = _HERE / "trilingual"
    names = ("statements.jsonl", "more_statements.jsonl")
    lines = "\n".join((folder / name).read_text(encoding="utf-8").strip() for name in names)
    return list(map(json.loads, lines.splitlines())), topics
