"""The glossary finds terms in any form, the longest first, and says what else they are called."""

from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import pytest

from retrieval.analysis.glossary import Glossary, Meant, glossary
from retrieval.analysis.tokens import Tokenizer
from retrieval.languages.places import countries, other_names

LINES = (
    "ferry\tпаром\tпаром",
    "school meals / school lunch\tшкольное питание\tмектеп тамагы",
    "school\tшкола\tмектеп",
    "foot and mouth disease\tящур\tшарп",
)


@pytest.fixture
def tokenizer() -> Tokenizer:
    return Tokenizer()


@pytest.mark.parametrize(
    ("words", "first", "last", "terms"),
    [
        (["old", "ferries"], 1, 1, ("ferry", "паром", "паром")),
        (["паромов"], 0, 0, ("ferry", "паром", "паром")),
        (["паромдун"], 0, 0, ("ferry", "паром", "паром")),
        (
            ["мектеп", "тамагын"],
            *(0, 1, ("school meals", "school lunch", "школьное питание", "мектеп тамагы")),
        ),
        (["мектептердеги"], 0, 0, ("school", "школа", "мектеп")),
        (["foot", "mouth", "disease"], 0, 2, ("foot and mouth disease", "ящур", "шарп")),
    ],
)
def test_a_term_is_found_in_any_form(
    tokenizer: Tokenizer, words: list[str], first: int, last: int, terms: tuple[str, ...]
) -> None:
    found = [*Glossary(LINES, tokenizer).meant(words, tokenizer)]
    assert found == [Meant(first, last, tuple(dict.fromkeys(terms)))]


@pytest.mark.parametrize(
    ("term", "typed"),
    [
        ("Åland", ["aland"]),
        ("Åland", ["Åland"]),
        ("ёлка", ["елка"]),
        ("елка", ["ёлки"]),
        ("the Hague court", ["Hague", "courts"]),
        ("«Ак-Суу»", ["Ак", "Суу"]),
        ("№ 5 ferry", ["5", "ferries"]),
    ],
)
def test_a_term_is_found_by_its_first_letter_however_it_is_written(
    tokenizer: Tokenizer, term: str, typed: list[str]
) -> None:
    found = [*Glossary([f"{term}\t{term}\t{term}"], tokenizer).meant(typed, tokenizer)]
    assert found == [Meant(0, len(typed) - 1, (term,))]


def test_threads_ask_one_glossary_side_by_side() -> None:
    known = Glossary([f"word{c}\tслово{c}\tсөз{c}" for c in "abcdefgh"], Tokenizer())
    with ThreadPoolExecutor(8) as threads:
        found = [*threads.map(lambda c: [*known.meant([f"word{c}"], Tokenizer())], "abcdefgh" * 4)]
    assert found == [[Meant(0, 0, (f"word{c}", f"слово{c}", f"сөз{c}"))] for c in "abcdefgh" * 4]


def test_what_it_does_not_have_means_nothing(tokenizer: Tokenizer) -> None:
    assert [*Glossary(LINES, tokenizer).meant(["zeppelin", "foot"], tokenizer)] == []


def test_every_line_of_the_project_s_glossary_has_three_languages() -> None:
    text = files("retrieval.languages").joinpath("glossary.tsv").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert len(lines) > 6000
    assert [line for line in lines if len([*filter(str.strip, line.split("\t"))]) != 3] == []
    assert len(set(lines)) == len(lines)


def test_countries_are_in_it(tokenizer: Tokenizer) -> None:
    (found,) = glossary().meant(["Жаңы", "Зеландия"], tokenizer)
    assert set(found.terms) == {"New Zealand", "Новая Зеландия", "Жаңы Зеландия"}
    assert other_names("китай") == {"китай", "кытай", "china"}
    assert other_names("nowhere") == frozenset()
    assert len([*countries(("en", "ru"))]) > 240


def test_a_word_of_one_language_is_no_word_of_another(tokenizer: Tokenizer) -> None:
    """Russian «кори» are measles, Kyrgyz «кор» a reserve."""
    known = Glossary(["measles\tкорь\tкызылча", "reserve\tзапас\tкор"], tokenizer)
    (russian,) = known.meant(["кори"], tokenizer, ("ru",))
    assert russian.terms == ("measles", "корь", "кызылча")
    (kyrgyz,) = known.meant(["корго"], tokenizer, ("ky",))
    assert kyrgyz.terms == ("reserve", "запас", "кор")
