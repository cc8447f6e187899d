"""A statement without a title is headed by its first words, wherever it is shown."""

import pytest
from library import Library
from talk import Talk

FERRY = {
    "en": (
        "The treaty says that the ferry will run every hour from May. So the ministry said today.",
        "What does the treaty say about the ferry?",
        "1 March 2031 · The treaty says that the ferry will run every hour from May…\n",
    ),
    "ru": (
        "Паром будет ходить каждый час с мая. Об этом сегодня сообщило министерство.",
        "Как будет ходить паром?",
        "1 марта 2031\u00a0г. · Паром будет ходить каждый час с мая. Об этом сегодня…\n",
    ),
    "ky": (
        "Паром майдан тартып саат сайын жүрөт. Бул тууралуу министрлик бүгүн билдирди.",
        "Паром кандай жүрөт?",
        "2031-жылдын 1-марты · Паром майдан тартып саат сайын жүрөт. Бул тууралуу…\n",
    ),
}


@pytest.mark.parametrize("lang", FERRY)
def test_first_words_head_a_statement_without_a_title(
    lang: str, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, question, heading = FERRY[lang]
    library.write("22077.md", text, id="22077", date="2031-03-01", lang=lang)
    library.reindex()
    talk = Talk(library, monkeypatch, lang)
    answer = talk.says(question)
    context = talk.says("1")
    check = talk.says(f"/check {text}")
    talk.says(f"/timeline {text.split()[0]} {text.split()[-1]}")
    bar = talk.says("1")
    for reply in (answer, context, check, bar):
        assert heading in reply.text
        assert "22077" not in reply.text
    (card,) = talk.use_cases.inline_queries.cards(question, lang).cards
    assert card.title == heading.rstrip()
    assert card.reply.text.startswith(heading)
