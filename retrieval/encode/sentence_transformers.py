"""Text to unit vectors by sentence-transformers.

The only importer of sentence-transformers and torch, both imported when a model is first needed:
they cost seconds and hundreds of megabytes, which a status line need not pay.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from typing import Any

import numpy as np

from retrieval.encode.model_source import ModelSource, Prompts, own_prompts, source_of
from retrieval.encode.processor import this_cpu
from retrieval.encode.protocol import Matrix, Vector
from retrieval.errors import EncoderError
from retrieval.text import without_invisible

_BATCH = 32
_GROUP = 1024  # texts sorted by length together: enough to fill batches evenly, small for progress


class SentenceTransformerEncoder:
    """An encoder that sentence-transformers runs.

    Args:
        model: where it comes from, or its name as the operator wrote it.
        threads: torch threads.

    Raises:
        EncoderError: the model is missing, damaged or not loadable.
    """

    def __init__(self, model: ModelSource | str, threads: int = 2) -> None:
        self.source = source_of(model) if isinstance(model, str) else model
        self.name = self.source.name
        self.fingerprint = self.source.fingerprint
        self.knows = self.source.knows
        self._threads = threads
        self._prompts: Prompts | None = None  # known when it is loaded
        self._loaded: Any = None
        self._lock = RLock()  # neither loaded twice nor entered twice at once

    def loaded(self) -> Any:
        """The library's own model, for whoever converts it."""
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self.source, self._threads)
            return self._loaded

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return int(self.loaded().get_embedding_dimension())

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The model's tokens in each text, without special tokens."""
        if not texts:
            return []
        with self._lock:
            encoded = self.loaded().tokenizer(
                [*map(without_invisible, texts)],
                add_special_tokens=False,
                truncation=False,
                verbose=False,
            )
        return [len(ids) for ids in encoded["input_ids"]]

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:
        """Vectors of texts to be found, in batches of similar length."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _GROUP):
            group = list(texts[start : start + _GROUP])
            vectors[start : start + len(group)] = self._encode(group, self.prompts.passage)
            step(start + len(group))
        return vectors

    def encode_question(self, text: str) -> Vector:
        """The vector of a text to search with."""
        vector: Vector = self._encode([text], self.prompts.question)[0]
        return vector

    def encode_questions(self, texts: Sequence[str]) -> Matrix:
        """The vectors of several texts to search with, in one batch."""
        return self._encode(list(texts), self.prompts.question)

    @property
    def prompts(self) -> Prompts:
        """The model's own, else those of its family, which its name tells."""
        if self._prompts is None:
            self._prompts = own_prompts(self.loaded().prompts) or self.source.prompts
        return self._prompts

    def _encode(self, texts: list[str], prompt: str) -> Matrix:
        with self._lock, _precision():
            encoded: Matrix = self.loaded().encode(
                [*map(without_invisible, texts)],
                prompt=prompt,
                batch_size=_BATCH,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return encoded


def is_installed() -> bool:
    """Whether sentence-transformers is there, which a lean install leaves out; loads nothing."""
    return find_spec("sentence_transformers") is not None


def _precision() -> AbstractContextManager[Any]:
    """Half-width matrix products where the processor has tile units for them.

    There they are 2.6 times as fast, with a cosine of at least 0.9999 to full precision; elsewhere
    they would be emulated, and slower. A processor that is to be taken for a plainer one has none.
    """
    import torch

    if "amx_bf16" in this_cpu():
        return torch.autocast("cpu", dtype=torch.bfloat16)
    return nullcontext()


def _load(source: ModelSource, threads: int) -> Any:
    try:
        import huggingface_hub
        import torch
        import transformers
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EncoderError(f"sentence-transformers cannot be imported: {error}") from error
    torch.set_num_threads(threads)
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    transformers.utils.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        if source.unpack is not None:
            with TemporaryDirectory() as folder:  # which goes once the model is loaded
                source.unpack(Path(folder))
                return SentenceTransformer(folder, device="cpu", local_files_only=True)
        if not source.here:
            # one quick question: loading itself would ask a hub out of reach for a minute
            huggingface_hub.snapshot_download(source.name, allow_patterns="modules.json")
            return SentenceTransformer(source.name, device="cpu")
        model = str(source.folder or source.name)
        return SentenceTransformer(model, device="cpu", local_files_only=True)
    except EncoderError:
        raise
    except Exception as error:
        said = str(error).strip().partition("\n")[0].rstrip(".")
        raise EncoderError(
            f"The model {source.name!r} cannot be loaded ({type(error).__name__}: {said});"
            " check ONRECORD_ENCODER and the connection to the model hub"
        ) from error
