"""English dates in documents: 12 December 2020, Sat, Dec. 12, 2020 at 15:00."""

from retrieval.languages.dates import DateTable
from retrieval.languages.en.months import WRITTEN

DATES = DateTable(
    months=WRITTEN,
    weekdays=(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?",),
    forms=(
        r"<weekday>(?:the\s+)?<day>(?:st|nd|rd|th)?\s+(?:of\s+)?<month>\.?,?\s+<year><clock>",
        r"<weekday><day>-<month>-<year><clock>",
        r"<weekday><month>\s+<day><clock>\s+<year>",
        r"<weekday><month>\.?\s+<day>(?:st|nd|rd|th)?,?\s+<year><clock>",
    ),
    numbered=(r"(?:no\.?\s*\S+,?\s+)?(?:of|dated)\s+<date>", r"no\.?\s*\S+,?\s+<date>"),
    month_first=True,
    at=("at",),
    labels=(
        r"(?:published|posted|released|issued)(?:\s+at\s+[\d:.]+(?:\s*[ap]\.?m\.?)?)?(?:\s+on)?",
        r"(?:press\s+release|news\s+release|statement)(?:\s+no\.?\s*\S+)?(?:\s+(?:of|dated)|,)?",
        r"date(?:\s+of\s+(?:publication|issue|release))?",
        r"(?:publication|release)\s+date",
    ),
    small_words=frozenset(
        ("al", "am", "and", "de", "del", "el", "la", "of", "on", "the", "upon"),
    ),
)
