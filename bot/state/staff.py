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

    @property
    def word(self) -> str:
        """What it is called in the record of acts, in data and in names of sentences."""
        return self.name.lower()


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


_MEMBERS = "SELECT user, role, name, since, by FROM staff WHERE bot = ? ORDER BY since, user"


class Staff:
    """Roles by user number, read again whenever somebody else has written to the file.

    So a role that is taken at the terminal is gone at the next question for it, while a message,
    which asks several times, reads them once.

    Args:
        file: where those are kept who were appointed.
        owners: whom the operator's settings name; nobody can take their role.
    """

    def __init__(self, file: StateFile, owners: Iterable[int] = ()) -> None:
        self._file = file
        self._owners = tuple(dict.fromkeys(owners))
        self._known: dict[int, Member] | None = None
        self._version: tuple[int, int] | None = None

    def member(self, user: int) -> Member | None:
        """Who a user is among the staff; None for everybody else."""
        if self.is_fixed(user):
            return Member(user, Role.OWNER)
        return self._appointed().get(user)

    def role_of(self, user: int) -> Role | None:
        """What a user may do; None for everybody else."""
        member = self.member(user)
        return member.role if member else None

    def may(self, user: int, role: Role) -> bool:
        """Whether a user has this role or a higher one."""
        held = self.role_of(user)
        return held is not None and held >= role

    def members(self, role: Role = Role.READER) -> list[Member]:
        """All who have this role or a higher one; whom the settings name come first."""
        appointed = self._appointed().values()
        known = [Member(user, Role.OWNER) for user in self._owners]
        known += [member for member in appointed if not self.is_fixed(member.user)]
        return [member for member in known if member.role >= role]

    def is_fixed(self, user: int) -> bool:
        """Whether the operator's settings name this user as an owner."""
        return user in self._owners

    def appoint(self, user: int, role: Role, name: str = "", by: int = 0) -> None:
        """Give a user a role, in place of one they had."""
        if self.is_fixed(user):
            return
        with self._file.alone():
            self._known = None
            self._file.run(
                "INSERT OR REPLACE INTO staff VALUES (?, ?, ?, ?, ?, ?)",
                (self._file.bot, user, role.name, name, self._file.clock(), by),
            )

    def dismiss(self, user: int) -> bool:
        """Take a user's role; False where they have none that can be taken."""
        if self.is_fixed(user):
            return False
        sql = "DELETE FROM staff WHERE bot = ? AND user = ?"
        with self._file.alone():
            self._known = None
            return bool(self._file.run(sql, (self._file.bot, user)))

    def _appointed(self) -> dict[int, Member]:
        """All who were appointed, by user number."""
        with self._file.alone():
            # looked at before the rows are: what changes in between is read the next time
            version = self._file.version()
            if self._known is None or version is None or version != self._version:
                rows = self._file.rows(_MEMBERS, (self._file.bot,))
                self._known = {row[0]: _member(*row) for row in rows}
                self._version = version
            return self._known


def _member(user: int, role: str, name: str, since: float, by: int) -> Member:
    return Member(user, Role[role], name, since, by)
