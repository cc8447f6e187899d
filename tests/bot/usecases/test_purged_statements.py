"""A statement that was purged is told to be gone by its addresses, and found nowhere else."""

import pytest
from library import NOON, Library
from talk import Talk, quotes

from bot.replies.reference_styles import ReferenceStyle
from bot.state.chat import Chat
from bot.usecases.library import OpenLibrary
from retrieval import Searcher, editing, permalinks
from retrieval.archive.quoting import quote

GONE = {
    "en": "This statement was removed from the archive for good on 23 November 2026.",
    "ru": "Это заявление удалено из архива навсегда: 23 ноября 2026\u00a0г.",
    "ky": "Бул билдирүү архивден биротоло алынып салынган: 2026-жылдын 23-ноябры",
}
ADDRESS = "https://example.org/grain"
WORDS = "The grain is in and the minister spoke of grain."


@pytest.fixture
def shelf(library: Library) -> Library:
    library.write("grain.txt", WORDS, url=ADDRESS, date="2030-01-01", lang="en")
    library.write("water.txt", "The water is shared by treaty.", date="2030-01-02", lang="en")
    library.reindex()
    return library


def purge(library: Library, name: str = ADDRESS) -> None:
    plan = editing.purge_plan(library.corpus, library.directory, name)
    editing.begin_purge(library.corpus, library.directory, plan, by="ann", now=NOON)
    library.reindex()


@pytest.mark.parametrize("lang", GONE)
def test_its_addresses_say_that_it_was_removed(
    lang: str, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = shelf.record(ADDRESS)
    address = permalinks.locator(quote(record, (0, 9), 1.0))
    talk = Talk(shelf, monkeypatch, lang)
    assert WORDS in talk.says(f"/start {address}").text
    purge(shelf)
    statements, chat = talk.use_cases.statements, Chat(0, 0, lang)
    told = (
        talk.says(f"/start {address}"),
        talk.says(f"https://t.me/onrecord_bot?start={address}"),
        talk.says("http://www.example.org/grain/"),
        statements.page(record.number, record.sha256[:6], 0, chat),
        statements.document(record.number, record.sha256[:6], chat),
        statements.cited_at(address, ReferenceStyle.PLAIN, chat),
    )
    assert [reply.text for reply in told] == [GONE[lang]] * 6


def test_another_statement_of_the_number_of_a_purged_one_is_not_called_removed(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A button of an archive that was begun anew since."""
    number = shelf.record(ADDRESS).number
    talk = Talk(shelf, monkeypatch)
    purge(shelf)
    reply = talk.use_cases.statements.page(number, "ffffff", 0, Chat(0, 0, "en"))
    assert reply.text == "This quotation is not in the archive any more."


def test_no_answer_check_timeline_or_change_has_it(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk(shelf, monkeypatch)
    assert quotes(talk.says("What about grain?")) != []
    purge(shelf)
    asked = ("What about grain?", f"/check {WORDS}", "/timeline grain", "/changes", "/latest grain")
    for question in asked:
        reply = talk.says(question)
        assert WORDS not in [quoted.quote.text for quoted in reply.quoted]
        assert "spoke of grain" not in reply.text.replace(WORDS, "")


def test_what_is_followed_is_told_without_it(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk(shelf, monkeypatch)
    talk.says("/follow grain")
    for name in ("more", "most"):
        shelf.write(f"{name}.txt", f"The grain is {name} grain.", lang="en", date="2030-01-03")
    shelf.reindex()
    talk.use_cases.notifications.look()
    purge(shelf, "most.txt")
    news = talk.session.news()
    assert news is not None
    assert news.text.startswith("1 new statement on what you follow\n")
    assert quotes(news) == ["The grain is more grain."]


def test_who_asks_at_the_very_moment_of_a_purge_is_answered_from_the_build_after_it(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.write("more.txt", "The grain is more grain.", lang="en", date="2030-01-03")
    shelf.reindex()
    talk = Talk(shelf, monkeypatch)
    old = talk.use_cases.library.searcher()
    purge(shelf)
    searcher, taken = OpenLibrary.searcher, [old]

    def current(library: OpenLibrary) -> Searcher:
        return taken.pop() if taken else searcher(library)

    monkeypatch.setattr(OpenLibrary, "searcher", current)
    assert quotes(talk.says("What about grain?")) == ["The grain is more grain."]
    assert taken == []
