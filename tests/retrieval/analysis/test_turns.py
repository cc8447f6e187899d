"""Whose turn it is in a transcript: labels of every form, calls, and narration behind the talk."""

import pytest

from retrieval.analysis.turns import turns

HANSARD = """JOURNALIST: And the ferry? Treasurer?
TREASURER LEE: The ferry will get eight new engines by the autumn.
PRIME MINISTER: [indistinct] I agree with Mark on that.
An honourable member interjecting—
The SPEAKER: Order! The member for Senn will be heard in silence.
Mr BROWN (Senn) (10:32): I oppose the ferry. It is too expensive: 40 million marks.
The Prime Minister interjecting—You voted for it last year!
Mr BROWN: I did not vote for it."""
TITLES = """JOURNALIST: Will the tax on salt be raised?
MINISTER: No. There will be no tax on salt.
Dr. Lee: I disagree with that, the salt tax is needed.
Mr. BROWN: I support the salt tax too.
The press conference lasted an hour and was held in Senn."""
RUSSIAN = """Журналист: Будет ли закрыт рудник Кант?
Министр: Нет, рудник Кант закрыт не будет.
Э. Алиев, эколог: Рудник Кант отравляет реку.
К. Асанов (министр финансов): Река чиста.
Пресс-конференция длилась час."""
KYRGYZ = """Суроо: Кен жабылабы?
Министр: Жок, кен жабылбайт.
Н. Жээнбекова (эколог): Кен сууну булгап жатат.
Жыйын бир саатка созулду."""


