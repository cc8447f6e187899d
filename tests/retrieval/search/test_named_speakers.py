"""A speaker of the archive who is named in no pattern is asked all the same."""

from datetime import date

import pytest
from library import Library

from retrieval import answer_query, understand
from retrieval.types import Answer

TODAY = date(2032, 1, 1)


@pytest.fixture
def speakers(library: Library) -> Library:
    moss, sedova, bedelova = "Ingrid Moss", "Елена Седова", "Айнура Беделова"
    library.write("a.md", "The ferry is forty years old.", id="a", date="2031-01-01", speaker=moss)
    library.write("b.md", "Wolves took the lambs.", id="b", date="2030-02-01", speaker=moss)
    library.write("c.md", "Учебники отпечатаны.", id="c", date="2031-03-01", speaker=sedova)
    library.write("d.md", "Газ подорожает.", id="d", date="2030-04-01", speaker=sedova)
    library.write("e.md", "Жайыт акысы көтөрүлбөйт.", id="e", date="2031-05-01", speaker=bedelova)
    library.write("f.md", "Пахта эгилди.", id="f", date="2030-06-01", speaker=bedelova)
    body = "Ministry of Gas"
    library.write("g.md", "The pipe is laid.", id="g", date="2031-07-01", speaker=body)
    library.reindex()
    return library


def asked(library: Library, question: str) -> Answer:
    return answer_query(library.searcher(), understand(question, TODAY))


@pytest.mark.parametrize(
    ("question", "speaker", "first"),
    [
        ("Moss ferry", "Ingrid Moss", "a"),
        ("Ingrid Moss wolves", "Ingrid Moss", "b"),
        ("ingrid moss wolves", "Ingrid Moss", "b"),
        ("Tell me about Moss's remarks on the ferry", "Ingrid Moss", "a"),
        ("Did Moss ever say anything about wolves?", "Ingrid Moss", "b"),
        ("Moss 2030", "Ingrid Moss", "b"),
        ("Седова учебники", "Елена Седова", "c"),
        ("Говорила ли Седова о газе?", "Елена Седова", "d"),
        ("Последнее заявление Седовой", "Елена Седова", "c"),
        ("Заявления Елены Седовой за 2030 год", "Елена Седова", "d"),
        ("Беделова жайыт", "Айнура Беделова", "e"),
        ("Айнура Беделова пахта жөнүндө айттыбы?", "Айнура Беделова", "f"),
        ("Беделованын акыркы билдирүүсү", "Айнура Беделова", "e"),
        ("mayor ingrid moss ferry", "Ingrid Moss", "a"),
    ],
)
def test_whoever_is_named_is_asked(
    speakers: Library, question: str, speaker: str, first: str
) -> None:
    found = asked(speakers, question)
    assert (found.answered, found.searched.speaker) == (True, speaker)
    assert found.quotes[0].statement_id == first


@pytest.mark.parametrize(
    "question",
    [
        "When was Moss born?",  # has one answer, and not in what they say
        "gas pipe",  # words of a body's name
        "Ingrid ferry tickets",  # a first name alone
        "Lund ferry tickets",  # nobody here
        "how many mosses are there",  # a word like a name
    ],
)
def test_nobody_else_is(speakers: Library, question: str) -> None:
    found = asked(speakers, question)
    assert found.searched.speaker is None


def test_a_speaker_s_name_is_never_said_not_to_occur(speakers: Library) -> None:
    found = asked(speakers, "Moss zeppelins")
    assert (found.answered, found.absent) == (False, ("zeppelins",))


@pytest.mark.parametrize(
    ("question", "people", "first"),
    [
        ("Ames ferry", ("Paul Ames MP", "Ruth Ames (Minister for Ports)"), "a"),
        ("Сомов мост", ("Сомов Илья", "Сомов Олег"), "c"),
        ("Заявления Сомова", ("Сомов Илья", "Сомов Олег"), "d"),
    ],
)
def test_several_of_one_surname_are_asked_together(
    library: Library, question: str, people: tuple[str, ...], first: str
) -> None:
    namesakes(library)
    found = asked(library, question)
    assert (found.answered, found.searched.people) == (True, people)
    assert found.quotes[0].statement_id == first


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Заявления И. Сомова", "Сомов Илья"),
        ("Цитаты О. Сомова", "Сомов Олег"),
        ("Заявления В. Сомовой", "Сомова Вера"),
    ],
)
def test_an_initial_behind_words_of_saying_is_a_name_s(
    library: Library, question: str, speaker: str
) -> None:
    namesakes(library)
    assert asked(library, question).searched.speaker == speaker


