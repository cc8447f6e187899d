"""A topic is answered by the statements that speak of it, however many; a stranger is not."""

from datetime import date, timedelta

import pytest
from library import Library

from bot.replies.answers import answer_reply, without_last
from bot.replies.wording import Wording
from retrieval import answer_query, timeline, understand
from retrieval.types import Answer, Period, Spoken

TODAY = date(2032, 1, 1)
SAID = (
    "may stop in winter",
    "will run every hour from May",
    "has been painted blue",
    "stops at the mill too",
    "was late on Monday",
    "carries four cars",
    "is the oldest on the river",
    "needs a new engine",
    "was free on the holiday",
    "may be replaced by a bridge",
    "has a new captain",
    "will cost two marks",
)


def asked(library: Library, question: str) -> Answer:
    return answer_query(library.searcher(), understand(question, TODAY))


def asked_of(library: Library, words: str, question: str) -> Answer:
    """Asked where these words of 2019 are all there is."""
    library.write("a.md", words, id="a", date="2019-03-10")
    library.reindex()
    return asked(library, question)


def text_of(answer: Answer, lang: str = "en") -> str:
    return answer_reply(answer, Wording(lang)).text


@pytest.fixture
def ferries(library: Library) -> Library:
    """A statement on the ferry each month of 2031, and twelve on other things the year before."""
    for month, words in enumerate(SAID, 1):
        name = f"f{month:02}"
        library.write(f"{name}.md", f"The ferry {words}.", id=name, date=f"2031-{month:02}-01")
        other = f"o{month:02}"
        library.write(
            f"{other}.md", f"The mayor opened hall {month}.", id=other, date=f"2030-{month:02}-01"
        )
    library.reindex()
    return library


def test_a_topic_spoken_of_often_is_answered_and_counted(ferries: Library) -> None:
    found = asked(ferries, "What was said about the ferry?")
    assert found.answered
    assert len(found.quotes) == 3
    assert found.spoken == Spoken(
        12, 0, ((2031, 12),), date(2031, 1, 1), date(2031, 12, 1), speakers=()
    )
    assert "12 statements speak of this, 1 January – 1 December 2031." in text_of(found)
    assert "Об этом говорится в 12 заявлениях" in text_of(found, "ru")
    assert "Бул тууралуу 12 билдирүүдө айтылат" in text_of(found, "ky")


def test_within_a_period_its_statements_are_counted(ferries: Library) -> None:
    found = asked(ferries, "What was said about the ferry in March 2031?")
    assert [quote.statement_id for quote in found.quotes] == ["f03"]
    assert found.spoken is not None
    assert found.spoken.statements == 1


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("first statement on the ferry", ["f01", "f02", "f03"]),
        ("latest on the ferry", ["f12", "f11", "f10"]),
        ("When was the ferry first mentioned?", ["f01", "f02", "f03"]),
    ],
)
def test_first_is_the_earliest_of_all_and_latest_the_newest(
    ferries: Library, question: str, ids: list[str]
) -> None:
    assert [quote.statement_id for quote in asked(ferries, question).quotes] == ids


def test_a_timeline_has_the_same_statements(ferries: Library) -> None:
    found = timeline(ferries.searcher(), understand("the ferry", TODAY))
    assert [entry.quote.statement_id for entry in found.entries] == [
        f"f{month:02}" for month in range(1, 13)
    ]


def test_a_topic_that_nobody_spoke_of_is_silence_that_names_the_word(ferries: Library) -> None:
    found = asked(ferries, "What was said about zeppelins?")
    assert (found.answered, found.absent, found.spoken) == (False, ("zeppelins",), None)
    assert "“zeppelins” does not occur in this archive." in text_of(found)
    assert "«zeppelins» в архиве не встречается." in text_of(found, "ru")
    assert "«zeppelins» деген сөз архивде жок." in text_of(found, "ky")


@pytest.mark.parametrize("question", ["What was said about the mine?", "mines"])
def test_a_mine_is_a_topic_and_nobodys_own(library: Library, question: str) -> None:
    said = ("The mine at Pell was flooded.", "The mines employ 900.", "Pell has a new mine.")
    for name, words in zip("abc", said, strict=True):
        library.write(f"{name}.md", words, id=name, date="2031-03-02")
    library.write("d.md", "The bakers of Pell asked for flour.", id="d", date="2031-03-05")
    library.reindex()
    found = asked(library, question)
    assert found.answered
    assert {quote.statement_id for quote in found.quotes} == {"a", "b", "c"}


