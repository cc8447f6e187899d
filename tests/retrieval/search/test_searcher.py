"""A Query to hits, and the swap to a newly published build."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event

import pytest
from fake_encoder import FakeEncoder
from library import Library, find

from retrieval import LiveSearcher, answer_query, understand
from retrieval.encode.protocol import Vector
from retrieval.errors import BuildError
from retrieval.search.confidence import CAREFUL, FEATURES, Model, model_for
from retrieval.types import Order, Period, Query

TODAY = date(2026, 11, 23)


@pytest.fixture
def filled(library: Library) -> Library:
    """Six rows, one a statement, by date; the last is undated."""
    for number, text in enumerate(
        [
            "The grain treaty was signed today.",
            "The border is open for grain.",
            "Water and grain were spoken of.",
            "The embassy moved. The «new house» is near the water.",
            "Nobody was hurt.",
            "The water treaty is old.",
        ]
    ):
        day = {} if number == 5 else {"date": f"202{number}-01-01"}
        library.write(f"{number}.md", text, id=f"s{number}", **day)
    library.reindex()
    return library


def test_hits_are_of_the_period_and_ranked_by_both_arms(filled: Library) -> None:
    """Rows 0-4 are dated 2020 to 2024; both arms agree on row 0 for "grain treaty"."""
    found = find(filled.searcher(), Query("", "grain treaty"))
    assert [hit.row for hit in found.hits][:2] == [0, 5]
    assert found.hits[0].dense == pytest.approx(1.0)
    # half its cosine, a fifth for the best BM25, and a tenth for holding all the words
    assert found.hits[0].score == pytest.approx(0.8)
    period = Period(date(2021, 1, 1), date(2022, 12, 31))
    inside = find(filled.searcher(), Query("", "grain treaty", period))
    assert {hit.row for hit in inside.hits} == {1, 2}
    assert inside.features.shape == (2, len(FEATURES))
    assert len(inside.confidences) == 2


def test_an_unseen_word_is_one_that_nothing_in_the_period_says(filled: Library) -> None:
    period = Period(date(2020, 1, 1), date(2020, 12, 31))
    features = find(filled.searcher(), Query("", "treaty water", period)).features
    whole = find(filled.searcher(), Query("", "treaty water")).features
    assert 0 < features[0][FEATURES.index("unseen")] < 1
    assert whole[0][FEATURES.index("unseen")] == 0


def test_hidden_records_are_as_if_they_were_not_there(filled: Library) -> None:
    searcher = filled.searcher()
    hidden = frozenset({searcher.snapshot.passage(0).record})
    found = find(searcher, Query("", "signed"), hidden=hidden)
    assert 0 not in {hit.row for hit in found.hits}
    assert found.features[0][FEATURES.index("unseen")] == 1.0


def test_a_demanded_phrase_leaves_only_its_rows(filled: Library) -> None:
    found = find(filled.searcher(), Query("", '"new house"', phrases=("new house",)))
    text = filled.record("s3").statement.text
    ((start, end),) = found.phrase_spans[3]
    assert [hit.row for hit in found.hits] == [3]
    assert text[start:end] == "new house"
    assert found.confidences == (1.0,)
    assert found.missing_phrases == ()


def test_a_missing_phrase_demands_nothing_of_the_nearest(filled: Library) -> None:
    found = find(filled.searcher(), Query("", 'grain "no such"', phrases=("no such",)))
    assert found.missing_phrases == ("no such",)
    assert found.phrase_spans == {}
    assert len(found.hits) == 6


def test_an_order_looks_at_more_hits(library: Library) -> None:
    for number in range(90):
        text = f"The grain treaty has article {'i' * (number + 1)}."
        library.write(f"{number}.md", text, id=f"s{number}", date="2020-01-01")
    library.reindex()
    searcher = library.searcher()
    assert len(find(searcher, Query("", "grain treaty")).hits) == 60
    order = Query("", "grain treaty", order=Order.LATEST)
    assert len(find(searcher, order, most=400).hits) == 90


def live(library: Library, encoder: FakeEncoder | None = None) -> LiveSearcher:
    return LiveSearcher(library.directory, library.settings, encoder or library.encoder)


def test_a_published_build_is_taken_up_and_the_old_searcher_goes_on(filled: Library) -> None:
    searchers = live(filled)
    before = searchers.current()
    assert searchers.current() is before
    filled.write("new.md", "The visa fee is gone.", id="new", date="2025-01-01")
    filled.reindex()
    after = searchers.current()
    assert after is not before
    assert answer_query(after, understand("visa fee", TODAY)).quotes[0].statement_id == "new"
    assert answer_query(before, understand("visa fee", TODAY)).searched.statements == 6


def test_without_an_index_the_command_to_run_is_said(library: Library) -> None:
    with pytest.raises(BuildError, match="run: onrecord index"):
        live(library).current()


def test_a_build_that_cannot_be_opened_leaves_the_old_one_answering(
    filled: Library, caplog: pytest.LogCaptureFixture
) -> None:
    searchers = live(filled)
    before = searchers.current()
    filled.write("new.md", "The visa fee is gone.", id="new", date="2025-01-01")
    filled.reindex()
    (filled.live() / "rows.npy").write_bytes(b"torn")
    assert searchers.current() is before
    assert searchers.current() is before
    assert caplog.text.count("the one before stays") == 1
    with pytest.raises(BuildError):
        live(filled).current()


def test_while_a_new_build_is_opened_questions_go_on_with_the_old(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    searchers = live(filled)
    before = searchers.current()
    filled.write("new.md", "The visa fee is gone.", id="new", date="2025-01-01")
    filled.reindex()
    opening, go_on = Event(), Event()
    open_ = searchers._open

    def slow(folder: object) -> object:
        opening.set()
        assert go_on.wait(30)
        return open_(folder)  # type: ignore[arg-type]

    monkeypatch.setattr(searchers, "_open", slow)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(searchers.current)
        assert opening.wait(30)
        assert searchers.current() is before
        go_on.set()
        assert first.result(30) is not before
    assert searchers.current() is first.result()


def test_an_encoder_without_a_confidence_model_is_warned_of_once(
    filled: Library, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    searchers = live(filled)
    searchers.current()
    filled.write("new.md", "The visa fee is gone.", id="new", date="2025-01-01")
    filled.reindex()
    answer_query(searchers.current(), understand("visa fee", TODAY))
    answer_query(searchers.current(), understand("visa fee", TODAY))
    assert [record.message for record in caplog.records] == [
        (
            "no confidence model was fitted for the encoder fake; the careful one, which looks at"
            " words alone, decides what is an answer; to fit one, run: onrecord calibrate"
        )
    ]


class Unsure(FakeEncoder):
    """Knows no script, and calls everything like the water treaty."""

    def knows(self, text: str) -> bool:
        """No."""
        del text
        return False

    def encode_question(self, text: str) -> Vector:
        """As if nobody had asked anything else."""
        return super().encode_question(text if "\n" in text or "." in text else "water treaty")


def test_where_the_encoder_does_not_know_the_script_words_weigh_more(filled: Library) -> None:
    """Its cosines say row 5, the words say row 4; a quarter of the weight is the cosines'."""
    query = Query("", "nobody hurt")
    assert find(filled.searcher(), query).hits[0].row == 4
    filled.encoder = Unsure()
    assert find(filled.searcher(), query).hits[0].row == 4


