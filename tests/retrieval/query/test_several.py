"""Two questions in one are told from one that only looks so."""

from datetime import date

import pytest

from retrieval import understand
from retrieval.query.several import Part, questions_in

WHEAT = "How many tonnes of wheat were harvested"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{WHEAT}, and is the dam leaking?", (WHEAT, "is the dam leaking?")),
        (f"{WHEAT} and how much coal was mined?", (WHEAT, "how much coal was mined?")),
        (f"{WHEAT}? Is the dam leaking?", (f"{WHEAT}?", "Is the dam leaking?")),
        (
            "who heads the fund and when was the dam opened",
            ("who heads the fund", "when was the dam opened"),
        ),
        (
            "1. Who built the dam? 2) How much coal was mined?",
            ("Who built the dam?", "How much coal was mined?"),
        ),
        (
            "Сколько пшеницы собрали и протекает ли дамба?",
            ("Сколько пшеницы собрали", "протекает ли дамба?"),
        ),
        (
            "Сколько тонн пшеницы собрали, а кто возглавляет фонд?",
            ("Сколько тонн пшеницы собрали", "кто возглавляет фонд?"),
        ),
        (
            "Канча тонна буудай жыйналды жана дамба агып жатабы?",
            ("Канча тонна буудай жыйналды", "дамба агып жатабы?"),
        ),
        (
            "Фондду ким жетектейт, ал эми буудай канча болду?",
            ("Фондду ким жетектейт", "буудай канча болду?"),
        ),
    ],
)
def test_each_question_stands_by_itself(text: str, parts: tuple[str, ...]) -> None:
    assert questions_in(text) == tuple(map(Part, parts))


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "What was said about schools and what about hospitals?",
            "What was said about schools",
            "What was said about hospitals",
        ),
        (
            "What was said about eels? And about the ferry?",
            "What was said about eels?",
            "What was said about the ferry?",
        ),
        (
            "What did Fjell say about salt? As for cod?",
            "What did Fjell say about salt?",
            "What did Fjell say about cod?",
        ),
        ("Что говорили о соли? А о пароме?", "Что говорили о соли?", "Что говорили о пароме?"),
        ("Что Фьелль говорил о соли? А про угрей?", "Что Фьелль говорил о соли?", None),
        (
            "Туз жөнүндө эмне айтылды? Ал эми паром жөнүндөчү?",
            "Туз жөнүндө эмне айтылды?",
            "паром жөнүндө эмне айтылды?",
        ),
        (
            "Туз тууралуу эмне айтылды, ал эми паром тууралуучу?",
            "Туз тууралуу эмне айтылды",
            "паром тууралуу эмне айтылды",
        ),
    ],
)
def test_the_second_may_only_name_another_subject(
    text: str, first: str, second: str | None
) -> None:
    parts = understand(text, date(2026, 1, 1)).parts
    assert [one.question for one in parts] == [
        first,
        second or "Что Фьелль говорил про угрей?",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "I have two questions: who built the dam, and is the ferry closed?",
            ("who built the dam", "is the ferry closed?"),
        ),
        (
            "Here are a couple of questions. Who built the dam? Is the ferry closed?",
            ("Who built the dam?", "Is the ferry closed?"),
        ),
        (
            "Who built the dam as well as how much salt was sold?",
            ("Who built the dam", "how much salt was sold?"),
        ),
        (
            "У меня два вопроса: кто построил дамбу и закрыт ли паром?",
            ("кто построил дамбу", "закрыт ли паром?"),
        ),
        (
            "До скольких тонн упал улов, а также где строят причал?",
            ("До скольких тонн упал улов", "где строят причал?"),
        ),
        (
            "Эки суроом бар: дамбаны ким курду, паром жабыкпы?",
            ("дамбаны ким курду", "паром жабыкпы?"),
        ),
        (
            "Дамбаны ким курду ошондой эле туз канча турат?",
            ("Дамбаны ким курду", "туз канча турат?"),
        ),
    ],
)
def test_what_tells_that_questions_follow_is_none_of_them(
    text: str, parts: tuple[str, ...]
) -> None:
    assert tuple(one.question for one in understand(text, date(2026, 1, 1)).parts) == parts


