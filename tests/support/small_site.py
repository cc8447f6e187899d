"""A site on loopback for what fetches: real sockets, pages by path, and what was asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread


@dataclass(frozen=True)
class Page:
    """What a path is answered with."""

    body: bytes = b""
    kind: str = "text/html"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Handler = BaseHTTPRequestHandler
Dynamic = Callable[[Handler], Page | None]
"""Answers itself and returns None, or says what is to be answered."""


@dataclass
class Site:
    """A running site.

    Attributes:
        pages: by path; a path that is not there is answered with 404.
        asked: paths in the order in which they were asked for.
        headers: of each of those requests, names in small letters.
        most_at_once: requests that were in work at the same time.
    """

    port: int = 0
    pages: dict[str, Page | Dynamic] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    most_at_once: int = 0
    _now: int = 0
    _lock: Lock = field(default_factory=Lock)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"

    def answer(self, handler: Handler) -> None:
        """Answer one request."""
        with self._lock:
            self.asked.append(handler.path)
            self.headers.append({name.lower(): value for name, value in handler.headers.items()})
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        try:
            page = self.pages.get(handler.path, Page(status=404))
            made = page if isinstance(page, Page) else page(handler)
        finally:
            # not once it is sent: whoever waits for it may be back by then
            with self._lock:
                self._now -= 1
        if made is not None:
            _send(handler, made)


def _send(handler: Handler, page: Page) -> None:
    handler.send_response(page.status)
    given = {"Content-Type": page.kind, "Content-Length": str(len(page.body)), **page.headers}
    for name, value in given.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(page.body)


@contextmanager
def small_site(address: str = "127.0.0.1") -> Iterator[Site]:
    """A site that runs as long as the block."""
    site = Site()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.answer(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is called
            pass

    server = _Server((address, 0), Answering)
    site.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over a caller who has gone."""