def namesakes(library: Library) -> None:
    for name, text, speaker in (
        ("a", "The ferry is late.", "Ruth Ames (Minister for Ports)"),
        ("b", "The school is old.", "Paul Ames MP"),
        ("c", "Мост закрыт.", "Сомов Илья"),
        ("d", "Школа открыта.", "Сомов Олег"),
        ("e", "Газ подорожал.", "Сомова Вера"),
    ):
        library.write(
            f"{name}.md", text, id=name, date=f"2031-01-0{ord(name) - 96}", speaker=speaker
        )
    library.reindex()


@pytest.fixture
def askers(library: Library) -> Library:
    """What each of three says of a word that other questions ask with, and later of moths."""
    said = {
        "Ruth Vane": (
            *("The press is free.", "Exam questions leaked.", "The report of the auditors is out."),
            "Moths are protected.",
        ),
        "Рита Вейнова": (
            *("Пресса свободна.", "Вопросы экзамена утекли.", "Отчёт ревизоров вышел."),
            *("Каток закрыт.", "Мотыльки под охраной."),
        ),
        "Рита Вейнакова": (
            *("Маалымат эркин.", "Экзамен суроолору тарады.", "Доклад басылды."),
            "Көпөлөктөр корголот.",
        ),
    }
    for speaker, texts in said.items():
        for number, text in enumerate(texts):
            one = f"{speaker[-5:]}{number}"
            day = f"2031-0{number + 1}-01"
            library.write(f"{one}.md", text, id=one, date=day, speaker=speaker)
    library.reindex()
    return library


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did Ruth Vane say about the press?", "The press is free."),
        ("What did Ruth Vane say about questions?", "Exam questions leaked."),
        ("Ruth Vane on the report", "The report of the auditors is out."),
        ("When did Ruth Vane speak about the report?", "The report of the auditors is out."),
        ("Did Ruth Vane mention the press?", "The press is free."),
        ("latest from Ruth Vane about the press", "The press is free."),
        ("What did Ruth Vane say about the press in January 2031?", "The press is free."),
        ("Что Рита Вейнова говорила о прессе?", "Пресса свободна."),
        ("Говорила ли Вейнова что-нибудь о вопросах?", "Вопросы экзамена утекли."),
        ("Сколько раз Вейнова говорила об отчёте?", "Отчёт ревизоров вышел."),
        ("Упоминала ли Вейнова прессу?", "Пресса свободна."),
        ("Что Рита Вейнова говорила о катке?", "Каток закрыт."),
        ("Рита Вейнакова маалымат жөнүндө эмне деди?", "Маалымат эркин."),
        ("Суроолор тууралуу Вейнакова эмне деди?", "Экзамен суроолору тарады."),
        ("Вейнакова доклад боюнча бир нерсе айттыбы?", "Доклад басылды."),
        ("Вейнакова доклад жөнүндө канча жолу айтты?", "Доклад басылды."),
    ],
)
def test_what_stands_beside_about_is_the_subject_whatever_it_is(
    askers: Library, question: str, said: str
) -> None:
    found = asked(askers, question)
    assert (found.answered, [quote.text for quote in found.quotes]) == (True, [said])


@pytest.mark.parametrize(
    ("question", "newest"),
    [
        ("What did Ruth Vane say about it?", "Moths are protected."),
        ("What did Ruth Vane say on this question?", "Moths are protected."),
        ("What did Ruth Vane say about anything?", "Moths are protected."),
        ("What did Ruth Vane tell the press?", "Moths are protected."),
        ("Что сказала Рита Вейнова по этому вопросу?", "Мотыльки под охраной."),
        ("Слова Риты Вейновой", "Мотыльки под охраной."),
        ("Рита Вейнакова бул жөнүндө эмне деди?", "Көпөлөктөр корголот."),
    ],
)
def test_what_leaves_the_subject_open_names_none(
    askers: Library, question: str, newest: str
) -> None:
    found = asked(askers, question)
    assert (found.answered, len(found.quotes), found.quotes[0].text) == (True, 3, newest)


@pytest.mark.parametrize(
    "question",
    [
        "What did Ruth Vane say about interviews?",
        "Что Рита Вейнова говорила о новостях?",
        "Рита Вейнакова жаңылыктар жөнүндө эмне деди?",
        "What was said about interviews in May 2031?",
    ],
)
def test_a_subject_of_asking_that_nobody_speaks_of_is_answered_by_nothing(
    askers: Library, question: str
) -> None:
    assert not asked(askers, question).answered
