"""One statement in several languages is one answer; a wrong pair would be worse than none."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from library import Library
from paths import ROOT

from retrieval import Archive, read_corpus
from retrieval.archive.quoting import quote
from retrieval.archive.translations import folded, other_addresses, parallels
from retrieval.settings import DatabaseUrl
from retrieval.types import Quote, Statement

DAY = date(2023, 8, 31)
ENGLISH = Statement("a", "One two.", date=DAY, url="https://m.org/en/news/81", lang="en")
RUSSIAN = Statement("b", "Раз два.", date=DAY, url="https://m.org/ru/news/81", lang="ru")
KYRGYZ = Statement("c", "Бир эки.", date=DAY, url="https://m.org/kg/news/81", lang="ky")


def archive_of(place: Path | DatabaseUrl, *statements: Statement) -> Archive:
    made = Archive(place, create=True)
    made.update(statements, now="2023-09-01T00:00:00+00:00")
    return made


def quoted(archive: Archive, statement_id: str) -> Quote:
    record = archive.versions(statement_id)[-1]
    return quote(record, (0, len(record.statement.text)), 0.9)


def others(archive: Archive, statement_id: str) -> list[tuple[str, str]]:
    return [
        (one.lang, one.statement_id) for one in parallels(archive, quoted(archive, statement_id))
    ]


def test_addresses_that_differ_in_the_language_alone_are_a_pair(place: Path | DatabaseUrl) -> None:
    archive = archive_of(place, ENGLISH, RUSSIAN, KYRGYZ)
    assert others(archive, "a") == [("ky", "c"), ("ru", "b")]
    assert others(archive, "c") == [("en", "a"), ("ru", "b")]


@pytest.mark.parametrize("names", ["a", "https://m.org/x"])
def test_a_statement_that_names_another_is_its_pair_both_ways(
    place: Path | DatabaseUrl, names: str
) -> None:
    one = replace(ENGLISH, url="https://m.org/x")
    other = replace(RUSSIAN, url="https://m.org/y", parallel=names)
    archive = archive_of(place, one, other)
    assert others(archive, "a") == [("ru", "b")]
    assert others(archive, "b") == [("en", "a")]


@pytest.mark.parametrize(
    "other",
    [
        replace(RUSSIAN, url="https://m.org/ru/news/82"),
        replace(RUSSIAN, date=date(2023, 9, 5)),
        replace(RUSSIAN, lang="en"),
        replace(RUSSIAN, lang=None),
        replace(RUSSIAN, url=None, title="One two"),
        replace(RUSSIAN, url="https://m.org/ru/ru/news/81"),
    ],
)
def test_what_the_publisher_does_not_pair_is_no_pair(
    place: Path | DatabaseUrl, other: Statement
) -> None:
    archive = archive_of(place, ENGLISH, other)
    assert others(archive, "a") == []
    assert others(archive, "b") == []


def test_a_withdrawn_version_is_no_pair(place: Path | DatabaseUrl) -> None:
    archive = archive_of(place, ENGLISH, RUSSIAN)
    archive.update([ENGLISH], now="2023-09-02T00:00:00+00:00")
    assert others(archive, "a") == []


def test_two_places_of_the_language_in_an_address_say_nothing() -> None:
    assert other_addresses("https://en.m.org/en/news/81", "en") == {}
    assert other_addresses("https://m.org/news/81?lang=en", "en")["https://m.org/news/81?lang=ru"]
    assert "https://ru.m.org/81" in other_addresses("https://en.m.org/81", "en")
    assert other_addresses("https://m.org/news/81", "en") == {}


def test_quotes_of_a_pair_are_folded_into_the_askers_language(place: Path | DatabaseUrl) -> None:
    archive = archive_of(place, ENGLISH, RUSSIAN, Statement("d", "Another.", lang="en"))
    found = [quoted(archive, name) for name in "abd"]
    assert [one.statement_id for one in folded(archive, found, None)] == ["a", "d"]
    in_russian = folded(archive, found, "ru")
    assert [one.statement_id for one in in_russian] == ["b", "d"]
    assert [one.lang for one in in_russian[0].parallels] == ["en"]


def test_the_pairs_of_the_sample_corpus(library: Library) -> None:
    sample = ROOT / "corpus" / "sample"
    shutil.copytree(sample, library.corpus / "sample")
    archive = Archive(library.directory.archive, create=True)
    statements = read_corpus(library.corpus, max_file_bytes=10**6).statements
    archive.update(statements, now="2026-01-01T00:00:00+00:00")
    found = {
        frozenset((one.id, *(other for _, other in others(archive, one.id)))) for one in statements
    }
    assert {pair for pair in found if len(pair) > 1} == {
        frozenset(("mfa-2022-034", "mfa-2022-034-ru")),
        frozenset(("mfa-2021-094-ru", "mfa-2021-094-ky")),
        frozenset(f"https://mfa.example.org/{lang}/news/2023/081" for lang in ("en", "ru", "ky")),
    }
