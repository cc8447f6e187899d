"""Kyrgyz labels of transcripts."""

from retrieval.languages.transcripts import TranscriptTable

TRANSCRIPTS = TranscriptTable(
    roles=("суроо", "жооп", "кабарчы", "алып баруучу"),
    headings=("эскертүү", "байланыш"),
)
