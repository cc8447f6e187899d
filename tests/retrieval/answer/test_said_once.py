"""No sentence is shown twice in one answer."""

from datetime import date

from library import Library
from long_statements import long_text

from retrieval import answer_query, understand
from retrieval.answer.folding import Folder
from retrieval.answer.statements import FoundStatement, StatementReader, Window
from retrieval.types import Repeat

SHARED = "The grain treaty was signed today."
OWN = (
    "Grain crosses the border without any fee from next May on, the ministers of both say.",
    "Farmers of the north welcome the grain treaty, for they waited nine long years to see it.",
    "Nobody spoke of water in the four long days of the talks that came before the ceremony.",
)


def no_word(_statement: FoundStatement, _number: int) -> float:
    """As for a question of which no sentence holds a word."""
    return 0.0


def shown(
    library: Library, *texts: str, whole: bool = False, asked: str | None = None
) -> list[str]:
    """What is shown of a window over each statement, one after the other."""

    def weigh(statement: FoundStatement, number: int) -> float:
        sentence = statement.record.statement.text[slice(*statement.spans[number])]
        return float(asked is not None and asked in sentence)

    for number, text in enumerate(texts):
        library.write(f"{number}.md", text, id=str(number), date=f"202{number}-03-02")
    library.reindex()
    searcher = library.searcher()
    snapshot, archive = searcher.snapshot, searcher.archive
    reader = StatementReader(snapshot, archive)
    numbers = [library.record(str(number)).number for number in range(len(texts))]
    statements = [reader.statement(number) for number in numbers]
    windows = [Window(one, 0, len(one.spans) - 1, 1.0) for one in statements]
    folder = Folder(snapshot, archive, (0, len(snapshot.rows)), weigh)
    kept = folder.unshown(windows, whole=whole)
    return [one.record.statement.text[slice(*one.span)] for one in kept]


def test_what_was_shown_is_left_out_of_a_quote_that_says_more(library: Library) -> None:
    last = f"{OWN[2]} {SHARED}"
    assert shown(library, f"{SHARED} {OWN[0]}", f"{SHARED} {OWN[1]}", last) == [
        f"{SHARED} {OWN[0]}",
        OWN[1],
        OWN[2],
    ]


def test_a_quote_that_must_hold_a_phrase_stays_whole(library: Library) -> None:
    texts = f"{SHARED} {OWN[0]}", f"{SHARED} {OWN[1]}"
    assert shown(library, *texts, whole=True) == list(texts)


def test_a_quote_that_says_little_new_is_left_out(library: Library) -> None:
    assert shown(library, f"{SHARED} {OWN[0]}", f"{SHARED} It rained.") == [f"{SHARED} {OWN[0]}"]


CLOSING = "Residents asked many questions at the meeting in the school hall on Monday evening."


def test_what_differs_is_shown_though_a_longer_closing_sentence_is_shared(
    library: Library,
) -> None:
    texts = [
        f"The reservoir is 40 per cent full. {CLOSING}",
        f"The reservoir must be dredged. {CLOSING}",
        f"{CLOSING} The road is closed.",
    ]
    assert shown(library, *texts, asked="reservoir") == [texts[0], "The reservoir must be dredged."]


def test_of_what_is_new_the_sentence_that_answers_is_shown(library: Library) -> None:
    texts = [
        f"The mill is open. {SHARED}",
        f"The mill is shut. {SHARED} {OWN[2]}",
        f"The mill is open. {OWN[0]}",
    ]
    assert shown(library, *texts, asked="mill") == [texts[0], "The mill is shut."]


def test_statements_that_end_alike_each_answer(library: Library) -> None:
    said = ("The reservoir is 40 per cent full.", "The reservoir is 46 per cent full.")
    for number, text in enumerate((*said, "Engineers want the reservoir dredged.")):
        day = f"2031-0{number + 1}-07"
        library.write(f"{number}.md", f"{text} {CLOSING}", id=str(number), date=day)
    library.reindex()
    asked = understand("What was said about the reservoir?", date(2032, 1, 1))
    found = answer_query(library.searcher(), asked)
    assert [one.text.split(". ")[0].rstrip(".") for one in found.quotes] == [
        "The reservoir is 40 per cent full",
        "The reservoir is 46 per cent full",
        "Engineers want the reservoir dredged",
    ]


def test_who_else_said_some_sentences_is_told_of_long_statements_too(library: Library) -> None:
    library.write("short.md", f"{SHARED} {OWN[0]}", id="short", date="2020-03-02")
    both, apart = f"{SHARED} {OWN[0]}", f"{OWN[0]} {SHARED}"
    library.write("long.md", long_text(SHARED, both), id="long", date="2021-03-02")
    library.write("apart.md", long_text(apart, SHARED), id="apart", date="2022-03-02")
    library.reindex()
    searcher = library.searcher()
    statement = StatementReader(searcher.snapshot, searcher.archive).statement(
        library.record("short").number
    )
    folder = Folder(searcher.snapshot, searcher.archive, (0, len(searcher.snapshot)), no_word)
    assert folder.repeats(Window(statement, 0, 1, 1.0)) == (Repeat("long", date(2021, 3, 2)),)
    assert folder.repeats(Window(statement, 0, 0, 1.0)) == (
        Repeat("long", date(2021, 3, 2)),
        Repeat("apart", date(2022, 3, 2)),
    )


def test_twelve_statements_of_one_wording_answer_as_surely_as_one(library: Library) -> None:
    """Two rare words of the question stand there, the third nowhere."""
    for number, name in enumerate(("bridge", "school", "market", "well", "mill", "road")):
        library.write(
            f"{name}.md", f"The {name} was painted.", id=name, date=f"2030-0{number + 1}-02"
        )

    def said_by(count: int) -> tuple[bool, float, int]:
        for month in range(1, count + 1):
            day = f"2031-{month:02}-02"
            library.write(f"{month}.md", "Salt lies ready for winter.", id=str(month), date=day)
        library.reindex()
        asked = understand("Is there enough salt for winter?", date(2032, 1, 1))
        found = answer_query(library.searcher(), asked)
        return found.answered, found.confidence, len(found.quotes[0].repeats)

    once, often = said_by(1), said_by(12)
    assert (once[0], once[2]) == (often[0], often[2] - 11) == (True, 0)
    assert often[1] > once[1] - 0.02
