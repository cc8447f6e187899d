"""Statements in, quotes out: the archive, the index and the search; knows nothing of Telegram.

Everything another package may use is here; the modules below are this package's own business.
"""

from retrieval.archive import Archive
from retrieval.assembly import Job
from retrieval.builds import current, published, size
from retrieval.corpus import CorpusReading, read_corpus
from retrieval.embedding import Encoder, SentenceTransformerEncoder
from retrieval.errors import (
    BuildError,
    CorpusError,
    EncoderError,
    QueryError,
    ReindexInProgress,
    RetrievalError,
)
from retrieval.live import LiveSearcher
from retrieval.pipeline import answer, reindex
from retrieval.queries import understand
from retrieval.searcher import Searcher
from retrieval.settings import BUILT_IN_ENCODER, Directory, RetrievalSettings
from retrieval.status import status
from retrieval.types import (
    Answer,
    DateOrigin,
    Order,
    Period,
    Problem,
    Progress,
    Query,
    Quote,
    Record,
    ReindexReport,
    Repeat,
    Searched,
    Statement,
    Status,
)

__all__ = [
    "BUILT_IN_ENCODER",
    "Answer",
    "Archive",
    "BuildError",
    "CorpusError",
    "CorpusReading",
    "DateOrigin",
    "Directory",
    "Encoder",
    "EncoderError",
    "Job",
    "LiveSearcher",
    "Order",
    "Period",
    "Problem",
    "Progress",
    "Query",
    "QueryError",
    "Quote",
    "Record",
    "ReindexInProgress",
    "ReindexReport",
    "Repeat",
    "RetrievalError",
    "RetrievalSettings",
    "Searched",
    "Searcher",
    "SentenceTransformerEncoder",
    "Statement",
    "Status",
    "answer",
    "current",
    "published",
    "read_corpus",
    "reindex",
    "size",
    "status",
    "understand",
]
