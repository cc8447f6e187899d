"""Corrections of statements: what people who run the archive have said of them, a line each.

They lie with the corpus, in JSON Lines that are only ever added to, so that they hold whatever the
statement's file is, and after the archive was made anew. Of two of a kind the later one holds. An
undo takes one back; a purge stays. A line that cannot be read costs no other.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from retrieval.errors import CorpusError
from retrieval.text import normalise_line
from retrieval.types import (
    Act,
    Correction,
    DateOrigin,
    KeptCorrection,
    Problem,
    Statement,
    Value,
    Withdrawal,
    fault,
    fault_of,
)

FILE = "corrections.jsonl"
"""In the corpus' folder; of a corpus that is one file it lies beside it, under its name too."""

_WORDS = {
    Act.RETITLE: "title",
    Act.RESPEAK: "speaker",
    Act.RESOURCE: "source",
    Act.READDRESS: "url",
}
_NOTES = frozenset((Act.WITHDRAW, Act.RESTORE))
_HASH = frozenset("0123456789abcdef")


def corrections_file(corpus: Path) -> Path:
    """Where the corrections of a corpus lie, whether or not there are any."""
    if corpus.is_dir():
        return corpus / FILE
    return corpus.with_name(f"{corpus.name}.{FILE}")


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of a corpus.

    Attributes:
        entries: as they stand in the file.
        problems: the lines that could not be read.
        name: of the file.
    """

    entries: tuple[KeptCorrection, ...] = ()
    problems: tuple[Problem, ...] = ()
    name: str = FILE

    @property
    def undone(self) -> frozenset[int]:
        """The numbers of those that were taken back."""
        undone: set[int] = set()
        for entry in reversed(self.entries):
            if entry.undoes is not None and entry.number not in undone:
                undone.add(entry.undoes)
        return frozenset(undone)

    def holding(self) -> Iterator[KeptCorrection]:
        """Those that were not taken back, in their order; no undo is among them."""
        undone = self.undone
        for entry in self.entries:
            if entry.number not in undone and entry.undoes is None:
                yield entry

    def by_statement(self) -> Mapping[str, Mapping[Act, Value]]:
        """What holds of each statement: the last of each kind, by its id."""
        found: dict[str, dict[Act, Value]] = {}
        for entry in self.holding():
            said = found.setdefault(entry.correction.statement_id, {})
            act = entry.correction.act
            for other in _NOTES if act in _NOTES else ():
                said.pop(other, None)
            said[act] = entry.correction.value
        return found

    @property
    def purged(self) -> dict[str, tuple[str, ...]]:
        """Ids of the statements that are to be taken away for good, and hashes of their texts."""
        found: dict[str, tuple[str, ...]] = {}
        for entry in self.entries:
            one = entry.correction
            if one.act is Act.PURGE and isinstance(one.value, tuple):
                found[one.statement_id] = (*found.get(one.statement_id, ()), *one.value)
        return found

    def without_statement(self, known: Callable[[str], bool]) -> Iterator[Problem]:
        """A warning for each correction of a statement that nobody knows.

        Args:
            known: whether there is or was a statement of an id.
        """
        for entry in self.holding():
            name = entry.correction.statement_id
            if entry.correction.act is not Act.PURGE and not known(name):
                said = fault("correction-unknown", id=name, number=str(entry.number))
                yield Problem(self.name, entry.line, said, warning=True)

    def withdrawals(self) -> dict[str, Withdrawal | None]:
        """Of each statement that any line calls taken back or not: whether it is, and since when.

        None also where all such lines were taken back.
        """
        told = (one.correction for one in self.entries if one.correction.act in _NOTES)
        found: dict[str, Withdrawal | None] = {one.statement_id: None for one in told}
        for statement_id, said in self.by_statement().items():
            value = said.get(Act.WITHDRAW)
            if isinstance(value, Withdrawal):
                found[statement_id] = value
        return found


def corrected(statement: Statement, said: Mapping[Act, Value]) -> Statement:
    """A statement with what was said of its facts; its id stays."""
    facts: dict[str, Any] = {}
    if Act.REDATE in said:
        day = said[Act.REDATE]
        facts = {"date": day, "date_origin": None if day is None else DateOrigin.ADMIN}
    for act, name in _WORDS.items():
        if act in said:
            facts[name] = said[act] or ("" if act is Act.RETITLE else None)
    return replace(statement, **facts) if facts else statement


def read_corrections(corpus: Path) -> Corrections:
    """The corrections of a corpus; none where there is no file of them.

    Raises:
        CorpusError: the file is there and cannot be read.
    """
    path = corrections_file(corpus)
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return Corrections()
    except OSError as error:
        reason = error.strerror or str(error)
        said = fault("corrections-unreadable", path=os.fspath(path), reason=reason)
        raise CorpusError(said) from error
    return _read(lines, path.name)


def _read(lines: Sequence[bytes], name: str) -> Corrections:
    entries: dict[int, KeptCorrection] = {}
    problems: list[Problem] = []
    for line, written in enumerate(lines, 1):
        if not written.strip():
            continue
        try:
            entry = replace(entry_of(written), line=line)
            _check(entry, entries)
        except ValueError as error:
            said = fault("no-correction", fault=fault_of(error))
            problems.append(Problem(name, line, said))
            continue
        entries[entry.number] = entry
    return Corrections(tuple(entries.values()), tuple(problems), name)


def _check(entry: KeptCorrection, before: Mapping[int, KeptCorrection]) -> None:
    if entry.number in before:
        line = str(before[entry.number].line)
        raise ValueError(fault("correction-number-taken", number=str(entry.number), line=line))
    if entry.undoes is None:
        return
    undone = before.get(entry.undoes)
    if undone is None:
        raise ValueError(fault("correction-undoes-nothing", number=str(entry.undoes)))
    if undone.correction.act is Act.PURGE:
        raise ValueError(fault("correction-undoes-purge", number=str(entry.undoes)))


def line_of(entry: KeptCorrection) -> bytes:
    """An entry as a line of the file, with its end."""
    value = entry.correction.value
    written: object = value
    if isinstance(value, date):
        written = value.isoformat()
    elif isinstance(value, Withdrawal):
        written = {"day": value.day.isoformat(), "reason": value.reason}
    facts: dict[str, object] = {
        "number": entry.number,
        "statement": entry.correction.statement_id,
        "act": entry.correction.act.value,
    }
    if entry.undoes is not None:
        facts["undoes"] = entry.undoes
    elif entry.correction.act is not Act.RESTORE:
        facts["value"] = written
    facts |= {"by": entry.by, "at": entry.at}
    return json.dumps(facts, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def entry_of(written: bytes) -> KeptCorrection:
    """What a line says.

    Raises:
        ValueError: it is no correction; the message says why.
    """
    try:
        facts = json.loads(written.decode())
    except (ValueError, RecursionError):
        raise ValueError(fault("correction-not-json")) from None
    if not isinstance(facts, dict):
        raise ValueError(fault("correction-no-object"))  # noqa: TRY004 - one kind of fault for the editor
    statement_id, act = facts.get("statement"), _act(facts.get("act"))
    if not isinstance(statement_id, str) or not statement_id:
        raise ValueError(fault("correction-no-statement"))
    undoes = _number(facts, "undoes") if act is Act.UNDO else None
    value = None if act is Act.UNDO else _value(act, facts.get("value"))
    return KeptCorrection(
        _number(facts, "number"),
        Correction(statement_id, act, value),
        str(facts.get("by") or ""),
        str(facts.get("at") or ""),
        undoes,
    )


def _act(written: object) -> Act:
    try:
        return Act(str(written))
    except ValueError:
        raise ValueError(fault("correction-no-act", acts=", ".join(Act))) from None


def _number(facts: dict[str, Any], name: str) -> int:
    value = facts.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(fault("correction-no-number", name=name))
    return value


def _value(act: Act, written: object) -> Value:
    if act is Act.RESTORE:
        return None
    if act is Act.REDATE:
        return None if written in (None, "") else _day(written)
    if act is Act.WITHDRAW:
        said = written if isinstance(written, dict) else {}
        reason = said.get("reason")
        if not isinstance(reason, str):
            form = '{"day": …, "reason": …}'
            raise ValueError(fault("correction-no-withdrawal", form=form))
        return Withdrawal(_day(said.get("day")), normalise_line(reason))
    if act is Act.PURGE:
        return _hashes(written)
    if written is not None and not isinstance(written, str):
        raise ValueError(fault("correction-no-words"))
    return normalise_line(written or "")


def _day(written: object) -> date:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        raise ValueError(fault("correction-no-day", written=f"{written!r:.40}")) from None


def _hashes(written: object) -> tuple[str, ...]:
    # a purge holds by the statement's id, whatever else of it cannot be read
    some = written if isinstance(written, list) else []
    return tuple(
        one for one in some if isinstance(one, str) and len(one) == 64 and _HASH.issuperset(one)
    )
