"""The endings of Russian nouns, adjectives and verbs, by which two forms of a word differ."""

_ENDINGS = """
а я о е ё ы и у ю ь й ой ей ою ею ам ям ами ями ах ях ов ев ом ем ём ия ие ии ию ий ием иям иями иях
ый ого его ому ему ым им ая яя ое ее ую юю ые ых их ыми ими ать ять еть ить уть ти
ал ала ало али ял яла яло яли ил ила ило или ел ела ело ели ет ит ут ют ат ят ешь ишь ете ите
ан ана ано аны ен ена ено ены ён ка ки ке ку кой ок кам ками ках ться тся лся лась лось лись
"""

ENDINGS = frozenset(("", *_ENDINGS.split()))

_OF_NOUNS = """
а я о е ё ы и у ю ь й ой ей ою ею ам ям ами ями ах ях ов ев ом ем ём
"""
NOUN_ENDINGS = frozenset(("", *_OF_NOUNS.split()))
"""Those of nouns alone, for short words, which are soon another one: вода, водка."""
