"""English numbers of several words: "two hundred and forty", "half a million"."""

from retrieval.languages.combining import DIGITS, amounts, number_of_words

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

_UNIT = r"(?:\s*%| per cent| percent| (?!to(?!\w)|and(?!\w)|or(?!\w))[\w-]+)?"
_SOME = (
    r"{n}|half|most|(?:one|two|three|four|an?|the) (?:half|thirds?|quarters?|fifths?|sixths?"
    r"|eighths?"
    r"|tenths?|dozen|hundred|thousand|million|billion)|an? [\w-]+"
)
_FIGURES = r"\d[\d.,]*|half|an? (?:half|third|quarter|fifth|tenth|hundred|thousand|million|dozen)"

AMOUNTS = amounts(
    r"(?:from|between) {n}{unit} (?:to|and|until|up to) {n}",
    r"{n}(?:\s*%| per cent| percent)? (?:to|or) {n}",
    r"{n},? (?:maybe|perhaps|possibly|if not|or even|even) {n}",
    r"(?:(?<!no\s)(?<!not\s)(?:less than|fewer than|lower than|smaller than)|up to"
    r"|at(?: the)? most|no more than"
    r"|not more than|a maximum of|maximum|nearly|almost|short of|close to|as few as|not exceeding"
    r"|no higher than|not quite|barely|hardly) (?:the )?(?:{some})",
    r"(?:under|below) (?:{figures})",
    r"(?:{some})(?: [\w-]+){0,5},? (?:or (?:fewer|less|under|below)|at(?: the)? most(?! {n})"
    r"|(?:and )?no more(?! than)|if that|tops|maximum)",
    number=NUMBERS,
    unit=_UNIT.replace(" ", r"\s+"),
    some=_SOME.replace(" ", r"\s+"),
    figures=_FIGURES.replace(" ", r"\s+"),
)
