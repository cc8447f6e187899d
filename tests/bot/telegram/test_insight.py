"""What an editor sees of what people could not find: talks with the bot through a gate."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import newsroom
import pytest
from conversation import CALM, TODAY, reply_to, serving, shown, toast, turned
from fake_encoder import FakeEncoder
from gate import Gate, Person
from library import NOON, Library

from bot.replies.wording import LANGUAGES, Wording
from bot.state import Role, State
from bot.telegram.timing import Timing
from retrieval import alerts, expectations

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
    shelf: Library, monkeypatch: pytest.MonkeyPatch, timing: Timing = CALM, *, keep: bool = False
) -> AsyncIterator[Gate]:
    staff = memory(shelf).staff
    staff.appoint(READER, Role.READER)
    staff.appoint(EDITOR, Role.EDITOR)
    root, more = shelf.directory.root, {"ONRECORD_KEEP_MISSES": str(keep).lower()}
    async with Gate() as gate, serving(gate, root, monkeypatch, encoder, timing, **more):
        yield gate


OFTEN = replace(CALM, alerts=0.05)


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
    async with talking(shelf, monkeypatch, keep=keep) as gate:
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
    async with talking(shelf, monkeypatch, keep=keep) as gate:
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


TREATY = ("Who lost the treaty?", "who lost the TREATY", "Was the treaty burnt?")
EMBASSY = "Where is the embassy?"


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_an_editor_looks_through_what_people_could_not_find(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    """Asked in vain, put together, looked into, and laid aside: in each language."""
    say = Wording(lang)
    async with talking(shelf, monkeypatch, keep=True) as gate:
        ann, ben = gate.person(STRANGER, "Ann", "ru"), gate.person(8, "Ben", "en")
        for person, question in ((ann, TREATY[0]), (ben, TREATY[1]), (ben, TREATY[2])):
            await reply_to(person, question)
        await reply_to(ann, EMBASSY)
        editor = gate.person(EDITOR, "Kim", lang)
        listed = await reply_to(editor, "/misses")
        assert listed.text.startswith(f"{say('misses-title', count=2)}\n\n1. ")
        one, other = listed.text.split("\n\n")[1:]
        asked, last = say("miss-count", count=3), say("miss-last", day=say.day(TODAY))
        english = say.language_name("en")
        words = {say("phrase", words=question) for question in TREATY}
        first, _, facts = one.removeprefix("1. ").partition("\n")
        assert first in words
        assert facts == f"{asked} · {english} · {last}"
        assert say("phrase", words=EMBASSY) in other
        assert listed.labels == [["1", "2"]]
        group = await turned(editor, listed, "1")
        assert say("miss-near") in group.text
        assert {GRAIN, FEE} == set(group.marked("blockquote"))
        assert all(len(row) <= 3 for row in group.labels)
        how = await shown(editor, group, say("miss-forward"))
        assert how.text == say("miss-forward-now")
        back = await turned(editor, group, say("miss-not-ours"))
        assert back.text.startswith(say("misses-title", count=1))
        # what is like it is shown no more either
        await reply_to(ben, "The treaty, who tore it?")
        assert (await reply_to(editor, "/misses")).text == back.text
    state = memory(shelf)
    entries = [(entry.user, entry.act, entry.subject) for entry in state.audit.entries(9)]
    assert entries == [(EDITOR, "not-ours", "")]


async def test_what_the_live_build_answers_now_is_marked(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talking(shelf, monkeypatch, keep=True) as gate:
        ann, editor = gate.person(STRANGER), gate.person(EDITOR, "Kim")
        await reply_to(ann, "Was the treaty signed by the ministers?")
        assert "answered now" not in (await reply_to(editor, "/misses")).text
        treaty = "The treaty was signed by the ministers."
        shelf.write("treaty.md", treaty, id="treaty", date="2022-01-02", title="Signed", lang="en")
        shelf.reindex()
        assert (await reply_to(editor, "/misses")).text.endswith(" · answered now")


async def test_an_answer_with_a_thumb_down_is_a_miss_once(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talking(shelf, monkeypatch, keep=True) as gate:
        ann, editor = gate.person(STRANGER), gate.person(EDITOR, "Kim")
        answer = await reply_to(ann, "Was the grain returned to the villages?")
        await shown(ann, answer, "👎")
        await toast(ann, answer, answer.labelled("👎")["callback_data"])
        listed = await reply_to(editor, "/misses")
        day = Wording("en").day(TODAY)
        assert listed.text == (
            "1 question that people could not find an answer to in 30 days\n\n"
            "1. “Was the grain returned to the villages?”\n"
            f"asked once · English · last on {day} · 👎 1"
        )


async def test_where_nothing_is_kept_misses_say_how_to_turn_it_on(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talking(shelf, monkeypatch) as gate:
        editor = gate.person(EDITOR, "Kim")
        assert (await reply_to(editor, "/misses")).text == Wording("en")("misses-off")


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_a_reader_sees_figures_a_picture_for_the_dark_and_a_table(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    say = Wording(lang)
    async with talking(shelf, monkeypatch, keep=True) as gate:
        ann, reader = gate.person(STRANGER), gate.person(READER, "Lee", lang)
        answer = await reply_to(ann, "Was the grain returned to the villages?")
        asked = await shown(ann, answer, "👎")
        await turned(ann, asked, "Out of date")
        for question in TREATY:
            await reply_to(ann, question)
        figures = await reply_to(reader, "/stats")
        lines = figures.text.splitlines()
        assert lines[:3] == [
            say("stats-title"),
            say("stats-week", count=4, day=say.number(0.6)),
            say("stats-outcome", answered=1, silent=3),
        ]
        assert lines[5] == say("stats-languages", languages=f"{say.language_name('en')} 4")
        assert lines[7:11] == [
            say("stats-people", count=1),
            say("stats-follows", count=0, people=0),
            say("stats-thumbs", up=0, down=1),
            say("stats-reasons", reasons=f"{say('wrong-old')} 1"),
        ]
        assert lines[11].startswith(say("stats-topics", topics="").rstrip())
        assert lines[11].endswith(" 3")
        (light,) = gate.called("sendPhoto")
        await shown(reader, figures, say("button-dark"))
        dark = gate.called("sendPhoto")[-1]
        ((_, light_png),), ((_, dark_png),) = light.files.values(), dark.files.values()
        assert light_png[:8] == dark_png[:8] == b"\x89PNG\r\n\x1a\n"
        assert light_png != dark_png
        await shown(reader, figures, "CSV")
        ((name, table),) = gate.called("sendDocument")[-1].files.values()
        head, row = table.decode("utf-8-sig").splitlines()
        assert (name, head) == (
            "figures.csv",
            "day,questions,answered,silent,median_ms,p95_ms,en",
        )
        facts = row.split(",")
        assert [*facts[:4], facts[6]] == [TODAY.isoformat(), "4", "1", "3", "4"]
        assert 0 < int(facts[4]) <= int(facts[5])


async def test_what_is_for_some_is_no_command_for_others_nor_a_button(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A button that was given to somebody is pressed by others: each press is looked at."""
    async with talking(shelf, monkeypatch, keep=True) as gate:
        ann, reader = gate.person(STRANGER), gate.person(READER, "Lee")
        editor, group = gate.person(EDITOR, "Kim"), gate.group()
        unknown = Wording("en")("unknown-command")
        for command in ("/misses", "/stats", "/problems", "/log", "/announce"):
            assert (await reply_to(ann, command)).text == unknown
        for command in ("/misses", "/problems", "/announce"):
            assert (await reply_to(reader, command)).text == unknown
        editor.says("/misses", into=group)
        await reply_to(ann, EMBASSY)
        listed = await reply_to(editor, "/misses")
        assert group.sees() == []
        not_yours = Wording("en")("not-yours")
        key = listed.labelled("1")["callback_data"].partition(":")[2]
        for data in ("mi:0", f"mg:{key}", f"mn:{key}", f"mf:{key}", f"ma:{key}:1:0:5"):
            assert await toast(reader, listed, data) == not_yours
            assert await toast(ann, listed, data) == not_yours
        for data in ("pr:0", "pd:abcdef:0", "an:1", "at:1"):
            assert await toast(reader, listed, data) == not_yours
        for data in ("st:d", "st:c"):
            assert await toast(ann, listed, data) == not_yours
        assert len(memory(shelf).misses.all(TODAY)) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_an_editor_sees_what_was_wrong_with_the_last_reindex_and_how_it_is_mended(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    say = Wording(lang)
    (shelf.corpus / "undated.md").write_text("The embassy is open.\n", encoding="utf-8")
    (shelf.corpus / "broken.pdf").write_bytes(b"no pdf at all")
    (shelf.corpus / "fee.md").unlink()
    shelf.reindex()
    async with talking(shelf, monkeypatch) as gate:
        editor = gate.person(EDITOR, "Kim", lang)
        listed = await reply_to(editor, "/problems")
        head, *others = listed.text.split("\n\n")
        assert head.endswith(": 3")
        kinds = [other.splitlines()[0].partition(". ")[2] for other in others]
        assert kinds == [say(f"problem-{kind}") for kind in ("failed", "undated", "gone")]
        assert "broken.pdf" in others[0]
        assert listed.labels == [["1", "2", "3"]]
        undated = await turned(editor, listed, "2")
        assert undated.text.splitlines()[0] == say("problem-undated")
        assert undated.text.endswith(say("mend-undated"))
        assert undated.labels == [[say("button-set-date")], [say("button-to-list")]]
        again = await turned(editor, undated, say("button-to-list"))
        assert again.text.split("\n\n")[0] == head
        # a button of the list before another reindex leads to the new list
        data = again.labelled("3")["callback_data"]
        (shelf.corpus / "broken.pdf").unlink()
        shelf.reindex()
        before = len(again.texts)
        editor.callback_queries(again, data)
        await gate.until(lambda: len(again.texts) > before)
        assert again.text.split("\n\n")[0].endswith(": 1")


async def test_the_log_tells_kinds_of_faults_and_nobodys_words(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talking(shelf, monkeypatch) as gate:
        reader = gate.person(READER, "Lee")
        assert (await reply_to(reader, "/log")).text == Wording("en")("log-none")
        faults = memory(shelf).faults
        faults.note("bot.x: update … is answered later: …", 1_900_000_000.0)
        faults.write()
        said = await reply_to(reader, "/log")
        assert said.marked("code") == ["bot.x: update … is answered later: …"]
        assert "once" in said.text


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_status_tells_first_what_is_not_as_it_should_be(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    say = Wording(lang)
    (shelf.corpus / "broken.pdf").write_bytes(b"no pdf at all")
    shelf.reindex()
    async with talking(shelf, monkeypatch) as gate:
        ann, reader = gate.person(STRANGER), gate.person(READER, "Lee", lang)
        answer = await reply_to(ann, "Was the grain returned to the villages?")
        await shown(ann, answer, "Follow")
        faults = memory(shelf).faults
        faults.note("bot.x: one", faults_now(shelf))
        faults.write()
        lines = (await reply_to(reader, "/status")).text.splitlines()
        assert lines[1:4] == [
            f"⚠ {say('status-backup-none')}",
            f"⚠ {say('status-unreadable', count=1)}",
            f"⚠ {say('status-faults', count=1)}",
        ]
        assert lines[4] == say("status-statements", statements=2, passages=2)
        assert lines[-3:-1] == [
            say("stats-people", count=1),
            say("stats-follows", count=1, people=1),
        ]
        assert lines[-1].startswith("onrecord ")


def faults_now(shelf: Library) -> float:
    """The moment, as the bot's own clock has it."""
    return memory(shelf).file.clock()


NEW = "The embassy in the north issues a visa to everybody who asks for it."
FOLLOWED = "How much is the visa fee for a child in the embassy?"


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_a_new_statement_is_announced_to_those_it_comes_near_each_once(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    """The threshold missed it for one follower; another follows something else."""
    say = Wording(lang)
    monkeypatch.setattr(alerts, "news", lambda *_: ())
    shelf.reindexed = minutes_since_noon()
    async with talking(shelf, monkeypatch, OFTEN) as gate:
        ann, ben, editor = gate.person(7), gate.person(8, "Ben"), gate.person(EDITOR, "Kim", lang)
        assert (await reply_to(editor, "/announce")).text == say("announce-none")
        await reply_to(ann, f"/follow {FOLLOWED}")
        await reply_to(ben, "/follow Was grain returned to the villages of the north?")
        shelf.write("new.md", NEW, id="new", date="2026-01-01", title="Visas", lang="en")
        shelf.reindex()
        # while somebody else opens the new build, the one before is asked
        while (choice := await reply_to(editor, "/announce")).text == say("announce-none"):
            pass
        assert choice.text.startswith(say("announce-which"))
        assert choice.labels == [["1"]]
        before = len(ann.sees())
        preview = await shown(editor, choice, "1")
        assert preview.marked("blockquote") == [NEW]
        assert preview.text.endswith(say("announce-preview", people=1))
        assert len(ann.sees()) == before
        sent = await turned(editor, preview, say("button-announce", people=1))
        assert sent.text == say("announced", people=1)
        await gate.until(lambda: len(ann.sees()) > before)
        assert ann.sees()[-1].marked("blockquote") == [NEW]
        again = await shown(editor, choice, "1")
        assert again.text.endswith(
            f"{say('announce-nobody', people=0)}\n{say('announce-told', count=1)}"
        )
        assert again.labels == []
        # a second press of the button that told them tells nobody
        record = shelf.record("new").number
        editor.callback_queries(preview, f"at:{record}")
        await gate.until(lambda: preview.text == say("announced", people=0))
        assert len(ben.sees()) == 1
    state = memory(shelf)
    acts = [(entry.act, entry.subject, entry.details) for entry in state.audit.entries(9)]
    assert acts == [
        ("announce", "new", "0 follows of 0 people"),
        ("announce", "new", "1 follows of 1 people"),
    ]


def minutes_since_noon() -> int:
    """Minutes from the library's first noon to now, so that its next reindex is of now."""
    return int((datetime.now(tz=UTC) - NOON).total_seconds() // 60)


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_a_miss_that_a_statement_answers_becomes_a_check_question(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    say = Wording(lang)
    question = "What does somebody pay at the embassy for a visa?"
    async with talking(shelf, monkeypatch, keep=True) as gate:
        ann, editor = gate.person(STRANGER), gate.person(EDITOR, "Kim", lang)
        await reply_to(ann, question)
        group = await turned(editor, await reply_to(editor, "/misses"), "1")
        near = group.marked("blockquote")
        button = say("miss-answered-by", number=near.index(FEE) + 1)
        assert len(group.labels[0]) == 2
        kept = await shown(editor, group, button)
        assert FEE in kept.text
        assert (await reply_to(editor, "/misses")).text == say("misses-none")
        # the button is left behind, and leads to a word that says so
        again = await shown(editor, group, button)
        assert again.text == say("miss-gone")
    (one,) = expectations.all_of(shelf.directory)
    assert (one.query.question, one.statement_id) == (question, "fee")
    assert memory(shelf).misses.all(TODAY) == []


@pytest.mark.parametrize("lang", LANGUAGES)
async def test_an_undated_statement_gets_its_date_in_the_chat(
    shelf: Library, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    say = Wording(lang)
    undated = shelf.corpus / "undated.md"
    undated.write_text("---\nid: open\n---\nThe embassy is open.\n", encoding="utf-8")
    shelf.reindex()
    asks, day = say("amend-asks-redate"), date(2020, 12, 12)
    memory(shelf).staff.appoint(EDITOR, Role.EDITOR)
    async with newsroom.talking(shelf, monkeypatch, READER) as gate:
        editor = gate.person(EDITOR, "Kim", lang)
        listed = await turned(editor, await reply_to(editor, "/problems"), "1")
        asked = await shown(editor, listed, say("button-set-date"))
        assert (asked.text, asked.labels) == (asks, [[say("button-leave")]])
        assert (await reply_to(editor, "...")).text == f"{say('draft-no-day')} {asks}"
        seen = await reply_to(editor, say.day(day))
        assert say.day(day) in seen.text
        assert seen.labels == [[say("button-correct"), say("button-leave")]]
        await turned(editor, seen, say("button-correct"))
        await gate.until(lambda: seen.text == say("amend-live"))
        assert shelf.record("open").statement.date == day
        assert say("problem-undated") not in (await reply_to(editor, "/problems")).text
        await turned(editor, seen, say("button-undo"))
        await gate.until(lambda: seen.text == say("amend-undone-live"))
        assert shelf.record("open").statement.date is None
    acts = [(entry.act, entry.subject) for entry in memory(shelf).audit.entries(9)]
    assert acts == [("undo", "open"), ("redate", "open")]
