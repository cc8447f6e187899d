"""What is put on disk of a feed: an entry as a line of JSON, a page as a browser saves it."""

import json
from base64 import encodebytes
from hashlib import sha256
from urllib.parse import quote

from bot.feeds.visiting import Fetched
from retrieval.types import DateOrigin, Statement

ENTRY_ENDING, PAGE_ENDING = ".jsonl", ".mhtml"
PAGES = frozenset((".html", ".xhtml"))
_WEB = "%/:=&?~#+!$,;'@()*[]"


def identity_of(statement: Statement, url: str) -> str:
    """What an entry is called for good; one without a name or an address, by its words.

    Args:
        statement: as it was read from the feed.
        url: of the feed.
    """
    # a name that is made of the entry's place is another one's at the next look
    if statement.url is None and statement.id.startswith(f"{statement.path}#"):
        return f"{url}#{sha256(statement.text.encode()).hexdigest()[:16]}"
    return statement.id


def entry_file(statement: Statement, identity: str) -> bytes:
    """A file that is read to the same statement."""
    # a day that stands in the text is found there again
    dated = statement.date is not None and statement.date_origin is DateOrigin.FIELD
    facts = {
        "id": identity,
        "title": statement.title,
        "date": statement.date.isoformat() if statement.date and dated else None,
        "source": statement.source,
        "url": statement.url,
        "lang": statement.lang,
        "speaker": statement.speaker,
        "text": statement.text,
    }
    kept = {name: value for name, value in facts.items() if value}
    return f"{json.dumps(kept, ensure_ascii=False)}\n".encode()


def page_file(page: Fetched) -> bytes:
    """A web archive (MHTML) of one page, which knows its address and its encoding."""
    charset = f"; charset={page.charset}" if page.charset else ""
    head = (
        "From: <Saved by onrecord>\r\n"
        f"Snapshot-Content-Location: {quote(page.url, safe=_WEB)}\r\n"
        "MIME-Version: 1.0\r\n"
        f"Content-Type: text/html{charset}\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    return head.encode("ascii", "replace") + encodebytes(page.data)
