"""An archive of a fee and a dam with people who run it, and the bot over it at a gate."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import index_child
import pytest
from conversation import CALM, serving
from fake_encoder import FakeEncoder
from gate import TOKEN, Gate
from library import Library

from bot.state import Role, State
from bot.telegram import app

EDITOR, READER = 901, 902


def memory(folder: Library) -> State:
    """What the bot remembers, opened beside it."""
    return State(folder.directory.bot, bot=int(TOKEN.partition(":")[0]))


def fee_and_dam(root: Path, fee: str, **facts: str) -> Library:
    """A fee and a dam on record, an editor and a reader.

    Args:
        root: an empty folder.
        fee: the words of the statement on the fee.
        facts: of that statement, beside its date and title.
    """
    library = Library(root)
    library.corpus.mkdir()
    library.write("fee.md", fee, id="fee", date="2020-01-01", title="The fee", lang="en", **facts)
    dam = "The dam holds the water of the river."
    library.write("dam.md", dam, id="dam", date="2020-01-02", title="The dam", lang="en")
    index_child.index(root)
    state = memory(library)
    state.staff.appoint(EDITOR, Role.EDITOR)
    state.staff.appoint(READER, Role.READER)
    state.close()
    return library


@asynccontextmanager
async def talking(
    folder: Library, monkeypatch: pytest.MonkeyPatch, owner: int
) -> AsyncIterator[Gate]:
    """The bot over a library, which reindexes with the tests' model in a process of its own."""
    monkeypatch.setattr(app, "_reindex_command", index_child.reindex_command)
    given = {"ONRECORD_ADMIN_IDS": str(owner), "ONRECORD_CORPUS": str(folder.corpus)}
    root = folder.directory.root
    async with Gate() as gate, serving(gate, root, monkeypatch, _encoder, CALM, **given):
        yield gate


def _encoder(*_: object) -> FakeEncoder:
    return FakeEncoder()
