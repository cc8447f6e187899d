"""Cards to Telegram: answers to inline queries and to guests, their quotations confirmed."""

import logging

from telegram import (
    Bot,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.error import BadRequest, TelegramError

from bot.replies.pages import paged
from bot.telegram.delivery.messages import entities, keyboard
from bot.telegram.workers import WorkerPool
from bot.usecases.inline import Card, Cards
from bot.usecases.library import OpenLibrary
from bot.usecases.proof import checked

_log = logging.getLogger(__name__)
_CACHE_SECONDS = 60
_TITLE, _DESCRIPTION, _NOTE = 128, 256, 64
START = "ask"
"""Payload of the button above an empty list; it opens the bot's own chat."""


class InlineDelivery:
    """Sends cards.

    Args:
        bot: an initialised bot.
        library: whose archive confirms quotations.
        work: runs a blocking function outside the event loop.
    """

    def __init__(self, bot: Bot, library: OpenLibrary, work: WorkerPool) -> None:
        self._bot = bot
        self._library = library
        self._work = work

    async def answer(self, query_id: str, cards: Cards, lang: str | None) -> None:
        """Show the cards; one whose quotation is not confirmed is left out."""
        checked_cards = await self._work(self._checked, cards.cards, lang)
        results = [_article(number, card) for number, card in enumerate(checked_cards)]
        button = None
        if cards.note is not None:
            button = InlineQueryResultsButton(_short(cards.note, _NOTE), start_parameter=START)
        try:
            await self._bot.answer_inline_query(
                query_id,
                [result for result in results if result is not None],
                cache_time=_CACHE_SECONDS,
                is_personal=True,
                button=button,
            )
        except BadRequest as error:
            # a query is answered within seconds or not at all
            _log.info("an inline query could not be answered: %s", error)
        except TelegramError as error:
            _log.warning("an inline query could not be answered: %s", error)

    async def guest(self, query_id: str, card: Card, lang: str | None) -> None:
        """Answer a guest with the whole of one card."""
        (known,) = await self._work(self._checked, (card,), lang)
        article = _article(0, known)
        if article is None:
            _log.error("an answer to a guest is too long for one message")
            return
        try:
            await self._bot.answer_guest_query(query_id, article)
        except TelegramError as error:
            _log.warning("a guest could not be answered: %s", error)

    def _checked(self, cards: tuple[Card, ...], lang: str | None) -> tuple[Card, ...]:
        return tuple(
            Card(card.title, card.description, checked(card.reply, self._library, lang))
            for card in cards
        )


def _article(number: int, card: Card) -> InlineQueryResultArticle | None:
    """A card as an inline result; None where it is too long for one message."""
    pages = paged(card.reply)
    if len(pages) != 1:
        return None
    return InlineQueryResultArticle(
        id=str(number),
        title=_short(card.title, _TITLE),
        description=_short(card.description, _DESCRIPTION),
        input_message_content=InputTextMessageContent(
            pages[0].text,
            entities=entities(pages[0]) or None,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        reply_markup=keyboard(card.reply.buttons),
    )


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
