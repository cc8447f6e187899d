"""So many calls are made at a time; the others wait for them."""

import asyncio
from typing import Any

import pytest
from telegram.request import HTTPXRequest

from bot.telegram.careful_request import CarefulRequest


async def test_of_five_calls_two_are_made_at_a_time_and_all_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    under_way, most = 0, 0

    async def call(_: HTTPXRequest, url: str, method: str, *__: Any, **___: Any) -> Any:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        under_way -= 1
        if url.endswith("third"):
            raise TimeoutError(method)
        return 200, url.encode()

    monkeypatch.setattr(HTTPXRequest, "do_request", call)
    request = CarefulRequest(at_once=2)
    urls = ("first", "second", "third", "fourth", "fifth")
    found = await asyncio.gather(
        *(request.do_request(url, "GET") for url in urls), return_exceptions=True
    )
    assert most == 2
    assert [one for one in found if not isinstance(one, BaseException)] == [
        (200, url.encode()) for url in urls if url != "third"
    ]
    await request.shutdown()
