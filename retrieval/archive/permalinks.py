"""Permanent addresses of quotes: which text and which span of it, in 64 safe characters.

An address holds the record's number, by which it is found at once, and the first bytes of the
text's hash. Where the record of that number has another hash, because the archive was begun anew or
restored from a copy, the text is looked up by its hash. So an address survives every reindex, and
never leads to other words.
"""

import base64
import hashlib
import re

from retrieval.archive.store import Archive
from retrieval.types import Excerpt, Located, Record, Removal

LONGEST = 64
"""Characters of a deep link's payload, each of ``[A-Za-z0-9_-]``."""

_KIND = "q"
_TEXT_BYTES = 9
_NAME_BYTES = 3
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SHAPE = re.compile(
    rf"{_KIND}([A-Za-z0-9_-]{{12}})([A-Za-z0-9_-]{{4}})"
    r"([0-9a-z]{1,8})_([0-9a-z]{1,7})_([0-9a-z]{1,7})"
)


def locator(quote: Excerpt) -> str:
    """The address of a quote, at most ``LONGEST`` characters long."""
    text = base64.urlsafe_b64encode(bytes.fromhex(quote.sha256)[:_TEXT_BYTES]).decode()
    place = "_".join(map(_written, (quote.record, quote.start, quote.end)))
    return f"{_KIND}{text}{_named(quote.statement_id)}{place}"


def locate(archive: Archive, address: str) -> Located | None:
    """The record and span of an address, with the newest record of the same statement.

    Returns:
        None where it is no address, or the text is not in this archive.

    Raises:
        BuildError: the archive cannot be used.
    """
    match = _SHAPE.fullmatch(address)
    if match is None or len(address) > LONGEST:
        return None
    sha256 = base64.urlsafe_b64decode(match[1]).hex()
    number, start, end = (int(match[group], 36) for group in (3, 4, 5))
    record = archive.records([number]).get(number)
    if record is None or not _is(record, sha256, match[2]):
        texts = archive.of_text(sha256)
        # the same text may stand under several ids
        record = next((one for one in texts if _is(one, sha256, match[2])), None)
        record = record or next(iter(texts), None)
    if record is None or not 0 <= start < end <= len(record.statement.text):
        return None
    return Located(record, start, end, archive.versions(record.statement.id)[-1])


def removed(archive: Archive, address: str) -> Removal | None:
    """That what an address leads to was purged; None where it was not, or it is no address.

    Raises:
        BuildError: the archive cannot be used.
    """
    match = _SHAPE.fullmatch(address)
    if match is None:
        return None
    sha256 = base64.urlsafe_b64decode(match[1]).hex()
    return next(iter(archive.removals.of_text(sha256)), None)


def _is(record: Record, sha256: str, name: str) -> bool:
    return record.sha256.startswith(sha256) and _named(record.statement.id) == name


def _named(statement_id: str) -> str:
    digest = hashlib.blake2b(statement_id.encode(), digest_size=_NAME_BYTES).digest()
    return base64.urlsafe_b64encode(digest).decode()


def _written(number: int) -> str:
    """In base 36."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"
