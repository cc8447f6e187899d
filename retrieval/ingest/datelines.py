"""Lines that tell the day of a document: 12 December 2020; NORTHPORT, 12 December 2020 - The ...

The day is found first, and a sign stands for it; what remains is compared with the shapes that such
a line may have, filled with the words of every language. A day in prose fits none of them.
"""

import re
from collections.abc import Iterable
from datetime import date as Date  # noqa: N812 - as in the glossary

from retrieval.ingest.date_forms import FORMS, TABLES, TIME, WEEKDAYS, Form, matched_day
from retrieval.ingest.dates import parse_date
from retrieval.languages.combining import any_of
from retrieval.languages.scripts import CAPITALS
from retrieval.patterns import lazy_pattern

_LONGEST = 120
_SMALL_WORDS = 2  # Port of the North, on
_YEAR = re.compile("(?<![0-9])[0-9]{4}(?:[0-9]{4})?(?![0-9])")
_FIGURES = re.compile(
    "(?:[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})"
    "(?P<clock>,?\\s+[0-9]{1,2}:[0-9]{2})?"
)
_WEEK = re.compile("[0-9]{4}-?W[0-9]{2}-?[1-7]")
_DAY = "\ue000"  # stands for the day


def _any_case(parts: Iterable[str]) -> str:
    return f"(?i:{any_of(parts)})"


def _place_form(form: str) -> str:
    before, _, behind = form.partition("<name>")
    return f"(?i:{before}){_NAME}(?i:{behind})"


_CAPITAL = f"[{CAPITALS}]"
_NAME_WORD = f'{_CAPITAL}[^\\s\\d,()«»“”„"|/{_DAY}]*'
_NAME = f"{_NAME_WORD}(?:\\s{_NAME_WORD}){{0,2}}"
_MARKED = any_of(_place_form(form) for table in TABLES for form in table.places)
_SMALL = _any_case(re.escape(word) for table in TABLES for word in table.small_words)
_NO_NAME = _any_case(word for table in TABLES for word in table.never_first)
_PLACE_WORD = f"(?:{_NAME_WORD}|{_SMALL})"
_PLACE = f"(?!{_NO_NAME}\\s){_PLACE_WORD}(?:\\s{_PLACE_WORD}){{0,5}}"
_TOWN = f"(?-i:{_MARKED}|{_NAME})"
_SIGNS = any_of(sign for table in TABLES for sign in table.number_signs)
_NUMBER = (
    f"(?:{_CAPITAL}{{1,4}}\\s)?(?i:{_SIGNS}):?\\s*[^\\s,{_DAY}]*[0-9][^\\s,{_DAY}]*"
    "(?:\\s\\([0-9]{1,6}\\))?"
)
_LINK = _any_case(link for table in TABLES for link in table.links)
_LABEL = _any_case(label for table in TABLES for label in table.labels)
_CREDIT = _any_case(word for table in TABLES for word in table.credits)
_LABEL_BEHIND = _any_case(label for table in TABLES for label in table.labels_behind)
_OFFICE = _any_case(office for table in TABLES for office in table.offices)
_QUOTED = '(?:«[^«»]{1,40}»|“[^“”]{1,40}”|"[^"]{1,40}")'
_PAPER = _any_case(paper.replace("<quoted>", _QUOTED) for table in TABLES for paper in table.papers)

_AFTER_PLACE = "(?:,\\s*|\\.\\s+|\\s{2,})"
_PAIR = f"{_NAME}(?:\\s?/\\s?|\\s[-–—]\\s|–){_NAME}"  # from two towns
_PLACES = f"(?:{_MARKED}(?:[,.]?\\s+|,|\\s+\\|\\s+)|{_PLACE}{_AFTER_PLACE}|{_PAIR},\\s*){{1,3}}"
_BEFORE = (
    f"(?:{_MARKED}(?:[,.]?\\s+|,|\\s+\\|\\s+)|{_PLACE}{_AFTER_PLACE}|{_PAIR},\\s*"
    f"|{_NUMBER}(?:[,.]?\\s+|\\s+\\|\\s+|\\s+[-–—]\\s+)|{_PAPER}[,.]?\\s+){{0,3}}"
)
_BEHIND = (
    f"(?:(?:[,.]?\\s+|,|\\s+\\|\\s+){_MARKED}|(?:,\\s*|\\s{{2,}}){_PLACE}"
    f"|(?:[,.]?\\s+|\\s+\\|\\s+){_NUMBER}|\\s+\\|\\s+{_LABEL}|\\s+{_LABEL_BEHIND}){{0,3}}"
)
_CORE = f"(?:(?i:{TIME}),?\\s+)?{_DAY}\\.?(?:,?\\s+\\(?(?i:{WEEKDAYS})\\)?)?"
_HAPPENING = lazy_pattern(
    f"(?<!\\w){_any_case(word for table in TABLES for word in table.events)}(?!\\w)"
)
_LED = f"(?:{_LABEL}(?:\\s*:\\s*|\\s+[-–—|]\\s+|\\s+))?"
_AGENCY = "(?:\\([^()]{1,40}\\)|/[^/()]{1,40}/)"
_END = f"(?:[.,]?\\s*{_AGENCY})?[\\s.,:]*"
_DASH = "(?:\\s+(?:-+|[–—]+)\\s|[–—]|--)"
_SENTENCE = f'\\s+(?={_CAPITAL}|["«„“])'

