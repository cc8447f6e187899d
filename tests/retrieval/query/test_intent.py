"""A topic is told from a question, and its subject from the words around it."""

from datetime import date

import pytest

from retrieval import understand
from retrieval.types import Intent, Named, Order

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("What was said about the ferry?", "the ferry"),
        ("what has been announced so far on coal exports?", "coal exports"),
        ("What did the ministry say about water in 2020?", "water"),
        ("what has the government said on coal", "coal"),
        ("what is the position on coal exports", "coal exports"),
        ("Tell me about the budget", "the budget"),
        ("anything on drought", "drought"),
        ("everything said about schools in 2003", "schools"),
        ("What do we know about the dam?", "the dam"),
        ("What about the budget for schools?", "the budget for schools"),
        ("gun control?", "gun control"),
        ("visa fees", "visa fees"),
        ("press freedom", "press freedom"),
        ("Ebola statements", "Ebola"),
        ("Что говорили об Ираке?", "Ираке"),
        ("что известно про газ", "газ"),
        ("Что министерство говорило о воде?", "воде"),
        ("что сказали в министерстве о воде", "воде"),
        ("что сказал министр о воде", "воде"),
        ("Что ещё президент говорил про газ?", "газ"),
        ("что сказало правительство о школах", "школах"),
        ("what did the mayor say about the ferry", "the ferry"),
        ("что там с газом", "газом"),
        ("заявления о газе", "газе"),
        ("были ли заявления о газе", "газе"),
        ("расскажи про школы", "школы"),
        ("строительство новых школ в регионах", "строительство новых школ в регионах"),
        ("газ", "газ"),
        ("суу жөнүндө эмне айтылды?", "суу"),
        ("Өкмөт суу жөнүндө эмне деди?", "суу"),
        ("суу боюнча билдирүүлөр", "суу"),
        ("газ тууралуу маалымат барбы", "газ"),
        ("суу жөнүндө", "суу"),
        ("мектеп тамагы", "мектеп тамагы"),
        ("what happened in Port Arthur", "Port Arthur"),
        ("What is going on at the border?", "the border"),
        ("Что произошло в Порт-Артуре?", "Порт-Артуре"),
        ("Чек арада эмне болуп жатат?", "Чек арада"),
        # exact words, counts and comparisons
        ("exact quote on the mill", "the mill"),
        ("the precise wording of the statement on the mill", "the mill"),
        ("Number of statements about the mill", "the mill"),
        ("How many statements mention mills?", "mills"),
        ("Compare what was said about the mill", "the mill"),
        ("Has the position on the mill changed?", "the mill"),
        ("точная цитата о мельнице", "мельнице"),
        ("Количество заявлений о мельнице", "мельнице"),
        ("В скольких заявлениях упоминаются мельницы?", "мельницы"),
        ("Сравните, что говорили о мельнице", "мельнице"),
        ("Изменилась ли позиция по мельнице?", "мельнице"),
        ("что нового про мельницу", "мельницу"),
        ("тегирмен боюнча так цитата", "тегирмен"),
        ("Тегирмен жөнүндө билдирүүлөрдүн саны", "Тегирмен"),
        ("Тегирмен жөнүндө айтылгандарды салыштыр", "Тегирмен"),
        ("Тегирмен боюнча позиция кандай өзгөрдү?", "Тегирмен"),
        # where somebody stands who has no name
        ("What is the government's position on a republic?", "a republic"),
        ("What were the plans of the ministry for the airport?", "the airport"),
        ("What is the minister’s official line on mining?", "mining"),
        ("Where does the government stand on nuclear power?", "nuclear power"),
        ("What does the ministry think of the dam?", "the dam"),
        ("Какова официальная позиция министерства иностранных дел по границе?", "границе"),
        ("Какая политика правительства в отношении беженцев?", "беженцев"),
        ("Как правительство относится к ядерной энергии?", "ядерной энергии"),
        ("Өкмөттүн чек ара боюнча позициясы кандай?", "чек ара"),
        ("Дамба жөнүндө министрликтин көз карашы кандай?", "Дамба"),
    ],
)
def test_a_topic_has_its_bare_subject(question: str, subject: str) -> None:
    query = understand(question, TODAY)
    assert (query.intent, query.subject, query.wanted) == (Intent.TOPIC, subject, subject)


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        # of anybody, in whatever tense
        ("Has anybody from the government ever commented on salt?", "salt"),
        ("Did any minister speak about salt?", "salt"),
        ("What are officials saying about salt?", "salt"),
        ("What's the ministry saying on salt?", "salt"),
        ("What have politicians been saying about salt?", "salt"),
        ("What exactly did they say about salt?", "salt"),
        ("Which officials talked about salt?", "salt"),
        ("Who has mentioned salt?", "salt"),
        ("Could you find out whether anyone spoke about salt?", "salt"),
        ("Find everything officials have said about salt", "salt"),
        ("Кто-нибудь из чиновников комментировал ситуацию с солью?", "солью"),
        ("Заявлял ли кто о соли?", "соли"),
        ("Упоминал ли кто-нибудь соль?", "соль"),
        ("Упоминалась ли соль?", "соль"),
        ("Комментировали ли власти соль?", "соль"),
        ("Кто из депутатов высказывался о соли?", "соли"),
        ("Не подскажете, говорил ли кто-то о соли?", "соли"),
        ("Найди всё, что чиновники говорили о соли", "соли"),
        ("Что о соли говорили власти?", "соли"),
        ("Министрлер туз жөнүндө эмне дешти?", "туз"),
        ("Бийлик туз жөнүндө эмне деп жатат?", "туз"),
        ("Туз жөнүндө кимдир бирөө айттыбы?", "Туз"),
        ("Кайсы депутат туз тууралуу айткан?", "туз"),
        ("Аткаминерлердин туз тууралуу айткандарынын баарын тап", "туз"),
        ("Өкмөт туз тууралуу кандай билдирүү жасады?", "туз"),
        # of statements, promises, decisions
        ("I need quotes on salt", "salt"),
        ("I'm looking for anything about salt", "salt"),
        ("statements salt", "salt"),
        ("Show all statements mentioning salt", "salt"),
        ("Is there anything on salt in the archive?", "salt"),
        ("What does the archive say about salt?", "salt"),
        ("What statements were made regarding salt?", "salt"),
        ("What promises were made about salt?", "salt"),
        ("What decisions have been taken by the government on salt?", "salt"),
        ("How many statements are there about salt?", "salt"),
        ("How often was salt mentioned?", "salt"),
        ("заявления соль", "соль"),
        ("Мне нужны цитаты о соли", "соли"),
        ("Какие заявления делали по соли?", "соли"),
        ("Какие решения приняты по соли?", "соли"),
        ("Какие обещания давали по соли?", "соли"),
        ("Покажи все заявления, где упоминается соль", "соль"),
        ("Дай список заявлений о соли", "соли"),
        ("Сколько заявлений о соли?", "соли"),
        ("Сколько раз упоминали соль?", "соль"),
        ("Есть ли в архиве что-нибудь о соли?", "соли"),
        ("Как обстоят дела с солью?", "солью"),
        ("билдирүүлөр туз", "туз"),
        ("Сизде туз жөнүндө маалымат барбы?", "туз"),
        ("туз тууралуу айтылган сөздөр", "туз"),
        ("туз тууралуу билдирүүлөрдүн тизмеси", "туз"),
        ("туз тууралуу ким комментарий берди?", "туз"),
        ("туз жөнүндө билдирүү болгонбу?", "туз"),
        ("туз боюнча кандай чечимдер кабыл алынды?", "туз"),
        ("туз тууралуу канча билдирүү бар?", "туз"),
        ("туз айтылган билдирүүлөрдүн баарын көрсөт", "туз"),
        ("туз боюнча не деди?", "туз"),
        ("туз жөнүндө эмне айтылганын көрсөтө аласызбы?", "туз"),
        # with whoever asks
        ("I'm a journalist and I'd like to know what was said about salt.", "salt"),
        ("As a farmer, I want to know what was said about salt", "salt"),
        ("Good morning! I am writing an article about salt. What was said about it?", "salt"),
        ("Я журналист, хотел бы узнать, что говорили о соли", "соли"),
        ("Здравствуйте! Пишу статью о соли. Что о ней говорили?", "соли"),
        ("Мен журналистмин, туз жөнүндө эмне айтылганын билгим келет", "туз"),
        ("Салам! Туз тууралуу макала жазып жатам. Ал жөнүндө эмне айтылды?", "Туз"),
        ("Айтып бересизби, туз боюнча расмий эмне билдирилген?", "туз"),
    ],
)
def test_so_has_one_that_is_asked_for_in_other_words(question: str, subject: str) -> None:
    query = understand(question, TODAY)
    assert (query.intent, query.subject, query.wanted) == (Intent.TOPIC, subject, subject)
    assert (query.speaker, query.source, query.parts) == (None, None, ())


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Какие заявления были по гриппу?", "гриппу"),
        ("Что говорили про эту группу?", "эту группу"),
    ],
)
def test_a_word_that_would_ask_in_another_language_is_a_subject(
    question: str, subject: str
) -> None:
    assert understand(question, TODAY).subject == subject


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Өкмөт Кең-Суу метросу тууралуу эмне деди?", "Кең-Суу метросу"),
    ],
)
def test_a_capital_after_an_office_that_is_no_person_begins_the_subject(
    question: str, subject: str
) -> None:
    query = understand(question, TODAY)
    assert (query.intent, query.subject, query.wanted) == (Intent.TOPIC, subject, subject)


