"""Words that are taken back, corrected or left open around a passage, in three languages."""

import pytest

from retrieval.analysis.sentences import sentences
from retrieval.check.left_off import left_off


def told(lang: str, text: str, words: str) -> list[str]:
    start = text.index(words)
    found = left_off(text, lang, (start, start + len(words)), sentences(text, lang))
    return [one.text for one in found]


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        # all that a list names, in a sentence of its own
        (
            "en",
            "Three plans:\n- a tax on goats;\n- a new gaol.\nNone of them passed.",
            "a new gaol",
        ),
        ("ru", "Три плана:\n- налог на коз;\n- новая тюрьма.\nНи один не прошёл.", "налог на коз"),
        ("ky", "Үч план:\n- эчки салыгы;\n- жаңы түрмө.\nБири да өткөн жок.", "эчки салыгы"),
        # in the same sentence
        ("en", "A toll, a curfew and a fee: none of this will happen.", "A toll, a curfew"),
        ("ru", "Сбор, запрет и пошлина — ничего этого не будет.", "Сбор, запрет"),
        # below, in a note
        ("en", "The office will close in May.[1]\n\n[1] Withdrawn on 4 June.", "close in May"),
        ("ru", "Контора закроется в мае.[1]\n\n[1] Решение отменено 4 июня.", "закроется в мае"),
        # corrected
        ("en", "The pit employs 400 men — correction: 140.", "The pit employs 400 men"),
        ("ru", "На руднике 400 человек, точнее, 140.", "На руднике 400 человек"),
        ("ky", "Кенде 400 киши иштейт, тагыраагы, 140.", "Кенде 400 киши иштейт"),
        ("en", "We wrote that he had sold the mill. He had not.", "he had sold the mill"),
        ("en", "The bay is clean. Or rather, it was until May.", "The bay is clean"),
        ("ru", "Полковник сдал мост, что штаб отрицает.", "Полковник сдал мост"),
        ("en", "His plane landed here, something the palace denied.", "His plane landed here"),
        ("ky", "Ал көпүрөнү берди, буга штаб четке какты.", "Ал көпүрөнү берди"),
        ("ru", "Весть о том, что он сдал мост, оказалась уткой.", "он сдал мост"),
        ("ru", "Это ложь, которую разносят враги.", ""),
        # left open
        ("en", "The council hopes that the tram will run in May.", "the tram will run in May"),
        ("ru", "Мы надеемся, что трамвай пойдёт в мае.", "трамвай пойдёт в мае"),
        ("en", "Either we cut the army or we sell the fleet.", "we cut the army"),
        ("ru", "Либо мы сократим армию, либо продадим флот.", "мы сократим армию"),
        ("en", "Apparently his brother sank the barge.", "his brother sank the barge"),
        ("en", "You may have read that I intend to resign.", "I intend to resign"),
        ("ru", "Можно подумать, мы каждый день продаём по острову.", "мы каждый день"),
        ("ky", "Губернатор токойду саткан окшойт.", "Губернатор токойду саткан"),
        ("en", "Fake news of the week\n\nThe queen has sold her crown.", "The queen has sold"),
        ("ru", "Что мы обещали, но не сделали\n\nНовый мост через реку.", "Новый мост через реку"),
        ("ky", "Аткарылбаган убадалар\n\nДарыядагы жаңы көпүрө.", "Дарыядагы жаңы көпүрө"),
    ],
)
def test_it_is_told(lang: str, text: str, words: str) -> None:
    if not words:
        text, words = f"Мост продан. {text}", "Мост продан"
    assert told(lang, text, words)


REJECTED = """Rejected:
Close the rink on Mint Street
Sell the old water tower

Adopted:
Paint the new water tower"""
REJECTED_RU = """Отклонено:
Закрыть бассейн по будням
Продать старую каланчу

Принято:
Покрасить новую каланчу"""
REJECTED_KY = """Четке кагылды:
Бассейнди иш күндөрү жабуу
Эски мунараны сатуу

Кабыл алынды:
Жаңы мунараны боёо"""
ARTICLES = """Статья 4 (утратила силу)

Каждый охотник сдаёт шкуры.

Статья 5 (действует)

Каждый охотник покупает билет."""
MOTIONS = """Motion 14 (not adopted)

The isle of Tuk is a free port.

Motion 15 (adopted)

The isle of Mak is a free port."""
PROMISES = """Promise: A pool for every district.
Status: broken.

Promise: A park for every district.
Status: kept."""
PROMISES_KY = """Убада: Ар бир районго бассейн.
Абалы: аткарылган жок.

Убада: Ар бир районго сейил бак.
Абалы: аткарылды."""


