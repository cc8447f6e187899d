"""The encoder of the settings, run the fastest way that gives its vectors.

That is the compiled one, converted once and kept; sentence-transformers where a model cannot be
compiled or the compiled one is not near enough to it. Both make vectors of one fingerprint.
"""

import hashlib
import logging
import platform
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Lock

from retrieval.encode.compiled import CompiledEncoder, read_facts, refusal
from retrieval.encode.protocol import (
    Matrix,
    Vector,
)
from retrieval.encode.sentence_transformers import (
    SentenceTransformerEncoder,
)
from retrieval.errors import EncoderError
from retrieval.types import EncoderWay

_log = logging.getLogger(__name__)

_UNLOADABLE = 2  # sentence-transformers cannot load the model either, and says so when it is asked
_LONGEST = 900  # seconds that a conversion may take


class ModelEncoder:
    """Implements ``Encoder`` by whatever way is chosen when the first text is encoded.

    Args:
        name: the built-in model's name, a folder, or a name on the model hub.
        threads: CPU cores to use.
        kept: the folder of compiled models.

    Raises:
        EncoderError: the model is missing or damaged.
    """

    def __init__(self, name: str, threads: int, kept: Path) -> None:
        self._plain = SentenceTransformerEncoder(name, threads)
        self.name = name
        self.fingerprint = self._plain.fingerprint
        self._threads = threads
        self._kept = kept
        self._lock = Lock()
        self._chosen: CompiledEncoder | SentenceTransformerEncoder | None = None

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return self._encoder.dimension

    def knows(self, text: str) -> bool:
        """Whether the text is in a script the model was trained on."""
        return self._plain.knows(text)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The model's tokens in each text, without special tokens."""
        return self._encoder.count_tokens(texts) if texts else []

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:
        """Vectors of texts to be found; ``step`` is told how many are done."""
        return self._encoder.encode_passages(texts, step)

    def encode_question(self, text: str) -> Vector:
        """The vector of a text to search with."""
        return self._encoder.encode_question(text)

    @property
    def _encoder(self) -> CompiledEncoder | SentenceTransformerEncoder:
        if self._chosen is None:
            with self._lock:
                if self._chosen is None:
                    self._chosen = self._choose()
        return self._chosen

    def _choose(self) -> CompiledEncoder | SentenceTransformerEncoder:
        folder = compiled_folder(self._kept, self.fingerprint)
        for attempt in ("as it lies there", "made anew"):
            if refusal(folder) is not None:
                break
            try:
                return CompiledEncoder(self.name, self.fingerprint, folder, self._threads)
            except EncoderError as error:
                _log.debug("%s (%s)", error, attempt)
            if attempt == "as it lies there" and not _convert(self.name, folder):
                break
        return self._plain


def encoder_way(kept: Path, fingerprint: str) -> EncoderWay:
    """How a model is run here, without loading it."""
    folder = compiled_folder(kept, fingerprint)
    facts, refused = read_facts(folder), refusal(folder)
    if facts is not None:
        return EncoderWay(compiled=True, precision=facts.precision, cosine=facts.cosine)
    return EncoderWay(compiled=False, refused=refused)


def compiled_folder(kept: Path, fingerprint: str) -> Path:
    """Where the compiled form of a model lies: of these weights, for this OpenVINO and machine."""
    try:
        runtime = version("openvino")
    except PackageNotFoundError:
        runtime = "none"
    # a hub model's fingerprint is its name: long, and with slashes
    short = hashlib.sha256(fingerprint.encode()).hexdigest()[:16]
    return kept / f"{short}-openvino-{runtime}-{platform.machine()}"


def _convert(name: str, folder: Path) -> bool:
    """Convert in another process, so that what torch takes is given back; whether that worked.

    Of processes that begin at the same moment one converts, the others wait for it.
    """
    from filelock import FileLock

    before = _made(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_name(f".{folder.name}.lock"), timeout=_LONGEST):
            return _made(folder) != before or _converted(name, folder)
    except (OSError, TimeoutError) as error:
        _log.warning("the model %s was not compiled: %s", name, error)
        return False


def _made(folder: Path) -> int:
    """Tells one conversion from the next; 0 where there is none."""
    try:
        return folder.stat().st_ino
    except OSError:
        return 0


def _converted(name: str, folder: Path) -> bool:
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "retrieval.encode.conversion",
        name,
        str(folder),
    ]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, capture_output=True, check=False, text=True, timeout=_LONGEST
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _log.warning("the model %s was not compiled: %s", name, error)
        return False
    if done.returncode not in {0, _UNLOADABLE}:
        said = done.stderr.strip().rpartition("\n")[2]
        _log.warning("the model %s was not compiled: %s", name, said)
    return done.returncode == 0
