"""The searcher of whatever build is live, and the swap when another is published."""

import logging
from pathlib import Path
from threading import Lock

from retrieval.archive.store import Archive
from retrieval.encode.protocol import Encoder
from retrieval.errors import BuildError
from retrieval.index import builds
from retrieval.index.build_files import open_build
from retrieval.read.protocol import Reader
from retrieval.search.confidence import is_fitted, model_for
from retrieval.search.searcher import Searcher
from retrieval.settings import Directory, RetrievalSettings

_log = logging.getLogger(__name__)


class LiveSearcher:
    """The searcher of whatever build is live; a question takes it once and keeps it.

    Args:
        directory: archive and builds.
        settings: of the retrieval side.
        encoder: loaded once, for all builds.
        reader: of the best windows, likewise; None where nothing is read.

    Raises:
        BuildError: from ``current``, where no build can be used.
    """

    def __init__(
        self,
        directory: Directory,
        settings: RetrievalSettings,
        encoder: Encoder,
        reader: Reader | None = None,
    ) -> None:
        self._directory = directory
        self._settings = settings
        self._encoder = encoder
        self._reader = reader
        self._lock = Lock()
        self._seen: tuple[tuple[int, int] | None, ...] = ()
        self._searcher: Searcher | None = None
        self._warned = False

    def current(self) -> Searcher:
        """The searcher of the live build; a new build is opened when ``CURRENT`` was replaced.

        While one question opens the new build, the others go on with the one before.
        """
        if self._searcher is not None and self._stamp() == self._seen:
            return self._searcher
        if not self._lock.acquire(blocking=self._searcher is None):
            return self._searcher or self.current()
        try:
            return self._newest()
        finally:
            self._lock.release()

    def _newest(self) -> Searcher:
        seen = self._stamp()
        if self._searcher is not None and seen == self._seen:
            return self._searcher
        try:
            self._searcher = self._open(builds.current(self._directory))
        except BuildError:
            if self._searcher is None:
                raise
            # the build that worked goes on working; its archive texts never change
            _log.exception("the published build cannot be opened; the one before stays")
        self._seen = seen
        return self._searcher

    def _stamp(self) -> tuple[tuple[int, int] | None, ...]:
        """Tells whether a build was published or a confidence model kept since."""
        return tuple(map(_stamp, (self._directory.current, self._directory.confidence)))

    def _open(self, folder: Path | None) -> Searcher:
        if folder is None:
            raise BuildError(f"There is no index at {self._directory.root}; run: onrecord index")
        if not self._warned and not is_fitted(
            self._encoder.fingerprint, self._directory.confidence
        ):
            _log.warning(
                "no confidence model was fitted for the encoder %s; the careful one, which looks"
                " at words alone, decides what is an answer; to fit one, run: onrecord calibrate",
                self._encoder.name,
            )
            self._warned = True
        snapshot = open_build(
            folder,
            fingerprint=self._encoder.fingerprint,
            thorough=False,
            index_url=self._directory.index_url,
        )
        archive = Archive(self._directory.archive_place)
        model = model_for(self._encoder.fingerprint, self._directory.confidence)
        return Searcher(snapshot, archive, self._encoder, self._settings, model, self._reader)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_ino
