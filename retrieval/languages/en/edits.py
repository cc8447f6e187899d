"""English words of weight in a quotation: negations, duties, numbers."""

from retrieval.languages.edits import EditTable
from retrieval.languages.en.numbers import AMOUNTS, NUMBERS

_NEGATIONS = """
not no never none nobody nothing nowhere neither nor cannot without hardly scarcely non nil
isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't mayn't
mightn't mustn't shan't shouldn't won't wouldn't needn't ain't daren't oughtn't
"""

_MODALS = """
can could may might must shall should will would ought need needs cannot can't couldn't mustn't
shan't shouldn't won't wouldn't needn't mightn't 'll 'd ll d
"""

EDITS = EditTable(
    negations=frozenset(_NEGATIONS.split()),
    negative_prefixes=("un", "non", "in", "im", "il", "ir", "dis", "de", "anti"),
    hyphened_prefixes=("non", "un", "anti"),
    negative_endings=("n't",),
    cut_negations=("t",),
    contractions=frozenset(("s", "re", "ve", "ll", "d", "m")),
    modals=frozenset(_MODALS.split()),
    number_words=(
        *("(?:m|b|tr)illions?", "hundreds?", "thousands?", "dozens?", "percent"),
        *("half", "twice", "double"),
    ),
    units=(
        *(
            "(?:kilo|centi|milli)?met(?:re|er)s?",
            "k?m[²³]?",
            "[cmd]m[²³]?",
            "miles?",
            "yards?",
            "feet",
            "foot",
        ),
        *(
            "inch(?:es)?",
            "(?:kilo|milli)?grams?",
            "k?g",
            "mg",
            "tonn?e?s?",
            "t",
            "pounds?",
            "ounces?",
        ),
        *(
            "(?:milli)?lit(?:re|er)s?",
            "gallons?",
            "barrels?",
            "hectares?",
            "ha",
            "acres?",
            "degrees?",
        ),
        *(
            "(?:kilo|mega|giga)?watts?",
            "[kmg]w",
            "seconds?",
            "minutes?",
            "hours?",
            "days?",
            "weeks?",
        ),
        *("months?", "years?", "decades?", "centuries", "dollars?", "cents?", "euros?", "crowns?"),
        *(
            "marks?",
            "roubles?",
            "rubles?",
            "som",
            "tenge",
            "kron(?:a|or|er)",
            "rupees?",
            "pesos?",
            "lir(?:a|as|e)",
            "francs?",
            "yen",
            "yuan",
            "percent(?:age)?",
        ),
        *("points?", "knots?", "bags?", "sacks?", "head", "pairs?", "sq", "square", "cubic"),
    ),
    date_joins=frozenset(("of", "th")),
    other_meanings=frozenset(("march", "second")),
    numbers=NUMBERS,
    amounts=AMOUNTS,
    weekdays=("(?:mon|tues|wednes|thurs|fri|satur|sun)days",),
    counted=frozenset(("war", "volume", "book", "act", "stage", "phase", "category", "type")),
)
