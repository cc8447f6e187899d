"""Who helps to run the archive, and what each may do."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from bot.state.file import StateFile


class Role(IntEnum):
    """What somebody may do; who may more may also less."""

    READER = 1  # sees figures and faults
    EDITOR = 2  # publishes and corrects
    OWNER = 3  # removes for good, goes back to earlier builds, appoints


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who has a role.

    Attributes:
        user: their number in Telegram.
        name: as it was known when they were appointed; may be empty.
        since: seconds since the epoch; 0 for whom the settings name.
        by: who appointed them; 0 for the settings or the terminal.
    """

    user: int
    role: Role
    name: str = ""
    since: float = 0.0
    by: int = 0


class Staff:
    """Roles by user number; read once, so that no call waits for them.

    Args:
        file: where those are kept who were appointed.
        owners: whom the operator's settings name; nobody can take their role.
    """

    def __init__(self, file: StateFile, owners: Iterable[int] = ()) -> None:
        self._file = file
        self._owners = tuple(dict.fromkeys(owners))
        self._known: dict[int, Member] | None = None

    def role_of(self, user: int) -> Role | None:
        """What a user may do; None for everybody else."""
        member = self._all().get(user)
        return member.role if member else None

    def may(self, user: int, role: Role) -> bool:
        """Whether a user has this role or a higher one."""
        held = self.role_of(user)
        return held is not None and held >= role

    def members(self, role: Role = Role.READER) -> list[Member]:
        """All who have this role or a higher one; whom the settings name come first."""
        return [member for member in self._all().values() if member.role >= role]

    def is_fixed(self, user: int) -> bool:
        """Whether the operator's settings name this user as an owner."""
        return user in self._owners

    def appoint(self, user: int, role: Role, name: str = "", by: int = 0) -> None:
        """Give a user a role, in place of one they had."""
        if self.is_fixed(user):
            return
        member = Member(user, role, name, self._file.clock(), by)
        self._file.run(
            "INSERT OR REPLACE INTO staff VALUES (?, ?, ?, ?, ?, ?)",
            (self._file.bot, user, role.name, name, member.since, by),
        )
        self._all()[user] = member

    def dismiss(self, user: int) -> bool:
        """Take a user's role; False where they have none that can be taken."""
        if self.is_fixed(user):
            return False
        sql = "DELETE FROM staff WHERE bot = ? AND user = ?"
        gone = self._file.run(sql, (self._file.bot, user))
        self._all().pop(user, None)
        return bool(gone)

    def _all(self) -> dict[int, Member]:
        if self._known is None:
            sql = "SELECT user, role, name, since, by FROM staff WHERE bot = ? ORDER BY since"
            rows = self._file.rows(sql, (self._file.bot,))
            known = {user: Member(user, Role.OWNER) for user in self._owners}
            for user, role, *facts in rows:
                known.setdefault(user, Member(user, Role[role], *facts))
            self._known = known
        return self._known
