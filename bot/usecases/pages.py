"""Pages of one's own site, fetched to become statements."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from bot.feeds.entries import PAGE_ENDING, PAGES, page_file
from bot.feeds.visiting import Visitor

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_BETWEEN = re.compile(r"[\W_]+")
_LONGEST = 80


def address_in(words: str) -> str:
    """The address that a message is; empty where it is anything else."""
    found = _ADDRESS.fullmatch(words.strip())
    return found[0] if found else ""


def is_at(address: str, hosts: Iterable[str]) -> bool:
    """Whether an address is at one of the hosts that the operator has named."""
    try:
        parts = urlsplit(address)
        named = {parts.netloc.lower(), (parts.hostname or "").lower()}
    except ValueError:
        return False
    return not named.isdisjoint(hosts)


def fetched_page(visitor: Visitor, address: str) -> tuple[str, bytes]:
    """A page or a document as a file: its name and its bytes.

    Raises:
        FetchError: it was not fetched; its kind says why.
    """
    page = visitor.fetch_page(address)
    parts = urlsplit(page.url)
    path = parts.path.removesuffix(page.ending)
    name = _BETWEEN.sub("-", f"{parts.hostname}{path}").strip("-")[:_LONGEST]
    if page.ending in PAGES:
        return f"{name}{PAGE_ENDING}", page_file(page)
    return f"{name}{page.ending}", page.data
