"""Whose words they are where somebody else is brought in between: never the one before's."""

import pytest

from retrieval.analysis.direct_speech import speeches
from retrieval.entities.recognizers import recognizer, recognizers

ROOF = '"The roof will hold," said Carla Penn.'
DAM = "Mayor Piet Lund said that the dam had held."
BRIDGE = '"The bridge will open," minister Abel Crane promised.'
ROOF_RU = "«Крыша выдержит», — сказала Карина Пенова."
DAM_RU = "Мэр Пётр Лундин сказал, что плотина выдержала."
ROOF_KY = "«Чатыр чыдайт», — деди Карина Пенова."
DAM_KY = "Мэр Пётр Лундинов плотина чыдаганын айтты."


def last(text: str, lang: str | None) -> str | None:
    """Who is told of the last quotation."""
    names = recognizer(lang).entities(text) if lang in recognizers() and lang else None
    return speeches(text, lang, names)[-1].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # somebody else is named
        (f'{ROOF} Outside in the rain stood Lena Marsh. "I am cold," she said.', None),
        (f'{ROOF} But for Ivo Vane, who lives there, it is gone. "I am cold," he said.', None),
        (f'{ROOF} Ivo Vane and Lena Marsh climbed up there. "It will not," he said.', None),
        (f'{ROOF} Station officer Ivo Vane shook his head. "It will not," he said.', None),
        (f'{ROOF} Vane, the warden, shook his head. "It will not," he said.', None),
        (f'{ROOF}\nThe owner\'s lawyer, Ivo Vane, laughs.\n"It will not," he said.', "Ivo Vane"),
        (f'{ROOF} Her rival, roofer Ivo Vane, laughed at it. "It will not," he said.', "Ivo Vane"),
        (
            f'{ROOF} In June her deputy, Ivo Vane, corrected her. "It will not," he said.',
            "Ivo Vane",
        ),
        (f'{ROOF} Her deputy, Ivo Vane, corrected her. "It will not," she said.', None),
        (f'{ROOF} Her deputy, Lena Marsh, disagreed with her. "It will not," she said.', None),
        (f'{DAM} The engineer, Ivo Vane, disagreed with him. "It is solid," he said.', None),
        # with what stands inside a name
        (f'{ROOF} Her deputy, Ivo de la Vane, nodded. "It will not," he said.', "Ivo de la Vane"),
        (f'{ROOF} On the ladder stood Ivo van der Vane. "It will not," he said.', None),
        # a noun and no name
        (f'{ROOF} The plumber was not so sure. "I would not sleep there," he said.', None),
        (f'{ROOF} Her cousin laughed. "I would not sleep there," she said.', None),
        (f'{ROOF} A passer-by stopped to look. "I would not sleep there," he said.', None),
        (f'{ROOF} A trapper in the crowd spat. "I would not sleep there," he said.', None),
        (f'{ROOF} In the next room sat a man with a bandage. "It will not," he said.', None),
        (f'{ROOF} A tenant was less sure. "I would not sleep there at all."', None),
        (f'{DAM} A woman in the crowd wept. "My house is gone," she said.', None),
        (f'{DAM} His deputy was more careful. "It is solid so far," he said.', None),
        (f'{DAM} One man wept. "My house is gone," he said.', None),
        (f'{DAM} Some villagers laughed. One had a sign. "It is a ruin," he said.', None),
        ('Visitors asked Noel Finn about the fire. "No comment today," he said.', None),
        # a verb of saying with somebody who is not named
        (f'{ROOF} "It will not," said her brother. "It is a bad roof."', None),
        (f'{ROOF} "It will certainly not hold," his wife said.', None),
        (f'{ROOF} "It will certainly not hold," said neighbours.', None),
        (f'{ROOF} "It will not hold," said one of the builders. "I was up there."', None),
        (f'{ROOF} "It will certainly not hold," her husband bellowed.', None),
        (f'{ROOF} "It will certainly not hold," Ivo Vane bellowed. "I was up there."', None),
        (f'{BRIDGE} A week later he was gone. "It is a ruin," his successor said.', None),
        (f'{BRIDGE} "It is a ruin," his critics say.', None),
        (f'{BRIDGE} "It is a ruin," says everyone in the village.', None),
    ],
)
def test_english(text: str, speaker: str | None) -> None:
    assert last(text, "en") == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f'{ROOF} She has lived in Orm since May. "It has stood three floods," she said.', "Penn"),
        (f'{ROOF} Penn has lived in Orm since May. "It has stood three floods," she said.', "Penn"),
        (f'{ROOF} The house was built in 1920. "It has stood three floods," she said.', "Penn"),
        (f'{ROOF} The water rose again on Monday. "It has stood three floods," she said.', "Penn"),
        (f'{ROOF} The Orm Shelter opened in 2019. "It has stood three floods," she said.', "Penn"),
        (f'{ROOF} On Friday the police came. "They took nobody away," she said.', "Penn"),
        ('Ada Lund said the hall was full, although she said: "I shall not go away."', "Lund"),
        (f'{DAM} The dam was built in 1950. "It is solid," he said.', "Lund"),
        (f'{BRIDGE} He had met some hundred villagers. "It is a promise," he said.', "Crane"),
        (f'{BRIDGE} The minister was glad. "It is a promise," he said.', "Crane"),
        (f'{BRIDGE}\n\n"It is a long bridge," he added.', "Crane"),
        (f'{BRIDGE} "It is a long bridge. It has six arches."', "Crane"),
    ],
)
def test_english_of_things(text: str, speaker: str) -> None:
    told = last(text, "en")
    assert told is not None
    assert told.split()[-1] == speaker


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (f"{ROOF_RU} Соседке повезло больше. «Вода остановилась у двери», — сказала она.", "ru"),
        (f"{ROOF_RU} Её соседка засмеялась. «Я бы там не спала», — сказала она.", "ru"),
        (f"{ROOF_RU} Одна из соседок засмеялась. «Я бы там не спала», — сказала она.", "ru"),
        (f"{ROOF_RU} В углу сидела женщина. «Я бы там не спала», — сказала она.", "ru"),
        (f"{ROOF_RU} Одной из соседок повезло. «Вода остановилась у моей двери.»", "ru"),
        (f"{DAM_RU} Прохожий остановился. «Моего дома больше нет», — сказал он.", "ru"),
        (f"{DAM_RU} Его заместитель был осторожнее. «Пока держится», — сказал он.", "ru"),
        (f"{DAM_RU} Пожарному в углу было что сказать. «Горит на кухне», — сказал он.", "ru"),
        (f"{ROOF_KY} Сантехник ишенген жок. «Мен ал жерде жатмак эмесмин», — деди ал.", "ky"),
        (f"{ROOF_KY} Анын кошунасы күлдү. «Мен ал жерде жатмак эмесмин», — деди ал.", "ky"),
        (f"{ROOF_KY} Кошунасынын жолу болуптур. «Суу эшигимде токтоду», — деди ал.", "ky"),
        (f"{ROOF_KY} Жанындагы жаш жигит башын чайкады. «Чыдабайт ал», — деди ал.", "ky"),
        (f"{DAM_KY} Элдин арасындагы аял ыйлады. «Үйүм жок», — деди ал.", "ky"),
        (f"{DAM_KY} Өрт өчүрүүчү дагы айтты. «Ашканадан чыкты», — деди ал.", "ky"),
    ],
)
def test_nobody_is_told_where_a_noun_brings_in_another(text: str, lang: str) -> None:
    assert last(text, lang) is None
    assert last(text, None) is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{ROOF_RU} «Я бы там не спала», — сказала её сестра.", None),
        (f"{ROOF_RU} «Я бы там не спала», — сказали соседи.", None),
        (f"{ROOF_KY} «Чыдабайт ал чатыр», — деди анын агасы.", None),
        (f"{ROOF_KY} «Чыдабайт ал чатыр», — деди кошунасы.", None),
        (f"{ROOF_KY} Каршы тарап, фермер Жакып Рандинов, күлдү. «Чыдабайт», — деди ал.", None),
        (f"{ROOF_KY} «Ал эски эмес, жаңы чатыр», — деди ал.", "Карина Пенова"),
    ],
)
def test_of_a_text_whose_language_is_not_known(text: str, speaker: str | None) -> None:
    assert last(text, None) == speaker


