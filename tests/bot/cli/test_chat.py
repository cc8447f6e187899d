"""The bot in the terminal: the same use cases, one line after another."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from conversation import ENCODER
from fake_encoder import FakeEncoder
from library import Library
from made_answers import WATER, answer
from rich.console import Console

from bot.cli.chat import chat, examples, piped, typed
from bot.cli.terminal_session import TerminalSession
from bot.replies.answers import answer_reply
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.settings.settings import load_settings
from bot.state.chat import Chat
from bot.usecases.conversation import Conversation
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import Questions
from bot.usecases.usecases import UseCases, use_cases
from retrieval import Directory
from retrieval.errors import BuildError
from retrieval.types import Order, Quote

SAY = Wording("en")
HELP = """Write a question as you would ask a person. You can
– name a time: in March 2024, between 2019 and 2021, since 5 May 2020, last month;
– ask for the latest or the first: the latest statement on water;
– put exact words in quotation marks: "territorial integrity".

/latest, /first – the newest and the oldest statements, or those on a subject
/on – what was said on a day
/check WORDS – whether a statement says this
/timeline TOPIC – when a topic was spoken of
/changes – what was edited or withdrawn
/follow – be told of new statements when you come back; /following – all you follow
/language – choose the language
/about – the archive, and what is kept; /forgetme deletes it
/status – what is live
/help – this page
/quit – leave, as Ctrl-D does

