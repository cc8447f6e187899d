"""What a language adds to every vector is taken away: worked out by hand in two dimensions."""

import numpy as np
import pytest

from retrieval.encode.language_means import LanguageMeans, means_of

MEANS = LanguageMeans(
    ("en", "ru", "ky"),
    np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.5]], dtype=np.float32),
    np.array([[0.5, 0.0], [0.0, 0.5], [0.0, 0.25]], dtype=np.float32),
)


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("What of the water?", [1.0, 1.0], [0.0, 1.0]),
        ("Что сказали о воде?", [1.0, 1.0], [1.0, 0.0]),
        ("Суу жөнүндө эмне деди?", [0.3, 0.9], [0.6, 0.8]),
        # Russian or Kyrgyz: (0, 0.75) is taken away
        ("вода", [0.3, 1.15], [0.6, 0.8]),
        # in none of them: a third of all, (1/3, 1/2)
        ("水", [1 / 3 + 0.3, 0.9], [0.6, 0.8]),
    ],
)
def test_a_question_is_centred_by_its_language(
    text: str, given: list[float], expected: list[float]
) -> None:
    vector = MEANS.question(np.array(given, dtype=np.float32), text)
    assert vector.tolist() == pytest.approx(expected, abs=1e-6)


def test_passages_have_means_of_their_own_each_by_its_language() -> None:
    given = np.array([[0.5, 1.0], [1.0, 0.5]], dtype=np.float32)
    centred = MEANS.passages(given, ["Water was shared.", "Воду поделили, сказали в министерстве."])
    assert centred.tolist() == [[0.0, 1.0], [1.0, 0.0]]
    assert centred.dtype == np.float32
    assert MEANS.passages(np.empty((0, 2), dtype=np.float32), []).shape == (0, 2)


def test_the_means_of_the_multilingual_model_are_there_for_its_languages() -> None:
    means = means_of("language_means_e5_small")
    vector = np.full(384, 384**-0.5, dtype=np.float32)
    assert means.question(vector, "What of the water?").shape == (384,)
