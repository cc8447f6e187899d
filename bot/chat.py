"""The bot in the terminal: the same use cases and the same Replies as in Telegram."""

from typing import TextIO

from rich.console import Console

from bot.delivery.terminal import show
from bot.delivery.verbatim import checked
from bot.reply import Reply
from bot.usecases import UseCases
from bot.wording import Wording

LANG = "en"


def chat(usecases: UseCases, console: Console, lines: TextIO) -> None:
    """Answer line after line until an empty line or the end.

    Raises:
        RetrievalError: there is no usable index.
    """
    usecases.warm()
    say = Wording(LANG)
    show(usecases.start(LANG), console)
    while True:
        console.print()
        console.print(say("terminal-prompt"), style="bold", end=" ")
        line = lines.readline()
        if not line.strip():
            console.print(say("terminal-bye"))
            return
        show(checked(respond(usecases, line.strip()), usecases, LANG), console)


def respond(usecases: UseCases, line: str) -> Reply:
    """The reply to one line: a command, or a question."""
    command, _, rest = line.partition(" ")
    commands = {
        "/start": usecases.start,
        "/help": usecases.help,
        "/latest": usecases.latest,
        "/status": usecases.status,
    }
    name = command.lower()
    if name in commands:
        return commands[name](LANG)
    if name == "/ask":
        return usecases.ask(rest.strip(), LANG) if rest.strip() else usecases.help(LANG)
    return usecases.unknown_command(LANG) if name.startswith("/") else usecases.ask(line, LANG)


def examples(usecases: UseCases, console: Console) -> None:
    """Three questions with their answers, for whoever runs the bot without a keyboard.

    Raises:
        RetrievalError: there is no usable index.
    """
    for question in usecases.examples():
        console.print()
        console.print(f"? {question}", style="bold", markup=False, highlight=False)
        answer = usecases.ask(question, LANG)
        show(checked(answer, usecases, LANG), console)
