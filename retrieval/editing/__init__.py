"""What people say of statements: new ones published, corrections, what is taken away for good."""

from retrieval.editing.added import added, note_added
from retrieval.editing.correcting import correct, preview, undo, undoable
from retrieval.editing.drafts import post_draft, read_draft
from retrieval.editing.publishing import check_place, publish, put_file, settle, unpublish
from retrieval.editing.purging import begin_purge, has_words, purge_plan
from retrieval.ingest.corrections import Corrections, read_corrections

__all__ = [
    "Corrections",
    "added",
    "begin_purge",
    "check_place",
    "correct",
    "has_words",
    "note_added",
    "post_draft",
    "preview",
    "publish",
    "purge_plan",
    "put_file",
    "read_corrections",
    "read_draft",
    "settle",
    "undo",
    "undoable",
    "unpublish",
]
