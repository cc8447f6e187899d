"""Every sentence the bot says, by language; one Fluent file each, English where one is missing."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from babel.dates import format_date
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
        """The sentence called ``name`` with its facts filled in.

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
        if day is None:
            return self("date-unknown")
        return str(format_date(day, "d MMMM y", locale=self.lang))

    def names(self) -> Sequence[str]:
        """The names of all sentences, for tests."""
        return sorted(_bundle(self.lang)._messages)  # noqa: SLF001 - the library has no other way


@cache
def _bundle(lang: str) -> Any:
    bundle = FluentBundle([lang], use_isolating=False)
    text = files("bot.wording").joinpath(f"{lang}.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(text))
    return bundle
