"""Values to JSON: what ``--json`` prints, whole and in a fixed order."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from retrieval import Answer, Progress, Quote, Record, ReindexReport, Status

Facts = Mapping[str, Any]

_COUNTS = (
    "read",
    "new",
    "changed",
    "unchanged",
    "withdrawn",
    "repeated",
    "undated",
    "left_out",
    "passages",
    "embedded",
)


def answer_facts(answer: Answer) -> Facts:
    """One answer as ``ask --json`` prints it."""
    period, order, searched = answer.query.period, answer.query.order, answer.searched
    return {
        "question": answer.query.question,
        "period": period and {"first": _day(period.first), "last": _day(period.last)},
        "order": order and order.value,
        "answered": answer.answered,
        "confidence": round(answer.confidence, 4),
        "quotes": [quote_facts(quote) for quote in answer.quotes],
        "searched": {
            "statements": searched.statements,
            "undated": searched.undated,
            "first": _day(searched.first),
            "last": _day(searched.last),
        },
        "missing_phrases": list(answer.missing_phrases),
        "foreign": answer.foreign,
        "build": answer.build,
    }


def quote_facts(quote: Quote) -> Facts:
    """One quote; ``start`` and ``end`` are code points of the stored text."""
    return {
        "text": quote.text,
        "statement_id": quote.statement_id,
        "version": quote.version,
        "start": quote.start,
        "end": quote.end,
        "date": _day(quote.date),
        "date_origin": quote.date_origin and quote.date_origin.value,
        "title": quote.title,
        "speaker": quote.speaker,
        "source": quote.source,
        "url": quote.url,
        "lang": quote.lang,
        "confidence": round(quote.confidence, 4),
        "repeats": [repeat.statement_id for repeat in quote.repeats],
        "sample": quote.sample,
    }


def record_facts(record: Record, versions: int) -> Facts:
    """One stored statement, its text whole."""
    statement = record.statement
    return {
        "statement_id": statement.id,
        "version": record.version,
        "versions": versions,
        "title": statement.title,
        "date": _day(statement.date),
        "date_origin": statement.date_origin and statement.date_origin.value,
        "source": statement.source,
        "url": statement.url,
        "lang": statement.lang,
        "speaker": statement.speaker,
        "path": statement.path,
        "sample": statement.sample,
        "sha256": record.sha256,
        "first_seen": record.first_seen,
        "withdrawn": record.withdrawn,
        "text": statement.text,
    }


def report_facts(report: ReindexReport) -> Facts:
    """What a reindex did."""
    return {name: getattr(report, name) for name in _COUNTS} | {
        "build": report.build,
        "published": report.published,
        "seconds": round(report.seconds, 3),
        "problems": [
            {"path": p.path, "line": p.line, "problem": p.problem, "warning": p.warning}
            for p in report.problems
        ],
    }


def status_facts(status: Status) -> Facts:
    """What is live."""
    return {
        "build": status.build,
        "built_at": status.built_at,
        "encoder": status.encoder,
        "statements": status.statements,
        "passages": status.passages,
        "undated": status.undated,
        "first": _day(status.first),
        "last": _day(status.last),
        "sample": status.sample,
        "bytes": status.bytes,
        "by_year": {str(year): count for year, count in status.by_year.items()},
        "by_lang": dict(status.by_lang),
    }


def progress_facts(progress: Progress) -> Facts:
    """One step of a reindex."""
    return {"stage": progress.stage, "done": progress.done, "total": progress.total}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
