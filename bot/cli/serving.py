"""``onrecord serve`` and ``chat``: the bot in Telegram, or in the terminal."""

import sys

from rich.console import Console

from bot.cli import options
from bot.cli.chat import at_keyboard, chat, examples, standard_input
from bot.cli.indexing import index_command
from bot.cli.owner_only import tighten
from bot.cli.printing import library_of, print_reply, terminal_language
from bot.cli.sample import NAME as SAMPLE
from bot.cli.sample import begin_with_sample
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.settings.settings import load_settings
from bot.usecases.questions import Questions
from bot.usecases.usecases import use_cases


def chat_command(index: options.Index = None) -> None:
    """Talk to the bot in the terminal."""
    console = Console()
    library = library_of(load_settings(), index)
    library.patient = False
    bot = use_cases(library)
    chat(bot, console, standard_input(console), terminal_language())


def serve_command(index: options.Index = None) -> None:
    """Serve in Telegram; without a token, in the terminal."""
    settings = load_settings()
    library = library_of(settings, index)
    library.patient = False
    tighten(library.directory)
    if settings.telegram_bot_token is not None:
        from bot.telegram.app import serve as serve_telegram

        serve_telegram(settings, library)
        return
    if not library.has_archive() and begin_with_sample(settings.corpus):
        sys.stdout.write(f"The fictional sample was put into {settings.corpus / SAMPLE}.\n\n")
        index_command(corpus=settings.corpus, index=index)
        sys.stdout.write("\n")
    print_reply(Reply(Wording(terminal_language())("terminal-token")))
    console = Console()
    if at_keyboard():
        chat(use_cases(library), console, standard_input(console), terminal_language())
    else:
        examples(Questions(library), console, terminal_language())
