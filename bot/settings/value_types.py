"""What the value of a setting may be, and how it is read from what somebody wrote."""

import difflib
import re
from collections.abc import Iterable
from datetime import time
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, SecretStr
from pydantic_settings import NoDecode

_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]")
_CHANNEL = re.compile(r"-100[0-9]{5,15}|@[a-z][a-z0-9_]{3,31}")


def _token(value: SecretStr) -> SecretStr:
    number, _, rest = value.get_secret_value().partition(":")
    if not (number.isascii() and number.isdigit() and rest) or any(map(str.isspace, rest)):
        raise ValueError
    return value


def _archive_url(value: SecretStr) -> SecretStr:
    parts = urlsplit(value.get_secret_value())
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ValueError
    return value


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
        raise ValueError
    return value.rstrip("/")


def _index_url(value: str) -> str:
    """An address, or the path of a file of milvus-lite."""
    if "://" in value:
        return _address(value)
    if not value.endswith(".db"):
        raise ValueError
    return value


def _ids(value: object) -> object:
    """``7, 42`` as a tuple of numbers, each once, in the order written."""
    return _numbers(value, "")


def _chats(value: object) -> object:
    """The same of chats; the numbers of groups are below zero."""
    return _numbers(value, "-")


def _numbers(value: object, sign: str) -> object:
    if not isinstance(value, str):
        return value
    numbers = [part.strip() for part in value.split(",") if part.strip()]
    digits = [number.removeprefix(sign) for number in numbers]
    if not all(number.isascii() and number.isdigit() for number in digits):
        raise ValueError
    return tuple(dict.fromkeys(map(int, numbers)))


def _times(value: object) -> object:
    """``03:30, 15:00`` as times of the day, each once, the earliest first."""
    if not isinstance(value, str):
        return value
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if not all(_CLOCK.fullmatch(part) for part in parts):
        raise ValueError
    return tuple(sorted({time.fromisoformat(part.zfill(5)) for part in parts}))


def _channels(value: object) -> object:
    """``-1001234567890, @ministry`` as a tuple, each once, names in small letters."""
    if not isinstance(value, str):
        return value
    parts = [part.strip().lower() for part in value.split(",") if part.strip()]
    if not all(_CHANNEL.fullmatch(part) for part in parts):
        raise ValueError
    return tuple(dict.fromkeys(parts))


def _hosts(value: object) -> object:
    """``own.example, intranet.example:8080`` as names in small letters, each once, as written."""
    if not isinstance(value, str):
        return value
    hosts = [part.strip().lower() for part in value.split(",") if part.strip()]
    for host in hosts:
        parts = urlsplit(f"//{host}")
        if parts.netloc != host or not parts.hostname or set(host) & set("@ ") or parts.port == 0:
            raise ValueError
    ascii_only = (host.encode("idna").decode() if not host.isascii() else host for host in hosts)
    return tuple(dict.fromkeys(ascii_only))


def _zone(value: str) -> str:
    if value in available_timezones():
        return value
    raise ValueError(did_you_mean(value, available_timezones()))


def _level(value: object) -> object:
    return value.strip().upper() if isinstance(value, str) else value


def _lower(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


Token = Annotated[SecretStr, AfterValidator(_token)]
ArchiveUrl = Annotated[SecretStr, AfterValidator(_archive_url)]
Address = Annotated[str, AfterValidator(_address)]
IndexUrl = Annotated[str, AfterValidator(_index_url)]
Ids = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_ids)]
Times = Annotated[tuple[time, ...], NoDecode, BeforeValidator(_times)]
Chats = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_chats)]
AccessMode = Annotated[Literal["open", "chats", "invitation"], BeforeValidator(_lower)]
Channels = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_channels)]
Hosts = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_hosts)]
Zone = Annotated[str, AfterValidator(_zone)]
Level = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], BeforeValidator(_level)]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """``; did you mean NAME?`` where one that is known is near; nothing otherwise."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else ""
