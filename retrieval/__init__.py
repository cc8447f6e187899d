"""Statements in, quotes out: the archive, the index and the search; knows nothing of Telegram.

Everything another package may use is here; the modules below are this package's own business.
"""

from typing import TYPE_CHECKING, Any

from retrieval.analysis.detection import detect
from retrieval.answer.alerts import newest_record, news
from retrieval.answer.answer import answer_query
from retrieval.answer.context import around, cut, page_of, pages
from retrieval.answer.highlight import matched_words
from retrieval.answer.timeline import Bar, Entry, Timeline, Unit, has_topic, timeline
from retrieval.archive.permalinks import Located, locate, locator
from retrieval.archive.store import Archive
from retrieval.archive.translations import parallels
from retrieval.check.revisions import Revised, Revision, changes
from retrieval.check.verdicts import Check, Difference, Finding, Gap, Kind, Match, Verdict
from retrieval.check.verify import verify
from retrieval.encode.model_encoder import ModelEncoder
from retrieval.encode.sentence_transformers import (
    Encoder,
    SentenceTransformerEncoder,
)
from retrieval.errors import (
    BuildError,
    CorpusError,
    EncoderError,
    QueryError,
    ReindexInProgress,
    RetrievalError,
)
from retrieval.evaluation import (
    EvaluationOptions,
    Fit,
    LeaveOut,
    Measures,
    calibrate,
    evaluate,
)
from retrieval.index.build import Job
from retrieval.index.builds import current, published, size
from retrieval.index.integrity import check_archive, check_build, check_model
from retrieval.index.last_run import last_run
from retrieval.index.maintenance import all_builds, prune, rollback
from retrieval.index.status import archive_bytes, status
from retrieval.query.follow_ups import follow_up
from retrieval.query.parse import understand
from retrieval.reindexing import reindex
from retrieval.search.live import LiveSearcher
from retrieval.search.searcher import Searcher
from retrieval.settings import BUILT_IN_ENCODER, Directory, RetrievalSettings
from retrieval.types import (
    Answer,
    BuildFacts,
    Change,
    Covered,
    DateOrigin,
    Edited,
    EncoderWay,
    ModelFacts,
    Named,
    Order,
    Outcome,
    Parallel,
    Period,
    Problem,
    Progress,
    Query,
    Quote,
    Record,
    ReindexReport,
    Repeat,
    Run,
    Searched,
    Speech,
    Statement,
    Status,
)

if TYPE_CHECKING:
    from retrieval.ingest.corpus import CorpusReading, read_corpus

__all__ = [
    "BUILT_IN_ENCODER",
    "Answer",
    "Archive",
    "Bar",
    "BuildError",
    "BuildFacts",
    "Change",
    "Check",
    "CorpusError",
    "CorpusReading",
    "Covered",
    "DateOrigin",
    "Difference",
    "Directory",
    "Edited",
    "Encoder",
    "EncoderError",
    "EncoderWay",
    "Entry",
    "EvaluationOptions",
    "Finding",
    "Fit",
    "Gap",
    "Job",
    "Kind",
    "LeaveOut",
    "LiveSearcher",
    "Located",
    "Match",
    "Measures",
    "ModelEncoder",
    "ModelFacts",
    "Named",
    "Order",
    "Outcome",
    "Parallel",
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
    "Revised",
    "Revision",
    "Run",
    "Searched",
    "Searcher",
    "SentenceTransformerEncoder",
    "Speech",
    "Statement",
    "Status",
    "Timeline",
    "Unit",
    "Verdict",
    "all_builds",
    "answer_query",
    "archive_bytes",
    "around",
    "calibrate",
    "changes",
    "check_archive",
    "check_build",
    "check_model",
    "current",
    "cut",
    "detect",
    "evaluate",
    "follow_up",
    "has_topic",
    "last_run",
    "locate",
    "locator",
    "matched_words",
    "newest_record",
    "news",
    "page_of",
    "pages",
    "parallels",
    "prune",
    "published",
    "read_corpus",
    "reindex",
    "rollback",
    "size",
    "status",
    "timeline",
    "understand",
    "verify",
]


def __getattr__(name: str) -> Any:
    """What reads files is imported when it is asked for: questions are answered without it."""
    if name in {"CorpusReading", "read_corpus"}:
        from retrieval.ingest import corpus

        return getattr(corpus, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
