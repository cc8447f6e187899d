"""The day a PDF or a document says it was made on, and when that is the statement's own day.

It mostly is the day of the export. So it counts only where the words themselves name the same
day, at the head or the foot of the statement.
"""

import re
from collections.abc import Sequence
from datetime import date as Date  # noqa: N812 - as in the glossary

from retrieval.ingest.dates import dates_in_text
from retrieval.languages import LANGUAGES
from retrieval.languages.combining import any_of
from retrieval.text import normalise_line

_PDF_DATE = re.compile(r"(?:D:)?([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
_ENDS = 4
_PLACEHOLDERS = any_of(title for known in LANGUAGES for title in known.pages.placeholder_titles)
_JUNK_TITLE = re.compile(
    r"(?:microsoft (?:word|excel|powerpoint)|powerpoint|about:blank).*"
    rf"|\W*{_PLACEHOLDERS}[\W\d_]*"
    r"|(?:scan|scn|doc|img|image|dsc|pict|skm(?:_c)?|kmbt|mfp)[\W\d_]*"  # and a number: of machines
    r"|.*\.(?:docx?|odt|rtf|pptx?|xlsx?|epub|pdf|html?|indd|tex|qxd|txt)"
    r"|[\W\d_]*",
    re.IGNORECASE,
)


def creation_day(written: str, paragraphs: Sequence[str]) -> tuple[Date, ...]:
    """The day of creation where the words name it too, else nothing.

    Args:
        written: ``D:20201212...`` of a PDF or an ISO date and time of a Word file.
        paragraphs: the statement's.
    """
    match = _PDF_DATE.match(written.strip())
    if match is None:
        return ()
    try:
        day = Date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return ()
    ends = [*paragraphs[:_ENDS], *paragraphs[-_ENDS:]]
    return (day,) if any(day in dates_in_text(paragraph) for paragraph in ends) else ()


def meant_title(written: str) -> str:
    """A title from a file's properties, or nothing where a program has left it there."""
    title = normalise_line(written)
    return "" if _JUNK_TITLE.fullmatch(title) else title
