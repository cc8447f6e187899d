"""Whom the webhook lets in: who knows the secret and, where that is asked for, comes from there.

The address of whoever calls is the peer's own. Where the peer is a proxy that is trusted, it is
the last address in ``X-Forwarded-For``, which that proxy wrote itself, and so on through further
trusted ones: what stands before is the caller's own word and is believed by nobody. At a socket of
the file system the peer is a proxy, since nobody else can reach it.
"""

import hmac
import logging
import secrets
from collections.abc import Callable, Sequence
from http import HTTPStatus

from bot.settings.listening import IPAddress, Network, address_of, within
from bot.telegram.http_server import Call, Page
from bot.telegram.logs import Sparingly

_log = logging.getLogger(__name__)

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of a header
_FORWARDED = "x-forwarded-for"
_BYTES = 32


def new_secret() -> str:
    """One that nobody can guess."""
    return secrets.token_urlsafe(_BYTES)


class WebhookGuard:
    """Looks at calls before their bodies are read.

    Args:
        secret: that Telegram was given.
        senders: networks from which alone calls are let in; empty for all.
        proxies: networks of proxies that are trusted.

    Attributes:
        turned_away: called with why a call was refused: ``secret`` or ``address``.
    """

    def __init__(
        self, secret: str, senders: Sequence[Network] = (), proxies: Sequence[Network] = ()
    ) -> None:
        self._secret = secret.encode()
        self._senders = tuple(senders)
        self._proxies = tuple(proxies)
        self._sparingly = Sparingly(_log)
        self.turned_away: Callable[[str], None] = lambda _: None

    def refused(self, call: Call) -> Page | None:
        """An empty refusal; None where the call is let in."""
        given = call.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        knows = hmac.compare_digest(given, self._secret)
        if self._senders and not self._comes_from_there(call):
            self.turned_away("address")
            self._sparingly.warning("a call from outside the networks that are let in; refused")
            return Page(HTTPStatus.FORBIDDEN)
        if not knows:
            self.turned_away("secret")
            self._sparingly.warning("a call without the webhook's secret; refused")
            return Page(HTTPStatus.UNAUTHORIZED)
        return None

    def _comes_from_there(self, call: Call) -> bool:
        address = self._address(call)
        return address is not None and within(address, self._senders)

    def _address(self, call: Call) -> IPAddress | None:
        """Whose call it is; None where that cannot be told."""
        steps = [one for one in call.headers.get(_FORWARDED, "").split(",") if one.strip()]
        address = None if call.peer is None else address_of(call.peer)
        if call.peer is not None and address is None:
            return None
        while address is None or within(address, self._proxies):
            if not steps:
                return address
            address = address_of(steps.pop())
            if address is None:
                return None
        return address