@pytest.mark.parametrize(
    ("text", "lang", "speaker"),
    [
        (f"{DAM_RU} Её построили в 1950 году. «Она прочная», — сказал он.", "ru", "Пётр Лундин"),
        (f"{DAM_RU} Он обошёл её с соседом. «Она прочная», — сказал он.", "ru", "Пётр Лундин"),
        (
            "Наставник «Лани» Карел Новотный ушёл. «Сосед видел всё, — заявил он, — и молчал».",
            "ru",
            "Карел Новотный",
        ),
        (
            f"{DAM_KY} Селден эки бала каза болду. «Ал бекем», — деди ал.",
            "ky",
            "Пётр Лундинов",
        ),
    ],
)
def test_he_is_the_one_before_where_nobody_else_may_be_meant(
    text: str, lang: str, speaker: str
) -> None:
    assert last(text, lang) == speaker


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (f"{ROOF_RU} Старик с лестницы крикнул: «Она упадёт к утру!»", "ru"),
        (f"{ROOF_RU} Прохожая с зонтом сказала: «Она упадёт к утру».", "ru"),
        (f"{ROOF_RU} Кто-то снизу выкрикнул: «Она упадёт к утру!»", "ru"),
        (f"{ROOF_RU} Её напарница возразила: «Она упадёт к утру».", "ru"),
        (f"{ROOF_RU} Кровельщики говорят: «Она упадёт к утру».", "ru"),
        (f"{ROOF_RU} Ей ответили: «Она упадёт к утру».", "ru"),
        (f"{ROOF_RU} Со двора возразили: «Она упадёт к утру».", "ru"),
        # of a woman a verb has another form
        (f"{ROOF_RU} Потом добавил: «Она упадёт к утру».", "ru"),
        (f"{ROOF_KY} Короодон бир киши кыйкырды: «Ал таңга чейин сөзсүз кулайт!»", "ky"),
        (f"{ROOF_KY} Кол чатырчан карыя айтты: «Ал таңга чейин сөзсүз кулайт».", "ky"),
        (f"{ROOF_KY} Кошуналар айтышты: «Ал таңга чейин сөзсүз кулайт».", "ky"),
        (f"{ROOF_KY} Ага мындай деп жооп беришти: «Ал таңга чейин сөзсүз кулайт».", "ky"),
        (f'{ROOF} Another added: "It will fall down by the morning."', "en"),
        (f'{ROOF} Roofers say: "It will fall down by the morning."', "en"),
        (f'{ROOF} Fishermen said: "It will fall down by the morning."', "en"),
        (f'{ROOF} Everyone said: "It will fall down by the morning."', "en"),
        (f'{ROOF} Grandmother said: "It will fall down by the morning."', "en"),
    ],
)
def test_whoever_speaks_by_a_noun_is_not_the_one_before(text: str, lang: str) -> None:
    assert last(text, lang) is None


@pytest.mark.parametrize(
    ("text", "lang", "speaker"),
    [
        (f"{ROOF_RU} Потом добавила: «Она новая».", "ru", "Карина Пенова"),
        (f"{ROOF_RU} При этом отметила: «Она новая».", "ru", "Карина Пенова"),
        (f"{DAM_RU} Отдельно подчеркнул: «Она совсем новая и крепкая».", "ru", "Пётр Лундин"),
        (f"{ROOF_KY} Ошондой эле кошумчалады: «Ал жаңы чатыр».", "ky", "Карина Пенова"),
        (f"{ROOF_KY} Андан кийин белгиледи: «Ал жаңы чатыр».", "ky", "Карина Пенова"),
        ('Ada Peters opened it. Peters said: "It is a new roof."', "en", "Ada Peters"),
    ],
)
def test_a_verb_without_a_subject_is_of_whoever_spoke_before(
    text: str, lang: str, speaker: str
) -> None:
    assert last(text, lang) == speaker
