"""What a reindex did, what is live and which builds there are, as JSON."""

from dataclasses import replace
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator

from bot.cli.json_models.base import Count, JsonModel, Tenths, key, key_if_asked
from bot.replies.run_lists import OutcomeKind, count, listed
from retrieval.types import BuildFacts, Change, ReindexReport, Run, Swap, Told


class ProblemJson(JsonModel):
    """One place that could not be read, or a warning."""

    path: str = key("the file, from the folder of the corpus")
    line: int | None = key("null where it is of the whole file")
    problem: str = key("what is wrong")
    warning: bool = key("whether the statement was taken all the same")


class OutcomeJson(JsonModel):
    """What was done with one statement."""

    statement_id: str = key("its id")
    change: Change = key("against the run before")
    date: Date | None = key("null where it is not known")
    title: str = key("may be empty")
    path: str = key("the file, from the folder of the corpus")
    repeats: str | None = key("another statement with the same whole text")


class AlterationJson(JsonModel):
    """One thing that a changed statement says otherwise than before."""

    fact: str = key("`title`, `date`, `speaker`, `source`, `url`, `lang`, `text` or `other`")
    before: str = key("its value; of a text the words around the first difference")
    after: str = key("the same now")


class LookedJson(OutcomeJson):
    """What would be done with one statement."""

    alterations: tuple[AlterationJson, ...] = key("of a changed one what is otherwise")


class LookJson(JsonModel):
    """What a trial run found, each list by itself."""

    new: tuple[LookedJson, ...] = key("not known before")
    changed: tuple[LookedJson, ...] = key("with other words or facts")
    gone: tuple[LookedJson, ...] = key("no longer in the files")
    undated: tuple[LookedJson, ...] = key("without a known date")
    unreadable: tuple[ProblemJson, ...] = key("places that could not be read")
    expected_seconds: float | None = key("that a run may take; null where that is not known")
    behind: bool = key("whether the live build is not what the archive and settings make now")


class WorseJson(JsonModel):
    """A check-question that the new build answers worse."""

    expectation: str = key("its id")
    question: str = key("as it was typed")
    statement_id: str = key("of the statement that is to answer")
    title: str = key("of it")
    date: Date | None = key("of it")
    instead_id: str | None = key("of the statement that would answer; null for silence")
    instead_title: str = key("of that")
    instead_date: Date | None = key("of that")


class CheckedJson(JsonModel):
    """What asking the check-questions brought."""

    asked: int = key("how many there are")
    held: int = key("answered as before")
    never: int = key("not answered so by either build")
    purposely: int = key("whose statement is gone or says something else now")
    seconds: Annotated[float, AfterValidator(lambda value: round(value, 3))] = key("it took")
    worse: tuple[WorseJson, ...] = key("the others")


class ReportJson(JsonModel):
    """What a reindex did, in statements and passages."""

    read: int = key("statements read")
    new: int = key("not known before")
    changed: int = key("with another text")
    unchanged: int = key("with the same text")
    withdrawn: int = key("gone from the corpus")
    repeated: int = key("with the whole text of another one")
    undated: int = key("without a known date")
    left_out: int = key("of the sample, because real ones are present")
    passages: int = key("of the build")
    embedded: int = key("passages whose vectors had to be computed")
    build: str | None = key("that is live afterwards")
    published: bool = key("whether it is a new one")
    held: str | None = key("the build that was made and held back")
    checked: CheckedJson | None = key("null where no check-questions were asked")
    seconds: Annotated[float, AfterValidator(lambda value: round(value, 3))] = key("it took")
    problems: tuple[ProblemJson, ...] = key("places that could not be read, and warnings")


class IndexJson(ReportJson):
    """What `index` did."""

    warned: Count = key("warnings among the problems")
    failed: Count = key("places that could not be read")
    look: LookJson | None = key_if_asked("with `--dry-run` alone: what would change")
    listed: tuple[OutcomeJson, ...] | tuple[ProblemJson, ...] | None = key_if_asked(
        "with `--list KIND` alone: that list, as `problems` prints it", name="list"
    )


class RunJson(JsonModel):
    """The last run: counts, and a list under the name of each kind; with `--kind`, that alone."""

    ran_at: str = key("when it began")
    corpus: str = key("folder or file, as it was named")
    build: str | None = key("that was live afterwards")
    counts: dict[OutcomeKind, int] = key("by kind")
    read: tuple[OutcomeJson, ...] | None = key_if_asked("with `--kind read` alone")
    new: tuple[OutcomeJson, ...] | None = key_if_asked("not known before")
    changed: tuple[OutcomeJson, ...] | None = key_if_asked("with another text")
    unchanged: tuple[OutcomeJson, ...] | None = key_if_asked("with the same text")
    repeated: tuple[OutcomeJson, ...] | None = key_if_asked("with the whole text of another one")
    withdrawn: tuple[OutcomeJson, ...] | None = key_if_asked("gone from the corpus")
    undated: tuple[OutcomeJson, ...] | None = key_if_asked("without a known date")
    warned: tuple[ProblemJson, ...] | None = key_if_asked("warnings")
    failed: tuple[ProblemJson, ...] | None = key_if_asked("places that could not be read")


