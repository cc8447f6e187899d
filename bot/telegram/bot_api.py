"""One question to the Bot API, and why it was not answered; no word of ours holds the token."""

from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self

import httpx

from bot.telegram.logs import masked


class Unreachable(Exception):  # noqa: N818 - a state of the network
    """Nobody answered; the sentence is the network's."""


class Refused(Exception):  # noqa: N818 - what Telegram calls it
    """The Bot API, or something in front of it, said no; ``code`` is HTTP's."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(f"{code} {description}".strip())
        self.code = code


class BotApi:
    """Calls of one bot, one after the other.

    Args:
        address: of the server.
        token: of the bot.

    Attributes:
        date: what the server's clock said with its last answer, where it said so.
    """

    def __init__(self, address: str, token: str) -> None:
        self._base = f"{address}/bot{token}"
        self._token = token
        self._client = httpx.Client(timeout=httpx.Timeout(5, read=15))
        self.date: datetime | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._client.close()

    def call(self, method: str, **parameters: str | int) -> dict[str, Any]:
        """The result of a method that gives one object.

        Raises:
            Refused: the server said no.
            Unreachable: there was no answer.
        """
        result = self._result(method, parameters)
        if not isinstance(result, dict):
            raise Refused(200, "the answer is no object")
        return result

    def call_list(self, method: str, **parameters: str | int) -> list[Any]:
        """The result of a method that gives a list; raises what ``call`` does."""
        result = self._result(method, parameters)
        if not isinstance(result, list):
            raise Refused(200, "the answer is no list")
        return result

    def _result(self, method: str, parameters: Mapping[str, str | int]) -> object:
        try:
            answer = self._client.post(f"{self._base}/{method}", json=dict(parameters))
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            said = str(error) or type(error).__name__
            raise Unreachable(masked(said, (self._token,))) from None
        self.date = _date(answer.headers.get("date", ""))
        try:
            body = answer.json()
        except ValueError:
            body = None
        if not isinstance(body, dict):
            raise Refused(answer.status_code, answer.reason_phrase)
        if not body.get("ok"):
            said = str(body.get("description") or answer.reason_phrase)
            raise Refused(answer.status_code, masked(said, (self._token,)))
        return body.get("result")


def _date(header: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(header)
    except ValueError:
        return None
    return found if found.tzinfo else None
