"""The glossary: every value that passes from one stage to the next.

All are frozen. Offsets are in code points of the stored (normalised) text; a span is half-open,
``[start, end)``. Dates are calendar days without a time zone; periods are inclusive.
"""

from retrieval.types.answers import (
    Answer,
    Edited,
    Excerpt,
    Parallel,
    Quote,
    Repeat,
    Searched,
    Speech,
)
from retrieval.types.checks import (
    Check,
    Covered,
    Difference,
    Finding,
    Gap,
    Kind,
    Match,
    Revised,
    Revision,
    Verdict,
)
from retrieval.types.hits import Hit
from retrieval.types.queries import Named, Order, Period, Query
from retrieval.types.reports import (
    BuildFacts,
    Change,
    EncoderWay,
    ModelFacts,
    Outcome,
    PassedOver,
    Progress,
    ReindexReport,
    Run,
    Status,
)
from retrieval.types.spans import Span
from retrieval.types.statements import (
    Credit,
    DateOrigin,
    Located,
    Passage,
    Problem,
    Record,
    Statement,
)
from retrieval.types.timelines import Bar, Entry, Timeline, Unit

__all__ = [
    "Answer",
    "Bar",
    "BuildFacts",
    "Change",
    "Check",
    "Covered",
    "Credit",
    "DateOrigin",
    "Difference",
    "Edited",
    "EncoderWay",
    "Entry",
    "Excerpt",
    "Finding",
    "Gap",
    "Hit",
    "Kind",
    "Located",
    "Match",
    "ModelFacts",
    "Named",
    "Order",
    "Outcome",
    "Parallel",
    "Passage",
    "PassedOver",
    "Period",
    "Problem",
    "Progress",
    "Query",
    "Quote",
    "Record",
    "ReindexReport",
    "Repeat",
    "Revised",
    "Revision",
    "Run",
    "Searched",
    "Span",
    "Speech",
    "Statement",
    "Status",
    "Timeline",
    "Unit",
    "Verdict",
]
