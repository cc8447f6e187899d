"""An archive in PostgreSQL is, record by record and word by word, the one that is in a file."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest
from archive_places import PostgresForTests, file_of
from hypothesis import given, settings
from hypothesis import strategies as st
from library import Library
from long_statements import long_statement

from retrieval import (
    Archive,
    Directory,
    Searcher,
    answer_query,
    back_up,
    permalinks,
    restore,
    verify,
)
from retrieval.errors import BackupError, BuildError
from retrieval.index.integrity import archive_bytes, check_archive
from retrieval.settings import DatabaseUrl
from retrieval.types import Query, Statement, Withdrawal

NOW = "2031-01-01T00:00:00+00:00"
LATER = "2031-02-01T00:00:00+00:00"
GRAIN = "The grain is in and dry. The minister thanked the farmers of the north."


@pytest.fixture
def both(server: PostgresForTests, tmp_path: Path) -> Iterator[tuple[Archive, Archive]]:
    """An empty archive in a file, and one in PostgreSQL."""
    made = server.copy()
    with ExitStack() as stack:
        yield (
            stack.enter_context(closing(Archive(tmp_path / "archive.sqlite", create=True))),
            stack.enter_context(closing(Archive(made))),
        )
    server.drop(made)


# -- the same ----------------------------------------------------------------------------------


def test_a_library_answers_alike_from_either(server: PostgresForTests, tmp_path: Path) -> None:
    libraries = Library(tmp_path / "file"), InServer(tmp_path / "server")
    libraries[1].server = server.url("library")
    for one in libraries:
        one.write("grain.txt", GRAIN, date="2020-12-12", title="Grain", lang="en")
        one.write("fees.txt", "The visa fee is ten. It is paid at the embassy.", date="2019-05-01")
        one.write("water.txt", "The water treaty was signed at noon.")
        one.reindex()
        one.write("grain.txt", "The grain is wet.", date="2020-12-12", title="Grain", lang="en")
        (one.corpus / "fees.txt").unlink()
        one.reindex(sure=True)
    file, other = (library.searcher() for library in libraries)
    assert file.archive.head() == other.archive.head()
    assert [other.archive.versions(one) for one in ("grain.txt", "fees.txt", "water.txt")] == [
        file.archive.versions(one) for one in ("grain.txt", "fees.txt", "water.txt")
    ]
    assert libraries[0].snapshot().manifest == libraries[1].snapshot().manifest
    for question in ("grain wet", "water treaty", "visa fee"):
        asked = Query(question, question)
        answers = answer_query(file, asked), answer_query(other, asked)
        assert answers[0] == answers[1]
        for quote in answers[0].quotes:
            address = permalinks.locator(quote)
            assert other.archive.holds(quote)
            assert permalinks.locate(other.archive, address) == permalinks.locate(
                file.archive, address
            )
    assert not libraries[1].directory.archive.exists(), "no file is made beside the server"
    assert check_archive(libraries[1].directory) == check_archive(libraries[0].directory) == 4
    assert archive_bytes(libraries[1].directory) > 100_000
    assert libraries[1].reindex(dry_run=True).unchanged == 2


class InServer(Library):
    """A library whose archive is in PostgreSQL."""

    server: DatabaseUrl | None = None

    @property
    def directory(self) -> Directory:
        """The archive's address and the builds."""
        return Directory(self.root / "var", server=self.server)

    def searcher(self) -> Searcher:
        """Over the live build."""
        archive = Archive(self.directory.archive_place)
        return Searcher(self.snapshot(), archive, self.encoder, self.settings)


_TEXTS = st.lists(
    st.lists(st.sampled_from(("tax", "levy", "is", "not", "1.5", "вода", "%")), max_size=9).map(
        " ".join
    ),
    min_size=1,
    max_size=4,
)
_ROW = st.lists(st.sampled_from(("tax", "levy", "is", "not")), min_size=1, max_size=3)
_NUMBERS = count()


@given(texts=_TEXTS, one=_ROW, other=_ROW, apart=st.integers(0, 4))
@settings(max_examples=25)
def test_words_are_found_in_the_same_places(  # noqa: PLR0917 - all drawn
    server: PostgresForTests,
    tmp_path_factory: pytest.TempPathFactory,
    texts: list[str],
    one: list[str],
    other: list[str],
    apart: int,
) -> None:
    made = server.copy()
    statements = [Statement(str(number), text or "none") for number, text in enumerate(texts)]
    places = tmp_path_factory.mktemp("words") / "archive.sqlite", made
    found = []
    for place in places:
        with closing(Archive(place, create=True)) as archive:
            archive.update(statements, now=NOW)
            index = archive.fulltext
            found.append(
                (
                    index.holders([one]),
                    index.holders([one, other]),
                    index.near(one, other, apart, 10),
                    index.near(one, other, apart, 1),
                    index.near([], other, apart, 10),
                    [index.count(token) for token in (*one, "%", "вода", "never")],
                    [[part.tolist() for part in index.places(token)] for token in one],
                    [part.tolist() for part in index.places("is", 3)],
                )
            )
    server.drop(made)
    assert found[0] == found[1]


