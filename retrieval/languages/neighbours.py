"""Other languages that share letters or words with ours, so that a text of theirs is not mistaken.

Nothing is searched or quoted by these tables; ``analysis.detection`` alone reads them.
"""

from collections.abc import Mapping

_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_SHARED = "абвгдежзиклмнопрстуфхцчш"
"""Letters of every Slavic language that is written in Cyrillic."""

ALPHABETS: Mapping[str, str] = {
    "kk": f"{_RUSSIAN}әғқңөұүһі",
    "tt": f"{_RUSSIAN}әөүҗңһ",
    "ba": f"{_RUSSIAN}әөүғҡңҙҫһ",
    "mn": f"{_RUSSIAN}өү",
    "tg": f"{_RUSSIAN}ғӣқӯҳҷ",
    "uk": f"{_SHARED}йщьюяєіїґ",
    "be": f"{_SHARED}ёйыьэюяіў",
    "bg": f"{_SHARED}йщъьюя",
    "sr": f"{_SHARED}ђјљњћџ",
    "mk": f"{_SHARED}ѓѕјљњќџ",
}
"""ISO 639-1 code -> small letters, of languages that are written in Cyrillic."""

TELLING_WORDS: Mapping[str, str] = {
    "uk": "було була були вже від його коли можна треба цього цей що якщо",
    "bg": "беше бъде ние това този тази трябва ще като която който които къде",
    "sr": "била није рекао што како које која смо сте због",
}
"""ISO 639-1 code -> words that only this language has, with spaces between."""
