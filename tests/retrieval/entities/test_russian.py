"""Russian names: whole, and in the nominative."""

import pytest

from retrieval.entities.russian import RussianRecognizer
from retrieval.types import Entity, EntityKind


@pytest.fixture(scope="module")
def russian() -> RussianRecognizer:
    return RussianRecognizer()


def named(russian: RussianRecognizer, text: str) -> list[tuple[str, str, bool]]:
    return [(text[e.start : e.end], e.name, e.subject) for e in russian.entities(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Об этом сказал Эрлан Маматов.", [("Эрлан Маматов", "Эрлан Маматов", True)]),
        ("По словам Эрлана Маматова, дом готов.", [("Эрлана Маматова", "Эрлан Маматов", False)]),
        (
            "По словам губернатора Александра Мишарина, дом готов.",
            [("Александра Мишарина", "Александр Мишарин", False)],
        ),
        (
            "По словам канцлера Ангелы Меркель, дом готов.",
            [("Ангелы Меркель", "Ангела Меркель", False)],
        ),
        (
            "Сообщили в Министерстве природных ресурсов, экологии и технического надзора.",
            [
                (
                    "Министерстве природных ресурсов, экологии и технического надзора",
                    "Министерство природных ресурсов, экологии и технического надзора",
                    False,
                )
            ],
        ),
        (
            "Из письма Министерства портов и шлюзов мэру.",
            [("Министерства портов и шлюзов", "Министерство портов и шлюзов", False)],
        ),
        # whose lawyer, deputy or son somebody is stands before the name
        (
            "Об этом сказала заместитель Лебедева Инна Шульц.",
            [("Лебедева", "Лебедев", False), ("Инна Шульц", "Инна Шульц", True)],
        ),
        (
            "Об этом сказал адвокат Лебедевой Глеб Орехов.",
            [("Лебедевой", "Лебедева", False), ("Глеб Орехов", "Глеб Орехов", True)],
        ),
        (
            "Об этом рассказала жена Глеба Воронова Полина.",
            [("Глеба Воронова", "Глеб Воронов", False), ("Полина", "Полина", True)],
        ),
        (
            "Об этом сказала вдова капитана Лебедева Галина Петровна.",
            [("Лебедева", "Лебедев", False), ("Галина Петровна", "Галина Петровна", True)],
        ),
        # a surname that stands first is the same person's
        (
            "Об этом сказала Лебедева Галина Петровна.",
            [("Лебедева Галина Петровна", "Лебедева Галина Петровна", True)],
        ),
        (
            "Об этом сказал Орехов Глеб Ильич.",
            [("Орехов Глеб Ильич", "Орехов Глеб Ильич", True)],
        ),
        (
            "Об этом сказала депутат Лебедева Инна.",
            [("Лебедева Инна", "Лебедева Инна", True)],
        ),
        # nor is a name that has no such form in the case of the noun beside it
        (
            "Об этом сказала дочь учителя Инга Краева.",
            [("Инга Краева", "Инга Краева", True)],
        ),
        (
            "Об этом сказала дочь Ивана Краева.",
            [("Ивана Краева", "Иван Краев", False)],
        ),
        (
            "Глава японского МИДа Сэйдзи Маэхара ответил.",
            [("МИДа", "МИД", False), ("Сэйдзи Маэхара", "Сэйдзи Маэхара", True)],
        ),
    ],
)
def test_a_name_is_whole_and_in_the_nominative(
    russian: RussianRecognizer, text: str, found: list[tuple[str, str, bool]]
) -> None:
    assert named(russian, text) == found


def test_an_oblique_name_has_the_spelling_that_the_text_itself_has(
    russian: RussianRecognizer,
) -> None:
    text = "Выступил Жанибек Абдылдаев. По словам Жанибека Абдылдаева, дом готов."
    assert {e.name for e in russian.entities(text)} == {"Жанибек Абдылдаев"}


def test_a_woman_and_a_man_are_told_apart(russian: RussianRecognizer) -> None:
    text = "Пришли Анна Петрова и Иван Петров, потом Ли."
    assert [(e.name, e.feminine) for e in russian.entities(text)][:2] == [
        ("Анна Петрова", True),
        ("Иван Петров", False),
    ]


def test_a_surname_alone_is_a_woman_s_by_its_nominative(russian: RussianRecognizer) -> None:
    found = russian.entities("Воронова пришла на заседание.")
    assert [(e.name, e.feminine) for e in found] == [("Воронова", True)]


def test_nothing_is_cut_inside_a_word(russian: RussianRecognizer) -> None:
    text = (
        "Минск. Президент Украины Петр Порошенко, Мининформ, ОсОО «Жылдыз», Саманта Пауэр (ООН) и"
        " В. В. Иванов-Петров говорили в Чуй-Токмаке о Кумторе; А.Алиев-младший и «Роснефть» – нет."
    )
    found = russian.entities(text)
    assert found
    for one in found:
        assert isinstance(one, Entity)
        assert one.kind in EntityKind
        assert not text[one.start - 1 : one.start].isalnum()
        assert not text[one.end : one.end + 1].isalnum()
