"""Every sentence the bot says: a folder of Fluent files for each language, one file a subject.

Fluent holds the words and their plurals, Babel knows how each language writes its numbers.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from babel import Locale
from babel.dates import format_datetime, get_month_names, get_timezone_location
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from bot.replies.wording.choice import LANGUAGES, READ_IN, language, language_of_environment

__all__ = ["LANGUAGES", "READ_IN", "Wording", "language", "language_of_environment", "source"]


_LONGEST = 900
_MARK = "\ue000"
_MARKED = re.compile(f"{_MARK}\\d+{_MARK}")
_ENTRY = re.compile(r"^(?P<name>[a-zA-Z][\w-]*) *=", re.MULTILINE)


class Wording:
    """The sentences of one language.

    Args:
        lang: an IETF language tag such as Telegram's ``language_code``; unknown means English.
    """

    def __init__(self, lang: str | None) -> None:
        self.lang = language(lang)

    def __call__(self, name: str, /, **facts: str | float) -> str:
        """The sentence called ``name`` with its facts filled in; numbers are grouped: 6,384.

        Raises:
            KeyError: there is no such sentence, or a fact it needs is missing.
        """
        return self._said(name, None, facts)

    def has(self, name: str) -> bool:
        """Whether there is a sentence of this name."""
        return name in _sentences(self.lang).names

    def day(self, day: date | None) -> str:
        """A day as people write it: 12 December 2020; or that it is not known."""
        return self("date-unknown") if day is None else self._dated("written-day", day)

    def year_and_day(self, day: date) -> str:
        """A day with its year first, as references have it: 2020, December 12."""
        return self._dated("written-year-and-day", day, "alone")

    def days(self, first: date, last: date) -> str:
        """A stretch of days as people write it: 1-31 March 2021, with no word said twice."""
        if first == last:
            return self.day(first)
        if first.year != last.year:
            return f"{self.day(first)} – {self.day(last)}"
        year, begins, ends = str(last.year), str(first.day), str(last.day)
        if first.month == last.month:
            month = self._month(last)
            return self("written-days-of-month", first=begins, last=ends, month=month, year=year)
        months = {"first_month": self._month(first), "last_month": self._month(last)}
        return self("written-days-of-year", first=begins, last=ends, year=year, **months)

    def since(self, day: date) -> str:
        """A stretch with an open end: from 12 December 2020 on."""
        return self._dated("written-since", day, "since")

    def until(self, day: date) -> str:
        """A stretch with an open beginning, the day included: up to 12 December 2020."""
        return self._dated("written-until", day, "until")

    def month_and_year(self, day: date) -> str:
        """The month of a day as people write it: March 2021."""
        return self("written-month", month=self._alone(day, "wide"), year=str(day.year))

    def short_month(self, day: date) -> str:
        """The month of a day in a few letters: Mar."""
        return self._alone(day, "abbreviated").rstrip(".")

    def moment(self, moment: datetime) -> str:
        """A moment as people write it: 12 December 2020, 09:30, and the zone it is counted in."""
        time = format_datetime(moment, "HH:mm (ZZZZ)", locale=self.lang)
        return f"{self.day(moment.date())}, {time}"

    def duration(self, seconds: float) -> str:
        """A length of time in two units at the most: 8.0 s, 3 min 20 s, 1 h 5 min."""
        whole = round(seconds)
        if seconds < 9.95:
            return self("time-seconds", seconds=self._decimal(seconds))
        if whole < 60:
            return self("time-seconds", seconds=whole)
        if whole < 3600:
            return self("time-minutes", minutes=whole // 60, seconds=whole % 60)
        return self("time-hours", hours=whole // 3600, minutes=whole % 3600 // 60)

    def about(self, seconds: float) -> str:
        """About so long: 5 s, 20 s, 2 min, 1 h 5 min."""
        if seconds < 57.5:
            return self("time-seconds", seconds=max(5, 5 * round(seconds / 5)))
        minutes = max(1, round(seconds / 60))
        if minutes < 60:
            return self("time-whole-minutes", minutes=minutes)
        minutes = 5 * round(minutes / 5)
        return self("time-hours", hours=minutes // 60, minutes=minutes % 60)

    def size(self, count: int) -> str:
        """So many bytes as people write it: 125.5 MB."""
        return self("size-megabytes", size=self._decimal(count / 2**20))

    def number(self, count: float) -> str:
        """A count as people write it: 6,384."""
        return str(format_decimal(count, locale=self.lang))

    def language_name(self, code: str) -> str:
        """A language by its name; the code itself where it has none."""
        name = f"language-{code}"
        if self.has(name):
            return self(name)
        return str(Locale(self.lang).languages.get(code, code))

    def city(self, zone: str) -> str:
        """The city that an IANA time zone is named after."""
        if zone == "UTC":
            return zone
        return str(get_timezone_location(zone, locale=self.lang, return_city=True))

    def ended(self, sentence: str) -> str:
        """The sentence with its full stop, which an abbreviation at its end stands for too."""
        return sentence if sentence.endswith(".") else f"{sentence}."

    def names(self) -> Sequence[str]:
        """The names of all sentences, for tests."""
        return sorted(_sentences(self.lang).names)

    def _dated(self, name: str, day: date, form: str | None = None) -> str:
        # as strings, so that a year is not grouped like a count
        return self(name, day=str(day.day), month=self._month(day, form), year=str(day.year))

    def _month(self, day: date, form: str | None = None) -> str:
        """The month's name as it stands beside a day; in a form of its own where it has one."""
        return self._said(f"month-{day.month}", form, {})

    def _alone(self, day: date, width: Literal["wide", "abbreviated"]) -> str:
        names = get_month_names(width, "stand-alone", locale=self.lang)
        return str(names[day.month]).lower() if self.lang != "en" else str(names[day.month])

    def _decimal(self, number: float) -> str:
        return str(format_decimal(number, format="#,##0.0", locale=self.lang))

    def _said(self, name: str, form: str | None, facts: dict[str, str | float]) -> str:
        sentences = _sentences(self.lang)
        message = sentences.message(name)
        if message.value is None:
            raise KeyError(name)
        pattern = message.attributes.get(form, message.value)
        # Fluent takes no fact of more than a thousand characters; a quotation may be longer
        long = {
            fact: value
            for fact, value in facts.items()
            if isinstance(value, str) and len(value) > _LONGEST
        }
        marks = {fact: f"{_MARK}{number}{_MARK}" for number, fact in enumerate(long)}
        text, errors = sentences.bundle.format_pattern(pattern, facts | marks)
        if errors:
            raise KeyError(f"{name}: {errors}")
        # every mark in one pass, so that nothing inside a fact is taken for one
        originals = {mark: long[fact] for fact, mark in marks.items()}
        return (
            _MARKED.sub(lambda mark: originals.get(mark[0], mark[0]), str(text))
            if originals
            else str(text)
        )


