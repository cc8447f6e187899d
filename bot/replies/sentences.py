"""Replies of a sentence or two that need nothing but the language they are said in."""

from dataclasses import replace
from datetime import datetime

from bot.replies.composer import Composer
from bot.replies.reply import Button, Entity, Reply, Style
from bot.replies.wording import Wording

REINDEX_SURE = "reindex:sure"
"""What the button carries that starts a reindex by which many statements leave."""


def whoami(user: int, lang: str | None) -> Reply:
    """The user's Telegram number, which the admin list is made of."""
    return line(Wording(lang)("whoami", user=str(user)))


def unsupported(lang: str | None, kind: str | None = None) -> Reply:
    """For what is no text: ``voice``, ``picture``, ``sticker``, or something else."""
    return line(Wording(lang)(f"unsupported-{kind}" if kind else "unsupported"))


def unknown_command(lang: str | None) -> Reply:
    """For commands that do not exist, or not for this user."""
    return line(Wording(lang)("unknown-command"))


def searching(lang: str | None) -> Reply:
    """In place of an answer that takes a while."""
    return line(Wording(lang)("searching"))


def crowded(number: int, lang: str | None) -> Reply:
    """In place of an answer for which very many others are waited for."""
    return line(Wording(lang)("crowded", number=number))


def failed(lang: str | None) -> Reply:
    """For a fault of ours."""
    return line(Wording(lang)("failed"))


def no_index(lang: str | None) -> Reply:
    """For a question before there is an index to ask."""
    return line(Wording(lang)("no-index"))


def unreachable(lang: str | None, *, waits: bool = False) -> Reply:
    """For a question while the server of the index does not answer.

    Args:
        lang: of whoever asked.
        waits: whether the question is answered later by itself.
    """
    return line(Wording(lang)("unreachable-waits" if waits else "unreachable"))


def archive_empty(lang: str | None) -> Reply:
    """For a question to an archive whose last statement was taken out."""
    return line(Wording(lang)("archive-empty"))


def withheld(lang: str | None) -> Reply:
    """In place of a reply whose quotation failed the check."""
    return line(Wording(lang)("withheld"))


def interrupted(update_id: int, lang: str | None) -> Reply:
    """For an answer that may or may not have arrived; a button asks again."""
    return _offer("interrupted", update_id, lang)


def gave_up(update_id: int, lang: str | None) -> Reply:
    """For a question over which the bot died several times; a button asks again."""
    return _offer("gave-up", update_id, lang)


def _offer(why: str, update_id: int, lang: str | None) -> Reply:
    say = Wording(lang)
    button = Button(say("ask-again"), action=f"again:{update_id}")
    return Composer().line(say(why)).reply((button,))


def waits(lang: str | None) -> Reply:
    """While nothing can be written down."""
    return line(Wording(lang)("waits"))


def moved_aside(name: str, fault: str, lang: str | None) -> Reply:
    """Tells an admin that what the bot remembered was damaged."""
    return line(Wording(lang)("moved-aside", file=name, fault=fault))


def unreadable(lang: str | None) -> Reply:
    """For a message of a form that this version cannot read."""
    return line(Wording(lang)("unreadable"))


def set_aside(fault: str, lang: str | None) -> Reply:
    """Tells an admin that an update could not be read."""
    return line(Wording(lang)("set-aside", fault=fault))


def asked_then(reply: Reply, asked: datetime, lang: str | None) -> Reply:
    """An answer that comes late, headed by when its question was asked."""
    say = Wording(lang)
    return headed(reply, say("asked-then", when=say.moment(asked)))


def headed(reply: Reply, words: str) -> Reply:
    """A reply with a line of its own and an empty one above it."""
    by = len(words) + 2
    return replace(
        reply,
        text=f"{words}\n\n{reply.text}",
        entities=(
            Entity(Style.ITALIC, 0, len(words)),
            *(replace(one, start=one.start + by, end=one.end + by) for one in reply.entities),
        ),
        quoted=tuple(replace(one, start=one.start + by, end=one.end + by) for one in reply.quoted),
    )


def status_failed(problem: str, lang: str | None) -> Reply:
    """Why it is not known what is live."""
    return line(Wording(lang)("status-failed", problem=problem))


def reindex_running(lang: str | None) -> Reply:
    """Why another reindex does not begin."""
    return line(Wording(lang)("reindex-running"))


def reindex_failed(problem: str, lang: str | None) -> Reply:
    """Why a reindex did not finish."""
    return line(Wording(lang)("reindex-failed", problem=problem))


def reindex_asks(gone: int, held: int, lang: str | None) -> Reply:
    """Why a reindex did not go on; a button says that it is meant."""
    say = Wording(lang)
    button = Button(say("button-reindex-sure"), action=REINDEX_SURE)
    return Composer().line(say("reindex-asks", gone=gone, held=held)).reply((button,))


def line(text: str) -> Reply:
    """A sentence as a reply."""
    return Composer().line(text).reply()
