"""Letters of picture fonts, as far as official texts use them."""

_BASE = 0xF000
_SYMBOL = (
    " !\u2200#\u2203%&\u220d()*+,\u2212./0123456789:;<=>?"
    "\u2245\u0391\u0392\u03a7\u0394\u0395\u03a6\u0393\u0397\u0399\u03d1\u039a\u039b\u039c\u039d\u039f"
    "\u03a0\u0398\u03a1\u03a3\u03a4\u03a5\u03c2\u03a9\u039e\u03a8\u0396[\u2234]\u22a5_"
    "\u203e\u03b1\u03b2\u03c7\u03b4\u03b5\u03c6\u03b3\u03b7\u03b9\u03d5\u03ba\u03bb\u03bc\u03bd\u03bf"
    "\u03c0\u03b8\u03c1\u03c3\u03c4\u03c5\u03d6\u03c9\u03be\u03c8\u03b6{|}~"
)
_SYMBOL_SIGNS = (
    "\u20ac\u03d2\u2032\u2264\u2044\u221e\u0192\u2663\u2666\u2665\u2660\u2194\u2190\u2191\u2192\u2193"
    "\u00b0\u00b1\u2033\u2265\u00d7\u221d\u2202\u2022\u00f7\u2260\u2261\u2248\u2026"
)
_WINGDINGS = {
    0x6C: "\u25cf",
    0x6E: "\u25a0",
    0x6F: "\u2610",
    0x71: "\u2751",
    0x76: "\u2756",
    0xA7: "\u25aa",
    0xA8: "\u2610",
    0xD8: "\u2192",
    0xDF: "\u2190",
    0xE0: "\u2192",
    0xFB: "\u2717",
    0xFC: "\u2713",
    0xFD: "\u2612",
    0xFE: "\u2611",
}
_FONTS = {
    "symbol": {
        **dict(enumerate(_SYMBOL, 0x20)),
        **dict(enumerate(_SYMBOL_SIGNS, 0xA0)),
    },
    "wingdings": _WINGDINGS,
}


def symbol(font: str, code: int) -> str | None:
    """The letter that a picture font draws for a code; None where it is not known."""
    known = _FONTS.get(font.lower())
    if known is None:
        return chr(code) if 0x20 <= code < 0xD800 or 0xF900 <= code < 0x10000 else None
    return known.get(code - _BASE if code >= _BASE else code)


def drawn(font: str, text: str) -> str:
    """A text as its font draws it: letters of the private area are those of a picture font."""
    known = _FONTS.get(font.lower())
    if known is None:
        return text
    return "".join(
        known.get(ord(one) - _BASE, one) if _BASE <= ord(one) <= _BASE + 0xFF else one
        for one in text
    )
