"""One call of a Bot API method, as it came in."""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web

_NUMBERS = frozenset({"chat_id", "limit", "message_id", "message_thread_id", "offset", "timeout"})
_FLAGS = frozenset({"show_alert", "drop_pending_updates"})
_JSON = frozenset(
    {
        "allowed_updates",
        "commands",
        "entities",
        "link_preview_options",
        "reply_markup",
        "reply_parameters",
        "scope",
    }
)


@dataclass(frozen=True, slots=True)
class Call:
    """A method and its parameters, numbers and JSON values decoded.

    Attributes:
        at: seconds since the gate was opened.
    """

    method: str
    payload: dict[str, Any]
    at: float


async def payload_of(request: web.Request) -> dict[str, Any]:
    """The parameters of a request: from its address, a form or a JSON body."""
    raw: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        raw.update(await request.json())
    else:
        raw.update(await request.post())
    return {name: _decoded(name, value) for name, value in raw.items()}


def _decoded(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in _NUMBERS and value.lstrip("-").isdigit():
        return int(value)
    if name in _FLAGS:
        return value.lower() == "true"
    return json.loads(value) if name in _JSON else value
