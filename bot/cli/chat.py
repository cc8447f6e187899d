"""The bot in the terminal: the same use cases and the same Replies as in Telegram."""

import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TextIO

from rich.console import Console
from rich.text import Text

from bot.cli.terminal import show, show_choices
from bot.cli.terminal_session import TerminalSession
from bot.replies.reply import Reply
from bot.replies.wording import LANGUAGES, Wording
from bot.usecases.proof import checked
from bot.usecases.questions import Questions
from bot.usecases.status import greeting
from bot.usecases.usecases import UseCases
from retrieval.errors import RetrievalError

PROMPT = "? "
_LEAVE = frozenset({"/quit", "/exit", "/stop"})

Read = Callable[[], str]
"""The next line, without its end; raises EOFError where there is no more."""


def chat(use_cases: UseCases, console: Console, read: Read, lang: str = LANGUAGES[0]) -> None:
    """Answer line after line until /quit, the end of the input or Ctrl-C.

    Args:
        use_cases: what answers.
        console: where it is shown.
        read: where the lines come from.
        lang: the language of whoever sits there.

    Raises:
        RetrievalError: there is no usable index.
    """
    _warm(use_cases, console, lang)
    session = TerminalSession(use_cases, lang)
    show(greeting(use_cases.library, session.lang), console)
    console.print()
    show(Reply(Wording(session.lang)("terminal-empty")), console)
    _tell_news(session, console)
    while True:
        console.print()
        try:
            line = read().strip()
            if line.lower() in _LEAVE:
                break
            show(session.respond(line), console)
            show_choices(session.choices, console)
        except (EOFError, KeyboardInterrupt):
            console.print()
            break
    show(Reply(Wording(session.lang)("terminal-bye")), console)


def _warm(use_cases: UseCases, console: Console, lang: str) -> None:
    """Load what answers need; what has to be made first is made while questions are answered.

    Raises:
        RetrievalError: there is no usable index.
    """
    library = use_cases.library
    if library.patient or library.has_models:
        use_cases.questions.warm()
        return
    library.searcher()
    show(Reply(Wording(lang)("by-words-meanwhile")), console)

    def warm() -> None:
        with suppress(RetrievalError):  # the next question will say it
            use_cases.questions.warm()

    Thread(target=warm, daemon=True).start()


def _tell_news(session: TerminalSession, console: Console) -> None:
    news = session.news()
    if news is not None:
        console.print()
        show(news, console)
        show_choices(session.choices, console)


def examples(questions: Questions, console: Console, lang: str = LANGUAGES[0]) -> None:
    """Three questions with their answers, for whoever runs the bot without a keyboard.

    Raises:
        RetrievalError: there is no usable index.
    """
    for question in questions.examples():
        console.print()
        _echo(question, console)
        answer = questions.ask(question, lang)
        show(checked(answer, questions.library, lang), console)


def at_keyboard() -> bool:
    """Whether somebody sits at a keyboard; a closed standard input is nobody."""
    return sys.stdin is not None and sys.stdin.isatty()


def standard_input(console: Console) -> Read:
    """Lines as they are typed, or as they come out of a pipe."""
    return typed() if at_keyboard() else piped(sys.stdin, console)


def typed() -> Read:
    """Lines typed at a terminal, with the keys for editing and going back where it has them."""
    with suppress(ImportError):  # not on every platform
        import readline  # noqa: F401 - importing it is what gives ``input`` its keys
    return lambda: input(PROMPT)


def piped(lines: TextIO, console: Console) -> Read:
    """Lines of a file or a pipe, shown as if they had been typed."""

    def read() -> str:
        line = lines.readline()
        if not line:
            raise EOFError
        _echo(line.rstrip(), console)
        return line

    return read


def _echo(question: str, console: Console) -> None:
    console.print(Text(f"{PROMPT}{question}", style="bold"), soft_wrap=True)
