"""Fitting what decides whether a hit answers: on an archive of fifty villages and their wells."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from library import Library

from retrieval import LiveSearcher, evaluation
from retrieval.errors import BuildError, CorpusError
from retrieval.evaluation import calibration
from retrieval.evaluation.calibration import OWN, Example, examples, fit
from retrieval.evaluation.sets import read_questions
from retrieval.search.confidence import CAREFUL, FEATURES, model_for

VILLAGES = 50


@pytest.fixture
def villages(library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A statement for each village; no sample corpus is at hand."""
    monkeypatch.setattr(calibration, "SAMPLE", library.root / "nowhere")
    for number in range(VILLAGES):
        text = f"The village of Tor{number:02} is given {number} wells by the ministry."
        library.write(f"tor{number:02}.md", text, id=f"tor{number:02}")
    library.reindex()
    return library


def asked(library: Library, count: int = VILLAGES) -> Path:
    """Of each village one question that is answered, and one that is not."""
    path = library.root / "mine.jsonl"
    rows: list[dict[str, str | None]] = []
    for number in range(count):
        rows.append(
            {
                "question": f"How many wells is Tor{number:02} given?",
                "statement": f"tor{number:02}",
                "evidence": f"is given {number} wells",
            }
        )
        rows.append({"question": f"How many horses is Mir{number:02} given?", "statement": None})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_each_question_is_searched_with_and_without_its_answer(villages: Library) -> None:
    """The statement that answers; the next best without it; what is left without ten more."""
    questions = list(read_questions(asked(villages, 1)))
    found = examples(villages.searcher(), questions, villages.job().now.date())
    assert [(one.answer, one.absent) for one in found] == [
        (0, False),
        (None, False),
        (None, True),
        (None, False),
        (None, True),
    ]
    unseen = FEATURES.index("unseen")
    assert found[0].features[0, unseen] == 0.0
    assert found[1].features[0, unseen] > 0.3  # nobody else speaks of Tor00


def test_a_model_is_fitted_and_kept_for_the_encoder_at_hand(
    villages: Library, caplog: pytest.LogCaptureFixture
) -> None:
    made = evaluation.calibrate(asked(villages), villages.job())
    assert made.questions == VILLAGES
    assert (made.auroc, made.missed_answers) == (1.0, 0.0)
    assert made.false_answers <= 0.01  # one of a hundred
    assert (made.model.encoder, made.model.features) == ("fake", OWN)
    assert made.model.fitted_on == "250 searches of mine.jsonl"
    caplog.clear()
    live = LiveSearcher(villages.directory, villages.settings, FakeEncoder())
    assert replace(live.current().model, topic=None, reading=None) == made.model
    assert "no confidence model was fitted" not in caplog.text
    other = LiveSearcher(villages.directory, villages.settings, FakeEncoder("fake-2"))
    with pytest.raises(BuildError, match="was made with the model fake"):
        other.current()


def test_a_bot_that_serves_takes_a_new_model_up(villages: Library) -> None:
    live = LiveSearcher(villages.directory, villages.settings, villages.encoder)
    assert live.current().model == model_for(CAREFUL)
    made = evaluation.calibrate(asked(villages), villages.job())
    assert replace(live.current().model, topic=None, reading=None) == made.model


def test_the_sample_corpus_is_asked_where_no_questions_are_given(library: Library) -> None:
    made = evaluation.calibrate(None, library.job())
    assert made.questions >= calibration.LEAST
    assert made.model.fitted_on.endswith("searches of the sample corpus")
    kept = model_for("fake-1", library.directory.confidence)
    # topics are judged by what is shipped
    shipped = model_for(CAREFUL)
    assert kept == replace(made.model, topic=shipped.topic, reading=shipped.reading)


def test_too_few_questions_are_refused_and_nothing_is_kept(villages: Library) -> None:
    with pytest.raises(CorpusError, match="Only 3 questions were found an answer for"):
        evaluation.calibrate(asked(villages, 3), villages.job())
    assert not villages.directory.confidence.exists()


def test_a_file_that_is_not_there_is_named(villages: Library) -> None:
    with pytest.raises(CorpusError, match=r"none\.jsonl cannot be read"):
        evaluation.calibrate(villages.root / "none.jsonl", villages.job())


def test_the_threshold_lets_its_share_through_of_questions_without_their_subject() -> None:
    """Cosines 0 to 0.99 of a hundred such questions: the last may pass."""

    def one(cosine: float, *, answers: bool) -> Example:
        features = np.zeros((1, len(FEATURES)))
        features[0, 0] = cosine
        own = np.zeros(1, dtype=np.bool_)
        return Example(features, own, 0 if answers else None, absent=not answers)

    found = [one(number / 100, answers=False) for number in range(100)]
    found += [one(0.5 + number / 100, answers=True) for number in range(50)]
    made = fit(found, ["cosine"], "m", "by hand")
    assert made.false_answers == pytest.approx(0.01)
    assert made.missed_answers == pytest.approx(0.98)  # 0.5 to 0.98 of 0.5 to 0.99
