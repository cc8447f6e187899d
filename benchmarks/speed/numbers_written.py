"""Numbers as the report writes them."""

from collections.abc import Sequence
from statistics import median
from typing import Any


def number(value: float | None) -> str:
    """Three digits, thousands apart; a dash where there is none."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def spread(values: Sequence[float]) -> str:
    """The median, with the least and the greatest where there are several."""
    if len(values) == 1:
        return number(values[0])
    return f"{number(median(values))} ({number(min(values))}–{number(max(values))})"


def plainly(value: Any) -> str:
    """Figures of any shape in one line."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {plainly(part)}" for key, part in value.items())
    if isinstance(value, list):
        return "[" + "; ".join(plainly(part) for part in value) + "]"
    return number(value) if isinstance(value, int | float) else str(value)
