"""Wordings as numbers: by these a build knows a sentence that stands in several statements."""

import hashlib
from collections.abc import Sequence

from retrieval.text import fold
from retrieval.types import Span


def sentence_hashes(text: str, spans: Sequence[Span]) -> list[int]:
    """Eight bytes of each sentence's folded wording, as unsigned integers."""
    return [
        int.from_bytes(
            hashlib.blake2b(fold(text[start:end]).encode(), digest_size=8).digest(), "little"
        )
        for start, end in spans
    ]
