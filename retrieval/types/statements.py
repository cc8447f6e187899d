"""What was said, as it is read, kept and cut."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from enum import StrEnum

from retrieval.types.entities import Entity
from retrieval.types.faults import Fault, Told, fault


class DateOrigin(StrEnum):
    """Where a statement's date was found, the most trusted first (an admin's word above all)."""

    ADMIN = "admin"
    FIELD = "field"
    DATELINE = "dateline"
    METADATA = "metadata"
    FILENAME = "filename"
    MAIL = "mail"  # that of the mail to which it was attached
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Statement:
    """One published statement as a reader found it, its text already normalised.

    Attributes:
        id: the ``id`` field, else the url, else the path relative to the corpus.
        text: what was said; the only thing ever quoted.
        title: may be empty; searched and shown, never quoted.
        date: None where it is unknown; never guessed.
        date_origin: None exactly where ``date`` is None.
        source: who published it.
        url: where it was published.
        lang: ISO 639-1 code, or None where it is not known.
        speaker: whose words they are.
        path: the file it was read from, relative to the corpus.
        sample: True for the fictional statements that come with the project.
        parallel: id or url of the same statement published in another language.
        times: of a recording's transcript: places in the text, and the second of the recording at
            which the words from there on are said.
        scan: how sure a program was that read the text from a picture, in percent; None where
            it was there as text.
    """

    id: str
    text: str
    title: str = ""
    date: Date | None = None
    date_origin: DateOrigin | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None
    speaker: str | None = None
    path: str = ""
    sample: bool = False
    parallel: str | None = None
    times: tuple[tuple[int, int], ...] = ()
    scan: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one place of the corpus; a warning leaves the statement readable.

    Attributes:
        problem: in an English sentence.
        told: the same by its code, where the sentence has one.
    """

    path: str
    line: int | None
    problem: str
    warning: bool = False
    told: Told | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Keep what a sentence is made of, for places that keep only its letters."""
        if self.told is None and isinstance(self.problem, Fault):
            object.__setattr__(self, "told", self.problem.told)
            object.__setattr__(self, "problem", str(self.problem))

    @property
    def placed(self) -> Fault:
        """The place and what is wrong, within what is said of more than that."""
        at_line = fault("at-line", file=self.path, line=str(self.line))
        place = self.path if self.line is None else at_line
        return fault("in-file", place=place, fault=Fault(self.problem, self.told))

    def __str__(self) -> str:
        """``file, line 3: what is wrong``, as the operator reads it."""
        return str(self.placed)


@dataclass(frozen=True, slots=True)
class Record:
    """A statement as the archive holds it: one immutable row, named by its number.

    A changed text is a new version; changed facts (date, title ...) under the same text are a
    new record of the same version, so that old builds keep the facts they were made with.

    Attributes:
        entities: the names that were recognised in the text; None where nobody looked.
    """

    number: int
    version: int
    statement: Statement
    sha256: str
    first_seen: str
    withdrawn: str | None = None
    entities: Sequence[Entity] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a publisher took a statement back, as somebody who runs the archive has noted it."""

    day: Date
    reason: str


@dataclass(frozen=True, slots=True)
class Removal:
    """That a record was taken out of the archive for good, with its text.

    Attributes:
        number: that it had.
        statement_id: of its statement.
        sha256: of its text.
        day: on which it went.
    """

    number: int
    statement_id: str
    sha256: str
    day: Date


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is named by one record.

    Attributes:
        voices: whose direct speech is in its text, by name.
    """

    record: int
    speaker: str | None
    source: str | None
    url: str | None
    voices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A window of whole sentences of one record: the unit that is embedded and found."""

    record: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Located:
    """A quote found again.

    Attributes:
        record: the version that was quoted.
        start: of the span in its text.
        end: of the span.
        newest: the newest record of the statement; another version where it was changed since.
    """

    record: Record
    start: int
    end: int
    newest: Record
