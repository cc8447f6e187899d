"""Every meaning that a template of PLAIN or POINT may name, and what reads it."""

from collections.abc import Mapping

from retrieval.query.periods import counted, days, parts, units, years
from retrieval.query.periods.points import Reader

READERS: Mapping[str, Reader] = {
    **days.READERS,
    **units.READERS,
    **years.READERS,
    **counted.READERS,
    **parts.READERS,
}
