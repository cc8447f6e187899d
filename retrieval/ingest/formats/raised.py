"""Raised and lowered characters: 10 with a raised 6 is 10⁶ and no 106."""

_RAISED = dict(zip("0123456789+-\u2212\u2013=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-\u2212\u2013=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎", strict=True))
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(RAISED_DIGITS, "0123456789")


def raised(text: str) -> str | None:
    """The same in characters that stand raised by themselves; None where one has no such form."""
    return _all_of(text, _RAISED)


def lowered(text: str) -> str | None:
    """The same in characters that stand lowered by themselves; None where one has no such form."""
    return _all_of(text, _LOWERED)


def unraised(text: str) -> str:
    """The same with its raised digits on the line."""
    return text.translate(_PLAIN)


def _all_of(text: str, forms: dict[str, str]) -> str | None:
    found = [forms.get(letter) for letter in text]
    return "".join(letter for letter in found if letter) if all(found) else None
