"""Six screens of the guide for editors, as the bot shows them; ``make guides`` writes them anew.

``docs/pictures/draw.py`` draws what this writes: ``WRITE_SCREENS=1 pytest FILE`` writes it.
"""

import json
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import index_child
import pytest
from conversation import CALM, reply_to, serving, turned
from fake_encoder import FakeEncoder
from gate import TOKEN, Gate, Sent
from library import Library
from paths import ROOT

from bot.state import Role, State
from bot.telegram import app

SCREENS = ROOT / "docs" / "pictures" / "admin_screens.json"
EDITOR, ANN = 901, 7
SPRING_2031 = 1932876000  # 2 April 2031, noon in Bishkek
FERRY = (
    "From Monday a ferry crosses Lake Orlan six times a day.\n"
    "Whoever lives in one of the villages on its shores travels without paying."
)
STATEMENTS = {
    "pass": ("2031-03-12", "The northern pass", "The northern pass is open to lorries again."),
    "fee": ("2031-03-20", "The visa fee", "The visa fee is ten crowns from the first of August."),
}


def encoder(*_: object) -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def folder(tmp_path: Path) -> Library:
    library = Library(tmp_path)
    library.corpus.mkdir()
    for name, (day, title, text) in STATEMENTS.items():
        library.write(f"{name}.md", text, id=name, date=day, title=title, lang="en")
    index_child.index(tmp_path)
    state = State(library.directory.bot, bot=int(TOKEN.partition(":")[0]))
    state.staff.appoint(EDITOR, Role.EDITOR)
    state.close()
    return library


@pytest.fixture
async def gate(folder: Library, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    monkeypatch.setattr(app, "_reindex_command", index_child.reindex_command)
    given = {"ONRECORD_CORPUS": str(folder.corpus), "ONRECORD_KEEP_MISSES": "true"}
    root = folder.directory.root
    async with Gate() as opened, serving(opened, root, monkeypatch, encoder, CALM, **given):
        yield opened


def screen(said: str, sent: Sent) -> dict[str, Any]:
    """What an editor said and what the bot shows, as the guide's pictures need it."""
    entities = sent.payload.get("entities") or []
    return {
        "said": said,
        "text": sent.text,
        "entities": [[one["type"], one["offset"], one["length"]] for one in entities],
        "buttons": sent.labels,
    }


async def test_the_guide_shows_what_editors_see(gate: Gate, folder: Library) -> None:
    editor, ann = gate.person(EDITOR, "Kim"), gate.person(ANN)
    found: dict[str, dict[str, Any]] = {}
    channel = gate.channel(-1001234567890, "Ministry of Transport", "mintrans")
    editor.forwards(channel.post(FERRY, SPRING_2031))
    await gate.until(lambda: editor.sees() and "Ends:" in editor.sees()[-1].text)
    draft = editor.sees()[-1]
    found["admin-preview"] = screen(FERRY, draft)
    await turned(editor, draft, "Date")
    found["admin-date"] = screen("", draft)
    before = len(draft.texts)
    editor.says("3 April 2031")
    await gate.until(lambda: len(draft.texts) > before)
    await turned(editor, draft, "Publish")
    await gate.until(lambda: draft.text.startswith("Live"))
    found["admin-live"] = screen("", draft)
    await reply_to(ann, "Who mends the chess tables?")
    await reply_to(editor, "/misses")
    group = editor.sees()[-1]
    found["admin-misses"] = screen("/misses", await turned(editor, group, "1"))
    withdraw = "/withdraw fee 5 April 2031, the fee is nine crowns"
    found["admin-withdraw"] = screen(withdraw, await reply_to(editor, withdraw))
    for number in (1, 2):
        text = f"The tunnel under Mount Sarvel is closed for {number} days."
        facts = {"date": f"2031-04-1{number}", "title": f"Tunnel, notice {number}"}
        folder.write(f"tunnel{number}.md", text, **facts)
    shut = {"id": "pass", "date": "2031-03-12", "title": "The northern pass", "lang": "en"}
    folder.write("pass.md", "The northern pass is closed.", **shut)
    look = await reply_to(editor, "/reindex")
    await gate.until(lambda: look.labels)
    found["admin-reindex"] = screen("/reindex", await turned(editor, look, "Changed 1"))
    if os.environ.get("WRITE_SCREENS"):
        SCREENS.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert json.loads(SCREENS.read_text(encoding="utf-8")) == found, "run: make guides"
    assert all(len(row) <= 3 for one in found.values() for row in one["buttons"])
