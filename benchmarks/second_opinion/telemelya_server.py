"""Runs telemelya's Bot API in telemelya's own environment, without its store of media.

    .bench/telemelya/bin/python benchmarks/second_opinion/telemelya_server.py PORT RELAY

It brings updates to RELAY, an address of loopback, as soon as the bot has set any webhook: the
bot's own address is a public one behind a proxy with TLS. As Telegram does, it is made to take a
call by GET for one by POST. Its Redis is that of ``REDIS_URL``.
"""

import sys
from types import SimpleNamespace
from typing import Any

import uvicorn
from telemelya.server import webhook
from telemelya.server.app import app, media_manager, state_manager


async def _nothing(*_: object) -> None:
    """No media are kept."""


class ByGet:
    """Calls of methods by GET become calls by POST with the same values."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Hand a call on."""
        if (
            scope["type"] == "http"
            and scope["method"] == "GET"
            and scope["path"].startswith("/bot")
        ):
            body = scope["query_string"]
            form = (b"content-type", b"application/x-www-form-urlencoded")
            scope = {**scope, "method": "POST", "headers": [form], "query_string": b""}

            async def values() -> dict[str, Any]:
                return {"type": "http.request", "body": body, "more_body": False}

            await self._inner(scope, values, send)
        else:
            await self._inner(scope, receive, send)


def main(port: int, relay: str) -> None:
    """Serve until it is killed."""

    async def get_webhook(token: str) -> str | None:
        return relay if await state_manager.get_webhook(token) else None

    for name in ("connect", "close", "upload"):
        setattr(media_manager, name, _nothing)
    webhook.state_manager = SimpleNamespace(get_webhook=get_webhook)
    uvicorn.run(ByGet(app), host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
