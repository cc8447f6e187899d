"""The opened library: archive, searcher and settings behind every use case.

Blocking and thread-safe: Telegram runs use cases in a small thread pool, the terminal calls them.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from threading import RLock

from bot.replies.links import Links
from bot.settings.settings import Settings
from retrieval import (
    Archive,
    DatabaseUrl,
    Directory,
    Job,
    LiveSearcher,
    ModelEncoder,
    ModelReader,
    RetrievalSettings,
    Searcher,
    reader_facts,
)
from retrieval.types import Progress, Quote


def retrieval_settings(settings: Settings) -> RetrievalSettings:
    """The retrieval side's part of the operator's settings."""
    return RetrievalSettings(
        encoder=settings.encoder,
        threads=settings.threads,
        max_file_bytes=int(settings.max_file_mb * 2**20),
        transliteration=settings.transliteration,
        names=settings.names,
        ocr=settings.ocr,
        reading_ms=settings.reading_ms,
    )


def directory_in(settings: Settings, root: Path) -> Directory:
    """Where state lies, with the archive where the settings have it.

    Args:
        settings: of the operator.
        root: the folder of the index.
    """
    url = settings.archive_url
    server = DatabaseUrl(url.get_secret_value()) if url is not None else None
    return Directory(root, settings.models, settings.index_url, server)


class OpenLibrary:
    """One index folder, opened when it is first needed.

    Args:
        directory: archive and builds.
        settings: of the operator.
        today: the day that "last month" is relative to.

    Attributes:
        patient: whether a question waits for models that are being made for this machine.
        links: makes permanent addresses of quotes, once the bot's name is known.
    """

    def __init__(
        self, directory: Directory, settings: Settings, *, today: Callable[[], date]
    ) -> None:
        self.directory = directory
        self.settings = settings
        self.today = today
        self.patient = True
        self.links = Links()
        self._lock = RLock()
        self._live: LiveSearcher | None = None
        self._archive: Archive | None = None
        self._encoder: ModelEncoder | None = None
        self._reader: ModelReader | None = None

    def archive(self) -> Archive:
        """The one place of all texts.

        Raises:
            BuildError: there is none.
        """
        if self._archive is None:
            self._archive = Archive(self.directory.archive_place)
        return self._archive

    def has_archive(self) -> bool:
        """Whether there is any.

        Raises:
            BuildError: that cannot be told, as its server does not answer.
        """
        return Archive.is_there(self.directory.archive_place)

    def searcher(self) -> Searcher:
        """The searcher of the live build: taken once a request, so that all of it is of one build.

        Raises:
            BuildError: there is no usable build.
        """
        return self._searchers().current()

    def searcher_now(self) -> Searcher:
        """The searcher for a question, which need not wait: without models that are being made.

        Raises:
            BuildError: there is no usable build.
        """
        searcher = self.searcher()
        if self.patient:
            return searcher
        if not self.has_models:
            return searcher.by_words()
        return searcher if self._reader is None or self._reader.is_here else searcher.unread()

    @property
    def has_models(self) -> bool:
        """Whether texts can be encoded without making the encoder for this machine first."""
        return self._model().is_here

    def encode_questions(self, texts: Sequence[str]) -> None:
        """Encode texts that will soon be searched for; nothing while the encoder is being made.

        Raises:
            EncoderError: there is no encoder.
        """
        model = self._model()
        if model.is_here:
            model.encode_questions(texts)

    def warm_up(self) -> None:
        """Make the models ready for many questions at once, the encoder if it is made already.

        Raises:
            EncoderError: there is no encoder.
        """
        model = self._model()
        if model.is_here:
            model.warm_up()
        self.prepare_reader()

    def prepare_reader(self) -> None:
        """Make the reader for this machine, so that no question waits for it."""
        if self._reader is not None:
            self._reader.prepare()

    def make_models(self, tell: Callable[[int, int], None]) -> None:
        """Make encoder and reader for this machine and open them, whatever that takes.

        Args:
            tell: told how many steps of a conversion are done, and of how many.

        Raises:
            EncoderError: there is no encoder.
        """
        self._model().prepare(tell)
        self.searcher()
        self.prepare_reader()

    def job(self, now: datetime, tell: Callable[[Progress], None]) -> Job:
        """What a reindex of this library needs.

        Args:
            now: written to the archive and into the build's name.
            tell: told of every step.
        """
        settings, kept = retrieval_settings(self.settings), self.directory.models
        prepared = reader_facts(kept, settings.reading_ms).windows is not None
        reader = ModelReader(settings.threads, kept) if prepared else None
        return Job(self.directory, settings, self._model(), now, tell, reader)

    @property
    def is_empty(self) -> bool:
        """Whether no statement is on record now; raises what ``searcher`` does."""
        return not len(self.searcher().snapshot)

    @property
    def fingerprint(self) -> str:
        """Of the model that is set, by which a build is known to be of it."""
        return self._model().fingerprint

    def holds(self, quote: Quote) -> bool:
        """Whether a quote is exactly the span of the archive it claims to be."""
        return self.archive().holds(quote)

    def _searchers(self) -> LiveSearcher:
        with self._lock:
            if self._live is None:
                settings = retrieval_settings(self.settings)
                kept = self.directory.models
                if settings.reading_ms:
                    self._reader = ModelReader(settings.threads, kept)
                model = self._model()
                self._live = LiveSearcher(self.directory, settings, model, self._reader)
            return self._live

    def _model(self) -> ModelEncoder:
        with self._lock:
            if self._encoder is None:
                settings = retrieval_settings(self.settings)
                kept = self.directory.models
                self._encoder = ModelEncoder(settings.encoder, settings.threads, kept)
            return self._encoder
