"""``onrecord statement``: shown first, asked, written down, live."""

import getpass
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cli_runner import Ended, Run, runner, write_corpus

from bot.state import TERMINAL, State
from bot.state.drafts import DraftState
from bot.state.looks import Look
from bot.state.material import Material, Sent
from retrieval import Archive, Directory, last_run, permalinks, reindex
from retrieval.archive.quoting import quote
from retrieval.types import Facts, Published, ReindexReport

WORDS = "The water of the river will be shared by both sides in equal parts."
NOTE = "Taken back by its publisher on 3 April 2021: the figures were wrong"
WITHDRAWN = ("--date", "2021-04-03", "--reason", "the figures  were wrong")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(getpass, "getuser", lambda: "ann")
    monkeypatch.setattr("bot.cli.editing.getuser", lambda: "ann")
    made = runner(monkeypatch, capsys)
    made("index", "--corpus", write_corpus(tmp_path / "corpus"))
    return made


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> "type[Typed]":
    Typed.patch = monkeypatch
    return Typed


class Typed:
    """What is typed at the terminal from now on."""

    patch: pytest.MonkeyPatch

    def __init__(self, *lines: str) -> None:
        self.patch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def shown(run: Run, name: str = "w-1") -> dict[str, object]:
    found: dict[str, object] = json.loads(run("show", name, "--json").out)
    return found


def address() -> str:
    """Of a quote of the statement on the river."""
    with closing(Archive(Path("var/archive.sqlite"))) as archive:
        return permalinks.locator(quote(archive.versions("w-1")[-1], (0, 9), 1.0))


def test_a_correction_is_shown_asked_for_and_live(run: Run, types: type[Typed]) -> None:
    types("n")
    left = run("statement", "redate", "w-1", "2020-03-06")
    assert left.code == 1
    assert left.out == (
        "On the river\nw-1\nDate: 5 March 2020 → 6 March 2020\nCorrect it so? [y/N] \n"
        "Nothing was changed.\n"
    )
    assert shown(run)["date"] == "2020-03-05"
    types("y")
    done = run("statement", "redate", "w-1", "2020-03-06")
    assert done.out.endswith("Live now. To take it back: onrecord statement undo 1\n")
    assert (done.code, shown(run)["date"], shown(run)["date_origin"]) == (0, "2020-03-06", "admin")


@pytest.mark.parametrize(
    ("command", "value", "key", "now"),
    [
        ("redate", "unknown", "date", None),
        ("retitle", "Rivers", "title", "Rivers"),
        ("retitle", "", "title", ""),
        ("speaker", "Ann  Roe", "speaker", "Ann Roe"),
        ("source", "", "source", None),
    ],
)
def test_each_fact_has_its_command(
    run: Run, command: str, value: str, key: str, now: str | None
) -> None:
    before = shown(run)[key]
    assert run("statement", command, "w-1", value, "--yes").code == 0
    assert shown(run)[key] == now
    assert run("statement", "undo", "--yes").out.endswith("Live now.\n")
    assert shown(run)[key] == before


@pytest.mark.parametrize(
    "name",
    [
        "https://example.org/w-1",
        "http://www.example.org/w-1/?utm_source=x",
        "{address}",
        "https://t.me/onrecord_bot?start={address}",
        "tg://resolve?domain=onrecord_bot&start={address}",
    ],
)
def test_a_statement_is_named_by_any_address_of_it(run: Run, name: str) -> None:
    named = name.format(address=address())
    assert run("statement", "retitle", named, "Rivers", "--yes").code == 0
    assert shown(run, named)["title"] == "Rivers"


def test_a_withdrawal_is_told_until_it_is_restored_or_undone(run: Run) -> None:
    assert NOTE not in run("check", WORDS).out
    noted = run("statement", "withdraw", "w-1", *WITHDRAWN, "--yes")
    assert noted.out == (
        "On the river\nw-1\nIt will be told wherever this statement is quoted:\n"
        f"{NOTE}\nLive now. To take it back: onrecord statement undo 1\n"
    )
    assert NOTE in run("check", WORDS).out
    assert NOTE in run("changes").out
    (change,) = json.loads(run("changes", "--json").out)["changes"]
    assert (change["change"], change["day"], change["reason"]) == (
        "taken back",
        "2021-04-03",
        "the figures were wrong",
    )
    restored = run("statement", "restore", "w-1", "--yes")
    assert "It will no longer be told that this statement was taken back." in restored.out
    assert NOTE not in run("check", WORDS).out
    run("statement", "undo", "--yes")
    assert NOTE in run("check", WORDS).out
    run("statement", "undo", "1", "--yes")
    assert json.loads(run("changes", "--json").out)["changes"] == []


