"""The server of the index goes away and comes back: what the asker and the doctor are told."""

import asyncio
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from conversation import reply_to, serving
from fake_encoder import FakeEncoder
from gate import Gate
from library import Library
from lite_server import lite_server, road_to
from tcp_proxy import Road

from bot.cli import doctor_remote
from bot.cli.diagnosis import Severity
from bot.cli.terminal_session import TerminalSession
from bot.replies.wording import Wording
from bot.settings.settings import load_settings
from bot.telegram.inbox import Inbox
from bot.usecases.inline import InlineQueries
from bot.usecases.library import OpenLibrary
from bot.usecases.usecases import use_cases
from retrieval import Searcher
from retrieval.errors import IndexUnreachable
from retrieval.index.remote import client, keeping
from retrieval.index.remote.breaker import Breaker
from retrieval.index.remote.store import Store

pytest.importorskip("pymilvus", reason="the extra milvus is not installed")

WAITS = (
    "The archive is not reachable just now. Your question is kept, and I answer it as soon as"
    " I can."
)


LATER = {lang: Wording(lang)("unreachable") for lang in ("en", "ru")}


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes seconds is tried again at once."""

    def soon(inbox: Inbox, act: Callable[[], None]) -> None:  # noqa: ARG001
        asyncio.get_running_loop().call_later(0.05, act)

    monkeypatch.setattr(Inbox, "_call_later", soon)
    monkeypatch.setattr(client, "Breaker", partial(Breaker, pause=0.0))
    monkeypatch.setattr(
        client, "Patience", partial(client.Patience, connecting=1.0, asking=60.0, wait=0.01)
    )


def made(root: Path, url: str) -> Library:
    library = Library(root, index_url=url)
    fee = "The visa fee is ten. It is paid at the embassy."
    library.write("fee.md", fee, id="fee", date="2020-01-01", title="The fee", lang="en")
    library.reindex()
    return library


@pytest.mark.usefixtures("_impatient")
async def test_the_asker_reads_that_it_is_away_once_and_is_answered_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with lite_server(tmp_path / "data") as port, road_to(port) as road:
        url = f"http://127.0.0.1:{road.port}"
        library = made(tmp_path / "home", url)
        async with (
            Gate() as gate,
            serving(
                gate,
                library.directory.root,
                monkeypatch,
                lambda *_: FakeEncoder(),
                ONRECORD_INDEX_URL=url,
                ONRECORD_READING_MS="0",
            ),
        ):
            ann = gate.person(7)
            assert "The visa fee is ten." in (await reply_to(ann, "visa fee")).text
            road.becomes(Road.REFUSED)
            assert (await reply_to(ann, "the fee of a visa")).text == WAITS
            assert "not reachable" not in (await reply_to(ann, "/help")).text
            road.becomes(Road.OPEN)
            await gate.until(lambda: len(ann.sees()) == 4)
            assert "The visa fee is ten." in ann.sees()[3].text, "and it is said once"


def test_the_doctor_says_how_it_is(tmp_path: Path) -> None:
    with lite_server(tmp_path / "data") as port, road_to(port) as road:
        library = made(tmp_path / "home", f"http://127.0.0.1:{road.port}")

        def found() -> tuple[Severity, str, str | None]:
            (one,) = doctor_remote.examine(library.directory)
            return one.severity, one.says, one.remedy

        severity, says, _ = found()
        assert severity is Severity.OK
        assert says.startswith(f"http://127.0.0.1:{road.port} answers, version milvus_lite")
        assert says.endswith("; 1 rows are live")
        store = Store(str(library.index_url))
        store.unpoint(keeping.alias_of(library.directory))
        severity, says, remedy = found()
        assert (severity, remedy) == (Severity.WARNING, "onrecord index")
        assert "its alias does not stand for" in says
        library.reindex()
        assert found()[0] is Severity.OK
        store.drop(str(keeping.collection_of(library.live())))
        severity, says, remedy = found()
        assert (severity, remedy) == (Severity.WRONG, "onrecord index")
        road.becomes(Road.REFUSED)
        severity, says, _ = found()
        assert severity is Severity.WRONG
        assert "does not answer as it should" in says


def test_the_doctor_says_nothing_of_a_server_that_is_not_set(tmp_path: Path) -> None:
    library = Library(tmp_path)
    assert list(doctor_remote.examine(library.directory)) == []


class Away(OpenLibrary):
    """A library whose build lies on a server that does not answer."""

    def searcher(self) -> Searcher:
        """None can be had."""
        raise IndexUnreachable("away")


def test_whoever_types_in_another_chat_or_at_a_terminal_reads_it_too(tmp_path: Path) -> None:
    library = made(tmp_path / "home", str(tmp_path / "arms.db"))
    away = Away(library.directory, load_settings(None), today=lambda: date(2026, 1, 1))
    cards = InlineQueries(away).cards("visa fee", "ru")
    assert (cards.cards, cards.note) == ((), LATER["ru"])
    session = TerminalSession(use_cases(away), "en")
    assert session.respond("visa fee").text == LATER["en"]
    assert session.respond("/latest fee").text == LATER["en"]
