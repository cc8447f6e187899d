"""A question as a row of tokens, each with all that it could be.

Everything between double quotation marks is one token that can be nothing: an exact phrase is
no time. The same holds for addresses, sums of money, decimal and grouped numbers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from retrieval.languages.timetable import TimeTable

_CLOSING = {'"': '"', "“": "”", "«": "»", "„": "“”"}
_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_TOKEN = re.compile(
    rf"""
    (?P<opaque>
        https?://\S+ | www\.\S+
      | [$€£¥₽#№@+]\s*[0-9][0-9.,]*
    )
  | (?P<ymd> (?<![\w.,/+-]) [0-9]{{4}}(?P<s>[-./])[0-9]{{1,2}}(?P=s)[0-9]{{1,2}} (?!\w|[-./][0-9]) )
  | (?P<dmy> (?<![\w.,/+]) [0-9]{{1,2}}(?P<t>[./-])[0-9]{{1,2}}(?P=t)(?:[0-9]{{4}}|[0-9]{{2}})
             (?![0-9]|[./][0-9]) )
  | (?P<ym> (?<![\w.,/+-]) [0-9]{{4}}[-/](?:0[1-9]|1[0-2]) (?!\w|[-./][0-9]) )
  | (?P<my> (?<![\w.,/+-]) (?:0[1-9]|1[0-2]|[1-9](?=/))[./][0-9]{{4}} (?!\w|[-./][0-9]) )
  | (?P<figure> [0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9]) | [0-9]+(?:[.:,][0-9]+)+ )
  | (?P<word> {_LETTER}+(?:['’]{_LETTER}+)* )
  | (?P<mark> \S )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch ``[start, end)`` of the question.

    Attributes:
        word: folded and without a possessive ending; empty where the token can be nothing.
        symbols: the word itself and every class it belongs to, with its value there.
        glued: no white space before it.
        possessive: a possessive ending was cut off.
    """

    start: int
    end: int
    word: str
    symbols: Mapping[str, int]
    glued: bool
    possessive: bool = False

    @property
    def alphabetic(self) -> bool:
        """Whether it is made of letters."""
        return self.word.isalpha()


def quoted(question: str) -> tuple[tuple[int, int], ...]:
    """Return the spans ``[start, end)`` in double quotation marks, the marks included."""
    spans = []
    unclosed = set()
    position = 0
    while position < len(question):
        mark = question[position]
        if mark in _CLOSING and mark not in unclosed:
            ends = [question.find(close, position + 1) for close in _CLOSING[mark]]
            end = min((found for found in ends if found >= 0), default=-1)
            if end >= 0:
                spans.append((position, end + 1))
                position = end
            else:
                unclosed.add(mark)
        position += 1
    return tuple(spans)


def tokenise(question: str, table: TimeTable) -> tuple[Token, ...]:
    """Cut ``question`` into tokens; white space is between them."""
    return tuple(_tokens(question, table))


def _tokens(question: str, table: TimeTable) -> Iterator[Token]:
    before = position = 0
    for start, end in (*quoted(question), (len(question), len(question))):
        for found in _TOKEN.finditer(question, position, start):
            if found.start() < before:  # the full stop of an abbreviation
                continue
            token = _token(found, question, table, glued=0 < found.start() == before)
            yield token
            before = token.end
        if start < end:
            yield Token(start, end, "", {}, glued=0 < start == before)
            before = end
        position = end


def _token(found: re.Match[str], question: str, table: TimeTable, *, glued: bool) -> Token:
    start, end = found.span()
    kind = found.lastgroup
    if kind in ("opaque", "figure"):
        return Token(start, end, "", {}, glued=glued)
    if kind not in ("word", "mark"):
        return Token(start, end, found[0], _date(found), glued=glued)
    typed = fold(found[0])
    word = next((typed.removesuffix(s) for s in table.possessives if typed.endswith(s)), typed)
    if word in table.abbreviated and question[end : end + 1] == ".":
        end += 1
    possessive = word != typed and not _decade(typed, table)
    return Token(start, end, word, _symbols(word, typed, table), glued, possessive)


def fold(word: str) -> str:
    """Return ``word`` as the tables write it: the same for every way of setting capitals."""
    return word.upper().casefold().replace("’", "'")


def _symbols(word: str, typed: str, table: TimeTable) -> dict[str, int]:
    symbols = {word: 0, **table.lookup.get(word, {})}
    if word[:1] in "0123456789" and word.isascii():
        symbols |= _number(word, table)
        decade = _decade(typed, table)
        if decade:
            symbols["DECADE"] = int(typed.removesuffix(decade))
    return symbols


def _decade(typed: str, table: TimeTable) -> str:
    """Return the ending that makes ``typed`` a decade, or nothing."""
    for suffix in table.decade_suffixes:
        year = typed.removesuffix(suffix)
        if year != typed and len(year) == 4 and re.fullmatch("(?:19|20)[0-9]0", year):
            return suffix
    return ""


def _number(word: str, table: TimeTable) -> dict[str, int]:
    suffix = next((s for s in table.ordinal_suffixes if word.endswith(s)), "")
    figures = word.removesuffix(suffix)
    if len(figures) > 4 or not figures.isdecimal():
        return {}
    value = int(figures)
    short = len(figures) <= 2
    if suffix:
        return _day(value, "ORDDAY") | {"ORD": value} if short else {}
    if short:
        return _day(value, "DAY") | {"NUM": value} | ({"NUM2": value} if len(figures) == 2 else {})
    if len(figures) == 4 and value >= 1000:
        return {"NUM": value, "YEAR" if 1900 <= value <= 2099 else "OLDYEAR": value}
    return {"NUM": value}


def _day(value: int, name: str) -> dict[str, int]:
    if 1 <= value <= 31:
        return {name: value}
    return {"BADDAY": value} if value else {}


def _date(found: re.Match[str]) -> dict[str, int]:
    parts = [int(part) for part in re.findall("[0-9]+", found[0])]
    if found.lastgroup == "ym":
        return _month(*parts)
    if found.lastgroup == "my":
        return _month(*reversed(parts))
    if found.lastgroup == "ymd":
        year, month, day = parts
    else:
        day, month, year = parts
        separator = found["t"]
        if separator == "/" and month > 12 >= day:
            day, month = month, day
        short = not found[0][-4:].isdigit()
        if short:
            year += 2000 if year < 70 else 1900
            if separator == "-" or not _is_day(month, day):
                return {}
        elif separator == "-" and not _is_day(month, day):
            return {}
        if short:
            return {"SHORTDATE": (year * 100 + month) * 100 + day}
    return {"DATE": (year * 100 + month) * 100 + day}


def _month(year: int, month: int) -> dict[str, int]:
    return {"YM": year * 100 + month} if 1900 <= year <= 2099 else {}


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31
