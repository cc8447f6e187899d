"""Where a fetch may go: schemes, ports and addresses, checked before each connection."""

import re
import socket
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from bot.feeds.faults import Fault, FetchError

Resolve = Callable[[str, int], Sequence[str]]
"""The addresses of a host and port; raises OSError where there are none."""

PORTS = {"http": 80, "https": 443}
_UNICAST = IPv6Network("2000::/3")
_TRANSLATED = IPv6Network("64:ff9b::/96")  # IPv4 behind a translator (NAT64)
_TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))  # Teredo, 6to4
_NUMBER = re.compile("(?:0x[0-9a-f]*|[0-9]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """A host and port, as an address of the web names them.

    Attributes:
        host: in ASCII, an IPv6 address without its brackets.
    """

    scheme: str
    host: str
    port: int


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host, each once, in the system's order.

    Raises:
        OSError: there are none, or nobody can be asked.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[4][0]) for place in found))


class Guard:
    """Says which addresses may be connected to.

    Args:
        hosts: those of ``ONRECORD_FETCH_HOSTS``: ``host``, or ``host:port``, by which the
            operator vouches for that port of it, wherever it lies.
        resolve: looks up a host's addresses.
    """

    def __init__(self, hosts: Iterable[str] = (), resolve: Resolve = resolved) -> None:
        self._hosts = frozenset(hosts)
        self._resolve = resolve

    def lists(self, target: Target) -> bool:
        """Whether the operator has named this host."""
        own = target.port == PORTS[target.scheme] and target.host in self._hosts
        return own or self._vouched(target)

    def addresses(self, target: Target) -> list[str]:
        """Where to connect to, the host looked up this once.

        Raises:
            FetchError: it is unknown, or one of its addresses is none of the public internet.
        """
        vouched = self._vouched(target)
        if not vouched and target.port != PORTS[target.scheme]:
            raise FetchError(Fault.PORT, str(target.port))
        # a number in another form than the four of an address is one all the same to a system
        if _NUMBER.fullmatch(target.host.rpartition(".")[2]) and _literal(target.host) is None:
            raise FetchError(Fault.ADDRESS, target.host)
        try:
            found = list(self._resolve(target.host, target.port))
        except (OSError, UnicodeError):
            found = []
        if not found:
            raise FetchError(Fault.UNKNOWN_HOST, target.host)
        if not vouched and not all(map(is_public, found)):
            raise FetchError(Fault.ADDRESS, target.host)
        return found

    def _vouched(self, target: Target) -> bool:
        host = f"[{target.host}]" if ":" in target.host else target.host
        return f"{host}:{target.port}" in self._hosts


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet; what cannot be read is none."""
    found = _literal(address)
    if isinstance(found, IPv6Address):
        if (inner := _inner(found)) is not None:
            return is_public(str(inner))
        if found not in _UNICAST or any(found in tunnel for tunnel in _TUNNELS):
            return False
    return found is not None and found.is_global and not (found.is_multicast or found.is_reserved)


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that a system makes of it."""
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
