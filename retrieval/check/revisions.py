"""Revisions: statements that were edited or withdrawn, and what the edits changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from retrieval.analysis.sentences import sentences
from retrieval.analysis.words import words
from retrieval.archive.quoting import quote
from retrieval.archive.store import Archive
from retrieval.check.alignment import align_whole
from retrieval.check.differences import differences, spoken
from retrieval.types import Difference, Edited, Quote, Record, Revised, Revision, Span


def changes(archive: Archive, since: date | None = None) -> tuple[Revision, ...]:
    """Edits and withdrawals, the newest first.

    Args:
        archive: its sample statements count only where there are no others.
        since: the first day of interest; None for all.

    Raises:
        BuildError: the archive cannot be used.
    """
    sample = archive.covered().sample
    revisions = [
        revision
        for revision in (*_edits(archive), *_gone(archive), *_taken_back(archive))
        if revision.before.statement.sample == sample and (since is None or revision.day >= since)
    ]
    return tuple(sorted(revisions, key=lambda one: (one.day, one.before.number), reverse=True))


def with_history(archive: Archive, quote: Quote) -> Quote:
    """The same quote with the facts whether its statement was edited before, or is gone since."""
    taken = archive.withdrawal(quote.statement_id)
    if taken is not None:
        quote = replace(quote, withdrawal=taken)
    if quote.version == 1 and archive.is_present(quote.statement_id):
        return quote
    records = archive.versions(quote.statement_id)
    before = [one for one in records if one.version < quote.version]
    own = next((one for one in records if one.version == quote.version), None)
    gone = records[-1].withdrawn if records else None
    withdrawn = date.fromisoformat(gone[:10]) if gone else None
    if not before or own is None:
        return replace(quote, withdrawn=withdrawn)
    changed = tuple(
        (one.claimed, one.actual)
        for one in compared(before[-1].statement.text, own.statement.text)
        if _touch(one.actual_span, (quote.start, quote.end))
    )
    edited = Edited(date.fromisoformat(own.first_seen[:10]), changed)
    return replace(quote, edited=edited, withdrawn=withdrawn)


def became(record: Record, after: Record, span: Span) -> tuple[tuple[str, str], ...]:
    """What a newer record of a statement says in place of a span, the gravest change first.

    Args:
        record: the older record.
        after: the newer record.
        span: in the older record's text.

    Returns:
        Pairs of the older words and the newer ones.
    """
    return tuple(
        (one.claimed, one.actual)
        for one in compared(record.statement.text, after.statement.text)
        if _touch(one.claimed_span, span)
    )


def _touch(one: Span, other: Span) -> bool:
    """Whether two spans overlap; an empty one must lie inside the other."""
    return (one[0] < other[1] and other[0] < one[1]) or other[0] < one[0] == one[1] < other[1]


def compared(before: str, after: str) -> tuple[Difference, ...]:
    """What differs between two texts of a statement, the gravest first."""
    old, new = (spoken(text, words(text)) for text in (before, after))
    return differences(before, old, after, new, align_whole(old.tokens, new.tokens))


def _edits(archive: Archive) -> Iterator[Revision]:
    for statement_id in archive.edited():
        records = archive.versions(statement_id)
        for before, after in pairwise(records):
            if before.sha256 != after.sha256:
                changed = compared(before.statement.text, after.statement.text)
                day = date.fromisoformat(after.first_seen[:10])
                place = changed[0].actual_span[0] if changed else 0
                yield Revision(Revised.EDITED, day, before, after, _sentence(after, place), changed)


def _taken_back(archive: Archive) -> Iterator[Revision]:
    for statement_id, taken in archive.withdrawals().items():
        for record in archive.versions(statement_id)[-1:]:
            shown = _sentence(record, 0)
            yield Revision(Revised.TAKEN_BACK, taken.day, record, None, shown, reason=taken.reason)


def _gone(archive: Archive) -> Iterator[Revision]:
    for number in archive.gone():
        record = archive.records([number])[number]
        if record.withdrawn is not None:
            day = date.fromisoformat(record.withdrawn[:10])
            yield Revision(Revised.WITHDRAWN, day, record, None, _sentence(record, 0))


def _sentence(record: Record, place: int) -> Quote:
    """The sentence around a position of a text, or the next one."""
    spans = sentences(record.statement.text, record.statement.lang)
    span = next((span for span in spans if place < span[1]), spans[-1])
    return quote(record, span, 1.0)
