"""People asked about by surname and initials, in a real build over three languages."""

from datetime import date

import pytest
from library import Library

from retrieval import answer_query, understand
from retrieval.search.initialled_names import InitialledName, initialled_name

TODAY = date(2031, 12, 1)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Б. Тойчуев", InitialledName("Б. Тойчуев", "Тойчуев", ("б",))),
        ("What of B.K. Asanov?", InitialledName("B.K. Asanov", "Asanov", ("b", "k"))),
        ("Тойчуев Б.", InitialledName("Тойчуев Б.", "Тойчуев", ("б",))),
        ("что известно о Тойчуеве Б.К.?", InitialledName("Тойчуеве Б.К.", "Тойчуеве", ("б", "к"))),
        ("Zh. Toktogulova", InitialledName("Zh. Toktogulova", "Toktogulova", ("zh",))),
        ("U.S. trade", None),
        ("the U.S. President", None),
        ("item b. Dams", None),
        # abbreviations are nobody's initials
        ("the U.S. Senate on dams", None),
        ("What was said in Washington D.C.?", None),
        ("VISIT BY THE PRESIDENT OF THE REPUBLIC H.E. DR BAKYT TOICHUEV", None),
        ("Что сказали в С.Ш.А.? А Б. Тойчуев?", InitialledName("Б. Тойчуев", "Тойчуев", ("б",))),
        ("Тойчуев", None),
        ("Заявления Б. Тойчуева", InitialledName("Б. Тойчуева", "Тойчуева", ("б",))),
        ("Тойчуев Б. Вода подорожала", InitialledName("Тойчуев Б.", "Тойчуев", ("б",))),
    ],
)
def test_a_surname_with_initials_is_told(text: str, name: InitialledName | None) -> None:
    assert initialled_name(text) == name


def test_a_surname_that_is_a_stop_word_has_initials_where_somebody_is_called_so() -> None:
    """«Ким» is "who" in Kyrgyz; behind its initials stands a topic, and no other name."""
    text = "Ким А.С. паром"
    known = frozenset({"ким"})
    assert initialled_name(text) is None
    assert initialled_name(text, known) == InitialledName("Ким А.С.", "Ким", ("а", "с"))


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("Ким А.С.", ["anna"]),
        ("Что сказала Ким А.С.?", ["anna"]),
        ("Что говорил С. Н. Ким?", ["sergei"]),
    ],
)
def test_of_people_with_such_a_surname_the_one_is_heard(
    library: Library, question: str, ids: list[str]
) -> None:
    said = {
        "anna": ("Анна Сергеевна Ким", "Паром пойдёт весной."),
        "sergei": ("Сергей Николаевич Ким", "Паром пойдёт летом."),
        "svetlana": ("Светлана Ким", "Паром пойдёт зимой."),
    }
    for number, (name, (speaker, text)) in enumerate(said.items()):
        day = f"2031-01-0{number + 1}"
        library.write(f"{name}.md", text, id=name, lang="ru", date=day, speaker=speaker)
    library.reindex()
    answer = answer_query(library.searcher(), understand(question, TODAY))
    assert (answer.answered, [quote.statement_id for quote in answer.quotes]) == (True, ids)


@pytest.fixture
def two(library: Library) -> Library:
    """Two people of one surname, in two scripts each, and one whose first name is not told."""
    texts = {
        "wages": ("ru", "Зарплата врачей вырастет с января. Об этом объявил Бакыт Тойчуев."),
        "doctors": ("en", "Doctors will be paid more, Bakyt Toichuev announced on Monday."),
        "library": ("ru", "Азамат Тойчуев открыл новый читальный зал."),
        "hall": ("en", "A reading room was opened by Azamat Toichuev."),
        "visit": ("ru", "Вчера в Оше побывал Тойчуев."),
        "other": ("ru", "Мост через реку закрыт до мая."),
    }
    for name, (lang, text) in texts.items():
        library.write(f"{name}.md", text, id=name, lang=lang, date="2031-01-10")
    library.reindex()
    return library


def asked(library: Library, question: str) -> set[str]:
    answer = answer_query(library.searcher(), understand(question, TODAY))
    return {quote.statement_id for quote in answer.quotes} if answer.answered else set()


@pytest.mark.parametrize(
    "question",
    ["Б. Тойчуев", "Тойчуев Б.", "B. Toichuev", "B. Toychuev", "Что говорили о Б. Тойчуеве?"],
)
def test_only_who_may_be_meant_is_found(two: Library, question: str) -> None:
    found = asked(two, question)
    assert found
    assert found <= {"wages", "doctors", "visit"}


@pytest.mark.parametrize("question", ["А. Тойчуев", "A. Toychuev"])
def test_so_is_the_other(two: Library, question: str) -> None:
    found = asked(two, question)
    assert found
    assert found <= {"library", "hall", "visit"}


def test_nobody_else_of_that_surname_is_found_in_their_place(two: Library) -> None:
    assert asked(two, "Г. Тойчуев") <= {"visit"}
