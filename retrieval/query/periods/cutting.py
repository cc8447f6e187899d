"""A question without some of its stretches, tidy again."""

from collections.abc import Iterable

_CLOSING = ",.;:?!)]"
_LOOSE = ",;:-–—"


def without(question: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``question`` without ``spans`` (sorted, apart), its white space single.

    Punctuation that a cut leaves in the air goes too. Where no word is left the text is empty.
    """
    kept, position = "", 0
    spans = tuple(spans)
    for start, end in spans:
        kept = _joined(kept, question[position:start], cut=position > 0)
        position = end
    kept = _joined(kept, question[position:], cut=position > 0)
    text = " ".join(kept.split())
    return text if not spans or any(letter.isalnum() for letter in text) else ""


def _joined(left: str, right: str, *, cut: bool) -> str:
    if not cut:
        return right
    left, right = left.rstrip(), right.lstrip()
    if left.endswith("(") and right.startswith(")"):
        left, right = left[:-1].rstrip(), right[1:].lstrip()
    if not left:
        return right.lstrip(_LOOSE).lstrip()
    if not right or right[0] in _CLOSING:
        left = left.rstrip(_LOOSE).rstrip()
        return left + right
    if left[-1] in _LOOSE and right[0] in _LOOSE:
        right = right.lstrip(_LOOSE).lstrip()
    return left + ("" if left.endswith("(") else " ") + right