def source(lang: str) -> str:
    """The files of one language, one after another."""
    folder = files("bot.replies.wording").joinpath(lang)
    subjects = sorted(folder.iterdir(), key=lambda file: file.name)
    return "\n".join(file.read_text(encoding="utf-8") for file in subjects)


class _Sentences:
    """A language's sentences, each parsed when it is first said.

    They are a thousand; parsing all of them was a tenth of the time in which a question is answered
    from a cold process. None refers to another.
    """

    def __init__(self, lang: str) -> None:
        self.bundle = FluentBundle([lang], use_isolating=False)
        text = source(lang)
        begins = [*_ENTRY.finditer(text)]
        ends = [*(match.start() for match in begins[1:]), len(text)]
        self._unparsed = {
            match["name"]: text[match.start() : end]
            for match, end in zip(begins, ends, strict=True)
        }
        self.names = frozenset(self._unparsed)

    def message(self, name: str) -> Any:
        """The message of a name.

        Raises:
            KeyError: there is none.
        """
        entry = self._unparsed.get(name)
        if entry is not None:
            self.bundle.add_resource(FluentResource(entry), allow_overrides=True)
            self._unparsed.pop(name, None)  # after it is there: threads ask side by side
        return self.bundle.get_message(name)


@cache
def _sentences(lang: str) -> _Sentences:
    return _Sentences(lang)
