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

_LEADS = r"(?:(?:ал\s+эми|а|анан|жана|бирок|анда)[\s,]+)"
_ABOUT = r"(?:жөнүндө|тууралуу|боюнча|туурасында)"

CONVERSATION = ConversationTable(
    leads=lazy_pattern(rf"\W*{_LEADS}+", re.IGNORECASE),
    subjects=going_on(
        rf"{_LEADS}*(?P<topic>.+?)\s+(?P<about>{_ABOUT})(?:ч[ыиуү]|\s+эмне)",
        rf"{_LEADS}+(?P<topic>.+?)\s+(?P<about>{_ABOUT})",
    ),
    about=("жөнүндө", "тууралуу", "боюнча", "туурасында"),
    about_follows=True,
    asks_bare=True,
    day=lazy_pattern(
        r"(?P<day>\d{1,2}(?= ?[а-яңөү])|[а-яңөү]+(?:нд[аеоө]|нч[ыиуү]))"
        rf"(?: ?(?:{_OF_A_DAY}))*"
    ),
    asks_subject=lazy_pattern(r"\bэмне(?:лер)?\s+(?:жөнүндө|тууралуу)", re.IGNORECASE),
    says="{} эмне деди?",
    moves=MOVES,
    remarks=REMARKS,
    address=ADDRESS,
    vowels="аеёиоөуүыэюя",
)
