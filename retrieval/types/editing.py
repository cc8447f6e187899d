"""What a person says of statements: corrections of them, drafts of new ones, what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from enum import StrEnum
from pathlib import Path

from retrieval.types.statements import Problem, Statement, Withdrawal


class Act(StrEnum):
    """What may be said of a statement, as a line of corrections names it."""

    REDATE = "redate"
    RETITLE = "retitle"
    RESPEAK = "respeak"
    RESOURCE = "resource"
    READDRESS = "readdress"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    PURGE = "purge"
    UNDO = "undo"


Value = Date | Withdrawal | str | tuple[str, ...] | None
"""A day (or None for "not known"), words ("" for none), a withdrawal; of a purge, the hashes of
the texts that went."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing said of one statement."""

    statement_id: str
    act: Act
    value: Value = None


@dataclass(frozen=True, slots=True)
class KeptCorrection:
    """A correction as it is kept.

    Attributes:
        number: by which it can be taken back.
        by: who said it.
        at: an ISO timestamp.
        undoes: of an undo, the number of what it takes back.
        line: where it stands in its file.
    """

    number: int
    correction: Correction
    by: str
    at: str
    undoes: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a person says of a new statement; None where it is as the file has it.

    Attributes:
        lang: ISO 639-1 code; of posts alone, files say or show their language themselves.
        posted: the day of the message in which the words came: of posts alone, and less than a
            date in their first line.
    """

    title: str | None = None
    date: Date | None = None
    speaker: str | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None
    posted: Date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file or a post would be on record as, before it is.

    Attributes:
        name: of the file that it would be in the corpus, unless another has it by then.
        statements: with the facts that were said of them; their ids are those of ``name``.
        problems: what could not be read, and warnings about what could.
        repeated: ids of statements on record that have the same words, by id of the draft's.
        held: paths in the corpus of the files that have statements of these ids now, by id.
        facts: what was said of it.
        file: that was read; None of a post.
        content: of a post, what its file in the corpus would hold.
    """

    name: str
    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...]
    repeated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    held: Mapping[str, str] = field(default_factory=dict)
    facts: Facts = Facts()
    file: Path | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A draft that lies in the corpus; a reindex makes it live.

    Attributes:
        path: the file.
        relative: its path in the corpus, with slashes.
        sha256: of the file's bytes, in hexadecimal.
        statement_ids: of the statements in it.
        corrections: numbers of the corrections that were written with it.
        before: what the file held before, where another version of the statement was there.
    """

    path: Path
    relative: str
    sha256: str
    statement_ids: tuple[str, ...]
    corrections: tuple[int, ...] = ()
    before: str | None = None