def test_corrections_are_listed_with_who_said_them(run: Run) -> None:
    assert run("statement", "corrections").out == "There are no corrections.\n"
    run("statement", "retitle", "w-1", "Rivers", "--yes")
    run("statement", "withdraw", "w-1", *WITHDRAWN, "--yes")
    run("statement", "undo", "1", "--yes")
    rows = [line.split() for line in run("statement", "corrections").out.splitlines()[1:]]
    assert [(*row[:1], *row[2:]) for row in rows] == [
        ("1", "ann", "retitle", "w-1", "Rivers", "taken", "back"),
        ("2", "ann", "withdraw", "w-1", "2021-04-03,", "the", "figures", "were", "wrong"),
        ("3", "ann", "undo", "w-1", "of", "1"),
    ]
    listed = json.loads(run("statement", "corrections", "--json").out)
    assert [one.pop("at")[:2] for one in listed["corrections"]] == ["20"] * 3
    assert listed["problems"] == []
    assert listed["corrections"][1] == {
        "number": 2,
        "statement_id": "w-1",
        "act": "withdraw",
        "value": "2021-04-03, the figures were wrong",
        "undoes": None,
        "undone": False,
        "by": "ann",
    }
    with Path("corpus/corrections.jsonl").open("a") as file:
        file.write('{"number": 4, "sta')
    listed = json.loads(run("statement", "corrections", "--json").out)
    assert [one["line"] for one in listed["problems"]] == [4]
    assert "corrections.jsonl, line 4: no correction" in run("statement", "corrections").err


def test_each_act_is_audited_without_the_words(run: Run, types: type[Typed]) -> None:
    """Nothing is ever deleted from the audit, so nothing of a statement may stand in it."""
    run("statement", "speaker", "w-1", "Ann Roe", "--yes")
    run("statement", "undo", "--yes")
    types("w-1")
    run("statement", "purge", "w-1")
    state = State(Path("var/bot.sqlite"))
    acts = [(one.user, one.act, one.subject, one.details) for one in state.audit.entries(9)]
    state.close()
    assert acts == [
        (0, "purge", "w-1", ""),
        (0, "undo", "w-1", "correction 1"),
        (0, "speaker", "w-1", "correction 1"),
    ]


def test_where_the_memory_is_damaged_it_is_said(run: Run) -> None:
    Path("var/bot.sqlite").write_bytes(b"no database at all" * 100)
    ended = run("statement", "retitle", "w-1", "Rivers", "--yes")
    assert ended.code == 2
    assert "bot.sqlite cannot be used (file is not a database); run: onrecord doctor" in ended.err


def test_what_is_purged_is_gone_and_its_addresses_say_so(run: Run, types: type[Typed]) -> None:
    link, made = address(), run("backup", "copy.zip")
    assert made.code == 0
    types("yes")
    refused = run("statement", "purge", link)
    assert (refused.code, refused.out.splitlines()[-1]) == (1, "Nothing was changed.")
    assert shown(run)["title"] == "On the river"
    types("w-1")
    done = run("statement", "purge", link)
    assert done.code == 0
    head, _, end = done.out.partition("To confirm, type w-1: \n")
    assert head.splitlines()[:7] == [
        "On the river",
        "w-1",
        "This statement would be removed from the archive for good.",
        "1 stored version goes, with every passage, word and name of it.",
        "The file water.md has nothing else in it and is deleted.",
        "Every older build is deleted, so there is nothing to go back to.",
        head.splitlines()[6],
    ]
    assert head.splitlines()[6].startswith("Backups made before still hold it; the last one known")
    assert end.splitlines()[0] == "Removed for good."
    assert not Path("corpus/water.md").exists()
    for name in ("w-1", link, f"https://t.me/bot?start={link}", "https://example.org/w-1"):
        assert run("show", name).err.startswith("The statement 'w-1' was purged on 20")
    assert "river" not in run("check", WORDS).out.replace(WORDS, "")
    again = run("statement", "redate", link, "2020-01-01", "--yes")
    assert again.err.startswith("The statement 'w-1' was purged on 20")
    with closing(sqlite3.connect("var/archive.sqlite")) as archive:
        assert archive.execute("SELECT count(*) FROM texts").fetchone() == (2,)


