"""The record of acts, as owners read it: a page at a time, or all of it as a table in a file."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.replies.composer import Composer
from bot.replies.reply import Button, Reply, Style
from bot.replies.spreadsheet import as_csv, table_file
from bot.replies.wording import Wording
from bot.state import TERMINAL, Role, State
from bot.state.audit import Entry
from bot.state.chat import Chat
from bot.usecases.library import OpenLibrary

ON_PAGE = 10
_ALL = 1_000_000
_OF_PEOPLE = frozenset(("appoint", "dismiss"))
_OF_ROLES = _OF_PEOPLE | {"make-code", "use-code"}
HEADINGS = ("number", "at", "user", "name", "act", "subject", "details")
"""Of the columns of the table."""


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """An act, with the name of whoever did it where it is known."""

    number: int
    at: datetime
    user: int
    name: str
    act: str
    subject: str
    details: str


class Acts:
    """Shows the record.

    Args:
        library: of the operator's time zone.
        state: where the record is kept.
    """

    def __init__(self, library: OpenLibrary, state: State) -> None:
        self._library = library
        self._state = state

    def page(self, chat: Chat, before: int | None = None) -> Reply:
        """The newest acts, or those before one of them, in words."""
        say = Wording(chat.lang)
        found = self._state.audit.entries(ON_PAGE + 1, before)
        if not found:
            return Composer().line(say("audit-empty")).reply()
        names, zone = self._names(), self.zone(chat)
        composer = Composer().line(say("audit"), Style.BOLD)
        for entry in found[:ON_PAGE]:
            when = say.moment(datetime.fromtimestamp(entry.at, UTC).astimezone(zone))
            composer.gap().line(say("audit-line", when=when, who=_who(entry.user, names, say)))
            composer.line(_in_words(entry, names, say))
        buttons = [Button(say("audit-as-table"), action="aud:csv")]
        if len(found) > ON_PAGE:
            older = f"aud:{found[ON_PAGE - 1].number}"
            buttons.insert(0, Button(say("audit-older"), action=older))
        return composer.reply(tuple(buttons))

    def table(self, chat: Chat) -> Reply:
        """All acts as a file for a spreadsheet."""
        say = Wording(chat.lang)
        rows = csv_of(self.entries(self.zone(chat)))
        reply = Composer().line(say("audit-table")).reply()
        return replace(reply, document=table_file("audit.csv", rows))

    def entries(self, zone: ZoneInfo) -> list[NamedEntry]:
        """All acts, the oldest first."""
        names = self._names()
        return [
            NamedEntry(
                entry.number,
                datetime.fromtimestamp(int(entry.at), UTC).astimezone(zone),
                entry.user,
                names.get(entry.user, ""),
                entry.act,
                entry.subject,
                entry.details,
            )
            for entry in reversed(self._state.audit.entries(_ALL))
        ]

    def name(self, user: int, say: Wording) -> str:
        """What to call whoever did something."""
        return _who(user, self._names(), say)

    def zone(self, chat: Chat) -> ZoneInfo:
        """The time zone that somebody chose, else the operator's."""
        chosen = self._state.people.of(chat.user).zone
        return ZoneInfo(chosen) if chosen else self._library.settings.zone

    def _names(self) -> dict[int, str]:
        """Names as they were when somebody was appointed, also of those who left."""
        names = {}
        for subject, details in self._state.audit.appointments():
            if name := details.partition(" ")[2]:
                names[int(subject)] = name
        return names


def csv_of(entries: list[NamedEntry]) -> str:
    """The acts as CSV."""
    rows = (
        (
            *(entry.number, entry.at.isoformat(timespec="seconds"), entry.user),
            *(entry.name, entry.act, entry.subject, entry.details),
        )
        for entry in entries
    )
    return as_csv([HEADINGS, *rows])


def _who(user: int, names: dict[int, str], say: Wording) -> str:
    if user == TERMINAL:
        return say("by-terminal")
    name = names.get(user)
    return f"{name} ({user})" if name else str(user)


def _in_words(entry: Entry, names: dict[int, str], say: Wording) -> str:
    """An act, and what it was done to; an act that has no sentence is called by its own word."""
    known = f"act-{entry.act}"
    act = say(known) if say.has(known) else entry.act
    subject, details = entry.subject, entry.details
    if entry.act in _OF_PEOPLE:
        subject = _who(int(subject), names, say)
    role = details.partition(" ")[0]
    if entry.act in _OF_ROLES and role.upper() in Role.__members__:
        details = say(f"role-{role}")
    more = ", ".join(filter(None, (subject, details)))
    return f"{act}: {more}" if more else act
