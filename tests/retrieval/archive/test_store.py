"""The archive keeps every version of every statement, and says so in one sentence if it cannot."""

import json
import re
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from archive_places import ON_FILES, file_of
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Archive, Directory, verify
from retrieval.archive.quoting import quote
from retrieval.archive.update import Changes, digest
from retrieval.archive.values import ByNumber
from retrieval.errors import BuildError, RecordGone
from retrieval.index.integrity import check_archive
from retrieval.types import DateOrigin, Record, Statement, Verdict

DAY = date(2020, 12, 12)
GRAIN = Statement("grain", "The grain is in. It is dry.", date=DAY, date_origin=DateOrigin.FIELD)
FEES = Statement("fees", "The fee is ten.", title="Fees", path="2021/fees.txt")


def take(
    archive: Archive, *statements: Statement, now: str = "t1", dry_run: bool = False
) -> Changes:
    return archive.update(statements, now=now, dry_run=dry_run)


def raw(archive: Archive) -> sqlite3.Connection:
    return sqlite3.connect(file_of(archive))


def everything(archive: Archive) -> list[list[tuple[object, ...]]]:
    return [
        archive._rows(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608 - our own words
        for table in ("texts", "records", "presence", "times", "withdrawals", "removals")
    ]


# -- identity ----------------------------------------------------------------------------------


def test_a_new_statement_is_version_1(archive: Archive) -> None:
    assert take(archive, GRAIN) == Changes((1,), 1, 0, 0, 0, 0)
    assert archive.versions("grain") == (Record(1, 1, GRAIN, digest(GRAIN.text), "t1"),)


def test_the_same_id_and_text_is_nothing_new(archive: Archive) -> None:
    take(archive, GRAIN)
    before = everything(archive)
    assert take(archive, GRAIN, now="t2") == Changes((1,), 0, 0, 1, 0, 0)
    assert everything(archive) == before


def test_another_text_is_a_new_version_and_the_old_one_stays_readable(archive: Archive) -> None:
    take(archive, GRAIN)
    wet = replace(GRAIN, text="The grain is in. It is wet.")
    assert take(archive, wet, now="t2") == Changes((2,), 0, 1, 0, 0, 0)
    assert archive.versions("grain") == (
        Record(1, 1, GRAIN, digest(GRAIN.text), "t1"),
        Record(2, 2, wet, digest(wet.text), "t2"),
    )


def test_a_text_that_comes_back_is_a_third_version_of_the_first_text(archive: Archive) -> None:
    for now, text in enumerate(("one.", "two.", "one.")):
        take(archive, replace(GRAIN, text=text), now=f"t{now}")
    versions = archive.versions("grain")
    assert [(r.version, r.statement.text) for r in versions] == [
        (1, "one."),
        (2, "two."),
        (3, "one."),
    ]


def test_a_corrected_date_is_a_new_record_of_the_same_version(archive: Archive) -> None:
    take(archive, GRAIN)
    corrected = replace(GRAIN, date=date(2020, 12, 13), date_origin=DateOrigin.ADMIN)
    assert take(archive, corrected, now="t2") == Changes((2,), 0, 1, 0, 0, 0)
    assert archive.versions("grain") == (
        Record(1, 1, GRAIN, digest(GRAIN.text), "t1"),
        Record(2, 1, corrected, digest(GRAIN.text), "t2"),
    )


@pytest.mark.parametrize(
    "fact",
    [
        {"title": "Grain"},
        {"source": "The ministry"},
        {"url": "https://ministry.example/1"},
        {"lang": "en"},
        {"speaker": "The minister"},
        {"date": None, "date_origin": None},
        {"sample": True},
    ],
)
def test_every_fact_is_stored_and_its_change_is_noticed(
    archive: Archive, fact: dict[str, str]
) -> None:
    take(archive, GRAIN)
    changed = replace(GRAIN, **fact)  # type: ignore[arg-type]
    assert take(archive, changed, now="t2").changed == 1
    assert archive.versions("grain")[-1] == Record(2, 1, changed, digest(GRAIN.text), "t2")


def test_the_same_text_under_another_id_is_kept_and_counted_as_repeated(archive: Archive) -> None:
    again = replace(GRAIN, id="again")
    assert take(archive, GRAIN, again, FEES) == Changes((1, 2, 3), 3, 0, 0, 0, 2)
    assert archive.versions("again")[0].statement == again


def test_a_statement_gone_from_the_corpus_is_withdrawn_and_kept(archive: Archive) -> None:
    take(archive, GRAIN, FEES)
    assert take(archive, FEES, now="t2") == Changes((2,), 0, 0, 1, 1, 0)
    assert archive.versions("grain") == (Record(1, 1, GRAIN, digest(GRAIN.text), "t1", "t2"),)
    assert take(archive, FEES, now="t3").withdrawn == 0, "it is withdrawn once"
    assert archive.versions("grain")[0].withdrawn == "t2"


def test_a_statement_that_comes_back_is_present_again(archive: Archive) -> None:
    take(archive, GRAIN, FEES)
    take(archive, FEES, now="t2")
    assert take(archive, GRAIN, FEES, now="t3") == Changes((1, 2), 1, 0, 1, 0, 0)
    assert archive.versions("grain")[0].withdrawn is None
    assert take(archive, FEES, now="t4").withdrawn == 1


def test_a_statement_that_comes_back_changed_is_a_new_version(archive: Archive) -> None:
    take(archive, GRAIN, FEES)
    take(archive, FEES, now="t2")
    assert take(archive, replace(GRAIN, text="Dry."), FEES, now="t3").changed == 1
    assert [(r.version, r.withdrawn) for r in archive.versions("grain")] == [(1, None), (2, None)]


# -- files that could not be read --------------------------------------------------------------


@pytest.mark.parametrize("failed", ["2021/fees.txt", "2021"])
def test_a_statement_whose_file_or_folder_cannot_be_read_stays_as_it_was(
    archive: Archive, failed: str
) -> None:
    take(archive, GRAIN, FEES)
    changes = archive.update([GRAIN], now="t2", failed_paths=frozenset({failed}))
    assert changes == Changes((1, 2), 0, 0, 1, 0, 0)
    assert archive.versions("fees")[0].withdrawn is None


@pytest.mark.parametrize("failed", ["2021", "2021/a.zip", "2021/a.zip!b", "2021/a.zip!b/c.eml"])
def test_a_statement_out_of_an_archive_that_cannot_be_read_stays_as_it_was(
    archive: Archive, failed: str
) -> None:
    take(archive, GRAIN, replace(FEES, path="2021/a.zip!b/c.eml!d.txt"))
    changes = archive.update([GRAIN], now="t2", failed_paths=frozenset({failed}))
    assert changes == Changes((1, 2), 0, 0, 1, 0, 0)


@pytest.mark.parametrize("failed", ["2021/fees", "202", "fees.txt", "2021/fees.txt/more"])
def test_another_file_that_cannot_be_read_keeps_nothing(archive: Archive, failed: str) -> None:
    take(archive, GRAIN, FEES)
    changes = archive.update([GRAIN], now="t2", failed_paths=frozenset({failed}))
    assert (changes.present, changes.withdrawn) == ((1,), 1)


def test_a_withdrawn_statement_does_not_return_because_its_file_is_unreadable(
    archive: Archive,
) -> None:
    take(archive, GRAIN, FEES)
    take(archive, GRAIN, now="t2")
    changes = archive.update([GRAIN], now="t3", failed_paths=frozenset({"2021"}))
    assert changes == Changes((1,), 0, 0, 1, 0, 0)


def test_the_sample_stays_out_while_a_real_statement_is_only_unreadable(archive: Archive) -> None:
    sample = Statement("sample", "All is made up.", path="sample/a.txt", sample=True)
    take(archive, FEES)
    changes = archive.update([sample], now="t2", failed_paths=frozenset({"2021/fees.txt"}))
    assert changes == Changes((1,), 0, 0, 0, 0, 0, left_out=1)
    assert archive.versions("sample") == ()


def test_an_unreadable_sample_file_does_not_keep_its_statement_beside_real_ones(
    archive: Archive,
) -> None:
    sample = Statement("sample", "All is made up.", path="sample/a.txt", sample=True)
    take(archive, sample)
    changes = archive.update([FEES], now="t2", failed_paths=frozenset({"sample"}))
    assert changes == Changes((2,), 1, 0, 0, 1, 0)


# -- append-only -------------------------------------------------------------------------------

CORPORA = st.lists(
    st.dictionaries(
        st.sampled_from("abc"),
        st.tuples(st.sampled_from(["One.", "Two.", "Three."]), st.sampled_from(["", "T"])),
    ),
    max_size=6,
)


@given(corpora=CORPORA)
@settings(deadline=None)
def test_whatever_happens_records_are_only_added_and_versions_count_texts(
    tmp_path_factory: pytest.TempPathFactory, corpora: list[dict[str, tuple[str, str]]]
) -> None:
    archive = Archive(tmp_path_factory.mktemp("law") / "archive.sqlite", create=True)
    heads = [archive.head()]
    seen: dict[int, tuple[object, ...]] = {}
    with closing(archive):
        for now, corpus in enumerate(corpora):
            wanted = {
                key: Statement(key, text, title=title) for key, (text, title) in corpus.items()
            }
            previewed = archive.update(wanted.values(), now=f"t{now}", dry_run=True)
            changes = archive.update(wanted.values(), now=f"t{now}")
            assert replace(previewed, present=()) == replace(changes, present=())
            assert changes.new + changes.changed + changes.unchanged == len(wanted)
            present = archive.records(changes.present)
            assert [r.statement for r in present.values()] == list(wanted.values())
            history = [r for key in "abc" for r in archive.versions(key)]
            assert {r.statement.id for r in history if not r.withdrawn} == set(wanted)
            rows = {r.number: (r.version, r.statement, r.sha256, r.first_seen) for r in history}
            assert rows.items() >= seen.items()
            seen = dict(rows)
            heads.append(archive.head())
        assert all(archive.continues(head) for head in heads)
        for key in "abc":
            texts = [(r.version, r.statement.text) for r in archive.versions(key)]
            for (version, text), (next_version, next_text) in pairwise(texts):
                assert next_version == version + (next_text != text)


def test_a_dry_run_counts_the_same_and_changes_nothing(archive: Archive) -> None:
    take(archive, GRAIN, FEES)
    before = everything(archive)
    wet = replace(GRAIN, text="Wet.")
    new = Statement("new", "New.")
    preview = take(archive, wet, new, now="t2", dry_run=True)
    assert preview == Changes((), 1, 1, 0, 1, 0)
    assert everything(archive) == before
    assert take(archive, wet, new, now="t2") == replace(preview, present=(3, 4))


@ON_FILES
def test_a_dry_run_does_not_wait_for_a_writer(archive: Archive) -> None:
    take(archive, GRAIN)
    with closing(raw(archive)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert take(archive, GRAIN, dry_run=True).unchanged == 1


def test_an_update_that_is_broken_off_leaves_nothing(archive: Archive) -> None:
    take(archive, GRAIN)
    before = everything(archive)

    def stop(done: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.update([FEES, replace(GRAIN, text="Wet.")], now="t2", step=stop)
    assert everything(archive) == before
    assert take(archive, GRAIN).unchanged == 1, "the connection is usable again"


def test_an_archive_begun_anew_does_not_continue_the_old_one(tmp_path: Path) -> None:
    heads = []
    for name, statements in (("old", (GRAIN, FEES)), ("new", (FEES, GRAIN)), ("empty", ())):
        with closing(Archive(tmp_path / name, create=True)) as archive:
            take(archive, *statements)
            heads.append(archive.head())
            assert [archive.continues(head) for head in heads] == [False] * (len(heads) - 1) + [
                True
            ]
            assert not archive.continues("")
            assert not archive.continues("1")


def test_an_archive_restored_from_a_copy_does_not_continue_what_came_after(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    with closing(Archive(path, create=True)) as archive:
        take(archive, GRAIN)
        copied = archive.head()
    copy = path.read_bytes()
    with closing(Archive(path)) as archive:
        take(archive, GRAIN, FEES)
        later = archive.head()
    path.write_bytes(copy)
    with closing(Archive(path)) as archive:
        assert archive.continues(copied)
        assert not archive.continues(later)
        take(archive, GRAIN, Statement("other", "Other."))
        assert not archive.continues(later)


# -- reading -----------------------------------------------------------------------------------


def test_records_are_read_by_number_and_unknown_numbers_left_out(archive: Archive) -> None:
    take(archive, *(Statement(str(i), f"Text {i}.") for i in range(1201)))
    found = archive.records([*range(1201, 0, -1), 9999, 5, 5])
    assert list(found)[:2] == [1201, 1200]
    assert {number: r.statement.text for number, r in found.items()} == {
        i + 1: f"Text {i}." for i in range(1201)
    }


def test_numbers_in_date_order_with_the_undated_last(archive: Archive) -> None:
    days = [date(2021, 1, 2), None, date(2020, 5, 5), date(2021, 1, 2), date(33, 4, 3), None]
    take(archive, *(replace(GRAIN, id=str(i), date=day) for i, day in enumerate(days)))
    assert archive.in_date_order(range(6, 0, -1)) == [5, 3, 1, 4, 2, 6]


def test_the_tally_counts_by_year_and_language_without_texts(archive: Archive) -> None:
    facts = [(date(2020, 1, 1), "en"), (date(2020, 2, 2), "ru"), (None, None), (DAY, "en")]
    take(archive, *(replace(GRAIN, id=f"{f}", date=f[0], lang=f[1]) for f in facts))
    tally = archive.tally([1, 2, 3])
    assert tally.by_year == {2020: 2}
    assert tally.by_lang == {"en": 1, "ru": 1, None: 1}


def test_all_sample_only_where_no_record_is_real(archive: Archive) -> None:
    take(archive, replace(GRAIN, sample=True))
    take(archive, FEES)
    assert archive.all_sample([1])
    assert not archive.all_sample([1, 2])


def test_an_unknown_record_is_a_build_error(archive: Archive) -> None:
    with pytest.raises(BuildError, match=r"holds no record 7; run: onrecord index$"):
        archive.text(7)


def test_an_unknown_statement_has_no_versions(archive: Archive) -> None:
    assert archive.versions("nobody") == ()


# -- the verbatim law --------------------------------------------------------------------------

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=40
).filter(str.strip)


@given(texts=st.lists(TEXTS, min_size=1, max_size=4), data=st.data())
def test_every_span_of_every_record_is_held_and_every_change_of_it_is_not(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("holds") / "archive.sqlite"
    with closing(Archive(path, create=True)) as archive:
        for text in texts:
            take(archive, replace(GRAIN, text=text))
        record = data.draw(st.sampled_from(archive.versions("grain")))
        size = len(record.statement.text)
        start = data.draw(st.integers(0, size - 1))
        end = data.draw(st.integers(start + 1, size))
        true = quote(record, (start, end), 0.5)
        assert archive.holds(true)
        for false in (
            replace(true, text=true.text + "."),
            replace(true, text=true.text[:-1]),
            replace(true, text=true.text.swapcase() + " "),
            replace(true, start=start - 1),
            replace(true, start=start + 1),
            replace(true, end=end + 1),
            replace(true, end=start),
            replace(true, end=start, text=""),
            replace(true, start=start - size, end=end - size),
            replace(true, version=record.version + 1),
            replace(true, statement_id="other"),
            replace(true, record=record.number + 9),
            replace(true, sha256=digest("another text")),
        ):
            assert not archive.holds(false), false


@ON_FILES
def test_a_quote_is_not_held_once_the_stored_text_was_tampered_with(archive: Archive) -> None:
    take(archive, GRAIN)
    true = quote(archive.versions("grain")[0], (0, 16), 0.5)
    with closing(raw(archive)) as other, other:
        # the quoted words themselves are untouched
        other.execute("UPDATE texts SET text = replace(text, 'dry', 'wet')")
    assert archive.text(1)[:16] == true.text
    assert not archive.holds(true)
    with closing(raw(archive)) as other, other:
        other.execute("UPDATE texts SET text = CAST('blob' AS BLOB)")
    assert not archive.holds(true)


# -- several at once ---------------------------------------------------------------------------


def test_threads_read_while_a_writer_writes_and_see_only_whole_updates(archive: Archive) -> None:
    take(archive, *(Statement(str(i), "Round 0.") for i in range(20)))
    done = threading.Event()
    faults: list[object] = []
    seen: set[int] = set()

    def read() -> None:
        try:
            while not done.is_set():
                last = [archive.versions(str(i))[-1] for i in (0, 19)]
                first, second = (int(r.statement.text.split()[1][:-1]) for r in last)
                seen.add(first)
                # the later read may see a later round, never an earlier one
                if first > second or last[0].withdrawn:
                    faults.append((first, second))
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            faults.append(error)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for turn in range(1, 31):
        take(archive, *(Statement(str(i), f"Round {turn}.") for i in range(20)), now=f"t{turn}")
    done.set()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(seen) > 1


@ON_FILES
def test_a_thread_that_ends_leaves_no_connection_open(archive: Archive) -> None:
    take(archive, GRAIN)
    log = file_of(archive).with_name("archive.sqlite-wal")
    thread = threading.Thread(target=archive.text, args=(1,))
    thread.start()
    thread.join()
    assert log.exists()
    archive.close()
    assert not log.exists(), "SQLite removes its log with the last connection"


# -- faults ------------------------------------------------------------------------------------


def test_no_archive_is_one_sentence_with_the_command(tmp_path: Path) -> None:
    path = tmp_path / "var" / "archive.sqlite"
    with pytest.raises(
        BuildError, match=rf"^There is no archive at {re.escape(str(path))}; .*: onrecord index"
    ):
        Archive(path)
    assert not path.parent.exists()


@ON_FILES
def test_an_archive_moved_away_does_not_come_back_empty(archive: Archive) -> None:
    take(archive, GRAIN)
    archive.close()
    path = file_of(archive)
    path.rename(path.with_name("moved"))
    with pytest.raises(BuildError, match=r"cannot be used"):
        archive.text(1)
    assert not path.exists()


@ON_FILES
def test_an_archive_of_another_format_is_refused(archive: Archive) -> None:
    archive.close()
    with closing(raw(archive)) as other:
        other.execute("PRAGMA user_version=99")
    for create in (False, True):
        with pytest.raises(
            BuildError, match=r"has format 99, this program reads 9; .* run: onrecord index$"
        ):
            Archive(file_of(archive), create=create)


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("CREATE TABLE theirs (a)")
    before = path.read_bytes()
    for create in (False, True):
        with pytest.raises(BuildError, match=r"another program's.*run: onrecord index$"):
            Archive(path, create=create)
    assert path.read_bytes() == before


def test_an_empty_file_left_by_a_crash_is_no_archive_to_read_but_a_place_to_begin(
    tmp_path: Path,
) -> None:
    path = tmp_path / "archive.sqlite"
    path.touch()
    with pytest.raises(BuildError, match=r"run: onrecord index$"):
        Archive(path)
    with closing(Archive(path, create=True)) as archive:
        assert take(archive, GRAIN).new == 1


@pytest.mark.parametrize("kept", [0, 0.05, 0.5, 0.9])
def test_a_damaged_file_is_one_sentence_that_ends_in_a_command(tmp_path: Path, kept: float) -> None:
    path = tmp_path / "archive.sqlite"
    with closing(Archive(path, create=True)) as archive:
        take(archive, *(Statement(str(i), f"Text {i}. " * 99) for i in range(99)))
    whole = path.read_bytes()
    start = int(len(whole) * kept)
    path.write_bytes(whole[:start] + b"\xa5" * (len(whole) - start))

    def use() -> None:
        with closing(Archive(path)) as archive:
            archive.records(range(1, 100))
            archive.versions("5")
            archive.fulltext.holders([["text"]])

    with pytest.raises(BuildError) as caught:
        use()
    assert re.fullmatch(
        rf"The archive {re.escape(str(path))} cannot be used \([^\n]+\); restore it from a copy,"
        r" or move it away and run: onrecord index",
        str(caught.value),
    )


def test_names_of_tables_that_are_no_text_are_one_sentence_too(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    with closing(Archive(path, create=True)) as archive:
        take(archive, GRAIN)
    data = path.read_bytes()
    assert b"CREATE INDEX records_by_text ON records" in data
    path.write_bytes(data.replace(b"records_by_text ON records", b"records_by_text ON r\xa7cords"))
    with pytest.raises(BuildError, match=r"its names are no text\); restore it from a copy"):
        Archive(path)


@ON_FILES
def test_a_fact_that_cannot_be_read_is_a_build_error(archive: Archive) -> None:
    take(archive, GRAIN)
    with closing(raw(archive)) as other, other:
        other.execute("UPDATE records SET date = '2020-13-77'")
    with pytest.raises(BuildError, match=r"record 1: .*run: onrecord index$"):
        archive.records([1])


def test_a_path_that_is_a_folder_is_a_build_error(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"choose another with: --index DIR$"):
        Archive(tmp_path, create=True)
    (tmp_path / "file").touch()
    with pytest.raises(BuildError, match=r"choose another with: --index DIR$"):
        Archive(tmp_path / "file" / "archive.sqlite", create=True)


# -- of an older format ------------------------------------------------------------------------


def aged(archive: Archive) -> Path:
    """The archive as the program of format 1 made it."""
    archive.close()
    with closing(raw(archive)) as other, other:
        for table in (
            *("words", "word_counts", "word_places", "worded", "names", "withdrawals", "voices"),
            *("times", "scans", "word_pieces", "pieced", "removals", "unsettled"),
        ):
            other.execute(f"DROP TABLE {table}")
        for index in ("text", "url", "parallel"):
            other.execute(f"DROP INDEX records_by_{index}")
        other.execute("ALTER TABLE records DROP COLUMN parallel")
        chain = ""
        # every column but the last, which is the chain: what that program knew of a record
        for *values, _ in other.execute("SELECT * FROM records ORDER BY number").fetchall():
            chain = sha256((chain + json.dumps(values)).encode()).hexdigest()
            other.execute("UPDATE records SET chain = ? WHERE number = ?", (chain, values[0]))
        other.execute("PRAGMA user_version=1")
    return file_of(archive)


@ON_FILES
def test_an_archive_of_format_1_is_brought_up_when_it_is_opened(archive: Archive) -> None:
    take(archive, GRAIN, FEES)
    path = aged(archive)
    with closing(sqlite3.connect(path)) as old:
        [chain] = old.execute("SELECT chain FROM records WHERE number = 2").fetchone()
    with closing(Archive(path)) as opened:
        assert opened.head() == f"2:{chain}"
        assert opened.versions("grain")[-1].statement == GRAIN
        assert opened.fulltext.holders([["grain"]]) == []
        assert verify(opened, "The grain is in.").verdict is Verdict.EXACT
        assert opened.fulltext.holders([["grain"]]) == [1]
        assert take(opened, GRAIN, FEES, now="t2").unchanged == 2


@ON_FILES
def test_an_archive_of_format_1_is_still_as_it_was_written_when_it_was_brought_up(
    archive: Archive,
) -> None:
    take(archive, GRAIN, FEES)
    path = aged(archive)
    with closing(Archive(path)) as opened:
        take(opened, replace(GRAIN, parallel="grain-ru"), FEES, now="t2")
        take(opened, replace(GRAIN, parallel="grain-ru"), replace(FEES, title="Fee"), now="t3")
    directory = Directory(path.parent)
    assert directory.archive == path
    assert check_archive(directory) == 4


@ON_FILES
@pytest.mark.parametrize(
    ("number", "change"),
    [
        (1, "title = 'Wheat'"),
        (1, "parallel = 'grain-ru'"),
        (2, "date = '1999-01-01'"),
        (3, "parallel = NULL"),
        (3, "title = 'Wheat'"),
    ],
)
def test_what_is_changed_by_hand_in_an_archive_of_format_1_is_still_seen(
    archive: Archive, number: int, change: str
) -> None:
    take(archive, GRAIN, FEES)
    path = aged(archive)
    with closing(Archive(path)) as opened:
        take(opened, replace(GRAIN, parallel="grain-ru"), FEES, now="t2")
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(f"UPDATE records SET {change} WHERE number = ?", (number,))  # noqa: S608
    with pytest.raises(BuildError, match=f"record {number} or one before was changed"):
        check_archive(Directory(path.parent))


@ON_FILES
def test_the_words_of_an_archive_of_format_2_are_taken_anew(archive: Archive) -> None:
    """A text is found under its words as this program folds them."""
    mixed = replace(GRAIN, text="Миниcтр oтмeнил налог.")
    take(archive, mixed)
    archive.close()
    with closing(raw(archive)) as other, other:
        other.execute("INSERT INTO words (words) VALUES ('delete-all')")
        other.execute("INSERT INTO words (rowid, row) VALUES (1, 'миниcтр oтмeнил налог .')")
        for table in (
            "names",
            "withdrawals",
            "voices",
            "times",
            "scans",
            "word_pieces",
            "pieced",
            "removals",
            "unsettled",
        ):
            other.execute(f"DROP TABLE {table}")
        other.execute("PRAGMA user_version=2")
    with closing(Archive(file_of(archive))) as opened:
        assert verify(opened, "Министр отменил налог.").verdict is Verdict.EXACT
        assert opened.fulltext.count("миниcтр") == (0, 0)
        assert opened.versions("grain")[-1].statement == mixed


@ON_FILES
def test_an_archive_of_format_3_gets_a_place_for_names(archive: Archive) -> None:
    take(archive, GRAIN)
    archive.close()
    with closing(raw(archive)) as other, other:
        for table in (
            "names",
            "withdrawals",
            "voices",
            "times",
            "scans",
            "word_pieces",
            "pieced",
            "removals",
            "unsettled",
        ):
            other.execute(f"DROP TABLE {table}")
        other.execute("PRAGMA user_version=3")
    with closing(Archive(file_of(archive))) as opened:
        assert opened.versions("grain")[-1].statement == GRAIN
        assert opened.versions("grain")[-1].entities is None


@ON_FILES
def test_an_archive_of_format_4_gets_a_place_for_voices(archive: Archive) -> None:
    take(archive, GRAIN)
    archive.close()
    with closing(raw(archive)) as other, other:
        for table in ("voices", "times", "scans", "word_pieces", "pieced", "removals", "unsettled"):
            other.execute(f"DROP TABLE {table}")
        other.execute("PRAGMA user_version=4")
    with closing(Archive(file_of(archive))) as opened:
        assert opened.unheard({None: "1"}) == [(opened.versions("grain")[-1].sha256, GRAIN.lang)]


@ON_FILES
def test_the_times_of_a_recording_are_kept_in_an_archive_of_format_5_too(archive: Archive) -> None:
    take(archive, GRAIN)
    archive.close()
    with closing(raw(archive)) as other, other:
        for table in ("times", "scans", "word_pieces", "pieced", "removals", "unsettled"):
            other.execute(f"DROP TABLE {table}")
        other.execute("PRAGMA user_version=5")
    timed = replace(GRAIN, times=((0, 1), (4, 65)))
    with closing(Archive(file_of(archive))) as opened:
        assert opened.versions("grain")[-1].statement == GRAIN
        assert take(opened, timed, now="t2").unchanged == 1
        assert opened.versions("grain")[-1].statement == timed


@ON_FILES
@pytest.mark.parametrize("before", [5, 6])
def test_that_a_text_is_a_scan_is_kept_in_an_archive_of_an_older_format_too(
    archive: Archive, before: int
) -> None:
    timed = replace(GRAIN, times=((0, 1), (4, 65)))
    take(archive, timed)
    archive.close()
    with closing(raw(archive)) as other, other:
        for table in (
            "scans",
            "word_pieces",
            "pieced",
            "removals",
            "unsettled",
            *(["times"] if before < 6 else []),
        ):
            other.execute(f"DROP TABLE {table}")
        other.execute(f"PRAGMA user_version={before}")
    with closing(Archive(file_of(archive))) as opened:
        with closing(raw(archive)) as other:
            assert other.execute("PRAGMA user_version").fetchone() == (9,)
        assert opened.versions("grain")[-1].statement == (timed if before == 6 else GRAIN)
        assert take(opened, replace(FEES, scan=91), timed, now="t2").new == 1
        assert opened.versions("fees")[-1].statement == replace(FEES, scan=91)
        assert opened.versions("grain")[-1].statement == timed


@ON_FILES
def test_the_long_texts_of_an_archive_of_format_7_are_counted_at_the_first_check(
    archive: Archive,
) -> None:
    sentences = [f"Barge {number} carries grain." for number in range(5_000)]
    take(archive, GRAIN, replace(FEES, text="\n".join(sentences)))
    archive.close()
    with closing(raw(archive)) as other, other:
        whole = other.execute("SELECT * FROM word_pieces").fetchall()
        for table in ("word_pieces", "pieced", "removals", "unsettled"):
            other.execute(f"DROP TABLE {table}")
        other.execute("PRAGMA user_version=7")
    with closing(Archive(file_of(archive))) as opened:
        assert opened.fulltext.long_texts() == {}
        found = verify(opened, "Barge 4321 carries corn")
        assert opened.fulltext.long_texts() == {2: 2}
        assert verify(opened, "Barge 4321 carries grain").verdict is Verdict.EXACT
    assert [match.quote.text for match in found.matches] == ["Barge 4321 carries grain"]
    with closing(raw(archive)) as other:
        assert other.execute("SELECT * FROM word_pieces").fetchall() == whole


def test_that_a_text_was_read_from_a_scan_is_kept_and_an_original_takes_its_place(
    archive: Archive,
) -> None:
    scanned = replace(GRAIN, scan=91)
    take(archive, scanned)
    assert take(archive, replace(GRAIN, scan=90), now="t2").unchanged == 1, "as sure as it was"
    assert [one.statement.scan for one in archive.versions("grain")] == [91]

    assert take(archive, GRAIN, now="t3").changed == 1
    newest = archive.versions("grain")[-1]
    assert (newest.version, newest.statement) == (1, GRAIN)
    assert take(archive, GRAIN, now="t4").unchanged == 1


def test_whose_direct_speech_a_text_has_is_kept_by_the_version_that_told_it(
    archive: Archive,
) -> None:
    take(archive, GRAIN)
    (waiting,) = archive.unheard({None: "1"})
    archive.keep_voices([(*waiting, ("Ann Lee", "Tom Osk"))], {None: "1"})
    assert archive.unheard({None: "1"}) == []
    assert archive.unheard({None: "2"}) == [waiting]
    number = archive.versions("grain")[-1].number
    assert archive.credits([number])[0].voices == ("Ann Lee", "Tom Osk")


@ON_FILES
def test_several_who_open_an_old_archive_at_once_bring_it_up_once(archive: Archive) -> None:
    take(archive, GRAIN)
    path = aged(archive)
    verdicts: list[Verdict] = []

    def look() -> None:
        with closing(Archive(path)) as opened:
            verdicts.append(verify(opened, "The grain is in.").verdict)

    threads = [threading.Thread(target=look) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert verdicts == [Verdict.EXACT] * 6


def test_the_words_of_every_text_are_there_once_after_every_update(archive: Archive) -> None:
    take(archive, GRAIN, FEES)
    take(archive, GRAIN, replace(FEES, text=GRAIN.text), now="t2")
    take(archive, replace(GRAIN, text="Nothing is in."), now="t3", dry_run=True)
    take(archive, replace(GRAIN, text="Nothing is dry."), now="t4")
    assert archive.fulltext.holders([["grain", "is", "in"]]) == [1]
    assert archive.fulltext.holders([["fee", "is"]]) == [2]
    assert archive.fulltext.holders([["nothing"]]) == [4]
    assert archive.fulltext.count("is") == (3, 4)


def test_a_renamed_file_keeps_its_address_and_is_no_change(archive: Archive) -> None:
    old = Statement("2031/a.md", "The ferry sails.", path="2031/a.md")
    line = Statement("rows.csv#3", "The dam holds.", path="rows.csv")
    archive.update([old, line], now="2031-01-01T00:00:00+00:00")
    moved = replace(old, id="news/b.md", path="news/b.md")
    lines = replace(line, id="all.csv#3", path="all.csv")
    for month in ("02", "03"):  # also where nothing has changed since
        done = archive.update([moved, lines], now=f"2031-{month}-01T00:00:00+00:00")
        assert (done.new, done.changed, done.unchanged, done.withdrawn) == (0, 0, 2, 0)
    assert archive.is_present("2031/a.md")
    assert [one.version for one in archive.versions("2031/a.md")][-1] == 1
    assert archive.versions("news/b.md") == ()
    newest = archive.versions("2031/a.md")[-1]
    assert newest.statement.path == "news/b.md"
    again = archive.update(
        [replace(moved, text="It sails no more."), lines], now="2031-04-01T00:00:00+00:00"
    )
    assert (again.new, again.changed, again.unchanged, again.withdrawn) == (0, 1, 1, 0)


def test_a_file_that_is_gone_while_another_with_other_words_comes_is_no_rename(
    archive: Archive,
) -> None:
    old = Statement("a.md", "The ferry sails.", path="a.md")
    archive.update([old], now="2031-01-01T00:00:00+00:00")
    new = Statement("b.md", "The dam holds.", path="b.md")
    done = archive.update([new], now="2031-02-01T00:00:00+00:00")
    assert (done.new, done.withdrawn) == (1, 1)


def test_an_id_of_its_own_is_kept_whatever_the_file_is_called(archive: Archive) -> None:
    old = Statement("speech-7", "The ferry sails.", path="a.md")
    archive.update([old], now="2031-01-01T00:00:00+00:00")
    new = Statement("speech-8", "The ferry sails.", path="b.md")
    done = archive.update([new], now="2031-02-01T00:00:00+00:00")
    assert (done.new, done.withdrawn) == (1, 1)


def test_a_fact_of_a_record_that_is_not_held_is_a_fault_with_a_next_step() -> None:
    with pytest.raises(RecordGone, match=r"holds no record 7.*run: onrecord doctor$"):
        ByNumber({3: "grain"})[7]
