"""Russian words and endings by which the names of persons and bodies are put in the nominative."""

from retrieval.patterns import lazy_pattern

LOWER = lazy_pattern(r"[а-яё]")
NOUN_BEFORE = lazy_pattern(r"([а-яё-]{3,})[ \u00a0]$")
"""What stands right before a name."""

DECLINED_ABBREVIATION = lazy_pattern(r"([А-ЯЁ]{2,})(?:а|у|ом|е|ы|ов|ам)")
SLAVIC_SURNAME = lazy_pattern(
    r"(?:[оеё]в|[иы]н|[сц]к|[оеи]вич)(?:[ауеы]|ым|ой|ий|ого|ому|им|ом|ая|ую)?$"
)
"""A word that is declined as Russian surnames are, also where no dictionary has it."""

FEMININE_CASES_OF_UNKNOWN = {"gent": "ы", "datv": "е", "loct": "е", "accs": "у", "ablt": "ой"}
"""What a woman's first name that no dictionary has ends in, by its case."""

FEMININE_ENDING = "а"
"""What it ends in as a subject."""
