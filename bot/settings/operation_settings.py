"""Settings of how the bot is run: by webhook or by polling, watched from where, logged how."""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, NoDecode

from bot.settings.listening import listen_at, networks

_PORTS = (None, 443, 80, 88, 8443)
"""Those that Telegram calls."""
_SECRET = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")
_SHORTEST, _LONGEST = 16, 256


def _webhook(value: str) -> str:
    parts = urlsplit(value)
    plain = not (parts.query or parts.fragment or parts.username or parts.password)
    if parts.scheme != "https" or not parts.hostname or parts.port not in _PORTS or not plain:
        raise ValueError
    return value


def _listen(value: str) -> str:
    return str(listen_at(value.strip()))


def _networks(value: object) -> object:
    if not isinstance(value, str):
        return value
    parts = tuple(part.strip().lower() for part in value.split(",") if part.strip())
    networks(parts)
    return parts


def _secret(value: SecretStr) -> SecretStr:
    text = value.get_secret_value()
    if not _SHORTEST <= len(text) <= _LONGEST or not set(text) <= _SECRET:
        raise ValueError
    return value


def _lower(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


WebhookAddress = Annotated[str, AfterValidator(_webhook)]
ListenAddress = Annotated[str, AfterValidator(_listen)]
Networks = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_networks)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_secret)]
LogFormat = Annotated[Literal["text", "json"], BeforeValidator(_lower)]


class OperationSettings(BaseSettings):
    """What the operator may set of how the bot is run; part of ``Settings``."""

    webhook_url: WebhookAddress | None = Field(
        None,
        title="where Telegram brings updates to; unset: the bot fetches them",
        description="a public address beginning with https://, at port 443, 80, 88 or 8443",
        examples=["https://bot.example.org/telegram"],
    )
    webhook_listen: ListenAddress = Field(
        "127.0.0.1:8080",
        title="where the bot itself listens for them, behind a proxy that speaks TLS",
        description="HOST:PORT, or unix: and the full path of a socket",
    )
    webhook_secret: WebhookSecret | None = Field(
        None,
        title="what Telegram must say with each update; unset: made, and kept in the folder of the"
        " index",
        description="16 to 256 letters of English, digits, _ and -",
        examples=["made-by-openssl-rand-hex-32"],
    )
    webhook_from: Networks = Field(
        (),
        title="networks from which alone updates are taken; unset: from all, with the secret",
        description="telegram for Telegram's own, or networks, separated by commas",
        examples=["telegram"],
    )
    webhook_proxies: Networks = Field(
        (),
        title="networks of proxies whose X-Forwarded-For is believed",
        description="networks, separated by commas",
        examples=["127.0.0.1/32,10.0.0.0/8"],
    )
    status_listen: ListenAddress | None = Field(
        None,
        title="where /healthz, /readyz and /metrics are shown; unset: nowhere",
        description="HOST:PORT, or unix: and the full path of a socket",
        examples=["127.0.0.1:8081"],
    )
    log_format: LogFormat = Field(
        "text",
        title="how the bot logs: for people, or one JSON object a line",
        description="text or json",
    )
