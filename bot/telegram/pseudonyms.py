"""Names in the log for people and chats: the same for the same one, and nobody's number."""

import hashlib
import hmac
import re
import secrets
from pathlib import Path

from bot.telegram.kept_keys import kept_key

_BYTES = 32
_DIGITS = 8
# Numbers of updates are of no person; a build's name and a decimal fraction are no number of one.
_NUMBER = re.compile(r"(?<!update )(?<![\w.,-])-?\d{6,}(?![\w,])")


class Pseudonyms:
    """Makes names of numbers, by a key that is this installation's own.

    Args:
        key: without it nobody can tell which number a name is of, not even by trying all.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, number: int | str) -> str:
        """The name of a person's or a chat's number: ``#`` and eight digits."""
        digest = hmac.new(self._key, str(number).encode(), hashlib.sha256).hexdigest()
        return f"#{digest[:_DIGITS]}"

    def replaced(self, text: str) -> str:
        """A text with names in place of the numbers that may be of a person or a chat."""
        return _NUMBER.sub(lambda found: self.of(found[0]), text)


def kept_pseudonyms(path: Path) -> Pseudonyms:
    """Those of an installation.

    Args:
        path: the file of the key; made where there is none. Where that cannot be, the names are
            of this process alone.
    """
    made = secrets.token_bytes(_BYTES)
    kept = kept_key(path, made)
    return Pseudonyms(kept if len(kept) == _BYTES else made)