def test_the_bot_remembers_no_words_of_what_was_purged(run: Run, types: type[Typed]) -> None:
    """A look before a reindex lists titles and words; a draft is what was sent."""
    looked = Look(last_run(Directory(Path("var"))).report, "b-1")
    state = State(Path("var/bot.sqlite"), bot=7)
    token = state.looks.keep(looked)
    sent = {
        "published": Material(((1, "As it was sent: the river."),)),
        "the same words": Material(((2, f"{WORDS} A commission will meet every spring."),)),
        "others": Material(((3, "Other words."),)),
    }
    numbers = [state.drafts.take(Sent(key, what, Facts()), 9, 9) for key, what in sent.items()]
    first, second, third = (one.number for one in state.drafts.of(numbers[0]))
    lies = Published(Path("corpus/water.md"), "water.md", "0", ("w-1",))
    state.drafts.draft_move(first, DraftState.PUBLISHED, lies)
    state.drafts.files.put(first, b"As it was sent: the river.")
    state.close()
    assert b"river" in memory()
    types("w-1")
    assert run("statement", "purge", "w-1").code == 0
    assert b"river" not in memory()
    state = State(Path("var/bot.sqlite"), bot=7)
    assert state.looks.find(token) is None
    assert [one.number for one in state.drafts.of(numbers[0])] == [third]
    assert second not in {first, third}
    state.close()


def memory() -> bytes:
    """All that is in the bot's memory."""
    files = (*Path("var").glob("bot.sqlite*"), *Path("var/drafts").rglob("*"))
    return b"".join(path.read_bytes() for path in files if path.is_file())


