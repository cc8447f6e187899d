"""A whole archive, asked: the whole answer and the search alone, also within a period."""

import json
import sys
from datetime import date
from pathlib import Path

from common import milliseconds, peak_megabytes, percentile
from ours import (
    ARCHIVE,
    QUICK,
    SETTINGS,
    TODAY,
    archive_questions,
    encoder,
    found,
    kept_archive,
    say,
)

from retrieval import LiveSearcher, Searcher, answer_query, understand
from retrieval.types import Period, Query


def main() -> None:
    """Ask the kept index of the archive."""
    data, model = Path(sys.argv[1]), encoder()
    searcher = LiveSearcher(kept_archive(data, model), SETTINGS, model).current()
    texts = archive_questions(data, 100 if QUICK else 400)
    period = twentieth(searcher)
    milliseconds(lambda text: answer_query(searcher, understand(text, TODAY)), texts[:50])
    taken = {
        "answer": milliseconds(lambda text: answer_query(searcher, understand(text, TODAY)), texts),
        "find": milliseconds(lambda text: found(searcher, understand(text, TODAY)), texts),
        "period_answer": milliseconds(
            lambda text: answer_query(searcher, Query(text, text, period)), texts
        ),
        "period_find": milliseconds(lambda text: found(searcher, Query(text, text, period)), texts),
    }
    low, high = searcher.snapshot.slice(period)
    made = ARCHIVE / "made.json"
    say(
        {
            "statements": searcher.snapshot.manifest.records,
            "passages": len(searcher.snapshot),
            "period_passages": high - low,
            "questions": len(texts),
            "made": json.loads(made.read_text(encoding="utf-8")) if made.exists() else None,
            **{f"{name}_p50": percentile(values, 0.5) for name, values in taken.items()},
            **{f"{name}_p95": percentile(values, 0.95) for name, values in taken.items()},
            "megabytes": peak_megabytes(),
        }
    )


def twentieth(searcher: Searcher) -> Period:
    """The days of a twentieth of all rows, in the middle."""
    days = searcher.snapshot.rows["day"]
    dated = searcher.snapshot.manifest.dated_rows
    low, high = days[int(dated * 0.5)], days[int(dated * 0.55)]
    return Period(date.fromordinal(int(low)), date.fromordinal(int(high)))


if __name__ == "__main__":
    main()
