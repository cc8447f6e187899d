"""Whom a record names before words, though its rules of direct speech tell no speaker.

"Minister Jon Brask shrugged: “…”" has no verb of saying. It is not certain that he said it, but
whoever else is claimed to have said it is named nowhere beside it.
"""

import re

from retrieval.check.claimed_names import is_oblique, names_of
from retrieval.languages import LANGUAGES, NARRATIONS, SAYS, STOP_WORDS, VOICES

_NEAR = 200  # characters before a quotation
_MOST_BEFORE = 2  # words before a name: the board's chairman X
_SEVERAL = 2  # labels in a line that are no heading of it
_ENDS = re.compile(r"(?<!\b[^\W\d_])[.!?…][»”\"’)]*\s|[»”\"]\s|\n")
_LABEL_BEHIND = re.compile(r":\s")
_LABEL_BEFORE = re.compile(r"(?:^|[.!?…][»”\"’]?\s)$")


def introduced(text: str, start: int) -> str:
    """Whoever alone is named in the words that lead to a quotation, at their beginning.

    Args:
        text: about the quotation.
        start: of the quotation, with its mark.

    Returns:
        The name; empty where several are named or none, where somebody hears, gets or reads the
        words, or where it is not said at all.
    """
    line = text[max(0, start - _NEAR) : start]
    intro = line[max((found.end() for found in _ENDS.finditer(line)), default=0) :].rstrip()
    named = [*names_of(intro)]
    whole = [one for one in named if len(one[0].split()) > 1]
    if not intro.endswith(":") or len(whole) != 1:
        return ""
    name = whole[0]
    before, behind = intro[: name.start()].split(), intro[name.end() : -1].strip()
    words = {word.casefold() for word in (*before, name[0].split()[0])}
    is_subject = len(before) <= _MOST_BEFORE and STOP_WORDS.isdisjoint(words)
    others = any(one is not name and one.start() for one in named)
    if others or not is_subject or is_oblique(name[0]) or not _may_say(intro, behind):
        return ""
    return name[0]


def _may_say(intro: str, behind: str) -> bool:
    """Whether what is told of somebody before a colon leaves it open that they say what follows."""
    small = intro.casefold()
    if any(known.saying and known.saying.hears.search(small) for known in LANGUAGES):
        return False
    if any(voice.doubts.search(intro) for voice in VOICES):
        return False
    if not any(says.search(intro) for says in SAYS):
        return True
    is_verb = any(says.fullmatch(behind) for says in SAYS)
    return is_verb and not any(one.of_many.fullmatch(behind) for one in NARRATIONS)


def labelled(text: str, start: int) -> str:
    """Whoever's label stands before a place where several speak in one line: "X: … Y: …".

    Args:
        text: about the place.
        start: the place.
    """
    first = text.rfind("\n", 0, start) + 1
    line = text[first:].partition("\n")[0]
    labels = [
        one
        for one in names_of(line)
        if (len(one[0].split()) > 1 or "." in one[0])
        and _LABEL_BEHIND.match(line, one.end())
        and _LABEL_BEFORE.search(line[: one.start()])
    ]
    if len({one[0] for one in labels}) < _SEVERAL:
        return ""
    return next((one[0] for one in reversed(labels) if first + one.end() <= start), "")
