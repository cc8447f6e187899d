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

SHORT_NAME_CASE = lazy_pattern(
    rf"(?<=..)(?<!.....)(?:(?<=[^{_VOICELESS}{_VOWELS}])д(?:[ыиуү]н?|[аеоө]н)"
    rf"|(?<=[{_VOICELESS}])т(?:[ыиуү]н?|[аеоө]н)|(?<=[{_VOWELS}])(?:н[ыиуү]н?|д[аеоө]н))$"
)
"""The same behind a name so short that what looks like an ending may be part of it."""

PATRONYMIC_WORDS = frozenset(("уулу", "кызы", "uulu", "kyzy", "uly"))
"""Behind the name of a father: son, daughter; as passports write them, too."""
