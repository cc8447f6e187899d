"""The formats of the numbers of lists in documents, as far as they are known for certain."""

from collections.abc import Callable

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_REPEATED = 30
_LATIN = "abcdefghijklmnopqrstuvwxyz"
# the letters of Russian lists without the ninth of the alphabet's second row and without yo;
# what comes after these programs do not agree on, so longer lists have no known letters
_RUSSIAN = "".join(map(chr, (*range(0x430, 0x439), *range(0x43A, 0x44A))))


def written(number: int, kind: str) -> str | None:
    """A list's number as Word writes it.

    Args:
        number: of the item.
        kind: Word's name of the format.

    Returns:
        The number; empty for the format "none"; None where it is not known how it is written.
    """
    form = _FORMS.get(kind)
    return None if form is None else form(number)


def padded(number: int, example: str) -> str | None:
    """A number in a format that is given as a row of examples, such as "001, 002, 003, ..."."""
    first = example.partition(",")[0].strip()
    if not first.isascii() or not first.isdigit() or int(first) != 1:
        return None
    return f"{number:0{min(len(first), 9)}}"


def alphabetic(number: int) -> str | None:
    """A number in letters as the columns of a table have them: after z comes aa, then ab."""
    if not 0 < number < 10**6:
        return None
    letters = ""
    while number:
        number, rest = divmod(number - 1, len(_LATIN))
        letters = _LATIN[rest] + letters
    return letters


def _roman(number: int) -> str | None:
    if not 0 < number < 4000:
        return None
    letters = ""
    for worth, sign in _ROMAN:
        letters += sign * (number // worth)
        number %= worth
    return letters


def _letters(number: int) -> str | None:
    """After z comes aa, then bb, unlike the columns of a table."""
    if not 0 < number <= len(_LATIN) * _MOST_REPEATED:
        return None
    return _LATIN[(number - 1) % len(_LATIN)] * ((number - 1) // len(_LATIN) + 1)


def _russian(number: int) -> str | None:
    return _RUSSIAN[number - 1] if 0 < number <= len(_RUSSIAN) else None


def _upper(form: Callable[[int], str | None]) -> Callable[[int], str | None]:
    def large(number: int) -> str | None:
        letters = form(number)
        return None if letters is None else letters.upper()

    return large


def _ordinal(number: int) -> str:
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


_FORMS: dict[str, Callable[[int], str | None]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": _upper(_letters),
    "lowerRoman": _roman,
    "upperRoman": _upper(_roman),
    "russianLower": _russian,
    "russianUpper": _upper(_russian),
    "ordinal": _ordinal,
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda _: "",
}
