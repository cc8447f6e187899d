"""Names of people: initials, feminine forms, who may be meant."""

import pytest

from retrieval.analysis.person_names import (
    Gender,
    genders,
    initials_of,
    may_begin,
    without_initials,
)
from retrieval.analysis.tokens import Tokenizer
from retrieval.search.credits import Credits, are_one
from retrieval.types import Credit, Named

WOMAN, MAN = Gender.FEMININE, Gender.MASCULINE


@pytest.mark.parametrize(
    ("word", "inflected", "kinds"),
    [
        ("Асанова", False, {WOMAN}),
        ("Асанов", False, {MAN}),
        ("Asanova", False, {WOMAN}),
        ("Zhaparov", False, {MAN}),
        ("Токаева", True, {MAN}),
        ("Токаевой", True, {WOMAN}),
        ("Токаевдин", True, {MAN}),
        ("Токаеванын", True, {WOMAN}),
        ("Соловьёв", False, {MAN}),
        ("Бакыт", False, set()),
        ("Howard", False, set()),
    ],
)
def test_the_form_of_a_surname(word: str, inflected: bool, kinds: set[Gender]) -> None:  # noqa: FBT001
    assert genders(word, inflected=inflected) == kinds


def test_initials_are_told_from_words() -> None:
    assert initials_of("Б. К. Асанов") == ("б", "к")
    assert without_initials("Б. К. Асанов") == "Асанов"
    assert (initials_of("John Howard"), without_initials("J. Howard")) == ((), "Howard")


@pytest.mark.parametrize(
    ("initials", "words", "may"),
    [
        (("б", "к"), ["Бакыт", "Кадырович"], True),
        (("к", "б"), ["Бакыт", "Кадырович"], True),
        (("б", "к"), ["Бермет", "Сыдыковна"], False),
        (("б", "к"), ["Бермет"], True),
        (("т",), ["Бакыт"], False),
    ],
)
def test_each_initial_is_of_another_word(
    initials: tuple[str, ...],
    words: list[str],
    may: bool,  # noqa: FBT001
) -> None:
    assert may_begin(initials, words) is may


NAMES = ("Асанов Бакыт Кадырович", "Асанова Бермет", "Owen Reed", "Chloe Reed")


@pytest.mark.parametrize(
    ("name", "inflected", "meant"),
    [
        ("Асанова", False, {"Асанова Бермет"}),
        ("Асанов", False, {"Асанов Бакыт Кадырович"}),
        ("Б. К. Асанов", False, {"Асанов Бакыт Кадырович"}),
        ("Бакыт Асанов", False, {"Асанов Бакыт Кадырович"}),
        ("Кадырович Бакыт Асанов", False, {"Асанов Бакыт Кадырович"}),
        ("Асанова", True, {"Асанов Бакыт Кадырович"}),
        ("Асановой", True, {"Асанова Бермет"}),
        ("Bermet Asanova", False, {"Асанова Бермет"}),
        ("Dr. Owen Reed", False, {"Owen Reed"}),
        ("O. Reed", False, {"Owen Reed"}),
        ("Reed", False, {"Owen Reed", "Chloe Reed"}),
        ("Jane Reed", False, set()),
        ("Т. Асанов", False, set()),
    ],
)
def test_whom_a_name_means(name: str, inflected: bool, meant: set[str]) -> None:  # noqa: FBT001
    known = Credits([Credit(n, value, None, None) for n, value in enumerate(NAMES)])
    named = Named(name, only=False, inflected=inflected)
    assert set(known.speakers(named, Tokenizer()).names) == meant


NAMESAKES = ("Лунев Олег Игоревич", "О. И. Лунев", "Игорь Лунев", "О. Лунев", "И. О. Лунев")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("И. Лунев", {"Игорь Лунев", "И. О. Лунев"}),
        ("О. И. Лунев", {"Лунев Олег Игоревич", "О. И. Лунев"}),
        ("Лунев О.И.", {"Лунев Олег Игоревич", "О. И. Лунев"}),
        ("И. О. Лунев", {"И. О. Лунев"}),
        ("О. Лунев", {"Лунев Олег Игоревич", "О. И. Лунев", "О. Лунев"}),
        ("O. Lunev", {"Лунев Олег Игоревич", "О. И. Лунев", "О. Лунев"}),
        ("Г. Лунев", set()),
        ("Лунев", set(NAMESAKES)),
    ],
)
def test_initials_stand_in_the_order_of_the_names(name: str, meant: set[str]) -> None:
    known = Credits([Credit(n, value, None, None) for n, value in enumerate(NAMESAKES)])
    assert set(known.speakers(Named(name, only=False), Tokenizer()).names) == meant


def test_an_office_before_a_name_is_no_given_name() -> None:
    known = Credits([Credit(1, "Minister of Energy Ann Holm", None, None)])
    for name, there in (("A. Holm", True), ("B. Holm", False)):
        assert bool(known.speakers(Named(name, only=False), Tokenizer()).names) is there


@pytest.mark.parametrize(
    ("names", "one"),
    [
        (["Sadyr Toktorov", "Садыр Токторов"], True),
        (["Ann Holm", "Minister of Energy Ann Holm"], True),
        (["Лунев Олег Игоревич", "О. И. Лунев"], True),
        (["Олег Лунев", "Лунев Олег"], True),
        (["О. И. Лунев", "И. О. Лунев"], False),
        (["Олег Лунев", "Игорь Лунев"], False),
        (["Олег Лунев", "О. И. Лунев"], False),
        (["А. Лунев", "А. Лунева"], False),
        # an initial is of both, and they are not one
        (["О. Лунев", "Олег Лунев", "Остап Лунев"], False),
        (["P. Gale", "Peter Gale", "Petra Gale"], False),
        (["P. Gale", "Peter Gale"], True),
        (["Ann Holm"], True),
    ],
)
def test_one_person_may_be_written_in_several_ways(names: list[str], one: bool) -> None:  # noqa: FBT001
    assert are_one(names, Tokenizer()) is one


ABROAD = ("Volodymyr Shevchuk", "Олександр Кравченко", "Serhiy Hrynko", "Abdullah bin Tariq")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Владимир Шевчук", "Volodymyr Shevchuk"),
        ("Vladimir Shevchuk", "Volodymyr Shevchuk"),
        ("Александр Кравченко", "Олександр Кравченко"),
        ("Alexander Kravchenko", "Олександр Кравченко"),
        ("Sergey Grinko", "Serhiy Hrynko"),
        ("Сергей Гринько", "Serhiy Hrynko"),
        ("Абдалла ибн Тарик", "Abdullah bin Tariq"),
        ("Alexey Kravchenko", None),
        ("Marina Shevchuk", None),
    ],
)
def test_a_name_may_be_written_as_its_neighbours_do(name: str, meant: str | None) -> None:
    known = Credits([Credit(n, value, None, None) for n, value in enumerate(ABROAD)])
    found = known.speakers(Named(name, only=False), Tokenizer()).names
    assert found == (() if meant is None else (meant,))


def test_whoever_is_written_so_comes_before_a_neighbour() -> None:
    known = Credits([Credit(1, "Pavlo Lund", None, None), Credit(2, "Pavel Lund", None, None)])
    assert known.speakers(Named("Павел Лунд", only=False), Tokenizer()).names == ("Pavel Lund",)
