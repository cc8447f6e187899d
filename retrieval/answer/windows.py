"""Which sentences are quoted around a phrase that must be in the quote, and at a text's head."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import islice

from retrieval.answer.sentence_ranking import MOST_SENTENCES
from retrieval.types import Span

_LEAD_WORDS = 8  # a lead sentence has at least so many words: no dateline, no heading
_LEAD_SENTENCES = 2
_LEADS = 10  # sentences of enough words that are looked at for one that ends as one
_LED_INTO = 3  # sentences that a lead-in brings with it
_ENDS, _CLOSING = (".", "!", "?", "…", ":"), "\"'’”»)]"


def window_around(
    weigh: Callable[[int], float], spans: Sequence[Span], must_hold: Span
) -> tuple[int, int]:
    """The first and last of the sentences in a row with the greatest weight around a stretch.

    Args:
        weigh: the weight of a sentence by its number, 0 or more.
        spans: the sentences, in order, at least one.
        must_hold: a stretch that the sentences must hold; three of them, or as many as that takes.
    """
    first, last = _held(spans, must_hold)
    width = max(min(MOST_SENTENCES, len(spans)), last - first + 1)
    starts = range(max(0, last - width + 1), min(first, len(spans) - width) + 1)
    weights = [weigh(number) for number in range(starts[0], starts[-1] + width)]
    # the earliest of equals
    best = max(starts, key=lambda at: (sum(weights[at - starts[0] :][:width]), -at))
    return best, best + width - 1


def together(spans: Sequence[Span], phrases: Sequence[Span]) -> Span:
    """The stretch over all of ``phrases`` if three sentences hold it, else the first of them."""
    whole = min(start for start, _ in phrases), max(end for _, end in phrases)
    first, last = _held(spans, whole)
    return whole if last - first < MOST_SENTENCES else phrases[0]


def lead(text: str, spans: Sequence[Span]) -> tuple[int, int]:
    """The first and last of a statement's opening sentences, headings and datelines left out."""
    words = (len(text[start:end].split()) for start, end in spans)
    long = (i for i, count in enumerate(words) if count >= _LEAD_WORDS)
    some = list(islice(long, _LEADS))
    # a list of subjects has words enough, too, but no end
    ended = (i for i in some if _is_ended(text[slice(*spans[i])]))
    first = next(ended, some[0] if some else 0)
    return first, min(first + _LEAD_SENTENCES, len(spans)) - 1


def _is_ended(sentence: str) -> bool:
    return sentence.rstrip().rstrip(_CLOSING).endswith(_ENDS)


def finished(
    weigh: Callable[[int], float],
    leads: Callable[[int], bool],
    spans: Sequence[Span],
    run: tuple[int, int],
    must_hold: Span = (0, 0),
) -> tuple[int, int]:
    """The first and last of some sentences in a row, of which the last leads into nothing.

    A sentence that ends with a colon, or that is the title, says only that something follows. As
    the last of a quote it goes, or, where it answers best, brings what follows with it.

    Args:
        weigh: the weight of a sentence by its number, 0 or more.
        leads: whether a sentence only leads into what follows, by its number.
        spans: the sentences, in order.
        run: the first and the last of the sentences.
        must_hold: a stretch of the text whose sentences stay.
    """
    first, last = run
    if last + 1 >= len(spans) or not leads(last):
        return run
    others = max((weigh(number) for number in range(first, last)), default=-1.0)
    if others >= weigh(last) and must_hold[1] <= spans[last][0]:
        return finished(weigh, leads, spans, (first, last - 1), must_hold)
    end = min(last + _LED_INTO, len(spans) - 1)
    while end > last + 1 and leads(end):
        end -= 1  # the next list
    return first, end


def touched(spans: Sequence[Span], stretch: Span) -> tuple[int, int]:
    """The first sentence that a stretch of text touches, and the one after the last."""
    first = bisect_right(spans, stretch[0], key=lambda one: one[1])
    return first, max(first, bisect_left(spans, stretch[1], key=lambda one: one[0]))


def _held(spans: Sequence[Span], stretch: Span) -> tuple[int, int]:
    """The first and the last sentence that a stretch of text touches, at least one."""
    first, after = touched(spans, stretch)
    return first, after - 1
