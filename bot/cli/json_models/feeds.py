"""What ``feeds list`` and ``feeds look`` print as JSON."""

from bot.cli.json_models.base import JsonModel, key


class FeedJson(JsonModel):
    """A feed that is looked at; times are seconds since 1970, 0 for never."""

    name: str = key("by which it is removed; that of its folder in the corpus' folder feeds")
    url: str = key("its address")
    title: str = key("as it calls itself")
    kind: str = key("feed (RSS or Atom), json (JSON Feed) or sitemap")
    looked: float = key("when it was looked at last")
    succeeded: float = key("when that went well last")
    following: float = key("when it is looked at again")
    failures: int = key("looks in a row that went wrong")
    fault: tuple[str, str] | None = key("what went wrong at the last one, and its detail, or null")
    entries: int = key("how many it had at the last look")


class FeedsJson(JsonModel):
    """The feeds that are looked at."""

    feeds: tuple[FeedJson, ...] = key("by name")


class LookJson(JsonModel):
    """What a look came to."""

    name: str = key("of the feed", "feed.name")
    new: int = key("entries that were not on disk")
    changed: int = key("entries with another text or title than before")
    unchanged: int = key("entries that are as they were")
    unread: int = key("entries and pages that could not be read")
    more: bool = key("whether there is more, which the next look fetches")
    fault: tuple[str, str] | None = key("why it could not be looked at, or null", "feed.fault")


class LooksJson(JsonModel):
    """What came of looking."""

    looks: tuple[LookJson, ...] = key("by the names of the feeds")
