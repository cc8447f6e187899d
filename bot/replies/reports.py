"""What the operator is told: what is live, how far a reindex is, and what it did."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from bot.replies.builds import swap_buttons, worse_lines
from bot.replies.composer import Composer
from bot.replies.faults import problem_line
from bot.replies.reply import Reply, Style
from bot.replies.wording import Wording
from retrieval.types import Problem, Progress, ReaderFacts, ReindexReport, Status

PROBLEMS_SHOWN = 10
"""In a chat; the command line lists all."""

OLD_BACKUP_DAYS = 7
"""After which another backup is due."""

_CHANGES = ("new", "changed", "unchanged", "withdrawn", "repeated", "undated")
_UNCOUNTED = frozenset({"writing", "checking", "compiling"})


@dataclass(frozen=True, slots=True)
class Condition:
    """How the bot itself fares, for whoever runs it.

    Attributes:
        now: when that is told.
        undelivered: how many are ``waiting``, ``failed``, ``set-aside`` and ``refused``.
        ran: when the last reindex ran; None where none is known of.
        unreadable: places that it could not read.
        faults: what was logged as one in the last day.
        people: who asked in the last seven days.
        followed: questions that are followed.
        followers: people who follow one.
        version: of the program.
        worse: check-questions that a build answers worse which is held back for that.
    """

    now: datetime
    undelivered: Mapping[str, int]
    ran: datetime | None
    unreadable: int
    faults: int
    people: int
    followed: int
    followers: int
    version: str
    worse: int = 0


def status_reply(
    status: Status, say: Wording, zone: tzinfo, condition: Condition | None = None
) -> Reply:
    """What is live; what is not as it should be comes first, with a mark.

    Args:
        status: the facts.
        say: the admin's language.
        zone: in which the time of the build is told.
        condition: of the bot that serves; None where none does.
    """
    composer = Composer()
    built = datetime.fromisoformat(status.built_at).astimezone(zone)
    composer.line(say("status", build=status.build, built=say.moment(built)), Style.BOLD)
    now = condition.now if condition else None
    lines = [*_build_lines(status, say), *_machine_lines(status, now, say, zone)]
    if condition is not None:
        lines += _bot_lines(condition, say, zone)
    for line, degraded in sorted(lines, key=lambda one: not one[1]):
        composer.line(f"⚠ {line}" if degraded else line)
    if status.sample:
        composer.gap().line(say("sample-note"), Style.ITALIC)
    return composer.reply()


_Lines = list[tuple[str, bool]]
"""Lines, each with whether something is not as it should be."""


def _build_lines(status: Status, say: Wording) -> _Lines:
    counts = {"statements": status.statements, "passages": status.passages}
    lines = [say("status-statements", **counts)]
    covered = []
    if status.first and status.last:
        covered.append(say.days(status.first, status.last))
    if status.undated:
        covered.append(say("status-undated", undated=status.undated))
    if covered:
        lines.append(" · ".join(covered))
    if status.by_year:
        years = {str(year): count for year, count in status.by_year.items()}
        lines.append(say("status-years", years=_listed(years, say)))
    if status.by_lang:
        languages = {say.language_name(code): count for code, count in status.by_lang.items()}
        lines.append(say("status-languages", languages=_listed(languages, say)))
    return [(line, False) for line in lines]


def _machine_lines(status: Status, now: datetime | None, say: Wording, zone: tzinfo) -> _Lines:
    lines = [(_encoder(status, say), status.way.refused is not None)]
    if status.reader is not None:
        lines.append((_reader(status.reader, say), _reads_less(status.reader)))
    lines.append((say("status-size", size=say.size(status.bytes)), False))
    if status.archive_bytes:
        lines.append((say("status-archive", size=say.size(status.archive_bytes)), False))
    lines.append((_backup(status, say, zone), now is not None and _is_old(status, now)))
    return lines


def _bot_lines(condition: Condition, say: Wording, zone: tzinfo) -> _Lines:
    lost = sum(count for kind, count in condition.undelivered.items() if kind != "waiting")
    lines = [(undelivered_line(condition.undelivered, say), bool(lost))]
    if condition.ran is not None:
        ran = say("status-ran", ran=say.moment(condition.ran.astimezone(zone)))
        lines.append((ran, False))
    if condition.worse:
        lines.append((say("status-held", count=condition.worse), True))
    if condition.unreadable:
        lines.append((say("status-unreadable", count=condition.unreadable), True))
    if condition.faults:
        lines.append((say("status-faults", count=condition.faults), True))
    follows = {"count": condition.followed, "people": condition.followers}
    lines += [
        (say("stats-people", count=condition.people), False),
        (say("stats-follows", **follows), False),
        (say("status-version", version=condition.version), False),
    ]
    return [one for one in lines if one[0]]


def _reads_less(reader: ReaderFacts) -> bool:
    """Whether fewer passages are read than would be with all the time there is."""
    if not reader.milliseconds:
        return False  # the operator turned it off
    return reader.windows is None or reader.windows < reader.most


def _is_old(status: Status, now: datetime) -> bool:
    """Whether what cannot be made again was not backed up for a week."""
    if status.backup is None:
        return True
    return now - datetime.fromisoformat(status.backup.made_at) > timedelta(days=OLD_BACKUP_DAYS)


def undelivered_line(counts: Mapping[str, int], say: Wording) -> str:
    """What did not come to its end, in one line; empty where everything did.

    Args:
        counts: of what is ``waiting``, ``failed``, ``set-aside`` and ``refused``.
        say: the admin's language.
    """
    said = [say(f"undelivered-{kind}", count=count) for kind, count in counts.items() if count]
    return " · ".join(said)


def _backup(status: Status, say: Wording, zone: tzinfo) -> str:
    if status.backup is None:
        return say("status-backup-none")
    made = datetime.fromisoformat(status.backup.made_at).astimezone(zone)
    return say("status-backup", made=say.moment(made))


def _encoder(status: Status, say: Wording) -> str:
    """The model's name and how it is run here, where that is known."""
    way = status.way
    if way.format is not None:
        return say("status-encoder-compiled", encoder=status.encoder, precision=way.format)
    if way.refused is not None:
        return say(
            "status-encoder-plain",
            encoder=status.encoder,
            library="sentence-transformers",
            reason=way.refused,
        )
    return say("status-encoder", encoder=status.encoder)


