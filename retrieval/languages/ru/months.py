"""Russian names of the months, for questions, documents and messages alike."""

from retrieval.languages.ru.forms import joined

_SOFT, _HARD = "я ь ю ем е", "а - у ом е"
_STEMS = (
    *(("январ", _SOFT), ("феврал", _SOFT), ("март", _HARD), ("апрел", _SOFT), ("ма", "я й ю ем е")),
    *(("июн", _SOFT), ("июл", _SOFT), ("август", _HARD), ("сентябр", _SOFT), ("октябр", _SOFT)),
    *(("ноябр", _SOFT), ("декабр", _SOFT)),
)
_CASES = tuple(joined(stem, endings) for stem, endings in _STEMS)
NAMES = tuple(cases[0] for cases in _CASES)
"""In the genitive, as a day is written with them: 12 декабря."""

NOMINATIVES = tuple(cases[1] for cases in _CASES)
DATIVES = tuple(cases[2] for cases in _CASES)
STEMS = tuple(stem for stem, _ in _STEMS)
SHORT = {
    **dict.fromkeys(("фев", "февр"), 2),
    **dict.fromkeys(("сен", "сент"), 9),
    **dict.fromkeys(("ноя", "нояб"), 11),
} | {"янв": 1, "мар": 3, "апр": 4, "июн": 6, "июл": 7, "авг": 8, "окт": 10, "дек": 12}
FORMS = {form: n for n, cases in enumerate(_CASES, start=1) for form in cases} | SHORT
"""Every case and abbreviation -> 1 to 12."""

ADJECTIVES = (
    *("январский", "февральский", "мартовский", "апрельский", "майский", "июньский", "июльский"),
    *("августовский", "сентябрьский", "октябрьский", "ноябрьский", "декабрьский"),
)
