"""Numbers of a spreadsheet as it shows them: by their formats, as far as those are known."""

import re
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - as in the glossary
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

GENERAL = "General"
_ISO = "yyyy-mm-dd"
BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    # how these look is a setting of each computer; so they are written without mistake
    **dict.fromkeys((14, 15, 16, 17, *range(27, 37), *range(50, 59)), _ISO),
    22: f"{_ISO} hh:mm",
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    49: "@",
}
_PART = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.'
    r"|\[\$(?P<sign>[^\]-]*)(?:-[^\]]*)?\]|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<other>[^\]]*)\]"
    r"|(?P<half>AM/PM|A/P)|(?P<general>General)|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?)"
    r"|(?P<power>E[+-])|(?P<digits>[0#?.,]+)|(?P<percent>%)|(?P<text>@)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_COLOURS = re.compile("black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]+", re.IGNORECASE)
_LAST_DAY = 2_958_465
_DIGITS = 10
_LONGEST_WHOLE = 10**15


@dataclass(frozen=True, slots=True)
class Signs:
    """How the numbers of a language are written.

    Attributes:
        point: before the parts of one.
        group: between thousands.
    """

    point: str = "."
    group: str = ","


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as it is shown.

    Attributes:
        text: the letters.
        day: the day that it is; None where it is no date.
        is_known: whether its format is.
    """

    text: str
    day: Date | None = None
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class _Part:
    kind: str
    text: str


def shown(value: float, code: str, signs: Signs, *, since_1904: bool = False) -> Shown:
    """A number as its format shows it.

    Args:
        value: the number.
        code: its format.
        signs: of the language of the sheet.
        since_1904: whether days are counted from 1904.
    """
    sections = [_parts(section) for section in _sections(code)]
    section, is_signed = _section(sections, value)
    if any(part.kind == "unknown" for part in section):
        return Shown(_general(value, signs), is_known=False)
    if any(part.kind in {"date", "elapsed"} for part in section):
        return _moment(value, section, since_1904=since_1904)
    if any(part.kind in {"general", "text"} for part in section):
        return Shown(_around(section, _general(abs(value) if is_signed else value, signs)))
    if not any(part.kind == "digits" for part in section):
        return Shown("".join(part.text for part in section if part.kind == "literal"))
    text = _number(abs(value), section, signs)
    if text is None:
        return Shown(_general(value, signs), is_known=False)
    is_minus = value < 0 and not is_signed and any(one.isdigit() and one != "0" for one in text)
    return Shown(f"-{text}" if is_minus else text)


def shown_text(text: str, code: str) -> str:
    """Words as the format of their cell shows them; nothing where it hides them."""
    sections = _sections(code)
    return _around(_parts(sections[3]), text) if len(sections) > 3 else text


def moment(value: float, *, since_1904: bool = False) -> datetime | None:
    """The day and time that a number stands for; None where there is none."""
    if not 0 <= value <= _LAST_DAY:
        return None
    start = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - as written
    if not since_1904 and value < 60:
        # spreadsheets have a 29 February 1900, which never was
        start += timedelta(days=1)
    seconds = round(value * 86_400)
    try:
        return start + timedelta(seconds=seconds)
    except OverflowError:
        return None


def _sections(code: str) -> list[str]:
    found, start = [], 0
    for part in _PART.finditer(code):
        if part["plain"] == ";":
            found.append(code[start : part.start()])
            start = part.end()
    return [*found, code[start:]]


def _parts(section: str) -> list[_Part]:
    return [part for found in _PART.finditer(section) if (part := _part(found)) is not None]


def _part(found: re.Match[str]) -> _Part | None:
    kind, text = found.lastgroup, found[found.lastgroup] if found.lastgroup else ""
    if kind in {"quoted", "escaped", "sign", "plain"}:
        return _Part("literal", text) if text else None
    if kind == "other":
        return None if _COLOURS.fullmatch(text) else _Part("unknown", text)
    return None if kind is None else _Part(kind, text)


def _section(sections: list[list[_Part]], value: float) -> tuple[list[_Part], bool]:
    """The section for a number, and whether it says itself that the number is negative."""
    if value < 0 and len(sections) > 1:
        return sections[1], True
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], False


def _around(section: list[_Part], text: str) -> str:
    """A text with the letters that a format puts around it."""
    places = {"general", "text"}
    return "".join(
        text if part.kind in places else part.text if part.kind == "literal" else ""
        for part in section
    )


def _general(value: float, signs: Signs) -> str:
    if value == int(value) and abs(value) < _LONGEST_WHOLE:
        return str(int(value))
    return f"{value:.{_DIGITS}g}".replace("e", "E").replace(".", signs.point)


# -- numbers -------------------------------------------------------------------------------


def _number(value: float, section: list[_Part], signs: Signs) -> str | None:
    """A number that is not negative; None where its format is not known."""
    places = [place for place, part in enumerate(section) if part.kind == "digits"]
    first, last = places[0], places[-1]
    core = section[first : last + 1]
    group = signs.group
    if any(part.kind == "power" for part in core):
        return None
    between = {part.text for part in core if part.kind != "digits"}
    if between - {" ", "\u00a0"}:
        return None
    digits = "".join(part.text for part in core if part.kind == "digits")
    if between:
        group, digits = between.pop(), f"{digits[:1]},{digits[1:]}"
    percents = sum(part.kind == "percent" for part in section)
    try:
        said = _digits(Decimal(repr(value)) * 100**percents, digits, group, signs.point)
    except (InvalidOperation, ValueError):
        return None
    before = "".join(part.text for part in section[:first] if part.kind in {"literal", "percent"})
    after = "".join(
        part.text for part in section[last + 1 :] if part.kind in {"literal", "percent"}
    )
    return before + said + after


def _digits(value: Decimal, pattern: str, group: str, point: str) -> str:
    whole, _, parts = pattern.partition(".")
    bare = whole.rstrip(",") if not parts else whole
    value /= 1000 ** (len(pattern) - len(pattern.rstrip(",")))
    parts = parts.rstrip(",").replace(",", "")
    most, least = len(parts), len(parts.rstrip("#?"))
    rounded = value.quantize(Decimal(1).scaleb(-most), rounding=ROUND_HALF_UP)
    left, _, right = f"{rounded:f}".partition(".")
    right = right[:least] + right[least:].rstrip("0")
    left = left.lstrip("0").rjust(bare.count("0"), "0")
    if "," in bare:
        left = _grouped(left, group)
    return left + (point + right if right or pattern.endswith(".") else "")


def _grouped(digits: str, group: str) -> str:
    start = len(digits) % 3
    pieces = [digits[:start]] if start else []
    return group.join(pieces + [digits[at : at + 3] for at in range(start, len(digits), 3)])


# -- days and times ------------------------------------------------------------------------


def _moment(value: float, section: list[_Part], *, since_1904: bool) -> Shown:
    when = moment(value, since_1904=since_1904)
    if when is None:
        return Shown(_general(value, Signs()), is_known=False)
    kinds = [part.text[0].lower() for part in section if part.kind == "date"]
    day = when.date() if set(kinds) & {"y", "d"} else None
    if any(part.kind == "date" and _is_name(part.text) for part in section):
        clock = f" {when:%H:%M}" if "h" in kinds else ""
        return Shown(f"{when.date().isoformat()}{clock}", day)
    is_halved = any(part.kind == "half" for part in section)
    said = []
    for place, part in enumerate(section):
        if part.kind == "elapsed":
            said.append(_elapsed(part.text, value))
        elif part.kind == "half":
            said.append("AM" if when.hour < 12 else "PM")
        elif part.kind == "date":
            is_minute = part.text[0].lower() == "m" and _is_minute(section, place)
            said.append(_unit(part.text.lower(), when, is_minute, is_halved))
        else:
            said.append(part.text)
    return Shown("".join(said).strip(), day)


def _is_name(text: str) -> bool:
    """Whether a name of a month or a weekday is asked for, which each computer has its own for."""
    return text[0].lower() in "md" and len(text) > 2


def _is_minute(section: list[_Part], place: int) -> bool:
    before = [one for one in section[:place] if one.kind in {"date", "elapsed"}]
    after = [one for one in section[place + 1 :] if one.kind in {"date", "elapsed"}]
    return bool(before and before[-1].text[0].lower() == "h") or bool(
        after and after[0].text[0].lower() == "s"
    )


def _unit(text: str, when: datetime, is_minute: bool, is_halved: bool) -> str:  # noqa: FBT001
    if text[0] == "y":
        return f"{when.year:04}" if len(text) > 2 else f"{when.year % 100:02}"
    hour = (when.hour + 11) % 12 + 1 if is_halved else when.hour
    month = when.minute if is_minute else when.month
    number = {"m": month, "d": when.day, "h": hour, "s": when.second}[text[0]]
    return f"{number:02}" if len(text) > 1 else str(number)


def _elapsed(text: str, value: float) -> str:
    seconds = round(value * 86_400)
    each = {"h": 3600, "m": 60, "s": 1}[text[0].lower()]
    return f"{seconds // each:0{len(text)}}"
