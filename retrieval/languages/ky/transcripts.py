"""Kyrgyz labels of transcripts."""

from retrieval.languages.transcripts import TranscriptTable

TRANSCRIPTS = TranscriptTable(
    askers=frozenset(("суроо", "журналист", "кабарчы", "алып баруучу")),
    roles=("суроо", "жооп", "кабарчы", "алып баруучу"),
    headings=("эскертүү", "байланыш"),
)