def test_words_that_never_meet_are_no_topic(ferries: Library) -> None:
    assert not asked(ferries, "the mayor of the ferry").answered


@pytest.mark.parametrize("count", [1, 3, 10, 100, 1000])
def test_the_more_statements_the_surer(library: Library, count: int) -> None:
    """The curve of confidence against the number of statements on a topic does not fall."""
    first = date(2010, 1, 1)
    lines = [
        f'{{"id": "s{n}", "date": "{first + timedelta(days=n)}",'
        f' "text": "The ferry {SAID[n % 12]}, says paper {n}."}}'
        for n in range(count)
    ]
    lines += [f'{{"id": "o{n}", "text": "The mayor opened hall number {n}."}}' for n in range(20)]
    (library.corpus / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    library.reindex()
    found = asked(library, "What was said about the ferry?")
    assert found.spoken is not None
    assert (found.answered, found.spoken.statements) == (True, count)
    assert found.confidence >= asked(library, "What was said about the ferry in 2010?").confidence


def test_an_absent_name_is_a_reason_for_silence_and_is_named(ferries: Library) -> None:
    found = asked(ferries, "When did the ferry of Tarnovsky stop in winter?")
    assert (found.answered, found.absent) == (False, ("Tarnovsky",))
    assert "“Tarnovsky” does not occur in this archive." in text_of(found)


def test_two_questions_are_answered_each_under_its_own_line(ferries: Library) -> None:
    found = asked(ferries, "Is the ferry the oldest on the river, and which hall was opened?")
    assert [part.query.question for part in found.parts] == [
        "Is the ferry the oldest on the river",
        "which hall was opened?",
    ]
    lines = text_of(found).splitlines()
    assert lines[0] == "Is the ferry the oldest on the river"
    assert "which hall was opened?" in lines


def test_subjects_of_which_no_statement_speaks_together_are_answered_each(ferries: Library) -> None:
    found = asked(ferries, "What was said about the ferry and zeppelins?")
    assert found.answered
    assert [(part.query.question, part.answered, part.absent) for part in found.parts] == [
        ("What was said about the ferry?", True, ()),
        ("What was said about zeppelins?", False, ("zeppelins",)),
    ]
    assert text_of(found).splitlines()[0] == "What was said about the ferry?"
    nothing = asked(ferries, "What was said about zeppelins and unicorns?")
    assert (nothing.answered, nothing.parts) == (False, ())


def test_the_nearest_statements_of_a_silent_part_are_no_quotes_of_the_whole(
    ferries: Library,
) -> None:
    found = asked(ferries, "What was said about the ferry and the mayor in 2030?")
    assert [(one.query.text, one.answered, one.outside) for one in found.parts] == [
        ("What was said about the ferry?", False, True),
        ("What was said about the mayor?", True, False),
    ]
    nearest, said = (part.quotes for part in found.parts)
    assert [quote.date for quote in nearest] == [date(2031, 1, 1)]
    assert (found.answered, found.quotes) == (True, said)
    assert {quote.date.year for quote in said if quote.date} == {2030}
    # what is shown says of either what it is, and grows shorter from its end
    assert "The ferry " in text_of(found)
    shorter = without_last(found)
    assert shorter.quotes == said[:-1]
    assert [len(part.quotes) for part in shorter.parts] == [1, len(said) - 1]
    for _ in said:
        found = without_last(found)
    assert [len(part.quotes) for part in found.parts] == [1, 0]
    assert without_last(found).quotes == found.quotes == ()


def test_a_date_that_is_the_topic_is_searched_as_words(library: Library) -> None:
    library.write("a.md", "We remember the events of 7 April 2010.", id="a", date="2024-04-07")
    library.write("b.md", "The first turbine will start in 2027.", id="b", date="2026-02-10")
    library.reindex()
    events = asked(library, "What was said about the events of 7 April 2010?")
    assert (events.answered, events.date_as_words) == (True, True)
    assert [quote.statement_id for quote in events.quotes] == ["a"]
    assert text_of(events).startswith(
        "Nothing dated 7 April 2010 answers this, so the date was searched for as words."
    )


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("The bridge at Alda was closed yesterday.", "What was said about the bridge yesterday?"),
        ("The bridge was closed last week.", "What was said about the bridge last week?"),
        ("The bridge will be closed this year.", "What was said about the bridge this year?"),
        ("The bridge was closed 3 days ago.", "What was said about the bridge 3 days ago?"),
        ("The bridge was closed in March.", "What was said about the bridge in March?"),
        # "may" is a word that every text has
        ("The bridge at Alda is closed for repairs.", "What was said about the bridge in May?"),
        ("Мост в Алде закрыли вчера.", "Что говорили о мосте вчера?"),
        ("Мост закрыли на прошлой неделе.", "Что говорили о мосте на прошлой неделе?"),
        ("Мост закроют весной.", "Что говорили о мосте весной?"),
        ("Көпүрө кечээ жабылды.", "Көпүрө жөнүндө кечээ эмне айтылган?"),
        ("Көпүрө былтыр жабылган.", "Көпүрө жөнүндө былтыр эмне айтылган?"),
    ],
)
def test_a_time_that_is_the_askers_own_is_not_searched_as_words(
    library: Library, words: str, question: str
) -> None:
    found = asked_of(library, words, question)
    assert (found.answered, found.date_as_words, found.outside) == (False, False, True)
    assert [quote.statement_id for quote in found.quotes] == ["a"]


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("On 7 April we remember the events.", "What was said about the events of 7 April?"),
        ("7 апреля мы помним о событиях.", "Что говорили о событиях 7 апреля?"),
        ("7-апрелдеги окуяларды эстейбиз.", "7-апрелдеги окуялар жөнүндө эмне айтылган?"),
        ("The rising of 1916 is remembered.", "What was said about the rising of 1916?"),
        # nothing but a date is asked about
        ("On 7 April 2010 the square was full.", "What happened on 7 April 2010?"),
        ("7 апреля 2010 года площадь была полна.", "Что произошло 7 апреля 2010 года?"),
        ("2010-жылдын 7-апрелинде аянт толду.", "2010-жылдын 7-апрелинде эмне болду?"),
        ("7 апреля 2010 года площадь была полна.", "What happened on 7 April 2010?"),
        ("On 7 April 2010 the square was full.", "Что произошло 7 апреля 2010 года?"),
        ("1916-жылдагы көтөрүлүштүн курмандыктарын эскеребиз.", "1916-жылы эмне болгон?"),
        ("The ferry of April 2010 is remembered.", "Что было в апреле 2010 года?"),
        ("7 апреля 2010 года площадь была полна.", "Что произошло 07.04.2010?"),
        # nor does "the events" tell more than the date
        (
            "On 7 April 1944 the mill burned.",
            "What did officials say of the events of 7 April 1944?",
        ),
        ("7 апреля 1944 года сгорела мельница.", "Что говорили о событиях 7 апреля 1944 года?"),
        (
            "1944-жылдын 7-апрелинде тегирмен күйгөн.",
            "1944-жылдын 7-апрелиндеги окуялар жөнүндө эмне айтылды?",
        ),
        ("7 апреля 1944 года сгорела мельница.", "What was said about the events of 7 April 1944?"),
        # in figures or by another word, and a year by which something will be
        ("The mill fire of 7 April 1944 is unforgotten.", "the mill fire of 07.04.1944"),
        ("7 апреля 1944 года горела мельница.", "мельница 7.4.1944"),
        ("1944-жылдын 7-апрелинде тегирмен күйгөн.", "1944-жылкы тегирмен"),
        ("By 2041 a ferry will run to Alda.", "Will a ferry run by 2041?"),
        ("В Алду к 2041 году пойдёт паром.", "Какой паром будет к 2041 году?"),
        ("2041-жылга карата Алдага паром жүрөт.", "2041-жылга чейин эмне болот?"),
        ("A ferry to Alda will run in 2041.", "Any plans for 2041?"),
        ("В 2041 году пойдёт паром в Алду.", "Есть планы на 2041 год?"),
        ("2041-жылы Алдага паром жүрөт.", "2041-жылга кандай пландар бар?"),
        ("2041-жылы Алдага паром жүрөт.", "2041-жылга эмне пландалган?"),
    ],
)
def test_a_date_is_searched_as_words_with_a_year_or_a_day_of_its_month(
    library: Library, words: str, question: str
) -> None:
    found = asked_of(library, words, question)
    assert (found.answered, found.date_as_words, found.outside) == (True, True, False)
    assert [quote.statement_id for quote in found.quotes] == ["a"]


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("The bridge at Alda was closed.", "What events were there in March 2019?"),
        ("The bridge at Alda was closed.", "What was planned for March 2019?"),
        ("Мост в Алде закрыли.", "Какие события были в марте 2019 года?"),
        ("Алдадагы көпүрө жабылды.", "2019-жылдын марты үчүн эмне пландалган?"),
    ],
)
def test_events_of_a_time_are_whatever_was_said_then(
    library: Library, words: str, question: str
) -> None:
    found = asked_of(library, words, question)
    assert (found.answered, found.date_as_words) == (True, False)
    assert [quote.statement_id for quote in found.quotes] == ["a"]


