"""Which texts are run together: batches of similar length, within a budget of tokens."""

from collections.abc import Iterable, Iterator, Sequence


def batches(
    lengths: Sequence[int], budget: int, multiple: int = 1, *, level: bool = False
) -> Iterator[list[int]]:
    """Places of texts in batches of similar length, the longest first.

    Args:
        lengths: tokens of each text.
        budget: most tokens of a batch, padded to its longest text; one text may exceed it.
        multiple: what a batch's width is padded to one of.
        level: whether a batch ends where the next text's own padded width is another.
    """
    ordered = sorted(range(len(lengths)), key=lambda place: -lengths[place])
    start = 0
    while start < len(ordered):
        width = padded(lengths[ordered[start]], multiple)
        after = min(start + max(budget // max(width, 1), 1), len(ordered))
        while level and padded(lengths[ordered[after - 1]], multiple) < width:
            after -= 1
        yield ordered[start:after]
        start = after


def powers_of_two(batches: Iterable[list[int]], most: int) -> Iterator[list[int]]:
    """The same places in batches of a power of two, ``most`` at the most, itself such a power."""
    for places in batches:
        rest = places
        while rest:
            size = min(1 << (len(rest).bit_length() - 1), most)
            yield rest[:size]
            rest = rest[size:]


def padded(length: int, multiple: int) -> int:
    """The least number that is no less than a length and one of a multiple."""
    return -(-length // multiple) * multiple
