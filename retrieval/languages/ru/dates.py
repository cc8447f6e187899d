"""Russian dates in documents: 12 декабря 2020 года, суббота, «12» декабря 2020 г."""

from retrieval.languages.dates import DateTable
from retrieval.languages.ru.months import NAMES

DATES = DateTable(
    months={name: number for number, name in enumerate(NAMES, start=1)},
    weekdays=(
        *("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    ),
    forms=(r"<weekday>«?<day>»?\s+<month>,?\s+<year>(?:\s*(?:года|г\.?))?<clock>",),
    at=("в",),
    small_words=frozenset(("г.", "город", "на", "с.", "село")),
)
