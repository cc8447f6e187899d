"""Numbers in words made one token: "twenty-first", "two thousand and twenty"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.languages.timetable import TimeTable
from retrieval.query.periods.time_token import TimeToken

_CENTURIES = (19, 20)
_CASES = frozenset(("ABLATIVE", "DATIVE", "DAYWORD"))
_WORDS = frozenset(("NUM", "ORD", "POWER", "ORDPOWER"))


@dataclass(frozen=True, slots=True)
class _Numeral:
    """Tokens up to ``end`` that are one number."""

    value: int
    end: int
    ordinal: bool


def composed(tokens: Sequence[TimeToken], table: TimeTable) -> tuple[TimeToken, ...]:
    """Return ``tokens`` with each number of several words as one token."""
    joined: list[TimeToken] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if _is_number(token):
            numeral = _numeral(tokens, place, table)
            joined.append(_as_token(tokens, place, numeral, table))
            place = max(numeral.end, place + 1)
        else:
            joined.append(token)
            place += 1
    return tuple(joined)


def year(value: int) -> dict[str, int]:
    """Return the classes of a year in figures."""
    if not 1900 <= value <= 2099:
        return {"OLDYEAR": value}
    return {"YEAR": value} | ({"TENYEAR": value} if value % 10 == 0 else {})


def _is_number(token: TimeToken) -> bool:
    return not _WORDS.isdisjoint(token.symbols) and token.word.isalpha()


def _numeral(tokens: Sequence[TimeToken], start: int, table: TimeTable) -> _Numeral:
    first = _simple(tokens, start, table)
    if not table.cardinal_years or first.ordinal or first.value not in _CENTURIES:
        return first
    place = first.end + _joined(tokens, first.end, table, 10)  # "twenty-nineteen"
    if place >= len(tokens) or not _is_number(tokens[place]):
        return first
    second = _simple(tokens, place, table)  # "twenty twenty-one"
    if second.ordinal or not 10 <= second.value <= 99:
        return first
    return replace(second, value=first.value * 100 + second.value)


def _simple(tokens: Sequence[TimeToken], start: int, table: TimeTable) -> _Numeral:
    """Read thousands, hundreds, tens and ones, each at most once and in that order."""
    thousands = rest = 0
    lowest = 10_000
    place = end = start
    while place < len(tokens) and _is_number(tokens[place]):
        symbols = tokens[place].symbols
        power = symbols.get("POWER", symbols.get("ORDPOWER"))
        if power is not None:
            if lowest <= power and not 0 < rest < 100:
                break
            if power == 1000:
                thousands, rest = 1000 * max(rest, 1), 0
            else:
                rest = power * max(rest, 1)
            lowest = power
            ordinal = "ORDPOWER" in symbols
        else:
            ordinal = "NUM" not in symbols
            value = symbols["ORD"] if ordinal else symbols["NUM"]
            size = _size(value)
            if size >= lowest or (10 < value < 20 and lowest == 10):
                break
            rest += value
            lowest = size
        place = end = place + 1
        if ordinal:
            return _Numeral(thousands + rest, end, ordinal=True)
        place += _joined(tokens, place, table, lowest)
    return _Numeral(thousands + rest, end, ordinal=False)


def _size(value: int) -> int:
    if value >= 100:
        return 1000 if value >= 1000 else 100
    return 10 if value >= 10 and value % 10 == 0 else 1


def _joined(tokens: Sequence[TimeToken], place: int, table: TimeTable, lowest: int) -> int:
    """Return how many tokens to step over: the hyphen of "twenty-first", an "and"."""
    if place + 1 >= len(tokens) or not _is_number(tokens[place + 1]):
        return 0
    token = tokens[place]
    if token.word == "-":
        return 1 if lowest == 10 and token.glued and tokens[place + 1].glued else 0
    return 1 if lowest >= 100 and token.word in table.number_joins else 0


def _as_token(
    tokens: Sequence[TimeToken], start: int, numeral: _Numeral, table: TimeTable
) -> TimeToken:
    first, last = tokens[start], tokens[max(numeral.end, start + 1) - 1]
    value = numeral.value
    single = first is last
    symbols: dict[str, int] = dict(first.symbols) if single else {}
    if numeral.ordinal and value >= 1000:
        decade = "SHORTDECADE" in last.symbols and value % 10 == 0
        symbols |= {"DECADE": value} if decade else year(value)
    if single:
        return replace(first, symbols=symbols) if value >= 1000 else first
    if numeral.ordinal:
        symbols["ORD"] = value
        if value < 100 and ("ORDDAY" in last.symbols or table.cardinal_years):
            symbols["ORDDAY" if value <= 31 else "BADDAY"] = value
    else:
        symbols["NUM"] = value
        if value <= 31:
            symbols["DAY"] = value
        if table.cardinal_years and 1900 <= value != 2000:
            symbols |= year(value)
    symbols |= dict.fromkeys((_CASES & last.symbols.keys()), value)
    word = " ".join(token.word for token in tokens[start : max(numeral.end, start + 1)])
    return TimeToken(first.start, last.end, word, symbols, first.glued, last.possessive, word)
