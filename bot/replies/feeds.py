"""Feeds as those who run the archive see them: how each fares, and what a new one holds."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from bot.feeds.faults import Fault
from bot.feeds.feeds import Preview
from bot.feeds.looking import Look
from bot.feeds.store import Feed
from bot.replies.composer import Composer
from bot.replies.faults import sentence
from bot.replies.looks import LEAVE
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording
from retrieval.types import Fault as Sentence

_SHOWN = 12
"""Feeds with buttons of their own; the command line lists all."""


def list_reply(feeds: Sequence[Feed], note: str, say: Wording, zone: tzinfo) -> Reply:
    """Every feed with how it fares, a button to look at it and one to stop it.

    Args:
        feeds: by name.
        note: of what was done just now; may be empty.
        say: the admin's language.
        zone: in which times are told.
    """
    composer = Composer()
    if note:
        composer.line(note).gap()
    if not feeds:
        return composer.line(say("feeds-none")).reply()
    composer.line(say("feeds", count=len(feeds)), Style.BOLD)
    rows = []
    for number, feed in enumerate(feeds[:_SHOWN], 1):
        composer.gap().line(f"{number}. {feed.title}").line(feed.url).line(state(feed, say, zone))
        rows.append(
            (
                Button(say("button-feed-look", number=number), action=f"fl:{feed.name}"),
                Button(say("button-feed-stop", number=number), action=f"fs:{feed.name}"),
            )
        )
    if len(feeds) > _SHOWN:
        composer.gap().line(say("feeds-more", count=len(feeds) - _SHOWN))
    return composer.reply(*rows)


def preview_reply(seen: Preview, token: str, say: Wording) -> Reply:
    """What an address holds, and the button that adds it."""
    composer = Composer().line(seen.title, Style.BOLD).line(seen.url).gap()
    composer.line(say(f"feed-kind-{seen.kind}"))
    composer.line(say("feed-entries", count=seen.entries))
    if seen.newest is not None:
        composer.line(say("feed-newest", day=say.day(seen.newest)))
    if seen.unread:
        composer.line(say("feed-unread", count=seen.unread))
    if seen.followed is not None:
        return composer.gap().line(say("feed-followed")).reply()
    composer.line(say("feed-robots"))
    add = Button(say("button-feed-add"), action=f"fa:{token}")
    return composer.reply((add,), (Button(say("button-leave"), action=LEAVE),))


def state(feed: Feed, say: Wording, zone: tzinfo) -> str:
    """How a feed fares, in a sentence."""
    if feed.fault is not None:
        detail = Sentence(feed.fault[1], feed.told_fault)
        problem = why(Fault(feed.fault[0]), detail, say)
        since = say("feed-never-well")
        if feed.succeeded:
            since = say("feed-since", when=_moment(feed.succeeded, say, zone))
        return f"{since} {problem}"
    if not feed.looked:
        return say("feed-waits")
    new, changed = feed.came
    when = _moment(feed.looked, say, zone)
    looked = say("feed-looked", when=when, new=new, changed=changed, count=feed.entries)
    if not feed.partial:
        return looked
    return f"{looked} {say('feed-partial', count=feed.partial)}"


def why(fault: Fault, detail: str, say: Wording) -> str:
    """Why something was not fetched, in a sentence."""
    what = say.size(int(detail)) if fault is Fault.LARGE else sentence(detail, say)
    return say(f"fetch-{fault}", what=what)


def news_reply(look: Look, say: Wording) -> Reply:
    """For those who run the archive: a feed fails, or works again."""
    if look.fault is None:
        return Composer().line(say("feed-works", title=look.feed.title)).reply()
    composer = Composer().line(say("feed-fails", title=look.feed.title))
    return composer.line(why(look.fault.fault, look.fault.detail, say)).line(look.feed.url).reply()


def _moment(seconds: float, say: Wording, zone: tzinfo) -> str:
    return say.moment(datetime.fromtimestamp(seconds, tz=zone))
