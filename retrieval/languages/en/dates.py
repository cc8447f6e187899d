"""English dates in documents: 12 December 2020, Sat, Dec. 12, 2020 at 15:00."""

from retrieval.languages.dates import DateTable
from retrieval.languages.en.months import WRITTEN

_KIND = (
    r"(?:(?:presidential|government|cabinet|ministerial|executive|joint|federal)\s+)?"
    r"(?:order|decree|resolution|decision|directive|circular|ordinance|proclamation|regulation"
    r"|law|letter|notice|memorandum|communiqué|communique|minutes|transcript|report|statement"
    r"|remarks|speech|address|(?:press|news)\s+release)"
)
_NO_OWNER = (  # what it is about, or what became of it
    "on|about|in|at|after|before|over|against|concerning|regarding|from|since|to|was|is|were|are"
    "|has|had|will|that|which|who"
)
_WORD = rf"(?!(?:{_NO_OWNER})\b)[^\W\d_][\w.'’-]*"
_OWNER = rf"(?:of|by)\s+{_WORD}(?:\s+{_WORD}){{0,7}}"

_THE, _OF = r"(?:(?:the|this)\s+)?", r"(?:day\s+)?(?:of\s+)?"

DATES = DateTable(
    months=WRITTEN,
    weekdays=(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?",),
    forms=(
        rf"<weekday>{_THE}<day>(?:st|nd|rd|th)?\s+{_OF}<month>\.?,?\s+<year><clock>",
        r"<weekday><day>-<month>-<year><clock>",
        r"<weekday><month>\s+<day><clock>\s+<year>",
        r"<weekday><month>\.?\s+<day>(?:st|nd|rd|th)?,?\s+<year><clock>",
    ),
    number_signs=(r"no\.?", "number"),
    links=("of", "dated"),
    acts=(
        rf"{_KIND}(?:\s+<number>)?\s+(?:of|dated)\s+<date>",
        rf"{_KIND}\s+{_OWNER}(?:\s+<number>\s+of|(?:\s+<number>)?\s+dated)\s+<date>",
        rf"{_KIND}\s+<number>\s+{_OWNER}\s+(?:of|dated)\s+<date>",
        rf"{_KIND}\s+{_OWNER}\s+of\s+<date>,?\s+<number>",
        rf"{_KIND}(?:\s+{_OWNER})?(?:\s+<number>)?(?:,|\s+[-–—])\s+<date>",
    ),
    at=("at",),
    zones=("[ecmpak][sd]?t", "bst", "ist", "msk", "kgt", "[ce]es?t", r"local\s+time"),
    labels=(
        r"(?:published|posted|released|issued)(?:\s+at\s+[\d:.]+(?:\s*[ap]\.?m\.?)?)?(?:\s+on)?",
        r"(?:press\s+release|news\s+release|statement)(?:\s+no\.?\s*\S+)?(?:\s+(?:of|dated)|,)?",
        r"date(?:\s+of\s+(?:publication|issue|release))?",
        r"(?:publication|release)\s+date",
        r"embargoed\s+until",
        r"press\s+(?:office|service)",
    ),
    places=(r"(?:city|town|village)\s+of\s+<name>",),
    small_words=frozenset(
        ("al", "am", "and", "de", "del", "el", "la", "of", "on", "the", "upon"),
    ),
    never_first=("in", "on", "at", "from", "near", "by", "since", "until"),
)
