"""What files were read to the last time, so that those that did not change are not read again.

Kept in a file beside the archive that may be lost at any moment: what is not known is read. A
line for each file: where it lies, its mark, and what was read, with the hash of a text in the
place of the text, which the archive has. What lies in an archive or a mail is of its line.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, fields
from datetime import date
from hashlib import sha256
from itertools import islice
from json.encoder import encode_basestring_ascii
from pathlib import Path
from typing import Any

from retrieval.archive.update import digest
from retrieval.ingest.file_marks import FileMarks
from retrieval.ingest.files import CorpusFile
from retrieval.ingest.formats.output import ReadStatement
from retrieval.ingest.passing import is_passing
from retrieval.types import DateOrigin, Problem, Statement, told_of

Item = ReadStatement | Problem
Texts = Callable[[Sequence[str]], Mapping[str, str]]
"""The texts of some hashes; those that the archive does not have are missing."""

_FORMAT = 1
_MOST_ITEMS = 1000
"""Of a file with more, to take in what was read is no less work than to read it; of an archive
each member may have so many."""
_AT_ONCE = 500
_PROBLEM, _STATEMENT = ([one.name for one in fields(kind)] for kind in (Problem, Statement))
_ID, _TEXT, _DATE, _ORIGIN, _TIMES = map(
    _STATEMENT.index, ("id", "text", "date", "date_origin", "times")
)


class KnownFiles:
    """The files of one corpus that were read before.

    Args:
        path: of the file in which they are kept.
        corpus: the folder or file that is read.
        reader: the version of all that reads; what another one read is not known.
        texts: of the archive.
        anew: know nothing of what was read before.
        marks: of the corpus' files, before anything was read; others are looked at.
    """

    def __init__(  # noqa: PLR0913 - what is known, and of what
        self,
        path: Path,
        corpus: Path,
        reader: str,
        texts: Texts,
        *,
        anew: bool = False,
        marks: FileMarks | None = None,
    ) -> None:
        self._seen = marks or FileMarks()
        self._path = path
        self._texts = texts
        where = os.fspath(corpus.resolve())
        self._head = json.dumps({"format": _FORMAT, "reader": reader, "corpus": where})
        self._before = {} if anew else _lines(path, self._head)
        self._after: dict[str, str] = {}
        self._marks: dict[str, str] = {}
        self._purged: frozenset[str] = frozenset()

    def leave_out(self, purged: Mapping[str, Sequence[str]]) -> None:
        """Neither remember nor keep anything of files that have statements that were purged.

        Args:
            purged: ids of statements, and the hashes of their texts.
        """
        self._purged = frozenset(purged).union(*purged.values())

    def _is_purged(self, row: list[Any]) -> bool:
        return len(row) > len(_PROBLEM) and not self._purged.isdisjoint((row[_ID], row[_TEXT]))

    def recall(self, files: Iterable[CorpusFile]) -> dict[str, list[Item]]:
        """What those of the files hold that are as they were when they were read.

        To be called before any of them is read.

        Returns:
            By the files' own paths.
        """
        found: dict[str, list[Item]] = {}
        same = self._same(files)
        while some := [*islice(same, _AT_ONCE)]:
            for path, key, items in self._remembered(some):
                found[path] = items
                self._after[key] = self._before[key]
        return found

    def _same(self, files: Iterable[CorpusFile]) -> Iterator[tuple[str, str]]:
        """Path and key of the files that have the mark that they had.

        Notes the marks of all that are to be trusted.
        """
        for file in files:
            if mark := self._seen.sure(file.where):
                key = _key(file)
                self._marks[key] = mark
                if self._before.get(key, "").startswith(f"{mark}\t"):
                    yield file.where, key

    def _remembered(self, files: list[tuple[str, str]]) -> Iterator[tuple[str, str, list[Item]]]:
        # one call of the reader of JSON for all of them
        lines = ",".join([self._before[key].partition("\t")[2] for _, key in files])
        kept = json.loads(f"[{lines}]")
        texts = self._texts(
            [row[_TEXT] for rows in kept for row in rows if len(row) > len(_PROBLEM)]
        )
        for (path, key), rows in zip(files, kept, strict=True):
            if self._purged and any(map(self._is_purged, rows)):
                continue
            with suppress(KeyError):  # a text that was never taken in
                yield path, key, [_item(row, texts) for row in rows]

    def noting(self, file: CorpusFile, items: Iterable[Item]) -> Iterator[Item]:
        """Pass on what a file is read to, and know it the next time, with what is wrong in it."""
        seen: list[Item] = []
        counts = Counter[str]()
        for item in items:
            place = item.path if isinstance(item, Problem) else item.statement.path
            counts[place] += 1
            if counts[place] <= _MOST_ITEMS:
                seen.append(item)
            yield item
        key = _key(file)
        mark = self._marks.get(key)
        passing = any(isinstance(item, Problem) and is_passing(item) for item in seen)
        if mark is not None and not passing and len(seen) == counts.total():
            rows = [*map(_row, seen)]
            if not (self._purged and any(map(self._is_purged, rows))):
                self._after[key] = f"{mark}\t{json.dumps(rows)}"

    def save(self) -> None:
        """Keep what is known now; where that cannot be, all is read the next time."""
        if self._before and self._after == self._before:
            return
        lines = [self._head, *(f"{key}\t{line}" for key, line in self._after.items())]
        content = "".join(f"{line}\n" for line in lines).encode()
        new = self._path.with_suffix(".new")
        with suppress(OSError):
            new.write_bytes(content + sha256(content).hexdigest().encode())
            new.replace(self._path)
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _lines(path: Path, head: str) -> dict[str, str]:
    """The mark and what was read of each file that is kept, by where it lies."""
    try:
        content, _, check = path.read_bytes().rpartition(b"\n")
    except OSError:
        return {}
    content += b"\n"
    first, *lines = content.decode("utf-8", "replace").split("\n")[:-1]
    if first != head or sha256(content).hexdigest().encode() != check:
        return {}
    parts = (line.split("\t", 2) for line in lines)
    return {key: f"{mark}\t{items}" for key, mark, items in parts}


def _key(file: CorpusFile) -> str:
    return f"{encode_basestring_ascii(file.where)}{encode_basestring_ascii(file.relative)}"


def _row(item: Item) -> list[object]:
    """An item as values that JSON has: a problem's, or a line's number and a statement's."""
    if isinstance(item, Problem):
        return [*asdict(item).values()]
    row = [getattr(item.statement, name) for name in _STATEMENT]
    row[_TEXT] = digest(item.statement.text)
    row[_DATE] = item.statement.date and item.statement.date.isoformat()
    return [*row, item.line]


def _item(row: list[Any], texts: Mapping[str, str]) -> Item:
    """What ``_row`` was given."""
    if len(row) == len(_PROBLEM):
        path, line, problem, warning, told = row
        return Problem(path, line, problem, warning, told_of(told))
    row[_TEXT] = texts[row[_TEXT]]
    if row[_DATE]:
        row[_DATE] = date.fromisoformat(row[_DATE])
        row[_ORIGIN] = DateOrigin(row[_ORIGIN])
    row[_TIMES] = tuple(map(tuple, row[_TIMES]))
    line = row.pop()
    return ReadStatement(Statement(*row), line)
