"""The glossary: every value that passes from one stage to the next.

All are frozen. Offsets are in code points of the stored (normalised) text; a span is
half-open, ``[start, end)``. Dates are calendar days without a time zone; periods are inclusive.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from enum import StrEnum


class DateOrigin(StrEnum):
    """Where a statement's date was found, the most trusted first (an admin's word above all)."""

    ADMIN = "admin"
    FIELD = "field"
    DATELINE = "dateline"
    METADATA = "metadata"
    FILENAME = "filename"
    MESSAGE = "message"


class Order(StrEnum):
    """By date, where the question asks for it: newest first or oldest first."""

    LATEST = "latest"
    FIRST = "first"


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


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one place of the corpus; a warning leaves the statement readable."""

    path: str
    line: int | None
    problem: str
    warning: bool = False

    def __str__(self) -> str:
        """``file, line 3: what is wrong``, as the operator reads it."""
        where = self.path if self.line is None else f"{self.path}, line {self.line}"
        return f"{where}: {self.problem}"


@dataclass(frozen=True, slots=True)
class Record:
    """A statement as the archive holds it: one immutable row, named by its number.

    A changed text is a new version; changed facts (date, title ...) under the same text are a
    new record of the same version, so that old builds keep the facts they were made with.
    """

    number: int
    version: int
    statement: Statement
    sha256: str
    first_seen: str
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is named by one record."""

    record: int
    speaker: str | None
    source: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A window of whole sentences of one record: the unit that is embedded and found."""

    record: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Period:
    """Calendar days from ``first`` to ``last``, both included; None is an open end."""

    first: Date | None
    last: Date | None

    def __contains__(self, day: Date) -> bool:
        """Whether ``day`` lies inside."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker or a source that a question names.

    Attributes:
        name: as it was typed.
        only: whether it was demanded (``speaker:Howard``), so that no one else's words count.
    """

    name: str
    only: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A question, understood.

    Attributes:
        question: as it was typed.
        text: the question without its period and order: what is searched for.
        period: a hard filter, or None.
        order: by date, or None for by relevance.
        phrases: wordings in quotation marks; each must occur.
        speaker: whose words are asked for.
        source: whose publication is asked for.
        topic: the text without the words that mention a speaker or a source, where one is
            mentioned and not demanded; what is searched for among their words.
    """

    question: str
    text: str
    period: Period | None = None
    order: Order | None = None
    phrases: tuple[str, ...] = ()
    speaker: Named | None = None
    source: Named | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A row after fusion: cosine similarity, BM25 score and the score it is ranked by."""

    row: int
    dense: float
    lexical: float
    score: float


@dataclass(frozen=True, slots=True)
class Repeat:
    """Another statement with the same wording."""

    statement_id: str
    date: Date | None


