"""Months, days and order words inside names, asked on Monday 23 November 2026: no time is meant."""

from datetime import date

import pytest

from retrieval.query.periods import read_period
from retrieval.types import Period

TODAY = date(2026, 11, 23)

NAMES = [
    # events that are called after a month or a day
    "What did the heroes of the October Revolution do?",
    "What was said about the April events?",
    "What did the minister say on April events?",
    "погибшие в апрельских событиях",
    "after the February Revolution",
    "Who took part in the July Days?",
    "since October Revolution",
    "What did the veterans of the 7 April revolution say?",
    "Who was hurt in the October 7 attack?",
    "January 6 attack",
    "victims of the September 11 attacks",
    "the August putsch",
    "Where is the July Monarchy taught?",
    "What did the envoy call the October Crisis?",
    "a lecture on the November Criminals",
    "What did the January 6 committee find?",
    "памятник Июльской монархии",
    "Где читали Октябрьский манифест?",
    "Что сказано об июльском кризисе?",
    "Июль монархиясы кайсы мектепте окутулат?",
    "Октябрь кризиси жөнүндө эмне айтылды?",
    "Апрель революциясы жөнүндө эмне айтылды?",
    "Октябрь революциясы",
    "7-апрель революциясынын баатырлары",
    "Апрель окуяларында каза болгондор",
    "Июнь окуялары жөнүндө эмне айтылды?",
    "Апрель көтөрүлүшү",
    "11-сентябрь чабуулу",
    "Что рассказал министр об апрельских событиях?",
    "Что говорили об Октябрьской революции?",
    "июньские события в Оше",
    "участники апрельской революции",
    "революция 7 апреля",
    "жертвы терактов 11 сентября",
    "кровавое воскресенье",
    # what is called after a day or a month
    "Where has Monday's Lamb moved?",
    "Who wrote Thursday's Garden?",
    "Which prize did One Night in June win?",
    "Кому помог фонд Апрель?",
    "Кто получил премию Декабрь?",
    "Где пел хор Январь?",
    # streets, districts, villages, factories, battalions
    "What was built on 1 May Street?",
    "8 March Avenue was repaired",
    "the street of 8 March",
    "October Street",
    "the October district",
    "the 1 May factory",
    "the Red October factory",
    "the village of October",
    "the newspaper October",
    "the December Hotel",
    "проспект Октября",
    "улица 40 лет Октября",
    "в кинотеатре Октябрь",
    "гостиница Апрель",
    "the 7 April battalion",
    "8-Март көчөсүндө эмне курулду?",
    "7-Апрель аянты",
    "Октябрь районунда эмне курулду?",
    "Биринчи Май району",
    "1-Май айылында",
    "9-май паркы",
    "Кызыл Октябрь колхозу",
    "улица 8 Марта",
    "на проспекте 1 Мая",
    "улица Первого Мая",
    "на фабрике имени 8 Марта",
    "жители Октябрьского района",
    "в Первомайском районе",
    "батальон 7 апреля",
    "посёлок Октябрь",
    "Красный Октябрь",
    # papers and prayers
    "in Sunday Times",
    "What does the Monday Express write?",
    "Friday prayers",
    "Жума гезити",
    "жума намазы",
    "в газете Суббота",
    # people
    "Did Theresa May visit?",
    "What did April Smith say?",
    "a letter from June Smith",
    "What did Judge March rule?",
    "Judge March's verdict",
    "What did August Wilson write?",
    "What did Augustus build?",
    "Августа Иванова",
    "Что открыла Августа Иванова?",
    "Что сказали Августе Ивановой?",
    "Что говорила Майя Петрова?",
    "Сен эмне дедиң?",
    "Сен качан келдиң?",
    # what is of this day for ever
    "What does today's youth read?",
    "yesterday's men",
    "today's technology",
    "tomorrow's leaders",
    "Who are today's heroes?",
    "today's world",
    "What does the youth of today read?",
    "the men of yesterday",
    "бүгүнкү жаштар эмне окуйт?",
    "бүгүнкү технология",
    "кечээки студенттер",
    "эртеңки муун",
    "сегодняшняя молодёжь",
    "сегодняшние технологии",
    "вчерашние школьники",
    "завтрашние лидеры",
    # order words said of things
    "the latest technology",
    "Who showed the newest equipment to schools?",
    "the oldest school",
    "the most recent model",
    "the earliest settlers",
    "the first school",
    "When was the first school opened?",
    "First Lady",
    "first aid",
    "новейшие технологии",
    "последние технологии",
    "самая новая школа",
    "старейший мост",
    "первая школа",
    "эң жаңы технологиялар",
    "эң эски мектеп",
    "эң биринчи мектеп",
    "акыркы технологиялар",
    "биринчи мектеп",
]

