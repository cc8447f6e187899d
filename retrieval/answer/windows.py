"""Which sentences of a passage are quoted: the best few in a row."""

from collections.abc import Callable, Sequence

from retrieval.types import Span

MOST_SENTENCES = 3
"""Of one quote."""


def within(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The sentences that lie inside a passage."""
    return [span for span in spans if start <= span[0] and span[1] <= end]


def best_window(
    weigh: Callable[[Span], float], spans: Sequence[Span], must_hold: Span | None = None
) -> Span:
    """The at most three sentences in a row with the greatest weight, the earliest of equals.

    Args:
        weigh: the weight of a sentence, 0 or more.
        spans: the sentences, in order, at least one.
        must_hold: a stretch that the result must hold, however many sentences that takes.
    """
    width = min(MOST_SENTENCES, len(spans))
    starts = range(len(spans) - width + 1)
    if must_hold is not None:
        first, last = _touched(spans, must_hold)
        width = max(width, last - first + 1)
        starts = range(max(0, last - width + 1), min(first, len(spans) - width) + 1)
    weights = [weigh(span) for span in spans[starts[0] : starts[-1] + width]]
    best = max(starts, key=lambda at: (sum(weights[at - starts[0] :][:width]), -at))
    return spans[best][0], spans[best + width - 1][1]


def together(spans: Sequence[Span], held: Sequence[Span]) -> Span:
    """The stretch over all of ``held`` if three sentences hold it, else the first of them."""
    whole = min(start for start, _ in held), max(end for _, end in held)
    first, last = _touched(spans, whole)
    return whole if last - first < MOST_SENTENCES else held[0]


def _touched(spans: Sequence[Span], stretch: Span) -> tuple[int, int]:
    """The first and the last sentence that a stretch of text touches, at least one."""
    inside = [i for i, (a, b) in enumerate(spans) if a < stretch[1] and stretch[0] < b]
    return inside[0], inside[-1]
