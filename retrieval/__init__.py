"""Statements in, quotes out: the archive, the index and the search; knows nothing of Telegram.

This is the whole API, with the values in ``retrieval.types`` and the errors in
``retrieval.errors``. The modules below it are this package's own business.
"""

from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from retrieval.analysis.detection import detect
from retrieval.analysis.direct_speech import speeches
from retrieval.analysis.transcript_labels import is_interviewer
from retrieval.answer import alerts, context
from retrieval.answer.answer import answer_query
from retrieval.answer.highlight import telling_words
from retrieval.answer.near_statements import near_statements
from retrieval.answer.remembered import answer_again
from retrieval.answer.timeline import has_topic, timeline
from retrieval.archive import permalinks
from retrieval.archive.addresses import published_at, removed_from
from retrieval.archive.store import Archive
from retrieval.archive.translations import parallels
from retrieval.check.revisions import changes
from retrieval.check.verify import verify
from retrieval.encode.encoders import encoders
from retrieval.encode.model_encoder import ModelEncoder
from retrieval.encode.protocol import Encoder
from retrieval.entities.recognizers import NAMES_MISSING, recognizers
from retrieval.entities.speech import speech_of
from retrieval.index import builds, integrity
from retrieval.index.held_build import held_build
from retrieval.index.last_backup import last_backup
from retrieval.index.last_run import last_run
from retrieval.index.status import status
from retrieval.ingest.dates import parse_date
from retrieval.process_memory import share_arenas
from retrieval.query.follow_ups import follow_up
from retrieval.query.parse import understand
from retrieval.query.remarks import remark
from retrieval.read.model_reader import ModelReader, reader_facts
from retrieval.search.likeness import Likeness
from retrieval.search.live import LiveSearcher
from retrieval.search.searcher import Searcher
from retrieval.settings import (
    ENGLISH_ENCODER,
    FAST_ENCODER,
    MULTILINGUAL_ENCODER,
    DatabaseUrl,
    Directory,
    RetrievalSettings,
)
from retrieval.version import program_version

if TYPE_CHECKING:
    from retrieval import editing, evaluation, expectations
    from retrieval.backup import upgrading
    from retrieval.backup.making import back_up
    from retrieval.backup.restoring import restore
    from retrieval.index import maintenance
    from retrieval.index.build import Job
    from retrieval.ingest.corpus import CorpusReading, read_corpus
    from retrieval.ingest.fetched import read_feed, read_page
    from retrieval.reindexing import Shard, embed, reindex, stand_by

__all__ = [  # noqa: RUF022 - grouped by purpose
    # what an operator may set
    "ENGLISH_ENCODER",
    "FAST_ENCODER",
    "MULTILINGUAL_ENCODER",
    "DatabaseUrl",
    "Directory",
    "RetrievalSettings",
    # statements in
    "CorpusReading",
    "read_corpus",
    "read_feed",
    "read_page",
    "detect",
    "Archive",
    "Encoder",
    "ModelEncoder",
    "ModelReader",
    "reader_facts",
    "Job",
    "reindex",
    "stand_by",
    "Shard",
    "embed",
    # what people say of them
    "parse_date",
    "editing",
    # what is live and kept
    "back_up",
    "builds",
    "encoders",
    "expectations",
    "held_build",
    "integrity",
    "last_backup",
    "last_run",
    "maintenance",
    "program_version",
    "restore",
    "status",
    "upgrading",
    # questions
    "understand",
    "follow_up",
    "remark",
    "LiveSearcher",
    "Searcher",
    "answer_again",
    "answer_query",
    "has_topic",
    "timeline",
    "alerts",
    "Likeness",
    "near_statements",
    # what stands around a quote
    "context",
    "telling_words",
    "parallels",
    "is_interviewer",
    "NAMES_MISSING",
    "recognizers",
    "speech_of",
    "speeches",
    "permalinks",
    "published_at",
    "removed_from",
    # quotations
    "changes",
    "verify",
    # how well it does
    "evaluation",
    # how its process runs
    "share_arenas",
]


_LATER = {
    "CorpusReading": "retrieval.ingest.corpus:CorpusReading",
    "Job": "retrieval.index.build:Job",
    "Shard": "retrieval.reindexing:Shard",
    "back_up": "retrieval.backup.making:back_up",
    "editing": "retrieval.editing",
    "embed": "retrieval.reindexing:embed",
    "evaluation": "retrieval.evaluation",
    "expectations": "retrieval.expectations",
    "maintenance": "retrieval.index.maintenance",
    "read_corpus": "retrieval.ingest.corpus:read_corpus",
    "read_feed": "retrieval.ingest.fetched:read_feed",
    "read_page": "retrieval.ingest.fetched:read_page",
    "reindex": "retrieval.reindexing:reindex",
    "restore": "retrieval.backup.restoring:restore",
    "stand_by": "retrieval.reindexing:stand_by",
    "upgrading": "retrieval.backup.upgrading",
}
"""Where names lie that no question needs, and that take half a second to import."""


def __getattr__(name: str) -> Any:
    """One of ``_LATER``, imported when it is asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return resolve_name(_LATER[name])