@pytest.mark.parametrize(
    ("lang", "text", "turned", "plain"),
    [
        ("en", REJECTED, "Sell the old water tower", "Paint the new water tower"),
        ("ru", REJECTED_RU, "Закрыть бассейн по будням", "Покрасить новую каланчу"),
        ("ky", REJECTED_KY, "Эски мунараны сатуу", "Жаңы мунараны боёо"),
        ("ru", ARTICLES, "Каждый охотник сдаёт шкуры", "Каждый охотник покупает билет"),
        ("en", MOTIONS, "The isle of Tuk is a free port", "The isle of Mak is a free port"),
        ("en", PROMISES, "A pool for every district", "A park for every district"),
        ("ky", PROMISES_KY, "Ар бир районго бассейн", "Ар бир районго сейил бак"),
    ],
)
def test_what_became_of_it_stands_over_it_or_below(
    lang: str, text: str, turned: str, plain: str
) -> None:
    assert told(lang, text, turned)
    assert told(lang, text, plain) == []


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "Three plans:\n- a tax on goats;\n- a new gaol.\nAll of them passed.", "a new gaol"),
        ("ru", "Три плана:\n- налог на коз;\n- новая тюрьма.\nВсе приняты.", "налог на коз"),
        ("ky", "Үч план:\n- эчки салыгы;\n- жаңы түрмө.\nБаары кабыл алынды.", "эчки салыгы"),
        ("en", "The office will close in May.[1]\n\n[1] Decision of 4 June.", "close in May"),
        (
            "en",
            "Do you want to breathe this smoke? I do not.",
            "Do you want to breathe this smoke?",
        ),
        ("en", "A toll and a fee: both of them will be small.", "A toll and a fee"),
        ("ru", "Он сдал мост, что штаб подтвердил.", "Он сдал мост"),
    ],
)
def test_nothing_is_told_where_nothing_is_taken_back(lang: str, text: str, words: str) -> None:
    assert told(lang, text, words) == []


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "The road is open. Just kidding.", "The road is open"),
        ("en", "We took no money. This is a lie.", "We took no money"),
        ("en", "The road is open. No, it is not.", "The road is open"),
        ("en", "The road is open. Nothing could be further from the truth.", "The road is open"),
        ("en", "The road is open. This statement was retracted on 5 May.", "The road is open"),
        ("en", "The road is open. This, of course, is untrue.", "The road is open"),
        ("en", "The following is false. The road is open.", "The road is open"),
        ("en", "He banned the play, but the ban was lifted a week later.", "He banned the play"),
        ("en", "The dykes will hold, weather permitting.", "The dykes will hold"),
        ("ru", "Дорога открыта. Ничего подобного.", "Дорога открыта"),
        ("ru", "Дорога открыта. Увы, это не так.", "Дорога открыта"),
        ("ru", "Его признали виновным, но в мае приговор отменили.", "Его признали виновным"),
        ("ru", "Похоже, амбар горел двое суток.", "амбар горел двое суток"),
        ("ky", "Жол ачык. Тамашалап жатам.", "Жол ачык"),
        ("ky", "Жол ачык. Албетте, бул калп.", "Жол ачык"),
        ("ky", "Сыягы, мэр көпүрөнүн акчасын жеген.", "мэр көпүрөнүн акчасын жеген"),
    ],
)
def test_a_sentence_or_a_clause_beside_it_is_told(lang: str, text: str, words: str) -> None:
    assert told(lang, text, words)


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "Nobody was hurt, and the trains ran on time.", "the trains ran on time"),
        ("en", "The road is open. This, of course, is good news.", "The road is open"),
        ("en", "I do not want anybody hurt. I don't.", "I do not want anybody hurt"),
        ("en", "He banned the play, but the theatre stayed open.", "He banned the play"),
        ("ru", "Дорога открыта. Конечно, это радость.", "Дорога открыта"),
        ("ky", "Жол ачык. Албетте, бул жакшы.", "Жол ачык"),
    ],
)
def test_a_sentence_or_a_clause_of_its_own_is_not(lang: str, text: str, words: str) -> None:
    assert told(lang, text, words) == []
