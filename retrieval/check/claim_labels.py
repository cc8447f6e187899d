"""Labels of a claim's quotations: «Орлова: «…», Градов: «…»», each before the words of its own.

What stands between two quotations may name whoever said the one before or the one behind. Where it
ends in a name with a colon, or with a dash as the first one does, it is of the one behind.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from retrieval.analysis.quotation_marks import Quotation
from retrieval.check.same_person import is_role
from retrieval.languages import OFFICES, STOP_WORDS, TITLES
from retrieval.patterns import lazy_pattern
from retrieval.types import Span

_DASH = "[—–-]"
_SMALL = r"[^\W\d_][\w’'‑-]*"


def labels(claim: str, marked: Sequence[Quotation], name: str) -> dict[Quotation, Span]:
    """The labels of a claim's quotations, by where their names stand.

    Args:
        claim: the whole of it.
        marked: its quotations, in order.
        name: a pattern of a name.

    Returns:
        Of the first quotation one only where it ends in a dash, as those behind do.
    """
    label = lazy_pattern(
        rf"(?P<left>[,;.!?…)\]/|]*\s*(?:\n\s*(?:{_DASH}|[•*·])+\s*)?)"
        rf"(?P<small>(?:{_SMALL}[.,]?[ ]){{0,5}}?)(?P<name>@\w+|{name})"
        rf"(?:,(?:[ ]{_SMALL}){{1,6}})?\s*(?P<mark>:|{_DASH})\s*"
    )

    def between(since: int, quotation: Quotation) -> re.Match[str] | None:
        match = label.fullmatch(claim, since, quotation.start)
        leads = match is not None and all(map(_may_lead, match["small"].split()))
        return match if leads else None

    read = [(other, between(one.end, other)) for one, other in pairwise(marked)]
    colons = {one: found.span("name") for one, found in read if found and found["mark"] == ":"}
    dashes = {one: found.span("name") for one, found in read if found and found["left"].strip()}
    first = between(claim.rfind("\n", 0, marked[0].start) + 1, marked[0]) if dashes else None
    if first is None or first["mark"] == ":":
        return colons
    return colons | dashes | {marked[0]: first.span("name")}


def _may_lead(word: str) -> bool:
    """Whether a word may stand before a name in a label: "and mayor", and no verb."""
    folded = word.casefold().strip(".,")
    return folded in STOP_WORDS | TITLES | OFFICES or is_role(folded) or len(folded) <= 2