_CELL = f"[^|•·.{_DAY}]{{2,80}}"  # of a line with the title, the paper, the section
_LEADING = lazy_pattern(_LED)
_ALONE = lazy_pattern(
    f"{_LED}{_BEFORE}(?:{_LINK}\\s+|{_LABEL}\\s*:\\s*)?{_CORE}{_BEHIND}{_END}"
    f"|{_LABEL}\\s+\\({_CORE}\\){_END}"
    f"|{_LABEL}(?:\\s*:\\s*|\\s+){_CORE},?\\s+{_CREDIT}\\s+[^.!?{_DAY}]{{1,50}}"
    f"|(?:{_OFFICE},|{_OFFICE}\\s+[-–—|]|{_CAPITAL}{{3,}}\\s[-–—]"
    f"|{_NAME},\\s{_NAME}\\s[-–—])\\s+{_CORE}{_END}"
    f"|{_NAME}\\s\\|\\s{_CORE}\\s\\|\\s{_LABEL}"
    f"|{_CORE}\\s+[|•·]\\s+{TIME}(?:\\s+[|•·]\\s+{_CELL}){{0,2}}"
    f"|{_CELL}\\s+[|•·]\\s+{_CELL}\\s+[|•·]\\s+{_CORE}"
)
_HEADING = lazy_pattern(
    f"{_BEFORE}(?=[{CAPITALS}{_DAY}])"
    + _any_case(
        act.replace("<date>", _DAY)
        .replace("<number>", f"(?-i:{_NUMBER})")
        .replace("<place>", f"(?-i:{_MARKED})")
        .replace("<town>", _TOWN)
        for table in TABLES
        for act in table.acts
    )
    + f"{_BEHIND}{_END}"
)
_ADOPTED = lazy_pattern(
    _any_case(line.replace("<date>", _DAY) for table in TABLES for line in table.adopted) + _END
)
_SIGNED = lazy_pattern(
    _any_case(
        line.replace("<date>", _CORE).replace("<town>", _TOWN)
        for table in TABLES
        for line in table.signings
    )
    + _END
)
_LATER = lazy_pattern(
    "[\\s|;.,/·•()\\[–—-]*(?i:"
    + any_of(
        (
            any_of(word for table in TABLES for word in table.later)
            + "(?:\\s*:\\s*|\\s+)(?P<day>.{6,40}?)",
            "(?P<earlier>.{6,40}?)\\s+"
            + any_of(word for table in TABLES for word in table.later_behind),
        )
    )
    + ")[\\s.)\\]]*"
)
_BEFORE_TEXT = lazy_pattern(
    f"{_LED}(?P<place>{_PLACES})?{_CORE}"
    f"(?:(?:[.,]?\\s*{_AGENCY})?[.,:]?{_DASH}|[.,]?\\s*/[^/()]{{1,40}}/[.,:]?{_SENTENCE})"
    f"|(?P<before>{_NAME}\\s(?:\\({_DAY}\\)|\\([^()]{{1,40}}\\),\\s{_DAY})"
    f"|{_NAME}(?:,\\s{_NAME})?(?:\\s\\([^()]{{1,40}}\\))?\\s(?:--|[-–—])\\s{_DAY}){_DASH}"
    f"|(?P<agency>{_NAME}\\s\\([^()]{{1,40}}\\),\\s{_DAY}):\\s"
)
_SENDER = lazy_pattern(f"(?:{_MARKED}|{_NUMBER}|{_OFFICE})")
_STAMP = lazy_pattern(f"{_DAY}\\.{_SENTENCE}")
_STAMP_WITH_TIME = lazy_pattern(f"{_DAY}{_SENTENCE}")
_BEFORE_SENTENCE = lazy_pattern(
    f"{_PLACES}{_CORE}(?:(?<=\\.)|[.:]){_SENTENCE}"
    f"|{_PLACES}{_CORE}\\.\\s+{_NAME}{_DASH}"
    f"|{_CORE}\\s+{_NAME}\\.{_SENTENCE}"
    f"|{_NAME}\\s[-–—]\\s{_DAY}\\.{_SENTENCE}"
    f"|\\((?:{_PLACES}{_CORE}|{_CORE},\\s*(?:{_MARKED}|{_PLACE}))\\)[.,:]?{_SENTENCE}"
)


def dateline(line: str) -> Date | None:
    """The date of ``line`` where the line is, or begins with, a dateline; else None.

    A dateline is a date, perhaps beside a place, the number of a document or its name, or behind
    "Published on", that fills the line: ``Order No. 15 of 12 December 2020``. Or a place and a date
    stand before the text: ``BISHKEK, 12 December 2020 - The ministry ...``. A date inside prose is
    none, nor one without a place whose sentence goes on behind a dash: ``12 December 2020 - the day
    when ...``.

    Raises:
        ValueError: the dateline names a day that does not exist.
    """
    found = _found(line)
    if found is None:
        return _week(line)
    match, form, shape, rest = found
    if not (
        _alone(shape, rest)
        or (not rest and _HEADING.fullmatch(shape))
        or _before_text(shape, rest)
        or _before_sentence(shape)
        or _is_stamped(match[0], shape)
    ):
        return None
    return matched_day(match, match[0], form.months)


