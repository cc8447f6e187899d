"""Which headings turn the paragraphs below them, and which are only news."""

import pytest

from retrieval.analysis.headings import announced_by, heading_over, turns_below
from retrieval.analysis.sentences import sentences

TURNING = """
We reject
What we will not do
What we won't do
We oppose
Things we will never accept
What the party does not want
We are against
We will not support
We will never accept
Not allowed
Strictly prohibited
Forbidden
What is forbidden
What is not covered
Rejected proposals
False claims
Common myths about vaccines
Myths
Wrong
Not true
What the treaty does not change
Our opponents' version
What our critics say
Red lines
The council rejected
Our party opposes
What does the treaty not change
What will we not do
Dropped plans
Never do
Exceptions
Measures we will not take
We do not support
Мы против
Чего мы не сделаем
Что мы отвергаем
Мы отвергаем
Мы не поддерживаем
С чем мы не согласны
Против чего мы
Чего нет в договоре
Запрещено
Строго запрещается
Нельзя
Неправильно
Неверно
Мифы о прививках
Отклонённые поправки
Что не входит в договор
Мы никогда не допустим
Партия против
Версия обвинения
Что говорят наши противники
Красные линии
Чего делать нельзя
Ложные утверждения
Распространённые заблуждения
Не допускается
Мы не будем
Чего мы не будем делать
От чего мы отказываемся
Биз каршыбыз
Каршыбыз
Биз эмнеге каршыбыз
Биз эмне кылбайбыз
Биз колдобойбуз
Келишимде эмне жок
Тыюу салынат
Туура эмес
Чын эмес
Мифтер
Эмдөө жөнүндө мифтер
Четке кагылган сунуштар
Уруксат берилбейт
Эмне кылууга болбойт
Каршылаштардын версиясы
Тармакта айтылгандар
Биз четке кагабыз
Биз эмнеге жол бербейбиз
Болбойт
Ушактар
Мүмкүн эмес
Биз макул болбойбуз
"""

OTHER = """
We support
What we will do
What we do
Programme
Notes
No bridge at Dole
The mill will not open
Court rejects the weavers' appeal
Council bans cars
Why we cannot wait
We will not surrender
Why the weir failed
Prices
The wrong bridge
Questions
What is allowed
The bridge is not safe
Council rejects toll
Nobody is above the law
Wages and prices
Right
Statement of the abbot
Rejected again
We will win
The council votes
Who we are
What the treaty changes
The war against hunger
Мы за
Что мы сделаем
Программа
Почему мы не можем ждать
Мост не откроют
Суд отклонил иск ткачей
Мы не сдадимся
Правильно
Что изменится
Вопросы
Совет запретил сбор
Нет моста в Доле
Выводы
Что входит в договор
Никто не выше закона
Что нас ждёт
Не хлебом единым
Биз колдойбуз
Программа
Биз эмне кылабыз
Көпүрө ачылбайт
Сот арызды четке какты
Туура
Келишимде эмне бар
Суроолор
Биз багынбайбыз
Эч ким мыйзамдан жогору эмес
Корутунду
Көпүрө жөнүндө
"""

TEXT = """Plan

1. We reject

A toll on the bridge.
- A levy

Why the mill cannot wait

A ferry."""


@pytest.mark.parametrize("heading", TURNING.strip().split("\n"))
def test_it_turns_what_stands_below(heading: str) -> None:
    assert turns_below(heading)


@pytest.mark.parametrize("heading", OTHER.strip().split("\n"))
def test_news_and_what_is_supported_turn_nothing(heading: str) -> None:
    assert not turns_below(heading)


@pytest.mark.parametrize(
    ("words", "heading"),
    [("A toll", "We reject"), ("A levy", "We reject"), ("A ferry", None), ("We reject", None)],
)
def test_the_nearest_heading_counts(words: str, heading: str | None) -> None:
    span = heading_over(TEXT, TEXT.index(words))
    assert (span and TEXT[slice(*span)]) == heading


def test_an_enumeration_is_announced_by_what_counts_its_parts() -> None:
    text = (
        "The board refused two pleas. One was for salt. It is dear. Another was for rope. All left."
    )
    told = sentences(text, "en")
    found = [announced_by(text, start, told) for start, _ in told]
    counted = (text.index("two"), text.index(". One"))
    assert found == [None, (told[0], counted), None, (told[0], counted), None]