def test_every_statement_of_a_life_is_the_same_in_both(both: tuple[Archive, Archive]) -> None:
    dated = Statement(
        "a", GRAIN, date=date(2020, 1, 2), title="Grain", url="https://x.example/en/1"
    )
    long = long_statement("long", "The mayor will not sell the lake.")
    lives = (
        [dated, Statement("b", "The fee is ten.", times=((0, 1), (4, 65)))],
        [replace(dated, text="The grain is wet."), long],
        [dated, replace(long, id="again"), Statement("c", "Scanned.", scan=71)],
    )
    for archive in both:
        for number, statements in enumerate(lives):
            archive.update(statements, now=f"2031-01-0{number + 1}T00:00:00+00:00")
        archive.note_withdrawal("b", Withdrawal(date(2031, 1, 4), "a slip"), now=NOW)
        archive.keep_voices([(archive.versions("a")[0].sha256, "en", ("Mira",))], {None: "1"})
    file, other = both
    assert other.head() == file.head()
    numbers = range(1, 9)
    for ask in (
        lambda one: one.records(numbers),
        lambda one: one.in_date_order([3, 1, 2]),
        lambda one: (one.present(), one.gone(), one.edited(), one.withdrawals(), one.covered()),
        lambda one: one.credits(numbers),
        lambda one: one.tally(numbers),
        lambda one: one.alike([1, 3]),
        lambda one: one.named(["a", "https://x.example/en/1"], ["https://x.example/ru/1"]),
        lambda one: one.addressed(["https://x.example/en/1", "b"]),
        lambda one: (one.unnamed({"en": "1"}), one.unheard({None: "1"})),
        lambda one: (one.begun_after(2), one.is_newest(1), one.knows("b"), one.is_present("b")),
        lambda one: (one.fulltext.long_texts(), one.fulltext.texts()),
        lambda one: verify(one, "The mayor will not sell the lake."),
    ):
        assert ask(other) == ask(file)
    purged = {"a": (), "never": ()}
    assert other.removals.purge(purged, now=LATER) == file.removals.purge(purged, now=LATER) == 3
    assert other.head() == file.head()
    place = other._file.place
    assert isinstance(place, DatabaseUrl)
    directories = Directory(file_of(file).parent), Directory(Path("none"), server=place)
    assert check_archive(directories[1]) == check_archive(directories[0]) == 4
    assert other.removals.at("a", "https://x.example/en/1") == file.removals.at(
        "a", "https://x.example/en/1"
    )
    assert other.fulltext.count("wet") == file.fulltext.count("wet") == (0, 0)


_LIFE = st.lists(
    st.dictionaries(
        st.sampled_from(("a", "b.txt", "c.txt")),
        st.tuples(st.sampled_from(("one.", "two.", "three.")), st.booleans(), st.booleans()),
        max_size=3,
    ),
    min_size=1,
    max_size=4,
)


@given(life=_LIFE, purged=st.none() | st.sampled_from(("a", "b.txt")))
@settings(max_examples=15)
def test_whatever_happens_both_say_the_same(
    server: PostgresForTests,
    tmp_path_factory: pytest.TempPathFactory,
    life: list[dict[str, tuple[str, bool, bool]]],
    purged: str | None,
) -> None:
    made = server.copy()
    said = []
    for place in (tmp_path_factory.mktemp("life") / "archive.sqlite", made):
        with closing(Archive(place, create=True)) as archive:
            changes = []
            for number, corpus in enumerate(life):
                statements = [
                    Statement(name, text, title="T" if titled else "", path=name, sample=sample)
                    for name, (text, titled, sample) in corpus.items()
                ]
                now = f"2031-01-0{number + 1}T00:00:00+00:00"
                changes.append(archive.update(statements, now=now, dry_run=True))
                changes.append(archive.update(statements, now=now))
            if purged:
                archive.removals.purge({purged: ()}, now=LATER)
            said.append(
                (
                    changes,
                    archive.head(),
                    [archive.versions(name) for name in ("a", "b.txt", "c.txt")],
                    (archive.present(), archive.gone(), archive.edited(), archive.covered()),
                    [archive.fulltext.holders([[word]]) for word in ("one", "two", "three")],
                )
            )
    server.drop(made)
    assert said[0] == said[1]


