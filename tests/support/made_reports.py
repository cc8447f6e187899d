"""Reports of reindexes as tests need them."""

from dataclasses import replace
from typing import Any

from retrieval.types import ReindexReport

_LIVE = ReindexReport(
    read=1,
    new=0,
    changed=0,
    unchanged=1,
    withdrawn=0,
    repeated=0,
    undated=0,
    left_out=0,
    problems=(),
    passages=1,
    embedded=0,
    build="b1",
    published=True,
    seconds=1.0,
)


def made_report(**facts: Any) -> ReindexReport:
    """The report of a run that found one statement as it was, but for these facts."""
    return replace(_LIVE, **facts)
