"""One GET over HTTP: to a checked address alone, bounded in bytes and time; follows nothing."""

import asyncio
import re
import ssl
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from bot.feeds.faults import Fault, FetchError
from bot.feeds.guard import PORTS, Guard, Target

if TYPE_CHECKING:
    import httpx

AGENT_LINE = "onrecord (keeps an archive of public statements)"
_MOST_ADDRESSES = 4
_LONGEST_URL = 2000
_MOVED = frozenset((301, 302, 303, 307, 308))
_GZIP = 31  # what zlib calls a gzip header
_HOST = re.compile("[a-z0-9._:-]+")
_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one answer may cost.

    Attributes:
        size: bytes of the body, as it comes and unpacked.
        seconds: from looking the host up to the last byte.
    """

    size: int = 20 * 2**20
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site said.

    Attributes:
        url: that was asked for.
        status: of HTTP.
        location: where else to look, the whole address; None where the answer is here.
        data: the body, unpacked; empty where the answer is elsewhere.
        kind: the media type in small letters, without its parameters.
        charset: that the answer declares.
    """

    url: str
    status: int
    location: str | None = None
    data: bytes = b""
    kind: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


Wanted = Callable[[str, str], bool]
"""Whether a body is fetched, by its media type and the path that was asked for."""


def target_of(url: str) -> tuple[Target, str]:
    """The host and port that an address names, and what is asked of them.

    Raises:
        FetchError: it is no address of the web, or one with a name and password in it.
    """
    parts = _parsed(url)
    if parts.scheme not in PORTS:
        raise FetchError(Fault.SCHEME, parts.scheme)
    host = parts.raw_host.decode("ascii").strip("[]").rstrip(".").lower()
    if not _HOST.fullmatch(host):
        raise FetchError(Fault.URL, url[:80])
    if parts.userinfo:
        raise FetchError(Fault.CREDENTIALS, host)
    target = Target(parts.scheme, host, parts.port or PORTS[parts.scheme])
    return target, parts.raw_path.decode("ascii")


