"""Questions that wait for their turn are encoded meanwhile, all that wait in one batch."""

import asyncio
from collections.abc import Sequence
from threading import Event

import pytest
from conversation import serving
from fake_encoder import FakeEncoder
from gate import Gate
from library import Library

from bot.telegram.encoding_ahead import EncodingAhead
from bot.telegram.workers import WorkerPool
from retrieval.encode.protocol import Vector


async def until_done(ahead: EncodingAhead) -> None:
    assert ahead._going is not None
    await asyncio.wait_for(ahead._going, 60)


async def test_what_came_while_a_batch_was_encoded_is_the_next_batch() -> None:
    begun, go, batches = Event(), Event(), list[list[str]]()

    def encode(texts: Sequence[str]) -> None:
        batches.append([*texts])
        begun.set()
        assert go.wait(60)

    ahead = EncodingAhead(WorkerPool(1, "encoding"), encode)
    ahead.soon("first")
    await asyncio.to_thread(begun.wait, 60)
    for number in range(40):
        ahead.soon(f"later {number}")
    go.set()
    await until_done(ahead)
    assert batches == [
        ["first"],
        [f"later {number}" for number in range(32)],
        [f"later {number}" for number in range(32, 40)],
    ]
    ahead.soon("last")
    await until_done(ahead)
    assert batches[-1] == ["last"]
    ahead.close()


async def test_a_batch_that_fails_holds_nobody_up() -> None:
    seen = list[str]()

    def encode(texts: Sequence[str]) -> None:
        seen.extend(texts)
        if "bad" in texts:
            raise ValueError(texts)

    ahead = EncodingAhead(WorkerPool(1, "encoding"), encode)
    ahead.soon("bad")
    await until_done(ahead)
    ahead.soon("good")
    await until_done(ahead)
    assert seen == ["bad", "good"]
    ahead.close()


async def test_of_many_who_ask_at_once_those_who_wait_are_encoded_together(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.write("a.md", "The treaty on grain was returned.", date="2031-03-04")
    library.reindex()
    go = Event()  # nobody's turn ends before somebody waits

    class Slow(FakeEncoder):
        def encode_question(self, text: str) -> Vector:
            if text != "warm up":
                assert go.wait(60)
            return super().encode_question(text)

    encoder = Slow()
    async with (
        Gate() as gate,
        serving(
            gate, library.directory.root, monkeypatch, lambda *_: encoder, ONRECORD_THREADS="1"
        ),
    ):
        people = [gate.person(number) for number in range(1, 7)]
        people[0].says("the treaty on grain")
        for person in people[1:]:
            person.says("returned grain")
        await gate.until(lambda: len(encoder.ahead) > 0)
        go.set()
        await gate.until(lambda: all("grain" in str(person.sees()) for person in people))
    assert {text for batch in encoder.ahead for text in batch} <= {
        "returned grain",
        "the treaty on grain",
    }
