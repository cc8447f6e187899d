"""What an editor is shown of a correction, and of what would be taken away for good."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from bot.replies.answers import taken_back
from bot.replies.composer import Composer
from bot.replies.reply import Reply, Style
from bot.replies.wording import Wording
from retrieval.types import Corrected, PurgePlan, Removal, Statement, Undone


def removed_reply(removal: Removal, say: Wording) -> Reply:
    """That a statement was taken away for good."""
    return Composer().line(say("statement-removed", day=say.day(removal.day))).reply()


def corrected_reply(seen: Corrected, say: Wording) -> Reply:
    """A statement, and each fact of it that a correction changes."""
    composer = Composer()
    _headed(composer, seen.before)
    for line in _changes(seen, say):
        composer.line(line)
    if seen.taken_before != seen.taken_after:
        if seen.taken_after is None:
            composer.line(say("correction-restored"))
        else:
            composer.line(say("correction-taken"))
            taken_back(composer, seen.taken_after, say)
    return composer.reply()


def undone_reply(undone: Undone, say: Wording) -> Reply:
    """A correction that is taken back, and what holds in its place."""
    kept = undone.undone
    composer = Composer().line(kept.correction.statement_id, Style.BOLD)
    day = say.day(datetime.fromisoformat(kept.at).date()) if kept.at else say.day(None)
    composer.line(say("correction-undone", number=kept.number, day=day, by=kept.by or "–"))
    if undone.then is None:
        composer.line(say("correction-then-file"))
    else:
        composer.line(say("correction-then", number=undone.then.number))
    return composer.reply()


def purge_reply(plan: PurgePlan, statement: Statement | None, say: Wording, zone: tzinfo) -> Reply:
    """What would go, what would stay, and that it is for good.

    Args:
        plan: of the purge.
        statement: as it is on record; None where a purge that was killed is gone on with.
        say: the editor's language.
        zone: in which the time of a backup is told.
    """
    composer = Composer()
    if statement is not None:
        _headed(composer, statement)
    composer.line(say("purge-head"))
    composer.line(say("purge-records", count=plan.records))
    if others := plan.statement_ids[1:]:
        composer.line(say("purge-others"))
        for name in others:
            composer.line(f"– {name}")
    if plan.file is not None:
        name = "purge-file" if plan.removes_file else "purge-file-stays"
        composer.line(say(name, file=plan.file))
    composer.line(say("purge-builds")).line(_backups(plan, say, zone))
    return composer.line(say("purge-final"), Style.BOLD).reply()


def purged_reply(plan: PurgePlan, say: Wording, zone: tzinfo) -> Reply:
    """That it is gone, and where it still is."""
    composer = Composer().line(say("purge-done"), Style.BOLD)
    if plan.file is not None and not plan.removes_file:
        composer.line(say("purge-still-there", file=plan.file))
    return composer.line(_backups(plan, say, zone)).reply()


def _headed(composer: Composer, statement: Statement) -> None:
    composer.line(statement.title or statement.id, Style.BOLD)
    if statement.title:
        composer.line(statement.id)


def _changes(seen: Corrected, say: Wording) -> Iterator[str]:
    none = say("correction-none")
    before, after = seen.before, seen.after
    if (before.date, before.date_origin) != (after.date, after.date_origin):
        yield say("correction-date", before=say.day(before.date), after=say.day(after.date))
    facts = (
        ("correction-title", before.title, after.title),
        ("correction-speaker", before.speaker, after.speaker),
        ("correction-source", before.source, after.source),
        ("correction-address", before.url, after.url),
    )
    for name, old, new in facts:
        if old != new:
            yield say(name, before=old or none, after=new or none)


def _backups(plan: PurgePlan, say: Wording, zone: tzinfo) -> str:
    if plan.backup is None:
        return say("purge-no-backup")
    made = say.moment(datetime.fromisoformat(plan.backup.made_at).astimezone(zone))
    return say("purge-backup", file=plan.backup.file, made=made)
