"""What an editor sees of what people could not find: talks with the bot through a gate."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from conversation import TODAY, reply_to, serving, shown, toast, turned
from fake_encoder import FakeEncoder
from gate import Gate, Person
from library import Library

from bot.replies.wording import LANGUAGES, Wording
from bot.state import Role, State

READER, EDITOR, STRANGER = 901, 902, 7
BOT = 4242
GRAIN = "The grain was returned to the villages of the north before the winter came."
FEE = "The visa fee is ten crowns from the first of August for everybody."
WORDS = "chess"
"""Of questions that nothing answers."""


def encoder(*_: object) -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def shelf(tmp_path: Path) -> Library:
    """An index of two statements."""
    library = Library(tmp_path)
    library.corpus.mkdir()
    library.write("grain.md", GRAIN, id="grain", date="2020-03-05", title="Grain", lang="en")
    library.write("fee.md", FEE, id="fee", date="2021-05-06", title="The fee", lang="en")
    library.reindex()
    return library


def memory(shelf: Library) -> State:
    """What the bot remembers, opened beside it."""
    return State(shelf.directory.bot, bot=BOT, keep_misses=True)


@asynccontextmanager
async def talking(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, **more: str
) -> AsyncIterator[Gate]:
    staff = memory(shelf).staff
    staff.appoint(READER, Role.READER)
    staff.appoint(EDITOR, Role.EDITOR)
    async with Gate() as gate, serving(gate, shelf.directory.root, monkeypatch, encoder, **more):
        yield gate


KEEP = {"ONRECORD_KEEP_MISSES": "true"}


def on_disk(shelf: Library) -> bytes:
    """All bytes that the bot's file and what SQLite keeps beside it hold."""
    files = shelf.directory.root.glob("bot.sqlite*")
    return b"".join(path.read_bytes() for path in sorted(files))


async def asks(person: Person, *questions: str) -> None:
    """Ask, and forget that it was asked."""
    for question in questions:
        await reply_to(person, question)
    await reply_to(person, "/forgetme")
    await turned(person, person.sees()[-1], Wording(person.lang)("forget-yes"))


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_a_thumb_down_is_asked_what_was_wrong(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    say = Wording(lang)
    async with talking(shelf, monkeypatch) as gate:
        ann = gate.person(STRANGER, "Ann", lang)
        answer = await reply_to(ann, "Was the grain returned to the villages?")
        asked = await shown(ann, answer, "👎")
        assert asked.text == say("what-was-wrong")
        assert [len(row) for row in asked.labels] == [2, 3]
        told = await turned(ann, asked, say("wrong-passage"))
        assert told.text == say("thanks-reason")
        assert told.labels == []
        data = asked.texts and answer.labelled("👎")["callback_data"]
        # a second press asks nothing more
        assert await toast(ann, answer, str(data)) == say("thanks-bad")
        assert ann.sees()[-1].message_id == asked.message_id
    assert memory(shelf).feedback.reasons() == {"passage": 1}


async def test_a_reason_is_taken_from_whoever_gave_the_thumb_alone(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talking(shelf, monkeypatch) as gate:
        ann, ben, group = gate.person(STRANGER), gate.person(8, "Ben"), gate.group()
        answer = await reply_to(ann, "/ask Was the grain returned to the villages?", group)
        asked = await shown(ann, answer, "👎", group)
        before = len(asked.texts)
        ben.callback_queries(asked, asked.labelled("Out of date")["callback_data"], into=group)
        await gate.until(lambda: len(asked.texts) > before)
        assert asked.text == Wording("en")("button-old")
    assert memory(shelf).feedback.reasons() == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("keep", [False, True])
async def test_about_says_what_is_kept_only_where_it_is(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, lang: str, *, keep: bool
) -> None:
    say = Wording(lang)
    async with talking(shelf, monkeypatch, **(KEEP if keep else {})) as gate:
        ann = gate.person(STRANGER, "Ann", lang)
        assert (say("about-misses", days=30) in (await reply_to(ann, "/about")).text) is keep
        await reply_to(ann, "Was the grain returned?")
        forget = await reply_to(ann, "/forgetme")
        assert (say("forget-misses", days=30) in forget.text) is keep


@pytest.mark.parametrize("keep", [False, True])
async def test_no_question_and_no_number_stays_unless_it_is_turned_on_and_then_no_number(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, *, keep: bool
) -> None:
    """The bytes of the file are looked through, once whoever asked has been forgotten."""
    person = 7_007_007_007
    async with talking(shelf, monkeypatch, **(KEEP if keep else {})) as gate:
        ann = gate.person(person)
        await asks(ann, f"Who won at {WORDS} with 0555123456?", "Was the grain returned?")
    state = memory(shelf)
    (day,) = state.figures.days(TODAY, TODAY)
    assert (day.answered, day.silent) == (1, 1)
    kept = [miss.question for miss in state.misses.all(TODAY)]
    assert kept == ([f"Who won at {WORDS} with ███?"] if keep else [])
    state.file.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    for table in ("misses", "topics", "figures", "reasons", "views", "follows", "people"):
        rows = state.file.rows(f"SELECT * FROM {table}")  # noqa: S608 - our names
        assert str(person) not in repr(rows), table
    assert (WORDS.encode() in on_disk(shelf)) is keep
    assert b"0555123456" not in on_disk(shelf)