@pytest.mark.parametrize(
    "question",
    [
        "Is the dam leaking?",
        "The dam is leaking",
        "How many tonnes of wheat were harvested?",
        "Who said that the ferry was late?",
        "On how many farms was wheat sown?",
        "When was the school in Osh opened?",
        "сколько стоит газ",
        "Когда открыли школу в Оше?",
        "Протекает ли плотина?",
        "Суу канча турат?",
        "Мектептер ачылдыбы?",
        "бензинди чет өлкөгө алып чыгууга болобу",
        "дарыянын суусу кантип бөлүнөт",
        "What was said?",
        "What was said in March 2020?",
        "What is the tax on salt?",
        "What is the name of the minister on the board?",
        "Какой налог на соль?",
        "Нандын баасы кандай?",
        "How many statements did the minister sign?",
        "What decisions did the court overturn on salt?",
        "Which officials were arrested?",
        "How often do buses run?",
        "Was the bridge made of wood?",
        "Сколько заявлений подали в школу?",
        "Какие решения отменил суд?",
        "Как часто ходит паром?",
        "Сколько раз разливалась река?",
        "Кайсы министр кызматтан кетти?",
        "Канча жолу суу ташкындады?",
        "Тондун фонду кимдерге акча берди",
        "Тондун мектеби каякка көчтү",
        "До скольки снизился налог",
    ],
)
def test_a_question_is_none(question: str) -> None:
    query = understand(question, TODAY)
    assert (query.intent, query.subject) == (Intent.QUESTION, "")


