"""A post as a file of the corpus: front matter and its text, which reads again to the letter."""

import json
import re

from retrieval.archive.opening import opening
from retrieval.ingest.dates import dates_in_name
from retrieval.ingest.formats.plain import BARE_DATE
from retrieval.text import normalise, normalise_line
from retrieval.types import Facts

_FACTS = ("title", "date", "posted", "source", "url", "speaker", "lang")
# what YAML's readers refuse, or take for the end of a line
_ESCAPED = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_LONGEST = 60
_BETWEEN = re.compile(r"[\W_]+")
_FIGURES = re.compile(r"[0-9]+")


def text_file(text: str, facts: Facts) -> str:
    """What a file has to hold so that a statement of this text and these facts is read from it.

    Args:
        text: of the post; normalised here, as the reader would.
        facts: those that are None or empty are left out.
    """
    said = normalise(text)
    lines = []
    for name in _FACTS:
        value = getattr(facts, name)
        if value is not None and (words := normalise_line(str(value))):
            lines.append(f"{name}: {_quoted(words)}\n")
    if BARE_DATE.match(said):
        lines.append("verbatim: true\n")
    return f"---\n{''.join(lines)}---\n{said}\n"


def name_of(text: str, facts: Facts) -> str:
    """A readable name for the file of a post: its day, and its title or first words."""
    day = facts.date or facts.posted
    words = facts.title or opening(normalise(text))
    slug = _BETWEEN.sub("-", words.lower()).strip("-")
    slug = _without_dates(slug[:_LONGEST].strip("-")) or "statement"
    return f"{day.isoformat()}-{slug}.txt" if day else f"{slug}.txt"


def _without_dates(slug: str) -> str:
    """A name that tells no other day than the statement's own."""
    try:
        dated = bool(dates_in_name(slug))
    except ValueError:
        dated = True
    return _BETWEEN.sub("-", _FIGURES.sub("-", slug)).strip("-") if dated else slug


def _quoted(words: str) -> str:
    """Words as a YAML scalar between quotation marks."""
    quoted = json.dumps(words, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
