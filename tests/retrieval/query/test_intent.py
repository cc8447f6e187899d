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
