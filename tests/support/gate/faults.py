"""What can go wrong on the way to Telegram; a test gives them to the gate, call by call."""

import asyncio
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TooMany:
    """429: nothing is delivered, and the caller is told how long to wait."""

    seconds: int


@dataclass(frozen=True, slots=True)
class BadGateway:
    """502 with a page of HTML; nothing is delivered."""


@dataclass(frozen=True, slots=True)
class Refuse:
    """The Bot API's own refusal."""

    code: int
    description: str
    parameters: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reset:
    """The connection is cut without an answer, before or after the method took effect."""

    delivered: bool


@dataclass(frozen=True, slots=True)
class Hold:
    """The answer waits until the test releases it; the method takes effect before or after."""

    delivered: bool = False
    released: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(frozen=True, slots=True)
class Says:
    """Any answer at all; nothing is delivered unless ``delivered``."""

    body: bytes
    status: int = 200
    delivered: bool = False


Fault = TooMany | BadGateway | Refuse | Reset | Hold | Says
