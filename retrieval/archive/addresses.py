"""The statement at a published address, however the address is written."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from retrieval.archive.store import Archive
from retrieval.types import Record, Removal

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|igsh|si")


def published_at(archive: Archive, address: str) -> Record | None:
    """The newest record of the statement that has this address; None where none has.

    ``http`` and ``https``, ``www``, a slash at the end, a place in the page and what a network
    put behind it make no other address.

    Raises:
        BuildError: the archive cannot be used.
    """
    ids = archive.addressed(_spellings(address))
    return archive.versions(ids[0])[-1] if ids else None


def removed_from(archive: Archive, address: str) -> Removal | None:
    """That the statement that had this address was purged; None where none had it.

    Raises:
        BuildError: the archive cannot be used.
    """
    return next(iter(archive.removals.at(*_spellings(address))), None)


def _spellings(address: str) -> list[str]:
    """The address as it was written, then as it may be written as well."""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
    except ValueError:
        return [address]
    host = parts.netloc.lower().removeprefix("www.")
    asked = [pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])]
    bare = parts.path.rstrip("/")
    ends = [f"?{query}" for query in dict.fromkeys((parts.query, urlencode(asked))) if query]
    if not asked:
        ends.append("")
    return [
        address,
        *(
            f"{scheme}://{www}{host}{path}{end}"
            for scheme in ("https", "http")
            for www in ("", "www.")
            for path in (bare, f"{bare}/")
            for end in ends
        ),
    ]
