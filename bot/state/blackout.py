"""What looks like a person's number or address in a question, blacked out before it is kept."""

import re

BLACK = "███"
"""In place of what was taken out; it does not tell how long that was."""

_YEAR = r"(?:1[89]|20)\d\d"
_TIME = re.compile(
    rf"(?<!\d)(?:{_YEAR}(?:[-–—/, ]{{1,3}}{_YEAR})+|{_YEAR}([-./])\d{{1,2}}\1\d{{1,2}}"
    rf"|\d{{1,2}}([-./])\d{{1,2}}\2{_YEAR})(?!\d)"
)
"""Days and stretches of years, which are no numbers of anybody's."""

_ADDRESS = r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]*[^\W_]"
_PASSPORT = r"(?<![^\W_])(?:[^\W\d_]{2}|(?i:id|an|ac|pe)[ -]?(?:№ ?)?)\d{6,9}(?!\d)"
# in groups, with what people write between them; a plain number of few digits is an amount
_LONG = r"(?<!\d)\+?\(?\d(?:[ \u00a0().–—/№-]{0,3}\d){8,}(?!\d)"
_MARKED = r"(?<!\d)(?:\+|0)\(?\d(?:[ \u00a0().–—/-]{0,2}\d){5,}(?!\d)"
_HYPHENED = r"(?<!\d)\(?\d{2,5}\)?[- ]\d{2,3}-\d{2}(?:-?\d{2})?(?!\d)"
_PERSONAL = re.compile(f"{_ADDRESS}|{_PASSPORT}|{_LONG}|{_MARKED}|{_HYPHENED}")


def blacked_out(text: str) -> str:
    """A text without what looks like a phone, card or passport number or an e-mail address.

    Days, years and amounts below a thousand million stay.
    """
    times = [match.span() for match in _TIME.finditer(text)]

    def replaced(match: re.Match[str]) -> str:
        first, last = match.span()
        if any(start <= first and last <= end for start, end in times):
            return match[0]
        return BLACK

    return _PERSONAL.sub(replaced, text)
