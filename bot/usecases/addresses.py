"""A statement asked for by its address: where it was published, or the bot's link to a quote."""

import re

from bot.replies.corrections import removed_reply
from bot.replies.reply import Reply
from bot.replies.wording import Wording
from bot.state.chat import Chat
from bot.usecases.library import OpenLibrary
from bot.usecases.statements import Statements
from retrieval import permalinks, published_at, removed_from
from retrieval.errors import CorpusError

_ADDRESS = re.compile(r"(?:https?://|tg://|www\.|t\.me/)[^\s<>\"“”«»]+", re.IGNORECASE)
_LOOSE = ".,;:!?)]}'’…"
_START = re.compile(
    r"(?:(?:https?://)?(?:t|telegram)\.me/(?P<bot>\w+)/?\?|tg://resolve/?\?domain=(?P<named>\w+)&)"
    r"(?:\S*&)?start=(?P<payload>q[\w-]+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_MOST = 5
"""Words beside an address: "what is said at …"."""


def named(library: OpenLibrary, words: str) -> str:
    """The id of the statement that is meant: an id, an address of a quote, or its own.

    Raises:
        CorpusError: there is none, or it was purged.
        BuildError: the archive cannot be used.
    """
    archive, words = library.archive(), words.strip()
    if archive.versions(words):
        return words
    link = _START.fullmatch(words)
    quoted = link["payload"] if link else words
    located = permalinks.locate(archive, quoted)
    if located is not None:
        return located.record.statement.id
    record = published_at(archive, words)
    if record is not None:
        return record.statement.id
    removal = permalinks.removed(archive, quoted) or removed_from(archive, words)
    raise CorpusError(archive.absence(removal.statement_id if removal else words))


class Addresses:
    """Opens addresses.

    Args:
        library: whose statements have them.
        statements: shows a statement.
    """

    def __init__(self, library: OpenLibrary, statements: Statements) -> None:
        self._library = library
        self._statements = statements

    def opened(self, message: str, chat: Chat) -> Reply | None:
        """The statement whose address a message is; None where it is no address of one."""
        found = _ADDRESS.findall(message)
        if len(found) != 1 or len(_WORD.findall(_ADDRESS.sub(" ", message))) > _MOST:
            return None
        address = found[0].rstrip(_LOOSE)
        if (link := _START.fullmatch(address)) and self._is_ours(link["bot"] or link["named"]):
            return self._statements.opened(link["payload"], chat)
        archive = self._library.archive()
        record = published_at(archive, address)
        if record is not None:
            return self._statements.first_page(record, chat)
        removal = removed_from(archive, address)
        return removed_reply(removal, Wording(chat.lang)) if removal else None

    def _is_ours(self, bot: str) -> bool:
        own = self._library.links.username
        return own is None or bot.lower() == own.lower()
