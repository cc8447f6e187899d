"""Milvus that is away, silent, broken off or too old: told in time, not asked in vain, and back.

The real client talks to milvus-lite by TCP, over a road that the test closes.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hand_clock import Clock
from lite_server import lite_server, road_to
from tcp_proxy import Proxy, Road

from retrieval.errors import BuildError, IndexUnreachable
from retrieval.index.remote.breaker import Breaker
from retrieval.index.remote.client import Patience
from retrieval.index.remote.store import Passage, Store, Where

pytest.importorskip("pymilvus", reason="the extra milvus is not installed")

CALM = Patience(connecting=60.0, asking=60.0, wait=0.01)
"""However slow the machine is, what is there answers."""
QUICK = Patience(connecting=0.5, asking=0.5, tries=2, wait=0.01)
"""For what does not answer."""
EAST = np.array([1, 0, 0, 0], dtype=np.float32)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Of a server with one row."""
    with lite_server(tmp_path_factory.mktemp("lite") / "data") as number:
        store = Store(f"http://127.0.0.1:{number}")
        store.create("rows", 4)
        store.partition("rows", "y2020")
        store.prepare("rows", {"index_type": "FLAT"})
        store.write("rows", [Passage(7, 737_000, EAST, {3: 0.5})], "y2020")
        store.finish("rows")
        store.close()
        yield number


@pytest.fixture
def road(port: int) -> Iterator[Proxy]:
    with road_to(port) as proxy:
        yield proxy


def found(store: Store) -> list[int]:
    rows: list[int] = store.nearest("rows", EAST, 3, Where()).rows.tolist()
    return rows


@pytest.mark.parametrize("way", [Road.REFUSED, Road.SILENT, Road.RESET])
def test_a_fault_is_told_then_nobody_waits_and_then_it_is_back(road: Proxy, way: Road) -> None:
    clock = Clock()
    store = Store(f"http://127.0.0.1:{road.port}", CALM, Breaker(most=2, pause=10, clock=clock))
    assert found(store) == [7]
    road.becomes(way)
    store._patience = QUICK
    for _ in range(2):
        with pytest.raises(IndexUnreachable, match=r"^Milvus at http://127\.0\.0\.1:\d+ does not"):
            found(store)
    with pytest.raises(IndexUnreachable, match="did not answer a moment ago"):
        found(store)
    road.becomes(Road.OPEN)
    store._patience = CALM
    with pytest.raises(IndexUnreachable, match="did not answer a moment ago"):
        found(store)
    assert back(store, clock) == [7]
    assert found(store) == [7], "and so it stays"


def back(store: Store, clock: Clock) -> list[int]:
    """What is found once the connection is there again, which takes gRPC a few tries."""
    for _ in range(100):
        clock.now += 10
        try:
            return found(store)
        except IndexUnreachable:
            continue
    pytest.fail("it does not come back")


def test_a_collection_that_is_not_loaded_is_loaded(road: Proxy) -> None:
    """As after a start of milvus-lite."""
    store = Store(f"http://127.0.0.1:{road.port}", CALM)
    store._call("release", lambda c, s: c.release_collection("rows", timeout=s))
    assert found(store) == [7]
    store._call("release", lambda c, s: c.release_collection("rows", timeout=s))
    assert store.count("rows") == 1


def test_a_server_that_is_not_there_at_the_start_is_asked_again(road: Proxy) -> None:
    clock = Clock()
    road.becomes(Road.REFUSED)
    store = Store(f"http://127.0.0.1:{road.port}", QUICK, Breaker(clock=clock))
    with pytest.raises(IndexUnreachable):
        found(store)
    road.becomes(Road.OPEN)
    store._patience = CALM
    assert back(store, clock) == [7]


def test_a_server_that_is_started_anew_while_a_build_is_written_is_waited_for(
    road: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is back at the third try, and the row is there once."""
    store = Store(f"http://127.0.0.1:{road.port}", replace(CALM, connecting=0.5, writing=1.0))
    assert store.count("rows") == 1
    connected, tries = Store._connected, []

    def counted(one: Store) -> object:
        tries.append(one)
        if len(tries) == 3:
            road.becomes(Road.OPEN)
            one._patience = CALM
        return connected(one)

    monkeypatch.setattr(Store, "_connected", counted)
    road.becomes(Road.REFUSED)
    store.write("rows", [Passage(7, 737_000, EAST, {3: 0.5})], "y2020")
    assert store.count("rows") == 1
    assert len(tries) >= 3


def test_what_is_not_there_is_no_fault_of_the_road(road: Proxy) -> None:
    store = Store(f"http://127.0.0.1:{road.port}", CALM)
    for _ in range(4):
        with pytest.raises(BuildError, match=r"does not have .*; run: onrecord index$"):
            store.nearest("no_rows", EAST, 3, Where())
    assert found(store) == [7]
    assert store.alias("nobody") is None


def test_an_old_server_is_named(road: Proxy, monkeypatch: pytest.MonkeyPatch) -> None:
    from pymilvus import MilvusClient

    store = Store(f"http://127.0.0.1:{road.port}", CALM)
    assert store.version().startswith("milvus_lite")
    monkeypatch.setattr(MilvusClient, "get_server_version", lambda *_, **__: "v2.2.16")
    with pytest.raises(IndexUnreachable, match=r"has version v2\.2\.16; it has to be 2\.4 or"):
        store.version()


def test_a_password_is_in_no_message() -> None:
    store = Store("http://root:Secret1@127.0.0.1:1/press", QUICK)
    assert store.name == "http://127.0.0.1:1/press"
    with pytest.raises(IndexUnreachable) as caught:
        store.version()
    assert "Secret1" not in str(caught.value)


def test_the_extra_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pymilvus", None)
    with pytest.raises(BuildError, match=r"pip install 'onrecord\[milvus\]'$"):
        Store("http://127.0.0.1:1", QUICK).version()


def test_a_file_says_what_to_do_where_another_process_has_it(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "no" / "folder.db"), QUICK)
    with pytest.raises(IndexUnreachable, match=r"a file is open in one process at a time"):
        store.version()


def test_the_breaker_lets_one_try_in_a_while() -> None:
    clock = Clock()
    breaker = Breaker(most=2, pause=10, clock=clock)
    breaker.failed()
    assert breaker.lets_through(), "one fault is none"
    breaker.failed()
    assert not breaker.lets_through()
    clock.now += 10
    assert [breaker.lets_through(), breaker.lets_through()] == [True, False]
    breaker.answered()
    assert breaker.lets_through()
