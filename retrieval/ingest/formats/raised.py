"""Raised and lowered characters: 10⁶, H₂O, km², as Unicode has them."""

_RAISED = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_KNOWN = frozenset((*_RAISED.values(), *_LOWERED.values()))


def raised(text: str) -> str | None:
    """The text in raised characters; None where one of them has no such form."""
    return _mapped(text, _RAISED)


def lowered(text: str) -> str | None:
    """The text in lowered characters; None where one of them has no such form."""
    return _mapped(text, _LOWERED)


def _mapped(text: str, known: dict[str, str]) -> str | None:
    if not text or any(char not in known and char not in _KNOWN for char in text):
        return None
    return "".join(known.get(char, char) for char in text)