SPEAKER_S = """ТӨРАГА: Сөз Абдиевада.
АБДИЕВА Ж. М. («Ынтымак» фракциясы): Кыштакта врач жок.
БОРОНБЕКОВА П. К., министр: Жыл аягына чейин келет.
Орундан: Качан?
(Залда күлкү.)
Күн тартиби: бюджет."""
STENOGRAM = """СТЕНОГРАММА
Председательствующий. Слово министру.
К. А. МЕЛЬГУНОВ (министр финансов). Доходы исполнены.
Мужчина из зала. А расходы?
Председательствующий. Тише!
МЕЛЬГУНОВ. Расходы тоже."""
TIMED = """[10:05] Урмат Жакыпов: Салам.
[10:06] Талант: Үнүңүз жок.
[10:07] Урмат Жакыпов: Азырчы?"""
ALONE = """Нурбек Чоробаев
Мен мугалиммин.

Алып баруучу
Качантан бери?

Нурбек Чоробаев
Отуз жылдан бери."""
SPACED = """П р е д с е д а т е л ь: Начнём.
Я р о в о й С. Г.: Пора.
Зам. председателя (О. Н. Вертинский): Согласен."""
FORGOTTEN = """JOURNALIST: And the ferry?
PRIME MINISTER
We shall build it with the deputy
President. That is all.
HOCKEY: I can add to that.
MINISTER HOCKEY: The engines are new."""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            SPEAKER_S,
            [
                ("ТӨРАГА", "Сөз Абдиевада."),
                ("АБДИЕВА Ж. М.", "Кыштакта врач жок."),
                ("БОРОНБЕКОВА П. К., министр", "Жыл аягына чейин келет."),
                ("Орундан", "Качан?"),
            ],
        ),
        (
            STENOGRAM,
            [
                ("Председательствующий", "Слово министру."),
                ("К. А. МЕЛЬГУНОВ", "Доходы исполнены."),
                ("Мужчина из зала", "А расходы?"),
                ("Председательствующий", "Тише!"),
                ("К. А. МЕЛЬГУНОВ", "Расходы тоже."),
            ],
        ),
        (
            TIMED,
            [("Урмат Жакыпов", "Салам."), ("Талант", "Үнүңүз жок."), ("Урмат Жакыпов", "Азырчы?")],
        ),
        (
            ALONE,
            [
                ("Нурбек Чоробаев", "Мен мугалиммин."),
                ("Алып баруучу", "Качантан бери?"),
                ("Нурбек Чоробаев", "Отуз жылдан бери."),
            ],
        ),
        (
            SPACED,
            [
                ("Председатель", "Начнём."),
                ("Яровой С. Г.", "Пора."),
                ("О. Н. Вертинский", "Согласен."),
            ],
        ),
        (
            FORGOTTEN,
            [
                ("JOURNALIST", "And the ferry?"),
                ("PRIME MINISTER", "We shall build it with the deputy\nPresident. That is all."),
                ("MINISTER HOCKEY", "I can add to that."),
                ("MINISTER HOCKEY", "The engines are new."),
            ],
        ),
        (
            HANSARD,
            [
                ("JOURNALIST", "And the ferry? Treasurer?"),
                ("TREASURER LEE", "The ferry will get eight new engines by the autumn."),
                ("PRIME MINISTER", "[indistinct] I agree with Mark on that."),
                ("The SPEAKER", "Order! The member for Senn will be heard in silence."),
                ("Mr BROWN", "I oppose the ferry. It is too expensive: 40 million marks."),
                ("The Prime Minister", "You voted for it last year!"),
                ("Mr BROWN", "I did not vote for it."),
            ],
        ),
        (
            TITLES,
            [
                ("JOURNALIST", "Will the tax on salt be raised?"),
                ("MINISTER", "No. There will be no tax on salt."),
                ("Dr. Lee", "I disagree with that, the salt tax is needed."),
                ("Mr. BROWN", "I support the salt tax too."),
            ],
        ),
        (
            RUSSIAN,
            [
                ("Журналист", "Будет ли закрыт рудник Кант?"),
                ("Министр", "Нет, рудник Кант закрыт не будет."),
                ("Э. Алиев, эколог", "Рудник Кант отравляет реку."),
                ("К. Асанов", "Река чиста."),
            ],
        ),
        (
            KYRGYZ,
            [
                ("Суроо", "Кен жабылабы?"),
                ("Министр", "Жок, кен жабылбайт."),
                ("Н. Жээнбекова", "Кен сууну булгап жатат."),
            ],
        ),
    ],
)
def test_each_turn_has_its_speaker(text: str, told: list[tuple[str, str]]) -> None:
    assert [(one.speaker, text[one.start : one.end]) for one in turns(text)] == told


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            (
                "Spokesperson Lena Marsh: Good afternoon. The toll is illegal.\n\n"
                "Question: Has anyone paid it?\n\nLena Marsh: Not by ships under our flag."
            ),
            ["Spokesperson Lena Marsh", "Question", "Lena Marsh"],
        ),
        (
            (
                "Lena Marsh: The toll is illegal.\n\nQuestion: Has anyone paid it?\n\n"
                "Lena Marsh: Two others did."
            ),
            ["Lena Marsh", "Question", "Lena Marsh"],
        ),
        (
            (
                "Официальный представитель Лена Марш: Пошлина незаконна.\n\n"
                "Вопрос: Её кто-нибудь платил?\n\nЛена Марш: Двое платили в апреле."
            ),
            ["Официальный представитель Лена Марш", "Вопрос", "Лена Марш"],
        ),
        (
            (
                "Айгүл Асанова: Алым мыйзамсыз.\n\nСуроо: Аны ким төлөдү?\n\n"
                "Айгүл Асанова: Эки кеме төлөдү."
            ),
            ["Айгүл Асанова", "Суроо", "Айгүл Асанова"],
        ),
        # by an office and a name, by turns
        (
            (
                "Фермер Манас Орлов: Семена дороги.\nМинистр Глеб Стоцкий: Дадим ссуду в апреле.\n"
                "Фермер Манас Орлов: В апреле поздно."
            ),
            ["Фермер Манас Орлов", "Министр Глеб Стоцкий", "Фермер Манас Орлов"],
        ),
        (
            (
                "Дыйкан Манас Садыров: Үрөн кымбат.\nМинистр Айбек Токоев: Насыя берилет.\n"
                "Дыйкан Манас Садыров: Кеч болуп калат."
            ),
            ["Дыйкан Манас Садыров", "Министр Айбек Токоев", "Дыйкан Манас Садыров"],
        ),
        (
            (
                "Нурай Садырова, үй ээси: Бизге эч ким келген жок.\n"
                "Айбек Токоев, жумушчу: Биз түндө келгенбиз."
            ),
            ["Нурай Садырова, үй ээси", "Айбек Токоев, жумушчу"],
        ),
        # whoever asks is a newspaper
        (
            (
                "«Ай-Талаа»: Кенди жабасызбы?\nНурай Садырова: Жок.\n«Ай-Талаа»: Эмне үчүн?\n"
                "Нурай Садырова: Жумуш керек."
            ),
            ["Ай-Талаа", "Нурай Садырова", "Ай-Талаа", "Нурай Садырова"],
        ),
        (
            (
                "78.kg: Вы закроете рудник?\nСтоцкий: Нет.\n78.kg: Почему?\nСтоцкий: Людям нужна"
                " работа."
            ),
            ["78.kg", "Стоцкий", "78.kg", "Стоцкий"],
        ),
        (
            (
                "The Courier: Will you close the mine?\nLena Marsh: No. We need it.\n"
                "The Courier: Why?\nLena Marsh: People need work."
            ),
            ["The Courier", "Lena Marsh", "The Courier", "Lena Marsh"],
        ),
        ("«Ай-Талаа»: гезит.\nДареги: Ош шаары.\n«Ай-Талаа»: 1990-жылдан.", []),
        ("What is new: the fares?\nLund: yes\nWhat is new: the stops?\nLund: no", []),
        ("Врач Анна Орлова: 45 лет\nВрач Глеб Стоцкий: 30 лет\nВрач Анна Орлова: медаль", []),
        ("Министр Глеб Стоцкий: родился в Томске.\nФермер Манас Орлов: учился в Омске.", []),
        ("Question: Has anyone paid it?\n\nMedia Contact: the press office.", []),
        ("Lena Marsh: minutes\n\nQuestion: none\n\nKarl Holt: seconded", []),
    ],
)
def test_whoever_speaks_around_one_question_is_known(text: str, speakers: list[str]) -> None:
    assert [one.speaker for one in turns(text)] == speakers


