"""Kyrgyz dates in documents: 2020-жылдын 12-декабры, 12-декабрь, 2020-ж."""

from retrieval.languages.dates import DateTable
from retrieval.languages.ky.months import SHORT, STEMS

_IN = r"[дт][аеоө](?:г[ыиуү])?"
_MONTH = rf"<month>\.?(?:ь|{_IN}|[ыиуү](?:н?{_IN})?)?"

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
        rf"<weekday><year>(?:-?\s?жыл(?:дын|ы)?|-?\s?ж\.),?\s+<day>-?\s?{_MONTH}(?:\s+күнү)?<clock>",
        rf"<weekday><day>-?\s?{_MONTH},?\s+<year>(?:-?\s?жыл|-?\s?ж\.?)?<clock>",
    ),
    at=("саат",),
    years=(r"-?жыл", r"-?ж\.?"),
    labels=(
        r"жарыялан(?:ган|ды)(?:\s+(?:күнү|датасы))?",
        *(r"жарыялоо\s+күнү", r"датасы", r"күнү"),
        r"(?:пресс-релиз|билдирүү|маалымат)(?:\s+№\s*\S+)?,?",
    ),
    small_words=frozenset(("шаары", "айылы", "ш.", "а.")),
)