def _reader(reader: ReaderFacts, say: Wording) -> str:
    """How much is read for a question, and why it is not more."""
    if not reader.milliseconds:
        return say("status-reader-off")
    if reader.refused is not None:
        return say("status-reader-refused", reason=reader.refused)
    if reader.windows is None:
        return say("status-reader-unprepared")
    fewer = reader.windows < reader.most
    facts = {"windows": reader.windows, "most": reader.most, "ms": reader.milliseconds}
    return say("status-reader-fewer" if fewer else "status-reader", **facts)


def progress_reply(progress: Progress | None, eta_seconds: float | None, say: Wording) -> Reply:
    """How far a reindex is, as one message that is edited."""
    composer = Composer()
    if progress is None:
        return composer.line(say("reindex-start")).reply()
    name = f"reindex-{progress.stage}"
    if progress.stage in _UNCOUNTED:
        composer.line(say(name))
    elif progress.stage == "reading" and not progress.total:
        composer.line(say("reindex-reading-on", done=progress.done))
    else:
        composer.line(say(name, done=progress.done, total=progress.total))
    if eta_seconds is not None:
        composer.line(say("reindex-eta", time=say.duration(eta_seconds)))
    return composer.reply()


def report_reply(
    report: ReindexReport,
    say: Wording,
    *,
    dry_run: bool = False,
    shown: int | None = PROBLEMS_SHOWN,
) -> Reply:
    """What a reindex did, or would do.

    Args:
        report: the facts.
        say: the admin's language.
        dry_run: whether nothing was written.
        shown: most problems, and most warnings, that are named; None for all.
    """
    composer = Composer()
    time = say.duration(report.seconds)
    if dry_run:
        composer.line(say("reindex-dry", time=time), Style.BOLD)
    elif report.held is not None:
        composer.line(say("reindex-held", time=time, build=report.held), Style.BOLD)
    else:
        name = "reindex-live" if report.published else "reindex-same"
        composer.line(say(name, time=time, build=report.build or "–"), Style.BOLD)
    counts = {change: getattr(report, change) for change in _CHANGES}
    changes = [say(f"reindex-{change}", count=count) for change, count in counts.items() if count]
    composer.line(" · ".join([say("reindex-read", read=report.read), *changes]))
    if not dry_run:
        composer.line(say("reindex-passages", passages=report.passages, embedded=report.embedded))
    if report.checked is not None:
        asked, held = report.checked.asked, report.checked.held
        composer.line(say("reindex-checked", held=held, asked=asked))
        worse_lines(composer, report.checked.worse, say)
    if report.left_out:
        composer.line(say("reindex-left-out", count=report.left_out))
    _problems(composer, "reindex-problems", report.failed, say, shown)
    _problems(composer, "reindex-warnings", report.warned, say, shown)
    if report.held is None:
        return composer.reply()
    label = say("button-publish-anyway")
    return composer.reply(*swap_buttons(label, report.held, report.build, say))


def _listed(counts: Mapping[str, int], say: Wording) -> str:
    return ", ".join(f"{key}: {say.number(count)}" for key, count in counts.items())


def _problems(
    composer: Composer, name: str, problems: Sequence[Problem], say: Wording, shown: int | None
) -> None:
    if not problems:
        return
    composer.gap().line(say(name, count=len(problems)))
    for problem in problems[:shown]:
        composer.line(f"– {problem_line(problem, say)}")
    if shown is not None and len(problems) > shown:
        composer.line(say("reindex-more", count=len(problems) - shown))
