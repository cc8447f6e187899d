"""An archive whose last statement was taken out says that it is empty, whatever it is asked."""

import pytest
from library import Library
from talk import Talk

from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state.chat import Chat
from bot.usecases.status import greeting, live_status

EMPTY = {
    "en": "The archive is empty: no statement is on record now.",
    "ru": "Архив пуст: сейчас в нём нет ни одного заявления.",
    "ky": "Архив бош: азыр анда бир да билдирүү жок.",
}


@pytest.fixture
def emptied(library: Library) -> Library:
    path = library.write("grain.txt", "The grain is in.", date="2030-01-01", lang="en")
    library.reindex()
    path.unlink()
    library.reindex(sure=True)
    return library


@pytest.mark.parametrize("lang", EMPTY)
def test_whatever_is_asked(lang: str, emptied: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    talk, chat = Talk(emptied, monkeypatch, lang), Chat(1, 1, lang)
    use_cases, library = talk.use_cases, talk.use_cases.library
    inline = use_cases.inline_queries
    said = [
        talk.says("What is known of the grain?"),
        talk.says("/latest"),
        use_cases.timelines.drawn("grain", chat),
        use_cases.questions.ask("grain", lang),
        inline.guest("grain", lang).reply,
    ]
    assert said == [Reply(EMPTY[lang])] * 5
    assert inline.cards("grain", lang).cards == ()
    assert inline.cards("grain", lang).note == EMPTY[lang]
    assert EMPTY[lang] in greeting(library, lang).text
    assert use_cases.questions.examples() == ()


def test_what_needs_no_statement_works_as_ever(
    emptied: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk, chat = Talk(emptied, monkeypatch, "en"), Chat(1, 1, "en")
    use_cases, library = talk.use_cases, talk.use_cases.library
    assert "0 statements" in live_status(library, use_cases.state, "en").text
    assert "The grain is in." in use_cases.checking.checked("The grain is in.", "en").text
    assert "The grain is in." in use_cases.changes.listed("", "en").text
    assert use_cases.following.over(chat).text == Wording("en")("follow-none")
    assert "0 statements" in use_cases.builds.listed(chat).text
    assert use_cases.problems.page(0, chat).text
    assert use_cases.notifications.look() == 0
    assert use_cases.announcing.choice(chat).text == Wording("en")("announce-none")
