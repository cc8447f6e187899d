"""Measures what vectors of each language have in common: retrieval/encode/language_means_*.npz.

    python benchmarks/fit_language_means.py PATH_TO_AUSPM

The mean vector of questions and of passages in English, Russian and Kyrgyz, as the multilingual
model makes them. English ones are half of releases and questions over them, half of the invented
statements; the passages of the two others are of invented statements alone, since there are no
releases in them, and the questions of both.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from own_archives import ROOT, OwnArchive, archives, arguments_of, searcher_of

from retrieval import MULTILINGUAL_ENCODER, ModelEncoder
from retrieval.encode import e5_package
from retrieval.encode.protocol import Matrix, Vector

LANGS = e5_package.READS


class Uncentred(ModelEncoder):
    """The model's own vectors."""

    def __init__(self, models: Path) -> None:
        super().__init__(MULTILINGUAL_ENCODER, 2, models)
        self.fingerprint += ":uncentred"
        self._means = None


def main() -> None:
    """Measure and write."""
    arguments = arguments_of(__doc__).parse_args()
    encoder = Uncentred(arguments.models)
    chosen = {one.name: one for one in archives(arguments.auspm, across=True)}
    both = (chosen["many"], chosen["three languages"])
    questions = [question_means(one, encoder) for one in both]
    with TemporaryDirectory() as place:
        passages = [passage_means(one, encoder, Path(place)) for one in both]
    path = ROOT / "retrieval" / "encode" / f"{e5_package.MEANS}.npz"
    np.savez(path, langs=np.array(LANGS), questions=joined(questions), passages=joined(passages))
    print(f"wrote {path}; after a change name them anew in e5_package.CENTRED")


def question_means(archive: OwnArchive, encoder: ModelEncoder) -> dict[str, Vector]:
    """The mean vector of an archive's questions in each language."""
    return {
        lang: np.mean(
            [
                encoder.encode_question(one.text)
                for one in archive.fitted + archive.apart
                if one.lang == lang
            ],
            axis=0,
        )
        for lang in LANGS
    }


def passage_means(archive: OwnArchive, encoder: ModelEncoder, place: Path) -> dict[str, Vector]:
    """The mean vector of an archive's passages in each language that it has."""
    snapshot = searcher_of(place / archive.name, archive.rows, encoder).snapshot
    langs = snapshot.rows["lang"]
    return {
        lang: snapshot.dense.vectors(np.flatnonzero(langs == lang.encode())).mean(axis=0)
        for lang in LANGS
        if (langs == lang.encode()).any()
    }


def joined(found: Sequence[dict[str, Vector]]) -> Matrix:
    """Of each language the mean of its means, shape (languages, dimension)."""
    means = [np.mean([one[lang] for one in found if lang in one], axis=0) for lang in LANGS]
    return np.asarray(means, dtype=np.float32)


if __name__ == "__main__":
    main()
