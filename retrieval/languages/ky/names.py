"""Endings that Kyrgyz cases put on a name."""

from retrieval.patterns import lazy_pattern

_VOICELESS = "кпстфхцчшщ"
_VOWELS = "аеёиоуыэюяөү"
_CASE = lazy_pattern(
    rf"(?<=.{{5}})(?:(?<=[^{_VOICELESS}{_VOWELS}])д[ыиуү]н?"
    rf"|(?<=[^{_VOICELESS}])(?:д[аеоө]н?|г[аеоө])"
    rf"|(?<=[{_VOICELESS}])(?:т[ыиуү]н?|т[еө]н?|к[еө])|(?<=[кпшчф])т[ао]н?"
    rf"|(?<=[{_VOWELS}])н[ыиуү]н)$"
)
NAME_CASES = (_CASE,)

PATRONYMIC_WORDS = frozenset(("уулу", "кызы", "uulu", "kyzy", "uly"))
"""Behind the name of a father: son, daughter; as passports write them, too."""
