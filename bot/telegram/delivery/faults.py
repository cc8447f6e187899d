"""What a failed call to Telegram means: whether the message may have arrived, and what to do."""

from datetime import timedelta
from enum import Enum, auto

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

_BEFORE_SENDING = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


class Fault(Enum):
    """The kinds of failure, by what the sender does next."""

    UNREACHED = auto()  # it did not arrive: try again
    UNCLEAR = auto()  # it may have arrived: a second message could be a double
    SLOWER = auto()  # too many messages: wait as long as told
    MOVED = auto()  # the group has another number now
    SHUT_OUT = auto()  # blocked, removed, chat deleted: nobody to tell
    REFUSED = auto()  # the message itself is wrong


class DeliveryError(Exception):
    """A message was not delivered, or nobody knows; drawn below.

    DeliveryError
    |- NotDelivered    it did not arrive after several tries; later it may
    |- Unconfirmed     it may have arrived
    `- ShutOut         this chat cannot be written to
    """


class NotDelivered(DeliveryError):  # noqa: N818 - a state, named as people say it
    """Telegram could not be reached; the whole reply may be sent later."""


class Unconfirmed(DeliveryError):  # noqa: N818
    """The connection broke when the message, or a part of it, may have arrived."""


class ShutOut(DeliveryError):  # noqa: N818
    """The bot is blocked, removed or the chat is gone."""


_NO_WAY_IN = (
    "chat not found",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "topic_closed",
    "user is deactivated",
    "peer_id_invalid",
)


_KINDS: tuple[tuple[type[TelegramError], Fault], ...] = (
    (RetryAfter, Fault.SLOWER),
    (ChatMigrated, Fault.MOVED),
    (Forbidden, Fault.SHUT_OUT),
    # whether it is Telegram that says so is for the polling to find out
    (InvalidToken, Fault.UNREACHED),
    (Conflict, Fault.REFUSED),
)


def kind(error: TelegramError) -> Fault:
    """Tell the kinds apart; what is not known is unclear, so that nothing is sent twice."""
    for error_type, fault in _KINDS:
        if isinstance(error, error_type):
            return fault
    if isinstance(error, BadRequest):  # a subclass of NetworkError, so asked for before it
        shut_out = any(sign in error.message.lower() for sign in _NO_WAY_IN)
        return Fault.SHUT_OUT if shut_out else Fault.REFUSED
    # A server that fails, as with 502, may have done before what it was asked for.
    if isinstance(error, NetworkError) and isinstance(error.__cause__, _BEFORE_SENDING):
        return Fault.UNREACHED
    return Fault.UNCLEAR


def pause(error: RetryAfter) -> float:
    """Seconds the server wants to hear nothing for this chat."""
    wanted = error.retry_after
    return wanted.total_seconds() if isinstance(wanted, timedelta) else float(wanted)
