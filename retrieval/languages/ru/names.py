"""Endings that Russian cases put on a name; surnames keep -ов, -ев, -ин, -ск."""

from retrieval.patterns import lazy_pattern

_SURNAME = lazy_pattern(
    r"(?<=..)(?:(?<=[ое]в)|(?<=[иы]н))(?:ыми?|ых|ой|ом)$"
    r"|(?<=.[сц]к)(?:ого|ому|и[йемх]|ими|ом|ой|ую|ая)$"
)
_LONG_WORD = lazy_pattern(r"(?<=.{5})ом$")
NAME_CASES = (_SURNAME, _LONG_WORD)

OF_A_WOMAN = frozenset((("", "а"), ("", "я"), ("й", "я")))
"""Ends by which the first name of a woman differs from that of a man: Карл, Карла."""
