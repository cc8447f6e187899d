"""Kyrgyz dates in documents: 2020-жылдын 12-декабры, 12-декабрь, 2020-ж."""

from retrieval.languages.dates import DateTable
from retrieval.languages.ky.months import STEMS

_MONTH = "<month>(?:ь|ы|и|у|ында|инде|унда|ынде)?"

DATES = DateTable(
    months={stem: number for number, stem in enumerate(STEMS, start=1)},
    weekdays=("дүйшөмбү", "шейшемби", "шаршемби", "бейшемби", "жума", "ишемби", "жекшемби"),
    forms=(
        rf"<year>(?:-?\s?жыл(?:дын)?|-?\s?ж\.)\s+<day>-?\s?{_MONTH}<clock>",
        rf"<day>-?\s?{_MONTH},?\s+<year>(?:-?\s?жыл|-?\s?ж\.?)?<clock>",
    ),
    at=("саат",),
    small_words=frozenset(("шаары", "айылы")),
)
