"""Updating the archive from a whole corpus: what is new, changed, unchanged and gone."""

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from retrieval.archive.alterations import alterations
from retrieval.archive.database import Connection, RowFault
from retrieval.archive.rows import marks_of
from retrieval.types import Alteration, Change, Outcome, Statement

FACTS = "title, date, date_origin, source, url, lang, speaker, path, sample, parallel"
_LANG, _PATH, _SAMPLE = map(FACTS.split(", ").index, ("lang", "path", "sample"))
_PARTS = re.compile("[/!]")


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update did to the archive, in statements.

    Attributes:
        present: record numbers of the statements now in the corpus; of a dry run, only those
            that have one already.
        repeated: statements whose whole text stands under another id of the corpus too.
        left_out: sample statements left out because of real ones whose files cannot be read now.
        purged: statements of the corpus that are not taken in, since they were purged.
        outcomes: one for each statement of the corpus, in its order, then the withdrawn ones;
            changes are compared by their counts, without these.
    """

    present: tuple[int, ...]
    new: int
    changed: int
    unchanged: int
    withdrawn: int
    repeated: int
    left_out: int = 0
    purged: tuple[Statement, ...] = ()
    outcomes: tuple[Outcome, ...] = field(default=(), compare=False, repr=False)


def digest(text: str) -> str:
    """The sha256 of a text's UTF-8 bytes, in hexadecimal: what "the same text" means."""
    return hashlib.sha256(text.encode()).hexdigest()


def link(chain: str, values: tuple[object, ...]) -> str:
    """The hash chain after one more record: of the chain before and the record's values."""
    return digest(chain + json.dumps(values))


def is_link(kept: str, chain: str, values: tuple[object, ...]) -> bool:
    """Whether a record's chain is that of its values and of the chain before.

    Records of format 1 had no column for a parallel statement, which has since been empty there.
    """
    *known, parallel, first_seen = values
    return kept == link(chain, values) or (
        parallel is None and kept == link(chain, (*known, first_seen))
    )


def head(connection: Connection) -> tuple[int, str]:
    """Number and chain of the newest record, purged ones too; ``(0, "")`` where there is none."""
    newest = (
        f"SELECT * FROM (SELECT number, chain FROM {table} ORDER BY number DESC LIMIT 1) AS {table}"  # noqa: S608 - our own words
        for table in ("records", "removals")
    )
    row = connection.execute(f"{' UNION ALL '.join(newest)} ORDER BY number DESC").fetchone()
    return (0, "") if row is None else (int(row[0]), str(row[1]))


def _unamended(statement: Statement) -> Statement:
    return statement


@dataclass(frozen=True, slots=True)
class Said:
    """What people have said of the statements of a corpus.

    Attributes:
        amend: a statement as it is to be on record.
        purged: ids of the statements that are to be taken away for good, and the hashes of the
            texts that they had.
        taken_out: digests of the ids of statements that editors took out of the corpus.
    """

    amend: Callable[[Statement], Statement] = _unamended
    purged: Mapping[str, Sequence[str]] = field(default_factory=dict)
    taken_out: frozenset[str] = frozenset()