def test_a_statement_of_the_period_is_no_date_found_as_words(library: Library) -> None:
    """The question is near enough only with the words of its date."""
    library.write("a.md", "Rent stays the same in 2026.", id="a", date="2026-02-03")
    others = ("Unemployment rose in November.", "The mill fire is out.", "Two wolves were seen.")
    for number, text in enumerate(others):
        library.write(f"{number}.md", text, id=str(number), date="2025-12-05")
    library.reindex()
    found = asked(library, "Is rent higher in 2026?")
    assert (found.answered, found.date_as_words, found.outside) == (True, False, False)
    assert found.searched.statements == 1
    assert [quote.statement_id for quote in found.quotes] == ["a"]


def test_of_a_date_alone_only_what_says_it_is_quoted(library: Library) -> None:
    library.write("a.md", "2041-жылы Алдага паром жүрөт.", id="a", date="2026-02-10")
    library.write("b.md", "2037-жылдын бюджети парламентке берилди.", id="b", date="2026-02-11")
    library.reindex()
    found = asked(library, "2041-жылга кандай пландар бар?")
    assert (found.answered, [quote.statement_id for quote in found.quotes]) == (True, ["a"])


def test_a_month_of_every_year_is_left_out_as_the_archive_holds_it(ferries: Library) -> None:
    found = asked(ferries, "ferry, any month except January")
    assert found.query.excluded == (
        Period(date(2030, 1, 1), date(2030, 1, 31)),
        Period(date(2031, 1, 1), date(2031, 1, 31)),
    )
    assert date(2031, 1, 1) not in {quote.date for quote in found.quotes}


