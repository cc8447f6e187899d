"""A question as a row of tokens, each with all that it could be.

Everything between double quotation marks is one token that can be nothing: an exact phrase is
no time. The same holds for addresses, sums of money, decimal and grouped numbers.
"""

import re
from collections.abc import Iterator

from retrieval.languages.timetable import TimeTable
from retrieval.query.periods.figures import dated
from retrieval.query.periods.numerals import composed, year
from retrieval.query.periods.time_token import TimeToken

_CLOSING = {'"': '"', "“": "”", "«": "»", "„": "“”"}
_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_DIGITS = "0123456789"
_ISO = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_AND_YEAR = re.compile("(.*[^\\W0-9_])((?:19|20)[0-9]{2})")
_ENDING = re.compile(rf"[-\u2010\u2011]((?:(?![0-9]){_LETTER}){{1,4}})(?!\w)")
_TOKEN = re.compile(
    rf"""
    (?P<opaque>
        https?://\S+ | www\.\S+
      | [$€£¥₽#№@+]\s*[0-9][0-9.,]*
    )
  | (?P<days> (?<![\w.,/+-]) {_ISO} (?:/|\.\.|--) {_ISO} (?!\w|[-./][0-9]) )
  | (?P<ymd> (?<![\w.,/+-]) [0-9]{{4}}(?P<s>[-./])[0-9]{{1,2}}(?P=s)[0-9]{{1,2}} )
             (?:[Tt][0-9]{{2}}:[0-9]{{2}}[0-9:.]*(?:[Zz]|[+-][0-9:]+)?)? (?!\w|[-./][0-9])
  | (?P<dmy> (?<![\w.,/+]) [0-9]{{1,2}}(?P<t>[./-])[0-9]{{1,2}}(?P=t)(?:[0-9]{{4}}|[0-9]{{2}})
             (?![0-9]|[./][0-9]) )
  | (?P<ym> (?<![\w.,/+-]) [0-9]{{4}}[-/](?:0[1-9]|1[0-2]) (?!\w|[-./][0-9]) )
  | (?P<my> (?<![\w.,/+-]) (?:0[1-9]|1[0-2]|[1-9](?=/))[./][0-9]{{4}} (?!\w|[-./][0-9]) )
  | (?P<dm> (?<![\w.,/+]) [0-9]{{1,2}}\.[0-9]{{2}} (?!\w|[.,:/][0-9]) )
  | (?P<figure> [0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9]) | [0-9]+(?:[.:,][0-9]+)+ )
  | (?P<word> {_LETTER}+(?:['’]{_LETTER}+)* )
  | (?P<mark> \S )
    """,
    re.VERBOSE,
)


def quoted(question: str) -> tuple[tuple[int, int], ...]:
    """Return the spans ``[start, end)`` in double quotation marks, the marks included."""
    spans = []
    unclosed = set()
    position = 0
    while position < len(question):
        mark = question[position]
        if mark in _CLOSING and mark not in unclosed:
            ends = [question.find(close, position + 1) for close in _CLOSING[mark]]
            end = min((place for place in ends if place >= 0), default=-1)
            if end >= 0:
                spans.append((position, end + 1))
                position = end
            else:
                unclosed.add(mark)
        position += 1
    return tuple(spans)


def tokenise(question: str, table: TimeTable) -> tuple[TimeToken, ...]:
    """Cut ``question`` into tokens; white space is between them. A number in words is one."""
    return composed(tuple(_tokens(question, table)), table)


def _tokens(question: str, table: TimeTable) -> Iterator[TimeToken]:
    before = position = 0
    for start, end in (*quoted(question), (len(question), len(question))):
        for match in _TOKEN.finditer(question, position, start):
            if match.start() < before:  # the full stop of an abbreviation
                continue
            for token in _pieces(match, question, table, glued=0 < match.start() == before):
                yield token
                before = token.end
        if start < end:
            yield TimeToken(start, end, "", {}, glued=0 < start == before)
            before = end
        position = end


