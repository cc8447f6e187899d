"""A file of the corpus with the files that it holds: members of archives, attachments of mails."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from retrieval.ingest.files import CorpusFile
from retrieval.ingest.formats import Item, ReadStatement, Unpacked, format_of, read_items
from retrieval.ingest.formats.output import Located
from retrieval.ingest.formats.scans import tells_of_scan
from retrieval.ingest.sandbox import ParserProcess
from retrieval.types import DateOrigin, ListedPage, Problem, fault, tells

_MOST_AROUND = 2  # archives and mails, one in another
_MOST_FILES = 5000
_MAILS = frozenset({"mail", "outlook"})


class Opening:
    """The reading of one file of the corpus, and of what lies in it.

    Each file inside is read by the reader of its ending, under limits of its own.

    Args:
        process: in which files of strangers are parsed.
        max_bytes: the most that is read of a file.
        scans: in which pages that are pictures are read too; None where those are not read.
    """

    def __init__(
        self, process: ParserProcess, max_bytes: int, scans: ParserProcess | None = None
    ) -> None:
        self._process = process
        self._max_bytes = max_bytes
        self._scans = scans
        self._files = 0

    def items(self, file: CorpusFile) -> Iterator[ReadStatement | Problem]:
        """The statements and problems of a file, those of what it holds after its own."""
        try:
            yield from self._items(file, 0)
        finally:
            self._process.clear()

    def _items(
        self, file: CorpusFile, around: int, mailed: str = ""
    ) -> Iterator[ReadStatement | Problem]:
        left_out = 0
        for item in self._found(file):
            if not isinstance(item, Unpacked):
                if not isinstance(item, Located | ListedPage):
                    yield item
                continue
            self._files += 1
            inside = self._inside(item) if self._files <= _MOST_FILES else None
            if inside is None or around >= _MOST_AROUND:
                left_out += 1
            else:
                # what lies in an archive that is attached was sent with it; a mail may be older
                day = "" if inside.format.name in _MAILS else item.mailed or mailed
                yield from _dated_by_mail(self._items(inside, around + 1, day), day)
            if inside is not None:
                inside.path.unlink(missing_ok=True)
        if left_out:
            yield Problem(file.relative, None, fault("files-too-deep", count=left_out))

    def _found(self, file: CorpusFile) -> Iterator[Item] | list[Item]:
        if not _is_apart(file):
            return read_items(file.format.reader, file.path, file.relative, self._max_bytes)
        name = file.format.name
        items = self._process.items(name, file.path, file.relative, self._max_bytes)
        told = any(isinstance(item, Problem) and tells_of_scan(item) for item in items)
        if told and self._scans is not None:
            return self._scans.items(f"scanned-{name}", file.path, file.relative, self._max_bytes)
        return items

    def _inside(self, item: Unpacked) -> CorpusFile | None:
        path = self._process.held(item.path)
        kind = format_of(Path(item.path).name)
        if path is None or kind is None:
            return None
        return CorpusFile(str(path), item.relative, kind)


def _dated_by_mail(
    found: Iterable[ReadStatement | Problem], mailed: str
) -> Iterator[ReadStatement | Problem]:
    """What is in an attachment; a document of its own that has no date has that of the mail."""
    if not mailed:
        yield from found
        return
    items = list(found)
    statements = [item for item in items if isinstance(item, ReadStatement)]
    doubtful = any(isinstance(item, Problem) and tells(item.told, "two-dates") for item in items)
    alone = len(statements) == 1 and statements[0].statement.date is None
    for item in items:
        if isinstance(item, ReadStatement) and alone and not doubtful:
            day = date.fromisoformat(mailed)
            dated = replace(item.statement, date=day, date_origin=DateOrigin.MAIL)
            yield replace(item, statement=dated)
        else:
            yield item


def _is_apart(file: CorpusFile) -> bool:
    above = file.format.apart_above
    try:
        return above is not None and file.path.stat().st_size > above
    except OSError:
        return False  # its reader says what is wrong
