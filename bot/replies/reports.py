"""What the operator is told: what is live, how far a reindex is, and what it did."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from bot.replies.builds import swap_buttons, worse_lines
from bot.replies.composer import Composer
from bot.replies.reply import Reply, Style
from bot.replies.wording import Wording
from retrieval.types import Problem, Progress, ReaderFacts, ReindexReport, Status

PROBLEMS_SHOWN = 10
"""In a chat; the command line lists all."""

_CHANGES = ("new", "changed", "unchanged", "withdrawn", "repeated", "undated")
_UNCOUNTED = frozenset({"writing", "checking", "compiling"})


def status_reply(status: Status, say: Wording, zone: tzinfo, more: str = "") -> Reply:
    """What is live.

    Args:
        status: the facts.
        say: the admin's language.
        zone: in which the time of the build is told.
        more: a line for whoever serves; empty for none.
    """
    composer = Composer()
    built = datetime.fromisoformat(status.built_at).astimezone(zone)
    composer.line(say("status", build=status.build, built=say.moment(built)), Style.BOLD)
    composer.line(say("status-statements", statements=status.statements, passages=status.passages))
    covered = []
    if status.first and status.last:
        covered.append(say.days(status.first, status.last))
    if status.undated:
        covered.append(say("status-undated", undated=status.undated))
    if covered:
        composer.line(" · ".join(covered))
    if status.by_year:
        years = {str(year): count for year, count in status.by_year.items()}
        composer.line(say("status-years", years=_listed(years, say)))
    if status.by_lang:
        languages = {say.language_name(code): count for code, count in status.by_lang.items()}
        composer.line(say("status-languages", languages=_listed(languages, say)))
    composer.line(_encoder(status, say))
    if status.reader is not None:
        composer.line(_reader(status.reader, say))
    composer.line(say("status-size", size=say.size(status.bytes)))
    if status.archive_bytes:
        composer.line(say("status-archive", size=say.size(status.archive_bytes)))
    composer.line(_backup(status, say, zone))
    if more:
        composer.line(more)
    if status.sample:
        composer.gap().line(say("sample-note"), Style.ITALIC)
    return composer.reply()


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
        composer.line(f"– {problem}")
    if shown is not None and len(problems) > shown:
        composer.line(say("reindex-more", count=len(problems) - shown))