def _pieces(
    match: re.Match[str], question: str, table: TimeTable, *, glued: bool
) -> Iterator[TimeToken]:
    start, end = match.span()
    kind = match.lastgroup
    if kind in ("opaque", "figure"):
        yield TimeToken(start, end, "", {}, glued=glued)
    elif kind == "days":
        middle = start + len("2020-05-05")
        yield TimeToken(start, middle, "", dated("ymd", match[0][:10]), glued)
        yield TimeToken(middle, end - 10, "", _symbols("-", "-", table), glued=True)
        yield TimeToken(end - 10, end, "", dated("ymd", match[0][-10:]), glued=True)
    elif kind is not None and kind not in ("word", "mark"):
        yield TimeToken(start, end, match[0], dated(kind, match[kind]), glued, typed=match[0])
    else:
        typed = fold(match[0])
        if _figures(typed) == len(typed):
            hyphened = _ENDING.match(question, end)
            suffix = fold(hyphened[1]).translate(table.spelling) if hyphened else ""
            if suffix and suffix in (*table.ordinal_suffixes, *table.decade_suffixes):
                typed, end = typed + suffix, hyphened.end() if hyphened else end
        stem, behind = _parted(typed, table)
        last = end - len(behind)
        figures = _figures(stem)
        if _is_two(stem, figures, table):
            yield _token(stem[:figures], (start, start + figures), question, table, glued=glued)
            stem, start, glued = stem[figures:], start + figures, True
        yield _token(stem, (start, last), question, table, glued=glued)
        if behind:
            yield _token(behind, (last, end), question, table, glued=True)


def _parted(typed: str, table: TimeTable) -> tuple[str, str]:
    """Cut off a year that is written onto a word of time: Q32021, 5мая2020."""
    match = _AND_YEAR.fullmatch(typed)
    if match is None:
        return typed, ""
    stem = match[1]
    known = stem.translate(table.spelling) in table.lookup
    return (stem, match[2]) if known or _is_two(stem, _figures(stem), table) else (typed, "")


def _figures(typed: str) -> int:
    return len(typed) - len(typed.lstrip(_DIGITS))


def _is_two(typed: str, figures: int, table: TimeTable) -> bool:
    """Whether a word of time is written onto a figure: 2020г, 5мая."""
    rest = typed[figures:].translate(table.spelling)
    return (
        0 < figures < len(typed)
        and rest in table.lookup
        and rest not in table.ordinal_suffixes
        and rest not in table.decade_suffixes
        and typed.translate(table.spelling) not in table.lookup
    )


def _token(
    typed: str, span: tuple[int, int], question: str, table: TimeTable, *, glued: bool
) -> TimeToken:
    start, end = span
    plain = next((typed.removesuffix(s) for s in table.possessives if typed.endswith(s)), typed)
    word = plain.translate(table.spelling)
    if word in table.abbreviated and question[end : end + 1] == ".":
        end += 1
    possessive = plain != typed and not _decade(typed, table)
    return TimeToken(start, end, word, _symbols(word, typed, table), glued, possessive, plain)


def fold(word: str) -> str:
    """Return ``word`` as the tables write it: the same for every way of setting capitals."""
    return word.upper().casefold().replace("’", "'")


def _symbols(word: str, typed: str, table: TimeTable) -> dict[str, int]:
    symbols = {word: 0, **table.lookup.get(word, {})}
    if word[:1] in _DIGITS and word[:1]:
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
    suffix = word.lstrip(_DIGITS)
    figures = word.removesuffix(suffix)
    if len(figures) > 4 or not (figures.isascii() and figures.isdecimal()):
        return {}
    value = int(figures)
    short = len(figures) <= 2
    if suffix:
        return _ordinal(value, suffix, table, short=short)
    if short:
        two = {"NUM2": value} if len(figures) == 2 else {}
        return _day(value, "DAY") | {"NUM": value} | two | ({"TEN": value} if _round(two) else {})
    if len(figures) == 4 and value >= 1000:
        return {"NUM": value, **year(value)}
    return {"NUM": value}


def _round(two: dict[str, int]) -> bool:
    return any(value % 10 == 0 for value in two.values())


def _ordinal(value: int, suffix: str, table: TimeTable, *, short: bool) -> dict[str, int]:
    classes: dict[str, int] = {}
    decade = suffix in table.decade_suffixes and value % 10 == 0
    if suffix in table.ordinal_suffixes:
        if short:
            classes = _day(value, "ORDDAY") | {"ORD": value}
        elif table.ordinal_years and value >= 1000 and not decade:
            classes = year(value)
    if short and table.ordinal_years and decade:
        classes["TENTH"] = value
    return classes


def _day(value: int, name: str) -> dict[str, int]:
    if 1 <= value <= 31:
        return {name: value}
    return {"BADDAY": value} if value else {}
