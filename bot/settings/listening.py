"""Addresses that are listened at, and networks that are let in, as somebody writes them."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path

TELEGRAM = "telegram"
TELEGRAM_NETWORKS = ("149.154.160.0/20", "91.108.4.0/22")
"""Those from which Telegram says that it calls webhooks."""

_UNIX = "unix:"
_PORT = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):(?P<port>[0-9]{1,5})")

Network = IPv4Network | IPv6Network
IPAddress = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Listen:
    """Where a server listens: at a port of a host, or at a socket of the file system.

    Attributes:
        host: its name or address; empty for a socket.
        port: 0 for any that is free.
        socket: None for a port.
    """

    host: str = ""
    port: int = 0
    socket: Path | None = None

    def __str__(self) -> str:
        if self.socket is not None:
            return f"{_UNIX}{self.socket}"
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def listen_at(text: str) -> Listen:
    """An address as it is written: ``127.0.0.1:8080``, ``[::1]:8080``, ``unix:/run/bot.sock``.

    Raises:
        ValueError: it is none.
    """
    if text.startswith(_UNIX):
        path = Path(text.removeprefix(_UNIX))
        if not path.is_absolute():
            raise ValueError
        return Listen(socket=path)
    found = _PORT.fullmatch(text)
    if found is None or int(found["port"]) > 0xFFFF:
        raise ValueError
    return Listen(found["host"].strip("[]"), int(found["port"]))


def networks(texts: tuple[str, ...]) -> tuple[Network, ...]:
    """Networks as they are written, with ``telegram`` for Telegram's own.

    Raises:
        ValueError: one is none.
    """
    written = [one for text in texts for one in _meant(text)]
    return tuple(dict.fromkeys(ip_network(one) for one in written))


def within(address: IPAddress, known: tuple[Network, ...]) -> bool:
    """Whether an address is of one of the networks."""
    return any(address in network for network in known)


def address_of(text: str) -> IPAddress | None:
    """An address as it is written, one of IPv4 inside IPv6 as the first; None where it is none."""
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _meant(text: str) -> tuple[str, ...]:
    return TELEGRAM_NETWORKS if text == TELEGRAM else (text,)
