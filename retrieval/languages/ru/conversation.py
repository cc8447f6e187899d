"""What is said in Russian beside whole questions."""

import re

from retrieval.languages.conversation import ConversationTable, going_on
from retrieval.languages.ru.moves import MOVES
from retrieval.languages.ru.remarks import ADDRESS, REMARKS
from retrieval.patterns import lazy_pattern

_LEADS = r"(?:(?:а|и|но|ну|ладно|хорошо|так)[\s,]+)"
_ABOUT = r"(?:о|об|обо|про|насч[её]т|относительно|касательно|по|по\s+поводу)"

CONVERSATION = ConversationTable(
    leads=lazy_pattern(rf"\W*{_LEADS}+", re.IGNORECASE),
    subjects=going_on(
        rf"{_LEADS}+(?:(?:что|как)\s+)?(?P<about>{_ABOUT})\s+(?P<topic>.+)",
        r"(?:что|как)\s+(?P<about>насч[её]т|по\s+поводу|относительно|касательно)\s+(?P<topic>.+)",
    ),
    about=(
        "о",
        "об",
        "обо",
        "про",
        "насчет",
        "насчёт",
        "относительно",
        "касательно",
        "по поводу",
        "по",
    ),
    day=lazy_pattern(
        r"(?P<day>\d{1,2}(?= ?(?:го|е|ое|числ))|[а-яё]+)(?: ?(?:го|е|ое))?(?: числ[ао])?"
    ),
    asks_subject=lazy_pattern(r"\bо\s+ч[её]м\b", re.IGNORECASE),
    says="что говорит {}?",
    moves=MOVES,
    remarks=REMARKS,
    address=ADDRESS,
    vowels="аеёиоуыэюя",
    keyboard=("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
)
