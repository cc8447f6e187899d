"""Russian dates in documents: 12 декабря 2020 года, суббота, «12» декабря 2020 г."""

from retrieval.languages.dates import DateTable
from retrieval.languages.ru.months import NAMES, SHORT

DATES = DateTable(
    months={name: number for number, name in enumerate(NAMES, start=1)} | SHORT,
    weekdays=(
        *("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
        *("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    ),
    forms=(
        r"<weekday>«?<day>»?(?:-го)?(?:\s+|-)<month>\.?,?\s+<year>(?:\s*(?:года|год|г\.?))?<clock>",
    ),
    numbered=(r"(?:№\s*\S+\s+)?от\s+<date>(?:\s+№\s*\S+)?", r"<date>\s+№\s*\S+"),
    at=("в",),
    years=(r"года", r"год", r"г\.?"),
    labels=(
        r"опубликован[оаы]?",
        r"размещен[оаы]?",
        r"размещён",
        r"дата(?:\s+публикации)?",
        r"(?:пресс-релиз|заявление|сообщение)(?:\s+№\s*\S+)?(?:\s+от|,)?",
    ),
    small_words=frozenset(("г.", "город", "на", "с.", "село", "п.", "пос.")),
)
