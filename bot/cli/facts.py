"""Values to JSON: what ``--json`` prints, whole and in a fixed order."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.cli.listing import Kind, count, listed
from retrieval.types import (
    Answer,
    BuildFacts,
    Edited,
    EncoderWay,
    Outcome,
    Problem,
    Progress,
    Quote,
    Record,
    ReindexReport,
    Run,
    Status,
)

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
        "speaker": searched.speaker,
        "source": searched.source,
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
        "direct_speech": [
            {"start": speech.start, "end": speech.end, "speaker": speech.speaker}
            for speech in quote.direct_speech
        ],
        "sample": quote.sample,
        "edited": edited_facts(quote.edited),
        "withdrawn": _day(quote.withdrawn),
        "parallels": [
            {"lang": one.lang, "statement_id": one.statement_id, "url": one.url}
            for one in quote.parallels
        ],
    }


def edited_facts(edited: Edited | None) -> Facts | None:
    """The newest edit of a statement, as far as it changed the quoted words."""
    if edited is None:
        return None
    return {"day": _day(edited.day), "changes": [[*one] for one in edited.changes]}


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
        "problems": [problem_facts(problem) for problem in report.problems],
    }


def index_facts(report: ReindexReport, kind: Kind | None) -> Facts:
    """What ``index --json`` prints: the report, and the list that was asked for."""
    counted = {"warned": len(report.warned), "failed": len(report.failed)}
    wanted = {} if kind is None else {"list": _list(report, kind)}
    return {**report_facts(report), **counted, **wanted}


def run_facts(run: Run, kind: Kind | None) -> Facts:
    """The last run as ``problems --json`` prints it: the list of one kind, or of each."""
    kinds = [each for each in Kind if each is not Kind.READ] if kind is None else [kind]
    return {
        "ran_at": run.ran_at,
        "corpus": run.corpus,
        "build": run.report.build,
        "counts": {each.value: count(run.report, each) for each in Kind},
        **{each.value: _list(run.report, each) for each in kinds},
    }


def _list(report: ReindexReport, kind: Kind) -> list[Facts]:
    return [
        problem_facts(one) if isinstance(one, Problem) else outcome_facts(one)
        for one in listed(report, kind)
    ]


def problem_facts(problem: Problem) -> Facts:
    """One problem or warning; ``line`` is null where it is of the whole file."""
    return {
        "path": problem.path,
        "line": problem.line,
        "problem": problem.problem,
        "warning": problem.warning,
    }


def outcome_facts(outcome: Outcome) -> Facts:
    """What a reindex did with one statement."""
    return {
        "statement_id": outcome.statement_id,
        "change": outcome.change.value,
        "date": _day(outcome.date),
        "title": outcome.title,
        "path": outcome.path,
        "repeats": outcome.repeats,
    }


def build_facts(build: BuildFacts) -> Facts:
    """One build; the counts of one that cannot be read are 0."""
    return {
        "build": build.name,
        "built_at": build.made_at,
        "encoder": build.encoder,
        "statements": build.statements,
        "passages": build.passages,
        "bytes": build.bytes,
        "live": build.live,
        "fault": build.fault,
    }


def status_facts(status: Status) -> Facts:
    """What is live."""
    return {
        "build": status.build,
        "built_at": status.built_at,
        "encoder": status.encoder,
        "encoder_way": way_facts(status.way),
        "statements": status.statements,
        "passages": status.passages,
        "undated": status.undated,
        "first": _day(status.first),
        "last": _day(status.last),
        "sample": status.sample,
        "bytes": status.bytes,
        "archive_bytes": status.archive_bytes,
        "by_year": {str(year): count for year, count in status.by_year.items()},
        "by_lang": dict(status.by_lang),
    }


def way_facts(way: EncoderWay) -> Facts:
    """How the model is run on this machine."""
    return {
        "runtime": "openvino" if way.compiled else "sentence-transformers",
        "precision": way.precision,
        "cosine": way.cosine,
        "refused": way.refused,
    }


def progress_facts(progress: Progress) -> Facts:
    """One step of a reindex."""
    return {"stage": progress.stage, "done": progress.done, "total": progress.total}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
