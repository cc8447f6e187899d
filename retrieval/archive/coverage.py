"""Counts over the archive: how much there is, from when to when, by year and by language."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from retrieval.archive.rows import Rows, batches
from retrieval.archive.values import Tally
from retrieval.types import Covered


def tally(rows: Rows, numbers: Sequence[int]) -> Tally:
    """Count records by year and language, without reading their texts."""
    years: Counter[int] = Counter()
    langs: Counter[str | None] = Counter()
    for where, some in batches(numbers):
        for day, lang in rows(f"SELECT date, lang FROM records WHERE {where}", some):  # noqa: S608 - marks only
            langs[lang] += 1
            if day:
                years[int(day[:4])] += 1
    return Tally(years, langs)


def covered(rows: Rows) -> Covered:
    """Count what can be searched: real statements, or where there are none the fictional sample."""
    sql = (
        "SELECT count(DISTINCT statement_id), count(*), min(date), max(date),"
        " count(DISTINCT CASE WHEN date IS NULL THEN statement_id END) FROM"
        " (SELECT DISTINCT statement_id, version, date FROM records WHERE sample = ?) AS stated"
    )
    real = rows("SELECT EXISTS (SELECT 1 FROM records WHERE sample = 0)", ())[0][0]
    ((statements, versions, first, last, undated),) = rows(sql, (int(not real),))
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    sample = bool(statements) and not real
    return Covered(statements, versions, undated, days[0], days[1], sample=sample)
