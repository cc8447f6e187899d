"""Whoever replies in a statement is found by the question, though another sentence names the topic.

Only the model is fake.
"""

from dataclasses import replace
from datetime import date

import pytest
from library import Library

from retrieval import answer_query, understand
from retrieval.types import Answer

TODAY = date(2032, 7, 1)
EN = (
    "A row over the orchard grew on Friday. “The orchard is ours,” said Pell Amory, the mayor."
    " Gunta Reiss, who sat beside him, shook her head. “It belongs to the school,” she replied."
    " The press counted sixty people."
)
RU = (
    "Спор о саде продолжился в пятницу. «Сад наш», — заявил мэр Павел Амосов. Галина Рейс,"
    " сидевшая рядом, покачала головой. «Он принадлежит школе», — возразила она. Пресса насчитала"
    " шестьдесят человек."
)
FENN = (
    "Karl Fenn came to see the lock on Monday. The council met for an hour. Fenn insisted: “The"
    " lock must be mended before the floods come.”"
)


def asked(library: Library, text: str, lang: str, question: str) -> Answer:
    library.settings = replace(library.settings, passage_tokens=(20, 60))
    library.write("a.md", text, id="a", title="News", date="2032-06-10", lang=lang)
    library.reindex()
    return answer_query(library.searcher(), understand(question, TODAY))


@pytest.mark.parametrize(
    ("source", "question", "speaker", "words"),
    [
        (
            (EN, "en"),
            "What did Gunta Reiss say about the orchard?",
            "Gunta Reiss",
            "It belongs to the school,",
        ),
        (
            (EN, "en"),
            "What did Pell Amory say about the orchard?",
            "Pell Amory",
            "The orchard is ours,",
        ),
        (
            (RU, "ru"),
            "Что сказала Галина Рейс о саде?",
            "Галина Рейс",
            "Он принадлежит школе",
        ),
        (
            (FENN, "en"),
            "What did Karl Fenn say about the lock?",
            "Karl Fenn",
            "The lock must be mended before the floods come.",
        ),
    ],
)
def test_the_words_of_whoever_is_asked_for_are_quoted(
    library: Library, source: tuple[str, str], question: str, speaker: str, words: str
) -> None:
    answer = asked(library, *source, question)
    text = source[0]
    assert (answer.answered, answer.searched.speaker, answer.searched.unsaid) == (
        True,
        speaker,
        None,
    )
    spoken = [one for quote in answer.quotes for one in quote.direct_speech]
    assert words in [text[one.start : one.end] for one in spoken if one.speaker == speaker]


def test_of_whoever_is_only_named_nothing_is_said_to_be_theirs(library: Library) -> None:
    text = EN.replace(" “It belongs to the school,” she replied.", "")
    answer = asked(library, text, "en", "What did Gunta Reiss say about the orchard?")
    assert (answer.searched.speaker, answer.searched.unsaid) == (None, "Gunta Reiss")
