"""What a reindex did, and what is live."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from enum import StrEnum

from retrieval.types.expectations import Checked
from retrieval.types.statements import Problem


class Change(StrEnum):
    """What a reindex found a statement to be, against the archive before."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Alteration:
    """One thing that a changed statement says otherwise than before.

    Attributes:
        fact: ``title``, ``date``, ``speaker``, ``source``, ``url``, ``lang``, ``text``, or
            ``other`` where it is nothing that a reader sees.
        before, after: its value; of a text the words around the first difference. Either may be
            empty.
    """

    fact: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reindex did with one statement.

    Attributes:
        path: the file it was read from; of a withdrawn one, the file it was last read from.
        repeats: id of another statement in the corpus with the same whole text, if there is one.
        alterations: of a changed one what is otherwise; told by a trial run alone.
    """

    statement_id: str
    change: Change
    path: str
    title: str
    date: Date | None
    repeats: str | None = None
    alterations: tuple[Alteration, ...] = field(default=(), compare=False)


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
        expected_seconds: of a trial run, how long the run may take; None where that is not known.
        checked: what asking the check-questions brought; None where they were not asked.
        held: the name of the build that was made and is not live, as it answers them worse.
        behind: of a trial run, whether the live build is not the one that the archive and the
            settings make now.
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
    outcomes: Sequence[Outcome] = field(default=(), compare=False, repr=False)
    expected_seconds: float | None = field(default=None, compare=False)
    behind: bool = field(default=False, compare=False)
    checked: Checked | None = field(default=None, compare=False)
    held: str | None = None

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
        speed: of this run, or of an earlier one where this one embedded nothing.
    """

    ran_at: str
    corpus: str
    report: ReindexReport
    speed: "ReindexSpeed | None" = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ReindexSpeed:
    """How fast a reindex was, from which the time of the next one is told.

    Attributes:
        characters_per_second: of statements that were new or changed, while passages were embedded.
        other_seconds: everything else.
    """

    characters_per_second: float
    other_seconds: float


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a long job, for whoever shows it.

    Attributes:
        stage: ``reading``, ``archiving``, ``taking``, ``chunking``, ``embedding``,
            ``writing``, ``checking`` or ``compiling``.
        done: units finished.
        total: units in all, 0 where not known.
    """

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class EmbedReport:
    """What computing vectors for a file did.

    Attributes:
        file: where they are.
        passages: whose vectors it has.
        embedded: of these, how many had to be computed this time.
        bytes: of the file.
        problems: of reading the corpus.
        seconds: that it took.
    """

    file: str
    passages: int
    embedded: int
    bytes: int
    problems: tuple[Problem, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A number format in which a model is not run.

    Attributes:
        precision: ``int8``, ``bf16``, ``f16`` or ``f32``.
        reason: why not, for the operator.
    """

    precision: str
    reason: str


@dataclass(frozen=True, slots=True)
class RemoteFacts:
    """The Milvus that holds the arms of builds.

    Attributes:
        server: its address, without a password, or its file.
        version: as it says.
        collection: of the live build; None where the arms of that lie on disk, or there is none.
        rows: in that collection.
        elsewhere: whether the alias stands for another collection than the live build's.
    """

    server: str
    version: str
    collection: str | None
    rows: int
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class EncoderWay:
    """How a model is run on this machine.

    Attributes:
        compiled: by OpenVINO; else by sentence-transformers.
        precision: number format of its matrix products, where compiled.
        cosine: the least to the vectors of sentence-transformers, where compiled.
        refused: why it is not compiled; None also where it was never used here.
        passed_over: faster number formats than ``precision``, and why it is run in none of them.
    """

    compiled: bool
    precision: str | None = None
    cosine: float | None = None
    refused: str | None = None
    passed_over: tuple[PassedOver, ...] = ()

    @property
    def format(self) -> str | None:
        """The number format, and why it is none of the faster ones; None where not compiled."""
        if self.precision is None:
            return None
        reasons = (f"{one.precision}: {one.reason}" for one in self.passed_over)
        return "; ".join((self.precision, *reasons))


