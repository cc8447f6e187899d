"""Dated quotes for chats the bot is no part of: what inline mode and guest mode send.

Nothing is remembered of them; their buttons are links.
"""

from dataclasses import dataclass

from bot.replies import answers as replies
from bot.replies.answers import Presentation, heading
from bot.replies.composer import Composer
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording
from bot.usecases.library import OpenLibrary
from bot.usecases.questions import LATEST, answer_said, answered, explained, understood
from bot.usecases.remarks import remarked
from retrieval import Searcher, telling_words
from retrieval.errors import BuildError, IndexUnreachable, QueryError
from retrieval.types import Query, Quote

MOST = 8
"""Quotes to choose from."""


@dataclass(frozen=True, slots=True)
class Card:
    """One quote to choose from.

    Attributes:
        title: its date and title.
        description: its first words, as a list shows them.
        reply: what is sent where it is chosen.
    """

    title: str
    description: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Cards:
    """What can be chosen, and a word above it where that is nothing."""

    cards: tuple[Card, ...]
    note: str | None = None


class InlineQueries:
    """Answers to inline queries, and to those who call the bot into another chat.

    Args:
        library: what is asked.
    """

    def __init__(self, library: OpenLibrary) -> None:
        self._library = library

    def cards(self, text: str, lang: str | None) -> Cards:
        """Quotes that answer what was typed so far; for nothing typed the latest statements."""
        say = Wording(lang)
        try:
            query = understood(text, self._library, if_empty=LATEST)
            searcher = self._library.searcher_now()
            answer = answered(searcher, query, quotes=MOST, lang=lang)
        except QueryError as error:
            return Cards((), replies.query_error_reply(error, say).text)
        except BuildError:
            return Cards((), say("no-index"))
        except IndexUnreachable:
            return Cards((), say("unreachable"))
        if not answer.answered:
            return Cards((), say("inline-silence" if len(searcher.snapshot) else "archive-empty"))
        return Cards(tuple(self._card(quote, query, searcher, say) for quote in answer.quotes))

    def guest(self, text: str, lang: str | None) -> Card:
        """The whole answer to somebody who calls the bot into a chat it is no part of."""
        say = Wording(lang)

        def make() -> Reply:
            if (remark := remarked(text, lang)) is not None:
                return remark
            query = understood(text, self._library, if_empty=LATEST)
            searcher = self._library.searcher_now()
            presentation = Presentation(
                words=lambda quote: telling_words(searcher, query, quote),
                link=self._library.links.to,
            )
            return answer_said(answered(searcher, query, lang=lang), searcher, lang, presentation)

        reply = explained(make, lang)
        return Card(say("bot-name"), reply.text.split("\n", 1)[0], reply)

    def _card(self, quote: Quote, query: Query, searcher: Searcher, say: Wording) -> Card:
        link = self._library.links.to(quote)
        words = telling_words(searcher, query, quote)
        composer = Composer()
        heading(composer, quote, say, link=link)
        composer.quote(quote, bold=words)
        if quote.sample:
            composer.line(say("sample-note"), Style.ITALIC)
        buttons = ((Button(say("inline-context"), url=link),),) if link else ()
        title = f"{say.day(quote.date)} · {quote.title or quote.opening}"
        return Card(title, " ".join(quote.text.split()), composer.reply(*buttons))
