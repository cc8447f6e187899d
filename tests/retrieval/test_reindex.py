"""A reindex does what changed, no more, and publishes only what it has checked."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from hypothesis import example, given, settings
from hypothesis import strategies as st
from library import Library

from retrieval import Archive, RetrievalSettings, answer_query, reindex, status
from retrieval.errors import BuildError, CorpusError, ReindexInProgress, StatementsWouldGo
from retrieval.index import build_files, builds
from retrieval.index.saved_vectors import key
from retrieval.types import Answer, Period, Progress, Query, ReindexReport, Status

GRAIN = "The grain is in and dry. The minister thanked the farmers of the north."
FEES = "The visa fee is ten. It is paid at the embassy before the journey begins."
WATER = "The water treaty was signed at noon. Both ministers spoke of assets returned."


@pytest.fixture
def three(library: Library) -> Library:
    """Three statements of two passages each, indexed."""
    library.write("grain.txt", GRAIN, date="2020-12-12", title="Grain")
    library.write("fees.txt", FEES, date="2019-05-01", title="Fees")
    library.write("water.txt", WATER, title="Water")
    library.reindex()
    return library


def ask(library: Library, question: str, period: Period | None = None) -> Answer:
    return answer_query(library.searcher(), Query(question, question, period))


def everything(library: Library) -> list[str]:
    """The texts of all that is answerable."""
    searcher = library.searcher()
    records = searcher.archive.records(searcher.snapshot.record_numbers().tolist())
    return sorted(record.statement.text for record in records.values())


def vectors(library: Library) -> dict[bytes, list[float]]:
    found = library.snapshot()
    table = found.dense.vectors(range(len(found))).tolist()
    return dict(zip(map(bytes, found.keys), table, strict=True))


def assert_vectors_are_fresh(library: Library) -> None:
    """What is stored is what the encoder would compute now for the passages' texts."""
    fresh = Library(library.root / "fresh", library.settings)
    shutil.copytree(library.corpus, fresh.corpus)
    fresh.reindex()
    assert vectors(library) == vectors(fresh)
    shutil.rmtree(fresh.root)


