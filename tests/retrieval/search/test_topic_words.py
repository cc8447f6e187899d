"""What stands for the words of a topic in a build: forms that it holds, and other languages."""

import pytest
from library import Library

from retrieval.analysis.tokens import Tokenizer
from retrieval.search.closeness import Closeness
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
