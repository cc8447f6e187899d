"""Names are recognised once, when a text is new, kept in the archive, and tell the speakers."""

from contextlib import closing
from dataclasses import replace

import pytest
from library import Library

from retrieval import context, naming
from retrieval.archive.store import Archive
from retrieval.types import Entity, EntityKind, SpeakerState, Speech

WORDS = "«Үй кышка даяр болду», — деди курулуш министри Бакыт Тойчуев."
NAME = Entity(47, 60, EntityKind.PERSON, "Бакыт Тойчуев", subject=True, feminine=False)


@pytest.fixture
def kyrgyz(library: Library) -> Library:
    library.write("a.md", WORDS, id="a", date="2031-03-02", lang="ky")
    library.reindex()
    return library


def test_what_was_found_is_kept_with_the_text(kyrgyz: Library) -> None:
    with closing(Archive(kyrgyz.directory.archive)) as archive:
        (record,) = archive.versions("a")
    assert record.entities == (NAME,)
    quote = context.cut(record, (0, len(WORDS)))
    assert quote.direct_speech == (Speech(1, 20, "Бакыт Тойчуев", "курулуш министри"),)
    assert quote.direct_speech[0].state is SpeakerState.NAMED


def test_a_text_is_read_once(kyrgyz: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(lang: str) -> None:
        raise AssertionError(lang)

    monkeypatch.setattr(naming, "recognizer", never)
    kyrgyz.write("b.md", "The dam holds.", id="b", date="2031-03-02", lang="en")
    kyrgyz.reindex()


def test_another_recognizer_reads_it_anew(kyrgyz: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    class Nobody:
        def entities(self, _: str) -> tuple[Entity, ...]:
            return ()

    monkeypatch.setattr(naming, "recognizers", lambda: {"ky": "rules-of-tomorrow"})
    monkeypatch.setattr(naming, "recognizer", lambda _: Nobody())
    kyrgyz.reindex()
    with closing(Archive(kyrgyz.directory.archive)) as archive:
        assert archive.versions("a")[0].entities == ()


def test_where_it_is_turned_off_nobody_is_named(library: Library) -> None:
    library.settings = replace(library.settings, names=False)
    library.write("a.md", WORDS, id="a", date="2031-03-02", lang="ky")
    library.reindex()
    with closing(Archive(library.directory.archive)) as archive:
        (record,) = archive.versions("a")
    assert record.entities is None
    (speech,) = context.cut(record, (0, len(WORDS))).direct_speech
    assert (speech.speaker, speech.state) == (None, SpeakerState.OFFICE)
    assert speech.office == "курулуш министри"


def test_progress_is_told(kyrgyz: Library) -> None:
    assert [(one.done, one.total) for one in kyrgyz.steps if one.stage == "naming"] == [(1, 1)]
