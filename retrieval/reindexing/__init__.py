"""The story of a reindex: corpus to archive, archive to a build, the build checked and live."""

from retrieval.reindexing.story import reindex

__all__ = ["reindex"]
