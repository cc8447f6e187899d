"""A recipe: embed a corpus by Ray Data on any number of machines, for ``onrecord index --vectors``.

    pip install 'onrecord[scale]' 'ray[data]'
    python benchmarks/ray_embedding.py CORPUS FOLDER [--actors 8] [--models DIR] [--address auto]
    onrecord index --corpus CORPUS --vectors FOLDER/*.parquet

The corpus is read once, by the driver. Statements are split on all machines, passages are spread by
their keys, and each actor embeds its blocks and writes a file for each. A block whose file is there
already is not embedded again, so a run that was broken off goes on when it is started anew. CORPUS
and FOLDER must be seen by every machine, and their processors be of one kind.
"""

import argparse
import hashlib
import importlib
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from retrieval import ModelEncoder, RetrievalSettings
from retrieval.encode.protocol import Encoder
from retrieval.errors import BuildError
from retrieval.index import vector_files
from retrieval.index.vector_files import VectorFacts
from retrieval.ingest.corpus import read_corpus
from retrieval.reindexing.embedding import passages_of, statements_of

_STATEMENTS = 200  # in one task
_BLOCK = 8192  # passages in one file

Make = Callable[[], Encoder]
Batch = dict[str, Any]


class Split:
    """Statements to the passages that are embedded; one in each process, as it needs a model.

    Args:
        make: the encoder, whose tokens measure the text.
        settings: of the retrieval side.
    """

    def __init__(self, make: Make, settings: RetrievalSettings) -> None:
        self._encoder, self._settings = make(), settings

    def __call__(self, row: Batch) -> Iterator[Batch]:
        """A row for each passage: its key and its text."""
        for statement in row["statements"]:
            for name, text in passages_of(statement, self._encoder, self._settings).items():
                yield {"key": name, "text": text}


class Embed:
    """Blocks of passages to files of vectors.

    Args:
        make: the encoder.
        folder: of the files.
    """

    def __init__(self, make: Make, folder: Path) -> None:
        self._encoder, self._folder = make(), folder

    def __call__(self, batch: Batch) -> Batch:
        """The file of a block, and how many vectors were computed for it."""
        texts = dict(sorted(zip(batch["key"], batch["text"], strict=True)))
        block = hashlib.sha256(b"".join(texts)).hexdigest()[:24]
        path = self._folder / f"{block}.parquet"
        with suppress(BuildError):  # there is none, or it is of another encoder
            vector_files.facts_of(path, self._encoder.fingerprint)
            return _done(path, 0)
        vectors = self._encoder.encode_passages(list(texts.values()), lambda _: None)
        facts = VectorFacts(
            encoder=self._encoder.name,
            fingerprint=self._encoder.fingerprint,
            dimension=self._encoder.dimension,
            rows=len(texts),
        )
        vector_files.write(path, facts, [(list(texts), vectors)])
        return _done(path, len(texts))


def _done(path: Path, computed: int) -> Batch:
    return {"file": np.array([str(path)]), "computed": np.array([computed])}


def embed_corpus(  # noqa: PLR0913 - what a whole run needs
    corpus: Path,
    folder: Path,
    make: Make,
    settings: RetrievalSettings,
    *,
    actors: int,
    block: int = _BLOCK,
) -> dict[str, int]:
    """Embed a corpus.

    Args:
        corpus: a folder or a file.
        folder: of the files; it is made.
        make: the encoder, in each process.
        settings: of the retrieval side, as ``onrecord index`` has them.
        actors: processes that embed; each needs the memory of one model.
        block: passages in one file.

    Returns:
        By file how many vectors were computed for it.
    """
    import ray

    folder.mkdir(parents=True, exist_ok=True)
    statements = statements_of(read_corpus(corpus, max_file_bytes=settings.max_file_bytes))
    some = [
        {"statements": statements[start : start + _STATEMENTS]}
        for start in range(0, len(statements), _STATEMENTS)
    ]
    passages = ray.data.from_items(some).flat_map(
        Split, fn_constructor_args=(make, settings), concurrency=(1, actors)
    )
    # by their keys: what two statements say alike comes to the same block
    done = passages.sort("key").map_batches(
        Embed, fn_constructor_args=(make, folder), batch_size=block, concurrency=(1, actors)
    )
    return {row["file"]: int(row["computed"]) for row in done.iter_rows()}


def _encoder(name: str, models: Path, threads: int) -> Make:
    """A model by its name, or ``module:class`` for another."""
    module, colon, made = name.partition(":")
    if colon and module.isidentifier():
        make: Make = getattr(importlib.import_module(module), made)
        return make
    return lambda: ModelEncoder(name, threads, models)


def main() -> None:
    """Embed, and print by file how many vectors were computed."""
    import ray

    parser = argparse.ArgumentParser(description="Embed a corpus by Ray Data.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--actors", type=int, default=2)
    parser.add_argument("--threads", type=int, default=2, help="of each actor")
    parser.add_argument("--encoder", default=RetrievalSettings().encoder)
    parser.add_argument("--models", type=Path, default=Path("var/models"))
    parser.add_argument("--address", help="of a Ray cluster; without it one is started here")
    parser.add_argument("--block", type=int, default=_BLOCK)
    given = parser.parse_args()
    ray.init(address=given.address, include_dashboard=False, log_to_driver=False)
    try:
        files = embed_corpus(
            given.corpus.absolute(),
            given.folder.absolute(),
            _encoder(given.encoder, given.models.absolute(), given.threads),
            RetrievalSettings(encoder=given.encoder),
            actors=given.actors,
            block=given.block,
        )
    finally:
        ray.shutdown()
    print(json.dumps(files))


if __name__ == "__main__":
    main()
