"""The corpus as a reindex reads it: with what is known of its files, and what it is read to."""

from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.archive.store import Archive
from retrieval.index.build import Job
from retrieval.types import Progress

if TYPE_CHECKING:
    from retrieval.ingest.corpus import CorpusReading
    from retrieval.ingest.file_marks import FileMarks
    from retrieval.ingest.known_files import KnownFiles


def read(
    corpus: Path, job: Job, *, strict: bool, anew: bool, marks: "FileMarks | None" = None
) -> tuple["CorpusReading", "KnownFiles"]:
    """The statements of a corpus, and what is to be known of its files the next time.

    Args:
        corpus: a folder or a file.
        job: whose archive has the texts that are known.
        strict: the first unreadable file is an error.
        anew: read every file, also those that are as they were the last time.
        marks: of the corpus, before anything was read.

    Raises:
        CorpusError: the corpus holds nothing readable and the archive never had a statement, or
            ``strict`` met a problem.
    """
    # its readers need libraries that asking does not
    from retrieval.ingest.corpus import read_corpus
    from retrieval.ingest.formats.ocr import languages
    from retrieval.ingest.known_files import KnownFiles
    from retrieval.ingest.reader_version import reader_version

    most, ocr = job.settings.max_file_bytes, job.settings.ocr
    there = Archive.is_there(job.directory.archive_place)
    with closing(Archive(job.directory.archive_place)) if there else nullcontext() as archive:
        known = KnownFiles(
            job.directory.known_files,
            corpus,
            reader_version(max_file_bytes=most, ocr=languages() if ocr else None),
            archive.texts if archive else lambda _: {},
            anew=anew,
            marks=marks,
        )
        reading = read_corpus(
            corpus,
            max_file_bytes=most,
            strict=strict,
            progress=lambda done, total: job.tell(Progress("reading", done, total)),
            known=known,
            ocr=ocr,
            may_be_empty=archive is not None and archive.has_held,
        )
    return reading, known