def files(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


# -- the first time ----------------------------------------------------------------------------


def test_the_first_reindex_embeds_and_publishes_everything(three: Library) -> None:
    assert three.encoder.embedded == [
        "Fees | 2019-05-01\nThe visa fee is ten.",
        "Fees | 2019-05-01\nIt is paid at the embassy before the journey begins.",
        "Grain | 2020-12-12\nThe grain is in and dry.",
        "Grain | 2020-12-12\nThe minister thanked the farmers of the north.",
        "Water\nThe water treaty was signed at noon.",
        "Water\nBoth ministers spoke of assets returned.",
    ]
    assert three.live().name.startswith("20261123T120000-")
    assert three.steps[-1] == Progress("checking", 0, 1)
    assert Progress("embedding", 6, 6) in three.steps
    assert three.snapshot().manifest.sample is False


def test_the_report_and_the_status_count_what_was_done(library: Library) -> None:
    library.write("grain.txt", GRAIN, date="2020-12-12", lang="en")
    library.write("again.txt", GRAIN, date="2020-12-13", lang="ru")
    library.write("undated.txt", FEES)
    library.write("empty.txt", "")
    report = library.reindex()
    (problem,) = report.problems
    assert str(problem) == "empty.txt, line 3: there is no text"
    build = library.live().name
    assert report == ReindexReport(
        read=3,
        new=3,
        changed=0,
        unchanged=0,
        withdrawn=0,
        repeated=2,
        undated=1,
        left_out=0,
        problems=(problem,),
        passages=6,
        embedded=6,
        build=build,
        published=True,
        seconds=0.0,
    )
    assert status(library.directory) == Status(
        build=build,
        built_at="2026-11-23T12:00:00+00:00",
        encoder="fake",
        statements=3,
        passages=6,
        undated=1,
        first=date(2020, 12, 12),
        last=date(2020, 12, 13),
        sample=False,
        bytes=builds.size(library.live()),
        by_year={2020: 2},
        by_lang={"en": 2, "ru": 1},  # the one that names none is told by its words
    )


def test_without_an_index_the_status_says_what_to_run(library: Library) -> None:
    with pytest.raises(BuildError, match=r"^There is no index at .*; run: onrecord index$"):
        status(library.directory)
    assert not library.directory.root.exists()


# -- the next time -----------------------------------------------------------------------------


def test_a_second_reindex_embeds_nothing_and_publishes_nothing(three: Library) -> None:
    before = files(three.directory.builds)
    report = three.reindex()
    assert (report.unchanged, report.passages, report.embedded) == (3, 6, 0)
    assert (report.published, report.build) == (False, three.live().name)
    assert three.encoder.embedded == []
    assert files(three.directory.builds) == before


def test_a_changed_statement_embeds_only_its_changed_passages(three: Library) -> None:
    three.write("fees.txt", FEES.replace("ten", "twelve"), date="2019-05-01", title="Fees")
    report = three.reindex()
    assert three.encoder.embedded == ["Fees | 2019-05-01\nThe visa fee is twelve."]
    assert (report.changed, report.unchanged, report.embedded, report.passages) == (1, 2, 1, 6)
    assert everything(three) == sorted([GRAIN, WATER, FEES.replace("ten", "twelve")])
    assert_vectors_are_fresh(three)


def test_a_new_statement_embeds_only_itself(three: Library) -> None:
    three.write("new.txt", "The border is open.")
    assert three.reindex().embedded == 1
    assert three.encoder.embedded == ["The border is open."]
    assert_vectors_are_fresh(three)


def test_a_removed_statement_embeds_nothing_and_is_no_longer_found(three: Library) -> None:
    (three.corpus / "fees.txt").unlink()
    report = three.reindex()
    assert (report.withdrawn, report.embedded, report.passages) == (1, 0, 4)
    assert report.published
    assert everything(three) == sorted([GRAIN, WATER])
    assert three.record("fees.txt").withdrawn == "2026-11-23T12:01:00+00:00"
    assert three.record("fees.txt").statement.text == FEES


def test_a_statement_that_comes_back_is_found_again_without_embedding(three: Library) -> None:
    text = (three.corpus / "fees.txt").read_text()
    (three.corpus / "fees.txt").unlink()
    three.reindex()
    (three.corpus / "fees.txt").write_text(text)
    report = three.reindex()
    assert (report.new, report.unchanged, report.embedded) == (1, 2, 2)
    assert everything(three) == sorted([GRAIN, FEES, WATER])


def test_a_changed_title_embeds_that_statement_again(three: Library) -> None:
    three.write("grain.txt", GRAIN, date="2020-12-12", title="Harvest")
    report = three.reindex()
    assert three.encoder.embedded == [
        "Harvest | 2020-12-12\nThe grain is in and dry.",
        "Harvest | 2020-12-12\nThe minister thanked the farmers of the north.",
    ]
    assert report.changed == 1
    assert three.record("grain.txt").version == 1


def test_a_changed_link_embeds_nothing_and_is_shown(three: Library) -> None:
    three.write("grain.txt", GRAIN, date="2020-12-12", title="Grain", source="The ministry")
    report = three.reindex()
    assert (report.changed, report.embedded, report.published) == (1, 0, True)
    assert ask(three, "grain farmers").quotes[0].source == "The ministry"


def test_a_corrected_date_moves_the_statement_into_its_period(three: Library) -> None:
    period = Period(date(2021, 1, 1), date(2021, 12, 31))
    assert ask(three, "grain", period).searched.statements == 0
    three.write("grain.txt", GRAIN, date="2021-06-01", title="Grain")
    three.reindex()
    found = ask(three, "grain", period)
    assert (found.searched.statements, found.quotes[0].date) == (1, date(2021, 6, 1))


def test_another_passage_size_makes_other_passages(three: Library) -> None:
    three.settings = RetrievalSettings(passage_tokens=(60, 128))
    report = three.reindex()
    assert (report.unchanged, report.passages, report.embedded) == (3, 3, 3)
    assert three.encoder.embedded[0] == f"Fees | 2019-05-01\n{FEES}"
    assert not three.reindex().published
    assert_vectors_are_fresh(three)


def test_another_encoder_embeds_everything_again(three: Library) -> None:
    first = three.live()
    three.encoder = FakeEncoder("fake-2", vocabulary=("visa", "water"))
    report = three.reindex()
    assert (report.unchanged, report.embedded, report.published) == (3, 6, True)
    assert three.snapshot().manifest.dimension == 3
    three.encoder = FakeEncoder()
    assert three.reindex().embedded == 0, "the build before is of this encoder"
    assert first not in builds.published(three.directory)


# -- what is damaged ---------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["manifest.json", "rows.npy", "vectors.npy", "keys.npy"])
def test_a_damaged_live_build_is_made_again_without_loss(three: Library, part: str) -> None:
    before = everything(three)
    path = three.live() / part
    path.write_bytes(path.read_bytes()[:-8] + b"xxxxxxxx")
    report = three.reindex()
    assert (report.published, report.unchanged) == (True, 3)
    assert everything(three) == before
    assert_vectors_are_fresh(three)


def test_a_damaged_live_build_is_made_again_from_the_vectors_of_the_one_before(
    three: Library,
) -> None:
    three.write("new.txt", "The border is open.")
    three.reindex()
    (three.live() / "lexical" / "tokens.npy").unlink()
    assert three.reindex().embedded == 1
    assert_vectors_are_fresh(three)


def made_format_2(build: Path) -> None:
    """Make a build what a program of the format before would have written."""
    rows = np.load(build / "rows.npy")
    np.save(
        build / "rows.npy", rows[["record", "start", "end", "day"]].astype(rows.dtype.descr[:4])
    )
    (build / "wordings.npy").rename(build / "sentences.npy")
    facts = json.loads((build / "manifest.json").read_text(encoding="utf-8"))
    del facts["sha256"], facts["files"]["wordings.npy"]
    facts["format"] = 2
    for name in ("rows.npy", "sentences.npy"):
        path = build / name
        facts["files"][name] = (
            path.stat().st_size,
            build_files._sha256(path),
            build_files._sampled(path),
        )
    (build / "manifest.json").write_text(build_files._sealed(facts), encoding="utf-8")


def test_a_build_of_the_format_before_is_refused_and_its_vectors_are_taken_over(
    three: Library,
) -> None:
    made_format_2(three.live())
    with pytest.raises(
        BuildError, match=r"has format 2, this program reads 6; run: onrecord index$"
    ):
        three.snapshot()
    report = three.reindex()
    assert (report.published, report.embedded) == (True, 0)
    assert_vectors_are_fresh(three)
    assert everything(three) == sorted([GRAIN, FEES, WATER])


def test_sentences_that_are_taken_over_are_those_that_a_first_reindex_makes(
    three: Library, tmp_path: Path
) -> None:
    """Statements before, between and after those that stay; one gone, one changed."""
    three.write("new.txt", "The border is open. It was closed.", date="1990-01-01")
    three.reindex()
    three.write("between.txt", "A visa is free. A fee is not.", date="2020-06-01")
    (three.corpus / "new.txt").unlink()
    three.write("late.txt", "The embassy moved. The treaty stays. All agree.", date="2030-01-01")
    three.reindex()
    kept = three.snapshot()
    fresh = Library(tmp_path / "fresh", three.settings)
    shutil.copytree(three.corpus, fresh.corpus)
    fresh.reindex()
    assert kept.sentences.tolist() == fresh.snapshot().sentences.tolist()
    tokens = kept.sentence_table.tokens, fresh.snapshot().sentence_table.tokens
    assert tokens[0].tolist() == tokens[1].tolist()
    assert kept.rows["sentence"].tolist() == fresh.snapshot().rows["sentence"].tolist()


@pytest.mark.parametrize("content", [None, "", "gone", "\0"])
def test_a_lost_current_is_made_again_without_embedding(
    three: Library, content: str | None
) -> None:
    if content is None:
        three.directory.current.unlink()
    else:
        three.directory.current.write_text(content)
    report = three.reindex()
    assert (report.published, report.embedded) == (True, 0)
    assert everything(three) == sorted([GRAIN, FEES, WATER])


def test_an_archive_begun_anew_never_meets_the_spans_of_the_old_one(three: Library) -> None:
    """The same numbers name other texts in it, so a build of the old one must not be reused."""
    for path in three.directory.root.glob("archive.sqlite*"):
        path.rename(path.with_name(f"old-{path.name}"))
    shutil.move(three.corpus / "water.txt", three.corpus / "a-water.txt")
    report = three.reindex()
    assert (report.new, report.embedded, report.published) == (3, 0, True)
    found = three.snapshot()
    records = Archive(three.directory.archive).records([1, 2, 3])
    pieces = [
        records[p.record].statement.text[p.start : p.end]
        for p in map(found.passage, range(len(found)))
    ]
    assert pieces == [text.split("\n")[1] for text in fresh_texts(three)]


def fresh_texts(library: Library) -> list[str]:
    fresh = Library(library.root / "fresh", library.settings)
    shutil.copytree(library.corpus, fresh.corpus)
    fresh.reindex()
    return fresh.encoder.embedded


def test_a_damaged_archive_is_one_sentence_and_the_live_build_stays(three: Library) -> None:
    three.directory.archive.write_bytes(b"not a database, by any means" * 99)
    before = files(three.directory.builds)
    with pytest.raises(BuildError, match=r"^The archive .* run: onrecord index$"):
        three.reindex()
    assert files(three.directory.builds) == before


# -- what cannot be read -----------------------------------------------------------------------


@pytest.mark.parametrize("how", ["emptied", "removed", "unreadable"])
def test_a_corpus_without_statements_changes_nothing(three: Library, how: str) -> None:
    before = everything(three)
    state = files(three.directory.root)
    shutil.rmtree(three.corpus)
    if how != "removed":
        three.corpus.mkdir()
    if how == "unreadable":
        (three.corpus / "grain.txt").write_bytes(b"\xff\xfe\xfd")
    with pytest.raises(CorpusError):
        three.reindex()
    assert files(three.directory.root) == state
    assert everything(three) == before


def test_a_statement_whose_file_became_unreadable_stays_answerable(three: Library) -> None:
    (three.corpus / "grain.txt").write_bytes(b"\x00\xff\xfe\xfd")
    report = three.reindex()
    assert [problem.path for problem in report.problems] == ["grain.txt"]
    assert (report.unchanged, report.withdrawn, report.published) == (2, 0, False)
    assert ask(three, "grain farmers").quotes[0].statement_id == "grain.txt"


def test_strict_stops_before_anything_is_changed(three: Library) -> None:
    state = files(three.directory.root)
    three.write("new.txt", "The border is open.")
    three.write("empty.txt", "")
    with pytest.raises(CorpusError, match=r"empty\.txt"):
        three.reindex(strict=True)
    assert files(three.directory.root) == state


# -- the dry run -------------------------------------------------------------------------------


def test_a_dry_run_makes_no_file(library: Library) -> None:
    library.write("grain.txt", GRAIN)
    report = library.reindex(dry_run=True)
    assert (report.read, report.new, report.build, report.published) == (1, 1, None, False)
    assert sorted(path.name for path in library.root.iterdir()) == ["corpus"]


def test_a_dry_run_says_what_would_change_and_changes_nothing(three: Library) -> None:
    state = files(three.directory.root)
    three.write("fees.txt", "Another fee.", date="2019-05-01", title="Fees")
    three.write("new.txt", "The border is open.")
    (three.corpus / "water.txt").unlink()
    preview = three.reindex(dry_run=True)
    assert (preview.new, preview.changed, preview.unchanged, preview.withdrawn) == (1, 1, 1, 1)
    assert files(three.directory.root) == state
    done = three.reindex()
    assert preview == replace(done, passages=0, embedded=0, build=None, published=False)


def test_a_dry_run_needs_no_lock(three: Library) -> None:
    with builds.locked(three.directory):
        assert three.reindex(dry_run=True).unchanged == 3
        with pytest.raises(ReindexInProgress):
            three.reindex()


# -- the sample --------------------------------------------------------------------------------


def test_a_corpus_of_the_sample_alone_says_so(library: Library) -> None:
    library.write("sample/a.txt", GRAIN)
    assert library.reindex().left_out == 0
    assert library.snapshot().manifest.sample is True
    assert status(library.directory).sample is True


def test_the_first_real_statement_sends_the_sample_away_and_its_loss_brings_it_back(
    library: Library,
) -> None:
    library.write("sample/a.txt", GRAIN)
    library.reindex()
    real = library.write("fees.txt", FEES)
    report = library.reindex()
    assert (report.new, report.withdrawn, report.left_out) == (1, 1, 1)
    assert library.snapshot().manifest.sample is False
    assert everything(library) == [FEES]
    real.unlink()
    report = library.reindex()
    assert (report.new, report.withdrawn, report.left_out) == (1, 1, 0)
    assert library.snapshot().manifest.sample is True
    assert everything(library) == [GRAIN]


def test_an_unreadable_real_file_does_not_bring_the_sample_back(library: Library) -> None:
    library.write("sample/a.txt", GRAIN)
    real = library.write("fees.txt", FEES)
    library.reindex()
    real.write_bytes(b"\x00\xff\xfe\xfd")
    report = library.reindex()
    assert (report.read, report.left_out, report.withdrawn, report.published) == (0, 1, 0, False)
    assert everything(library) == [FEES]


# -- beside the readers ------------------------------------------------------------------------


def test_a_reader_goes_on_with_its_build_while_others_are_published(three: Library) -> None:
    reader = three.searcher()
    before = answer_query(reader, Query("grain farmers", "grain farmers"))
    for turn in range(3):
        three.write("grain.txt", f"The grain of year {turn} is gone.", title="Grain")
        three.reindex()
    assert reader.snapshot.manifest.build not in [b.name for b in builds.published(three.directory)]
    after = answer_query(reader, Query("grain farmers", "grain farmers"))
    assert after == before
    assert all(map(reader.archive.holds, after.quotes))


def test_the_build_before_remains_for_rollback_and_answers_as_it_did(three: Library) -> None:
    before, first = ask(three, "grain farmers"), three.live()
    three.write("grain.txt", "The grain is gone.", date="2020-12-12", title="Grain")
    three.reindex()
    assert ask(three, "grain farmers") != before
    assert builds.published(three.directory) == [first, three.live()]
    builds.make_current(three.directory, first)
    assert ask(three, "grain farmers") == before


def test_the_corpus_is_read_under_the_lock(three: Library) -> None:
    """What was read before another reindex ended must never be taken in after it."""
    held: list[bool] = []

    def look(step: Progress) -> None:
        if step.stage == "reading":
            with pytest.raises(ReindexInProgress), builds.locked(three.directory):
                pass
            held.append(True)

    reindex(three.corpus, replace(three.job(), tell=look))
    assert held


def test_a_listener_that_went_away_is_not_blamed_on_the_disk(three: Library) -> None:
    def gone(step: Progress) -> None:
        if step.stage == "archiving":
            raise BrokenPipeError

    three.write("new.txt", "The border is open.")
    with pytest.raises(BrokenPipeError):
        reindex(three.corpus, replace(three.job(), tell=gone))
    assert three.reindex().new == 1


# -- what cannot be written --------------------------------------------------------------------


def test_an_index_that_is_a_file_says_what_to_do(library: Library) -> None:
    library.write("grain.txt", GRAIN)
    library.directory.root.write_text("a file")
    with pytest.raises(BuildError, match=r"cannot be written to .*; choose another with: --index"):
        library.reindex()


# -- many changes in a row ---------------------------------------------------------------------

WORDS = st.lists(st.sampled_from(["grain", "visa", "water", "treaty"]), min_size=1, max_size=8)
STATES = st.dictionaries(
    st.sampled_from("abcd"),
    st.tuples(WORDS.map(lambda words: f"The {' '.join(words)} is open."), st.booleans()),
    min_size=1,
    max_size=4,
)


OPEN = ("The grain is open.", False)


@given(states=st.lists(STATES, min_size=2, max_size=4))
@example(states=[{"a": OPEN}, {"b": OPEN}, {"a": OPEN, "b": OPEN}])  # renamed, and there again
@settings(max_examples=12, deadline=None)
def test_however_it_came_about_a_build_is_what_a_first_reindex_would_make(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, tuple[str, bool]]]
) -> None:
    library = Library(tmp_path_factory.mktemp("states"))
    known: set[bytes] = set()
    for state in states:
        shutil.rmtree(library.corpus, ignore_errors=True)
        for name, (text, dated) in state.items():
            library.write(f"{name}.txt", text, **({"date": "2020-01-01"} if dated else {}))
        library.reindex()
        assert not known & set(map(key, library.encoder.embedded)), "embedded twice"
        known = set(vectors(library))
        assert everything(library) == sorted(text for text, _ in state.values())
        assert_vectors_are_fresh(library)
        assert len(builds.published(library.directory)) <= 2


