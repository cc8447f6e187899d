"""The commands, each once: who may use it, where, what follows it, and where it is listed.

Handlers, menus, help and the terminal are made of this table.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from types import MappingProxyType

from bot.state import Role


class Surface(Enum):
    """Where a command can be typed, or is listed."""

    PRIVATE = auto()  # a private chat with the bot
    GROUP = auto()
    PRIVATE_MENU = auto()  # what Telegram lists beside the line for typing
    GROUP_MENU = auto()
    HELP = auto()
    TERMINAL = auto()
    TERMINAL_HELP = auto()


_IN_CHATS = (
    *(Surface.PRIVATE, Surface.GROUP),
    *(Surface.PRIVATE_MENU, Surface.GROUP_MENU, Surface.HELP),
)
_IN_TERMINAL = (Surface.TERMINAL, Surface.TERMINAL_HELP)


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        name: as it is typed, without the slash; ``command-NAME`` describes it in a menu.
        line: of the help page, ``help-LINE``, which may speak of two commands.
        takes: what may follow it.
        searches: whether its answer may take a while, so that "typing" is shown.
        role: whom it is for, and in whose menu it is; None for everybody.
        absent: where it is not, and why.
    """

    name: str
    line: str = ""
    takes: str = ""
    searches: bool = False
    role: Role | None = None
    absent: Mapping[Surface, str] = field(default_factory=dict)

    def on(self, surface: Surface) -> bool:
        """Whether it can be typed there, or is listed there."""
        return surface not in self.absent


def _absent(why: str, *surfaces: Surface) -> dict[Surface, str]:
    return dict.fromkeys(surfaces, why)


_PERSONAL = _absent("it is about one person", Surface.GROUP, Surface.GROUP_MENU)
_LONG = _absent("a long reply would bury the talk", Surface.GROUP, Surface.GROUP_MENU)
_ABOUT_PEOPLE = _absent(
    "there it is the program's own: admins, audit", Surface.TERMINAL, Surface.TERMINAL_HELP
)
_FOR_ADMINS = _absent("the number of an admin is known in private", Surface.GROUP) | _absent(
    "it is for admins alone", Surface.GROUP_MENU, Surface.HELP
)
_BY_PROGRAM = _FOR_ADMINS | _absent("there it is a command of the program", *_IN_TERMINAL)

COMMANDS = (
    Command(
        "start",
        takes="what a link carries",
        absent=_absent("Telegram's own button sends it", *_IN_CHATS[1:])
        | _absent("a terminal greets by itself", Surface.TERMINAL_HELP),
    ),
    Command(
        "ask",
        "ask",
        "a question",
        searches=True,
        absent=_absent("whatever is typed is a question", Surface.TERMINAL_HELP),
    ),
    Command("latest", "by-date", "a question", searches=True, absent=_LONG),
    Command("first", "by-date", "a question", searches=True, absent=_LONG),
    Command("on", "on", "a day", searches=True, absent=_LONG),
    Command(
        "check",
        "check",
        "words",
        searches=True,
        absent=_absent("a group is shown how to ask, no more", Surface.GROUP_MENU),
    ),
    Command("timeline", "timeline", "a topic", searches=True, absent=_LONG),
    Command("changes", "changes", "a time", searches=True, absent=_LONG),
    Command("follow", "follow", "a question", absent=_PERSONAL),
    Command("following", "follow", absent=_PERSONAL),
    Command("language", "language", absent=_PERSONAL),
    Command("about", "about", absent=_PERSONAL),
    Command("forgetme", "about", absent=_PERSONAL),
    Command("help", "help", absent=_LONG),
    Command(
        "whoami",
        "whoami",
        absent=_PERSONAL | _absent("nobody has a number in the terminal", *_IN_TERMINAL),
    ),
    Command(
        "publish",
        takes="a statement",
        role=Role.EDITOR,
        absent=_FOR_ADMINS | _absent("there it is the program's own: statement", *_IN_TERMINAL),
    ),
    Command(
        "reindex",
        role=Role.EDITOR,
        absent=_FOR_ADMINS | _absent("there it is the program's own: index", *_IN_TERMINAL),
    ),
    Command("expect", takes="a question", role=Role.EDITOR, searches=True, absent=_BY_PROGRAM),
    Command("expects", role=Role.EDITOR, absent=_BY_PROGRAM),
    *(
        Command(name, takes="an address, a value", role=role, searches=True, absent=_BY_PROGRAM)
        for name, role in (
            *(("redate", Role.EDITOR), ("retitle", Role.EDITOR), ("speaker", Role.EDITOR)),
            *(("withdraw", Role.EDITOR), ("restore", Role.EDITOR), ("purge", Role.OWNER)),
        )
    ),
    Command("builds", role=Role.EDITOR, absent=_BY_PROGRAM),
    Command("rollback", role=Role.OWNER, absent=_BY_PROGRAM),
    Command("status", "status", role=Role.READER, absent=_FOR_ADMINS),
    Command(
        "invite",
        takes="how many people, how many days",
        role=Role.EDITOR,
        absent=_FOR_ADMINS | _ABOUT_PEOPLE,
    ),
    Command("admins", role=Role.OWNER, absent=_FOR_ADMINS | _ABOUT_PEOPLE),
    Command("audit", role=Role.OWNER, absent=_FOR_ADMINS | _ABOUT_PEOPLE),
    Command("stats", role=Role.READER, searches=True, absent=_BY_PROGRAM),
    Command("misses", role=Role.EDITOR, searches=True, absent=_BY_PROGRAM),
    Command("problems", role=Role.EDITOR, absent=_BY_PROGRAM),
    Command(
        "log",
        role=Role.READER,
        absent=_FOR_ADMINS | _absent("there the log itself is at hand", *_IN_TERMINAL),
    ),
    Command(
        "announce",
        role=Role.EDITOR,
        searches=True,
        absent=_FOR_ADMINS | _absent("only the bot that serves writes to people", *_IN_TERMINAL),
    ),
    Command("feeds", takes="add and an address", role=Role.EDITOR, absent=_BY_PROGRAM),
    Command("quit", "quit", absent=_absent("a chat needs no leaving", *_IN_CHATS)),
)
"""In the order of the menus."""

NAMED: Mapping[str, Command] = MappingProxyType({command.name: command for command in COMMANDS})


def commands(surface: Surface, role: Role | None = Role.OWNER) -> tuple[Command, ...]:
    """What can be typed there, or is listed there, by somebody of a role; None is everybody."""
    return tuple(one for one in COMMANDS if one.on(surface) and allowed(one, role))


def allowed(command: Command, role: Role | None) -> bool:
    """Whether somebody of a role may use a command."""
    return command.role is None or (role is not None and role >= command.role)


def help_lines(surface: Surface) -> tuple[str, ...]:
    """The lines of a help page, each once, that on help itself the last but /quit's."""
    lines = dict.fromkeys(command.line for command in commands(surface))
    last = ("help", "quit")
    return (*(line for line in lines if line not in last), *(one for one in last if one in lines))
