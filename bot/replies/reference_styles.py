"""Where quoted words stand, as a reference in one of the usual styles.

A name stands in every style as the archive writes it: what is a person's and what a ministry's
cannot be told for certain, and "Minister, P." would be worse than "Prime Minister". Each style is
written in the asker's language, GOST with the day on which the address was seen.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.replies.wording import Wording

_ENDS = (".", "?", "!", "…", "”", "»")


class ReferenceStyle(StrEnum):
    """How a reference is written; the value is what a button carries."""

    PLAIN = "p"
    APA = "a"
    CHICAGO = "c"
    GOST = "g"


@dataclass(frozen=True, slots=True)
class Referred:
    """What a reference is made of.

    Attributes:
        speaker: None where several speak, or it is not certain who does.
        opening: the first words, which stand for a title where there is none.
        day: of the statement.
        own: the statement's own address.
        permanent: the address that opens the words in this archive.
        seen: the day on which they were looked at.
    """

    speaker: str | None
    source: str | None
    title: str
    opening: str
    day: date | None
    own: str | None
    permanent: str | None
    seen: date


def referenced(words: str, one: Referred, style: ReferenceStyle, say: Wording) -> str:
    """Words in their marks, with the reference that a style asks for.

    Args:
        words: in their quotation marks.
        one: where they stand.
        style: of the reference.
        say: the asker's language.
    """
    if style is ReferenceStyle.PLAIN:
        return _plain(words, one, say)
    author = one.speaker or one.source
    title = one.title or f"[{one.opening.rstrip('.… ')}]"
    source = one.source if one.speaker else None
    address = one.own or one.permanent
    both = one.own is not None and one.permanent not in (None, one.own)
    kept = say("reference-kept", address=one.permanent or "") if both else None
    when = say.year_and_day(one.day) if one.day else say("reference-no-date")
    if style is ReferenceStyle.APA:
        marked = say("cited", words=title) if one.title else title
        year = str(one.day.year) if one.day else when
        head = f"{say.ended(author or title)} ({when})."
        whole = _sentences(head, title if author else None, source, address, kept)
        return f"{say.ended(f'{words} ({author or marked}, {year})')}\n\n{whole}"
    if style is ReferenceStyle.CHICAGO:
        day = say.day(one.day) if one.day else when
        marked = say("reference-title", title=title) if one.title else f"{title},"
        named = f"{author}, {marked}" if author else marked
        rest = ", ".join(filter(None, (source, day, address)))
        return f"{words}\n\n{_sentences(say.ended(f'{named} {rest}'), kept)}"
    place = f"{title} // {source}" if source else title
    seen = f"URL: {address} ({say('reference-seen', day=f'{one.seen:%d.%m.%Y}')})"
    whole = _sentences(author, place, when, seen if address else None, kept)
    return f"{words}\n\n{whole}"


def _plain(words: str, one: Referred, say: Wording) -> str:
    parts = dict.fromkeys(filter(None, (one.speaker, one.source, one.title)))
    named = ", ".join((*parts, say.day(one.day)))
    addresses = dict.fromkeys(filter(None, (one.own, one.permanent)))
    return " ".join((say.ended(f"{words} – {named}"), *addresses))


def _sentences(*parts: str | None) -> str:
    """Parts with a full stop each, where none stands; an address ends without one."""
    return " ".join(
        part if part.endswith(_ENDS) or "://" in part.split()[-1] else f"{part}."
        for part in filter(None, parts)
    )