A number chooses what stands under an answer."""


class Known(OpenLibrary):
    """A library that holds what the test says."""

    def __init__(self, folder: Path) -> None:
        super().__init__(Directory(folder), load_settings(None), today=lambda: date(2026, 1, 1))
        self.true = True

    def holds(self, quote: Quote) -> bool:
        """Whether the test says so."""
        return self.true and bool(quote.text)


class Parrot(Questions):
    """Answers every question with the question; the rest is real."""

    def ask(self, question: str, *_: object, **__: object) -> Reply:
        """The question itself; for "quote", a quotation."""
        return answer_reply(answer(WATER), SAY) if question == "quote" else Reply(f"A: {question}")

    def warm(self) -> None:
        """Nothing to load."""

    def examples(self) -> tuple[str, ...]:
        """Two questions."""
        return "one", "quote"


class Echo(Conversation):
    """Asks those who know; for "stop", Ctrl-C is pressed."""

    def ask(self, question: str, chat: Chat) -> Reply:
        """What they say."""
        if question == "stop":
            raise KeyboardInterrupt
        return Parrot(self._library).ask(question, chat.lang)

    def ordered(self, question: str, order: Order, chat: Chat) -> Reply:
        """The order, and the question."""
        return self.ask(f"{order} {question}".rstrip(), chat)


def talking(library: OpenLibrary) -> UseCases:
    """The use cases over this library, with questions answered by the parrot."""
    return use_cases(library, questions=Parrot(library), conversation=Echo)


def respond(library: OpenLibrary, line: str, lang: str = "en") -> Reply:
    """The reply to one line."""
    return TerminalSession(talking(library), lang).respond(line)


@pytest.fixture
def known(tmp_path: Path) -> Known:
    return Known(tmp_path)


def talked(library: OpenLibrary, *lines: str) -> str:
    """What a chat prints, after the greeting, where these lines come from a pipe."""
    printed = StringIO()
    console = Console(file=printed, width=80)
    text = "".join(f"{line}\n" for line in lines)
    chat(talking(library), console, piped(StringIO(text), console))
    return printed.getvalue().split("/quit leaves.\n\n", 1)[1]


def test_a_chat_answers_until_the_input_ends(known: Known) -> None:
    assert talked(known, "who?", "Кто?") == "? who?\nA: who?\n\n? Кто?\nA: Кто?\n\n\nGoodbye.\n"


@pytest.mark.parametrize("word", ["/quit", "/exit", " /QUIT "])
def test_a_chat_is_left_by_a_word(known: Known, word: str) -> None:
    assert talked(known, word, "never") == f"? {word.rstrip()}\nGoodbye.\n"


def test_an_empty_line_is_no_end(known: Known) -> None:
    """A key pressed too often must not end the session by surprise."""
    said = talked(known, "", "who?")
    assert said.startswith("? \nWrite a question; /help says how, /quit leaves.\n\n? who?\nA: who?")


def test_ctrl_c_ends_a_chat_politely(known: Known) -> None:
    assert talked(known, "stop", "never") == "? stop\n\nGoodbye.\n"


def test_a_chat_begins_with_how_to_ask_and_what_is_there(library: Library) -> None:
    library.write("a.md", "The border is open.", id="a", date="2020-01-01")
    library.reindex()
    printed = StringIO()
    console = Console(file=printed, width=80)
    chat(talking(Known(library.directory.root)), console, piped(StringIO(""), console))
    said = printed.getvalue()
    assert said.startswith("Ask what was said, and get the words themselves with their date.\n")
    assert "\nThe archive holds 1 statement, 1 January 2020.\n" in said
    assert "Fictional sample" not in said


def test_a_chat_without_an_index_is_an_error_with_the_command(tmp_path: Path) -> None:
    cases = OpenLibrary(
        Directory(tmp_path / "none"), load_settings(None), today=lambda: date(2026, 1, 1)
    )
    with pytest.raises(BuildError, match="run: onrecord index"):
        chat(use_cases(cases), Console(file=StringIO()), lambda: "never")


def test_a_quotation_that_is_not_the_archives_is_withheld(known: Known) -> None:
    assert "│ The water will be shared." in talked(known, "quote")
    known.true = False
    said = talked(known, "quote")
    assert "The water will be shared." not in said
    assert "this answer is withheld" in said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/ask who?", "A: who?"),
        ("/ASK   who? ", "A: who?"),
        ("/latest", "A: latest"),
        ("/nonsense", SAY("unknown-command")),
        ("/whoami", SAY("unknown-command")),
        ("/", SAY("unknown-command")),
        ("", SAY("terminal-empty")),
        ("why / how?", "A: why / how?"),
        ("w" * 100_000, f"A: {'w' * 100_000}"),
    ],
)
def test_a_line_is_a_command_or_a_question(known: Known, line: str, said: str) -> None:
    assert respond(known, line).text == said


@pytest.mark.parametrize("line", ["/help", "/ask", "/Help me"])
def test_help_lists_what_can_be_typed_here(known: Known, line: str) -> None:
    said = respond(known, line).text
    assert said == HELP


def test_start_and_status_say_how_it_stands(known: Known) -> None:
    assert respond(known, "/start").text.startswith(SAY("start"))
    assert "run: onrecord index" in respond(known, "/status").text


def test_examples_are_asked_aloud(known: Known) -> None:
    printed = StringIO()
    examples(Parrot(known), Console(file=printed, width=80))
    assert printed.getvalue().startswith("\n? one\nA: one\n\n? quote\n12 December 2020 · On the")


def test_typed_lines_come_with_a_prompt(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def keyboard(prompt: str) -> str:
        asked.append(prompt)
        return "who?"

    monkeypatch.setattr("builtins.input", keyboard)
    assert typed()() == "who?"
    assert asked == ["? "]


@pytest.mark.parametrize("lang", ["ru", "ky"])
def test_a_chat_is_in_the_language_of_the_terminal(known: Known, lang: str) -> None:
    say = Wording(lang)
    printed = StringIO()
    console = Console(file=printed, width=400)
    chat(talking(known), console, piped(StringIO("/nonsense\n"), console), lang)
    said = printed.getvalue()
    for name in ("terminal-empty", "unknown-command", "terminal-bye"):
        assert say(name) in said
    helped = respond(known, "/help", lang).text
    assert helped.startswith(f"{say('help')}\n\n{say('help-by-date')}\n")
    assert helped.endswith(f"\n{say('terminal-help-quit')}\n\n{say('terminal-numbers')}")


def test_a_number_chooses_what_stands_under_an_answer(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"bot.usecases.library.{ENCODER}", lambda *_: FakeEncoder())
    library.write("a.md", "The border is open. The river is low.", id="a", date="2020-01-01")
    library.write("b.md", "The border is closed.", id="b", date="2021-02-03", title="On the border")
    library.reindex()
    cases = OpenLibrary(
        Directory(library.directory.root), load_settings(None), today=lambda: date(2026, 1, 1)
    )
    printed = StringIO()
    console = Console(file=printed, width=400)
    lines = "the border in 2021\n1\n9\n7\n3\n/follow the border\n"
    chat(use_cases(cases), console, piped(StringIO(lines), console))
    said = printed.getvalue()
    assert (
        "[1 Context] [2 Copy citation] [3 Oldest] [4 Timeline] [5 Newest] [6 Follow] [7 👍]"
        " [8 👎]" in said
    )
    assert "[1 Whole statement] [2 Copy citation]" in said
    assert "I will tell you about every new statement that answers: “the border”" in said
    library.write("c.md", "The border will be open in June.", id="c", date="2022-02-03")
    library.reindex()
    printed.truncate(0)
    chat(use_cases(cases), console, piped(StringIO(""), console))
    assert "1 new statement on what you follow" in printed.getvalue()
    printed.truncate(0)
    chat(use_cases(cases), console, piped(StringIO(""), console))
    assert "new statement" not in printed.getvalue()