def test_the_last_speaker_goes_on_in_further_paragraphs() -> None:
    text = "QUESTION: And now?\nMINISTER: We shall see.\nI will not promise more than that."
    last = turns(text)[-1]
    assert text[last.start : last.end] == "We shall see.\nI will not promise more than that."


def test_what_another_says_behind_the_talk_is_not_the_last_speaker_s() -> None:
    text = (
        "Question: How many?\nMira Halden: Fewer than last year.\nQuestion: And Mr Osk?\n"
        "Mira Halden: He is mistaken.\n“I never said two million,” Tomas Osk told the Courier."
    )
    last = turns(text)[-1]
    assert (last.speaker, text[last.start : last.end]) == ("Mira Halden", "He is mistaken.")


def test_a_sentence_with_a_colon_is_no_label() -> None:
    text = "MINISTER: It is late.\nQUESTION: Why?\nHe left. One thing is sure: we shall see."
    assert [one.speaker for one in turns(text)] == ["MINISTER", "QUESTION"]


def test_an_office_before_a_name_is_a_label() -> None:
    text = (
        "Журналист: Когда заплатят строителям?\n"
        "Министр Лидия Оршанская: В мае.\n"
        "Журналист: Деньгами?\n"
        "Заместитель министра Глеб Стоцкий: Мы можем предложить облигации."
    )
    assert [one.speaker for one in turns(text)] == [
        "Журналист",
        "Министр Лидия Оршанская",
        "Журналист",
        "Заместитель министра Глеб Стоцкий",
    ]


def test_a_turn_ends_where_somebody_unknown_may_begin() -> None:
    text = (
        "QUESTION: Is it safe?\nMINISTER: We think so.\nVoice of Ann Lee from the hall: It is not."
    )
    assert [(one.speaker, text[one.start : one.end]) for one in turns(text)] == [
        ("QUESTION", "Is it safe?"),
        ("MINISTER", "We think so."),
    ]


