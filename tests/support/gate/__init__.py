"""A Bot API server for tests: keeps chats, records calls, refuses what Telegram refuses."""

from gate.calls import Call
from gate.chats import Channel, Group, Person, Sent
from gate.faults import BadGateway, Hold, Refuse, Reset, Says, TooMany
from gate.server import TOKEN, Gate

__all__ = [
    "TOKEN",
    "BadGateway",
    "Call",
    "Channel",
    "Gate",
    "Group",
    "Hold",
    "Person",
    "Refuse",
    "Reset",
    "Says",
    "Sent",
    "TooMany",
]
