"""What a feed says that was fetched, before it is on record."""

from dataclasses import dataclass
from enum import StrEnum

from retrieval.types.statements import Problem, Statement


class FeedKind(StrEnum):
    """The forms of feeds."""

    FEED = "feed"  # RSS or Atom
    JSON = "json"  # JSON Feed
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class ListedPage:
    """What a sitemap lists.

    Attributes:
        url: of a page, or of a further sitemap.
        changed: when it was last changed, as it is written there; may be empty.
        further: whether it is a sitemap.
    """

    url: str
    changed: str
    further: bool


@dataclass(frozen=True, slots=True)
class FeedReading:
    """What a feed holds.

    Attributes:
        statements: of its entries; none in a sitemap.
        pages: that a sitemap lists.
        problems: what could not be read, and warnings about what could.
        summaries: ids of the statements of which the feed has a summary and no whole text.
    """

    kind: FeedKind
    statements: tuple[Statement, ...]
    pages: tuple[ListedPage, ...]
    problems: tuple[Problem, ...]
    summaries: frozenset[str] = frozenset()