def test_a_word_longer_than_any_index_takes_is_found(both: tuple[Archive, Archive]) -> None:
    word = "x" * 5000
    for archive in both:
        archive.update([Statement("a", f"One {word} two."), Statement("b", "x" * 4999)], now=NOW)
        assert archive.fulltext.holders([["one", word, "two"]]) == [1]
        assert archive.fulltext.count(word) == (1, 1)


# -- several at once ----------------------------------------------------------------------------


def test_writers_wait_for_each_other_and_nothing_is_lost(both: tuple[Archive, Archive]) -> None:
    _, archive = both
    statements = [Statement(str(number), f"Text {number}.") for number in range(30)]

    def write(last: int) -> None:
        for upto in range(1, last):
            archive.update(statements[:upto], now=NOW)
        archive.close()

    threads = [threading.Thread(target=write, args=(30,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    archive.update(statements, now=NOW)
    assert [archive.text(number) for number in range(1, 31)] == [one.text for one in statements]
    assert archive.fulltext.holders([["text"]]) == list(range(1, 31))


def test_a_connection_that_the_server_ended_is_made_anew(both: tuple[Archive, Archive]) -> None:
    _, archive = both
    archive.update([Statement("a", GRAIN)], now=NOW)
    with pytest.raises(BuildError, match="cannot be used"), archive._file.translated():
        archive._file.connection().execute("SELECT pg_terminate_backend(pg_backend_pid())")
    assert archive.text(1) == GRAIN


# -- refusals ------------------------------------------------------------------------------------


def test_a_server_that_is_not_there_is_one_sentence_without_the_password() -> None:
    pytest.importorskip("psycopg", reason="psycopg, of the extra postgres, is not installed")
    # nobody listens at the port of tcpmux
    place = DatabaseUrl("postgresql://ann:hunt%40er2@127.0.0.1:1/it?sslpassword=tiger")
    with pytest.raises(BuildError) as fault:
        Archive(place)
    said = str(fault.value)
    assert said.startswith("The archive postgresql://ann@127.0.0.1:1/it cannot be used (connection")
    assert said.endswith(
        "; see that the server runs and that ONRECORD_ARCHIVE_URL is right, then try again"
    )
    assert not any(secret in said for secret in ("hunt", "er2", "tiger"))
    assert repr(place) == "DatabaseUrl()"
    assert fault.value.__cause__ is None


def test_an_address_that_cannot_be_read_is_not_repeated() -> None:
    pytest.importorskip("psycopg", reason="psycopg, of the extra postgres, is not installed")
    place = DatabaseUrl("postgresql://ann:hunter2@host:port/it")
    with pytest.raises(BuildError) as fault:
        Archive(place)
    assert "hunter2" not in str(fault.value)


def test_an_empty_database_is_no_archive_to_read_but_a_place_to_begin(
    server: PostgresForTests,
) -> None:
    place = server.url("empty")
    assert not Archive.is_there(place)
    with pytest.raises(BuildError, match=r"no archive at postgresql://tester@/empty; make"):
        Archive(place)
    with closing(Archive(place, create=True)) as made:
        made.update([Statement("a", GRAIN)], now=NOW)
    assert Archive.is_there(place)
    with closing(Archive(place, create=True)) as again:
        assert again.text(1) == GRAIN


def test_an_archive_of_another_format_is_refused(both: tuple[Archive, Archive]) -> None:
    _, archive = both
    archive._file.connection().execute("UPDATE format SET version = 99")
    with pytest.raises(BuildError, match=r"has format 99, this program reads 9; .* index$"):
        Archive(archive._file.place)


def test_a_text_that_was_changed_by_hand_is_told(both: tuple[Archive, Archive]) -> None:
    _, archive = both
    archive.update([Statement("a", GRAIN)], now=NOW)
    archive._file.connection().execute("UPDATE texts SET text = 'Other.'")
    place = archive._file.place
    assert isinstance(place, DatabaseUrl)
    with pytest.raises(BuildError, match=r"is not what was written \(the text"):
        check_archive(Directory(Path("nowhere"), server=place))
    assert archive.texts([archive._rows("SELECT sha256 FROM texts")[0][0]]) == {}


def test_backup_and_restore_name_the_server_s_own_means(tmp_path: Path) -> None:
    directory = Directory(tmp_path / "var", server=DatabaseUrl("postgresql://ann:hunter2@h/it"))
    now = datetime(2031, 1, 1, tzinfo=UTC)
    for act in (
        lambda: back_up(directory, tmp_path / "it", now=now),
        lambda: restore(tmp_path / "it", directory, now=now),
    ):
        with pytest.raises(BackupError) as fault:
            act()
        assert str(fault.value) == (
            "The archive is in PostgreSQL (postgresql://ann@h/it), whose backups are made by"
            " pg_dump and put back by pg_restore, and nothing was done; of the rest, copy the"
            f" folder {directory.root} while nothing runs"
        )
