"""Revisions: statements that were edited or withdrawn, and what the edits changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from retrieval.analysis.sentences import sentences
from retrieval.analysis.stretches import LONG
from retrieval.analysis.words import Words, words
from retrieval.archive.quoting import quote
from retrieval.archive.store import Archive
from retrieval.check.alignment import align_whole
from retrieval.check.differences import differences, spoken
from retrieval.types import Difference, Edited, Quote, Record, Revised, Revision, Span

_AROUND = 300  # characters about what differs in long texts
_AT_ONCE = 4096


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
    own = archive.version(quote.statement_id, quote.version)
    before = archive.version(quote.statement_id, quote.version - 1)
    gone = own.withdrawn if own else None
    withdrawn = date.fromisoformat(gone[:10]) if gone else None
    if before is None or own is None:
        return replace(quote, withdrawn=withdrawn)
    found = _differences(before.statement.text, own.statement.text)
    changed: tuple[tuple[str, str], ...]
    if found is None:
        changed = () if quote.text in before.statement.text else (("", quote.text),)
    else:
        span = quote.start, quote.end
        changed = tuple((d.claimed, d.actual) for d in found if _touch(d.actual_span, span))
    edited = Edited(date.fromisoformat(own.first_seen[:10]), changed)
    return replace(quote, edited=edited, withdrawn=withdrawn)


def became(record: Record, after: Record, span: Span) -> tuple[tuple[str, str], ...]:
    """What a newer record of a statement says in place of a span, the gravest change first.

    Args:
        record: the older record.
        after: the newer record.
        span: in the older record's text.

    Returns:
        Pairs of the older words and the newer ones. Where so much of a long text was changed that
        it is not compared, all the words of the span are gone unless they stand in the newer text.
    """
    text = record.statement.text
    found = _differences(text, after.statement.text)
    if found is None:
        words = text[slice(*span)]
        return () if words in after.statement.text else ((words, ""),)
    return tuple((one.claimed, one.actual) for one in found if _touch(one.claimed_span, span))


def _touch(one: Span, other: Span) -> bool:
    """Whether two spans overlap; an empty one must lie inside the other."""
    return (one[0] < other[1] and other[0] < one[1]) or other[0] < one[0] == one[1] < other[1]


def compared(before: str, after: str) -> tuple[Difference, ...]:
    """What differs between two texts of a statement, the gravest first.

    Of texts of more than ``stretches.LONG`` characters only what lies between their shared
    beginning and end is compared; where that is as long, too, nothing is told.
    """
    return _differences(before, after) or ()


def _differences(before: str, after: str) -> tuple[Difference, ...] | None:
    """What differs; None where it is too much to be compared."""
    start, end = 0, 0
    if max(len(before), len(after)) > LONG:
        start, end = _shared(before, after)
        if max(len(before), len(after)) - start - end > LONG:
            return None
    old, new = (
        _moved(spoken(part, words(part)), start)
        for part in (text[start : len(text) - end] for text in (before, after))
    )
    return differences(before, old, after, new, align_whole(old.tokens, new.tokens))


def _shared(before: str, after: str) -> tuple[int, int]:
    """How many characters two texts have in common at their beginnings, and at their ends.

    Some less, in fact, and no half word, so that what differs is seen among the words around it.
    """
    start = max(0, _common(before, after) - _AROUND)
    start = max(before.rfind(mark, 0, start) for mark in " \n") + 1
    end = _common(before[start:][::-1], after[start:][::-1])
    tail = before[len(before) - end :]
    behind = [at for mark in " \n" if (at := tail.find(mark, _AROUND)) >= 0]
    return start, end - min(behind, default=end)


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginnings."""
    most = min(len(one), len(other))
    at = 0
    while at < most and one[at : at + _AT_ONCE] == other[at : at + _AT_ONCE]:
        at = min(at + _AT_ONCE, most)
    while at < most and one[at] == other[at]:
        at += 1
    return at


def _moved(split: Words, by: int) -> Words:
    if not by:
        return split
    starts, ends = (tuple(by + at for at in some) for some in (split.starts, split.ends))
    return Words(split.tokens, starts, ends)


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
