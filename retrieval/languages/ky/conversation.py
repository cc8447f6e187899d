"""What is said in Kyrgyz beside whole questions."""

import re

from retrieval.languages.conversation import ConversationTable, going_on
from retrieval.languages.ky.moves import MOVES
from retrieval.languages.ky.remarks import ADDRESS, REMARKS
from retrieval.patterns import lazy_pattern

_OF_A_DAY = (
    r"күнү|күнүндө|числосу|числосунда|и?нчи|ы?нчы|у?нчу|ү?нчү"
    r"|с?инде|с?ында|с?унда|с?үндө|де|да|до|дө"
)

_LEADS = r"(?:(?:ал\s+эми|а|анан|жана|бирок|анда|(?:ошол|ушул)\s+эле\s+(?:суроо|нерсе))[\s,]+)"
_SAID = (
    r"(?:айт(?:ылды|ылган|ты|кан|ышты|ышкан)|де(?:ди|ген|шти|шкен|лди|лген)|жаз(?:ылды|ылган|ышты|ышкан)"
    r"|билдир(?:илди|илген|ди|ген|ишти|ишкен)|кабарлан(?:ды|ган)|убада\s+кыл(?:ды|ышты|ынды))"
)
_CAPITALS = r"(?-i:[А-ЯЁӨҮҢ])[^\s,]*?(?:\s+(?-i:[А-ЯЁӨҮҢ])[^\s,]*?){0,2}"
_ABOUT = r"(?:жөнүндө|тууралуу|боюнча|туурасында)"

CONVERSATION = ConversationTable(
    leads=lazy_pattern(rf"\W*{_LEADS}+", re.IGNORECASE),
    # «сүрөтчү» is a painter, and «сүрөттөрчү» asks of pictures
    bare_subjects=going_on(
        r"(?:ал\s+эми|а|жана|бирок)[\s,]+(?P<topic>.+?)(?:ч[ыиуү])?",
        r"(?P<topic>.+[лдт][аеоө]р)ч[ыиуү]",
    ),
    that_year=(
        (
            lazy_pattern(r"\b(?:ошол(?:\s+эле)?|ушул\s+эле)\s+жыл", re.IGNORECASE),
            "{}-жыл",
        ),
    ),
    that_month=((lazy_pattern(r"\b(?:ошол(?:\s+эле)?|ушул\s+эле)\s+ай", re.IGNORECASE), "{} ай"),),
    asks_again=lazy_pattern(
        rf"\W*{_LEADS}+(?:алар\s+|ал\s+)?(?:(?:бул|ал|ошол)\s+{_ABOUT}\s+)?эмне(?:лер)?\s+(?:{_SAID}|бол(?:ду|гон))\W*",
        re.IGNORECASE,
    ),
    asks_bare_again=lazy_pattern(
        rf"\W*(?:алар\s+|ал\s+)?(?:(?:бул|ал|ошол)\s+{_ABOUT}\s+)?эмне(?:лер)?\s+{_SAID}\W*",
        re.IGNORECASE,
    ),
    picks=lazy_pattern(
        r"\W*(?:эң\s+)?(?:акыркы|соңку|жаңы|алгачкы|биринчи|эски)с[ыи](?:н|чы)?\W*", re.IGNORECASE
    ),
    picks_first=lazy_pattern(
        rf"\W*{_LEADS}*(?:эң\s+)?(?:биринчи|алгачкы|эски|эрте)с[иы](?:н|ч[иы])?\W*", re.IGNORECASE
    ),
    leaves_out=lazy_pattern(
        rf"\W*{_LEADS}*(?P<name>\S+[дт][аеоө]н)\s+(?:башка|тышкары|бөлөк|сырткары)(?:лар|сы)?(?:ч[ыиуү])?\W*",
        re.IGNORECASE,
    ),
    all_but="{} башкалар эмне деди?",
    subjects=going_on(
        rf"{_LEADS}*(?P<topic>.+?)\s+(?P<about>{_ABOUT})\s+гана",
        rf"{_LEADS}*(?P<topic>.+?)\s+(?P<about>{_ABOUT})(?:ч[ыиуү]|\s+эмне)",
        rf"{_LEADS}+(?P<topic>.+?)\s+(?P<about>{_ABOUT})",
    ),
    about=("жөнүндө", "тууралуу", "боюнча", "туурасында"),
    about_follows=True,
    about_bare="жөнүндө",
    asks_bare=True,
    day=lazy_pattern(
        r"(?P<day>\d{1,2}(?= ?[а-яңөү])|[а-яңөү]+(?:нд[аеоө]|нч[ыиуү]))"
        rf"(?: ?(?:{_OF_A_DAY}))*"
    ),
    asks_subject=lazy_pattern(r"\bэмне(?:лер)?\s+(?:жөнүндө|тууралуу)", re.IGNORECASE),
    says="{} эмне деди?",
    people=going_on(
        rf"{_LEADS}*(?P<name>{_CAPITALS})\s+гана(?:ч[ыиуү])?",
        rf"{_LEADS}*(?P<name>{_CAPITALS}?)[дтн][ыиуү]к[ыиуү](?:ч[ыиуү])?",
        rf"{_LEADS}*(?P<name>{_CAPITALS})\s+дагы(?:ч[ыиуү])?",
    ),
    others=lazy_pattern(
        rf"\W*{_LEADS}*(?:башкалар(?:ы)?|калгандар(?:ы)?|калган\w*|дагы\s+ким(?:дер)?)(?:ч[ыиуү])?\W*",
        re.IGNORECASE,
    ),
    places=going_on(rf"{_LEADS}*(?P<place>{_CAPITALS}[дт][аеоө])(?:ч[ыиуү])?"),
    elsewhere=lazy_pattern(rf"^{_CAPITALS}[дт][аеоө]\s+"),
    moves=MOVES,
    remarks=REMARKS,
    address=ADDRESS,
    vowels="аеёиоөуүыэюя",
)
