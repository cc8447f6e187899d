"""Exact phrases meet by the rules by which a quotation is checked."""

from pathlib import Path

import numpy as np
import pytest
from library import Library
from long_statements import long_text

from retrieval import answer_query, understand
from retrieval.analysis import homoglyphs
from retrieval.archive.long_texts import MOST
from retrieval.search import phrases
from retrieval.types import Answer

NBSP, NARROW, THIN, SOFT = "\u00a0", "\u202f", "\u2009", "\u00ad"


def ask(library: Library, question: str, *texts: str) -> Answer:
    for at, text in enumerate(texts):
        library.write(f"{at}.md", text, id=f"s{at}", date=f"2031-01-{at + 1:02}")
    library.reindex()
    return answer_query(library.searcher(), understand(question, library.job().now.date()))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


@pytest.mark.parametrize(
    ("question", "text", "wording"),
    [
        ("«ее директор»", "В школе ждут: её директор приедет.", "её директор"),
        ("«её директор»", "В школе ждут: ее директор приедет.", "ее директор"),
        ("«все решено»", "Всё решено, сказал Королёв.", "Всё решено"),
        ("«счёт королева»", "Подписан счет Королёва.", "счет Королёва"),
        ("«её»", "Школа и её двор.", "её"),
        ('"50% of the sum"', "The fund paid 50 % of the sum.", "50 % of the sum"),
        ('"50 % of the sum"', "The fund paid 50% of the sum.", "50% of the sum"),
        ('"50%"', f"The fund paid 50{NBSP}% of the sum.", f"50{NBSP}%"),
        ('"50%"', f"The fund paid 50{NARROW}% of the sum.", f"50{NARROW}%"),
        ("«50%»", f"Фонд выплатил 50{NBSP}% суммы.", f"50{NBSP}%"),
        ("«50 % суммы»", "Фонд выплатил 50% суммы.", "50% суммы"),
        ("«50% каражат»", f"Фонд 50{THIN}% каражат төлөдү.", f"50{THIN}% каражат"),
        ("«№5»", f"Школа №{NBSP}5 открыта.", f"№{NBSP}5"),
        ("«1,5 млн сом»", f"Бюджет 1,5{NBSP}млн{NARROW}сом болду.", f"1,5{NBSP}млн{NARROW}сом"),
        ('"lorries again"', f"It is open to lorries{NBSP}again.", f"lorries{NBSP}again"),
        ('"the software"', f"They replaced the soft{SOFT}ware.", f"the soft{SOFT}ware"),
        (f'"the soft{SOFT}ware"', "They replaced the software.", "the software"),
        ("«правительство»", f"Пра{SOFT}ви{SOFT}тель{SOFT}ство решило.", "Пра_ви_тель_ство"),
        ("«Өкмөт чечим»", f"Өк{SOFT}мөт чечим кабыл алды.", f"Өк{SOFT}мөт чечим"),
        ('"toll gate"', "They moved the toll-gate away.", "toll-gate"),
        ('"a fair price, the ministry"', "It is “a fair price”, the ministry said.", None),
        ("«наша школа растёт»", "Бюджет: «Наша „школа“ растёт».", "Наша „школа“ растёт"),
        ("«биздин мектеп эң мыкты»", "«Биздин мектеп — эң мыкты», деди.", None),
    ],
)
def test_a_phrase_is_found_where_a_check_finds_it_and_quoted_as_it_stands(
    library: Library, question: str, text: str, wording: str | None
) -> None:
    made = ask(library, question, text)

    assert made.answered
    assert [quote.text for quote in made.quotes] == [text]
    assert wording is None or wording.replace("_", SOFT) in made.quotes[0].text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ('"50 of the sum"', "The fund paid 50 % of the sum."),
        ('"5%"', "The fund paid 1.5% of the sum."),
        ('"they can"', "They can't close the pass."),
        ('"interference in"', "Our rule is non-interference in the affairs of others."),
        ('"helps the farm"', "It helps the farmers."),
        ('"costs 1500"', "It costs 1.5 today, 1500 tomorrow."),
        ("«директор школы»", "Директора школы нет."),
        ("«сом»", "Бюджет 5 сомов."),
        ("«мектеп»", "Мектептин директору."),
    ],
)
def test_other_words_are_another_phrase(library: Library, question: str, text: str) -> None:
    made = ask(library, question, text)

    assert not made.answered
    assert made.missing_phrases == made.query.phrases
    assert made.phrases_apart == ()