def test_a_question_behind_a_comma_points_back_to_the_one_before() -> None:
    assert questions_in("Who built the dam, when was it opened and how much did it cost?") == (
        Part("Who built the dam"),
        Part("when was it opened", "Who built the dam"),
        Part("how much did it cost?", "Who built the dam"),
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Is the dam closed, who applied for the post and did salt get cheaper?",
            ("Is the dam closed", "who applied for the post", "did salt get cheaper?"),
        ),
        (
            "Who built the dam, is the ferry closed and how many wolves were seen?",
            ("Who built the dam", "is the ferry closed", "how many wolves were seen?"),
        ),
        (
            "How many houses were flooded, who paid for the ferry, and when does the school open?",
            (
                "How many houses were flooded",
                "who paid for the ferry",
                "when does the school open?",
            ),
        ),
        (
            "Сколько домов затопило, почему закрыли паром и кто лесничий?",
            ("Сколько домов затопило", "почему закрыли паром", "кто лесничий?"),
        ),
        (
            "Какие дороги починят, закроют ли дамбу и сколько стоит соль?",
            ("Какие дороги починят", "закроют ли дамбу", "сколько стоит соль?"),
        ),
        (
            "Канча үйдү суу каптады, паром эмне үчүн жабылды жана токойчу ким?",
            ("Канча үйдү суу каптады", "паром эмне үчүн жабылды", "токойчу ким?"),
        ),
    ],
)
def test_a_list_of_three_is_divided_at_a_comma_alone(text: str, parts: tuple[str, ...]) -> None:
    assert questions_in(text) == tuple(map(Part, parts))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Who is the keeper, who left the dam and is the ferry closed?",
            ("Who is the keeper, who left the dam", "is the ferry closed?"),
        ),
        (
            "What did the minister say about the dam, which is leaking, and is the ferry closed?",
            ("What did the minister say about the dam, which is leaking", "is the ferry closed?"),
        ),
        (
            "Who knows when the dam opens, who built the ferry and is the school closed?",
            ("Who knows when the dam opens, who built the ferry", "is the school closed?"),
        ),
        (
            "Что сказал министр, когда откроют дамбу и кто построил паром?",
            ("Что сказал министр, когда откроют дамбу", "кто построил паром?"),
        ),
        (
            "Кто те, кто построил дамбу, и сколько стоит соль?",
            ("Кто те, кто построил дамбу", "сколько стоит соль?"),
        ),
        (
            "Кто был мэром, когда построили дамбу, и сколько стоит соль?",
            ("Кто был мэром, когда построили дамбу", "сколько стоит соль?"),
        ),
    ],
)
def test_a_clause_behind_a_comma_stays_with_its_question(text: str, parts: tuple[str, ...]) -> None:
    assert questions_in(text) == tuple(map(Part, parts))


@pytest.mark.parametrize(
    "text",
    [
        "Where were wolves seen and how much did the ferry cost?",
        "Where were wolves seen and how much have ferry fares risen?",
        "Where were wolves seen and is there a ferry?",
        "Where were wolves seen and how much is the toll?",
    ],
)
def test_what_has_a_subject_of_its_own_points_back_to_nothing(text: str) -> None:
    assert [part.before for part in questions_in(text)] == ["", ""]


@pytest.mark.parametrize(
    "text",
    [
        "Who built the dam and how much did the council spend?",
        "Who built the dam and how many were hired?",
        "Who built the dam and is it leaking?",
        "Who built the dam and were they paid?",
    ],
)
def test_what_has_no_object_of_its_own_points_back(text: str) -> None:
    assert [part.before for part in questions_in(text)] == ["", "Who built the dam"]


@pytest.mark.parametrize(
    "text",
    ["wolves; ferry; salt", "волки; паром; соль", "карышкыр; паром; туз"],
)
def test_subjects_are_divided_by_semicolons(text: str) -> None:
    subjects = understand(text, date(2026, 1, 1)).subjects
    assert [one.subject for one in subjects] == text.split("; ")


@pytest.mark.parametrize(
    "text",
    [
        "When and where was the dam opened?",
        "Who built the dam and did nothing else?",
        "schools and hospitals in Osh",
        "What was said about schools and hospitals?",
        "What is the salary of teachers and doctors?",
        "What did the minister say about the dam, which is leaking?",
        "What does the ministry say about who built the dam and when the school was opened?",
        "Is there a dam and where?",
        "Когда и где открыли дамбу?",
        "Что сказал министр о дамбе, которая протекает, и о школах?",
        "Мектеп жана оорукана качан ачылды?",
        "Жоголгон геологду канча куткаруучу жана канча ит издеди?",
    ],
)
def test_one_question_stays_whole(text: str) -> None:
    assert questions_in(text) == ()


def test_a_question_that_points_back_is_searched_with_what_it_points_to() -> None:
    first, second = understand(
        "Who built the dam and how much did it cost?", date(2026, 1, 1)
    ).parts
    assert (first.question, first.text) == ("Who built the dam", "Who built the dam")
    assert second.question == "how much did it cost?"
    assert second.text == "how much did it cost? Who built the dam"


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "What was said about the ferry and the dam?",
            {
                "What was said about the ferry?": "the ferry",
                "What was said about the dam?": "the dam",
            },
        ),
        ("salt, ferry and cod", {"salt": "salt", "ferry": "ferry", "cod": "cod"}),
        (
            "Что говорили о соли и о пароме?",
            {"Что говорили о соли?": "соли", "Что говорили о пароме?": "пароме"},
        ),
        (
            "туз менен паром жөнүндө эмне айтылды?",
            {"туз жөнүндө эмне айтылды?": "туз", "паром жөнүндө эмне айтылды?": "паром"},
        ),
        ("trade between Veland and Tesmar", {}),
        ("What was said about the Ministry of Energy and Water?", {}),
        ("о переговорах между Веландией и Тесмаром", {}),
        ("билим жана илим министрлиги", {}),
        ("schools and that", {}),
        ("salt, cod, herring and eels", {}),
        ("Is salt and pepper sold?", {}),
    ],
)
def test_each_subject_of_a_topic_stands_by_itself(text: str, subjects: dict[str, str]) -> None:
    found = understand(text, date(2031, 1, 1)).subjects
    assert {one.text: one.subject for one in found} == subjects
    assert [one.question for one in found] == list(subjects)


def test_each_subject_has_the_time_and_the_speaker_of_the_whole() -> None:
    whole = understand("What did Fjell say about salt and cod in 2031?", date(2032, 1, 1))
    assert [(one.topic, one.period, one.speaker) for one in whole.subjects] == [
        ("salt", whole.period, whole.speaker),
        ("cod", whole.period, whole.speaker),
    ]
