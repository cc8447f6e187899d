"""Speakers whose name is a function word, too: Ida May, Юрий Ли, Марина Ким."""

from datetime import date

import pytest
from library import Library

from retrieval import answer_query, understand

TODAY = date(2032, 6, 1)

STATEMENTS = (
    ("a", "2031-01-10", "Ida May", "Beekeepers will get loans."),
    ("b", "2031-02-10", "Will Tanner", "Hedgehogs are protected."),
    ("c", "2031-03-10", "Юрий Ли", "Озеро обмелело."),
    ("d", "2031-04-10", "Марина Ким", "Школьная форма отменена."),
    ("e", "2031-05-10", "Айбек Ким", "Балык чарбасы ачылды."),
    ("f", "2031-06-10", "Lars Oster", "Bees die. Hedgehogs sleep. Loans are dear."),
    ("g", "2031-07-10", "Пётр Олосов", "Озеро чистое, форма нужна. Бергамот подорожал."),
    ("h", "2031-08-10", "Нурлан Токов", "Балык азайды."),
    ("i", "2031-02-20", "Ян Берг", "Порт открыт."),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("words"))
    for name, day, speaker, text in STATEMENTS:
        library.write(f"{name}.md", text, id=name, date=day, speaker=speaker)
    library.reindex()
    return library


@pytest.mark.parametrize(
    ("question", "speaker", "found"),
    [
        ("What did Ida May say about loans?", "Ida May", ["a"]),
        ("What did May say?", "Ida May", ["a"]),
        ("Ida May's statements on beekeepers", "Ida May", ["a"]),
        ("statements by Ida May", "Ida May", ["a"]),
        ("Ida May beekeepers", "Ida May", ["a"]),
        ("ida may beekeepers", "Ida May", ["a"]),
        ("What did Will Tanner say about hedgehogs?", "Will Tanner", ["b"]),
        ("Will Tanner", "Will Tanner", ["b"]),
        ("Что сказал Юрий Ли об озере?", "Юрий Ли", ["c"]),
        ("Что сказал Ли?", "Юрий Ли", ["c"]),
        ("Слова Ли об озере", "Юрий Ли", ["c"]),
        ("Что сказала М. Ким о форме?", "Марина Ким", ["d"]),
        ("Слова Марины Ким", "Марина Ким", ["d"]),
        ("marina kim", "Марина Ким", ["d"]),
        ("Айбек Ким балык жөнүндө эмне деди?", "Айбек Ким", ["e"]),
        ("Айбек Кимдин балык жөнүндө сөздөрү", "Айбек Ким", ["e"]),
    ],
)
def test_a_speaker_may_be_called_by_a_stop_word(
    archive: Library, question: str, speaker: str, found: list[str]
) -> None:
    answer = answer_query(archive.searcher(), understand(question, TODAY))

    assert answer.answered
    assert answer.searched.speaker == speaker
    assert [quote.statement_id for quote in answer.quotes] == found


@pytest.mark.parametrize(
    "question",
    [
        "What did they say about bees?",
        "What Did They Say About Bees?",
        "WHAT WILL HAPPEN TO HEDGEHOGS?",
        "Will hedgehogs sleep?",
        "May beekeepers get loans?",
        "Есть ли озеро?",
        "Что Вам известно об озере?",
        "Балык жөнүндө ким айтты?",
        "Ким балык жөнүндө айтты?",
    ],
)
def test_the_same_words_are_mostly_nobody_s_name(archive: Library, question: str) -> None:
    answer = answer_query(archive.searcher(), understand(question, TODAY))

    assert answer.searched.speaker is None
    assert answer.searched.unsaid is None


def test_who_is_left_out_may_be_called_so_too(archive: Library) -> None:
    query = understand("Что говорили о форме все, кроме Ким?", TODAY)
    answer = answer_query(archive.searcher(), query)

    assert [quote.statement_id for quote in answer.quotes] == ["g"]


def test_nothing_of_a_time_is_said_to_name_somebody_whom_it_does_not(archive: Library) -> None:
    """«Берг» has the stem of «берген», a word of asking, and is a name all the same."""
    query = understand("Что Берг говорил в июле 2031 года?", TODAY)
    answer = answer_query(archive.searcher(), query)

    assert not answer.answered
    assert [quote.statement_id for quote in answer.quotes] == ["i"]
