"""Russian words and endings by which the names of persons and bodies are put in the nominative."""

import re

LOWER = re.compile(r"[а-яё]")
NOUN_BEFORE = re.compile(r"([а-яё-]{3,})[ \u00a0]$")
"""What stands right before a name."""

DECLINED_ABBREVIATION = re.compile(r"([А-ЯЁ]{2,})(?:а|у|ом|е|ы|ов|ам)")
SLAVIC_SURNAME = re.compile(
    r"(?:[оеё]в|[иы]н|[сц]к|[оеи]вич)(?:[ауеы]|ым|ой|ий|ого|ому|им|ом|ая|ую)?$"
)
"""A word that is declined as Russian surnames are, also where no dictionary has it."""

FEMININE_CASES_OF_UNKNOWN = {"gent": "ы", "datv": "е", "loct": "е", "accs": "у", "ablt": "ой"}
"""What a woman's first name that no dictionary has ends in, by its case."""

FEMININE_ENDING = "а"
"""What it ends in as a subject."""
