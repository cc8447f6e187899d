"""Kyrgyz labels of transcripts."""

from retrieval.languages.transcripts import TranscriptTable

TRANSCRIPTS = TranscriptTable(
    first_person=(
        *("мен", "биз", r"мени\w*", r"бизди\w*", "мага", "бизге", "сиз", r"сизди\w*", "рахмат"),
        r"\w+(?:быз|биз|буз|бүз|пыз|пиз|мын|мин|мун|мүн|дык|дик|дук|дүк|тык|тик)",
    ),
    askers=frozenset(("суроо", "журналист", "кабарчы", "алып баруучу")),
    roles=("суроо", "жооп", "кабарчы", "алып баруучу"),
    headings=("эскертүү", "байланыш"),
)
