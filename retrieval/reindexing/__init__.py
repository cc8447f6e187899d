"""The story of a reindex: corpus to archive, archive to a build, the build checked and live."""

from retrieval.reindexing.embedding import Shard, embed
from retrieval.reindexing.standing_by import stand_by
from retrieval.reindexing.story import reindex

__all__ = ["Shard", "embed", "reindex", "stand_by"]
