"""What stands for the words of a topic in a build: forms that it holds, and other languages."""

import pytest
from library import Library

from retrieval.analysis.tokens import Tokenizer
from retrieval.languages.ky.nouns import possible_nouns
from retrieval.search.closeness import Closeness
from retrieval.search.held_words import HeldWords
from retrieval.search.topic_words import TopicWords
from retrieval.search.word_forms import WordForms


def words(library: Library, text: str) -> TopicWords:
    return TopicWords(WordForms(library.snapshot(), Tokenizer()), text)


@pytest.fixture
def held(library: Library) -> Library:
    """Electricity, an earthquake in Kyrgyz, Tasmania, a captain."""
    library.write("a.md", "Электричество подорожало. Тарифы выросли.", id="a", lang="ru")
    library.write("b.md", "Нарында жер титирөөнүн күчү үч балл болду.", id="b", lang="ky")
    library.write("c.md", "The forests of Tasmania were named by Dorn.", id="c", lang="en")
    library.reindex()
    return library


def test_the_same_beginning_is_not_the_same_word(held: Library) -> None:
    assert words(held, "электросамокаты").absent() == ("электросамокаты",)
    assert words(held, "электричества").absent() == ()


def test_kyrgyz_words_are_found_in_their_forms(held: Library) -> None:
    assert words(held, "титирөө").absent() == ()
    assert "нарынд" in WordForms(held.snapshot(), Tokenizer()).tokens("Нарын", name=True)


def test_short_russian_nouns_are_found_in_their_forms(library: Library) -> None:
    library.write("a.md", "О пароме и о воде. Водка подорожала.", id="a", lang="ru")
    library.reindex()
    assert words(library, "паром").absent() == ()
    assert words(library, "вода").absent() == ()
    assert "водк" not in WordForms(library.snapshot(), Tokenizer()).tokens("вода")


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        # a vowel of a Russian noun comes and goes
        ("Угля на складах достаточно.", "уголь"),
        ("Уголь подорожал.", "угле"),
        ("Цена на хлопок упала.", "хлопке"),
        ("Песок для строек подорожал.", "песке"),
        ("Список опубликован.", "списке"),
        ("Огонь уничтожил два дома.", "огне"),
        ("Рынок сгорел ночью.", "рынке"),
        ("На рынках тихо.", "рынок"),
        ("Овец стало больше.", "овцы"),
        ("Овцы подорожали.", "овец"),
        ("Лёд вскрылся.", "льде"),
        ("Лев пойман.", "льве"),
        ("Орёл занесён в книгу.", "орлах"),
        ("Псов вакцинируют.", "пёс"),
        ("Владелец найден.", "владельцах"),
        ("Хорёк пойман.", "хорьки"),
        ("Линеек не хватает.", "линейка"),
        ("Кошек привили.", "кошки"),
        ("Боец награждён.", "бойцах"),
        ("Ребёнок спасён.", "дети"),
        # numbers that no ending makes
        ("The bus drivers go on strike.", "buses"),
        ("Buses are late.", "bus"),
        ("Wolves were counted.", "wolf"),
        ("A wolf was seen.", "wolves"),
        ("A fisherman's boat sank.", "fishermen"),
        ("Fishermen are at sea.", "fisherman"),
        ("Geese are ill.", "goose"),
        ("Mice ate it.", "mouse"),
        ("Three crises came.", "crisis"),
        ("A woman was elected.", "women"),
        # what is ours or yours
        ("Мектебибиз көчтү.", "мектеп"),
        ("Айылыбызга жол салынды.", "айыл"),
        ("Дарыябыздын суусу аз.", "дарыя"),
        ("Жолдоруңуз жаман.", "жол"),
    ],
)
def test_a_word_is_found_in_a_form_that_begins_otherwise(
    library: Library, said: str, asked: str
) -> None:
    library.write("a.md", said, id="a")
    library.reindex()
    assert words(library, asked).absent() == ()
    assert HeldWords(library.snapshot(), Tokenizer()).holds(asked)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Порка запрещена.", "порок"),
        ("Волка поймали.", "волок"),
        ("Белка прибежала.", "белек"),
        ("Осло далеко.", "осел"),
        ("Говорил Орлов.", "орёл"),
        ("Орёл улетел.", "Орлов"),
        ("Скоту нужна соль.", "скатка"),
        ("Oman is far.", "omen"),
        ("Germen are parts of seeds.", "German"),
        ("They leave at noon.", "leaf"),
    ],
)
def test_what_only_looks_like_a_form_is_another_word(
    library: Library, said: str, asked: str
) -> None:
    library.write("a.md", said, id="a")
    library.reindex()
    assert words(library, asked).absent() == (asked,)


def test_the_sea_is_nothing_of_yours() -> None:
    assert possible_nouns("деңиз") == ["деңиз"]
    assert "мектеп" in possible_nouns("мектебибизде")


def test_an_adjective_finds_its_noun(held: Library) -> None:
    assert words(held, "Tasmanian").absent() == ()


def test_a_term_of_several_words_stands_only_where_all_of_them_do(held: Library) -> None:
    topic = words(held, "earthquake")
    (tokens,) = topic.tokens.values()
    (joint,) = [topic.joint[token] for token in tokens if token in topic.joint]
    snapshot = held.snapshot()
    assert [snapshot.passage(int(row)).record for row in joint.rows] == [2]
    assert topic.absent() == ()


def test_a_title_before_a_name_is_not_asked_for(held: Library) -> None:
    assert [*words(held, "Captain Dorn").tokens] == ["Dorn"]
    assert words(held, "Dorn").is_name
    assert not words(held, "forests of Tasmania").is_name


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("gun control was debated", 1.0),
        ("control of every gun", 0.5),
        ("guns are dear and nobody has control", 2 / 7),
        ("guns are dear", 0.0),
    ],
)
def test_words_side_by_side_are_nearer(text: str, near: float) -> None:
    assert Closeness([["gun"], ["control"]], Tokenizer()).of(text) == pytest.approx(near)
