"""What a reindex loads before it can begin, for one that stands by."""

from retrieval.entities.recognizers import recognizer, recognizers
from retrieval.index.build import Job


def stand_by(job: Job) -> None:
    """Load the model, what reads files, and what recognises names: most of a short reindex.

    Raises:
        EncoderError: the model cannot be loaded.
    """
    from retrieval.ingest import corpus, known_files  # noqa: F401 - loaded is what they are to be

    job.encoder.count_tokens(["ready"])
    for lang in recognizers() if job.settings.names else ():
        recognizer(lang)
