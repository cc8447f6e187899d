"""Statements in, quotes out: the archive, the index and the search; knows nothing of Telegram.

Everything another package may use is here; the modules below are this package's own business.
"""

from typing import TYPE_CHECKING, Any

from retrieval.archive import Archive
from retrieval.assembly import Job
from retrieval.builds import current, published, size
from retrieval.checking import check
from retrieval.checkup import check_archive, check_build, check_model
from retrieval.claims import Check, Difference, Finding, Gap, Kind, Match, Verdict
from retrieval.contexts import around, cut, page_of, pages
from retrieval.detection import detect
from retrieval.embedding import Encoder, SentenceTransformerEncoder
from retrieval.encoders import ModelEncoder
from retrieval.errors import (
    BuildError,
    CorpusError,
    EncoderError,
    QueryError,
    ReindexInProgress,
    RetrievalError,
)
from retrieval.evaluation import EvaluationOptions, Fit, LeaveOut, Measures, calibrate, evaluate
from retrieval.followups import follow_up
from retrieval.highlights import matched_words
from retrieval.live import LiveSearcher
from retrieval.locators import Located, locate, locator
from retrieval.news import newest_record, news
from retrieval.parallels import parallels
from retrieval.pipeline import answer, reindex
from retrieval.queries import understand
from retrieval.revisions import Revised, Revision, changes
from retrieval.runs import last_run
from retrieval.searcher import Searcher
from retrieval.settings import BUILT_IN_ENCODER, Directory, RetrievalSettings
from retrieval.status import archive_bytes, status
from retrieval.timeline import Bar, Entry, Timeline, Unit, has_topic, timeline
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
from retrieval.upkeep import all_builds, prune, rollback

if TYPE_CHECKING:
    from retrieval.corpus import CorpusReading, read_corpus

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
    "answer",
    "archive_bytes",
    "around",
    "calibrate",
    "changes",
    "check",
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
]


def __getattr__(name: str) -> Any:
    """What reads files is imported when it is asked for: questions are answered without it."""
    if name in {"CorpusReading", "read_corpus"}:
        from retrieval import corpus

        return getattr(corpus, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
