"""A corpus folder with an index beside it, for any test that needs one."""

import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fake_encoder import FakeEncoder

from retrieval import Archive, Directory, Job, RetrievalSettings, Searcher, builds, reindex
from retrieval.index.build_files import open_build
from retrieval.index.snapshot import Snapshot
from retrieval.search.searcher import SearchResult
from retrieval.types import Progress, Query, Record, ReindexReport

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

HEAPS = RetrievalSettings(passage_tokens=(5, 12))
"""Passages of a sentence or two, so that small texts have several."""


@dataclass
class Library:
    """A corpus under ``root/corpus`` and its index under ``root/var``.

    Every reindex is a minute after the one before, beginning at ``NOON``. With ``index_url``
    the arms lie in that Milvus.
    """

    root: Path
    settings: RetrievalSettings = HEAPS
    encoder: FakeEncoder = field(default_factory=FakeEncoder)
    reindexed: int = 0
    index_url: str | None = None
    steps: list[Progress] = field(default_factory=list)

    @property
    def corpus(self) -> Path:
        """The folder of statements."""
        return self.root / "corpus"

    @property
    def directory(self) -> Directory:
        """The archive and its builds."""
        return Directory(self.root / "var", index_url=self.index_url)

    def write(self, name: str, text: str, **facts: str) -> Path:
        """Put a statement into the corpus, with its facts as front matter."""
        path = self.corpus / name
        path.parent.mkdir(parents=True, exist_ok=True)
        matter = "".join(f"{key}: {value}\n" for key, value in facts.items())
        path.write_text(f"---\n{matter}---\n{text}\n", encoding="utf-8")
        return path

    def job(self) -> Job:
        """What the next reindex needs; its steps are added to ``steps``."""
        now = NOON + timedelta(minutes=self.reindexed)
        return Job(self.directory, self.settings, self.encoder, now, self.steps.append)

    def reindex(
        self,
        *,
        strict: bool = False,
        dry_run: bool = False,
        sure: bool = False,
        anew: bool = False,
    ) -> ReindexReport:
        """Take the corpus in; the report's time is set to 0."""
        self.steps.clear()
        self.encoder.embedded.clear()
        job = self.job()
        self.reindexed += 1
        return replace(
            reindex(self.corpus, job, strict=strict, dry_run=dry_run, sure=sure, anew=anew),
            seconds=0.0,
        )

    def live(self) -> Path:
        """The folder of the live build."""
        folder = builds.current(self.directory)
        assert folder is not None
        return folder

    def snapshot(self) -> Snapshot:
        """The live build, opened."""
        return open_build(
            self.live(), fingerprint=self.encoder.fingerprint, index_url=self.index_url
        )

    def searcher(self) -> Searcher:
        """Over the live build."""
        archive = Archive(self.directory.archive)
        return Searcher(self.snapshot(), archive, self.encoder, self.settings)

    def record(self, statement_id: str) -> Record:
        """A statement's newest record."""
        return Archive(self.directory.archive).versions(statement_id)[-1]


def without_settings() -> dict[str, str]:
    """The environment without anybody's settings but for the folder of compiled models."""
    ours = ("ONRECORD_", "TELEGRAM_")
    return {
        name: value
        for name, value in os.environ.items()
        if name == "ONRECORD_MODELS" or not name.startswith(ours)
    }


def find(
    searcher: Searcher, query: Query, *, most: int = 60, hidden: frozenset[int] = frozenset()
) -> SearchResult:
    """What a searcher finds for a query."""
    return searcher.find(searcher.analyse(query), most=most, hidden=hidden)
