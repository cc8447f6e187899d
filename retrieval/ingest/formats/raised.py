"""Raised and lowered characters: ten to the sixth is no hundred and six, H2O has a lowered two."""

RAISED_DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_PLAIN = str.maketrans(RAISED_DIGITS, "0123456789")
_SIGNS = str.maketrans({"-": "\u2212", "\u2013": "\u2212"})
_RAISED = dict(
    zip(
        "0123456789+\u2212=()abcdefghijklmnoprstuvwxyz",
        RAISED_DIGITS + "\u207a\u207b\u207c\u207d\u207e"
        "\u1d43\u1d47\u1d9c\u1d48\u1d49\u1da0\u1d4d\u02b0\u2071\u02b2\u1d4f\u02e1\u1d50\u207f\u1d52"
        "\u1d56\u02b3\u02e2\u1d57\u1d58\u1d5b\u02b7\u02e3\u02b8\u1dbb",
        strict=True,
    )
)
_LOWERED = dict(
    zip(
        "0123456789+\u2212=()aehijklmnoprstuvx",
        "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208a\u208b\u208c\u208d\u208e"
        "\u2090\u2091\u2095\u1d62\u2c7c\u2096\u2097\u2098\u2099\u2092\u209a\u1d63\u209b\u209c\u1d64"
        "\u1d65\u2093",
        strict=True,
    )
)
_LEVEL = str.maketrans("".join(_LOWERED[digit] for digit in "0123456789"), "0123456789")
# ends of words that are often written raised, alone: "1e", "No", "Dr"
_ENDS = frozenset("eoar")


def raised(text: str) -> str | None:
    """The text in superscript characters; None where one of them does not exist.

    A run of letters is the end of a word ("5th", "Mme") and is the same word on the line: None.
    """
    return None if text.strip().lower() in _ENDS else _written(text, _RAISED)


def lowered(text: str) -> str | None:
    """The text in subscript characters; None where one does not exist, and for a run of letters."""
    return _written(text, _LOWERED)


def unraised(text: str) -> str:
    """The same with its raised digits on the line."""
    return text.translate(_PLAIN)


def on_the_line(text: str) -> str:
    """The same with its raised and its lowered digits on the line."""
    return unraised(text).translate(_LEVEL)


def as_raised(text: str) -> str:
    """The text in superscript characters; where one is missing, at least its digits are raised."""
    return raised(text) or _digits(text, _RAISED)


def as_lowered(text: str) -> str:
    """The text in subscript characters; where one is missing, at least its digits are lowered."""
    return lowered(text) or _digits(text, _LOWERED)


def _written(text: str, known: dict[str, str]) -> str | None:
    signs = text.translate(_SIGNS)
    if signs.strip().isalpha() and len(signs.strip()) > 1:
        return None
    if any(one not in known and not one.isspace() for one in signs):
        return None
    return "".join(known.get(one, one) for one in signs)


def _digits(text: str, known: dict[str, str]) -> str:
    return "".join(known[one] if one in "0123456789" else one for one in text)
