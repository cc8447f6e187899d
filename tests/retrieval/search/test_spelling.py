"""Misspelt words of a question, and questions typed in the letters of another language."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fake_encoder import FakeEncoder
from library import Library

from retrieval import answer_query, timeline, understand
from retrieval.answer.highlight import matched_words
from retrieval.encode.model_source import ENGLISH_FINGERPRINT
from retrieval.search.searcher import Searcher
from retrieval.search.spelling import respelt
from retrieval.search.typed_in_latin import in_cyrillic
from retrieval.types import Answer

TODAY = date(2031, 1, 1)

WHOLE = {
    "strait",
    "lake",
    "пролив",
    "озеро",
    "envoy",
    "golf",
    "forest",
    "hospital",
    "bank",
    "reform",
    "fishing",
    "quota",
    "пенсия",
    "газета",
    "tarif",
    "drank",
}
"""Words that are right though no statement has them."""

STATEMENTS = {
    "en": (
        "The election will be held in the spring, said Robert Halden of the government.",
        "The library and the museum employ forty people, and gold was found in the river.",
    ),
    "names": (
        "Ships use the Halvern Strait. Lake Tessmere is frozen. Karl Fjellen met Iver Haldane.",
        "Судам закрыт Тальвинский Пролив, а озеро Тессамер замёрзло. Говорил Игорь Селезнёв.",
    ),
    "ru": (
        "В стране открыта новая больница, где работают сорок врачей.",
        "Наше правительство выделило средства на чистую воду, библиотеку и выборы.",
    ),
    "ky": (
        "Быйыл жаңы мектеп ачылат, көпүрө да курулат.",
        "Борбордук шайлоо комиссиясы даяр, таза суу жетет, деп айтылды.",
        "Быйыл жөлөкпул өсөт, өчүрүүчүлөр экзамен тапшырышты.",
    ),
    "drinks": ("They drink milk. A separate road was built.", "Nobody spoke of the pier."),
    "forms": (
        "Barley and tariffs rose in Zambia, a surgeon said. Gold was found. Lanterns on ferries",
        "Двух барсуков нашли в саду, а шиповник отцвёл.",
        "Чабандардын жайыты кеңейет.",
    ),
}


class Reader(FakeEncoder):
    """An encoder that was given some words whole and only parts of all others."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """A word that it was given whole is one token."""
        return [1 if text in WHOLE else 1 + len(text.split()) for text in texts]


def searcher(root: Path, *langs: str, encoder: Reader | None = None) -> Searcher:
    library = Library(root, encoder=encoder or Reader())
    for lang in langs:
        for number, text in enumerate(STATEMENTS[lang]):
            library.write(f"{lang}{number}.md", text, date=f"2030-0{number + 1}-01", lang=lang)
    library.reindex()
    return library.searcher()


@pytest.fixture(scope="module")
def all_three(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher(tmp_path_factory.mktemp("three"), "en", "ru", "ky")


@pytest.fixture(scope="module")
def cyrillic(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher(tmp_path_factory.mktemp("cyrillic"), "ru", "ky")


def ask(there: Searcher, question: str) -> Answer:
    return answer_query(there, understand(question, TODAY))


@pytest.mark.parametrize(
    ("question", "typed", "searched"),
    [
        ("What was said about the electon?", "electon", "election"),
        ("How many people are employed at the libary?", "libary", "library"),
        ("plans of the goverment", "goverment", "government"),
        ("musuem", "musuem", "museum"),
        ("slection", "slection", "election"),
        ("Electon", "Electon", "Election"),
        ("Что говорили о больнитце?", "больнитце", "больница"),
        ("что сказало правительсто", "правительсто", "правительство"),
        ("библеотека", "библеотека", "библиотеку"),
        ("Что сказали про выброы?", "выброы", "выборы"),
        ("шайло жөнүндө эмне айтылды?", "шайло", "шайлоо"),
        ("мектел", "мектел", "мектеп"),
        ("көпрө тууралуу эмне айтылды", "көпрө", "көпүрө"),
        ("копуродо", "копуродо", "көпүрөдө"),
        ("очуруучулор жонундо", "очуруучулор", "өчүрүүчүлөр"),
        ("жолокпул тууралуу эмне айтылды", "жолокпул", "жөлөкпул"),
    ],
)
def test_a_misspelt_word_becomes_the_nearest_one_of_the_build(
    all_three: Searcher, question: str, typed: str, searched: str
) -> None:
    query, corrected = respelt(all_three, understand(question, TODAY))
    assert corrected == ((typed, searched),)
    words = query.text.strip("?").split()
    assert searched in words
    assert typed not in words


@pytest.mark.parametrize(
    "question",
    [
        "What was said about the elections?",
        "What was said about golf?",
        "What was said about the forest?",
        "What was said about hospitals?",
        "fishing quotas",
        'What about the "electon" of a mayor?',
        "What did Robert Haldon say?",
        "Was the river seen by Minister Haldem?",
        "waht was said",
        "20300 people",
        "Что говорили о больницами?",
        "Что говорили о врачах и больницах?",
        "что сказали о пенсиях",
        "что пишут в газетах",
        "правительствами",
        "Мектептер жөнүндө эмне айтылды?",
        "шайлоонун",
        "мектебибиз",
        "көпүрөлөр",
    ],
)
def test_a_right_word_an_inflected_one_and_a_name_stay(all_three: Searcher, question: str) -> None:
    query = understand(question, TODAY)
    assert respelt(all_three, query) == (query, ())
    assert in_cyrillic(all_three, query) == (query, ())


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return searcher(tmp_path_factory.mktemp("named"), "names")


@pytest.mark.parametrize(
    ("question", "corrected"),
    [
        ("Halvren Strait", (("Halvren", "Halvern"),)),
        ("What was said about the Halvrn Strait?", (("Halvrn", "Halvern"),)),
        ("Is Lake Tesskere frozen?", (("Tesskere", "Tessmere"),)),
        ("Что с проливом Тальвинксий Пролив?", (("Тальвинксий", "Тальвинский"),)),
        # no statement has that lake, that strait; and surnames are people
        ("Is Lake Halvren frozen?", ()),
        ("the Tesskere Strait", ()),
        ("Karl Fjelen", ()),
        ("What did Iver Haldene say?", ()),
        ("Envoy Karl Fjelen", ()),
        ("Что сказал Игорь Селезнов?", ()),
    ],
)
def test_a_place_is_corrected_where_it_stands_beside_the_same_word_and_no_surname_is(
    named: Searcher, question: str, corrected: tuple[tuple[str, str], ...]
) -> None:
    assert respelt(named, understand(question, TODAY))[1] == corrected


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    knowing = Reader(ENGLISH_FINGERPRINT, vocabulary=("tarif", "gold", "golf"))
    return searcher(tmp_path_factory.mktemp("forms"), "forms", encoder=knowing)


@pytest.mark.parametrize(
    ("question", "corrected"),
    [
        # another language has that word, and it says the same
        ("tarifs", (("tarifs", "tariffs"),)),
        ("golf", ()),
        # a country of its own, though the archive has another
        ("gambia", ()),
        # another form than that of the archive is misspelt
        ("surgions", (("surgions", "surgeon"),)),
        ("lantirn", (("lantirn", "lanterns"),)),
        ("борсуки", (("борсуки", "барсуков"),)),
        ("шеповника", (("шеповника", "шиповник"),)),
        ("чабондор", (("чабондор", "чабандардын"),)),
        # it only sounds like a word with a capital letter
        ("barly", (("barly", "barley"),)),
        # a name could stand there
        ("lantirns on ferries", (("lantirns", "lanterns"),)),
    ],
)
def test_a_misspelt_form_becomes_the_form_that_the_archive_has(
    forms: Searcher, question: str, corrected: tuple[tuple[str, str], ...]
) -> None:
    query, found = respelt(forms, understand(question, TODAY))
    assert found == corrected
    for typed, searched in corrected:
        assert query.text == question.replace(typed, searched)


@pytest.mark.parametrize(
    ("question", "text"),
    [("Мектеп курулабы?", "Мектеп курулат?"), ("Суу жетеби?", "Суу жетет?")],
)
def test_a_word_that_asks_by_its_ending_is_searched_and_is_not_misspelt(
    all_three: Searcher, question: str, text: str
) -> None:
    query, found = respelt(all_three, understand(question, TODAY))
    assert (query.text, found) == (text, ())


def test_a_right_word_with_another_vowel_is_searched_and_is_not_misspelt(tmp_path: Path) -> None:
    """Its encoder says that both mean the same; seperate is right in no language."""
    knowing = Reader(ENGLISH_FINGERPRINT, vocabulary=("dr",))
    there = searcher(tmp_path, "drinks", encoder=knowing)
    drank, seperate = (
        respelt(there, understand(one, TODAY)) for one in ("who drank milk?", "seperate road")
    )
    assert (drank[0].text, drank[1]) == ("who drink milk?", ())
    assert (seperate[0].text, seperate[1]) == ("separate road", (("seperate", "separate"),))


def test_no_word_is_corrected_where_the_archive_is_in_another_language(cyrillic: Searcher) -> None:
    query = understand("What was said about the electon?", TODAY)
    assert respelt(cyrillic, query) == (query, ())


def test_an_answer_says_what_was_searched_for_and_marks_it(all_three: Searcher) -> None:
    found = ask(all_three, "What was said about the electon?")
    assert (found.answered, found.corrected) == (True, (("electon", "election"),))
    assert found.query.question == "What was said about the electon?"
    text = found.quotes[0].text
    assert [text[a:b] for a, b in matched_words(all_three, found.query, text)] == ["election"]


def test_a_timeline_is_of_the_corrected_topic(all_three: Searcher) -> None:
    drawn = timeline(all_three, understand("electon", TODAY))
    assert (drawn.corrected, drawn.query.text) == ((("electon", "election"),), "election")


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("bolnica v strane", "больница в стране"),
        ("chto skazali o vode", "что сказали о воде"),
        ("Chto govorili o bolnice?", "Что говорили о больнице?"),
        ("chto govorili pro vybory", "что говорили про выборы"),
        ("Skolko vrachey v bolnitse?", "Сколько врачей в больнице?"),
        ("pravitelstvo", "правительство"),
        ("suu jonundo emne aityldy", "суу жөнүндө эмне айтылды"),
        ("mektep jonundo", "мектеп жөнүндө"),
        ("shailoo jonundo emne aityldy?", "шайлоо жөнүндө эмне айтылды?"),
        ("kopuro tuuraluu emne aityldy", "көпүрө тууралуу эмне айтылды"),
        ("ekzamen jonundo emne aityldy", "экзамен жөнүндө эмне айтылды"),
    ],
)
def test_russian_and_kyrgyz_in_latin_letters_are_understood(
    cyrillic: Searcher, question: str, meant: str
) -> None:
    found = ask(cyrillic, question)
    assert found.corrected == ((question, meant),)
    assert found.query.text == understand(meant, TODAY).text
    assert found.query.question == question
    assert found.answered


ENGLISH = """
What was said about the school?|How many people are employed at the museum?|bank reform|golf
fishing quotas|Tell me about tax policy in Karakol|Who is the president of France?|budget
latest on tariffs|no money for schools|do we have a plan to go on|Smith v Jones|net exports
what did the minister say about sanctions|on air pollution|vaccination campaign|hospital in Osh
is it to be or not to be|Bishkek mayor|Zhaparov|Japarov corruption|oil price|film festival
opera director|party leader|tunnel under the river|telephone lines|music school|computer class
park|sport complex|metro|taxi drivers|radio station|university professors|gas|war|dams and rivers
electric transformer|problem with banks|When will the road be built?|Is the water clean?
"""


@pytest.mark.parametrize("question", ENGLISH.replace("\n", "|").strip("|").split("|"))
def test_an_english_question_is_never_taken_for_another_language(
    cyrillic: Searcher, question: str
) -> None:
    query = understand(question, TODAY)
    assert in_cyrillic(cyrillic, query) == (query, ())


@pytest.mark.parametrize("question", ["Koehler", "Elzbieta Czajkowska", "Czajkowska, E.: golf"])
def test_a_speaker_s_name_is_searched_as_it_was_typed(library: Library, question: str) -> None:
    """It meets the name in other letters, and with its signs, as it stands."""
    for number, name in enumerate(("Jonas Köhler", "Elżbieta Czajkowska")):
        day = f"2030-01-0{number + 1}"
        library.write(f"{number}.md", "Golf is played.", id=str(number), date=day, speaker=name)
    library.write("c.md", "Со склада вывезли зерно.", id="c", date="2030-01-03")
    library.reindex()
    query = understand(question, TODAY)
    assert in_cyrillic(library.searcher(), query) == (query, ())


@pytest.mark.parametrize("question", ["What was said about the electon?", "chto skazali o vode"])
def test_a_question_can_be_asked_as_it_was_typed(all_three: Searcher, question: str) -> None:
    query = replace(understand(question, TODAY), as_typed=True)
    found = answer_query(all_three, query)
    assert (found.corrected, found.query) == ((), query)