def take_in(  # noqa: PLR0913 - the arguments of an update
    writer: "Writer",
    statements: Iterable[Statement],
    *,
    said: Said,
    failed_paths: frozenset[str],
    step: Callable[[int], None],
    leaving: Callable[[int, int], None],
) -> Changes:
    """Compare a corpus with the archive and write what is new.

    The caller begins and ends the transaction. The arguments are those of ``Archive.update``.
    """
    held = writer.held
    read, purged = amended(
        _under_old_ids(statements, held),
        said,
        purged_ids=writer.purged_ids,
        purged_texts=writer.purged_texts,
    )
    ids = {statement.id for statement in (*read, *purged)} | said.purged.keys()
    kept = {
        statement_id: was
        for statement_id, was in held.items()
        if statement_id not in ids and _below(was.path, failed_paths)
    }
    taken = read
    if not (all(s.sample for s in read) and all(was.sample for was in kept.values())):
        # one real statement, be its file unreadable this time, and the fictional ones are out
        taken = real_ones(read)
        kept = {statement_id: was for statement_id, was in kept.items() if not was.sample}
    gone = held.keys() - {statement.id for statement in taken} - kept.keys()
    real = {name for name, was in held.items() if not was.sample}
    meant = {*said.purged, *(one.id for one in purged)}
    unasked = {name for name in gone & real if digest(name) not in said.taken_out}
    leaving(len(unasked - meant), len(real))

    kinds: list[Change] = []
    numbers: dict[str, int] = {}
    holders: dict[str, list[str]] = {}
    hashes: list[str] = []
    altered: list[tuple[Alteration, ...]] = []
    for done, statement in enumerate(taken, 1):
        sha256 = digest(statement.text)
        kind, number = writer.put(statement, sha256)
        kinds.append(kind)
        tells = writer.dry_run and kind is Change.CHANGED
        altered.append(writer.altered(statement, sha256) if tells else ())
        if number is not None:
            numbers[statement.id] = number
        hashes.append(sha256)
        holders.setdefault(sha256, []).append(statement.id)
        step(done)
    writer.withdraw(gone)
    outcomes = [
        Outcome(
            *(s.id, kind, s.path, s.title, s.date),
            _other(alike, s.id) if len(alike := holders[sha256]) > 1 else None,
            what,
        )
        for s, kind, sha256, what in zip(taken, kinds, hashes, altered, strict=True)
    ]
    # of what was purged no more is told than that it is gone
    outcomes += [
        Outcome(name, Change.WITHDRAWN, "", "", None)
        if name in meant
        else held[name].withdrawn(name)
        for name in sorted(gone)
    ]
    return Changes(
        present=(*numbers.values(), *(was.number for was in kept.values())),
        new=kinds.count(Change.NEW),
        changed=kinds.count(Change.CHANGED),
        unchanged=kinds.count(Change.UNCHANGED),
        withdrawn=len(gone),
        repeated=sum(len(ids) for ids in holders.values() if len(ids) > 1),
        left_out=len(read) - len(taken),
        purged=purged,
        outcomes=tuple(outcomes),
    )