@pytest.mark.parametrize(
    ("phrases", "texts"),
    [
        (("panic", "noon on Monday"), ("Don't panic!", "Be present at noon on Monday.")),
        (("налог", "на соль"), ("Введён налог.", "Спрос на соль вырос.")),
        (("суу", "жол"), ("Суу берилди.", "Бул жол жабык.")),
        (("a", "b", "c"), ("Here are a and b.", "Here are b and c.", "Here are a and c.")),
    ],
)
def test_phrases_that_are_there_but_never_together_are_said_to_be_apart(
    library: Library, phrases: tuple[str, ...], texts: tuple[str, ...]
) -> None:
    made = ask(library, " ".join(f'"{phrase}"' for phrase in phrases), *texts)

    assert not made.answered
    assert made.missing_phrases == ()
    assert made.phrases_apart == phrases
    # the nearest are those that hold one of them
    assert {quote.text for quote in made.quotes} == set(texts)


def test_of_several_phrases_those_that_are_nowhere_are_named(library: Library) -> None:
    made = ask(library, '"the pass" "the moon"', "They closed the pass.", "They opened it.")

    assert (made.missing_phrases, made.phrases_apart) == (("the moon",), ())


def test_what_stands_together_outside_the_period_does_not_count(library: Library) -> None:
    texts = ("They closed the pass on the river.", "They closed the pass.", "The river rose.")
    made = ask(library, '"the pass" "the river" on 2-3 January 2031', *texts)

    assert made.phrases_apart == ("the pass", "the river")


PROMISE = "The mayor of Orun will not sell the lake before 2035."


@pytest.mark.parametrize(
    ("question", "wording"),
    [
        ('"will not sell the lake"', PROMISE),
        ('"Not — sell THE lake"', PROMISE),
        ('"will sell the lake"', None),
        ('"the of the"', None),
    ],
)
def test_a_phrase_is_found_in_a_long_statement_of_which_little_is_read(
    library: Library, monkeypatch: pytest.MonkeyPatch, question: str, wording: str | None
) -> None:
    read: list[int] = []
    does = homoglyphs.unmixed

    def counted(text: str) -> str:
        read.append(len(text))
        return does(text)

    library.write("0.md", long_text(PROMISE, PROMISE), id="long", date="2031-01-01")
    library.reindex()
    searcher = library.searcher()
    for module in ("search.phrases", "analysis.words", "analysis.occurrences"):
        monkeypatch.setattr(f"retrieval.{module}.unmixed", counted)
    made = answer_query(searcher, understand(question, library.job().now.date()))

    assert made.answered == (wording is not None)
    if wording:
        assert [wording in quote.text for quote in made.quotes] == [True] * len(made.quotes)
    assert max(read) <= 2_000
    assert sum(read) <= 20_000


def test_of_a_phrase_that_a_long_statement_repeats_the_first_places_are_told(
    library: Library,
) -> None:
    library.write("0.md", long_text(), id="long", date="2031-01-01")
    library.reindex()
    searcher = library.searcher()
    rows = (0, len(searcher.snapshot))
    search = phrases.PhraseSearch(
        searcher.snapshot, searcher.archive, searcher.tokenizer, rows, np.ones(rows[1])
    )
    found = search.find(["to the market of"], 60)
    spans = {span for spans in found.spans.values() for span in spans}
    text = searcher.archive.text(1)
    assert len(spans) == MOST
    assert {text[slice(*span)] for span in spans} == {"to the market of"}
    assert max(spans)[1] < 10_000