def index_json(
    report: ReindexReport, kind: OutcomeKind | None, *, dry_run: bool = False
) -> IndexJson:
    """What ``index --json`` prints: the report, and the lists that were asked for."""
    whole = IndexJson.of(report)
    if dry_run:
        whole = whole.model_copy(update={"look": _look(report)})
    return whole if kind is None else whole.model_copy(update={"listed": _list(report, kind)})


def _look(report: ReindexReport) -> LookJson:
    def those(kind: OutcomeKind) -> tuple[LookedJson, ...]:
        return tuple(map(LookedJson.of, listed(report, kind)))

    return LookJson(
        new=those(OutcomeKind.NEW),
        changed=those(OutcomeKind.CHANGED),
        gone=those(OutcomeKind.WITHDRAWN),
        undated=those(OutcomeKind.UNDATED),
        unreadable=tuple(map(ProblemJson.of, report.failed)),
        expected_seconds=report.expected_seconds,
        behind=report.behind,
    )


def run_json(run: Run, kind: OutcomeKind | None) -> RunJson:
    """What ``problems --json`` prints: the list of one kind, or of each."""
    kinds = (
        [each for each in OutcomeKind if each is not OutcomeKind.READ] if kind is None else [kind]
    )
    lists = {each.value: _list(run.report, each) for each in kinds}
    counts = {each: count(run.report, each) for each in OutcomeKind}
    whole = RunJson(ran_at=run.ran_at, corpus=run.corpus, build=run.report.build, counts=counts)
    return whole.model_copy(update=lists)


def _list(
    report: ReindexReport, kind: OutcomeKind
) -> tuple[OutcomeJson, ...] | tuple[ProblemJson, ...]:
    if kind in {OutcomeKind.WARNED, OutcomeKind.FAILED}:
        return tuple(map(ProblemJson.of, listed(report, kind)))
    return tuple(map(OutcomeJson.of, listed(report, kind)))


class ProgressJson(JsonModel):
    """One step of a reindex."""

    stage: str = key("its name")
    done: int = key("units finished")
    total: int = key("units in all, 0 where not known")


class ProgressLine(JsonModel):
    """A line of ``index --progress-lines`` on the way."""

    progress: ProgressJson = key("how far it is")


class ProblemLine(ProblemJson):
    """A problem, for the bot to word."""

    told: Told | None = key("what its sentence is made of")


class ReportOfLine(ReportJson):
    """What a reindex did, for the bot."""

    problems: tuple[ProblemLine, ...] = key("places that could not be read, and warnings")


class LookReportJson(ReportOfLine):
    """What would be done, with the statements that it would be done to."""

    outcomes: tuple[LookedJson, ...] = key("all but those that stay as they were with a date")
    expected_seconds: float | None = key("that a run may take")
    behind: bool = key("whether the live build is not what the archive and settings make now")


class ReportLine(JsonModel):
    """The last line of ``index --progress-lines``."""

    report: LookReportJson | ReportOfLine = key("what was done, or would be")


def report_line(report: ReindexReport, *, dry_run: bool) -> ReportLine:
    """The last line of ``index --progress-lines``."""
    if not dry_run:
        return ReportLine(report=ReportOfLine.of(report))
    told = tuple(
        one for one in report.outcomes if one.change is not Change.UNCHANGED or one.date is None
    )
    return ReportLine(report=LookReportJson.of(replace(report, outcomes=told)))


class ErrorLine(JsonModel):
    """The last line of ``index --progress-lines`` that did not come to its end."""

    error: str = key("why")
    told: Told | None = key("what that sentence is made of, where it knows")
    gone: int | None = key(
        "statements that would leave the archive's files, where --yes is asked for"
    )
    held: int | None = key("of so many")


def _runtime(compiled: object) -> str:
    return "openvino" if compiled else "sentence-transformers"


class PassedOverJson(JsonModel):
    """A number format in which the model is not run."""

    precision: str = key("the format")
    reason: str = key("why not")


class EncoderWayJson(JsonModel):
    """How the model is run on this machine."""

    runtime: Annotated[Literal["openvino", "sentence-transformers"], BeforeValidator(_runtime)] = (
        key("what runs it", "compiled")
    )
    precision: str | None = key("number format of the matrix products, where it is compiled")
    cosine: float | None = key("the least to the vectors of sentence-transformers")
    refused: str | None = key("why it is not compiled")
    passed_over: tuple[PassedOverJson, ...] = key("faster number formats than that")


class ReaderJson(JsonModel):
    """How the reader fares on this machine."""

    milliseconds: int = key("that it may take for a question; 0 where it is turned off")
    windows: int | None = key("passages that it reads in that time, null where not measured")
    most: int = key("passages that it would read with all the time it needs")
    refused: str | None = key("null, or why nothing is read")


