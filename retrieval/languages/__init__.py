"""The languages of the project. Adding one: a folder of tables beside these, a name here.

All that is known of a language lies in its folder, under one ``Language``; the stages that need
words put those of all ``LANGUAGES`` together when they are imported. What several languages share
lies beside the folders: letters of a script in ``scripts``, languages that only look like ours in
``neighbours``.
"""

from retrieval.languages.en import ENGLISH
from retrieval.languages.ky import KYRGYZ
from retrieval.languages.language import Language
from retrieval.languages.ru import RUSSIAN

LANGUAGES = (ENGLISH, RUSSIAN, KYRGYZ)

STOP_WORDS = frozenset().union(*(known.stop_words for known in LANGUAGES))
"""Function words and question words of every language."""

GENERIC_WORDS = frozenset().union(*(known.generic_words for known in LANGUAGES))
"""Words of asking of every language."""

IDLE_WORDS = STOP_WORDS | GENERIC_WORDS
"""Words of every language that name no topic: function words, and words of asking."""

TITLES = frozenset().union(*(known.saying.titles for known in LANGUAGES if known.saying))
"""Words of every language before or in a name that are no part of it."""

OFFICES = frozenset().union(*(known.saying.offices for known in LANGUAGES if known.saying))
"""Words of every language that alone are nobody's name."""

NO_NAMES = TITLES | OFFICES | IDLE_WORDS
"""Words of every language that are no part of a name, however they are written."""

VOICES = tuple(known.voice for known in LANGUAGES if known.voice)
"""How languages write down who said a quotation."""

NARRATIONS = tuple(known.narration for known in LANGUAGES if known.narration)
"""The same of those in which names are recognised."""

SAYS = (*(voice.tells for voice in VOICES), *(one.says for one in NARRATIONS))
"""Each finds the words of a language by which somebody is said to say something."""

BODIES = frozenset[str]().union(*(voice.phrases.bodies for voice in VOICES if voice.phrases))
"""Nouns whose phrase is a body's name: government of X."""

DOTTED = frozenset().union(*(known.saying.dotted for known in LANGUAGES if known.saying))
"""Abbreviations of every language that are nobody's initials."""

NAMED_THINGS = tuple(known.named_things for known in LANGUAGES if known.named_things)
"""Each fits the words of a language that say what a name is of that is nobody's."""


def language(code: str | None) -> Language:
    """Return the language of an ISO 639-1 code; English where unknown or None."""
    wanted = (code or "").strip().lower()
    return next((known for known in LANGUAGES if known.code == wanted), ENGLISH)


__all__ = [
    "BODIES",
    "DOTTED",
    "GENERIC_WORDS",
    "IDLE_WORDS",
    "LANGUAGES",
    "NAMED_THINGS",
    "NARRATIONS",
    "NO_NAMES",
    "OFFICES",
    "SAYS",
    "STOP_WORDS",
    "TITLES",
    "VOICES",
    "Language",
    "language",
]
