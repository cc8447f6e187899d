"""Which of the interface's languages somebody is answered in."""

from collections.abc import Mapping
from types import MappingProxyType

LANGUAGES = ("en", "ru", "ky")
"""Languages of the interface, the first the default."""

READ_IN: Mapping[str, str] = MappingProxyType({"be": "ru", "kk": "ru", "tg": "ru", "uz": "ru"})
"""Languages without sentences of their own here, each with the one its speakers read best."""


def language(tag: str | None) -> str:
    """The language for an IETF tag such as Telegram's ``language_code``; English if unknown."""
    return _known(tag or "") or LANGUAGES[0]


def language_of_environment(environment: Mapping[str, str]) -> str:
    """The language a terminal is set to, by the rules of GNU gettext.

    Args:
        environment: its variables; ``LANGUAGE`` may list several in order of preference, and
            means nothing where the locale is ``C``.
    """
    locale = next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "C")
    if _stem(locale) in {"c", "posix"}:
        return LANGUAGES[0]
    wanted = [*environment.get("LANGUAGE", "").split(":"), locale]
    return next(filter(None, map(_known, wanted)), LANGUAGES[0])


def _known(tag: str) -> str | None:
    stem = _stem(tag)
    return stem if stem in LANGUAGES else READ_IN.get(stem)


def _stem(tag: str) -> str:
    """``ru`` of ``ru``, ``RU-kg``, ``ru_RU.UTF-8`` and ``ru.KOI8-R``."""
    return tag.replace("_", "-").replace(".", "-").replace("@", "-").split("-")[0].lower()