def amended(
    statements: Iterable[Statement],
    said: Said,
    *,
    purged_ids: Collection[str] = (),
    purged_texts: frozenset[str] = frozenset(),
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """The statements as they are to be on record, and those that are purged.

    Args:
        statements: as they were read.
        said: of them.
        purged_ids: of statements that were purged before.
        purged_texts: hashes of the texts that were.
    """
    texts = purged_texts.union(*said.purged.values())
    read, purged = [], []
    for statement in statements:
        by_id = statement.id in said.purged or statement.id in purged_ids
        if by_id or (texts and digest(statement.text) in texts):
            purged.append(statement)
        else:
            read.append(said.amend(statement))
    return tuple(read), tuple(purged)


def real_ones(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Those that are not of the fictional sample."""
    return tuple(statement for statement in statements if not statement.sample)


def _under_old_ids(
    statements: Iterable[Statement], held: Mapping[str, "Newest"]
) -> Iterator[Statement]:
    """Statements of which the id is their path, under the id that they had before a rename.

    A file that was renamed or moved is told by its text: one with the same words is gone.
    """
    read = [*statements]
    # where those are now whose files were renamed before
    moved = {_by_path(was.path, name): name for name, was in held.items()}
    # an id is that of its own file again where such a file is there
    own = {one.id for one in read}
    read = [
        replace(one, id=before)
        if (before := moved.get(one.id, one.id)) not in own and _is_path(one.id, one.path)
        else one
        for one in read
    ]
    ids = {one.id for one in read}
    gone: dict[str, list[str]] = {}
    for name, was in held.items():
        if name not in ids and _is_path(name, name.partition("#")[0]):
            gone.setdefault(was.sha256, []).append(name)
    for one in read:
        comes = one.id not in held and _is_path(one.id, one.path)
        same = gone.get(digest(one.text)) if comes and gone else None
        yield replace(one, id=same.pop(0)) if same else one


def _is_path(statement_id: str, path: str) -> bool:
    """Whether an id is the path of a file, or of a line in it: "a.csv#3"."""
    return statement_id.partition("#")[0] == path


def _by_path(path: str, statement_id: str) -> str:
    """The id that a statement would have by where it is read."""
    _, mark, line = statement_id.partition("#")
    return f"{path}{mark}{line}"


def _other(ids: list[str], statement_id: str) -> str | None:
    """Another id than this of those that share a text."""
    first, *more = ids[:2]
    return first if first != statement_id else next(iter(more), None)


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest record of a statement.

    Attributes:
        facts: the columns of ``FACTS``.
        scanned: whether its text was read from a picture.
    """

    number: int
    version: int
    sha256: str
    facts: tuple[Any, ...]
    scanned: bool = False

    @property
    def path(self) -> str:
        """Where it was read."""
        return str(self.facts[_PATH])

    @property
    def sample(self) -> bool:
        """Whether it is fictional."""
        return bool(self.facts[_SAMPLE])

    def is_of(self, sha256: str, facts: tuple[Any, ...], statement: Statement) -> bool:
        """Whether a statement says nothing that the record does not say."""
        same = (self.sha256, self.facts) == (sha256, facts)
        return same and self.scanned == (statement.scan is not None)

    def is_but_moved(self, sha256: str, facts: tuple[Any, ...]) -> bool:
        """Whether another record differs in nothing but where it was read."""
        without = (*facts[:_PATH], self.path, *facts[_PATH + 1 :])
        return self.path != facts[_PATH] and (self.sha256, self.facts) == (sha256, without)

    def withdrawn(self, statement_id: str) -> Outcome:
        """What the report says of it when it has left the corpus."""
        title, day = self.facts[:2]
        try:
            known = date.fromisoformat(str(day)) if day else None
        except ValueError as error:
            raise RowFault(f"record {self.number}: {error}") from error
        return Outcome(statement_id, Change.WITHDRAWN, self.path, str(title), known)


class Writer:
    """Appends records, and rows of presence: when a statement came into the corpus or left it.

    Args:
        connection: inside a transaction.
        now: an ISO timestamp, written with all that is new.
        dry_run: append nothing, only say what would be appended.
        detect: the language of a text, for a statement that names none.

    Attributes:
        held: the statements that were in the corpus last time, by id.
        purged_ids: of the statements of which everything was taken away for good.
        purged_texts: hashes of all texts that were.
        dry_run: whether nothing is appended.
    """

    def __init__(
        self,
        connection: Connection,
        now: str,
        *,
        dry_run: bool,
        detect: Callable[[str], str | None],
    ) -> None:
        self._newest = _newest(connection)
        present = _present(connection)
        self.held = {name: was for name, was in self._newest.items() if name in present}
        self._connection = connection
        self._now = now
        self.dry_run = dry_run
        self._detect = detect
        self._number, self._chain = head(connection)
        removed = connection.execute("SELECT sha256 FROM removals").fetchall()
        self.purged_texts = frozenset(sha256 for (sha256,) in removed)
        self._purged_versions = _purged_versions(connection)
        self.purged_ids = self._purged_versions.keys() - self._newest.keys()

    def put(self, statement: Statement, sha256: str) -> tuple[Change, int | None]:
        """What kind of change a statement is, and its record's number, None where not written."""
        last = self._newest.get(statement.id)
        lang = statement.lang
        if lang is None:
            # the language of a text is detected once
            same = last if last is not None and last.sha256 == sha256 else None
            lang = same.facts[_LANG] if same else self._detect(statement.text)
        if statement.times and not self.dry_run:
            self._connection.execute(
                "INSERT INTO times VALUES (?, ?, ?) ON CONFLICT (statement_id, sha256)"
                " DO UPDATE SET marks = excluded.marks WHERE times.marks != excluded.marks",
                (statement.id, sha256, marks_of(statement.times)),
            )
        facts = _facts(statement, lang)
        comes = statement.id not in self.held
        if comes and not self.dry_run:
            self._mark(statement.id, present=True)
        if last is not None and last.is_of(sha256, facts, statement):
            return (Change.NEW if comes else Change.UNCHANGED), last.number
        kind = Change.NEW if last is None else Change.CHANGED
        if last is not None and last.is_but_moved(sha256, facts):
            kind = Change.NEW if comes else Change.UNCHANGED
        if self.dry_run:
            return kind, None
        version = 1
        if last is not None and last.sha256 == sha256:
            version = last.version
        elif last is not None:
            version = max(last.version, self._purged_versions.get(statement.id, 0)) + 1
        number = self._append((statement.id, version, sha256, *facts), statement.text)
        if statement.scan is not None:
            self._connection.execute("INSERT INTO scans VALUES (?, ?)", (number, statement.scan))
        return kind, number

    def altered(self, statement: Statement, sha256: str) -> tuple[Alteration, ...]:
        """What a changed statement says otherwise than its newest record, of a dry run."""
        last = self._newest[statement.id]
        lang = statement.lang or (last.facts[_LANG] if last.sha256 == sha256 else None)
        names = FACTS.split(", ")
        before = dict(zip(names, last.facts, strict=True))
        after = dict(zip(names, _facts(statement, lang or before["lang"]), strict=True))
        sql = "SELECT text FROM texts WHERE sha256 = ?"
        row = self._connection.execute(sql, (last.sha256,)).fetchone()
        text = statement.text if row is None or last.sha256 == sha256 else str(row[0])
        return alterations(before, after, (text, statement.text))

    def withdraw(self, statement_ids: Iterable[str]) -> None:
        """Note that statements have left the corpus."""
        if not self.dry_run:
            for statement_id in sorted(statement_ids):
                self._mark(statement_id, present=False)

    def _mark(self, statement_id: str, *, present: bool) -> None:
        self._connection.execute(
            "INSERT INTO presence VALUES (?, ?, ?)", (statement_id, int(present), self._now)
        )

    def _append(self, record: tuple[object, ...], text: str) -> int:
        self._number += 1
        values = (self._number, *record, self._now)
        # by the chain a build knows its archive again
        self._chain = link(self._chain, values)
        self._connection.execute(
            "INSERT INTO texts VALUES (?, ?) ON CONFLICT DO NOTHING", (digest(text), text)
        )
        marks = ", ".join("?" * (len(values) + 1))
        self._connection.execute(
            f"INSERT INTO records (number, statement_id, version, sha256, {FACTS},"  # noqa: S608
            f" first_seen, chain) VALUES ({marks})",
            (*values, self._chain),
        )
        return self._number


def _newest(connection: Connection) -> dict[str, Newest]:
    """The newest record of every statement that ever was in the corpus, by statement id."""
    rows = connection.execute(
        f"SELECT number, statement_id, version, sha256, {FACTS} FROM records"  # noqa: S608 - our own words
        " WHERE number IN (SELECT max(number) FROM records GROUP BY statement_id)"
        " ORDER BY statement_id"
    )
    scanned = {number for (number,) in connection.execute("SELECT number FROM scans")}
    return {
        statement_id: Newest(number, version, sha256, tuple(facts), number in scanned)
        for number, statement_id, version, sha256, *facts in rows
    }


def _present(connection: Connection) -> set[str]:
    """The statements that were in the corpus last time."""
    rows = connection.execute(
        "SELECT statement_id FROM presence WHERE present = 1"
        " AND rowid IN (SELECT max(rowid) FROM presence GROUP BY statement_id)"
    )
    return {statement_id for (statement_id,) in rows}


def _purged_versions(connection: Connection) -> dict[str, int]:
    """The last version of each statement that was purged, by statement id."""
    rows = connection.execute("SELECT statement_id, max(version) FROM removals GROUP BY 1")
    return dict(rows.fetchall())


def _facts(statement: Statement, lang: str | None) -> tuple[object, ...]:
    return (
        statement.title,
        statement.date.isoformat() if statement.date else None,
        statement.date_origin.value if statement.date_origin else None,
        statement.source,
        statement.url,
        lang,
        statement.speaker,
        statement.path,
        int(statement.sample),
        statement.parallel,
    )


def _below(path: str, failed_paths: frozenset[str]) -> bool:
    """Whether a file, or any folder or archive it lies in ("a.zip!b.txt"), could not be read."""
    ends = (found.start() for found in _PARTS.finditer(path))
    return path in failed_paths or any(path[:end] in failed_paths for end in ends)
