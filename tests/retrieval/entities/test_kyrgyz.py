"""Kyrgyz names by rules."""

import pytest

from retrieval.entities.kyrgyz import KyrgyzRecognizer
from retrieval.types import EntityKind

PERSON, BODY = EntityKind.PERSON, EntityKind.BODY


def named(text: str) -> list[tuple[EntityKind, str, bool]]:
    return [(e.kind, e.name, e.subject) for e in KyrgyzRecognizer().entities(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Бул тууралуу Билим жана маданият министрлиги билдирди.",
            [(BODY, "Билим жана маданият министрлиги", True)],
        ),
        (
            (
                "Талдысай Республикасынын Жаратылыш ресурстары, экология жана көзөмөл"
                " министрлигинин маалыматында айтылат."
            ),
            [
                (
                    BODY,
                    (
                        "Талдысай Республикасынын Жаратылыш ресурстары, экология жана көзөмөл"
                        " министрлиги"
                    ),
                    False,
                )
            ],
        ),
        (
            "Саламаттык сактоо министрлигинен билдиришти.",
            [(BODY, "Саламаттык сактоо министрлиги", True)],
        ),
        ("Бул тууралуу УКМК билдирди.", [(BODY, "УКМК", True)]),
        (
            "Бул тууралуу ИИМдин басма сөз кызматы билдирди.",
            [(BODY, "ИИМдин басма сөз кызматы", True)],
        ),
        ("«Жылуу үй» ЖЧКсы билдирди.", [(BODY, "«Жылуу үй» ЖЧК", True)]),
        ("деди курулушчу Бакыт Тойчуев.", [(PERSON, "Бакыт Тойчуев", True)]),
        ("Бакыт Тойчуевдин айтымында, көпүрө бүттү.", [(PERSON, "Бакыт Тойчуев", False)]),
        ("Ал Аида Салянованы чакырды.", [(PERSON, "Аида Салянова", False)]),
        ("Азамат Чойбек уулу сүйлөдү.", [(PERSON, "Азамат Чойбек уулу", True)]),
        ("Э. Алиев билдирди.", [(PERSON, "Э. Алиев", True)]),
        ("Мектептин окуучусу Алинур келди.", [(PERSON, "Алинур", True)]),
        (
            "Виктор Лебеденко келди. Кийин Лебеденко кетти.",
            [(PERSON, "Виктор Лебеденко", True), (PERSON, "Лебеденко", True)],
        ),
        ("Муну Социалдык фонд билдирди.", [(BODY, "Социалдык фонд", True)]),
        (
            "Вице-спикер Нуржан Алтыбаев этика комиссиясына барды.",
            [(PERSON, "Нуржан Алтыбаев", True)],
        ),
    ],
)
def test_persons_and_bodies_are_whole(text: str, found: list[tuple[EntityKind, str, bool]]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Бул тууралуу айтылды.",
        "Алар Чүйгө барышты. Анда жаан жаады.",
        "Бир күн акча жөнөтүп, телефон чалды.",
        "Жол оңдолду. Телефон иштейт.",
        "Тектеш: көпүрө жабылды",
        "КР жана АКШ келишимге кол койду.",
        "Киев шаарында жыйын өттү.",
    ],
)
def test_other_capitals_are_nobody(text: str) -> None:
    assert named(text) == []
