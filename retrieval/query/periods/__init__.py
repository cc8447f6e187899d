"""Time in questions: which days, which order, and the question without them."""

from retrieval.query.periods.reading import PeriodReading, read_period
from retrieval.query.periods.tokens import quoted

__all__ = ["PeriodReading", "quoted", "read_period"]
