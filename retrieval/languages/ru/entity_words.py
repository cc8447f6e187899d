"""Russian words and endings by which the names of persons and bodies are put in the nominative."""

from retrieval.patterns import lazy_pattern

LOWER = lazy_pattern(r"[а-яё]")
NOUN_BEFORE = lazy_pattern(r"(?<![\w-])([а-яё-]{3,})[ \u00a0]$")
"""What stands right before a name."""

OF_KIN = lazy_pattern(
    r"(?<![\w-])(?:[Вв]дова|[Жж]ена|[Сс]упруга?|[Мм]уж|[Сс]ын|[Дд]очь|[Бб]рат|[Сс]естра"
    r"|[Мм]ать|[Оо]тец|[Вв]нук|[Вв]нучка|[Пп]лемянник|[Пп]лемянница)[ \u00a0]$"
)
"""A noun right before a name by which somebody else is named first: the widow of X, Y."""

AND_ANOTHER = lazy_pattern(r"[ \u00a0]и[ \u00a0](?P<noun>[а-яё-]{3,})(?![\w-])")
"""What may be the second noun of a body's name: of rivers and lakes."""

BEFORE_PLACE = lazy_pattern(
    r"[ \u00a0](?:(?:мэрии|администрации|правительства|области|района|города|села)[ \u00a0])?"
)
"""What stands between a body's name and its place: of the city hall of X."""

ABBREVIATED = lazy_pattern(r"[А-ЯЁ]{2,6}")
OF_PLACE = lazy_pattern(r"[ \u00a0][А-ЯЁ][а-яё-]+(?:ии|ы|а|и|я|ой)")
"""A place in the genitive behind a body of capitals: the МИД of it."""

OF_STATE = lazy_pattern(
    r"[ \u00a0](?:КР|РФ|КНР|США|РК|РБ|РУз|РТ|РА|ЕС|ООН|ФРГ|КНДР|ОАЭ|СССР|РСФСР)(?![\w-])"
)
"""An abbreviation of a state behind the name of its body."""

OF_FATHER = lazy_pattern(r"[ \u00a0][ук]\.[ \u00a0]?[А-ЯЁӨҮҢ][а-яёөүң]+")
"""Behind a father's name, a Kyrgyz name with the word for a son or a daughter cut short."""

PATRONYMIC = lazy_pattern(r"[А-ЯЁ][а-яёөүң]{2,}(?:[оеё]вич|[оеи]вна|ич|инична|ьич)[а-яё]{0,3}")
"""A father's name behind the first."""

GIVEN_BEFORE = lazy_pattern(r"(?<![\w.-])(?P<name>[А-ЯЁӨҮҢ][а-яёөүң]{2,})[ \u00a0]$")
"""What may be a first name right before another."""

ENDS_SENTENCE = lazy_pattern(r"[а-яё]{5,}\.$")
"""What no name ends in."""

IN_BEFORE = lazy_pattern(r"(?<![\w-])[Вв]о?[ \u00a0]$")
THEY_BEHIND = lazy_pattern(r"[ \u00a0]\w+ли(?![\w-])")
"""Between them stands where something is said by whom nobody names."""

DECLINED_ABBREVIATION = lazy_pattern(r"([А-ЯЁ]{2,})(?:а|у|ом|е|ы|ов|ам)")
SLAVIC_SURNAME = lazy_pattern(
    r"(?:[оеё]в|[иы]н|[сц]к|[оеи]вич)(?:[ауеы]|ым|ой|ий|ого|ому|им|ом|ая|ую)?$"
)
"""A word that is declined as Russian surnames are, also where no dictionary has it."""

FEMININE_CASES_OF_UNKNOWN = {"gent": "ы", "datv": "е", "loct": "е", "accs": "у", "ablt": "ой"}
"""What a woman's first name that no dictionary has ends in, by its case."""

FEMININE_ENDING = "а"
"""What it ends in as a subject."""