def adoption_day(line: str) -> Date | None:
    """The day on which an act was adopted, of a line that says no more; it may be dated otherwise.

    Raises:
        ValueError: the line names a day that does not exist.
    """
    return _day_in(line, _ADOPTED)


def signing_day(line: str) -> Date | None:
    """The day of a last line that says where and when a text was signed, perhaps in a word more.

    Raises:
        ValueError: the line names a day that does not exist.
    """
    return _day_in(line, _SIGNED)


def _day_in(line: str, pattern: re.Pattern[str]) -> Date | None:
    if (found := _found(line)) is None:
        return None
    match, form, shape, rest = found
    if rest or not pattern.fullmatch(shape):
        return None
    return matched_day(match, match[0], form.months)


def is_dateline(line: str) -> bool:
    """Whether a line is a dateline wherever it stands, or begins with one.

    The name of an act with its day is none here, nor a place and a day that are a sentence by
    themselves: in the middle of a text both may be a part of it.
    """
    found = _found(line)
    if found is None:
        return _is_week(line)
    _, _, shape, rest = found
    return _alone(shape, rest) or _before_text(shape, rest)


def is_sender(line: str) -> bool:
    """Whether a line is only the number of a document, what is plainly a place, or an office."""
    return _SENDER.fullmatch(line.rstrip(", ")) is not None


def is_bare_dateline(line: str) -> bool:
    """Whether a line is a dateline, wherever it stands, and nothing else."""
    found = _found(line)
    if found is None:
        return _is_week(line)
    _, _, shape, rest = found
    return _alone(shape, rest)


def _found(line: str) -> tuple[re.Match[str], Form, str, str] | None:
    """The first day in the head of a line; the head with a sign for the day, and what is left."""
    head = line[:_LONGEST]
    if _YEAR.search(head) is None or not (_may_open_text(head) or len(line) <= _LONGEST):
        return None  # as most lines
    days = [(match, form) for form in FORMS if (match := form.inside.search(head))]
    if not days:
        return None
    match, form = min(days, key=lambda day: (day[0].start(), -day[0].end()))
    stop = "." if match[0].endswith(".") else ""  # the end of a sentence, or of a word
    behind = "" if _is_later(head[match.end() :]) else head[match.end() :]
    shape = f"{head[: match.start()]}{_DAY}{stop}{behind}".strip()
    return match, form, shape, line[_LONGEST:]


def _may_open_text(head: str) -> bool:
    """Whether what stands before the first figure may be names: few of its words are small."""
    digit = next((place for place, letter in enumerate(head) if letter.isdigit()), len(head))
    return sum(word[0].islower() for word in head[:digit].split()) <= _SMALL_WORDS


def _alone(shape: str, rest: str) -> bool:
    if rest:
        return False
    inner = shape.strip("* ")
    if inner[:1] + inner[-1:] in {"()", "[]"}:
        inner = inner[1:-1]
    return _ALONE.fullmatch(inner) is not None and not _is_happening(inner)


def _before_text(shape: str, rest: str) -> bool:
    match = _BEFORE_TEXT.match(shape)
    if match is None or _is_happening(match[0]):
        return False
    said = (shape[match.end() :] + rest).strip(" .")
    if not (match["place"] or match["before"] or match["agency"]) and said[:1].islower():
        return False
    return not _is_day(said)  # from one day to another


def _before_sentence(shape: str) -> bool:
    match = _BEFORE_SENTENCE.match(shape)
    return match is not None and not _is_happening(match[0])


def _is_stamped(day: str, shape: str) -> bool:
    """Whether a day in figures stands before a sentence, or before a title with the time."""
    figures = _FIGURES.fullmatch(day)
    stamp = figures and (_STAMP_WITH_TIME if figures["clock"] else _STAMP)
    return bool(stamp and stamp.match(shape))


def _is_happening(beside: str) -> bool:
    """Whether the words beside a day name what happened then, and no place: "Concert, <day>"."""
    led = _LEADING.match(beside)
    return _HAPPENING.search(beside, led.end() if led else 0) is not None


def _is_day(written: str) -> bool:
    return any(form.whole.fullmatch(written) for form in FORMS)


def _is_later(behind: str) -> bool:
    """Whether what stands behind a day only tells a later one of the same text."""
    if _YEAR.search(behind) is None:
        return False
    match = _LATER.fullmatch(behind)
    return match is not None and _is_day((match["day"] or match["earlier"]).strip(" .()[]"))


def _week(line: str) -> Date | None:
    return parse_date(line) if _is_week(line) else None


def _is_week(line: str) -> bool:
    return _WEEK.fullmatch(line.strip()) is not None