def test_one_searcher_answers_many_threads_alike(filled: Library) -> None:
    searcher = filled.searcher()
    questions = ["grain treaty", "water", '"new house"', "latest", "in 2021"] * 20
    alone = [answer_query(searcher, understand(question, TODAY)) for question in questions]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda q: answer_query(searcher, understand(q, TODAY)), questions))
    assert together == alone


def test_a_question_in_a_script_that_the_encoder_does_not_know_is_judged_by_words_alone(
    filled: Library,
) -> None:
    searcher = filled.searcher()
    own = Model("fake", ("cosine",), (0.0,), (1.0,), (1.0,), 0.0, 0.9, "by hand")
    searcher.model = own
    known = find(searcher, Query("water treaty", "water treaty"))
    assert known.threshold == 0.9
    assert known.confidences == tuple(map(float, own.probabilities(known.features)))
    careful = model_for(CAREFUL)
    unknown = find(searcher, Query("Что с водой?", "Что с водой?"))
    assert unknown.threshold == careful.threshold
    assert unknown.confidences == tuple(map(float, careful.probabilities(unknown.features)))


def test_what_speaks_for_each_statement_is_there_to_fit_weights_by(filled: Library) -> None:
    """The best statement has both words and the greatest cosine; each has one passage."""
    searcher = filled.searcher()
    found = searcher.statement_parts(searcher.analyse(Query("", "grain treaty")))
    best = found.parts[:, 0].argmax()
    assert found.parts[best].tolist() == pytest.approx([1.0, 1.0, 1.0, 0.0, 1.0])
    assert found.parts.shape == (len(found.records), 5)
    assert not found.foreign.any()