@dataclass(frozen=True, slots=True)
class Edited:
    """That the publisher changed a statement after it was first taken in.

    Attributes:
        day: when the archive found the newest change.
        changes: what it changed in the quoted words: old wording, new wording; either may be
            empty. None at all where the change lies elsewhere in the statement.
    """

    day: Date
    changes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of a statement's text that is somebody's own words.

    Attributes:
        speaker: as the text names them, or None where it does not.
    """

    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Parallel:
    """The same statement as its publisher has it in another language; its newest record."""

    record: int
    statement_id: str
    lang: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of one archived version: text is the slice, nothing else.

    Attributes:
        record: the archive's number of the record the span points into.
        sha256: of the whole stored text, compared again before sending.
        confidence: probability in [0, 1] that these words answer the question.
        repeats: other statements, within what was searched, that hold the same wording.
        edited: where the statement has had another text before.
        withdrawn: the day from which it has been gone from the corpus. Both are what became of
            the statement, so quotes are compared without them.
        direct_speech: what of it is somebody's own words, in order; offsets as those of the span.
        reported: whether the statement quotes somebody elsewhere, and these words are its own.
        parallels: official versions in other languages, which are folded into this one.
    """

    record: int
    statement_id: str
    version: int
    start: int
    end: int
    text: str
    sha256: str
    date: Date | None
    date_origin: DateOrigin | None
    title: str
    speaker: str | None
    source: str | None
    url: str | None
    lang: str | None
    confidence: float
    repeats: tuple[Repeat, ...] = ()
    sample: bool = False
    edited: Edited | None = field(default=None, compare=False)
    withdrawn: Date | None = field(default=None, compare=False)
    direct_speech: tuple[Speech, ...] = ()
    reported: bool = False
    parallels: tuple[Parallel, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Searched:
    """What an answer looked through: counts of statements and the dates they span.

    Attributes:
        statements: how many were searched (inside the period where there is one).
        undated: how many of the build have no date; outside every period.
        first: date of the oldest searched statement that has one.
        last: date of the newest.
        speaker: whose words alone were searched, as the archive writes the name; None for
            everyone's.
        source: whose publications alone were searched.
        unknown: names that the question demanded and that no statement carries.
    """

    statements: int
    undated: int
    first: Date | None
    last: Date | None
    speaker: str | None = None
    source: str | None = None
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Covered:
    """What a check looked through: every version of every statement of the archive."""

    statements: int
    versions: int
    undated: int
    first: Date | None
    last: Date | None
    sample: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What the archive says to a question.

    Attributes:
        answered: False means silence: ``quotes`` are then the nearest passages, no answer.
        confidence: probability in [0, 1] that the archive answers: of the best passage found,
            quoted or not; 0 where nothing was found at all.
        missing_phrases: wordings the question demanded that occur nowhere in what was searched.
        build: the index build that was searched.
        foreign: the encoder does not know the question's script, but that of most statements: only
            names and figures can meet, so an answer may have been missed.
    """

    query: Query
    answered: bool
    confidence: float
    quotes: tuple[Quote, ...]
    searched: Searched
    build: str
    missing_phrases: tuple[str, ...] = ()
    foreign: bool = False


class Change(StrEnum):
    """What a reindex found a statement to be, against the archive before."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reindex did with one statement.

    Attributes:
        path: the file it was read from; of a withdrawn one, the file it was last read from.
        repeats: id of another statement in the corpus with the same whole text, if there is one.
    """

    statement_id: str
    change: Change
    path: str
    title: str
    date: Date | None
    repeats: str | None = None


@dataclass(frozen=True, slots=True)
class ReindexReport:
    """What a reindex did, in statements and passages.

    Attributes:
        read: statements read from the corpus.
        new, changed, unchanged, withdrawn: against the archive before.
        repeated: statements whose whole text stands under another id too.
        undated: statements without a known date.
        left_out: sample statements left out because real ones are present.
        problems: files or lines that could not be read, and warnings.
        passages: rows of the build.
        embedded: passages whose vectors had to be computed.
        build: the build that is live afterwards.
        published: False where the live build already said all this.
        seconds: wall time.
        outcomes: one for each statement that was read or withdrawn; reports are compared by their
            counts, without these.
    """

    read: int
    new: int
    changed: int
    unchanged: int
    withdrawn: int
    repeated: int
    undated: int
    left_out: int
    problems: tuple[Problem, ...]
    passages: int
    embedded: int
    build: str | None
    published: bool
    seconds: float
    outcomes: tuple[Outcome, ...] = field(default=(), compare=False, repr=False)

    @property
    def failed(self) -> tuple[Problem, ...]:
        """The places that could not be read."""
        return tuple(problem for problem in self.problems if not problem.warning)

    @property
    def warned(self) -> tuple[Problem, ...]:
        """The warnings."""
        return tuple(problem for problem in self.problems if problem.warning)


@dataclass(frozen=True, slots=True)
class Run:
    """The last run of a reindex, as it is kept beside the archive until the next.

    Attributes:
        ran_at: an ISO timestamp.
        corpus: the folder or file, as it was named.
    """

    ran_at: str
    corpus: str
    report: ReindexReport


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a long job, for whoever shows it.

    Attributes:
        stage: ``reading``, ``archiving``, ``chunking``, ``embedding``, ``writing`` or ``checking``.
        done: units finished.
        total: units in all, 0 where not known.
    """

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class EncoderWay:
    """How a model is run on this machine.

    Attributes:
        compiled: by OpenVINO; else by sentence-transformers.
        precision: OpenVINO's name of the format of its matrix products, where compiled.
        cosine: the least to the vectors of sentence-transformers, where compiled.
        refused: why it is not compiled; None also where it was never used here.
    """

    compiled: bool
    precision: str | None = None
    cosine: float | None = None
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """What is live: counts, coverage and the build's own facts.

    Attributes:
        bytes: of the build's files.
        archive_bytes: of the archive, which holds older versions too; no part of what is live,
            and so of no comparison.
        way: how the model is run on this machine.
    """

    build: str
    built_at: str
    encoder: str
    statements: int
    passages: int
    undated: int
    first: Date | None
    last: Date | None
    sample: bool
    bytes: int
    by_year: Mapping[int, int] = field(default_factory=dict)
    by_lang: Mapping[str, int] = field(default_factory=dict)
    archive_bytes: int = field(default=0, compare=False)
    way: EncoderWay = field(default=EncoderWay(compiled=False), compare=False)


@dataclass(frozen=True, slots=True)
class BuildFacts:
    """One build of the index, live or kept; counts are 0 and ``made_at`` is None if ``fault``.

    Attributes:
        made_at: an ISO timestamp.
        encoder: the model's name.
        fault: why it cannot be used, or None.
    """

    name: str
    made_at: str | None
    encoder: str | None
    statements: int
    passages: int
    bytes: int
    live: bool
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """The model of the settings, looked at without loading it.

    Attributes:
        bytes: of its files; 0 where only the model hub knows.
        downloaded: False where the first use will ask the model hub for it.
    """

    name: str
    fingerprint: str
    bytes: int
    downloaded: bool
