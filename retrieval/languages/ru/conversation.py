"""What is said in Russian beside whole questions."""

import re

from retrieval.languages.conversation import ConversationTable, going_on
from retrieval.languages.ru.moves import MOVES
from retrieval.languages.ru.remarks import ADDRESS, REMARKS
from retrieval.patterns import lazy_pattern

_LEADS = (
    r"(?:(?:а|и|но|ну|ладно|хорошо|так|тот\s+же(?:\s+самый)?\s+вопрос|то\s+же(?:\s+самое)?)[\s,]+)"
)
_ABOUT = r"(?:о|об|обо|про|насч[её]т|относительно|касательно|по|по\s+поводу)"
_SAID = (
    r"(?:(?:было\s+)?(?:говорили|говорилось|говорят|сказали|сказано|заявили|заявляли|заявлено|сообщали"
    r"|сообщили|сообщалось|писали|обещали|известно|слышно))"
)
_OF_IT = r"(?:об\s+этом|о\s+н[её]м|о\s+ней|о\s+них|про\s+(?:это|него|не[её]|них))"
_ON_IT = rf"(?:{_OF_IT}|по\s+этому\s+(?:поводу|вопросу)|на\s+эту\s+тему)"
_CAPITALS = r"(?-i:[А-ЯЁ])[^\s,]*(?:\s+(?-i:[А-ЯЁ])[^\s,]*){0,2}"
_THEY = r"(?:они|он|она)"
_THEY_SAID = r"(?:(?:говорил|сказал|заявил|заявлял|сообщил|сообщал|писал|обещал|пообещал)[аи]?)"

CONVERSATION = ConversationTable(
    leads=lazy_pattern(rf"\W*{_LEADS}+", re.IGNORECASE),
    bare_subjects=going_on(r"(?:а|и|но|ну)[\s,]+(?P<topic>.+)"),
    that_year=(
        (lazy_pattern(r"\bтого(?:\s+же)?(?:\s+самого)?\s+года\b", re.IGNORECASE), "{} года"),
        (lazy_pattern(r"\bтом\s+же(?:\s+самом)?\s+году\b", re.IGNORECASE), "{} году"),
        (lazy_pattern(r"\bтот\s+же(?:\s+самый)?\s+год\b", re.IGNORECASE), "{} год"),
    ),
    that_month=(
        (
            lazy_pattern(
                r"\b(?:(?:в|за)\s+)?(?:том\s+же|тот\s+же|того\s+же)(?:\s+сам(?:ом|ый|ого))?\s+месяц[еа]?\b",
                re.IGNORECASE,
            ),
            "{}",
        ),
    ),
    asks_again=lazy_pattern(
        rf"\W*(?:{_LEADS}+(?:что\s+(?:тогда\s+)?(?:{_SAID}|было)|{_SAID}\s+(?:что-нибудь|что-то|ли\s+что-нибудь))"
        rf"|{_LEADS}*что\s+(?:{_OF_IT}\s+{_SAID}|{_SAID}\s+{_OF_IT}|{_THEY}\s+(?:{_OF_IT}\s+)?{_THEY_SAID}"
        rf"|{_THEY_SAID}\s+{_THEY}|{_THEY}\s+{_THEY_SAID}\s+{_OF_IT}))\W*",
        re.IGNORECASE,
    ),
    picks=lazy_pattern(
        r"\W*(?:сам(?:ое|ый|ая|ые)\s+)?(?:последн|нов|свеж|ранн|перв|стар)\w+\s+из\s+(?:них|этих)\W*",
        re.IGNORECASE,
    ),
    picks_first=lazy_pattern(
        rf"\W*{_LEADS}*(?:только\s+)?(?:сам(?:ое|ый|ая|ые)\s+)?(?:(?:перв|стар)(?:ое|ый|ая|ые)|ранн(?:ее|ий|яя|ие))"
        r"(?:\s+из\s+(?:них|этих))?\W*",
        re.IGNORECASE,
    ),
    picks_latest=lazy_pattern(
        rf"\W*{_LEADS}+(?:сам(?:ое|ый|ая|ые)\s+)?(?:последн(?:ее|ий|яя|ие)|нов(?:ое|ый|ая|ые))"
        r"(?:\s+из\s+(?:них|этих))?\W*",
        re.IGNORECASE,
    ),
    leaves_out=lazy_pattern(
        rf"\W*{_LEADS}*(?:все[,\s]+)?(?:кроме|помимо|исключая|без|не\s+считая|за\s+исключением|не)\s+(?P<name>.+)",
        re.IGNORECASE,
    ),
    all_but="все, кроме {}",
    subjects=going_on(
        rf"{_LEADS}*(?:только|лишь)\s+(?P<about>{_ABOUT})\s+(?P<topic>(?!\d).+)",
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
        "на тему",
    ),
    about_bare="на тему",
    day=lazy_pattern(
        r"(?P<day>\d{1,2}(?= ?(?:го|е|ое|числ))|[а-яё]+)(?: ?(?:го|е|ое))?(?: числ[ао])?"
    ),
    asks_subject=lazy_pattern(r"\bо\s+ч[её]м\b", re.IGNORECASE),
    says="что говорит {}?",
    people=going_on(
        rf"{_LEADS}+(?:что|как)\s+(?P<name>[А-ЯЁA-Z]\S*(?:\s+[А-ЯЁA-Z]\S*)*)",
        rf"{_LEADS}*(?:что|как)\s+(?:насч[её]т|по\s+поводу|относительно|касательно)\s+(?P<genitive>.+)",
        rf"{_LEADS}*(?:только\s+)?(?:у|от)\s+(?P<genitive>{_CAPITALS})",
        rf"{_LEADS}*(?:только|лишь)\s+(?P<name>{_CAPITALS})",
        rf"{_LEADS}*(?P<name>{_CAPITALS})\s+(?:тоже|также|только)",
        rf"{_LEADS}*(?:что\s+)?{_ON_IT}\s+(?:{_THEY_SAID}\s+)?(?P<name>{_CAPITALS})",
        rf"{_LEADS}*что\s+(?P<name>{_CAPITALS})\s+{_ON_IT}(?:\s+{_THEY_SAID})?",
    ),
    others=lazy_pattern(
        rf"\W*{_LEADS}*(?:что\s+)?(?:у\s+)?(?:(?:все\s+)?(?:остальные|остальных|другие|других)|кто\s+ещ[её])\W*",
        re.IGNORECASE,
    ),
    places=going_on(rf"{_LEADS}*(?P<place>(?:в|во|на|под|около)\s+{_CAPITALS})"),
    elsewhere=lazy_pattern(rf"\s+(?:в|во|на|под|около)\s+{_CAPITALS}$"),
    says_of="слова {}",
    moves=MOVES,
    remarks=REMARKS,
    address=ADDRESS,
    vowels="аеёиоуыэюя",
    keyboard=("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
)
