"""Kyrgyz words of weight in a quotation: negations, duties, numbers."""

from retrieval.languages.edits import EditTable

_NEGATIONS = """
эмес эмеспиз эмессиз эмесмин эч жок жоктугу ешкачан эчкачан эчким эчнерсе
"""

_MODALS = """
керек зарыл тийиш тийишпиз тийиштүү милдеттүү мүмкүн болот болбойт алат албайт алабыз албайбыз
алышат алышпайт алмак укуктуу шарт абзел
"""

EDITS = EditTable(
    negations=frozenset(_NEGATIONS.split()),
    # the negative of a verb is a syllable behind its stem: бар-ат, бар-ба-йт
    negative_infix="[бп][аеоө](?:й|ган|ген|гон|гөн|ды|ди|ду|дү|с|ш|н|ң|п|ы|й)",
    modals=frozenset(_MODALS.split()),
    number_words=("миң", "жүз"),
)
