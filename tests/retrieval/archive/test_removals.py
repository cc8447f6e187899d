"""What was purged is gone to the last byte; its place in the chain and its addresses stay."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from archive_places import ON_FILES, file_of
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Archive, Directory, permalinks, removed_from, verify
from retrieval.archive.quoting import quote
from retrieval.archive.update import Said, digest
from retrieval.errors import BuildError
from retrieval.index.integrity import check_archive
from retrieval.types import Entity, EntityKind, Removal, Statement, Verdict, Withdrawal

LONG = "\n".join(f"Barge {number} carries quinoa." for number in range(3_000))
SECRET = Statement(
    "secret",
    f"Xylophone zebrawood quicksilver.\n{LONG}",
    title="Zymurgy",
    source="Quokka Office",
    url="https://example.org/secret/",
    lang="ru",
    speaker="Wolfram Xenakis",
    path="under/yttrium.txt",
    times=((0, 3), (7, 65)),
    scan=77,
)
GRAIN = Statement("grain", "The grain is in.", lang="en", path="grain.txt")
FEES = Statement("fees", "The fee is ten.", lang="en", path="fees.txt")
TRACES = (
    *("ylophone", "zebrawood", "quicksilver", "quinoa", "Zymurgy", "Quokka", "Xenakis", "yttrium"),
    *("example.org/secret", "[7,65]", "Mercury Person", "a reason"),
)


@pytest.fixture
def full(archive: Archive) -> Archive:
    """An archive with a statement of two versions that everything was made of, and two others."""
    archive.update([replace(SECRET, text="An xylophone of before."), GRAIN], now="2031-01-01")
    archive.update([GRAIN, SECRET, FEES], now="2031-01-02")
    named = Entity(0, 9, EntityKind.PERSON, "Mercury Person", subject=True)
    sha256 = digest(SECRET.text)
    archive.keep_names([(sha256, "ru", (named,))], {"ru": "1"})
    archive.keep_voices([(sha256, "ru", ("Mercury Person",))], {"ru": "1", None: "1"})
    taken = Withdrawal(date(2031, 1, 3), "a reason")
    archive.note_withdrawal("secret", taken, now="2031-01-03")
    return archive


def bytes_of(archive: Archive) -> bytes:
    """All files of the archive."""
    folder = file_of(archive).parent
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def traces(archive: Archive) -> list[str]:
    content = bytes_of(archive).lower()
    return [word for word in TRACES if word.lower().encode() in content]


def words(archive: Archive) -> set[str]:
    """Every word that is indexed."""
    with closing(sqlite3.connect(file_of(archive))) as other:
        return {word for (word,) in other.execute("SELECT term FROM word_counts")}


@ON_FILES
def test_before_a_purge_there_is_something_to_find(full: Archive) -> None:
    """Else the test below would say nothing."""
    assert traces(full) == [*TRACES]
    assert {"xylophone", "quinoa"} <= words(full)


@ON_FILES
def test_no_byte_of_it_is_left(full: Archive) -> None:
    assert full.removals.remain({"secret": ()})
    assert full.removals.purge({"secret": ()}, now="2031-02-01T00:00:00+00:00") == 2
    assert not full.removals.remain({"secret": ()})
    assert traces(full) == []
    assert words(full) == {"the", "grain", "is", "in", "fee", "ten", "."}
    assert full.versions("secret") == ()
    assert full.withdrawals() == {}
    assert full.fulltext.long_texts() == {}
    assert [record.statement.text for record in full.of_text("")] == [GRAIN.text, FEES.text]


@ON_FILES
def test_the_chain_holds_as_before_and_goes_on(full: Archive) -> None:
    head = full.head()
    directory = Directory(file_of(full).parent)
    assert check_archive(directory) == 4
    full.removals.purge({"secret": ()}, now="2031-02-01T00:00:00+00:00")
    assert full.head() == head
    assert full.continues(head)
    assert check_archive(directory) == 2
    full.update([GRAIN, replace(FEES, title="Fee")], now="2031-02-02")
    assert full.continues(head)
    assert check_archive(directory) == 3
    assert full.records([5])[5].statement.title == "Fee"


@ON_FILES
def test_the_newest_record_may_be_purged(archive: Archive) -> None:
    """No number is given twice, and its words are known."""
    archive.update([GRAIN, SECRET], now="2031-01-01")
    archive.removals.purge({"secret": ()}, now="2031-02-01T00:00:00+00:00")
    archive.update([GRAIN, FEES], now="2031-02-02")
    assert [record.number for record in archive.of_text("")] == [1, 3]
    assert archive.versions("fees")[-1].number == 3
    assert archive.fulltext.holders([["fee"]]) == [3]
    assert archive.continues("2:x") is False
    assert check_archive(Directory(file_of(archive).parent)) == 2


def test_its_addresses_are_known_to_be_of_what_was_removed(full: Archive) -> None:
    old, new = full.versions("secret")
    addresses = [
        permalinks.locator(quote(record, span, 1.0))
        for record, span in ((old, (0, 12)), (new, (0, 9)), (new, (40, 60)))
    ]
    day = "2031-02-01T00:00:00+00:00"
    full.removals.purge({"secret": ()}, now=day)
    assert [permalinks.locate(full, address) for address in addresses] == [None] * 3
    found = [permalinks.removed(full, address) for address in addresses]
    first = Removal(1, "secret", old.sha256, date(2031, 2, 1))
    second = Removal(3, "secret", new.sha256, date(2031, 2, 1))
    assert found == [first, second, second]
    assert removed_from(full, "http://www.example.org/secret?utm_source=x") == first
    assert removed_from(full, "https://example.org/other") is None
    assert permalinks.removed(full, "no address") is None
    assert full.removals.of_record(3) == second
    assert full.removals.of_record(2) is None


def test_no_check_finds_it(full: Archive) -> None:
    words_said = "Barge 2000 carries quinoa."
    assert verify(full, words_said).verdict is Verdict.EXACT
    full.removals.purge({"secret": ()}, now="2031-02-01T00:00:00+00:00")
    assert verify(full, words_said).verdict is not Verdict.EXACT
    assert verify(full, GRAIN.text).verdict is Verdict.EXACT


@ON_FILES
def test_the_same_words_go_wherever_they_stand(archive: Archive) -> None:
    """What another statement had before or after them stays."""
    twin = Statement("twin", "Other words.", path="twin.txt")
    archive.update([SECRET, twin, GRAIN], now="2031-01-01")
    archive.update([SECRET, replace(twin, text=SECRET.text), GRAIN], now="2031-01-02")
    assert archive.removals.purge({"secret": ()}, now="2031-02-01T00:00:00+00:00") == 2
    assert traces(archive) == []
    assert [record.statement.text for record in archive.versions("twin")] == ["Other words."]
    changes = archive.update(
        [replace(twin, text="Newest words."), GRAIN], now="2031-02-02T00:00:00+00:00"
    )
    assert changes.present == (5, 3)
    assert [record.version for record in archive.versions("twin")] == [1, 3]


@ON_FILES
@pytest.mark.parametrize(
    "again",
    [
        SECRET,
        replace(SECRET, text="Other words under the same id."),
        replace(SECRET, id="moved", path="moved.txt"),
    ],
)
def test_what_was_purged_is_not_taken_in_again(full: Archive, again: Statement) -> None:
    full.removals.purge({"secret": ()}, now="2031-02-01T00:00:00+00:00")
    changes = full.update([GRAIN, FEES, again], now="2031-02-02")
    assert (changes.new, changes.unchanged, changes.purged) == (0, 2, (again,))
    assert traces(full) == []


def test_what_is_to_be_purged_leaves_the_corpus_without_a_question(archive: Archive) -> None:
    archive.update([SECRET, GRAIN], now="2031-01-01")

    def leaving(gone: int, held: int) -> None:
        assert (gone, held) == (0, 2)

    changes = archive.update(
        [SECRET, GRAIN], now="2031-01-02", said=Said(purged={"secret": ()}), leaving=leaving
    )
    assert (changes.withdrawn, changes.purged) == (1, (SECRET,))
    told = [(one.statement_id, one.path, one.title) for one in changes.outcomes]
    assert told == [("grain", "grain.txt", ""), ("secret", "", "")]


@ON_FILES
def test_killed_before_the_files_were_written_anew_a_purge_ends_the_next_time(
    full: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = "2031-02-01T00:00:00+00:00"
    forget = type(full._file).forget

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(type(full._file), "forget", killed)
        with pytest.raises(KeyboardInterrupt):
            full.removals.purge({"secret": ()}, now=now)
    assert full.versions("secret") == ()
    assert full.removals.remain({})
    assert type(full._file).forget is forget
    assert full.removals.purge({"secret": ()}, now=now) == 0
    assert not full.removals.remain({"secret": ()})
    assert traces(full) == []


def test_killed_inside_nothing_is_gone(full: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(type(full.fulltext), "settle", killed)
    with pytest.raises(KeyboardInterrupt):
        full.removals.purge({"secret": ()}, now="2031-02-01T00:00:00+00:00")
    assert full.versions("secret")[-1].statement == SECRET
    assert verify(full, "Xylophone zebrawood quicksilver.").verdict is Verdict.EXACT


@ON_FILES
def test_a_reader_who_holds_the_log_is_named_and_the_next_time_ends_it(full: Archive) -> None:
    full._file.connection().execute("PRAGMA busy_timeout=1")
    with closing(sqlite3.connect(file_of(full))) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM records").fetchone()
        with pytest.raises(BuildError, match=r"another program (reads|holds).*run: onrecord index"):
            full.removals.purge({"secret": ()}, now="2031-02-01T00:00:00+00:00")
        other.rollback()
    assert full.removals.remain({})
    assert full.removals.purge({}, now="2031-02-01T00:00:00+00:00") == 0
    assert traces(full) == []


@ON_FILES
def test_an_archive_of_format_8_can_be_purged(full: Archive) -> None:
    full.close()
    with closing(sqlite3.connect(file_of(full))) as other, other:
        for table in ("removals", "unsettled"):
            other.execute(f"DROP TABLE {table}")
        other.execute("PRAGMA user_version=8")
    with closing(Archive(file_of(full))) as opened:
        assert opened.removals.remain({"secret": ()})
        assert opened.removals.purge({"secret": ()}, now="2031-02-01T00:00:00+00:00") == 2
        assert traces(opened) == []
    assert check_archive(Directory(file_of(full).parent)) == 2


@settings(max_examples=25)
@given(
    st.lists(st.integers(0, 5), min_size=1, max_size=6),
    st.sets(st.integers(0, 5)),
    st.lists(st.integers(0, 5), max_size=4),
)
def test_whatever_is_purged_the_rest_is_as_if_it_had_never_been_there(
    tmp_path_factory: pytest.TempPathFactory, first: list[int], gone: set[int], then: list[int]
) -> None:
    """Words and texts are those of an archive that never had the purged ones."""

    def made(number: int) -> Statement:
        return Statement(f"s{number}", f"Number {number} of {number % 3} things.", lang="en")

    def held(skip: set[int]) -> tuple[list[str], set[str], list[str]]:
        path = tmp_path_factory.mktemp("held") / "archive.sqlite"
        with closing(Archive(path, create=True)) as opened:
            for some in (first, [*first, *then]):
                taken = dict.fromkeys(number for number in some if number not in skip)
                opened.update(map(made, taken), now="2031-01-01")
                if some is first and not skip:
                    opened.removals.purge({f"s{n}": () for n in gone}, now="2031-01-02")
            check_archive(Directory(path.parent))
            texts = sorted(record.statement.text for record in opened.of_text(""))
            found = [
                record.statement.text
                for record in opened.records(opened.fulltext.holders([["things"]])).values()
            ]
            return texts, words(opened), sorted(found)

    expected = held(gone & {*first}) if gone & {*first} else None
    if expected is not None:
        assert held(set()) == expected
