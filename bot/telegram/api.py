"""Calls methods of the Bot API and gives back JSON as it came, which nothing has parsed yet.

The library parses whatever it fetches; an answer that it cannot parse is lost to whoever asked for
it. What must not be lost, updates above all, is asked for here.
"""

import json
from typing import Any
from urllib.parse import urlencode

from telegram.error import TelegramError, TimedOut
from telegram.request import BaseRequest

_SLACK = 10.0
"""Seconds beside those of a long poll in which the server answers."""


class ApiError(Exception):
    """A call without a result; drawn below.

    ApiError
    |- ApiRefused     Telegram answered that it will not
    |- ApiGarbled     what answered was not Telegram, or not in its right mind
    `- ApiUnreached   nobody answered
    """


class ApiRefused(ApiError):  # noqa: N818 - what Telegram calls it
    """Telegram's own refusal.

    Attributes:
        code: its number, as of HTTP.
        retry_after: seconds after which it wants to be asked again, where it says so.
    """

    def __init__(self, code: int, description: str, retry_after: float = 0.0) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.retry_after = retry_after

    @property
    def of_token(self) -> bool:
        """Whether it is the token that Telegram does not take."""
        return self.code in {401, 404}


class ApiGarbled(ApiError):  # noqa: N818
    """An answer that is not the Bot API's: a page of a proxy, half an answer, nothing."""


class ApiUnreached(ApiError):  # noqa: N818
    """No answer at all."""


class BotApi:
    """The methods of one bot.

    Args:
        address: of the server.
        token: of the bot; no error holds it.
        request: makes the calls, initialised by whoever made it.
    """

    def __init__(self, address: str, token: str, request: BaseRequest) -> None:
        self._address = f"{address}/bot{token}"
        self._token = token
        self._request = request

    async def call(self, method: str, *, held: int = 0, **parameters: Any) -> Any:
        """What a method gives, as JSON values.

        Args:
            method: of the Bot API.
            held: seconds for which the server may hold the call back.
            parameters: of the method; those that are no strings are sent as JSON.

        Raises:
            ApiError: there is no result.
        """
        given = {"timeout": held, **parameters} if held else parameters
        query = urlencode({name: _written(value) for name, value in given.items()})
        try:
            code, payload = await self._request.do_request(
                f"{self._address}/{method}?{query}", "GET", read_timeout=held + _SLACK
            )
        except TimedOut as error:
            raise ApiUnreached("no answer in time") from error
        except TelegramError as error:
            raise ApiUnreached(self._masked(str(error))) from None
        return _result(code, payload)

    def _masked(self, words: str) -> str:
        return words.replace(self._token, "[token]")


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _result(code: int, payload: bytes) -> Any:
    try:
        answer = json.loads(payload)
    except (ValueError, RecursionError):
        raise ApiGarbled(f"HTTP {code} without an answer of Telegram's") from None
    if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
        raise ApiGarbled(f"HTTP {code} with JSON that is no answer of Telegram's")
    if answer["ok"]:
        return answer.get("result")
    number, description = answer.get("error_code"), answer.get("description")
    if not isinstance(number, int) or not isinstance(description, str):
        raise ApiGarbled(f"HTTP {code} with a refusal that says nothing")
    raise ApiRefused(number, description[:200], _retry_after(answer))


def _retry_after(answer: dict[str, Any]) -> float:
    parameters = answer.get("parameters")
    seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return float(seconds) if isinstance(seconds, int | float) and seconds > 0 else 0.0
