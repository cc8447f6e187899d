"""Talks with the bot's real use cases in this process, as at a terminal, over an index."""

from datetime import date

import pytest
from conversation import ENCODER, TODAY
from fake_encoder import FakeEncoder
from library import Library

from bot.cli.terminal_session import TerminalSession
from bot.replies.reply import Reply
from bot.settings.settings import load_settings
from bot.usecases.library import OpenLibrary
from bot.usecases.usecases import use_cases


class Talk:
    """One person who asks over a library.

    Args:
        library: whose index is asked.
        monkeypatch: puts the fake model in place of the real one.
        lang: of whoever asks.
        today: the day that questions are reckoned from.
    """

    def __init__(
        self,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
        lang: str = "en",
        today: date = TODAY,
    ) -> None:
        monkeypatch.setattr(f"bot.usecases.library.{ENCODER}", lambda *_: FakeEncoder())
        opened = OpenLibrary(library.directory, load_settings(None), today=lambda: today)
        self.use_cases = use_cases(opened)
        self.session = TerminalSession(self.use_cases, lang)

    def says(self, line: str) -> Reply:
        """The reply to a line."""
        return self.session.respond(line)

    def presses(self, label: str) -> Reply:
        """The reply to the first button of this label under the last answer."""
        return self.says(str(self.session.choices.index(label) + 1))


def quotes(reply: Reply) -> list[str]:
    """The quotations in a reply."""
    return [quoted.quote.text for quoted in reply.quoted]
