"""Fields and a text to a Statement: what each field may be, and which date is the statement's."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``

from retrieval.ingest.date_forms import shown
from retrieval.ingest.dates import choose_date, dates_in_name, parse_date
from retrieval.ingest.formats.output import ReadStatement
from retrieval.ingest.formats.unset_dates import is_default
from retrieval.ingest.statement_day import closing_day, opening_day
from retrieval.text import normalise, normalise_line
from retrieval.types import DateOrigin, Fault, Problem, Statement, fault, fault_of, tells

_LANGUAGE = re.compile("([a-z]{2})(?:[-_][a-z0-9_-]+)?", re.IGNORECASE)
_KNOWN = frozenset(("id", "title", "source", "url", "lang", "speaker", "sample", "parallel"))
_MARKUP = re.compile(
    r"</?(?:a|b|br|em|font|i|mark|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)
_NO_YEAR = re.compile("0000[-/.]")
_YES_NO = {True: True, False: False, "true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Field:
    """One field as it was written: ``value`` is whatever JSON or YAML made of it."""

    name: str
    value: object
    line: int | None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement stands, and what its place says about it.

    Attributes:
        path: the file, relative to the corpus.
        line: where the statement begins in it, None where a file has no lines.
        id: for a statement without ``id`` and ``url``.
        title: for a statement without ``title``.
        name: the file's name where it may hold the statement's date, else empty.
        metadata: the days that the file's own metadata call the day of publication.
        scan: how sure a program was that read the text from a picture, in percent, or None.
        posted: the days of the message that brought it.
    """

    path: str
    line: int | None
    id: str
    title: str = ""
    name: str = ""
    metadata: tuple[Date, ...] = ()
    scan: int | None = None
    posted: tuple[Date, ...] = ()


def statement_of(
    fields: Sequence[Field], text: str, source: Source
) -> Iterator[ReadStatement | Problem]:
    """Make one statement, or say what is wrong with it.

    Args:
        fields: known and unknown ones; the unknown are passed over.
        text: as it was read; normalised here.
        source: the place and its defaults.

    Yields:
        Each problem and, unless one of them is more than a warning, the statement.
    """
    facts, faults = _facts(fields)
    days, date_faults, passed_over = _field_dates(fields)
    problems = [Problem(source.path, field.line, said) for field, said in (*faults, *date_faults)]
    said = normalise(text)
    if not any(map(str.isalnum, said)):
        problems.append(Problem(source.path, source.line, fault("no-text")))
    yield from problems
    if problems:
        return
    evidence, warnings = _evidence(days, said, source)
    date, origin, disagreements = choose_date(evidence)
    for field, why in passed_over:
        kept = why if date else fault("kept-undated", fault=why)
        yield Problem(source.path, field.line, kept, warning=True)
    lang, lang_warnings = _language(facts.get("lang"))
    for warning in (*warnings, *disagreements, *lang_warnings):
        yield Problem(source.path, source.line, warning, warning=True)
    url = facts.get("url")
    statement = Statement(
        id=facts.get("id") or url or source.id,
        text=said,
        title=facts.get("title") or normalise_line(source.title),
        date=date,
        date_origin=origin,
        source=facts.get("source"),
        url=url,
        lang=lang,
        speaker=facts.get("speaker"),
        path=source.path,
        sample=facts.get("sample") == "yes",
        parallel=facts.get("parallel"),
        scan=source.scan,
    )
    yield ReadStatement(statement, source.line)


def _facts(fields: Sequence[Field]) -> tuple[dict[str, str], list[tuple[Field, Fault]]]:
    facts: dict[str, str] = {}
    faults = []
    for field in fields:
        try:
            value = _fact(field)
        except ValueError as error:
            faults.append((field, fault_of(error)))
            continue
        if value and facts.setdefault(field.name, value) != value:
            faults.append((field, fault("field-twice", name=field.name)))
    return facts, faults


def _fact(field: Field) -> str:
    """The value of a known field other than the date, on one line; empty where there is none."""
    name, value = field.name, field.value
    if value is None or name not in _KNOWN:
        return ""
    if name == "sample":
        key = value.casefold() if isinstance(value, str) else value
        if not isinstance(key, bool | str) or key not in _YES_NO:
            raise ValueError(fault("sample-not-boolean"))
        return "yes" if _YES_NO[key] else ""
    if name == "id" and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise ValueError(fault("field-no-words", name=name, kind=_kind(value)))  # noqa: TRY004 - one kind of fault for the editor
    return normalise_line(_unmarked(value) if name == "title" else value)


def _unmarked(title: str) -> str:
    """A title as a page shows it: exports of sites have its tags and references in it."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), _MARKUP.sub("", title))


def _field_dates(
    fields: Sequence[Field],
) -> tuple[list[Date], list[tuple[Field, Fault]], list[tuple[Field, Fault]]]:
    """The days of the field ``date``; what is wrong with it, and what it says that is no day.

    A day that does not exist is a slip to be mended. "n/a", "April 2031" or 1 January 1970 say that
    the day is not known: the statement is kept without one.
    """
    days: list[Date] = []
    faults: list[tuple[Field, Fault]] = []
    passed_over: list[tuple[Field, Fault]] = []
    for field in fields:
        if field.name != "date" or field.value is None:
            continue
        if (written := _written(field.value)) is None:
            passed_over.append((field, fault("date-no-words", kind=_kind(field.value))))
        elif written := written.strip():
            try:
                days.append(_day(written))
            except ValueError as error:
                why = fault_of(error)
                (faults if tells(why.told, "no-such-day") else passed_over).append((field, why))
    return days, faults, passed_over


def _written(value: object) -> str | None:
    """A date in words or figures, also the only one of a list; None for anything else."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else None


def _day(written: str) -> Date:
    """The day that a field names.

    Raises:
        ValueError: it is no date, names a day that does not exist, or is what programs write where
            there is none; the message says which.
    """
    day = None if _NO_YEAR.match(written) else parse_date(written)
    if day is None or is_default(day, written):
        raise ValueError(fault("date-placeholder", written=shown(written)))
    return day


def _evidence(
    days: Sequence[Date], text: str, source: Source
) -> tuple[list[tuple[DateOrigin, Date]], list[Fault]]:
    evidence = [(DateOrigin.FIELD, day) for day in days]
    warnings = []
    try:
        if (day := opening_day(text)) is not None:
            evidence.append((DateOrigin.DATELINE, day))
    except ValueError as error:
        warnings.append(fault("dateline-passed-over", fault=fault_of(error)))
    evidence.extend((DateOrigin.METADATA, day) for day in source.metadata)
    try:
        evidence.extend((DateOrigin.FILENAME, day) for day in dates_in_name(source.name))
    except ValueError as error:
        warnings.append(fault("name-date-passed-over", fault=fault_of(error)))
    evidence.extend((DateOrigin.MESSAGE, day) for day in source.posted)
    if not evidence and not warnings:
        try:
            if (day := closing_day(text)) is not None:
                evidence.append((DateOrigin.DATELINE, day))
        except ValueError as error:
            warnings.append(fault("dateline-passed-over", fault=fault_of(error)))
    return evidence, warnings


def _language(written: str | None) -> tuple[str | None, tuple[Fault, ...]]:
    if not written:
        return None, ()
    if match := _LANGUAGE.fullmatch(written):
        return match[1].lower(), ()
    return None, (fault("lang-no-code", written=written[:40]),)


def _kind(value: object) -> Fault:
    if isinstance(value, list):
        return fault("of-list")
    if isinstance(value, dict):
        return fault("of-mapping")
    return fault("of-boolean" if isinstance(value, bool) else "of-number")