def test_many_statements_leave_the_archive_only_where_somebody_is_sure(library: Library) -> None:
    for number in range(10):
        library.write(f"{number}.md", f"Statement number {number}.")
    library.reindex()
    for number in range(4):
        (library.corpus / f"{number}.md").unlink()
    with pytest.raises(StatementsWouldGo, match=r"^4 of the 10 statements .*nothing was changed"):
        library.reindex()
    held = Archive(library.directory.archive)
    assert all(held.is_present(f"{number}.md") for number in range(10))
    assert reindex(library.corpus, library.job(), sure=True).withdrawn == 4


def test_three_may_leave_unasked(library: Library) -> None:
    for number in range(10):
        library.write(f"{number}.md", f"Statement number {number}.")
    library.reindex()
    for number in range(3):
        (library.corpus / f"{number}.md").unlink()
    assert library.reindex().withdrawn == 3


def test_another_corpus_than_last_time_is_asked_about(library: Library) -> None:
    library.write("a.md", "The ferry sails.")
    library.reindex()
    other = library.root / "other"
    other.mkdir()
    (other / "b.md").write_text("The dam holds.", encoding="utf-8")
    with pytest.raises(StatementsWouldGo, match=r"^1 of the 1 statements .*Last time .*corpus was"):
        reindex(other, library.job())
    assert reindex(other, library.job(), sure=True).withdrawn == 1


def test_a_corpus_that_was_moved_is_the_same(library: Library) -> None:
    library.write("a.md", "The ferry sails.")
    library.reindex()
    library.corpus.rename(library.root / "moved")
    report = reindex(library.root / "moved", library.job())
    assert (report.new, report.unchanged, report.withdrawn) == (0, 1, 0)