# A period is one day, or "first..last".
TIMES = [
    ("in April", "2026-04-01..2026-04-30"),
    ("April statements", "2026-04-01..2026-04-30"),
    ("in April statements", "2026-04-01..2026-04-30"),
    ("May statements", "2026-05-01..2026-05-31"),
    ("the March protests", "2026-03-01..2026-03-31"),
    ("In May attacks rose", "2026-05-01..2026-05-31"),
    ("in March schools were closed", "2026-03-01..2026-03-31"),
    ("on 1 September school starts", "2026-09-01"),
    ("the April events of 2010", "2010-04-01..2010-04-30"),
    ("today's statement", "2026-11-23"),
    ("today's cabinet meeting", "2026-11-23"),
    ("yesterday's earthquake", "2026-11-22"),
    ("at yesterday's Council of Australian Governments' meeting", "2026-11-22"),
    ("in today's Age newspaper", "2026-11-23"),
    ("statements of today", "2026-11-23"),
    ("на июнь", "2026-06-01..2026-06-30"),
    ("Что говорили про январь?", "2026-01-01..2026-01-31"),
    ("в апреле", "2026-04-01..2026-04-30"),
    ("апрельские заявления", "2026-04-01..2026-04-30"),
    ("мартовское решение", "2026-03-01..2026-03-31"),
    ("заявления августа", "2026-08-01..2026-08-31"),
    ("к августу", "..2026-08-31"),
    ("в марте школа закрылась", "2026-03-01..2026-03-31"),
    ("Что в мае завод объявил?", "2026-05-01..2026-05-31"),
    ("об июньских событиях 2010 года", "2010-06-01..2010-06-30"),
    ("сегодняшнее заседание", "2026-11-23"),
    ("вчерашняя авария", "2026-11-22"),
    ("апрелде", "2026-04-01..2026-04-30"),
    ("апрель билдирүүсү", "2026-04-01..2026-04-30"),
    ("апрелде революция болду", "2026-04-01..2026-04-30"),
    ("8-мартта мектеп ачылдыбы", "2026-03-08"),
    ("мартта мектеп ачылды", "2026-03-01..2026-03-31"),
    ("2010-жылдын июнь окуялары", "2010-06-01..2010-06-30"),
    ("7-апрель окуялары", "2026-04-07"),
    ("сен сентябрда эмне дедиң", "2026-09-01..2026-09-30"),
    ("Сен 2020-жылы эмне дедиң?", "2020-01-01..2020-12-31"),
    ("бүгүнкү жыйында", "2026-11-23"),
    ("кечээги кырсык", "2026-11-22"),
]

ORDERS = [
    ("for the year 2022 the latest", "2022-01-01..2022-12-31", "latest"),
    ("the latest for 2022", "2022-01-01..2022-12-31", "latest"),
    ("the latest gas price statement", None, "latest"),
    ("the latest exchange rates", None, "latest"),
    ("Most recent choice for Auditor-General?", None, "latest"),
    ("What is the latest figure for contracts?", None, "latest"),
    ("the latest technology statement", None, "latest"),
    ("за 2022 год последнее", "2022-01-01..2022-12-31", "latest"),
    ("последнее за 2022 год", "2022-01-01..2022-12-31", "latest"),
    ("самое последнее за 2022 год", "2022-01-01..2022-12-31", "latest"),
    ("2022-жыл боюнча эң акыркысы", "2022-01-01..2022-12-31", "latest"),
    ("эң акыркысы 2022-жыл боюнча", "2022-01-01..2022-12-31", "latest"),
]


def _period(days: str | None) -> Period | None:
    if days is None:
        return None
    first, _, last = days.partition("..") if ".." in days else (days, "", days)
    return Period(
        date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None
    )


@pytest.mark.parametrize("question", NAMES)
def test_a_time_inside_a_name_is_none(question: str) -> None:
    reading = read_period(question, TODAY)
    assert (reading.period, reading.order, reading.text) == (None, None, question)


@pytest.mark.parametrize(("question", "days"), TIMES)
def test_beside_a_name_a_time_is_one(question: str, days: str) -> None:
    reading = read_period(question, TODAY)
    assert (reading.period, reading.order) == (_period(days), None)


@pytest.mark.parametrize(("question", "days", "order"), ORDERS)
def test_an_order_and_a_period_stand_in_any_order(
    question: str, days: str | None, order: str
) -> None:
    reading = read_period(question, TODAY)
    assert (reading.period, reading.order) == (_period(days), order)
