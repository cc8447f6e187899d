"""Kyrgyz numbers of several words: "эки жүз кырк", "жарым миллион"."""

from retrieval.languages.combining import DIGITS, number_of_words

_NO_NUMBERS = "үчүн|бирок|бирге|бирдей|алтын"
_ONES = rf"(?!{_NO_NUMBERS})(?:бир|эки|үч|төрт|беш|алты|жети|сегиз|тогуз)"
_TENS = "он|жыйырма|отуз|кырк|элүү|алтымыш|жетимиш|сексен|токсон"

NUMBERS = number_of_words(
    rf"(?:{_TENS})(?:\s+{_ONES})?|бир нече|чейрек|жарым"
    rf"|(?:минус\s+)?(?:{_ONES}|{DIGITS})(?:\s+жарым)?",
    "жүз|миң|миллион|миллиард|триллион|(?:млн|млрд)\\.?",
    link=r"\s+",
    last="(?!)",
    ending=r"\w{0,12}",
)
