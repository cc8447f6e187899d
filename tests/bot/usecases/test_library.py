"""The opened library: one searcher a request, so that all of a reply is of one build."""

from collections.abc import Callable
from datetime import date

import pytest
from library import Library

from bot.settings.settings import load_settings
from bot.state.chat import Chat
from bot.usecases.library import OpenLibrary
from bot.usecases.usecases import UseCases, use_cases
from retrieval import Searcher

ANN = Chat(7, 7, "en")


class Counted(OpenLibrary):
    """Counts how often its searcher is taken."""

    def __init__(self, library: Library) -> None:
        super().__init__(library.directory, load_settings(None), today=lambda: date(2021, 6, 1))
        self.of_tests = library
        self.taken = 0

    def searcher(self) -> Searcher:
        """Over the live build."""
        self.taken += 1
        return self.of_tests.searcher()


@pytest.mark.parametrize(
    "request_of",
    [
        lambda bot: bot.conversation.ask("What is the visa fee?", ANN),
        lambda bot: bot.conversation.ask("latest", ANN),
        lambda bot: bot.questions.reply("What is the visa fee?", "en"),
        lambda bot: bot.questions.answer("What is the visa fee?"),
        lambda bot: bot.inline_queries.cards("visa fee", "en"),
        lambda bot: bot.inline_queries.guest("visa fee", "en"),
        lambda bot: bot.timelines.drawn("visa fee", ANN),
        lambda bot: bot.following.ask("visa fee", ANN),
    ],
)
def test_a_request_takes_the_searcher_once(
    library: Library, request_of: Callable[[UseCases], object]
) -> None:
    for at in range(3):
        library.write(f"{at}.md", f"The visa fee is {at} crowns.", id=str(at), date="2020-01-01")
    library.reindex()
    counted = Counted(library)
    request_of(use_cases(counted))
    assert counted.taken == 1