class Fetcher:
    """Asks sites over HTTP; without cookies, credentials or proxies.

    Args:
        guard: says where a connection may go.
        limits: of each answer.
        trust: the authorities by which sites prove who they are.
    """

    def __init__(
        self,
        guard: Guard,
        limits: FetchLimits = FetchLimits(),
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.guard = guard
        self._limits = limits
        self._trust = trust

    def ask(self, url: str, wanted: Wanted, headers: Mapping[str, str]) -> Answer:
        """Ask for one address, in a thread without an event loop.

        Args:
            url: the address.
            wanted: for which answers the body is fetched.
            headers: of the request, beside those that every request has.

        Raises:
            FetchError: there is no answer that may be used.
        """
        return asyncio.run(self._bounded(url, wanted, headers))

    async def _bounded(self, url: str, wanted: Wanted, headers: Mapping[str, str]) -> Answer:
        import httpx

        target, path = target_of(url)
        try:
            async with asyncio.timeout(self._limits.seconds):
                return await self._asked(url, target, path, wanted, headers)
        except (TimeoutError, httpx.TimeoutException):
            raise FetchError(Fault.SLOW, target.host) from None
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError, ValueError) as error:
            said = str(error) or type(error).__name__
            raise FetchError(Fault.CONNECTION, f"{target.host}: {said[:200]}") from None

    async def _asked(
        self, url: str, target: Target, path: str, wanted: Wanted, headers: Mapping[str, str]
    ) -> Answer:
        import certifi
        import httpx

        addresses = await asyncio.to_thread(self.guard.addresses, target)
        if self._trust is None:
            self._trust = ssl.create_default_context(cafile=certifi.where())
        whole = self._limits.seconds
        async with httpx.AsyncClient(
            verify=self._trust,
            trust_env=False,
            follow_redirects=False,
            # an address that does not answer leaves time for the next
            timeout=httpx.Timeout(whole, connect=whole / 3),
        ) as client:
            response = await self._connected(client, addresses, target, path, headers)
            try:
                return await self._answer(url, response, wanted, path)
            finally:
                await response.aclose()

    async def _connected(
        self,
        client: "httpx.AsyncClient",
        addresses: list[str],
        target: Target,
        path: str,
        headers: Mapping[str, str],
    ) -> "httpx.Response":
        """The answer of the first address that can be reached.

        The connection is made to the address that was checked; the site's name is told in the
        handshake, which its certificate has to hold, and in the request.
        """
        import httpx

        host = f"[{target.host}]" if ":" in target.host else target.host
        usual = target.port == PORTS[target.scheme]
        sent = {
            "Host": host if usual else f"{host}:{target.port}",
            "User-Agent": AGENT_LINE,
            "Accept-Encoding": "gzip",
            "Accept": "*/*",
            **headers,
        }
        last: httpx.TransportError | None = None
        for address in addresses[:_MOST_ADDRESSES]:
            there = f"[{address}]" if ":" in address else address
            request = client.build_request(
                "GET",
                f"{target.scheme}://{there}:{target.port}{path}",
                headers=sent,
                extensions={"sni_hostname": target.host},
            )
            try:
                return await client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                last = error
        raise last or httpx.ConnectError("no address")

    async def _answer(
        self, url: str, response: "httpx.Response", wanted: Wanted, path: str
    ) -> Answer:
        status, headers = response.status_code, response.headers
        if status in _MOVED and "location" in headers:
            return Answer(url, status, location=_joined(url, headers["location"]))
        if status == HTTPStatus.NOT_MODIFIED:
            return Answer(url, status)
        if status != HTTPStatus.OK:
            raise FetchError(Fault.STATUS, str(status), _seconds(headers.get("retry-after")))
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if not wanted(kind, path):
            raise FetchError(Fault.TYPE, kind[:80])
        return Answer(
            url,
            status,
            data=await self._body(response),
            kind=kind,
            charset=response.charset_encoding,
            etag=_kept(headers.get("etag")),
            modified=_kept(headers.get("last-modified")),
        )

    async def _body(self, response: "httpx.Response") -> bytes:
        """The body, not read further than the limit and not unpacked further either."""
        declared = response.headers.get("content-length", "")
        if declared.isascii() and declared.isdigit() and int(declared[:20]) > self._limits.size:
            raise FetchError(Fault.LARGE, str(self._limits.size))
        encoding = response.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in {"identity", "", "gzip", "x-gzip"}:
            raise FetchError(Fault.ENCODING, encoding[:40])
        body = _Body(self._limits.size, packed="gzip" in encoding)
        async for piece in response.aiter_raw():
            body.add(piece)
        return body.whole()


class _Body:
    """A body that grows up to a limit."""

    def __init__(self, limit: int, *, packed: bool) -> None:
        self._limit = limit
        self._unpacking = zlib.decompressobj(_GZIP) if packed else None
        self._pieces: list[bytes] = []
        self._came = self._size = 0

    def add(self, piece: bytes) -> None:
        self._came += len(piece)
        if self._unpacking is not None:
            try:
                piece = self._unpacking.decompress(piece, self._limit - self._size + 1)
            except zlib.error:
                raise FetchError(Fault.ENCODING, "gzip") from None
        self._size += len(piece)
        if max(self._size, self._came) > self._limit:
            raise FetchError(Fault.LARGE, str(self._limit))
        self._pieces.append(piece)

    def whole(self) -> bytes:
        if self._unpacking is not None and not self._unpacking.eof:
            raise FetchError(Fault.ENCODING, "gzip")
        return b"".join(self._pieces)


def _parsed(url: str) -> "httpx.URL":
    import httpx

    if len(url) > _LONGEST_URL:
        raise FetchError(Fault.URL, url[:80])
    try:
        return httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError, TypeError):
        raise FetchError(Fault.URL, url[:80]) from None


def _joined(url: str, location: str) -> str:
    import httpx

    try:
        return str(_parsed(url).join(location).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError):
        raise FetchError(Fault.URL, location[:80]) from None


def _kept(header: str | None) -> str | None:
    """A header that is to be sent back, if it can be."""
    return header if header and len(header) <= 500 and header.isprintable() else None


def _seconds(header: str | None) -> float | None:
    """How long a site asks to be left alone, at most a day."""
    given = header is not None and header.isascii() and header.isdigit()
    return min(float(header[:9]), _DAY) if header is not None and given else None
