"""The tables of the three languages."""

import pytest
from sentencex import segment

from retrieval.languages import LANGUAGES, Language, language
from retrieval.languages.ky import forms as ky_forms
from retrieval.languages.ru import forms as ru_forms
from retrieval.languages.timetable import grammar, numbered, vocabulary

_EACH = pytest.mark.parametrize("known", LANGUAGES, ids=lambda known: known.code)


def test_a_language_is_found_by_its_code() -> None:
    assert [language(code).code for code in ("en", "ru", "ky", "RU")] == ["en", "ru", "ky", "ru"]


@pytest.mark.parametrize("code", [None, "", "xx", "kk"])
def test_an_unknown_language_is_read_as_english(code: str | None) -> None:
    assert language(code).code == "en"


@_EACH
def test_every_word_is_one_word_in_lower_case(known: Language) -> None:
    words = known.stop_words | known.generic_words | known.abbreviations
    assert [word for word in words if word != word.lower() or len(word.split()) != 1] == []


@_EACH
def test_its_segmenter_splits_sentences(known: Language) -> None:
    text = "Алар кечээ келди. Мы ждали долго. They left."
    assert [s.strip() for s in segment(known.segmenter, text)] == [
        "Алар кечээ келди.",
        "Мы ждали долго.",
        "They left.",
    ]


def test_the_languages_name_the_segmenters_that_were_measured() -> None:
    assert [known.segmenter for known in LANGUAGES] == ["en", "ru", "kk"]


@_EACH
def test_topics_are_not_idle_words(known: Language) -> None:
    """A question about the ministry or the government is about something."""
    topics = {"ministry", "government", "министерство", "правительство", "министрлик", "өкмөт"}
    assert not topics & (known.stop_words | known.generic_words)


def test_words_of_asking_are_generic_and_function_words_are_stopped() -> None:
    russian, kyrgyz, english = language("ru"), language("ky"), language("en")
    asked = (
        "сказать сказал заявить заявляет заявление заявлениях сообщил сообщению говорил отчёт отчет"
    )
    assert set(asked.split()) <= russian.generic_words
    assert {"что", "ещё", "еще", "кто", "о", "моём", "моем"} <= russian.stop_words
    asked = (
        "айтты айткан билдирди билдирүү билдирүүсүндө билдирүүлөрдө кабарлады маалыматтын пикири"
    )
    assert set(asked.split()) <= kyrgyz.generic_words
    assert {"эмне", "деп", "жөнүндө", "боюнча", "ким"} <= kyrgyz.stop_words
    asked = "say said says stated statement statements announced released comments told news"
    assert set(asked.split()) <= english.generic_words
    assert {"what", "what's", "the", "of", "did", "who", "not"} <= english.stop_words


@pytest.mark.parametrize(
    ("code", "endings"),
    [
        ("en", "mr. mrs. ms. dr. hon. sen. gov. no. st. u.s. u.n. e.g. p.m. vs. inc. ltd. sept."),
        ("ru", "др. г. гг. долл. т.е. млн. млн млрд обл. а. я."),
        ("ky", "ж. ж.б. ш. млн млрд к. көч. а. ү."),
    ],
)
def test_a_sentence_does_not_end_after_an_abbreviation(code: str, endings: str) -> None:
    assert set(endings.split()) <= language(code).abbreviations


def test_a_vocabulary_is_turned_round() -> None:
    words = vocabulary({"MONTH": numbered("march|mar april", first=3), "VERB": {"march": 0}})
    assert {word: dict(classes) for word, classes in words.items()} == {
        "march": {"MONTH": 3, "VERB": 0},
        "mar": {"MONTH": 3},
        "april": {"MONTH": 4},
    }


def test_a_group_of_rules_is_indexed_by_what_it_can_begin_with() -> None:
    rules = grammar({"POINT": [("month", "the? MONTH")], "FRAME": [("within", "in|on? POINT")]})
    assert {group: sorted(index) for group, index in rules.items()} == {
        "POINT": ["MONTH", "the"],
        "FRAME": ["MONTH", "in", "on", "the"],
    }


@_EACH
def test_a_word_is_idle_in_one_way(known: Language) -> None:
    assert not known.stop_words & known.generic_words or known.code == "en"


@_EACH
def test_its_words_are_in_its_letters(known: Language) -> None:
    words = known.stop_words | known.generic_words
    assert [
        word
        for word in words
        if not known.alphabet.issuperset(word.replace("'", "").replace("-", ""))
    ] == []


@pytest.mark.parametrize(
    ("stem", "own_at", "of", "to", "more"),
    [
        ("жыл", "жылында", "жылдын", "жылга", "жылдар"),
        ("чейрек", "чейрегинде", "чейректин", "чейрекке", "чейректер"),
        ("күн", "күнүндө", "күндүн", "күнгө", "күндөр"),
        ("жума", "жумасында", "жуманын", "жумага", "жумалар"),
        ("март", "мартында", "марттын", "мартка", "марттар"),
        ("июн", "июнунда", "июндун", "июнга", "июндар"),
        ("апрел", "апрелинде", "апрелдин", "апрелге", "апрелдер"),
        ("сөз", "сөзүндө", "сөздүн", "сөзгө", "сөздөр"),
        ("билдирүү", "билдирүүсүндө", "билдирүүнүн", "билдирүүгө", "билдирүүлөр"),
    ],
)
def test_kyrgyz_endings_follow_the_vowels(
    stem: str, own_at: str, of: str, to: str, more: str
) -> None:
    assert {own_at, of, to} <= set(ky_forms.forms(stem))
    assert ky_forms.plural(stem) == more


def test_russian_adjectives_are_declined() -> None:
    assert set(ru_forms.adjective("последний")) >= {"последнее", "последних", "последнюю"}
    assert set(ru_forms.adjective("свежий")) >= {"свежее", "свежих", "свежую"}
    assert set(ru_forms.daily("пятый")) == {
        "пятый",
        "пятого",
        "пятому",
        "пятым",
        "пятом",
        "пятой",
        "пятое",
    }
