"""English numbers of several words: "two hundred and forty", "half a million"."""

from retrieval.languages.combining import DIGITS, number_of_words

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_TEENS = "ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
_TENS = "(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
_POWERS = "(?:hundred|thousand|million|billion|trillion)(?:s|ths?)?|bn|mln"
_VAGUE = (
    "(?:several|few|couple of|(?:ten|dozen|hundred|thousand)s of"
    "|(?:half|(?:quarters?|thirds?) of) an?)"
    rf"(?=[\s-]+(?:{_POWERS}))"
)
_WITH_HALF = r"\s+and\s+a\s+half"

NUMBERS = number_of_words(
    rf"(?:{_TENS})(?:[\s-]+(?:{_ONES}|{_ORDINALS}))?|{_TEENS}|{_VAGUE}"
    rf"|(?:minus\s+)?(?:{_ONES}|{DIGITS})(?:{_WITH_HALF})?",
    _POWERS,
    link=r"(?:[\s-]+|(?:(?<=hundred)|(?<=thousand))\s+and\s+)(?!\d)",
    last=_ORDINALS,
)
