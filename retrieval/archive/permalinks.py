"""The permanent address of a quote: which text, which place in it, in 64 safe characters.

The record's number finds it at once. It is believed only where the text's own hash agrees; where
it does not, because the archive was begun anew or put back from a copy, the text is looked for by
that hash. So an address outlives every reindex, and never leads to other words.
"""

import base64
import hashlib
import re

from retrieval.archive.store import Archive
from retrieval.types import Excerpt, Located, Record

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
    """The address of a quote."""
    text = base64.urlsafe_b64encode(bytes.fromhex(quote.sha256)[:_TEXT_BYTES]).decode()
    place = "_".join(map(_written, (quote.record, quote.start, quote.end)))
    return f"{_KIND}{text}{_named(quote.statement_id)}{place}"


def locate(archive: Archive, address: str) -> Located | None:
    """What an address leads to; None where it is none, or the text is not in this archive."""
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
