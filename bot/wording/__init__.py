"""Every sentence the bot says, by language; one Fluent file each, English where one is missing."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from babel.dates import format_date, format_datetime
from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("en",)
"""Languages of the interface, the first the default."""


class Wording:
    """The sentences of one language.

    Args:
        lang: an IETF language tag such as Telegram's ``language_code``; unknown means English.
    """

    def __init__(self, lang: str | None) -> None:
        code = (lang or "").split("-")[0].lower()
        self.lang = code if code in LANGUAGES else LANGUAGES[0]

    def __call__(self, name: str, **facts: str | float) -> str:
        """The sentence called ``name`` with its facts filled in; numbers are grouped: 6,384.

        Raises:
            KeyError: there is no such sentence, or a fact it needs is missing.
        """
        bundle = _bundle(self.lang)
        message = bundle.get_message(name)
        if message.value is None:
            raise KeyError(name)
        text, errors = bundle.format_pattern(message.value, facts)
        if errors:
            raise KeyError(f"{name}: {errors}")
        return str(text)

    def has(self, name: str) -> bool:
        """Whether there is a sentence of this name."""
        return bool(_bundle(self.lang).has_message(name))

    def day(self, day: date | None) -> str:
        """A day as people write it: 12 December 2020; or that it is not known."""
        return self("date-unknown") if day is None else self._written(day, "d MMMM y")

    def days(self, first: date, last: date) -> str:
        """A stretch of days as people write it: 1-31 March 2021, with no word said twice."""
        if first == last:
            return self.day(first)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.day(last)}"
        begins = "d MMMM" if first.year == last.year else "d MMMM y"
        return f"{self._written(first, begins)} – {self.day(last)}"

    def moment(self, moment: datetime) -> str:
        """A moment as people write it: 12 December 2020, 09:30, and the zone it is counted in."""
        return str(format_datetime(moment, "d MMMM y, HH:mm (ZZZZ)", locale=self.lang))

    def names(self) -> Sequence[str]:
        """The names of all sentences, for tests."""
        return sorted(_bundle(self.lang)._messages)  # noqa: SLF001 - the library has no other way

    def _written(self, day: date, pattern: str) -> str:
        return str(format_date(day, pattern, locale=self.lang))


@cache
def _bundle(lang: str) -> Any:
    bundle = FluentBundle([lang], use_isolating=False)
    text = files("bot.wording").joinpath(f"{lang}.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(text))
    return bundle
