"""Questions to quotes, over real files, a real archive and a real index; only the model is fake."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from library import Library

from retrieval import Archive, answer_query, understand
from retrieval.analysis.sentences import sentences
from retrieval.text import fold
from retrieval.types import Answer, Quote, Repeat, Searched

TODAY = date(2026, 11, 23)

BORDER = (
    "The border with Lunmark reopens in May. All travellers may cross it again. Bring a passport."
    "\n\nThe visa fee stays at ten crowns. Students pay half the fee. Children pay nothing at all."
)
TREATY = (
    "The grain treaty was signed today. It lasts ten years. Both sides welcomed the grain treaty."
)
STATEMENTS = {
    "a": ("2020-05-01", "Border", BORDER),
    "b": ("2021-03-02", "Treaty", TREATY),
    "c": ("2021-03-09", "Treaty again", TREATY),
    "d": (None, "Assets", "Sanctions were lifted. The assets were returned to the people."),
    "e": (
        "2022-08-02",
        "Harvest",
        "The harvest was poor. The grain treaty helps the farmers of both countries.",
    ),
    "f": ("2022-09-02", "Вода", "Вода важна. Министерство заявило о воде. Договор подписан."),
}
ALL = Searched(6, 1, date(2020, 5, 1), date(2022, 9, 2))


def fill(library: Library, names: str = "abcdef", prefix: str = "") -> None:
    for place, name in enumerate(names):
        day, title, text = STATEMENTS[name]
        facts = {"id": name, "title": title, "lang": "ru" if name == "f" else "en"}
        library.write(f"{prefix}{place}-{name}.md", text, **facts, **({"date": day} if day else {}))
    library.reindex()


@pytest.fixture
def filled(library: Library) -> Library:
    fill(library)
    return library


def ask(library: Library, question: str, *, periods: bool = True) -> Answer:
    made = answer_query(library.searcher(), understand(question, TODAY, periods=periods))
    check(library, made)
    return made


def check(library: Library, made: Answer) -> None:
    """Assert what holds of every answer there is."""
    archive = Archive(library.directory.archive)
    assert len(made.quotes) <= 3
    ids = [quote.statement_id for quote in made.quotes]
    assert all(ids.count(name) <= 2 for name in ids)
    grouped = [name for place, name in enumerate(ids) if place == 0 or ids[place - 1] != name]
    assert len(grouped) == len(set(ids))
    for quote in made.quotes:
        assert archive.holds(quote)
        text = archive.text(quote.record)
        assert quote.text == text[quote.start : quote.end]
        spans = sentences(text, quote.lang)
        inside = [span for span in spans if quote.start <= span[0] and span[1] <= quote.end]
        assert inside[0][0] == quote.start
        assert inside[-1][1] == quote.end
        if not made.query.phrases:
            assert 1 <= len(inside) <= 3
        for other in made.quotes:
            apart = other.end <= quote.start or quote.end <= other.start
            assert other is quote or other.record != quote.record or apart
    wordings = [fold(quote.text) for quote in made.quotes]
    assert len(set(wordings)) == len(wordings)
    assert 0.0 <= made.confidence <= 1.0
    assert made.outside or made.confidence >= max(
        (quote.confidence for quote in made.quotes), default=0.0
    )
    period = made.query.period
    if period is not None and not made.outside:
        days = [quote.date for quote in made.quotes]
        days += [repeat.date for quote in made.quotes for repeat in quote.repeats]
        assert all(day is not None and day in period for day in days)


def texts(made: Answer) -> list[tuple[str, str]]:
    return [(quote.statement_id, quote.text) for quote in made.quotes]


def test_a_question_is_answered_with_whole_sentences_of_the_statement(filled: Library) -> None:
    made = ask(filled, "What is the visa fee?")
    assert made.answered
    said = (
        "The visa fee stays at ten crowns. Students pay half the fee. Children pay nothing at all."
    )
    assert texts(made)[0] == ("a", said)
    assert made.searched == ALL
    assert made.build == filled.live().name


def test_the_same_wording_is_one_quote_that_names_the_others(filled: Library) -> None:
    made = ask(filled, "grain treaty")
    assert made.answered
    assert texts(made) == [
        ("b", TREATY),
        ("e", "The harvest was poor. The grain treaty helps the farmers of both countries."),
    ]
    assert [quote.repeats for quote in made.quotes] == [(Repeat("c", date(2021, 3, 9)),), ()]


def test_repeats_are_found_beyond_the_hits_and_only_within_the_period(library: Library) -> None:
    """Seventy statements say it: more than are looked at, and the undated one is outside."""
    for number in range(70):
        day = f"2021-{number // 28 + 1:02}-{number % 28 + 1:02}"
        after = f"Nobody knows what number {number} will bring us in the years to come."
        text = f"The grain treaty was signed today. {after}"
        library.write(f"{number}.md", text, id=f"s{number:02}", date=day)
    library.write("no.md", "THE GRAIN TREATY was signed today.", id="undated")
    library.write("no2.md", "The grain treaty\nwas signed today.", id="undated2")
    library.reindex()
    whole = ask(library, "grain treaty signed")
    (quote,) = whole.quotes
    dates = [quote.date, *(repeat.date for repeat in quote.repeats)]
    assert (len(dates), dates.count(None)) == (72, 2)
    january = ask(library, "grain treaty signed in January 2021")
    assert len(january.quotes[0].repeats) == 27
    assert {repeat.date for repeat in january.quotes[0].repeats} | {january.quotes[0].date} == {
        date(2021, 1, day) for day in range(1, 29)
    }


def test_a_period_is_a_hard_filter_and_the_undated_are_counted_outside(filled: Library) -> None:
    made = ask(filled, "grain treaty in 2021")
    assert made.answered
    assert {quote.statement_id for quote in made.quotes} == {"b"}
    assert made.searched == Searched(2, 1, date(2021, 3, 2), date(2021, 3, 9))
    assert not ask(filled, "visa fee in 2021").answered
    assert ask(filled, "visa fee in 2021", periods=False).searched == ALL


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("latest on the grain treaty", ["e", "c"]),
        ("latest on the grain treaty in 2021", ["c"]),
        ("earliest on the grain treaty", ["b", "e"]),
    ],
)
def test_latest_and_first_go_by_date_one_a_statement(
    filled: Library, question: str, ids: list[str]
) -> None:
    """The older statement with the same wording is a repeat of the newer, or the other way."""
    made = ask(filled, question)
    assert made.answered
    assert [quote.statement_id for quote in made.quotes] == ids


def test_the_undated_are_never_listed_by_date(filled: Library) -> None:
    """What answers has no date, so nothing can be called the latest: it is shown as nearest."""
    assert ask(filled, "Which assets were returned?").answered
    made = ask(filled, "latest on assets returned to the people")
    assert not made.answered
    assert made.quotes[0].statement_id == "d"


def test_the_latest_is_found_among_more_statements_than_are_quoted(library: Library) -> None:
    """A hundred statements answer as well as each other; the newest three are wanted."""
    for number in range(100):
        day = f"20{number // 12 + 10}-{number % 12 + 1:02}-05"
        words = f"The grain treaty was renewed, says paper {'x' * (number + 1)}."
        library.write(f"{number}.md", words, id=f"s{number:03}", date=day)
    library.reindex()
    made = ask(library, "latest on the grain treaty")
    assert [quote.statement_id for quote in made.quotes] == ["s099", "s098", "s097"]
    made = ask(library, "What was first said about the grain treaty?")
    assert [quote.statement_id for quote in made.quotes] == ["s000", "s001", "s002"]


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("latest?", ["f", "e", "c"]),
        ("What are the latest statements?", ["f", "e", "c"]),
        ("first statements", ["a", "b", "e"]),
        ("in 2021", ["c"]),
        ("What was said in 2022?", ["f", "e"]),
        ("the first statements of 2022", ["e", "f"]),
        ("since March 2021", ["f", "e", "c"]),
    ],
)
def test_a_question_of_nothing_but_time_lists_statements_by_date(
    filled: Library, question: str, ids: list[str]
) -> None:
    """The statement b has the wording of c: it is named there and takes no place of its own."""
    made = ask(filled, question)
    assert made.answered
    assert made.confidence == 1.0
    assert [quote.statement_id for quote in made.quotes] == ids


def test_a_list_by_date_quotes_how_each_statement_begins(filled: Library) -> None:
    made = ask(filled, "in May 2020")
    assert texts(made) == [
        ("a", "The border with Lunmark reopens in May. All travellers may cross it again.")
    ]


def test_an_empty_period_is_silence_over_nothing(filled: Library) -> None:
    for question in ("in 2023", "grain treaty in 2023", "latest in 2023", "“grain” in 2023"):
        made = ask(filled, question)
        assert (made.answered, made.confidence) == (False, 0.0)
        assert made.searched == Searched(0, 1, None, None)
        # what is shown lies before that time, and says so
        assert made.outside
        assert all(quote.date and quote.date.year < 2023 for quote in made.quotes)
    assert made.missing_phrases == ("grain",)


@pytest.mark.parametrize("question", ["Who won the chess championship?", "the of", "a"])
def test_silence_shows_the_nearest_and_says_so(filled: Library, question: str) -> None:
    made = ask(filled, question)
    assert not made.answered
    assert made.quotes
    assert made.missing_phrases == ()
    assert made.searched == ALL


def test_a_question_in_another_script_is_calm(library: Library) -> None:
    fill(library, "abcde")
    made = ask(library, "Что вернули народу?")
    assert not made.answered
    assert made.quotes


def test_russian_words_meet_in_any_case(filled: Library) -> None:
    made = ask(filled, "договоры о воде")
    assert made.answered
    assert made.quotes[0].statement_id == "f"


@pytest.mark.parametrize(
    ("question", "statement", "wording"),
    [
        ('"helps the farmers"', "e", "helps the farmers"),
        ("Who said “HELPS  the Farmers”?", "e", "helps the farmers"),
        ('"signed today. It lasts"', "b", "signed today. It lasts"),
        (
            '"again. Bring a passport. The visa fee"',
            "a",
            "again. Bring a passport.\n\nThe visa fee",
        ),
        ('"to the people"', "d", "to the people"),
        ('"to the"', "d", "to the"),
        ("«министерство заявило»", "f", "Министерство заявило"),
    ],
)
def test_an_exact_phrase_that_is_the_question_is_answered_by_the_words(
    filled: Library, question: str, statement: str, wording: str
) -> None:
    """Also across the ends of sentences, paragraphs and passages, and of stop words alone."""
    made = ask(filled, question)
    assert made.answered
    assert made.missing_phrases == ()
    assert made.quotes[0].statement_id == statement
    assert all(wording in quote.text for quote in made.quotes)


@pytest.mark.parametrize(
    "phrase",
    ['"Arc» - A GRAIN route"', "“the 'northern arc' - a  grain”", "«ROUTE – IS OPEN»"],
)
def test_case_white_space_and_kinds_of_marks_and_dashes_do_not_matter(
    library: Library, phrase: str
) -> None:
    text = "The «Northern Arc» – a grain route — is open."
    library.write("a.md", text, id="a", date="2020-01-01")
    library.reindex()
    made = ask(library, f"Who said {phrase}?")
    assert made.answered
    assert made.quotes[0].text == text


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ('"nowhere at all"', ("nowhere at all",)),
        ('"grain" and "nowhere at all"', ("nowhere at all",)),
        ('"helps the farm"', ("helps the farm",)),
        ('"grain treaty" in 2020', ("grain treaty",)),
        ('latest "nowhere at all"', ("nowhere at all",)),
        ('"Harvest"" treaty again"', ("treaty again",)),
    ],
)
def test_a_phrase_that_does_not_occur_is_silence_and_is_named(
    filled: Library, question: str, missing: tuple[str, ...]
) -> None:
    """Nowhere, as a part of a word, outside the period, in a title."""
    made = ask(filled, question)
    assert not made.answered
    assert made.missing_phrases == missing


def test_two_phrases_of_one_statement_are_quoted_together_where_they_are_near(
    filled: Library,
) -> None:
    made = ask(filled, '"Both sides" and "ten years"')
    assert made.answered
    assert texts(made) == [("b", TREATY)]


def test_a_phrase_beside_another_matter_is_no_answer_to_it(filled: Library) -> None:
    made = ask(filled, 'Who won the chess championship final in "ten years"?')
    assert not made.answered
    assert made.missing_phrases == ()
    assert all("ten years" in quote.text for quote in made.quotes)


def test_a_phrase_and_an_order_go_by_date(filled: Library) -> None:
    made = ask(filled, 'What was the latest statement that said "grain treaty"?')
    assert made.answered
    assert [quote.statement_id for quote in made.quotes] == ["e", "c"]


def test_an_answer_begins_with_what_answers_and_by_date_every_quote_does(filled: Library) -> None:
    threshold = filled.searcher().model.threshold
    for question in ("What is the visa fee?", "grain treaty"):
        assert ask(filled, question).quotes[0].confidence >= threshold
    made = ask(filled, "latest on the grain treaty")
    assert all(quote.confidence >= threshold for quote in made.quotes)


def said(made: Answer) -> tuple[object, ...]:
    """An answer without what is named by chance of time: the build and record numbers."""

    def plain(quote: Quote) -> Quote:
        return replace(quote, record=0)

    return made.answered, made.confidence, tuple(map(plain, made.quotes)), made.searched


QUESTIONS = (
    "grain treaty",
    "latest",
    "first statements",
    "latest on the grain treaty",
    '"grain treaty"',
    "What is the visa fee?",
    "Who won the chess championship?",
    "in 2021",
)


def test_asking_twice_is_the_same_answer(filled: Library) -> None:
    for question in QUESTIONS:
        assert ask(filled, question) == ask(filled, question)


def test_the_order_in_which_files_were_read_changes_no_answer(tmp_path: Path) -> None:
    """Statements of one day and of one wording too: ids decide, not record numbers."""
    made = []
    for turn, names in enumerate(("abcdef", "fedcba")):
        library = Library(tmp_path / str(turn))
        library.corpus.mkdir(parents=True)
        twins = names if turn else names[::-1]
        for name in twins:
            library.write(f"0-{twins.index(name)}.md", TREATY, id=f"twin-{name}", date="2021-03-02")
        fill(library, names, prefix="1-")
        made.append([said(ask(library, question)) for question in QUESTIONS])
    assert made[0] == made[1]
