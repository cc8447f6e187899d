"""A follow-up that names another subject, or another person, alone."""

from dataclasses import replace
from datetime import date

import pytest

from retrieval import follow_up, understand
from retrieval.query.intent import with_intent
from retrieval.types import Named, Period, Query

TODAY = date(2026, 1, 1)
APRIL = Period(date(2020, 4, 1), date(2020, 4, 30))
MASKS = "What was said about masks in April 2020?"
MASKI = "Что говорили о масках в апреле 2020 года?"
MASKALAR = "2020-жылдын апрелинде маскалар жөнүндө эмне айтылган?"


def goes_on(last: str, typed: str) -> Query | None:
    return follow_up(understand(typed, TODAY), TODAY, understand(last, TODAY))


@pytest.mark.parametrize(
    ("last", "typed", "text"),
    [
        (MASKS, "and what about gas?", "What was said about gas?"),
        (MASKS, "what about gas?", "What was said about gas?"),
        (MASKS, "How about natural gas", "What was said about natural gas?"),
        (MASKS, "and about gas?", "What was said about gas?"),
        (MASKS, "but what about the gas pipe?", "What was said about the gas pipe?"),
        (MASKS, "as for gas?", "What was said about gas?"),
        (MASKI, "а про газ?", "Что говорили про газ?"),
        (MASKI, "А насчёт газа?", "Что говорили насчёт газа?"),
        (MASKI, "а о газе", "Что говорили о газе?"),
        (MASKI, "что насчёт газа?", "Что говорили насчёт газа?"),
        (MASKI, "а что по газу?", "Что говорили по газу?"),
        (MASKI, "но про природный газ?", "Что говорили про природный газ?"),
        (MASKALAR, "газ жөнүндөчү?", "газ жөнүндө эмне айтылган?"),
        (MASKALAR, "Газ тууралуучу?", "Газ тууралуу эмне айтылган?"),
        (MASKALAR, "газ боюнчачы", "газ боюнча эмне айтылган?"),
        (MASKALAR, "ал эми газ жөнүндө?", "газ жөнүндө эмне айтылган?"),
        (MASKALAR, "ал эми жаратылыш газы жөнүндөчү?", "жаратылыш газы жөнүндө эмне айтылган?"),
        (MASKALAR, "газ жөнүндө эмне?", "газ жөнүндө эмне айтылган?"),
        # a subject that stands alone behind a word of going on
        (MASKS, "and gas?", "What was said about gas?"),
        (MASKS, "And the gas pipe?", "What was said about the gas pipe?"),
        (MASKI, "а газ?", "Что говорили на тему газ?"),
        (MASKALAR, "а газчы?", "газ жөнүндө эмне айтылган?"),
        (MASKALAR, "ал эми жаратылыш газы?", "жаратылыш газы жөнүндө эмне айтылган?"),
        (MASKALAR, "газдарчы?", "газдар жөнүндө эмне айтылган?"),
        (MASKS, "same question about gas", "What was said about gas?"),
        (MASKI, "То же самое о газе", "Что говорили о газе?"),
        (MASKALAR, "ошол эле суроо газ жөнүндө", "газ жөнүндө эмне айтылган?"),
    ],
)
def test_another_subject_takes_the_place_of_the_last_and_the_time_stays(
    last: str, typed: str, text: str
) -> None:
    assert goes_on(last, typed) == with_intent(Query(text, text, APRIL))


@pytest.mark.parametrize(
    ("last", "typed", "who", "text", "topic"),
    [
        (
            "What did Howard say about guns?",
            *("and what about gas?", "Howard", "What did Howard say about gas?", "gas"),
        ),
        (
            "Что сказал Жапаров о воде?",
            *("а про газ?", "Жапаров", "Что сказал Жапаров про газ?", "газ"),
        ),
        (
            "Жапаров суу жөнүндө эмне деди?",
            *("газ жөнүндөчү?", "Жапаров", "Жапаров газ жөнүндө эмне деди?", "газ"),
        ),
    ],
)
def test_so_does_the_speaker(last: str, typed: str, who: str, text: str, topic: str) -> None:
    named = Named(who, only=False)
    assert goes_on(last, typed) == with_intent(Query(text, text, speaker=named, topic=topic))


