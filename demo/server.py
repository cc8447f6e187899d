"""The page with the phone, and what it asks for: small JSON over HTTP on this machine alone."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiohttp import web
from gate import Gate

from demo.phone import LANGUAGES, Phone, Refused

HOST = "127.0.0.1"
LONGEST_WAIT = 20.0
"""Seconds that a page waits for something new before it asks again."""

_WEB = Path(__file__).parent / "web"
_FIRST = 7001
_MOST = 1000
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def application(gate: Gate) -> web.Application:
    """What answers the page.

    Args:
        gate: where the bot looks for updates.
    """
    pages = Pages(gate)
    app = web.Application(middlewares=[_guarded], client_max_size=64 * 1024)
    app.router.add_get("/", pages.index)
    app.router.add_post("/api/phones", pages.new)
    app.router.add_get("/api/phones/{phone:\\d+}", pages.screen)
    app.router.add_post("/api/phones/{phone:\\d+}/say", pages.say)
    app.router.add_post("/api/phones/{phone:\\d+}/edit", pages.edit)
    app.router.add_post("/api/phones/{phone:\\d+}/press", pages.press)
    app.router.add_get("/api/phones/{phone:\\d+}/files/{message:\\d+}", pages.file)
    app.router.add_static("/web/", _WEB)
    return app


class Pages:
    """The handlers, and the phones by number."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._phones: dict[int, Phone] = {}

    async def index(self, request: web.Request) -> web.StreamResponse:
        """The page itself."""
        del request
        return web.FileResponse(_WEB / "index.html")

    async def new(self, request: web.Request) -> web.StreamResponse:
        """Hand a visitor a phone: ``{"lang": "en"}`` gives ``{"phone": 7001}``."""
        lang = (await _object(request)).get("lang")
        if lang not in LANGUAGES:
            raise Refused(f"lang is one of {', '.join(LANGUAGES)}.")
        if len(self._phones) >= _MOST:
            raise Refused("Too many phones were handed out; start the demo anew.")
        number = _FIRST + len(self._phones)
        self._phones[number] = Phone(self._gate, number, lang)
        return web.json_response({"phone": number})

    async def screen(self, request: web.Request) -> web.StreamResponse:
        """What a phone shows; with ``?known=VERSION`` as soon as that is not what it shows."""
        phone, known = self._phone(request), request.query.get("known")
        shown = phone.shows()
        if shown["version"] == known:
            try:
                async with asyncio.timeout(LONGEST_WAIT):
                    await self._gate.until(lambda: phone.shows()["version"] != known)
            except TimeoutError:
                pass
            shown = phone.shows()
        return web.json_response(shown)

    async def say(self, request: web.Request) -> web.StreamResponse:
        """Send ``{"text": …}``; gives ``{"message": 101}``."""
        phone, given = self._phone(request), await _object(request)
        return web.json_response({"message": phone.say(_text(given))})

    async def edit(self, request: web.Request) -> web.StreamResponse:
        """Change one's own message: ``{"message": 101, "text": …}``."""
        phone, given = self._phone(request), await _object(request)
        phone.edit(_number(given), _text(given))
        return web.json_response({})

    async def press(self, request: web.Request) -> web.StreamResponse:
        """Press a button: ``{"message": 102, "data": …}``."""
        phone, given = self._phone(request), await _object(request)
        phone.press(_number(given), str(given.get("data")))
        return web.json_response({})

    async def file(self, request: web.Request) -> web.StreamResponse:
        """The picture or document of a message; a document is saved, never opened in the page."""
        name, content = self._phone(request).file(int(request.match_info["message"]))
        if content.startswith(b"\x89PNG"):
            return web.Response(body=content, content_type="image/png")
        safe = "".join(one if one.isalnum() or one in ".-_" else "-" for one in name)
        saved = {"Content-Disposition": f"attachment; filename*=UTF-8''{safe}"}
        return web.Response(body=content, content_type="application/octet-stream", headers=saved)

    def _phone(self, request: web.Request) -> Phone:
        number = int(request.match_info["phone"])
        if number not in self._phones:
            raise web.HTTPNotFound(
                text=json.dumps({"error": "This phone is of a demo that has ended."}),
                content_type="application/json",
            )
        return self._phones[number]


@web.middleware
async def _guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Pages of other sites are turned away, and faults are told as JSON."""
    if request.url.host not in (HOST, "localhost"):
        return web.json_response({"error": "This page is for this machine alone."}, status=403)
    try:
        answer = await handler(request)
    except Refused as refused:
        answer = web.json_response({"error": str(refused)}, status=400)
    answer.headers.update(_HEADERS)
    return answer


async def _object(request: web.Request) -> dict[str, Any]:
    """The JSON object of a request; a form of another site cannot send this type."""
    if request.content_type != "application/json":
        raise Refused("Send JSON.")
    try:
        given = await request.json()
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise Refused("Send a JSON object.")
    return given


def _text(given: dict[str, Any]) -> str:
    text = given.get("text")
    if not isinstance(text, str):
        raise Refused("text is a string.")
    return text


def _number(given: dict[str, Any]) -> int:
    number = given.get("message")
    if not isinstance(number, int):
        raise Refused("message is the number of a message.")
    return number
