"""How Kyrgyz is typed in Latin letters: what each letter, or group of them, may stand for.

A word has either the back vowels о and у or the front ones ө and ү; Latin letters tell not which.
"""

_BOTH = {
    **dict.fromkeys(("sh", "ş"), ("ш",)),
    **dict.fromkeys(("ch", "ç"), ("ч",)),
    **dict.fromkeys(("zh", "dj", "dzh"), ("ж",)),
    "kh": ("х",),
    "gh": ("г",),
    "ts": ("ц", "тс"),
    "ng": ("ң", "нг"),
    "ya": ("я",),
    "yu": ("ю",),
    "yo": ("йо", "е"),
    **dict(zip("abdfgkmprstv", "абдфгкмпрств", strict=True)),
    "c": ("ц", "с", "к"),
    "e": ("е", "э"),
    "^e": ("э", "е"),
    "h": ("х",),
    "ai": ("ай", "аи"),
    "ei": ("ей", "эй"),
    "i": ("и", "ы", "й"),
    "j": ("ж", "й"),
    "l": ("л",),
    "n": ("н", "ң"),
    "q": ("к",),
    "w": ("в", "ш"),
    "x": ("х",),
    "y": ("ы", "й"),
    "z": ("з",),
    "ö": ("ө",),
    "ü": ("ү",),
}
TYPED_LATIN = (
    _BOTH | {"o": ("о",), "u": ("у",), "oi": ("ой",), "ui": ("уй",)},
    _BOTH | {"o": ("ө",), "u": ("ү",), "oi": ("өй",), "ui": ("үй",)},
)
"""For words with back and with front vowels; the likeliest first."""
