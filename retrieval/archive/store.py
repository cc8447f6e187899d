"""The archive: every version of every statement, append-only.

It is the one place of statement texts. A build refers to record numbers; a record, once written,
never changes, so permanent links, old versions and rollback work after any reindex. That a
statement left the corpus, or came back, is a row of its own in ``presence``.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from retrieval.archive.coverage import covered, tally
from retrieval.archive.fulltext import FullTextIndex
from retrieval.archive.opened import is_there, open_database
from retrieval.archive.removals import Removals
from retrieval.archive.rows import AT_ONCE, COLUMNS, batches, entities_of, names_of, record_of
from retrieval.archive.state import state
from retrieval.archive.update import Changes, Said, Writer, digest, head, take_in
from retrieval.archive.values import NewestRecord, Records, RecordStub, Tally
from retrieval.errors import BuildError
from retrieval.settings import DatabaseUrl
from retrieval.types import (
    Covered,
    Credit,
    Entity,
    Excerpt,
    Fault,
    Record,
    Statement,
    Withdrawal,
    fault,
)

_NAMED = (
    "SELECT number, statement_id, url, lang, date, parallel FROM records"
    " WHERE statement_id = ? ORDER BY number DESC LIMIT 1"
)

_NEWEST = (
    "WHERE number IN (SELECT max(number) FROM records GROUP BY statement_id)"
    " AND statement_id IN (SELECT statement_id FROM presence WHERE present = ?"
    " AND rowid IN (SELECT max(rowid) FROM presence GROUP BY statement_id))"
)
"""The newest records of the statements that are in the corpus (1), or have left it (0)."""


class Archive:
    """One archive, opened for reading; ``update`` writes.

    Safe to share between threads: each has its own connection.

    Args:
        place: the SQLite file, or the address of a database of PostgreSQL; made where it does not
            exist and ``create`` is set.
        create: whether a missing file is an error (reading) or the start (indexing).

    Attributes:
        fulltext: the words of every text, also of old versions and withdrawn statements.
        removals: what was taken away for good.

    Raises:
        BuildError: the file is missing, damaged or of another format; every method raises it
            where the file turns out so later.
    """

    def __init__(self, place: Path | DatabaseUrl, *, create: bool = False) -> None:
        self._file = open_database(place, create=create)
        self.fulltext = FullTextIndex(self._file)
        self.removals = Removals(self._file, self.fulltext)
        self._covered: tuple[int | None, Covered] | None = None

    def close(self) -> None:
        """Close this thread's connection; others close with their threads."""
        self._file.close()

    @staticmethod
    def is_there(place: Path | DatabaseUrl) -> bool:
        """Whether there is an archive.

        Raises:
            BuildError: that cannot be told, as a server does not answer.
        """
        return is_there(place)

    # -- reading ---------------------------------------------------------------------------

    def text(self, record: int) -> str:
        """The whole stored text of a record.

        Raises:
            BuildError: the archive holds no such record.
        """
        rows = self._rows(
            "SELECT text FROM records JOIN texts USING (sha256) WHERE number = ?", (record,)
        )
        if not rows:
            raise BuildError(f"The archive holds no record {record}; run: onrecord index")
        return str(rows[0][0])

    def records(self, numbers: Iterable[int]) -> Records:
        """The records of these numbers, in their order; unknown numbers are left out."""
        wanted = list(dict.fromkeys(numbers))
        by_number: dict[int, Record] = {}
        for where, some in batches(wanted):
            by_number.update((r.number, r) for r in self._select(f"WHERE {where}", some))
        return Records((number, by_number[number]) for number in wanted if number in by_number)

    def in_date_order(self, numbers: Iterable[int]) -> list[int]:
        """Record numbers by their statements' dates, then by number; the undated last."""
        dates = dict(self._rows("SELECT number, date FROM records"))
        return sorted(numbers, key=lambda number: (dates[number] or "~", number))

    def all_sample(self, numbers: Iterable[int]) -> bool:
        """Whether every one of these records is of the fictional sample."""
        wanted = frozenset(numbers)
        with self._file.translated():
            # most often the first one tells
            real = self._file.stream("SELECT number FROM records WHERE sample = 0 ORDER BY number")
            return all(number not in wanted for (number,) in real)

    def tally(self, numbers: Sequence[int]) -> Tally:
        """Count records by year and language, without reading their texts."""
        return tally(self._rows, numbers)

    def stubs(self, numbers: Sequence[int]) -> dict[int, RecordStub]:
        """Records by number, without their texts."""
        stubs: dict[int, RecordStub] = {}
        for where, some in batches(numbers):
            sql = f"SELECT number, statement_id, date, sample FROM records WHERE {where}"  # noqa: S608 - marks only
            for number, statement_id, day, sample in self._rows(sql, some):
                stubs[number] = RecordStub(number, statement_id, day, bool(sample))
        return stubs

    def alike(self, numbers: Sequence[int]) -> list[RecordStub]:
        """Every record that has the text of one of these records, without the text."""
        stubs: list[RecordStub] = []
        for where, some in batches(numbers):
            sql = (
                "SELECT r.number, r.statement_id, r.date, r.sample FROM records AS own"  # noqa: S608 - marks only
                f" JOIN records AS r USING (sha256) WHERE own.{where}"
                " ORDER BY own.number, r.number"
            )
            for number, statement_id, day, sample in self._rows(sql, some):
                stubs.append(RecordStub(number, statement_id, day, bool(sample)))
        return stubs

    def named(self, own: Collection[str], addresses: Collection[str]) -> list[NewestRecord]:
        """Statements in the corpus that may be another version of one statement.

        Args:
            own: the id and the address of the statement.
            addresses: what its versions in other languages would have as addresses.

        Returns:
            The newest record of each statement with such an id or address, and of each that names
            the statement in its field ``parallel``, or is named in its one.
        """
        marks, places = (",".join("?" * len(some)) or "NULL" for some in (own, addresses))
        # a row of its own for each reason: SQLite finds each by an index
        sql = (
            f"SELECT statement_id FROM records WHERE statement_id IN ({marks})"  # noqa: S608 - marks only
            f" UNION SELECT statement_id FROM records WHERE parallel IN ({marks})"
            f" UNION SELECT statement_id FROM records WHERE url IN ({places})"
            f" UNION SELECT parallel FROM records WHERE statement_id IN ({marks})"
            " UNION SELECT other.statement_id FROM records AS one JOIN records AS other"
            f" ON other.url = one.parallel WHERE one.statement_id IN ({marks}) ORDER BY 1"
        )
        ids = self._rows(sql, (*own, *own, *addresses, *own, *own))
        return [
            NewestRecord(*row)
            for (statement_id,) in ids
            for row in self._rows(_NAMED, (statement_id,))
            if self.is_present(row[1])
        ]

    def addressed(self, addresses: Sequence[str]) -> list[str]:
        """Ids of the statements with one of these as id or address, the newest first."""
        marks = ",".join("?" * len(addresses)) or "NULL"
        sql = (
            f"SELECT statement_id, max(number) FROM records WHERE url IN ({marks})"  # noqa: S608 - marks only
            f" OR statement_id IN ({marks}) GROUP BY statement_id ORDER BY 2 DESC"
        )
        return [row[0] for row in self._rows(sql, (*addresses, *addresses))]

    def is_present(self, statement_id: str) -> bool:
        """Whether a statement is in the corpus as it was last read."""
        sql = "SELECT present FROM presence WHERE statement_id = ? ORDER BY rowid DESC LIMIT 1"
        rows = self._rows(sql, (statement_id,))
        return bool(rows and rows[0][0])

    def knows(self, statement_id: str) -> bool:
        """Whether a statement of this id is or was on record, also one that was purged."""
        rows = self._rows(
            "SELECT EXISTS (SELECT 1 FROM records WHERE statement_id = ?"
            " UNION ALL SELECT 1 FROM removals WHERE statement_id = ?)",
            (statement_id, statement_id),
        )
        return bool(rows[0][0])

    def absence(self, statement_id: str) -> Fault:
        """Why there is no statement of an id, as a sentence."""
        gone = self.removals.at(statement_id)
        if gone:
            return fault("statement-purged", id=statement_id, day=gone[-1].day.isoformat())
        return fault("statement-unknown", id=statement_id)

    def is_newest(self, number: int) -> bool:
        """Whether a record is the newest of its statement."""
        sql = (
            "SELECT max(number) FROM records WHERE statement_id ="
            " (SELECT statement_id FROM records WHERE number = ?)"
        )
        return bool(self._rows(sql, (number,)) == [(number,)])

    def present(self) -> frozenset[str]:
        """Ids of the statements that are in the corpus as it was last read."""
        return frozenset(name for name, _ in self._paths())

    def in_file(self, path: str) -> frozenset[str]:
        """Ids of the statements in the corpus that were read from a file, or from one in it."""
        return frozenset(name for name, read in self._paths() if read.partition("!")[0] == path)

    def _paths(self) -> list[tuple[str, str]]:
        rows = self._rows(
            f"SELECT statement_id, path FROM records {_NEWEST}",  # noqa: S608 - our own words
            (1,),
        )
        return [(name, path) for name, path in rows]

    def withdrawals(self) -> dict[str, Withdrawal]:
        """The statements that were taken back by their publishers, as was noted, by id."""
        rows = self._rows(
            "SELECT statement_id, day, reason FROM withdrawals WHERE rowid IN"
            " (SELECT max(rowid) FROM withdrawals GROUP BY statement_id) AND day IS NOT NULL"
        )
        return {name: Withdrawal(date.fromisoformat(day), reason) for name, day, reason in rows}

    def withdrawal(self, statement_id: str) -> Withdrawal | None:
        """That a statement was taken back by its publisher; None where nobody has noted it."""
        rows = self._rows(
            "SELECT day, reason FROM withdrawals WHERE statement_id = ?"
            " ORDER BY rowid DESC LIMIT 1",
            (statement_id,),
        )
        if not rows or rows[0][0] is None:
            return None
        return Withdrawal(date.fromisoformat(rows[0][0]), str(rows[0][1]))

    def edited(self) -> list[str]:
        """Ids of statements that have had another text than they have now."""
        sql = (
            "SELECT statement_id FROM records GROUP BY statement_id"
            " HAVING count(DISTINCT sha256) > 1 ORDER BY statement_id"
        )
        return [statement_id for (statement_id,) in self._rows(sql)]

    def gone(self) -> list[int]:
        """The newest records of the statements that have left the corpus."""
        sql = f"SELECT number FROM records {_NEWEST} ORDER BY statement_id"  # noqa: S608 - our own words
        return [number for (number,) in self._rows(sql, (0,))]

    def covered(self) -> Covered:
        """What can be searched; the fictional sample only where there is nothing else."""
        newest = self._rows("SELECT max(number) FROM records")[0][0]
        known = self._covered
        if known is None or known[0] != newest:
            self._covered = known = (newest, covered(self._rows))
        return known[1]

    def credits(self, numbers: Sequence[int]) -> list[Credit]:
        """Who is named by each of these records, without reading their texts."""
        wanted = set(numbers)
        rows = self._rows(
            "SELECT number, speaker, source, url, (SELECT speakers FROM voices WHERE"
            " voices.sha256 = records.sha256 AND voices.lang = coalesce(records.lang, ''))"
            " FROM records ORDER BY number"
        )
        return [
            Credit(number, speaker, source, url, tuple(json.loads(voices)) if voices else ())
            for number, speaker, source, url, voices in rows
            if number in wanted
        ]

    def versions(self, statement_id: str) -> tuple[Record, ...]:
        """Every record of a statement, the oldest first; empty where the id is unknown."""
        return tuple(self._select("WHERE statement_id = ? ORDER BY number", [statement_id]))

    def version(self, statement_id: str, version: int) -> Record | None:
        """The first record of a version of a statement; None where there is none."""
        where = "WHERE statement_id = ? AND version = ? ORDER BY number LIMIT 1"
        return next(iter(self._select(where, [statement_id, version])), None)

    def of_text(self, sha256: str) -> tuple[Record, ...]:
        """Records with the text whose hash begins so, in hexadecimal digits; the oldest first."""
        where = "WHERE records.sha256 >= ? AND records.sha256 < ? ORDER BY number"
        return tuple(self._select(where, [sha256, f"{sha256}g"]))

    def begun_after(self, number: int) -> frozenset[int]:
        """The newest record of each statement whose first record came after this number."""
        rows = self._rows(
            "SELECT max(number) FROM records WHERE statement_id IN"
            " (SELECT statement_id FROM records WHERE number > ?)"
            " GROUP BY statement_id HAVING min(number) > ?",
            (number, number),
        )
        return frozenset(newest for (newest,) in rows)

    def holds(self, quote: Excerpt) -> bool:
        """The verbatim law: whether the quote's text is exactly the span it claims to be."""
        rows = self._rows(
            "SELECT text, records.sha256 FROM records JOIN texts USING (sha256)"
            " WHERE number = ? AND statement_id = ? AND version = ?",
            (quote.record, quote.statement_id, quote.version),
        )
        if not rows:
            return False
        text, sha256 = rows[0]
        return bool(
            sha256 == quote.sha256
            and isinstance(text, str)
            and digest(text) == sha256
            and 0 <= quote.start < quote.end <= len(text)
            and text[quote.start : quote.end] == quote.text
        )

    def is_sound(self, record: Record) -> bool:
        """Whether a record's text is, to the letter, what was once written down."""
        return digest(record.statement.text) == record.sha256

    def head(self) -> str:
        """What identifies the archive as it is now: number and hash chain of its newest record."""
        with self._file.translated():
            number, chain = head(self._file.connection())
        return f"{number}:{chain}"

    def state(self) -> str:
        """What identifies all that an update has written, also that statements left or came."""
        with self._file.translated():
            return state(self._file.connection())

    @property
    def has_held(self) -> bool:
        """Whether any statement is or was on record, also one that was purged."""
        with self._file.translated():
            return head(self._file.connection())[0] > 0

    def continues(self, earlier: str) -> bool:
        """Whether this archive once had this ``head``, so that its numbers mean the same here.

        An archive that was begun anew, or put back from a copy made before, gives the numbers of
        an older build to other texts.
        """
        number, _, chain = earlier.partition(":")
        if not number.isdigit():
            return False
        chains = self._rows(
            "SELECT chain FROM records WHERE number = ?"
            " UNION ALL SELECT chain FROM removals WHERE number = ?",
            (int(number), int(number)),
        )
        return chains == [(chain,)] if int(number) else not chain

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._file.translated():
            return self._file.connection().execute(sql, values).fetchall()

    def _select(self, where: str, values: Sequence[object]) -> list[Record]:
        rows = self._rows(
            f"SELECT {COLUMNS}, text FROM records JOIN texts USING (sha256) {where}",  # noqa: S608 - only our own words
            values,
        )
        with self._file.translated():
            return [record_of(row) for row in rows]

    def unnamed(self, recognizers: Mapping[str, str]) -> list[tuple[str, str]]:
        """Texts whose names were not recognised yet.

        Args:
            recognizers: of each language the version that is to be used.

        Returns:
            Of each its sha256 and its language.
        """
        found: list[tuple[str, str]] = []
        for lang, version in recognizers.items():
            found += self._rows(
                "SELECT DISTINCT sha256, lang FROM records"
                " WHERE lang = ? AND NOT EXISTS (SELECT 1 FROM names WHERE"
                " names.sha256 = records.sha256 AND names.lang = records.lang"
                " AND names.recognizer = ?) ORDER BY sha256",
                (lang, version),
            )
        return found

    def unheard(self, rules: Mapping[str | None, str]) -> list[tuple[str, str | None]]:
        """Texts of which it is not known yet whose direct speech they have.

        Args:
            rules: the version that is to be used for a language; that of None is for all others.

        Returns:
            Of each its sha256 and its language.
        """
        own = {lang: version for lang, version in rules.items() if lang is not None}
        cases = "".join(" WHEN ? THEN ?" for _ in own)
        version = f"CASE records.lang{cases} ELSE ? END" if own else "?"
        values = [one for pair in own.items() for one in pair]
        rows = self._rows(
            "SELECT sha256, lang FROM records WHERE NOT EXISTS (SELECT 1 FROM voices"  # noqa: S608 - only marks
            " WHERE voices.sha256 = records.sha256 AND voices.lang = coalesce(records.lang, '')"
            f" AND voices.rules = {version}) GROUP BY sha256, lang ORDER BY min(number)",
            (*values, rules[None]),
        )
        return [(sha256, lang) for sha256, lang in rows]

    def entities_of(self, sha256: str, lang: str | None) -> tuple[Entity, ...]:
        """The names that were recognised in a text; none where nobody looked."""
        where = "SELECT entities FROM names WHERE sha256 = ? AND lang = ?"
        rows = self._rows(where, (sha256, lang))
        return entities_of(rows[0][0]) if rows else ()

    def text_of(self, sha256: str) -> str:
        """A text by its hash.

        Raises:
            BuildError: the archive holds no such text.
        """
        rows = self._rows("SELECT text FROM texts WHERE sha256 = ?", (sha256,))
        if not rows:
            raise BuildError(f"The archive holds no text {sha256}; run: onrecord index")
        return str(rows[0][0])

    def texts(self, hashes: Sequence[str]) -> dict[str, str]:
        """Those of the texts with these hashes that the archive holds as they were written."""
        found: dict[str, str] = {}
        for start in range(0, len(hashes), AT_ONCE):
            some = hashes[start : start + AT_ONCE]
            marks = ",".join("?" * len(some))
            rows = self._rows(f"SELECT sha256, text FROM texts WHERE sha256 IN ({marks})", some)  # noqa: S608 - only marks
            found |= {
                sha256: text
                for sha256, text in rows
                if isinstance(text, str) and digest(text) == sha256
            }
        return found

    # -- writing ---------------------------------------------------------------------------

    def keep_names(
        self, found: Iterable[tuple[str, str, tuple[Entity, ...]]], recognizers: Mapping[str, str]
    ) -> None:
        """Keep the names of texts, in one transaction.

        Args:
            found: of each text its sha256, its language and its entities.
            recognizers: the version that found them, by language.
        """
        with self._file.translated(), self._file.writing() as connection:
            connection.executemany(
                "INSERT INTO names VALUES (?, ?, ?, ?) ON CONFLICT (sha256, lang) DO UPDATE"
                " SET recognizer = excluded.recognizer, entities = excluded.entities",
                [
                    (sha256, lang, recognizers[lang], names_of(entities))
                    for sha256, lang, entities in found
                ],
            )

    def keep_voices(
        self,
        found: Iterable[tuple[str, str | None, tuple[str, ...]]],
        rules: Mapping[str | None, str],
    ) -> None:
        """Keep whose direct speech texts have, in one transaction.

        Args:
            found: of each text its sha256, its language and the names of its speakers.
            rules: the version that told them, as ``unheard`` is given it.
        """
        rows = [
            (
                *(sha256, lang or "", rules.get(lang, rules[None])),
                json.dumps(speakers, ensure_ascii=False),
            )
            for sha256, lang, speakers in found
        ]
        sql = (
            "INSERT INTO voices VALUES (?, ?, ?, ?) ON CONFLICT (sha256, lang) DO UPDATE"
            " SET rules = excluded.rules, speakers = excluded.speakers"
        )
        with self._file.translated(), self._file.writing() as connection:
            connection.executemany(sql, rows)

    def note_withdrawal(self, statement_id: str, taken: Withdrawal | None, *, now: str) -> None:
        """Note that a statement was taken back by its publisher, or that it was not.

        Args:
            statement_id: of the statement.
            taken: the day and the reason; None takes the note back.
            now: an ISO timestamp, kept with it.
        """
        day, reason = (taken.day.isoformat(), taken.reason) if taken else (None, "")
        with self._file.translated(), self._file.writing() as connection:
            connection.execute(
                "INSERT INTO withdrawals VALUES (?, ?, ?, ?)", (statement_id, day, reason, now)
            )

    def update(  # noqa: PLR0913 - one transaction, all it needs
        self,
        statements: Iterable[Statement],
        *,
        now: str,
        said: Said = Said(),  # noqa: B008 - frozen
        failed_paths: frozenset[str] = frozenset(),
        dry_run: bool = False,
        detect: Callable[[str], str | None] = lambda _: None,
        step: Callable[[int], None] = lambda _: None,
        leaving: Callable[[int, int], None] = lambda _, __: None,
    ) -> Changes:
        """Take the corpus in, in one transaction.

        Same id and same text and facts: nothing new. Other text: a new version. Other facts: a
        new record of the same version. Gone from the corpus: withdrawn, kept. A statement whose
        file could not be read this time (``failed_paths``) stays as it was. Statements of the
        fictional sample are out as soon as a real one is in.

        Args:
            statements: the whole corpus, no id twice.
            now: an ISO timestamp, written as ``first_seen`` and ``since``.
            said: what people have said of the statements.
            failed_paths: files, or folders with all that is in them, that could not be read.
            dry_run: count what would change and write nothing.
            detect: the language of a text, for a statement that names none.
            step: called with the number of statements done.
            leaving: called before anything is written, with how many statements that are not
                fictional would be gone, and of how many; what it raises leaves all as it was.
        """
        # a dry run only reads, from one state, whoever else may be writing
        begun = self._file.reading if dry_run else self._file.writing
        with self._file.translated(), begun() as connection:
            writer = Writer(connection, now, dry_run=dry_run, detect=detect)
            changes = take_in(
                writer,
                statements,
                said=said,
                failed_paths=failed_paths,
                step=step,
                leaving=leaving,
            )
            if not dry_run:
                self.fulltext.add_missing(connection)
            return changes
