"""Russian labels of transcripts."""

from retrieval.languages.transcripts import TranscriptTable

TRANSCRIPTS = TranscriptTable(
    askers=frozenset(("вопрос", "журналист", "корреспондент", "репортёр", "ведущий", "ведущая")),
    roles=(
        *("вопрос", "ответ", "журналист", "корреспондент", "ведущий", "ведущая", "министр"),
        *("президент", "премьер-министр", "модератор"),
    ),
    headings=("тема", "контакты", "дата", "источник", "справка"),
    end_marks=("конец",),
)
