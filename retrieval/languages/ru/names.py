"""Endings that Russian cases put on a name; surnames keep -ов, -ев, -ин, -ск."""

import re

_SURNAME = re.compile(
    r"(?<=..)(?:(?<=[ое]в)|(?<=[иы]н))(?:ыми?|ых|ой|ом)$"
    r"|(?<=.[сц]к)(?:ого|ому|и[йемх]|ими|ом|ой|ую|ая)$"
)
_LONG_WORD = re.compile(r"(?<=.{5})ом$")
NAME_CASES = (_SURNAME, _LONG_WORD)
