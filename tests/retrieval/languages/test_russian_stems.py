"""Russian nouns whose stem loses a vowel, grows or turns are found in their other forms."""

import pytest

from retrieval.languages.ru.fleeting import fleeting_forms


@pytest.mark.parametrize(
    ("held", "typed"),
    [
        ("рожь", "ржи"),
        ("день", "дне"),
        ("пень", "пнями"),
        ("полдень", "полудня"),
        ("угол", "углу"),
        ("ров", "рвы"),
        ("осел", "ослах"),
        ("стержень", "стержней"),
        ("спальня", "спален"),
        ("бойня", "боен"),
        ("басня", "басен"),
        ("весло", "весел"),
        ("усадьба", "усадеб"),
        ("мать", "матери"),
        ("дочь", "дочерьми"),
        ("время", "времени"),
        ("знамя", "знамен"),
        ("семя", "семян"),
        ("небо", "небеса"),
        ("ухо", "ушах"),
        ("сын", "сыновья"),
        ("друг", "друзей"),
        ("люди", "людьми"),
        ("котенок", "котятах"),
        ("волчонок", "волчат"),
    ],
)
def test_either_form_finds_the_other(held: str, typed: str) -> None:
    assert held in set(fleeting_forms(typed))
    assert typed in set(fleeting_forms(held))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("угол", "угля"),
        ("день", "дно"),
        ("рожь", "ржа"),
        ("ребята", "ребенок"),
        ("горел", "горло"),
        ("поел", "пойло"),
    ],
)
def test_words_that_only_look_so_are_not_mixed(one: str, other: str) -> None:
    assert other not in set(fleeting_forms(one))
    assert one not in set(fleeting_forms(other))


def test_a_surname_is_no_plural_of_a_noun() -> None:
    assert set(fleeting_forms("бугров", name=True)) == set()
    assert "бугор" not in set(fleeting_forms("бугров"))