def test_a_speaker_who_was_demanded_stays_demanded() -> None:
    assert goes_on("speaker:Howard guns", "what about gas?") == with_intent(
        Query("about gas?", "about gas?", speaker=Named("Howard", only=True))
    )


@pytest.mark.parametrize(
    ("last", "typed", "who", "text", "topic"),
    [
        (MASKS, "and what did Rudd say?", "Rudd", "what did Rudd say about masks?", "masks"),
        (MASKS, "But what did Rudd say", "Rudd", "what did Rudd say about masks?", "masks"),
        (MASKI, "а что сказал Радд?", "Радд", "что сказал Радд о масках?", "масках"),
        (MASKI, "А что говорил Радд", "Радд", "что говорил Радд о масках?", "масках"),
        (MASKI, "и что Радд заявил?", "Радд", "что Радд заявил о масках?", "масках"),
        (MASKALAR, "Радд эмне деди?", "Радд", "маскалар жөнүндө Радд эмне деди?", "маскалар"),
        (
            MASKALAR,
            *("ал эми Радд эмне деген?", "Радд", "маскалар жөнүндө Радд эмне деген?", "маскалар"),
        ),
        (MASKS, "а что сказал Радд?", "Радд", "что сказал Радд: masks?", "masks"),
    ],
)
def test_the_same_subject_is_asked_of_another_person(
    last: str, typed: str, who: str, text: str, topic: str
) -> None:
    named = Named(who, only=False)
    whole = with_intent(Query(text, text, APRIL, speaker=named, topic=topic))
    assert goes_on(last, typed) == replace(whole, is_about=True)


def test_a_question_that_does_not_say_about_is_the_subject_itself() -> None:
    last = "How many people were evacuated from Zerrafa?"
    again = goes_on(last, "and what did Halden say?")
    assert again is not None
    assert (again.text, again.topic) == (f"what did Halden say: {last}", last[:-1])
    tarn = goes_on(last, "what about Tarn?")
    assert tarn is not None
    assert tarn.text == "about Tarn?"


def test_a_follow_up_has_its_own_time_and_keeps_the_year() -> None:
    in_2019, may = goes_on(MASKS, "and what about gas in 2019?"), goes_on(MASKS, "а про газ в мае?")
    assert in_2019 is not None
    assert in_2019.period == Period(date(2019, 1, 1), date(2019, 12, 31))
    assert may is not None
    assert may.period == Period(date(2020, 5, 1), date(2020, 5, 31))
    said = goes_on(MASKS, "and what did Rudd say in May?")
    assert said is not None
    assert said.period == may.period


def test_after_a_question_about_a_person_alone_another_is_asked_about() -> None:
    assert goes_on("What did Rudd say?", "and what did Abbott say?") == Query(
        "what did Abbott say?", "what did Abbott say?", speaker=Named("Abbott", only=False)
    )


@pytest.mark.parametrize(
    "typed",
    [
        "what did Rudd say?",
        "and what did Rudd say about gas?",
        "What was said about gas?",
        "what about it?",
        "what about that?",
        "what about the people who had to leave the city?",
        "about gas",
        "who said so about gas?",
        "что сказал Радд?",
        "а что сказал Радд о газе?",
        "что говорили про газ?",
        "про это?",
        "почему про газ?",
        "газ жөнүндө эмне айтылган?",
        "Радд газ жөнүндө эмне деди?",
        "газ боюнча",
        "газчы?",
        "бул жөнүндөчү?",
        "газ эмне үчүн кымбат?",
    ],
)
def test_a_question_of_its_own_stands_by_itself(typed: str) -> None:
    assert goes_on(MASKS, typed) is None


