"""What the vectors of each language have in common, taken out of them.

In a multilingual model the vectors of one language lie together, whatever is said, so that a text
of the question's language is nearer than the answer in another. The mean vector of a language,
taken away from each of its vectors, leaves what they say (Libovický, Rosa and Fraser, "On the
Language Neutrality of Pre-trained Multilingual Representations", 2020). Cosines, which for E5 lie
between .7 and 1, then lie around 0 where nothing is in common.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from retrieval.analysis.question_languages import languages_of
from retrieval.encode.protocol import Matrix, Vector

_HEAD = 600
"""Characters that tell a passage's language."""


class LanguageMeans:
    """Centres vectors of questions and of passages, each by its language.

    Args:
        langs: codes of the languages.
        questions, passages: the mean vector of each of them, shape (languages, dimension).
    """

    def __init__(self, langs: Sequence[str], questions: Matrix, passages: Matrix) -> None:
        self._langs = tuple(langs)
        self._questions = questions
        self._passages = passages

    def question(self, vector: Vector, text: str) -> Vector:
        """The unit vector of a question without what its language adds."""
        return _unit(vector - _mean(self._questions, self._places(text)))

    def passages(self, vectors: Matrix, texts: Sequence[str]) -> Matrix:
        """The unit vectors of passages without what their languages add, shape as given."""
        means = [_mean(self._passages, self._places(text[:_HEAD])) for text in texts]
        return _unit(vectors - np.asarray(means, dtype=np.float32)) if means else vectors

    def _places(self, text: str) -> list[int]:
        """The languages that a text may be in; all where it is in none of them."""
        codes = languages_of(text)
        places = [place for place, code in enumerate(self._langs) if code in codes]
        return places or [*range(len(self._langs))]


def _mean(means: Matrix, places: Sequence[int]) -> Vector:
    vector: Vector = means[places].mean(axis=0)
    return vector


def _unit(vectors: Matrix) -> Matrix:
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Matrix = (vectors / np.maximum(norms, 1e-12)).astype(np.float32)
    return unit


@cache
def means_of(name: str) -> LanguageMeans:
    """The means that come with the program.

    Args:
        name: of the file, which ``benchmarks/fit_language_means.py`` writes.
    """
    resource = files("retrieval.encode").joinpath(f"{name}.npz")
    with as_file(resource) as path, np.load(path) as held:
        return LanguageMeans(held["langs"].tolist(), held["questions"], held["passages"])
