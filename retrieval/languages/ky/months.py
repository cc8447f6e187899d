"""Kyrgyz names of the months, for questions, documents and messages alike."""

NAMES = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
STEMS = tuple(name.removesuffix("ь") for name in NAMES)
"""What the endings stand on; also a way to write the month itself."""

SPELLINGS = tuple(tuple(dict.fromkeys(both)) for both in zip(STEMS, NAMES, strict=True))
SHORT = {
    **dict.fromkeys(("фев", "февр"), 2),
    **dict.fromkeys(("сен", "сент"), 9),
    **dict.fromkeys(("ноя", "нояб"), 11),
} | {"янв": 1, "мар": 3, "апр": 4, "авг": 8, "окт": 10, "дек": 12}
