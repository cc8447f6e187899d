"""Telegram's side of a webhook, and the proxy with TLS in front of the bot: updates are brought.

Each update is a POST with the secret in its header; one that is not taken is brought again.
"""

import asyncio
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from gate.rules import Refused

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
_PORTS = (None, 443, 80, 88, 8443)
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_AGAIN_SECONDS = 0.02


@dataclass
class Webhook:
    """What Telegram knows of a bot's webhook.

    Attributes:
        bot_at: where the proxy hands calls on to, set by a test: a port of loopback, or the path
            of a socket; nothing is brought before.
        url: that was set; empty where there is none.
        secret: that was set.
        allowed: the kinds of update that were asked for; empty for all.
        delivered: the number of each update that was brought, with the status it was answered.
        fault: the last one, as it is told of.
        said: the last body that was answered.
    """

    bot_at: int | str = 0
    url: str = ""
    secret: str = ""
    allowed: list[str] = field(default_factory=list)
    delivered: list[tuple[int, int]] = field(default_factory=list)
    fault: str = ""
    said: bytes = b""

    def set(self, payload: dict[str, Any]) -> bool:
        """Take note of where updates are to be brought.

        Raises:
            Refused: Telegram would not.
        """
        url, secret = payload["url"], payload.get("secret_token", "")
        parts = urlsplit(url)
        if parts.scheme != "https":
            raise Refused("Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        if parts.port not in _PORTS:
            raise Refused("Bad Request: bad webhook: Webhook can be set up only on ports 80, ...")
        if not _SECRET.fullmatch(secret):
            raise Refused("Bad Request: secret token contains unallowed characters")
        self.url, self.secret = url, secret
        self.allowed = payload.get("allowed_updates") or []
        return True

    def delete(self) -> bool:
        """Take the webhook away; what waits goes on waiting."""
        self.url = ""
        return True

    def info(self, pending: int) -> dict[str, Any]:
        """What Telegram tells of it."""
        known: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": pending,
        }
        if self.fault:
            known |= {"last_error_date": 1, "last_error_message": self.fault}
        return known

    async def bring(
        self, due: Callable[[], dict[str, Any] | None], taken: Callable[[int], None]
    ) -> None:
        """Bring updates for as long as it is not cancelled.

        Args:
            due: the next one; None where none waits.
            taken: told the number of each that the bot has taken.
        """
        while True:
            update = due() if self.url and self.bot_at else None
            if update is None:
                await asyncio.sleep(_AGAIN_SECONDS)
                continue
            status = await self.post(update, {SECRET_HEADER: self.secret})
            self.delivered.append((update["update_id"], status))
            if status == HTTPStatus.OK:
                taken(update["update_id"])
            else:
                self.fault = f"Wrong response from the webhook: {status}"
                await asyncio.sleep(_AGAIN_SECONDS)

    async def post(self, update: object, headers: dict[str, str]) -> int:
        """Bring anything as JSON, by anybody; the status it was answered, 0 for none."""
        return await self.post_bytes(json.dumps(update).encode(), headers)

    async def post_bytes(
        self, body: bytes, headers: dict[str, str], *, path: str = "", method: str = "POST"
    ) -> int:
        """Call with any body; at the path that was set, where no other is given."""
        path = path or urlsplit(self.url).path or "/"
        local = isinstance(self.bot_at, str)
        connector = aiohttp.UnixConnector(str(self.bot_at)) if local else aiohttp.TCPConnector()
        address = f"http://{'bot' if local else f'127.0.0.1:{self.bot_at}'}{path}"
        try:
            async with (
                aiohttp.ClientSession(connector=connector) as session,
                session.request(method, address, data=io.BytesIO(body), headers=headers) as answer,
            ):
                self.said = await answer.read()
                return answer.status
        except (aiohttp.ClientError, OSError):
            return 0