def test_a_file_with_more_in_it_stays_and_that_is_told(run: Run, types: type[Typed]) -> None:
    lines = [{"id": "a", "text": "Alpha words."}, {"id": "b", "text": "Beta words."}]
    Path("corpus/two.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    run("index")
    types("a")
    done = run("statement", "purge", "a")
    assert "The file two.jsonl still holds the words afterwards" in done.out
    assert "two.jsonl still holds the words: take them out of it." in done.out
    assert "two.jsonl: still holds 'a', which was purged" in run("problems", "--kind", "warned").out


def test_a_file_is_shown_and_added(run: Run, types: type[Typed], tmp_path: Path) -> None:
    sent = tmp_path / "sent" / "pass.txt"
    sent.parent.mkdir()
    sent.write_text("The pass is open.\nTo lorries too.\n")
    types("y")
    done = run("statement", "add", sent, "--title", "On the pass", "--date", "2031-04-02")
    assert done.out == (
        "Ready to publish\n"
        "Title: On the pass\n"
        "Date: 2 April 2031 (as you gave it)\n"
        "Speaker: not named\n"
        "Source: not named\n"
        "English, 33 characters\n"
        "File: pass.txt\n"
        "\n"
        "Begins: The pass is open.\n"
        "Ends: To lorries too.\n"
        "\n"
        "Publish? [y/N] \n"
        f"pass.txt: lies in {tmp_path}/corpus/pass.txt\n"
        "Live: pass.txt\n"
    )
    assert (shown(run, "pass.txt")["title"], shown(run, "pass.txt")["date"]) == (
        "On the pass",
        "2031-04-02",
    )
    again = run("statement", "add", sent, "--under", "sent", "--yes")
    assert "The same words are on record already:\n– pass.txt\n" in again.out
    assert again.out.endswith("Live: sent/pass.txt\n")


def test_what_was_added_is_taken_out_again(run: Run, types: type[Typed], tmp_path: Path) -> None:
    sent = tmp_path / "sent" / "pass.txt"
    sent.parent.mkdir()
    sent.write_text("The pass is open.\nTo lorries too.\n")
    run("statement", "add", sent, "--title", "On the pass", "--yes")
    types("n")
    assert run("statement", "take-out", "pass.txt").out.endswith("\nNothing was changed.\n")
    types("y")
    done = run("statement", "take-out", "pass.txt")
    assert done.out == (
        f"pass.txt\nTake pass.txt out of {tmp_path}/corpus? [y/N] \n"
        "It is out of the corpus and answers no question any more.\n"
    )
    assert not (tmp_path / "corpus" / "pass.txt").exists()
    assert (shown(run, "pass.txt")["title"], sent.exists()) == ("On the pass", True)
    assert "taken back" in run("statement", "corrections").out, "with the title that it was given"
    state = State(Path("var/bot.sqlite"))
    acts = [(one.user, one.act, one.subject, one.details) for one in state.audit.entries(2)]
    state.close()
    assert acts == [
        (TERMINAL, "unpublish", "pass.txt", "pass.txt"),
        (TERMINAL, "publish", "pass.txt", "pass.txt"),
    ]
    again = run("statement", "take-out", "pass.txt", "--yes")
    assert again.err.startswith("'pass.txt' was not added by onrecord statement add, or its file")
    other = run("statement", "take-out", "w-1", "--yes")
    assert other.err.startswith("'w-1' was not added by onrecord statement add")


def test_of_several_files_the_good_ones_are_added(run: Run, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_text("Good words.")
    bad.write_bytes(b"%PDF-1.4 no more")
    done = run("statement", "add", good, bad, "--yes")
    assert done.code == 2
    assert "Nothing of this can be published\nFile: bad.pdf\n" in done.out
    assert done.out.endswith("Live: good.txt\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("redate", "nothing", "2020-01-01"), "The archive holds no statement 'nothing'."),
        (("redate", "w-1", "soon"), "DATE: 'soon' is not a day of the form 2024-03-31."),
        (("redate", "w-1", "2020-01-01"), "Nobody answers at the terminal; give --yes"),
        (("retitle", "w-1", "On the river"), "'w-1' is on record so already; nothing was changed."),
        (("undo", "7"), "There is no correction 7; see: onrecord statement corrections"),
        (("undo",), "There is no correction that could be taken back."),
        (("withdraw", "w-1", "--date", "2021-04-03", "--reason", " "), "--reason: say in a line"),
        (("withdraw", "w-1", "--date", "soon", "--reason", "x"), "--date: 'soon' is not a day"),
        (("purge", "nothing"), "The archive holds no statement 'nothing'."),
        (("add", "none.txt"), "none.txt is not there, or no file."),
        (("add", "a.txt", "b.txt", "--title", "x"), "A title or an address belongs to one FILE"),
    ],
)
def test_what_is_amiss_is_said(
    run: Run, types: type[Typed], arguments: tuple[str, ...], says: str
) -> None:
    types()
    ended = run("statement", *arguments)
    assert (ended.code, says in ended.err) == (2, True), ended
    assert not Path("corpus/corrections.jsonl").exists()


def test_where_the_reindex_stops_the_correction_is_kept(run: Run) -> None:
    for name in ("visa-a.md", "visa-b.md", "undated.txt"):
        Path(f"corpus/{name}").rename(f"corpus/.{name}")
    Path("elsewhere").mkdir()
    for number in range(9):
        Path(f"elsewhere/{number}.txt").write_text(f"Words {number}.")
    ended: Ended = run("statement", "retitle", "w-1", "Rivers", "--corpus", "elsewhere", "--yes")
    assert ended.code == 2
    assert "It is written down, and will be live after the next index run.\n" in ended.err


def test_a_build_that_is_held_back_is_not_called_live(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check-question would be answered worse."""

    def held(*arguments: Any, **options: Any) -> ReindexReport:
        return replace(reindex(*arguments, **options), held="b-2")

    monkeypatch.setattr("bot.cli.editing.reindex", held)
    ended = run("statement", "retitle", "w-1", "Rivers", "--yes")
    assert (ended.code, "Live now" in ended.out) == (1, False)
    assert ended.err.endswith(
        "It is written down and not live yet: build b-2 answers check-questions worse;"
        " run: onrecord builds\n"
    )
