"""Rows of the archive's tables: how they are asked for, and a row as a record."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, overload

from retrieval.analysis.stretches import LONG
from retrieval.archive.database import RowFault
from retrieval.types import (
    DateOrigin,
    Entity,
    EntityKind,
    PlacedEntities,
    Record,
    Statement,
)

Rows = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]
"""Runs a query with its values; a foreign fault is a ``BuildError``."""

COLUMNS = (
    "number, version, statement_id, title, date, date_origin, source, url, lang, speaker, path,"
    " sample, parallel, sha256, first_seen,"
    " (SELECT CASE present WHEN 0 THEN since END FROM presence"
    " WHERE presence.statement_id = records.statement_id ORDER BY presence.rowid DESC LIMIT 1),"
    " (SELECT entities FROM names"
    " WHERE names.sha256 = records.sha256 AND names.lang = records.lang),"
    " (SELECT marks FROM times WHERE times.statement_id = records.statement_id"
    " AND times.sha256 = records.sha256),"
    " (SELECT confidence FROM scans WHERE scans.number = records.number)"
)
"""What ``record_of`` needs of ``records``, in this order, and then ``texts.text``."""

AT_ONCE = 500
"""Values in one query: SQLite allows 999 everywhere."""
# no name has this in it: a quotation mark would have a backslash
_ROW = re.compile(r'(?:\A\[|\],)\[(\d+),\d+,"')


def batches(numbers: Sequence[int]) -> Iterator[tuple[str, Sequence[int]]]:
    """Conditions that together match the records of these numbers, each with its values."""
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        yield f"number IN ({','.join('?' * len(some))})", some


def record_of(row: Sequence[Any]) -> Record:
    """A row of ``COLUMNS`` and a text as a record.

    Raises:
        RowFault: the row holds what no program of ours has written.
    """
    (number, version, statement_id, title, day, origin, source, url, lang, speaker) = row[:10]
    (path, sample, parallel, sha256, first_seen, withdrawn, names, marks, scan, text) = row[10:]
    try:
        statement = Statement(
            id=statement_id,
            text=text,
            title=title,
            date=date.fromisoformat(day) if day else None,
            date_origin=DateOrigin(origin) if origin else None,
            source=source,
            url=url,
            lang=lang,
            speaker=speaker,
            path=path,
            sample=bool(sample),
            parallel=parallel,
            times=() if marks is None else times_of(marks),
            scan=scan,
        )
        entities = None if names is None else _entities(names, text)
    except (ValueError, TypeError) as error:
        raise RowFault(f"record {number}: {error}") from error
    return Record(number, version, statement, sha256, first_seen, withdrawn, entities)


def marks_of(times: Sequence[tuple[int, int]]) -> str:
    """Places in a text and their seconds as a row of ``times`` has them."""
    return json.dumps(times, separators=(",", ":"))


def times_of(marks: str) -> tuple[tuple[int, int], ...]:
    """What ``marks_of`` wrote."""
    return tuple((place, second) for place, second in json.loads(marks))


def names_of(entities: Iterable[Entity]) -> str:
    """Entities as a row of ``names`` has them."""
    rows = [(e.start, e.end, e.kind, e.name, e.subject, e.feminine) for e in entities]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _entities(names: str, text: str) -> Sequence[Entity]:
    return WrittenEntities(names) if len(text) > LONG else entities_of(names)


class WrittenEntities(PlacedEntities):
    """Entities as a row of ``names`` has them, read where they are asked for.

    Args:
        names: what ``names_of`` wrote, in the order of the text.
    """

    def __init__(self, names: str) -> None:
        self._names = names

    def __bool__(self) -> bool:
        """Whether there are any."""
        return self._names != "[]"

    def __len__(self) -> int:
        """How many there are."""
        return len(entities_of(self._names))

    @overload
    def __getitem__(self, place: int) -> Entity: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Entity, ...]: ...

    def __getitem__(self, place: int | slice) -> Entity | tuple[Entity, ...]:
        """One of them, or some in a row."""
        return entities_of(self._names)[place]

    def __iter__(self) -> Iterator[Entity]:
        """All of them."""
        return iter(entities_of(self._names))

    def within(self, start: int, end: int) -> tuple[Entity, ...]:
        """The names that begin in a stretch, in order."""
        some = self._names[self._row(start) : self._row(end)]
        return entities_of(f"[{some.rstrip(',')}]")

    def _row(self, place: int) -> int:
        """Where in what is written the first name stands that begins at a place or behind it."""
        low, high = 0, len(self._names)
        while low < high:
            middle = (low + high) // 2
            found = _ROW.search(self._names, middle)
            if found is None or int(found[1]) >= place:
                high = middle
            else:
                low = middle + 1
        found = _ROW.search(self._names, low)
        return found.start(1) - 1 if found else len(self._names) - 1


def entities_of(names: str) -> tuple[Entity, ...]:
    """What ``names_of`` wrote."""
    return tuple(
        Entity(start, end, EntityKind(kind), name, subject, feminine)
        for start, end, kind, name, subject, feminine in json.loads(names)
    )