def test_an_empty_period_offers_the_nearest_before_and_after(ferries: Library) -> None:
    found = asked(ferries, "What was said about the ferry from 2 May to 30 May 2031?")
    assert (found.answered, found.outside) == (False, True)
    assert [quote.statement_id for quote in found.quotes] == ["f05", "f06"]
    assert "The nearest statements before and after that time:" in text_of(found)


def test_equal_texts_are_one_wording_quoted_with_a_date(library: Library) -> None:
    words = "The ferry between Senn and Alda will run every hour from May."
    library.write("undated.md", words, id="undated")
    for day in range(1, 13):
        library.write(f"d{day}.md", words, id=f"d{day}", date=f"2031-01-{day:02}")
    library.reindex()
    found = asked(library, "What was said about the ferry?")
    assert found.answered
    (quote,) = found.quotes
    assert quote.date is not None
    assert len(quote.repeats) == 12


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("What was said about the US?", {"a", "b"}),
        ("What was said about the United States?", {"a", "b"}),
        ("Что сказано о США?", {"a", "b"}),
        ("What was said about the WHO?", {"c"}),
        ("Что сказано о ВОЗ?", {"c"}),
        ("What was said about IT?", {"d"}),
    ],
)
def test_a_name_that_is_a_stop_word_in_small_letters_is_a_topic(
    library: Library, question: str, ids: set[str]
) -> None:
    library.write("a.md", "The US envoy met the mayor.", id="a", date="2031-01-01")
    library.write("b.md", "Wool is sold to the United States.", id="b", date="2031-01-02")
    library.write("c.md", "Vaccines came from the WHO.", id="c", date="2031-01-03")
    library.write("d.md", "The new IT park is open.", id="d", date="2031-01-04")
    library.write("e.md", "He asked who told us of it.", id="e", date="2031-01-05")
    library.reindex()
    assert {quote.statement_id for quote in asked(library, question).quotes} == ids