SPEAKERS = frozenset(("Rudd", "Kevin Rudd", "Радд", "Жапаров"))


def is_speaker(named: Named) -> bool:
    return named.name in SPEAKERS


@pytest.mark.parametrize(
    ("last", "typed", "text"),
    [
        (MASKS, "and Rudd?", "what did Rudd say about masks?"),
        (MASKS, "But Kevin Rudd?", "what did Kevin Rudd say about masks?"),
        ("What did Howard say about guns?", "and Rudd?", "what did Rudd say about guns?"),
        ("Что сказал Говард о масках?", "а Радд?", "что говорит Радд о масках?"),
        (MASKALAR, "Жапаровчу?", "маскалар жөнүндө Жапаров эмне деди?"),
        (MASKALAR, "ал эми Жапаров?", "маскалар жөнүндө Жапаров эмне деди?"),
        (MASKS, "what about Rudd?", "what did Rudd say about masks?"),
        ("What did Howard say about guns?", "As for Rudd?", "what did Rudd say about guns?"),
        (MASKI, "а что Радд?", "что говорит Радд о масках?"),
    ],
)
def test_whoever_has_words_on_record_may_be_named_alone(last: str, typed: str, text: str) -> None:
    asked, before = understand(typed, TODAY), understand(last, TODAY)
    found = follow_up(asked, TODAY, before, is_speaker)
    assert found is not None
    assert (found.question, found.period) == (text, before.period)
    assert found.speaker is not None
    # of others it is no question for what they say
    other = follow_up(asked, TODAY, before)
    assert other is None or other.speaker == before.speaker


def test_somebody_in_the_genitive_is_asked_for_his_words() -> None:
    last = understand("Что Говард говорил о масках в 2020 году?", TODAY)
    asked = understand("А что насчёт Радда?", TODAY)
    found = follow_up(
        asked, TODAY, last, lambda named: named == Named("Радда", only=False, inflected=True)
    )
    assert found is not None
    assert (found.text, found.topic, found.period) == (
        "слова Радда о масках?",
        "масках",
        Period(date(2020, 1, 1), date(2020, 12, 31)),
    )
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.inflected) == ("Радда", True)


def test_after_a_question_about_a_person_another_is_a_subject() -> None:
    last = understand("What was said about Kevin Rudd?", TODAY)
    found = follow_up(understand("What about Rudd?", TODAY), TODAY, last, is_speaker)
    assert found is not None
    assert (found.text, found.speaker) == ("What was said about Rudd?", None)


def test_whom_and_when_a_whole_question_names_it_does_not_go_on() -> None:
    assert goes_on(MASKALAR, "Радд 2021-жылдын майында эмне деди?") is None
    assert goes_on(MASKALAR, "Радд былтыр эмне деди?") is None
    may = goes_on(MASKALAR, "Радд май айында эмне деди?")
    assert may is not None
    assert may.period == Period(date(2020, 5, 1), date(2020, 5, 31))


@pytest.mark.parametrize("typed", ["Rudd?", "and Menzies?", "and why?", "and"])
def test_a_name_without_a_word_of_going_on_is_a_question_of_its_own(typed: str) -> None:
    asked = understand(typed, TODAY)
    assert follow_up(asked, TODAY, understand(MASKS, TODAY), is_speaker) is None


def test_where_something_is_nobody_else_says() -> None:
    last = understand("Where is the library?", TODAY)
    asked = understand("and Rudd?", TODAY)
    assert follow_up(asked, TODAY, last, is_speaker) is None


def test_a_person_named_alone_may_have_a_time() -> None:
    asked = understand("and Rudd in May 2021?", TODAY)
    found = follow_up(asked, TODAY, understand(MASKS, TODAY), is_speaker)
    assert found is not None
    assert found.period == Period(date(2021, 5, 1), date(2021, 5, 31))
