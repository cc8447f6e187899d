"""The one way in for text, and the one idea of what "the same wording" means.

`normalise` is what is stored, quoted and sent; `docs/normalisation.md` writes its rules down.
`fold` is only ever compared, never shown.
"""

import re
import unicodedata

_REWRITTEN = re.compile("[\x00-\x09\x0b-\x1f\u0333\u033f\u2028-\u202e\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_DROPPED = re.compile("[\u0333\u033f\u202a-\u202e]")
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_RING = "\u030a"
_EMPTY_LINES = re.compile("\n{3,}")


def normalise(raw: str) -> str:
    r"""Rewrite ``raw`` as Telegram would, so that what is stored is what arrives on the phone.

    Idempotent, linear in the length of ``raw``, and left alone by Telegram's own library.

    Args:
        raw: any string, even one with lone surrogates.

    Returns:
        The text in NFC with ``\n`` as its only line end and no other control character below
        U+0020; no white space at its ends or before a line end, at most one empty line in a row.
        Empty where nothing but white space was there.
    """
    text = _cleaned(raw) if _REWRITTEN.search(raw) else raw
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if _RING in text:
        # NFC has taken up every ring that has a letter to sit on; Telegram drops the others.
        text = unicodedata.normalize("NFC", text.replace(_RING, ""))
    text = text.strip()
    if "\n" not in text:
        return text
    text = "\n".join([line.rstrip() for line in text.split("\n")])
    return _EMPTY_LINES.sub("\n\n", text) if "\n\n\n" in text else text


def normalise_line(raw: str) -> str:
    """Normalise ``raw`` for a fact such as a title: one line, single spaces."""
    if raw.isascii() and raw.isprintable():
        return " ".join(raw.split())  # there is nothing else to rewrite
    return " ".join(normalise(raw).split())


def _cleaned(raw: str) -> str:
    text = _LINE_ENDS.sub("\n", raw)
    text = _DROPPED.sub("", text)
    text = _CONTROLS.sub(" ", text)
    return _SURROGATES.sub("\ufffd", text)


# U+0091 to U+0097 are Windows-1252 quotation marks and dashes read as Latin-1: old archives
# are full of them, and Telegram passes them on.
QUOTATION_MARKS = (
    "\"'`\u00b4\u00ab\u00bb\u0091-\u0094\u02b9\u02bb-\u02bd\u02ee\u2018-\u201f\u2032-\u2037"
    "\u2039\u203a\u275b-\u275e\u276e\u276f\u301d-\u301f\uff02\uff07"
)
DASHES = "\\-\u0096\u0097\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d"
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\u2066-\u2069\ufeff"
BULLETS = "*\u00b7\u2022\u2023\u25a0\u25a1\u25aa\u25ab\u25cb\u25cf\u25e6\u2219\uf0b7"
_ELLIPSIS = "\u2026"

_INVISIBLE_RUN = re.compile(f"[{INVISIBLE}]+")
_QUOTATION_RUN = re.compile(f"[{QUOTATION_MARKS}]+")
_DASH_RUN = re.compile(f"[{DASHES}]+")


def without_invisible(text: str) -> str:
    """The text without letters that are not seen: soft hyphens, marks of direction, joiners."""
    return text if text.isascii() else _INVISIBLE_RUN.sub("", text)


def fold(text: str) -> str:
    """Reduce ``text`` to its wording: equal folds mean the same words in the same order.

    Letter case, white space and line breaks, kinds and doubling of quotation marks, apostrophes
    and dashes, the one-character ellipsis and invisible characters make no difference.

    Args:
        text: normalised text; a question is normalised first.
    """
    return " ".join(_marks_unified(_INVISIBLE_RUN.sub("", text.casefold())).split())


def _marks_unified(text: str) -> str:
    text = _QUOTATION_RUN.sub("'", text)
    text = _DASH_RUN.sub("-", text)
    return text.replace(_ELLIPSIS, "...")


def trimmed(text: str, start: int, end: int, marks: str | None = None) -> tuple[int, int]:
    """A stretch without what stands at its ends: white space, or the characters of ``marks``.

    Returns:
        Its start and end; twice the same place where there is nothing else.
    """
    words = text[start:end]
    start += len(words) - len(words.lstrip(marks))
    return start, start + len(words.strip(marks))
