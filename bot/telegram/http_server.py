"""A small HTTP server in the bot's own event loop, and the one importer of Tornado.

Whoever calls is looked at before their body is read; bodies, headers and waits are bounded, and
nothing of a call is logged.
"""

import asyncio
import logging
import os
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Self

from tornado import netutil
from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler, stream_request_body

from bot.settings.listening import Listen

_log = logging.getLogger(__name__)

_HEADER_BYTES = 16 * 2**10
_BODY_SECONDS = 20.0
_IDLE_SECONDS = 75.0
_LAST_SECONDS = 2.0
"""For what is being answered when the server is closed."""
_SOCKET_MODE = 0o660

TEXT = "text/plain; charset=utf-8"


class CannotListen(Exception):  # noqa: N818 - what happened
    """The port or the socket cannot be taken; the sentence says which and why."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call as far as its headers.

    Attributes:
        peer: the address it came from; None at a socket of the file system.
        headers: each by its name in small letters, those that were repeated joined by commas.
    """

    peer: str | None
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """What is answered."""

    status: int = HTTPStatus.OK
    text: str = ""
    kind: str = TEXT
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Route:
    """What is done at one path.

    Attributes:
        path: of the address, as it is.
        method: of HTTP.
        answer: given the body, and called when it is whole.
        refused: what a call is answered at once, its body unread; None where it is let in.
    """

    path: str
    method: str
    answer: Callable[[bytes], Awaitable[Page]]
    refused: Callable[[Call], Page | None] = lambda _: None


class Server:
    """Listens while ``async with`` lasts; what is being answered at its end has a moment more.

    Args:
        listen: where.
        routes: of each path one.
        body_bytes: that a call may have in its body.
    """

    def __init__(self, listen: Listen, routes: Sequence[Route], body_bytes: int = 0) -> None:
        self._listen = listen
        self._body_bytes = body_bytes
        self._routes = {route.path: route for route in routes}
        self._underway: set[asyncio.Future[Any]] = set()
        self._http: HTTPServer | None = None
        self.port = listen.port

    async def __aenter__(self) -> Self:
        """Begin to listen.

        Raises:
            CannotListen: it cannot be listened there.
        """
        application = Application(
            default_handler_class=_Handler,
            default_handler_args={"server": self},
            log_function=lambda _: None,
        )
        self._http = HTTPServer(
            application,
            max_header_size=_HEADER_BYTES,
            max_body_size=self._body_bytes,
            body_timeout=_BODY_SECONDS,
            idle_connection_timeout=_IDLE_SECONDS,
        )
        try:
            bound = _bound(self._listen)
        except (OSError, ValueError) as error:
            number = error.errno if isinstance(error, OSError) else None
            why = os.strerror(number) if number else error
            raise CannotListen(f"Nothing can listen at {self._listen} ({why})") from error
        if self._listen.socket is None:
            self.port = int(bound.getsockname()[1])
        self._http.add_socket(bound)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._http is None:
            return
        self._http.stop()
        if self._underway:
            await asyncio.wait(tuple(self._underway), timeout=_LAST_SECONDS)
        await self._http.close_all_connections()
        if (path := self._listen.socket) is not None:
            path.unlink(missing_ok=True)

    def route(self, path: str) -> Route | None:
        """What is done at a path; None where there is nothing."""
        return self._routes.get(path)

    @property
    def at_socket(self) -> bool:
        """Whether it listens at a socket of the file system."""
        return self._listen.socket is not None

    async def answered(self, route: Route, body: bytes) -> Page:
        """What a route answers; where that fails, that it failed."""
        try:
            return await route.answer(body)
        except Exception:  # noqa: BLE001 - whatever it is, who calls is answered
            _log.exception("a call cannot be answered")
            return Page(HTTPStatus.INTERNAL_SERVER_ERROR)

    def begun(self) -> asyncio.Future[None]:
        """A call has come; to be resolved when it is answered."""
        call: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._underway.add(call)
        call.add_done_callback(self._underway.discard)
        return call


@stream_request_body
class _Handler(RequestHandler):
    """Every call, whatever its path and method."""

    def initialize(self, server: Server) -> None:
        self._server = server
        self._body = bytearray()
        self._route: Route | None = None
        self._underway = server.begun()

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("Content-Type", TEXT)

    def prepare(self) -> None:
        route = self._server.route(self.request.path)
        if route is None:
            self._say(Page(HTTPStatus.NOT_FOUND))
        elif route.method != self.request.method:
            headers = {"Allow": route.method}
            self._say(Page(HTTPStatus.METHOD_NOT_ALLOWED, headers=headers))
        elif (refusal := route.refused(self._call())) is not None:
            self._say(refusal)
        else:
            self._route = route

    def data_received(self, chunk: bytes) -> None:
        self._body += chunk

    async def get(self) -> None:
        await self._answer()

    async def post(self) -> None:
        await self._answer()

    async def _answer(self) -> None:
        if self._route is not None:
            self._say(await self._server.answered(self._route, bytes(self._body)))

    def on_finish(self) -> None:
        self._end()

    def on_connection_close(self) -> None:
        self._end()

    def _end(self) -> None:
        if not self._underway.done():
            self._underway.set_result(None)

    def _call(self) -> Call:
        peer = None if self._server.at_socket else self.request.remote_ip
        headers = {name.lower(): value for name, value in self.request.headers.items()}
        return Call(peer, headers)

    def _say(self, page: Page) -> None:
        self.set_status(page.status)
        self.set_header("Content-Type", page.kind)
        for name, value in page.headers.items():
            self.set_header(name, value)
        self.finish(page.text)

    def write_error(self, status_code: int, **kwargs: Any) -> None:  # noqa: ARG002
        """What Tornado itself refuses, in no words."""
        self.set_status(status_code)
        self.finish()

    def log_exception(self, kind: Any, value: Any, traceback: Any) -> None:
        if not isinstance(value, HTTPError):
            _log.error("a call cannot be answered", exc_info=(kind, value, traceback))


def _bound(listen: Listen) -> socket.socket:
    if listen.socket is None:
        family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
        made = socket.create_server((listen.host, listen.port), family=family)
        made.setblocking(False)
        return made
    return netutil.bind_unix_socket(str(listen.socket), _SOCKET_MODE)
