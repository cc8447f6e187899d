"""Names of files in the corpus: readable, safe, and free."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import PurePosixPath, PureWindowsPath

from retrieval.ingest.formats import format_of
from retrieval.text import normalise_line

_LONGEST = 150
"""Bytes of a name without its ending; file systems allow 255 in all."""

_REFUSED = re.compile(r'[<>:"/\\|?*#!\x00-\x1f\x7f]+')
# files that a reader of folders takes for more than a statement
_TAKEN = re.compile(
    r"corpus\.jsonl|result\.json|corrections\.jsonl|messages[0-9]*\.html|sitemap.*\.xml|thumbs\.db"
    r"|export_results\.html",
    re.IGNORECASE,
)


def file_name(given: str) -> str:
    """The name under which a file may lie in the corpus, as close as can be to the one given."""
    last = PureWindowsPath(PurePosixPath(given).name).name
    plain = _REFUSED.sub("-", normalise_line(last)).rstrip(" .-")
    ending = _ending(plain)
    stem = plain[: len(plain) - len(ending)].strip(" .-") or "statement"
    stem = stem.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore").rstrip(" .-")
    name = f"{stem}{ending}"
    return f"statements-{name}" if _TAKEN.match(name) else name


def numbered(name: str) -> Iterator[str]:
    """The name, then others that are like it and tell no other date."""
    yield name
    ending = _ending(name)
    for number in count(2):
        yield f"{name[: len(name) - len(ending)]}-n{number}{ending}"


def _ending(name: str) -> str:
    """The ending by which a file is read, ``.jsonl.gz`` as one; any other as it is."""
    kind = format_of(name)
    ends = [one for one in (kind.endings if kind else ()) if name.lower().endswith(one)]
    return name[-len(max(ends, key=len)) :] if ends else PurePosixPath(name).suffix