@dataclass(frozen=True, slots=True)
class ReaderFacts:
    """How the reader fares on this machine.

    Attributes:
        milliseconds: that it may take for a question; 0 where it is turned off.
        windows: how many passages it reads in that time at the most; None where it was not
            measured, since it is not compiled.
        most: how many it would read with all the time it needs.
        refused: why nothing is read; None also where it is only not compiled yet.
    """

    milliseconds: int
    windows: int | None = None
    most: int = 0
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """What is live: counts, coverage and the build's own facts.

    Attributes:
        bytes: of the build's files.
        archive_bytes: of the archive, which holds older versions too; no part of what is live,
            and so of no comparison.
        way: how the model is run on this machine.
        reader: how the reader fares there; None where that was not asked for.
        backup: the last one that is known of.
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
    reader: ReaderFacts | None = field(default=None, compare=False)
    backup: "BackupFacts | None" = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """One backup.

    Attributes:
        file: where it was written to.
        made_at: an ISO timestamp with its offset.
        records: that its archive holds.
        build: the name of the build that is in it, or None.
        bytes: of the file.
    """

    file: str
    made_at: str
    records: int
    build: str | None
    bytes: int


@dataclass(frozen=True, slots=True)
class HeldFormat:
    """The format of something that is kept on disk, and the one that this program writes.

    Attributes:
        part: ``archive``, ``bot`` or ``build``.
        found: its format.
        known: that of this program; what is above it was written by a newer one.
    """

    part: str
    found: int
    known: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back.

    Attributes:
        backup: that it came from.
        kept: the folder that the index before is in now; None where there was none.
        build: the live build; None where an index has to be made.
        left_out: why a build of the backup is not live, or None.
    """

    backup: BackupFacts
    kept: str | None
    build: str | None
    left_out: str | None


@dataclass(frozen=True, slots=True)
class BuildFacts:
    """One build of the index, live or kept; counts are 0 and ``made_at`` is None if ``fault``.

    Attributes:
        made_at: an ISO timestamp.
        encoder: the model's name.
        fault: why it cannot be used, or None.
        held: whether it was never live, as it answers check-questions worse.
    """

    name: str
    made_at: str | None
    encoder: str | None
    statements: int
    passages: int
    bytes: int
    live: bool
    fault: str | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Swap:
    """What would change if another build were live.

    Attributes:
        build: the other one.
        was: the name of the live one; None where none is.
        leaves: statements that the live build has and the other has not.
        comes: the other way round.
        differs: statements of which the two have different versions or facts; as the other has
            them.
    """

    build: BuildFacts
    was: str | None
    leaves: tuple[Outcome, ...]
    comes: tuple[Outcome, ...]
    differs: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class EncoderSpeed:
    """What was measured on this machine.

    Attributes:
        question_ms: milliseconds of one question, the median.
        passages_per_second: of some 80 words each.
    """

    question_ms: float
    passages_per_second: float


@dataclass(frozen=True, slots=True)
class EncoderFacts:
    """An encoder that an operator may choose.

    Attributes:
        name: by which it is set.
        model: what the model is called by those who trained it.
        reads: codes of the languages that it was trained on; empty where they are not known.
        bytes: of its files; 0 where only the model hub knows.
        here: whether the first use needs no network.
        used: whether it is the one that the settings lead to.
        way: how it is run here; None where it cannot be.
        speed: None where it was not measured.
        fault: why it cannot be used, or None.
    """

    name: str
    model: str
    reads: tuple[str, ...] = ()
    bytes: int = 0
    here: bool = False
    used: bool = False
    way: EncoderWay | None = None
    speed: EncoderSpeed | None = None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """The model of the settings, looked at without loading it.

    Attributes:
        bytes: of its files; 0 where only the model hub knows.
        downloaded: False where the first use will ask the model hub for it.
        reads: codes of the languages that it was trained on; empty where they are not known.
    """

    name: str
    fingerprint: str
    bytes: int
    downloaded: bool
    reads: tuple[str, ...] = ()
