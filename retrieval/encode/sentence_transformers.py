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

from retrieval.encode.e5_folder import write_model
from retrieval.encode.e5_package import package_file, read_model
from retrieval.encode.model_files import (
    Prompts,
    family_prompts,
    fingerprint,
    is_cached,
    knows_script,
    model_folder,
    own_prompts,
)
from retrieval.encode.protocol import Matrix, Vector
from retrieval.errors import EncoderError
from retrieval.settings import MULTILINGUAL_ENCODER

_BATCH = 32
_GROUP = 1024  # texts sorted by length together: enough to fill batches evenly, small for progress


class SentenceTransformerEncoder:
    """An encoder that sentence-transformers runs.

    Args:
        name: the built-in model's name, a folder, or a name on the model hub.
        threads: torch threads.

    Raises:
        EncoderError: the model is missing, damaged or not loadable.
    """

    def __init__(self, name: str, threads: int = 2) -> None:
        self.name = name
        self._threads = threads
        self._folder = model_folder(name)
        self.fingerprint = fingerprint(name, self._folder)
        self._prompts: Prompts | None = None  # of a hub's model, known when it is loaded
        self._loaded: Any = None
        self._lock = RLock()  # neither loaded twice nor entered twice at once

    def loaded(self) -> Any:
        """The library's own model, for whoever converts it."""
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self.name, self._folder, self._threads)
            return self._loaded

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return int(self.loaded().get_embedding_dimension())

    def knows(self, text: str) -> bool:
        """Whether the text is in a script the model was trained on; the built-in knows Latin."""
        return knows_script(self.name, text)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The model's tokens in each text, without special tokens."""
        if not texts:
            return []
        with self._lock:
            encoded = self.loaded().tokenizer(
                list(texts), add_special_tokens=False, truncation=False, verbose=False
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

    @property
    def prompts(self) -> Prompts:
        """The model's own, else those of its family, which its name tells."""
        if self._prompts is None:
            self._prompts = own_prompts(self.loaded().prompts) or family_prompts(
                self.name, self._folder
            )
        return self._prompts

    def _encode(self, texts: list[str], prompt: str) -> Matrix:
        with self._lock, _precision():
            encoded: Matrix = self.loaded().encode(
                texts,
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
    they would be emulated, and slower.
    """
    import torch

    if torch.cpu.get_capabilities().get("amx_bf16"):
        return torch.autocast("cpu", dtype=torch.bfloat16)
    return nullcontext()


def _unpacked() -> Any:
    """The multilingual model of its package, through a folder that goes once it is loaded."""
    from sentence_transformers import SentenceTransformer

    with TemporaryDirectory() as folder:
        write_model(read_model(package_file()), Path(folder))
        return SentenceTransformer(folder, device="cpu", local_files_only=True)


def _load(name: str, folder: Path | None, threads: int) -> Any:
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
        if name == MULTILINGUAL_ENCODER:
            return _unpacked()
        if folder is None and not is_cached(name):
            # one quick question: loading itself would ask a hub out of reach for a minute
            huggingface_hub.snapshot_download(name, allow_patterns="modules.json")
            return SentenceTransformer(name, device="cpu")
        return SentenceTransformer(str(folder or name), device="cpu", local_files_only=True)
    except Exception as error:
        said = str(error).strip().partition("\n")[0].rstrip(".")
        raise EncoderError(
            f"The model {name!r} cannot be loaded ({type(error).__name__}: {said});"
            " check ONRECORD_ENCODER and the connection to the model hub"
        ) from error
