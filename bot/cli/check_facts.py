"""Checks, timelines and changes to JSON: what ``--json`` prints, whole and in a fixed order."""

from datetime import date

from bot.cli.facts import Facts, edited_facts, quote_facts
from retrieval.types import (
    Check,
    Covered,
    Difference,
    Finding,
    Match,
    Revision,
    Timeline,
)


def check_facts(check: Check) -> Facts:
    """One check as ``check --json`` prints it."""
    return {
        "quote": check.claim,
        "verdict": check.verdict.value,
        "similarity": round(check.whole.similarity, 4),
        "matches": [_match_facts(match) for match in check.matches],
        "said": [
            {"statement_id": one.statement_id, "date": _day(one.date)} for one in check.whole.said
        ],
        "nearest": [_match_facts(match) for match in check.whole.nearest],
        "sentences": [_finding_facts(part) for part in check.sentences],
        "quoted": [_finding_facts(part) for part in check.quoted],
        "searched": _covered_facts(check.searched),
    }


def timeline_facts(found: Timeline) -> Facts:
    """One timeline as ``timeline --json`` prints it."""
    entries, searched = found.entries, found.searched
    period = found.query.period
    return {
        "topic": found.query.question,
        "period": period and {"first": _day(period.first), "last": _day(period.last)},
        "first": _day(entries[0].day) if entries else None,
        "last": _day(entries[-1].day) if entries else None,
        "unit": found.unit.value,
        "bars": [
            {
                "first": bar.first.isoformat(),
                "statements": len(bar.entries),
                "new": bar.new,
                "repeated": len(bar.entries) - bar.new,
            }
            for bar in found.bars
        ],
        "entries": [
            {**quote_facts(entry.quote), "said_before": _day(entry.said_before)}
            for entry in entries
        ],
        "searched": {
            "statements": searched.statements,
            "undated": searched.undated,
            "first": _day(searched.first),
            "last": _day(searched.last),
        },
        "build": found.build,
    }


def revision_facts(revision: Revision) -> Facts:
    """One edit or withdrawal as ``changes --json`` prints it."""
    before, after = revision.before, revision.after
    return {
        "change": revision.kind.value,
        "day": revision.day.isoformat(),
        "statement_id": before.statement.id,
        "title": before.statement.title,
        "date": _day(before.statement.date),
        "url": before.statement.url,
        "version_before": before.version,
        "version_after": after and after.version,
        "differences": [
            {"kind": one.kind.value, "before": one.claimed, "after": one.actual}
            for one in revision.differences
        ],
    }


def _finding_facts(part: Finding) -> Facts:
    return {
        "text": part.text,
        "start": part.start,
        "end": part.end,
        "verdict": part.verdict.value,
        "similarity": round(part.similarity, 4),
        "matches": [_match_facts(match) for match in part.matches],
        "nearest": [_match_facts(match) for match in part.nearest],
    }


def _match_facts(match: Match) -> Facts:
    quote = match.quote
    return {
        "statement_id": quote.statement_id,
        "version": quote.version,
        "date": _day(quote.date),
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "before": match.before,
        "after": match.after,
        "similarity": round(match.similarity, 4),
        "differences": [_difference_facts(one) for one in match.differences],
        "left_out": [
            {"start": gap.start, "end": gap.end, "words": gap.words, "sentences": gap.sentences}
            for gap in match.left_out
        ],
        "changed": _day(match.changed),
        "became": [[*one] for one in match.became],
        "edited": edited_facts(quote.edited),
        "withdrawn": _day(match.withdrawn),
        "title": quote.title,
        "speaker": quote.speaker,
        "source": quote.source,
        "url": quote.url,
        "lang": quote.lang,
    }


def _difference_facts(one: Difference) -> Facts:
    return {"kind": one.kind.value, "claimed": one.claimed, "actual": one.actual}


def _covered_facts(covered: Covered) -> Facts:
    return {
        "statements": covered.statements,
        "versions": covered.versions,
        "undated": covered.undated,
        "first": _day(covered.first),
        "last": _day(covered.last),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
