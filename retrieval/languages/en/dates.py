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

_SPOKEN = "(?:remarks|speech|address|statement|transcript|interview|lecture|testimony)"
_NO_TOPIC = "on|about|concerning|regarding|over|against|after|since|until|is|was|has|had|will|that"
_SAID = rf"(?!(?:{_NO_TOPIC})\b)[^\W\d_][\w.'’-]*"
_BODY = r"(?:[^\W\d_][\w'’-]*\s+){1,7}"

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
    number_signs=(r"no\.?", "number", r"vol\.?", "issue"),
    links=("of", "dated"),
    acts=(
        rf"{_KIND}(?:\s+<number>)?\s+(?:of|dated)\s+<date>",
        rf"{_KIND}\s+{_OWNER}(?:\s+<number>\s+of|(?:\s+<number>)?\s+dated)\s+<date>",
        rf"{_KIND}\s+<number>\s+{_OWNER}\s+(?:of|dated)\s+<date>",
        rf"{_KIND}\s+{_OWNER}\s+of\s+<date>,?\s+<number>",
        rf"{_KIND}(?:\s+{_OWNER})?(?:\s+<number>)?(?:,|\s+[-–—])\s+<date>",
        (
            rf"(?:{_KIND}(?:\s+{_OWNER})?|press\s+conference|briefing|{_SPOKEN}(?:\s+{_SAID}){{1,12}}),"
            r"\s+(?:<town>,\s+)?<date>"
        ),
        rf"(?:minutes|record|transcript|notes)\s+{_OWNER}\s+held\s+on\s+<date>",
        r"(?:sitting|session)\s+of\s+<date>",
        rf"(?:{_KIND}|{_SPOKEN})(?:\s+{_SAID}){{0,12}}\s+\(<date>\)",
        rf"(?:minutes|record|transcript|notes)\s+{_OWNER}\s+of\s+<date>",
        rf"(?:meeting|session|sitting)\s+{_OWNER}\s+held\s+on\s+<date>(?:\s+(?:at|in)\s+<town>)?",
        rf"(?:open\s+)?letter\s+(?:of|dated)\s+<date>\s+(?:to|from)(?:\s+{_SAID}){{1,8}}",
    ),
    at=("at",),
    zones=("[ecmpak][sd]?t", "bst", "ist", "msk", "kgt", "[ce]es?t", r"local\s+time"),
    labels=(
        r"(?:first\s+)?(?:published|posted|released|issued|added|uploaded)(?:\s+at\s+[\d:.]+(?:\s*[ap]\.?m\.?|\s+h(?:ou)?rs)?)?(?:\s+on)?",
        r"posted\s+by\s+[^\s,]+(?:\s+[^\s,]+){0,3}\s+on",
        r"published\s+in\s+(?:the\s+)?[^\W\d_][\w'’-]*(?:\s+[^\W\d_][\w'’-]*){0,3},",
        r"(?:created|delivered|spoken)(?:\s+on)?",
        r"date\s+(?:issued|published|posted|released|added)",
        r"for\s+(?:immediate\s+)?release(?:\s+on)?",
        *(r"embargo(?:\s+until)?", "news"),
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
    credits=("by", "in"),
    later=(
        r"(?:last\s+)?(?:updated|modified|changed|revised|edited|corrected|amended)(?:\s+on)?",
        r"(?:last\s+)?update",
        r"(?:valid|embargoed)\s+until",
    ),
    events=(
        *("day", "eve", "holiday", "anniversary", "birthday", "conference", "concert", "meeting"),
        *(r"elections?", "festival", "exhibition", "fair", "match", "game", "war", "battle"),
        *("fire", r"floods?", "earthquake", "crash", "attack", "strike", "opening", "closing"),
        *("deadline", "start", "end", "born", "died", "memorial", "wedding", "funeral", "party"),
        *("referendum", "census", "summit", "parade", "race", "tour", "visit", "rally", "protest"),
    ),
    offices=(
        (
            r"(?:press\s+(?:office|service)|ministry|department|office|committee|government|embassy"
            r"|commission|council|secretariat|agency)(?:\s+(?:of|for|the|[^\W\d_][\w'’-]*)){0,7}"
        ),
    ),
    papers=(r"(?:newspaper|the)\s+<quoted>", r"<quoted>\s+newspaper"),
    adopted=(
        rf"(?:adopted|passed)\s+by\s+{_BODY}on\s+<date>",
        r"\(?(?:adopted|passed)(?:\s+on|\s*:)\s+<date>\)?",
    ),
    signings=(
        (
            r"(?:done|given|signed|executed)(?:\s+(?:at|in)\s+<town>)?,?"
            r"(?:\s+(?:this|on))?\s+<date>(?:,?\s+in\s+\w+\s+(?:copies|originals).*)?"
        ),
    ),
    announcing=(
        r"\bwill\s+(?:be\s+held|take\s+place|start|begin|open)\b|\binvit|\bjoin\s+us|\bdeadline",
        r"\brsvp\b|\bwelcome\b|\bborn\b|\b(?:until|by|before|on|from)\W*$",
    ),
    asks_when=(r"when\b", r"(?:on|by|since|until|at)?\s*(?:what|which)\s+(?:date|day|time)\b"),
)
