"""What is no question is answered with a sentence; more, who and why go on from the last answer."""

import pytest
from library import Library
from talk import Talk, quotes

from bot.replies.wording import Wording

RIVER = "The water of the river will be shared by both sides in equal parts."
DRY = "In the dry year the water of the river reached only half of the fields."
DAM = "The dam holds the water of the river for the summer."
FLOOD = "The water of the river rose above the old bridge."
BANK = "The water of the river left the north bank."
QUESTION = "What about the water of the river?"


@pytest.fixture
def shelf(library: Library) -> Library:
    """Four statements on water: of a speaker, of a source, with direct speech, of nobody."""
    facts = {"lang": "en"}
    library.write(
        "river.md",
        RIVER,
        id="river",
        date="2020-03-05",
        title="On the river",
        speaker="Mira Halden",
        **facts,
    )
    library.write(
        "dry.md",
        DRY,
        id="dry",
        date="2021-04-06",
        title="A dry year",
        source="The Ministry",
        **facts,
    )
    library.write("dam.md", DAM, id="dam", date="2022-05-07", title="The dam", **facts)
    library.write("flood.md", FLOOD, id="flood", date="2023-06-08", title="A flood", **facts)
    library.write("bank.md", BANK, id="bank", date="2024-06-08", title="A bank", **facts)
    library.reindex()
    return library


@pytest.mark.parametrize(
    ("lang", "typed", "name", "spoken"),
    [
        ("en", "hello", "greeting", "en"),
        ("en", "thanks!", "thanks", "en"),
        ("en", "what can you do?", "abilities", "en"),
        ("en", "who are you", "identity", "en"),
        ("en", "you are stupid", "insult", "en"),
        ("en", "asdf", "trial", "en"),
        ("en", "test", "trial", "en"),
        ("en", "ok", "assent", "en"),
        ("en", "👍", "emoji", "en"),
        ("en", "bye", "farewell", "en"),
        ("en", "more", "more", "en"),
        ("en", "why?", "why", "en"),
        ("en", "привет", "greeting", "ru"),
        ("en", "рахмат", "thanks", "ky"),
        ("en", "фыва", "trial", "ru"),
        ("ru", "спасибо", "thanks", "ru"),
        ("ru", "что ты умеешь?", "abilities", "ru"),
        ("ru", "кто ты?", "identity", "ru"),
        ("ru", "дурак", "insult", "ru"),
        ("ru", "ок", "assent", "ru"),
        ("ru", "ok", "assent", "ru"),
        ("ru", "😀", "emoji", "ru"),
        ("ru", "ещё", "more", "ru"),
        ("ky", "салам", "greeting", "ky"),
        ("ky", "привет", "greeting", "ky"),
        ("ky", "эмне кыла аласың?", "abilities", "ky"),
        ("ky", "сен кимсиң?", "identity", "ky"),
        ("ky", "акмак", "insult", "ky"),
        ("ky", "макул", "assent", "ky"),
        ("ky", "фыва", "trial", "ky"),
        ("ky", "🙏", "emoji", "ky"),
        ("ky", "дагы", "more", "ky"),
    ],
)
def test_what_is_no_question_is_answered_with_a_sentence(  # noqa: PLR0917
    lang: str, typed: str, name: str, spoken: str, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = Talk(shelf, monkeypatch, lang).says(typed)
    assert (reply.text, reply.quoted, reply.buttons) == (Wording(spoken)(f"remark-{name}"), (), ())


def test_it_is_so_for_a_single_question_and_as_a_guest(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = Talk(shelf, monkeypatch).use_cases
    thanks = Wording("en")("remark-thanks")
    assert cases.questions.reply("thanks", "en").text == thanks
    assert cases.inline_queries.guest("thanks", "en").reply.text == thanks


@pytest.mark.parametrize(
    "typed", ["more", "next", "ещё", "еще", "дальше", "дагы", "кийинки", "More!"]
)
def test_more_is_typed_as_it_is_pressed(
    typed: str, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed, talk = Talk(shelf, monkeypatch), Talk(shelf, monkeypatch)
    pressed.says(QUESTION)
    wanted = pressed.presses("More")
    first = talk.says(QUESTION)
    second = talk.says(typed)
    assert (second.text, quotes(second)) == (wanted.text, quotes(wanted))
    assert quotes(second)
    assert {*quotes(first)}.isdisjoint(quotes(second))
    assert talk.says(typed).text == "That is all the archive has on this."


def test_what_is_said_between_leaves_the_last_answer_the_last(
    shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk(shelf, monkeypatch)
    talk.says(QUESTION)
    talk.says("ok thanks")
    assert talk.says("and in 2023?").text.startswith(f"Asked again: “{QUESTION}”")


@pytest.mark.parametrize(
    ("lang", "typed", "named", "unnamed"),
    [
        ("en", "who said that?", "said by Mira Halden", "the text does not name who said this"),
        ("ru", "кто это сказал?", "слова принадлежат: Mira Halden", "в тексте не названо, кто"),
        ("ky", "муну ким айтты?", "айткан: Mira Halden", "текстте муну ким айтканы көрсөтүлгөн"),
    ],
)
def test_who_said_it_is_told_of_what_was_shown_last(  # noqa: PLR0917
    lang: str, typed: str, named: str, unnamed: str, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk(shelf, monkeypatch, lang)
    talk.says(f"{QUESTION[:-1]} in 2020?")
    assert named in talk.says(typed).text
    talk.says("and in 2021?")
    told = talk.says(typed)
    assert unnamed in told.text
    assert "The Ministry" in told.text
    assert quotes(told) == []


def test_who_said_it_names_who_is_quoted(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "“We will share the water of the river,” Minister Mira Halden said."
    library.write("a.md", text, id="a", date="2020-03-05", lang="en", source="The Herald")
    library.reindex()
    talk = Talk(library, monkeypatch)
    talk.says("What was said about the water of the river?")
    assert talk.says("who said this?").text.endswith("said by Minister Mira Halden")


@pytest.mark.parametrize(
    ("lang", "typed"), [("en", "why?"), ("ru", "почему?"), ("ky", "эмне үчүн?")]
)
def test_why_is_answered_with_what_stands_around_the_first_quotation(
    lang: str, typed: str, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The visa fee is ten crowns. Nobody paid it before. The treaty asks for it."
    library.write("a.md", text, id="a", date="2020-03-05", lang="en")
    library.reindex()
    talk = Talk(library, monkeypatch, lang)
    talk.says("What is the visa fee?")
    reply = talk.says(typed)
    assert reply.text.startswith(Wording(lang)("remark-why-here"))
    assert quotes(reply) == [text]
    assert Wording(lang)("button-whole") in talk.session.choices
