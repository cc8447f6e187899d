"""What retrieval returns to what the bot says: answers, status, reindex, each one Reply."""

from itertools import groupby

from bot.composer import Composer
from bot.reply import Reply, Style
from bot.wording import Wording
from retrieval import (
    Answer,
    DateOrigin,
    Order,
    Period,
    Problem,
    Progress,
    QueryError,
    Quote,
    ReindexReport,
    Status,
)

_SHOWN_PROBLEMS = 10


def answer_reply(answer: Answer, say: Wording) -> Reply:
    """Quotes with date, title and source; or silence, what was searched, and the nearest."""
    made = Composer()
    _searched_period(made, answer, say)
    if not answer.answered:
        made.line(say("no-answer"), Style.BOLD)
        if answer.missing_phrases:
            phrases = ", ".join(f"«{phrase}»" for phrase in answer.missing_phrases)
            made.line(say("no-such-words", phrases=phrases))
        made.line(_searched(answer, say))
        if answer.quotes:
            made.gap().line(say("nearest"), Style.ITALIC)
    for _, group in groupby(answer.quotes, key=lambda quote: quote.statement_id):
        quotes = list(group)
        made.gap()
        _heading(made, quotes[0], say)
        for quote in quotes:
            made.quote(quote)
            _repeats(made, quote, say)
    if any(quote.sample for quote in answer.quotes):
        made.gap().line(say("sample-note"), Style.ITALIC)
    return made.reply()


def status_reply(status: Status, say: Wording) -> Reply:
    """What is live, for the admin."""
    made = Composer()
    made.line(
        say(
            "status",
            build=status.build,
            built=status.built_at,
            statements=str(status.statements),
            passages=str(status.passages),
            undated=str(status.undated),
            first=say.day(status.first),
            last=say.day(status.last),
            encoder=status.encoder,
            size=f"{status.bytes / 2**20:.1f} MB",
        )
    )
    for name, counts in (
        ("status-years", {str(year): count for year, count in status.by_year.items()}),
        ("status-languages", dict(status.by_lang)),
    ):
        listed = ", ".join(f"{key}: {count}" for key, count in counts.items())
        if listed:
            made.line(say(name, **{name.removeprefix("status-"): listed}))
    if status.sample:
        made.line(say("sample-note"))
    return made.reply()


def progress_reply(progress: Progress | None, eta_seconds: float | None, say: Wording) -> Reply:
    """How far a reindex is, as one message that is edited."""
    made = Composer()
    if progress is None:
        return made.line(say("reindex-start")).reply()
    made.line(
        say(f"reindex-{progress.stage}", done=str(progress.done), total=str(progress.total))
        if progress.stage not in {"writing", "checking"}
        else say(f"reindex-{progress.stage}")
    )
    if eta_seconds is not None:
        made.line(say("reindex-eta", time=duration(eta_seconds)))
    return made.reply()


def report_reply(report: ReindexReport, say: Wording, *, dry_run: bool = False) -> Reply:
    """What a reindex did, or would do."""
    made = Composer()
    name = "reindex-live" if report.published else "reindex-same"
    if dry_run:
        name = "reindex-dry"
    made.line(say(name, time=duration(report.seconds), build=report.build or "–"), Style.BOLD)
    counts = {
        part: str(getattr(report, part))
        for part in ("read", "new", "changed", "unchanged", "repeated", "withdrawn", "undated")
    }
    made.line(say("reindex-counts", **counts))
    made.line(say("reindex-passages", passages=str(report.passages), embedded=str(report.embedded)))
    if report.left_out:
        made.line(say("reindex-left-out", count=report.left_out))
    failed = [problem for problem in report.problems if not problem.warning]
    _problems(made, "reindex-problems", failed, say)
    _problems(made, "reindex-warnings", [p for p in report.problems if p.warning], say)
    return made.reply()


def query_error_reply(error: QueryError, say: Wording) -> Reply:
    """Why a question cannot be searched, in the asker's language where we have the words."""
    if say.has(error.code):
        return Composer().line(say(error.code, **error.facts)).reply()
    return Composer().line(str(error)).reply()


def duration(seconds: float) -> str:
    """``8 s``, ``3 min 20 s``, ``1 h 5 min``."""
    whole = round(seconds)
    if whole < 60:
        return f"{seconds:.1f} s" if seconds < 10 else f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def _searched_period(made: Composer, answer: Answer, say: Wording) -> None:
    notes = []
    if answer.query.period is not None:
        notes.append(_period(answer.query.period, say))
    if answer.query.order is not None and answer.answered:
        notes.append(say("order-latest" if answer.query.order is Order.LATEST else "order-first"))
    if notes:
        made.line(" · ".join(notes), Style.ITALIC)
    if answer.query.period is not None and answer.searched.undated:
        made.line(say("undated-outside", undated=answer.searched.undated), Style.ITALIC)


def _period(period: Period, say: Wording) -> str:
    if period.first is None:
        return say("period-until", last=say.day(period.last))
    if period.last is None:
        return say("period-from", first=say.day(period.first))
    if period.first == period.last:
        return say("period-day", first=say.day(period.first))
    return say("period-between", first=say.day(period.first), last=say.day(period.last))


def _searched(answer: Answer, say: Wording) -> str:
    searched = answer.searched
    text = say("searched", statements=searched.statements)
    if searched.first and searched.last:
        text += say("searched-span", first=say.day(searched.first), last=say.day(searched.last))
    return f"{text}."


def _heading(made: Composer, quote: Quote, say: Wording) -> None:
    made.add(say.day(quote.date), Style.BOLD)
    if quote.date_origin not in {None, DateOrigin.FIELD}:
        made.add(f" ({say(f'date-from-{quote.date_origin}')})")
    if quote.title:
        made.add(" · ").add(quote.title)
    made.line()
    by = " · ".join(part for part in (quote.speaker, quote.source) if part)
    if by:
        made.add(by, Style.ITALIC)
    if quote.url and quote.url.startswith(("http://", "https://")):
        made.add(" · " if by else "").add(say("source-link"), url=quote.url)
    if by or quote.url:
        made.line()


def _repeats(made: Composer, quote: Quote, say: Wording) -> None:
    if not quote.repeats:
        return
    days = [day for day in (quote.date, *(repeat.date for repeat in quote.repeats)) if day]
    count = len(quote.repeats) + 1
    if days:
        text = say("repeats", count=count, first=say.day(min(days)), last=say.day(max(days)))
    else:
        text = say("repeats-undated", count=count)
    made.line(text, Style.ITALIC)


def _problems(made: Composer, name: str, problems: list[Problem], say: Wording) -> None:
    if not problems:
        return
    made.gap().line(say(name, count=len(problems)))
    for problem in problems[:_SHOWN_PROBLEMS]:
        made.line(f"– {problem}")
    if len(problems) > _SHOWN_PROBLEMS:
        made.line(say("reindex-more", count=str(len(problems) - _SHOWN_PROBLEMS)))