class EmbedJson(JsonModel):
    """Vectors that were written to a file."""

    file: str = key("where they are")
    passages: int = key("whose vectors it has")
    embedded: int = key("of these, those computed this time")
    bytes: int = key("of the file")
    problems: Count = key("how many there were with files of the corpus")
    seconds: float = key("that it took")


class BackupJson(JsonModel):
    """One backup."""

    file: str = key("where it was written to")
    made_at: str = key("when")
    records: int = key("that its archive holds")
    build: str | None = key("the name of the build that is in it")
    bytes: int = key("of the file")


class RestoreJson(JsonModel):
    """What was put back."""

    backup: BackupJson = key("that it came from")
    kept: str | None = key("the folder that what was there before is in now")
    build: str | None = key("the live build; null where an index has to be made")
    left_out: str | None = key("null, or why the build of the backup is not live")


class StatusJson(JsonModel):
    """What is live."""

    build: str = key("its name")
    built_at: str = key("when it was made")
    encoder: str = key("the embedding model")
    encoder_way: EncoderWayJson = key("how it is run here", "way")
    reader: ReaderJson | None = key("how much is read for a question")
    statements: int = key("how many")
    passages: int = key("how many")
    undated: int = key("statements without a date")
    first: Date | None = key("the day of the oldest statement")
    last: Date | None = key("the day of the newest statement")
    sample: bool = key("whether it is the fictional sample")
    bytes: int = key("of the build")
    archive_bytes: int = key("of the archive, which holds older versions too")
    backup: BackupJson | None = key("the last backup, null where none is known of")
    by_year: dict[int, int] = key("statements")
    by_lang: dict[str, int] = key("statements")


class EncoderSpeedJson(JsonModel):
    """What was measured on this machine."""

    question_ms: Tenths = key("milliseconds of one question, the median")
    passages_per_second: Tenths = key("of some 80 words each")


class EncoderJson(JsonModel):
    """An embedding model that may be set."""

    name: str = key("by which it is set in ONRECORD_ENCODER")
    model: str = key("what those who trained it call it")
    reads: tuple[str, ...] = key("languages it was trained on; empty where that is not known")
    bytes: int = key("of its files; 0 where they are not here")
    here: bool = key("whether its first use needs no network")
    used: bool = key("whether the settings lead to it")
    encoder_way: EncoderWayJson | None = key("how it is run here, null where it cannot be", "way")
    speed: EncoderSpeedJson | None = key("null where it was not measured")
    fault: str | None = key("null, or why it cannot be used")


class EncodersJson(JsonModel):
    """Those that are built in, and the one that is set."""

    encoders: tuple[EncoderJson, ...] = key("the multilingual one first")


class BuildJson(JsonModel):
    """One build; the counts of one that cannot be read are 0."""

    build: str = key("its name", "name")
    built_at: str | None = key("when it was made", "made_at")
    encoder: str | None = key("the embedding model")
    statements: int = key("how many")
    passages: int = key("how many")
    bytes: int = key("of its files")
    live: bool = key("whether it answers")
    held: bool = key("whether it is held back, as it answers check-questions worse")
    fault: str | None = key("null, or why it cannot be used")


class BuildsJson(JsonModel):
    """Those there are."""

    builds: tuple[BuildJson, ...] = key("the newest first")


class ExpectationJson(JsonModel):
    """A check-question."""

    id: str = key("by which it is removed")
    question: str = key("as it was typed")
    statement_id: str = key("of the statement that is to answer")
    text: str | None = key("the words; null where the archive does not have them any more")
    made_at: str = key("when it was kept")


class ExpectationsJson(JsonModel):
    """Those there are."""

    expectations: tuple[ExpectationJson, ...] = key("the oldest first")


class RollbackJson(JsonModel):
    """What was made live again, or would be."""

    was: str | None = key("the name of the build before")
    live: BuildJson = key("the build that answers now")
    done: bool = key("false with `--dry-run`")
    leaves: tuple[OutcomeJson, ...] = key("statements that the build before has alone")
    comes: tuple[OutcomeJson, ...] = key("statements that this one has alone")
    differs: tuple[OutcomeJson, ...] = key("statements in other versions, as this one has them")


def rollback_json(swap: Swap, live: BuildFacts, *, done: bool) -> RollbackJson:
    """What ``rollback --json`` prints."""
    return RollbackJson(
        was=swap.was,
        live=BuildJson.of(live),
        done=done,
        leaves=tuple(map(OutcomeJson.of, swap.leaves)),
        comes=tuple(map(OutcomeJson.of, swap.comes)),
        differs=tuple(map(OutcomeJson.of, swap.differs)),
    )


class PruneJson(JsonModel):
    """What was removed."""

    removed: tuple[BuildJson, ...] = key("the builds")
