"""Whose words a quotation is, with the names that stand around it."""

import pytest

from retrieval.analysis.direct_speech import speeches
from retrieval.entities.recognizers import EntityRecognizer, recognizer
from retrieval.types import SpeakerState

Told = tuple[str | None, str | None]


@pytest.fixture(scope="module")
def russian() -> EntityRecognizer:
    return recognizer("ru")


def told(text: str, lang: str, recognises: EntityRecognizer) -> list[Told]:
    return [(one.speaker, one.office) for one in speeches(text, lang, recognises.entities(text))]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("«Дом готов к зиме», — сказал Эрлан Маматов.", [("Эрлан Маматов", None)]),
        (
            "«Дом готов к зиме», — сказал журналистам министр строительства Эрлан Маматов.",
            [("Эрлан Маматов", "министр строительства")],
        ),
        (
            "«Дом готов к зиме», — сообщили в Министерстве образования и культуры.",
            [("Министерство образования и культуры", None)],
        ),
        ("По словам Эрлана Маматова, «дом готов уже к зиме».", [("Эрлан Маматов", None)]),
        (
            "Эрлан Маматов выступил вчера. «Дом готов к зиме», — сказал он.",
            [("Эрлан Маматов", None)],
        ),
        (
            "Анна Петрова и Иван Сомов спорили. «Дом готов к зиме», — сказал он.",
            [("Иван Сомов", None)],
        ),
        (
            "Пётр Орлов и Иван Сомов спорили. «Дом готов к зиме», — сказал он.",
            [(None, None)],
        ),
        (
            "«Дом готов к зиме», — цитирует агентство «Полюс» Эрлана Маматова.",
            [("Эрлан Маматов", None)],
        ),
        (
            "Президент Эрлан Маматов приехал в среду. «Дом готов к зиме», — сказал президент.",
            [("Эрлан Маматов", "президент")],
        ),
        ("«Дом готов к зиме», — сказал представитель мэрии.", [(None, "представитель мэрии")]),
        ("«Дом готов к зиме, — сказал Эрлан Маматов. — Окна стоят».", [("Эрлан Маматов", None)]),
        (
            "Эрлан Маматов заявил, что «дом готов уже к зиме».",
            [("Эрлан Маматов", None)],
        ),
        (
            "«Дом готов уже к этой зиме и к весне». Об этом сообщил Эрлан Маматов.",
            [("Эрлан Маматов", None)],
        ),
        ("Компания «Роснефть» построила дом.", []),
        ("«Дом готов к зиме. Люди в него скоро въедут, и окна стоят.»", [(None, None)]),
    ],
)
def test_russian(text: str, who: list[Told], russian: EntityRecognizer) -> None:
    assert told(text, "ru", russian) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("«Үй кышка даяр болду», — деди Бакыт Тойчуев.", [("Бакыт Тойчуев", None)]),
        (
            "«Үй кышка даяр болду», — деп белгиледи курулуш министри Бакыт Тойчуев.",
            [("Бакыт Тойчуев", "курулуш министри")],
        ),
        (
            "Бакыт Тойчуев журналисттерге сүйлөдү. «Үй кышка даяр болду», — деди ал.",
            [("Бакыт Тойчуев", None)],
        ),
        ("Бакыт Тойчуев: «Үй кышка даяр болду», — деди.", [("Бакыт Тойчуев", None)]),
        ("Бакыт Тойчуевдин айтымында, «үй кышка толук даяр болду».", [("Бакыт Тойчуев", None)]),
        (
            (
                "Билим жана маданият министрлиги билдирүү таратты. «Мектеп күзүндө ачылат», — деп"
                " айтылат маалыматта."
            ),
            [("Билим жана маданият министрлиги", None)],
        ),
        (
            "«Мектеп күзүндө ачылат», — дейт Билим жана маданият министрлиги.",
            [("Билим жана маданият министрлиги", None)],
        ),
        ("«Үй кышка даяр болду», — дейт өлкө башчысы.", [(None, "өлкө башчысы")]),
        ("«Үй кышка даяр болду», — деди бала.", [(None, None)]),
        (
            "«Үй кышка даяр болду». Бул тууралуу Бакыт Тойчуев айтты.",
            [("Бакыт Тойчуев", None)],
        ),
        ("Тектеш: «Үй кышка даяр болуп калды, окуңуз»", []),
    ],
)
def test_kyrgyz(text: str, who: list[Told]) -> None:
    assert told(text, "ky", recognizer("ky")) == who


def test_without_names_nobody_is_told() -> None:
    text = "«Дом готов к зиме, и люди скоро въедут», — сказал Эрлан Маматов."
    (speech,) = speeches(text, "ru", ())
    assert (speech.speaker, speech.office, speech.state) == (None, None, SpeakerState.UNKNOWN)


def test_what_is_told_has_a_state_and_a_rule(russian: EntityRecognizer) -> None:
    text = "«Дом готов к зиме», — сказал Эрлан Маматов. «Окна уже стоят», — добавил министр труда."
    found = speeches(text, "ru", russian.entities(text))
    assert [(one.state, one.rule) for one in found] == [
        (SpeakerState.NAMED, "behind"),
        (SpeakerState.OFFICE, "behind"),
    ]
