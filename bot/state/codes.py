"""Codes that give a role or the right to ask; only their digests are kept."""

import secrets
from base64 import b32encode
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest

from bot.state.file import StateFile
from bot.state.staff import Role

PREFIX = "join-"
"""What every code begins with, so that none is taken for a question."""

HOUR = 3600.0
_BYTES = 16
_HELD = "SELECT digest, role, by, uses, until FROM codes WHERE bot = ? AND until > ?"


@dataclass(frozen=True, slots=True)
class Code:
    """What is kept of a code.

    Attributes:
        digest: of its letters.
        role: that it gives; None where it only lets somebody ask.
        by: who made it; 0 for the terminal.
        uses: how many are left.
        until: the end of its time, in seconds since the epoch.
    """

    digest: bytes
    role: Role | None
    by: int
    uses: int
    until: float

    @property
    def name(self) -> str:
        """What it is called where it must not be told."""
        return self.digest.hex()[:12]


class Codes:
    """Codes, their uses, and how often somebody tried one that does not work.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file

    def make(
        self, role: Role | None, by: int, uses: int = 1, seconds: float = HOUR
    ) -> tuple[str, Code]:
        """Make a code of 128 random bits; its letters are told here and nowhere again."""
        letters = b32encode(secrets.token_bytes(_BYTES)).decode("ascii").rstrip("=").lower()
        text = f"{PREFIX}{letters}"
        code = Code(_digest(text), role, by, uses, self._file.clock() + seconds)
        self._file.run(
            "INSERT INTO codes VALUES (?, ?, ?, ?, ?, ?)",
            (self._file.bot, code.digest, role.name if role else "", by, uses, code.until),
        )
        return text, code

    def find(self, text: str) -> Code | None:
        """What a code is, while its time lasts, used up or not; each takes equally long."""
        digest, found = _digest(text.lower()), None
        for code in self._held():
            if compare_digest(code.digest, digest):
                found = code
        return found

    def use(self, code: Code, user: int) -> bool:
        """Take one use of a code for a user; False where none is left."""
        taken = self._file.run(
            "UPDATE codes SET uses = uses - 1 WHERE bot = ? AND digest = ? AND uses > 0",
            (self._file.bot, code.digest),
        )
        if taken:
            values = (self._file.bot, code.digest, user)
            self._file.run("INSERT OR REPLACE INTO code_uses VALUES (?, ?, ?)", values)
        return bool(taken)

    def was_used(self, code: Code, user: int) -> bool:
        """Whether this user has used the code before."""
        sql = "SELECT 1 FROM code_uses WHERE bot = ? AND digest = ? AND user = ?"
        return bool(self._file.rows(sql, (self._file.bot, code.digest, user)))

    def end(self, name: str) -> Code | None:
        """Have a code let nobody in any more; None where it does not already."""
        for code in self._held():
            if code.name == name and code.uses:
                sql = "UPDATE codes SET uses = 0 WHERE bot = ? AND digest = ?"
                self._file.run(sql, (self._file.bot, code.digest))
                return code
        return None

    def tried(self, user: int) -> int:
        """How often a user sent a code that does not work, in the last hour."""
        sql = "SELECT count(*) FROM code_tries WHERE bot = ? AND user = ? AND at > ?"
        values = (self._file.bot, user, self._file.clock() - HOUR)
        return int(self._file.rows(sql, values)[0][0])

    def note_try(self, user: int) -> int:
        """Count a code that does not work; returns how many those are in the last hour."""
        values = (self._file.bot, user, self._file.clock())
        self._file.run("INSERT INTO code_tries VALUES (?, ?, ?)", values)
        return self.tried(user)

    def prune(self) -> None:
        """Delete what has lived its time."""
        now = self._file.clock()
        self._file.run("DELETE FROM codes WHERE until <= ?", (now,))
        self._file.run("DELETE FROM code_uses WHERE digest NOT IN (SELECT digest FROM codes)")
        self._file.run("DELETE FROM code_tries WHERE at <= ?", (now - HOUR,))

    def _held(self) -> list[Code]:
        rows = self._file.rows(_HELD, (self._file.bot, self._file.clock()))
        return [Code(digest, Role[role] if role else None, *facts) for digest, role, *facts in rows]


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
