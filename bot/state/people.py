"""What people chose for themselves: a language, a time zone."""

from dataclasses import dataclass, replace

from bot.state.file import StateFile


@dataclass(frozen=True, slots=True)
class Person:
    """One person's choices; None is "as in Telegram" and "as the operator set it"."""

    lang: str | None = None
    zone: str | None = None


class People:
    """Choices by user number; read once, so that no answer waits for them.

    Args:
        file: where they are kept.
    """

    def __init__(self, file: StateFile) -> None:
        self._file = file
        self._known: dict[int, Person] | None = None

    def of(self, user: int) -> Person:
        """The choices of a user."""
        return self._all().get(user, Person())

    def choose_language(self, user: int, lang: str | None) -> None:
        """Answer this user in a language, or again in that of their Telegram."""
        self._keep(user, replace(self.of(user), lang=lang))

    def choose_zone(self, user: int, zone: str | None) -> None:
        """Reckon this user's hours in an IANA time zone."""
        self._keep(user, replace(self.of(user), zone=zone))

    def forget(self, user: int) -> int:
        """Delete a user's choices; returns how many rows that were."""
        sql = "DELETE FROM people WHERE bot = ? AND user = ?"
        gone = self._file.run(sql, (self._file.bot, user))
        self._all().pop(user, None)
        return gone

    def _keep(self, user: int, person: Person) -> None:
        known = self._all()
        if person == Person():
            self.forget(user)
            return
        self._file.run(
            "INSERT OR REPLACE INTO people VALUES (?, ?, ?, ?)",
            (self._file.bot, user, person.lang, person.zone),
        )
        known[user] = person

    def _all(self) -> dict[int, Person]:
        if self._known is None:
            sql = "SELECT user, lang, zone FROM people WHERE bot = ?"
            rows = self._file.rows(sql, (self._file.bot,))
            self._known = {user: Person(lang, zone) for user, lang, zone in rows}
        return self._known
