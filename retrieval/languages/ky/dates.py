"""Kyrgyz dates in documents: 2020-жылдын 12-декабры, 12-декабрь, 2020-ж."""

from retrieval.languages.dates import DateTable
from retrieval.languages.ky.months import SHORT, STEMS

_MONTH = r"<month>\.?(?:ь|[ыиуү](?:н?[дт][аеоө](?:г[ыиуү])?)?)?"

DATES = DateTable(
    months={stem: number for number, stem in enumerate(STEMS, start=1)} | SHORT,
    weekdays=(
        "дүйшөмбү",
        "шейшемби",
        "шаршемби",
        "бейшемби",
        "жума",
        "ишемби",
        "жекшемби",
        "дш",
        "шш",
        "шр",
        "бш",
        "жм",
        "иш",
        "жш",
    ),
    numbered=(r"<date>\s+№\s*\S+", r"№\s*\S+,?\s+<date>"),
    forms=(
        rf"<weekday><year>(?:-?\s?жыл(?:дын)?|-?\s?ж\.)\s+<day>-?\s?{_MONTH}<clock>",
        rf"<weekday><day>-?\s?{_MONTH},?\s+<year>(?:-?\s?жыл|-?\s?ж\.?)?<clock>",
    ),
    at=("саат",),
    small_words=frozenset(("шаары", "айылы", "ш.", "а.")),
)
