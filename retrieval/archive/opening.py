"""How a text begins: its first words, by which a statement without a title is known."""

LONGEST = 60
"""Characters of an opening, its ellipsis apart."""

_ELLIPSIS = "…"
_READ = 4000
"""Characters that are looked at: white space may stand before and between the words."""

_LOOSE = " .,;:!?…–—-"


def opening(text: str) -> str:
    """The first words on one line, cut at a word; an ellipsis stands where something is cut."""
    words = text[:_READ].split()
    line = " ".join(words)
    if len(line) <= LONGEST and len(text) <= _READ:
        return line
    cut = line[: LONGEST + 1].rpartition(" ")[0] or line[:LONGEST]
    return f"{cut.rstrip(_LOOSE) or cut}{_ELLIPSIS}"
