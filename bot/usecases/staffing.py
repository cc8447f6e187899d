"""Who gets a role and who loses it: one way for buttons, codes and the terminal, each act noted."""

from dataclasses import dataclass

from bot.state import Member, Role, State
from bot.state.codes import HOUR

NAME_CHARACTERS = 64
"""Of a name, that are kept."""


@dataclass(frozen=True, slots=True)
class RoleChange:
    """Somebody's role became another one; None is no role."""

    user: int
    role: Role | None


class StaffingError(Exception):
    """A change of roles that is not made.

    Attributes:
        reason: ``fixed``, ``last-owner`` or ``no-member``; the sentence is ``refused-REASON``.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Staffing:
    """Appoints and dismisses.

    Args:
        state: where roles are kept, and the record of acts.
    """

    def __init__(self, state: State) -> None:
        self._state = state

    def appoint(self, user: int, role: Role, name: str, by: int) -> RoleChange:
        """Give a user a role in place of what they had.

        Raises:
            StaffingError: the settings name them, or there would be no owner any more.
        """
        with self._state.file.together():
            self.appoint_inside(user, role, name, by)
        return RoleChange(user, role)

    def appoint_inside(self, user: int, role: Role, name: str, by: int) -> None:
        """The same, as a part of a change that is made whole or not at all."""
        held = self._held(user)
        if held is not None and held.role is role:
            return  # a press that is taken once more after a crash
        if role is not Role.OWNER:
            self._expect_another_owner(held)
        known = " ".join((name or (held.name if held else "")).split())[:NAME_CHARACTERS]
        self._state.staff.appoint(user, role, known, by)
        self._state.audit.note(by, "appoint", str(user), f"{role.word} {known}".strip())

    def dismiss(self, user: int, by: int) -> RoleChange:
        """Take a user's role.

        Raises:
            StaffingError: they have none, the settings name them, or they are the last owner.
        """
        with self._state.file.together():
            held = self._held(user)
            if held is None:
                raise StaffingError("no-member")
            self._expect_another_owner(held)
            self._state.staff.dismiss(user)
            details = f"{held.role.word} {held.name}".strip()
            self._state.audit.note(by, "dismiss", str(user), details)
        return RoleChange(user, None)

    def code(self, role: Role, by: int) -> str:
        """Make a code that gives a role to whoever sends it first, within an hour."""
        with self._state.file.together():
            text, code = self._state.codes.make(role, by, seconds=HOUR)
            self._state.audit.note(by, "make-code", code.name, role.word)
        return text

    def _held(self, user: int) -> Member | None:
        if self._state.staff.is_fixed(user):
            raise StaffingError("fixed")
        return self._state.staff.member(user)

    def _expect_another_owner(self, held: Member | None) -> None:
        owners = self._state.staff.members(Role.OWNER)
        if held is not None and held.role is Role.OWNER and len(owners) == 1:
            raise StaffingError("last-owner")
