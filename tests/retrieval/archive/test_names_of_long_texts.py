"""The names of a long text are read where they stand, and are those that were kept."""

from pathlib import Path

import pytest
from long_statements import long_statement

from retrieval import Archive
from retrieval.archive import rows
from retrieval.archive.quoting import quote
from retrieval.archive.rows import WrittenEntities, names_of
from retrieval.types import Entity, EntityKind, Statement

TOLD = "Мира Халден сказала: «Пошлину на мосту отменят в мае этого года»."


def named(start: int, name: str = "Мира Халден") -> Entity:
    return Entity(start, start + len(name), EntityKind.PERSON, name, subject=True, feminine=True)


ALL = tuple(named(start, 'A "[1],[2,3," Lee') for start in range(7, 7_000, 70))


@pytest.mark.parametrize("entities", [(), ALL[:1], ALL[:2], ALL])
def test_the_names_of_any_stretch_are_those_that_begin_in_it(entities: tuple[Entity, ...]) -> None:
    written = WrittenEntities(names_of(entities))
    assert (bool(written), len(written), tuple(written)) == (
        bool(entities),
        len(entities),
        entities,
    )
    for start in (0, 7, 8, 76, 77, 78, 3_500, 6_937, 6_938, 9_000):
        for width in (0, 1, 70, 500, 20_000):
            assert written.within(start, start + width) == tuple(
                one for one in entities if start <= one.start < start + width
            )


def test_a_quote_of_a_long_text_reads_the_names_about_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = long_statement("a", TOLD, TOLD).text
    archive = Archive(tmp_path / "archive.sqlite", create=True)
    archive.update([Statement("a", text, lang="ru")], now="2031-01-01T00:00:00+00:00")
    at = text.rindex(TOLD)
    places = range(0, len(text), 100)
    others = [named(start, "Orun") for start in places if abs(start - at) > 200]
    entities = sorted([*others, named(at)], key=lambda one: one.start)
    (record,) = archive.versions("a")
    archive.keep_names([(record.sha256, "ru", tuple(entities))], {"ru": "1"})
    read: list[int] = []

    def counted(names: str) -> tuple[Entity, ...]:
        found = rows_entities_of(names)
        read.append(len(found))
        return found

    rows_entities_of = rows.entities_of
    monkeypatch.setattr(rows, "entities_of", counted)
    (again,) = archive.versions("a")
    made = quote(again, (at, at + len(TOLD)), 1.0)
    assert [one.speaker for one in made.direct_speech] == ["Мира Халден"]
    assert len(entities) > 4_000
    assert sum(read) < 1_500
