"""The shipped reader, compiled for this machine when it is first needed.

Where it cannot be compiled (no package of its base and no compiled form of another processor's to
try) nothing is read, and the confidence of the search decides alone.
"""

import json
import logging
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from shutil import copytree, ignore_patterns
from threading import Lock
from time import perf_counter

from filelock import FileLock

from retrieval.encode import e5_package, fast_layers, word_vectors
from retrieval.encode.compiled_files import (
    CACHE,
    compiled_folder,
    compiled_folders,
    read_facts,
    refusal,
)
from retrieval.encode.equivalence_gate import sample_questions
from retrieval.errors import EncoderError
from retrieval.read.adapter import FILE, FINGERPRINT
from retrieval.read.compiled_reader import CompiledReader, open_reader
from retrieval.read.protocol import LEAST_WINDOWS, MOST_WINDOWS, Reading
from retrieval.types import ReaderFacts

_log = logging.getLogger(__name__)

_LONGEST = 900  # seconds that a conversion may take
_SPEED = "speed.json"
_MEASURED, _LONG = 12, 4  # windows that a speed is measured with, and answers in each
_KEPT = 4096  # readings that are not made a second time: a page further, a question asked again


class ModelReader:
    """Implements ``Reader`` by the compiled form of the shipped reader.

    Args:
        threads: CPU cores to use.
        models: the folder of compiled models.
    """

    def __init__(self, threads: int, models: Path) -> None:
        self._threads = threads
        self._models = models
        self._lock = Lock()
        self._opened: CompiledReader | None = None
        self._tried = False
        self._kept: OrderedDict[tuple[str, str], Reading] = OrderedDict()

    def prepare(self) -> bool:
        """Compile and open it, which takes seconds the first time; whether it can read."""
        return self._reader is not None

    @property
    def is_here(self) -> bool:
        """Whether nothing has to be compiled before it reads; nothing is loaded."""
        if self._tried:
            return True
        folder = compiled_folder(self._models, FINGERPRINT)
        return refusal(folder) is not None or read_facts(folder) is not None or not can_convert()

    def read(self, question: str, windows: Sequence[str], seconds: float) -> list[Reading]:
        """Reads windows until the time is up; what was read before costs none of it."""
        reader = self._reader
        if reader is None:
            return []
        with self._lock:
            known = {one: self._kept.get((question, one)) for one in windows}
        new = [window for window, reading in known.items() if reading is None]
        for window, made in zip(new, reader.read(question, new, seconds), strict=False):
            known[window] = made
            with self._lock:
                self._kept[question, window] = made
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        read: list[Reading] = []
        for window in windows:
            reading = known[window]
            if reading is None:
                break
            read.append(reading)
        return read

    @property
    def _reader(self) -> CompiledReader | None:
        if not self._tried:
            with self._lock:
                if not self._tried:
                    self._opened = self._open()
                    self._tried = True
        return self._opened

    def _open(self) -> CompiledReader | None:
        if not FILE.is_file():
            return None
        folder = compiled_folder(self._models, FINGERPRINT)
        for _ in range(2):
            if refusal(folder) is not None:
                _log.warning("nothing is read: %s", refusal(folder))
                return None
            with suppress(EncoderError):
                opened = open_reader(folder, self._threads)
                _keep_speed(opened, folder)
                return opened
            if not can_convert() or not _convert(self._models, folder):
                break
        return self._elsewhere_converted(folder)

    def _elsewhere_converted(self, folder: Path) -> CompiledReader | None:
        """A form compiled for another processor, where this one makes the same scores of it."""
        for other in compiled_folders(self._models, FINGERPRINT):
            with suppress(EncoderError):
                reader = open_reader(other, self._threads, cached=False)
                with suppress(OSError):  # where nothing may be written it is used as it is
                    copytree(other, folder, ignore=ignore_patterns(CACHE))
                return reader
        _log.warning(
            "nothing is read: the reader was not compiled for this machine, and the package of"
            " its base, which it is compiled from, is not installed; run: %s",
            e5_package.INSTALL,
        )
        return None


def can_convert() -> bool:
    """Whether what a conversion needs is installed."""
    return e5_package.is_installed()


def reader_facts(models: Path, milliseconds: int) -> ReaderFacts:
    """How the reader fares on this machine; nothing is loaded.

    Args:
        models: the folder of compiled models.
        milliseconds: that it may take for a question.
    """
    folder = _folder_used(models)
    refused = refusal(folder)
    if not milliseconds or refused is not None or read_facts(folder) is None:
        return ReaderFacts(milliseconds, refused=refused)
    try:
        window_ms = float(json.loads((folder / _SPEED).read_text(encoding="utf-8"))["window_ms"])
    except (OSError, ValueError, KeyError, TypeError):
        return ReaderFacts(milliseconds)
    windows = min(max(int(milliseconds / max(window_ms, 0.01)), LEAST_WINDOWS), MOST_WINDOWS)
    return ReaderFacts(milliseconds, windows, MOST_WINDOWS)


def _folder_used(models: Path) -> Path:
    """The reader's folder for this processor, or another's where it has none of its own."""
    own = compiled_folder(models, FINGERPRINT)
    if refusal(own) is not None or read_facts(own) is not None:
        return own
    others = compiled_folders(models, FINGERPRINT)
    return next((other for other in others if read_facts(other) is not None), own)


def _keep_speed(reader: CompiledReader, folder: Path) -> None:
    """Measure how long a window takes, once, and write it beside the graph."""
    if (folder / _SPEED).is_file():
        return
    asked = sample_questions()[:_MEASURED]
    question = asked[0][0]
    windows = [f"{question}\n{' '.join([answer] * _LONG)}" for question, answer in asked]
    reader.scores(question, windows)  # the first of each length is slow
    began = perf_counter()
    reader.scores(question, windows)
    facts = {"window_ms": round(1000 * (perf_counter() - began) / len(windows), 2)}
    with suppress(OSError):  # where nothing may be written it is not known
        (folder / _SPEED).write_text(json.dumps(facts), encoding="utf-8")


def _convert(models: Path, folder: Path) -> bool:
    """Convert in another process, so that what torch takes is given back; whether that was done.

    Of processes that begin at the same moment one converts, the others wait for it.
    """
    encoders = (e5_package.FINGERPRINT, fast_layers.FINGERPRINT)
    tables = [compiled_folder(models, one) / word_vectors.FILE for one in encoders]
    words = next((table for table in tables if table.is_file()), tables[0])
    command = [sys.executable, "-W", "ignore", "-m", "retrieval.read.conversion", str(folder)]
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_name(f".{folder.name}.lock"), timeout=_LONGEST):
            if read_facts(folder) is not None:
                return True
            done = subprocess.run(  # noqa: S603 - our own module
                [*command, str(words)],
                capture_output=True,
                check=False,
                text=True,
                timeout=_LONGEST,
            )
    except (OSError, TimeoutError, subprocess.TimeoutExpired) as error:
        _log.warning("the reader was not compiled: %s", error)
        return False
    if done.returncode:
        _log.warning("the reader was not compiled: %s", done.stderr.strip().rpartition("\n")[2])
    return not done.returncode