def test_a_label_without_a_name_is_an_office_and_a_voice_from_the_hall_nobody() -> None:
    told = {one.speaker: (one.is_office, one.is_anybody) for one in turns(SPEAKER_S)}
    assert told == {
        "ТӨРАГА": (True, False),
        "АБДИЕВА Ж. М.": (False, False),
        "БОРОНБЕКОВА П. К., министр": (False, False),
        "Орундан": (True, True),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Chairperson Phone: 02 6201\nSecretary Phone: 02 6202\nProject Code: 17\nProject Code: 18",
        "• МЭР: Козырев В. В., избран повторно\n• ПРОМЫШЛЕННОСТЬ: лесопильный завод",
        "Иванов И. И. История края. Томск.\nПетров П. П. Реки. Омск.\nСидоров С. С. Леса.",
        "ATTACHMENT A: Places\nATTACHMENT B: Nurses\nATTACHMENT C: Doctors",
        "Тел.: 0-00-12\nДата: 3 марта\nТема: паводок",
    ],
)
def test_a_form_a_list_or_a_bibliography_is_no_talk(text: str) -> None:
    assert turns(text) == []


ANSWERED = """Reporter: Will you sell the mill?
Gale: No, we shall not.
Reporter: And let it?
Venn: Nor that."""
ANSWERED_RU = """Корреспондент: Продадите мельницу?
Галин: Нет.
Корр.: А сдадите?
Венин: И не сдадим."""
ANSWERED_KY = """Кабарчы: Тегирменди сатасызбы?
Жапаров: Жок.
Журналист: Ижарагачы?
Министр: Ал да жок."""
LETTERS = """Q. Was the lease renewed?
A. No. The board voted against it.
Q. Who moved it?
A. Well. I did."""
LETTERS_RU = """В. Продлили аренду?
О. Нет. Совет был против.
В. Кто предложил?
О. Я."""
LETTERS_KY = """С. Ижара узартылдыбы?
Ж. Жок. Кеңеш каршы болду.
С. Ким?
Ж. Мен сунуштадым."""
SOLD = """Reporter: Will you sell the mill?
Sold: in May
Reporter: And the weir?
Minister: No."""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ANSWERED, ["Reporter Will", "Gale No,", "Reporter And", "Venn Nor"]),
        (ANSWERED_RU, ["Корреспондент Продадите", "Галин Нет.", "Корр. А", "Венин И"]),
        (
            ANSWERED_KY,
            ["Кабарчы Тегирменди", "Жапаров Жок.", "Журналист Ижарагачы?", "Министр Ал"],
        ),
        # whoever asks says no more than the question, be it nobody's that stands behind it
        (SOLD, ["Reporter Will", "Reporter And", "Minister No."]),
        (LETTERS, ["Q Was", "A No.", "Q Who", "A Well."]),
        (LETTERS_RU, ["В Продлили", "О Нет.", "В Кто", "О Я."]),
        (LETTERS_KY, ["С Ижара", "Ж Жок.", "С Ким?", "Ж Мен"]),
    ],
)
def test_whoever_answers_a_reporter_does_so(text: str, told: list[str]) -> None:
    found = [(one.speaker, text[one.start : one.end].split(maxsplit=1)[0]) for one in turns(text)]
    assert [f"{speaker} {first}" for speaker, first in found] == told


TRADER = """Журналист: Будет ли закрыт рынок?
Мэр Сычёв: Рынок закрыт не будет.
Торговец: Рынок грязный, его надо чинить.
Мэр Сычёв: Починим до зимы."""
TRADER_EN = """Reporter: Will the market close?
Mayor Dunn: It will not.
Trader: It is dirty and must be mended.
Mayor Dunn: We shall mend it."""
TRADER_KY = """Кабарчы: Базар жабылабы?
Мэр Сыдыков: Жабылбайт.
Балыкчы: Базар кир, оңдоо керек.
Мэр Сыдыков: Кышка чейин оңдойбуз."""


@pytest.mark.parametrize("text", [TRADER, TRADER_EN, TRADER_KY])
def test_a_noun_of_a_person_labels_a_turn_of_its_own(text: str) -> None:
    third = turns(text)[2]
    assert third.is_office
    assert text[third.start : third.end] == text.split("\n")[2].split(": ", 1)[1]
