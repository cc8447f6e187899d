"""Who helps to run the archive, as owners see it in their chat: listed, added, changed, removed."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.replies.composer import Composer
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording
from bot.state import Member, Role, State
from bot.state.chat import Chat
from bot.usecases.acts import Acts
from bot.usecases.dialogs import LEAVE, DialogAnswers
from bot.usecases.library import OpenLibrary
from bot.usecases.staffing import RoleChange, Staffing, StaffingError

PERSON = "person"
"""The kind of the bot's question that a contact or a forwarded message answers."""

_DATA_BYTES = 64
_LETTERS = {"o": Role.OWNER, "e": Role.EDITOR, "r": Role.READER, "x": None}
_LETTER_OF = {role: letter for letter, role in _LETTERS.items()}
_CHANGE = re.compile(r"(\d{1,16}):([oerx])(!?):(.*)", re.DOTALL)
_IN_A_ROW = 3
_MOST = 30
"""People whom one list has a button for."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button about people led to.

    Attributes:
        reply: takes the place of the message with the button.
        change: of a role, made just now.
    """

    reply: Reply
    change: RoleChange | None = None


class Admins:
    """Lists the staff and changes it, each change after one more question.

    Args:
        library: whose bot's address a code is opened with.
        state: where roles are kept.
        dialogs: waits for a contact.
        acts: knows the names of people.
    """

    def __init__(
        self, library: OpenLibrary, state: State, dialogs: DialogAnswers, acts: Acts
    ) -> None:
        self._library = library
        self._state = state
        self._dialogs = dialogs
        self._acts = acts
        self._staffing = Staffing(state)
        dialogs.on(PERSON, self._no_contact, Role.OWNER)

    def listed(self, chat: Chat) -> Reply:
        """Everybody who has a role, a button for each, and one to add somebody."""
        say, members = Wording(chat.lang), self._state.staff.members()
        composer = Composer().line(say("admins"), Style.BOLD)
        for number, member in enumerate(members, 1):
            composer.line(f"{number}. {self._described(member, chat)}")
        if not members:
            composer.line(say("admins-none"))
        numbered = [
            Button(str(number), action=f"who:{member.user}")
            for number, member in enumerate(members[:_MOST], 1)
        ]
        rows = [tuple(numbered[at : at + _IN_A_ROW]) for at in range(0, len(numbered), _IN_A_ROW)]
        return composer.reply(*rows, (Button(say("people-add"), action="who:add"),))

    def pressed(self, what: str, chat: Chat) -> Pressed:
        """Do what the data of a button say after ``who:``."""
        match = _CHANGE.fullmatch(what)
        if match is None:
            return Pressed(self._shown(what, chat))
        user, role, name = int(match[1]), _LETTERS[match[2]], match[4]
        if not match[3]:
            return Pressed(self._sure(user, role, name, chat))
        return self._changed(user, role, name, chat)

    def found(self, user: int | None, name: str, chat: Chat) -> Reply:
        """Whoever a contact or a forwarded message is of: which role shall they have?

        Args:
            user: their number; None where Telegram does not tell it.
            name: as Telegram shows it.
            chat: of the owner who adds them.
        """
        say = Wording(chat.lang)
        self._state.dialogs.end(chat.user)
        if user is None:
            return self._offering(say("person-hidden"), say)
        if self._state.staff.member(user) is not None:
            return self._one(user, chat)
        composer = Composer().line(say("which-role", who=_named(user, name)))
        for role in reversed(Role):
            composer.line(say(f"may-{role.word}"))
        return composer.reply(self._roles(user, name, tuple(reversed(Role)), say), _leave(say))

    # -- steps -----------------------------------------------------------------------------

    def _shown(self, what: str, chat: Chat) -> Reply:
        if what == "add":
            return self._add(chat)
        if what.startswith("code:") and (role := _LETTERS.get(what[5:])):
            return self._code(role, chat)
        if what.isascii() and what.isdigit():
            return self._one(int(what[:16]), chat)
        return self.listed(chat)

    def _one(self, user: int, chat: Chat) -> Reply:
        say, member = Wording(chat.lang), self._state.staff.member(user)
        if member is None:
            return self.listed(chat)
        composer = Composer().line(self._described(member, chat))
        back = (Button(say("people-back"), action="who:list"),)
        if self._state.staff.is_fixed(user):
            return composer.line(say("refused-fixed")).reply(back)
        others = tuple(role for role in reversed(Role) if role is not member.role)
        remove = Button(say("people-remove"), action=_data(user, None, "", member.name))
        return composer.reply((*self._roles(user, member.name, others, say), remove), back)

    def _add(self, chat: Chat) -> Reply:
        self._state.dialogs.ask(chat.user, PERSON)
        say = Wording(chat.lang)
        return self._offering(say("add-person"), say)

    def _no_contact(self, subject: str, words: str, chat: Chat) -> Reply:  # noqa: ARG002
        return self._add(chat)

    def _offering(self, says: str, say: Wording) -> Reply:
        """A sentence, and codes to send to whom no message is at hand of."""
        codes = (
            Button(say(f"button-code-{role.word}"), action=f"who:code:{_LETTER_OF[role]}")
            for role in reversed(Role)
        )
        return Composer().line(says).reply(*((code,) for code in codes), _leave(say))

    def _code(self, role: Role, chat: Chat) -> Reply:
        self._state.dialogs.end(chat.user)
        say, text = Wording(chat.lang), self._staffing.code(role, chat.user)
        link = self._library.links.start(text) or text
        composer = Composer().line(say(f"code-for-{role.word}"))
        composer.line(link, Style.CODE).line(say("code-once"))
        return composer.reply((Button(say("people-copy"), copy=link),))

    def _sure(self, user: int, role: Role | None, name: str, chat: Chat) -> Reply:
        """The question before a change."""
        say = Wording(chat.lang)
        asks = f"sure-{role.word if role else 'removed'}"
        composer = Composer().line(say(asks, who=_named(user, name)))
        if role is not None:
            composer.line(say(f"may-{role.word}"))
        yes = Button(say("people-sure"), action=_data(user, role, "!", name))
        return composer.reply((yes, *_leave(say)))

    def _changed(self, user: int, role: Role | None, name: str, chat: Chat) -> Pressed:
        say = Wording(chat.lang)
        try:
            if role is None:
                change = self._staffing.dismiss(user, chat.user)
            else:
                change = self._staffing.appoint(user, role, name, chat.user)
        except StaffingError as error:
            return Pressed(Composer().line(say(f"refused-{error.reason}")).reply())
        now = f"now-{role.word if role else 'removed'}"
        composer = Composer().line(say(now, who=_named(user, name)))
        composer.line(say("told-if-known"))
        return Pressed(composer.reply((Button(say("people-back"), action="who:list"),)), change)

    # -- words -----------------------------------------------------------------------------

    def _described(self, member: Member, chat: Chat) -> str:
        say = Wording(chat.lang)
        who = _named(member.user, member.name)
        role = say(f"role-{member.role.word}")
        if self._state.staff.is_fixed(member.user):
            return say("member-fixed", who=who, role=role)
        since = datetime.fromtimestamp(member.since, UTC).astimezone(self._acts.zone(chat))
        by = self._acts.name(member.by, say)
        return say("member", who=who, role=role, since=say.day(since.date()), by=by)

    @staticmethod
    def _roles(user: int, name: str, roles: tuple[Role, ...], say: Wording) -> tuple[Button, ...]:
        return tuple(
            Button(say(f"button-{role.word}"), action=_data(user, role, "", name)) for role in roles
        )


def told(change: RoleChange, lang: str | None) -> Reply:
    """What somebody is told whose role was changed by somebody else."""
    now = f"you-are-{change.role.word}" if change.role else "you-are-none"
    return Composer().line(Wording(lang)(now)).reply()


def joined(user: int, name: str, role: Role, lang: str | None) -> Reply:
    """What owners are told when somebody got a role by a code."""
    who = _named(user, name)
    return Composer().line(Wording(lang)(f"joined-{role.word}", who=who)).reply()


def _named(user: int, name: str) -> str:
    return f"{name} ({user})" if name else str(user)


def _data(user: int, role: Role | None, sure: str, name: str) -> str:
    """The data of a button; as much of the name goes with it as there is room."""
    head = f"who:{user}:{_LETTER_OF[role]}{sure}:"
    room = _DATA_BYTES - 1 - len(head)  # the question and its yes have the same name
    return head + name.encode()[:room].decode(errors="ignore")


def _leave(say: Wording) -> tuple[Button, ...]:
    return (Button(say("button-leave"), action=LEAVE),)