@pytest.mark.parametrize(
    ("question", "who", "subject"),
    [
        ("What did Howard say about guns?", "Howard", "guns"),
        ("everything Howard said about guns", "Howard", "guns"),
        ("Howard on Iraq War", "Howard", "Iraq War"),
        ("What is Howard's position on guns?", "Howard", "guns"),
        ("What was Howard’s policy on guns?", "Howard", "guns"),
        ("Какова позиция Асанова по школам?", "Асанова", "школам"),
        ("Асановдун мектеп боюнча позициясы кандай?", "Асановдун", "мектеп"),
        ("Мектеп боюнча Асановдун пикири кандай?", "Асановдун", "Мектеп"),
        ("Что сказал Асанов о школах?", "Асанов", "школах"),
        ("слова Асанова о школах", "Асанова", "школах"),
        ("Жапаров суу жөнүндө эмне деди?", "Жапаров", "суу"),
        ("Айзада Мырзабек кызы турак жай жөнүндө эмне деди?", "Айзада Мырзабек кызы", "турак жай"),
    ],
)
def test_a_topic_may_be_asked_of_somebody(question: str, who: str, subject: str) -> None:
    query = understand(question, TODAY)
    assert isinstance(query.speaker, Named)
    assert (query.speaker.name, query.intent, query.subject) == (who, Intent.TOPIC, subject)


@pytest.mark.parametrize(
    ("question", "order", "subject"),
    [
        ("first statement on water", Order.FIRST, "water"),
        ("first on the pulp mill", Order.FIRST, "the pulp mill"),
        ("Who spoke about the mill first?", Order.FIRST, "the mill"),
        ("Who spoke last about the mill?", Order.LATEST, "the mill"),
        ("Who was the last to speak about the mill?", Order.LATEST, "the mill"),
        ("Кто первым заговорил о мельнице?", Order.FIRST, "мельнице"),
        ("Кто говорил о мельнице последним?", Order.LATEST, "мельнице"),
        ("Тегирмен жөнүндө акыркы болуп ким айтты?", Order.LATEST, "Тегирмен"),
        ("тегирмен боюнча эң эскиси", Order.FIRST, "тегирмен"),
        ("first time SARS came up", Order.FIRST, "SARS"),
        ("When did bird flu first come up?", Order.FIRST, "bird flu"),
        ("When was Iraq first mentioned?", Order.FIRST, "Iraq"),
        ("Ebola, first statement", Order.FIRST, "Ebola"),
        ("most recent thing said about tax reform", Order.LATEST, "tax reform"),
        ("What is the latest on the agreement?", Order.LATEST, "the agreement"),
        ("latest guns", Order.LATEST, "guns"),
        ("первое заявление о пароме", Order.FIRST, "пароме"),
        ("когда впервые упомянули паром?", Order.FIRST, "паром"),
        ("последнее про пшеницу", Order.LATEST, "пшеницу"),
        ("последнее, что сказано о пароме", Order.LATEST, "пароме"),
        ("паром жөнүндө биринчи билдирүү", Order.FIRST, "паром"),
        ("паром жөнүндө эң акыркы эмне айтылды?", Order.LATEST, "паром"),
    ],
)
def test_an_order_is_no_word_of_the_subject(question: str, order: Order, subject: str) -> None:
    query = understand(question, TODAY)
    assert (query.order, query.intent, query.subject) == (order, Intent.TOPIC, subject)
