"""What the bot remembers of people, in SQLite: no more than ``/about`` says."""

from bot.state.feedback import Feedback
from bot.state.file import StateFile
from bot.state.follows import Find, Follow, Follows
from bot.state.people import People, Person
from bot.state.staff import Member, Role, Staff
from bot.state.state import Kept, State
from bot.state.tables import TERMINAL
from bot.state.views import View, Views

__all__ = [
    "TERMINAL",
    "Feedback",
    "Find",
    "Follow",
    "Follows",
    "Kept",
    "Member",
    "People",
    "Person",
    "Role",
    "Staff",
    "State",
    "StateFile",
    "View",
    "Views",
]
