"""English: what a question asks for, and what holds an answer."""

from retrieval.languages.answer_kinds import AnswerKind, AnswerTable
from retrieval.languages.combining import any_of
from retrieval.languages.en.months import NAMES

_MONTHS = rf"\b{any_of(name.lower() for name in NAMES)}\b"
_NUMBERS = (
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half"
    r"|quarter|third|once|twice)\b"
)

ANSWERS = AnswerTable(
    asks={
        AnswerKind.MONEY: r"\bhow much|\bcosts?\b|\bprices?\b|\bmoney\b|\bfund(?:s|ing|ed)?\b"
        r"|\bamount|\bworth\b|\bpa(?:y|id|ys)\b|\bspen[dt]|\bsum\b|\bfees?\b",
        AnswerKind.NUMBER: r"\bhow (?:many|much|often|long|old|far|big|large|high|fast|tall)\b"
        r"|\bnumber\b|\bper ?cent|\bshare\b|\brate\b|\bage\b",
        AnswerKind.TIME: r"\bwhen\b|\bsince when\b|\bhow long\b"
        r"|\b(?:what|which) (?:day|date|year|month|time)\b",
        AnswerKind.NAME: r"\bwho(?:m|se)?\b|\bwhere\b|\bnamed?\b"
        r"|\b(?:what|which) (?:city|town|country|countries|place|state|person|minister)\b",
    },
    holds={
        AnswerKind.MONEY: r"\d[\d.,]*\s*(?:million|billion|dollars|cents|euros?|pounds|crowns|som)"
        r"|\b(?:free of charge|for free|(?:is|are|be|was|were|stays?|remains?) free)\b",
        AnswerKind.NUMBER: _NUMBERS,
        AnswerKind.TIME: _MONTHS
        + r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|yesterday|tomorrow|tonight)"
        r"|\d\s?[ap]\.?m\b|\b(?:days?|weeks?|months?|years?)\b",
    },
)
