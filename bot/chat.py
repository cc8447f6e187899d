"""The bot in the terminal: the same use cases and the same Replies as in Telegram."""

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TextIO

from rich.console import Console
from rich.text import Text

from bot.checking import Checking
from bot.delivery.terminal import show
from bot.delivery.verbatim import checked
from bot.reply import Reply
from bot.revising import Revising
from bot.timelines import Timelines
from bot.usecases import UseCases
from bot.wording import LANGUAGES, Wording

PROMPT = "? "
_RESEARCH: dict[str, Callable[[UseCases, str, str], Reply]] = {
    "/check": lambda usecases, said, lang: Checking(usecases).checked(said, lang),
    "/timeline": lambda usecases, topic, lang: Timelines(usecases).drawn(topic, lang),
    "/changes": lambda usecases, time, lang: Revising(usecases).listed(time, lang),
}
_LEAVE = frozenset({"/quit", "/exit", "/stop"})

Read = Callable[[], str]
"""The next line, without its end; raises EOFError where there is no more."""


def chat(usecases: UseCases, console: Console, read: Read, lang: str = LANGUAGES[0]) -> None:
    """Answer line after line until /quit, the end of the input or Ctrl-C.

    Args:
        usecases: what answers.
        console: where it is shown.
        read: where the lines come from.
        lang: the language of whoever sits there.

    Raises:
        RetrievalError: there is no usable index.
    """
    usecases.warm()
    say = Wording(lang)
    show(usecases.start(lang), console)
    console.print()
    show(Reply(say("terminal-empty")), console)
    while True:
        console.print()
        try:
            line = read().strip()
            if line.lower() in _LEAVE:
                break
            show(checked(respond(usecases, line, lang), usecases, lang), console)
        except (EOFError, KeyboardInterrupt):
            console.print()
            break
    show(Reply(say("terminal-bye")), console)


def respond(usecases: UseCases, line: str, lang: str = LANGUAGES[0]) -> Reply:
    """The reply to one line: a command, or a question."""
    command, _, rest = line.partition(" ")
    name, question = command.lower(), rest.strip()
    if not name.startswith("/"):
        return usecases.ask(line, lang) if line else Reply(Wording(lang)("terminal-empty"))
    if name == "/ask" and question:
        return usecases.ask(question, lang)
    if name in _RESEARCH:
        return _RESEARCH[name](usecases, question, lang)
    help_here = partial(usecases.help, commands="terminal-commands")
    commands: dict[str, Callable[[str], Reply]] = {
        "/start": usecases.start,
        "/latest": usecases.latest,
        "/status": usecases.status,
        "/help": help_here,
        "/ask": help_here,
    }
    return commands.get(name, usecases.unknown_command)(lang)


def examples(usecases: UseCases, console: Console, lang: str = LANGUAGES[0]) -> None:
    """Three questions with their answers, for whoever runs the bot without a keyboard.

    Raises:
        RetrievalError: there is no usable index.
    """
    for question in usecases.examples():
        console.print()
        _echo(question, console)
        answer = usecases.ask(question, lang)
        show(checked(answer, usecases, lang), console)


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
