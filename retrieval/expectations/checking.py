"""Check-questions asked of the live build and of a new one, through the real pipeline.

The new build is asked without the reader first, which takes some hundredths of a second a
question. Only where it does not hold then, it is asked with the reader, if there is one, and where
it does not hold even so, the live build is asked likewise. The reader reads as many windows as
there are, so that the outcome does not depend on how busy the machine is.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic

from retrieval.answer.answer import answer_query
from retrieval.expectations.kept import holds, words_of
from retrieval.read.protocol import Reader
from retrieval.search.searcher import Searcher
from retrieval.types import Answer, Checked, Expectation, Fate, Progress, Quote, Worse

UNHURRIED = 600_000
"""Milliseconds: more than reading takes anywhere."""


def check(
    expectations: Sequence[Expectation],
    builds: tuple[Searcher, Searcher],
    tell: Callable[[Progress], None],
    reader: Reader | None = None,
) -> Checked:
    """Ask every expectation's question of both builds.

    Args:
        expectations: what is to hold.
        builds: the live one and the new one, without a reader.
        tell: told how many were asked.
        reader: of both; None where nothing is read.
    """
    began = monotonic()
    fates: list[Fate] = []
    worse: list[Worse] = []
    for number, one in enumerate(expectations, 1):
        fate, told = _fate(one, builds, reader)
        fates.append(fate)
        worse += [told] if told is not None else []
        tell(Progress("expecting", number, len(expectations)))
    return Checked(
        asked=len(expectations),
        held=fates.count(Fate.HELD),
        never=fates.count(Fate.NEVER),
        purposely=fates.count(Fate.GONE) + fates.count(Fate.ALTERED),
        seconds=monotonic() - began,
        worse=tuple(worse),
    )


def _fate(
    one: Expectation, builds: tuple[Searcher, Searcher], reader: Reader | None
) -> tuple[Fate, Worse | None]:
    live, new = builds
    words = words_of(new.archive, one)
    if words is None:
        return Fate.GONE, None
    answer = _answer(new, one)
    if not holds(answer, one, words) and reader is not None:
        live, new = (build.read_by(reader, UNHURRIED) for build in builds)
        answer = _answer(new, one)
    if holds(answer, one, words):
        return Fate.HELD, None
    if not holds(_answer(live, one), one, words):
        return Fate.NEVER, None
    purposely = _on_purpose(one, words, new)
    return (purposely, None) if purposely else (Fate.WORSE, _worse(one, words, answer))


def _on_purpose(one: Expectation, words: Quote, new: Searcher) -> Fate | None:
    """Why the words cannot be expected of the new build any more; None where they can."""
    archive = new.archive
    numbers = {record.number for record in archive.versions(one.statement_id)}
    there = numbers & set(new.snapshot.record_numbers().tolist())
    if not there or archive.withdrawal(one.statement_id) is not None:
        return Fate.GONE
    return None if words.text in archive.text(max(there)) else Fate.ALTERED


def _answer(build: Searcher, one: Expectation) -> Answer:
    return answer_query(build, one.query, lang=one.lang)


def _worse(one: Expectation, words: Quote, answer: Answer) -> Worse:
    first = answer.quotes[0] if answer.answered and answer.quotes else None
    told = Worse(one.id, one.query.question, one.statement_id, words.title, words.date)
    if first is None:
        return told
    return replace(
        told,
        instead_id=first.statement_id,
        instead_title=first.title or first.opening,
        instead_date=first.date,
    )
