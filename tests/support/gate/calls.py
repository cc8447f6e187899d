"""One call of a Bot API method, as it came in."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

_NUMBERS = frozenset(
    {
        *("cache_time", "chat_id", "limit", "message_id", "message_thread_id", "offset"),
        "timeout",
    }
)
_FLAGS = frozenset({"show_alert", "drop_pending_updates", "is_personal"})
_JSON = frozenset(
    {
        "allowed_updates",
        "commands",
        "entities",
        "caption_entities",
        "link_preview_options",
        "media",
        "reply_markup",
        "result",
        "results",
        "button",
        "reply_parameters",
        "scope",
    }
)


@dataclass(frozen=True, slots=True)
class Call:
    """A method and its parameters, numbers and JSON values decoded.

    Attributes:
        at: seconds since the gate was opened.
        files: name and content of what was uploaded, by the name it is attached under.
    """

    method: str
    payload: dict[str, Any]
    at: float
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)


async def read(request: web.Request) -> tuple[dict[str, Any], dict[str, tuple[str, bytes]]]:
    """The parameters of a request, from its address, a form or a JSON body; and its files."""
    raw: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        raw.update(await request.json())
    else:
        raw.update(await request.post())
    files = {
        name: (value.filename, value.file.read())
        for name, value in raw.items()
        if isinstance(value, web.FileField)
    }
    payload = {name: _decoded(name, raw[name]) for name in raw.keys() - files.keys()}
    return payload, files


def _decoded(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in _NUMBERS and value.lstrip("-").isdigit():
        return int(value)
    if name in _FLAGS:
        return value.lower() == "true"
    return json.loads(value) if name in _JSON else value
