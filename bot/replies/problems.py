"""What was wrong with the last reindex, and the bot's own faults, as the staff is shown them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.replies.composer import Composer
from bot.replies.misses import turning
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording

PAGE = 6
_ROW = 3


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing to look at.

    Attributes:
        kind: ``failed``, ``undated``, ``warned`` or ``gone``.
        where: the file and the line, or the statement.
        what: is wrong, where more than the kind is known.
        statement_id: of the statement, where it was taken.
    """

    kind: str
    where: str
    what: str = ""
    statement_id: str = ""


@dataclass(frozen=True, slots=True)
class Logged:
    """One kind of fault of the bot's own, in the program's words: when last, how often."""

    kind: str
    last: datetime
    count: int


def list_reply(
    troubles: Sequence[Trouble], begin: int, run: tuple[str, str], say: Wording
) -> Reply:
    """A page of what to look at, each with its number, which a button has.

    Args:
        troubles: all of them.
        begin: how many come before the page.
        run: names the run for buttons, and when it was as people write it.
        say: the language of whoever looks.
    """
    name, when = run
    composer = Composer()
    if not troubles:
        return composer.line(say("problems-none", when=when)).reply()
    composer.line(say("problems-title", count=len(troubles), when=when), Style.BOLD)
    numbers = []
    for number, one in enumerate(troubles[begin : begin + PAGE], begin + 1):
        composer.gap().add(f"{number}. ", Style.BOLD).line(say(f"problem-{one.kind}"))
        composer.line(f"{one.where}: {one.what}" if one.what else one.where)
        numbers.append(Button(str(number), action=f"pd:{name}:{number - 1}"))
    rows = [tuple(numbers[at : at + _ROW]) for at in range(0, len(numbers), _ROW)]
    return composer.reply(*rows, *turning("pr", begin, PAGE, len(troubles), say))


def trouble_reply(one: Trouble, say: Wording, date: str | None = None) -> Reply:
    """One thing to look at and how it is mended.

    Args:
        one: of them.
        say: the language of whoever looks.
        date: the action of the button that asks for a date, where one is missing.
    """
    composer = Composer().line(say(f"problem-{one.kind}"), Style.BOLD)
    composer.line(f"{one.where}: {one.what}" if one.what else one.where)
    composer.gap().line(say(f"mend-{one.kind}"))
    rows = [(Button(say("button-set-date"), action=date),)] if date else []
    return composer.reply(*rows, (Button(say("button-to-list"), action="pr:0"),))


def log_reply(faults: Sequence[Logged], say: Wording) -> Reply:
    """The last faults of the bot itself, the last first, in the program's own words."""
    composer = Composer()
    if not faults:
        return composer.line(say("log-none")).reply()
    composer.line(say("log-title"), Style.BOLD)
    for one in faults:
        composer.gap().line(say("log-line", last=say.moment(one.last), count=one.count))
        composer.line(one.kind, Style.CODE)
    return composer.gap().line(say("log-where"), Style.ITALIC).reply()
