"""What people say of statements: new ones published, corrections, what is taken away for good."""

from retrieval.editing.drafts import post_draft, read_draft
from retrieval.editing.publishing import publish, settle, unpublish

__all__ = ["post_draft", "publish", "read_draft", "settle", "unpublish"]
