"""The builds of the index as an admin sees them: which there are, and what a change would do."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from bot.replies.composer import Composer
from bot.replies.looks import LEAVE, brief, rows_of
from bot.replies.reply import Button, Reply, Style
from bot.replies.wording import Wording
from retrieval.types import BuildFacts, Outcome, Swap, Worse

_NAMED = 5
"""Statements, or questions, that are named of a kind."""

_TITLE, _QUESTION = 80, 120


def builds_reply(builds: Sequence[BuildFacts], say: Wording, zone: tzinfo) -> Reply:
    """Every build with its number, and a button for each that can be made live.

    Args:
        builds: the newest first.
        say: the admin's language.
        zone: in which times are told.
    """
    composer = Composer().line(say("builds"), Style.BOLD)
    buttons = []
    for number, one in enumerate(builds, 1):
        mark = _mark(one, say)
        composer.gap().line(f"{number}. {made_at(one, say, zone)}{f' – {mark}' if mark else ''}")
        if one.fault is None:
            line = say("builds-line", statements=one.statements, passages=one.passages)
            composer.line(line)
        if not one.live and one.fault is None:
            label = say("button-make-live-of", number=number)
            buttons.append(Button(label, action=f"B:{one.name}"))
    return composer.reply(*rows_of(buttons))


def swap_reply(swap: Swap, worse: Sequence[Worse], say: Wording, zone: tzinfo) -> Reply:
    """What would change if another build were live, and the button that makes it so.

    Args:
        swap: what would change.
        worse: check-questions that it answers worse, where it is held back for that.
        say: the admin's language.
        zone: in which times are told.
    """
    composer = Composer().line(say("swap-asks", made=made_at(swap.build, say, zone)), Style.BOLD)
    kinds = (
        ("swap-leaves", swap.leaves),
        ("swap-comes", swap.comes),
        ("swap-differs", swap.differs),
    )
    for name, some in kinds:
        if some:
            composer.gap().line(say(name, count=len(some)))
            _named(composer, some, say)
    if not any(some for _, some in kinds):
        composer.gap().line(say("swap-same"))
    worse_lines(composer, worse, say)
    composer.gap().line(say("swap-note"), Style.ITALIC)
    label = say("button-publish-anyway" if swap.build.held else "button-make-live")
    return composer.reply(*swap_buttons(label, swap.build.name, swap.was, say))


def swap_buttons(
    label: str, build: str, was: str | None, say: Wording
) -> tuple[tuple[Button, ...], ...]:
    """The button that makes a build live as long as another one is, and the one that leaves it."""
    go = Button(label, action=f"K:{build}:{was or '-'}")
    return (go,), (Button(say("button-leave"), action=LEAVE),)


def worse_lines(composer: Composer, worse: Sequence[Worse], say: Wording) -> None:
    """Which check-questions are answered worse, and how they would be answered."""
    if not worse:
        return
    composer.gap().line(say("held-worse", count=len(worse)))
    for one in worse[:_NAMED]:
        expected = _entry(one.date, one.title or one.statement_id, say)
        instead = (
            say("held-silence")
            if one.instead_id is None
            else _entry(one.instead_date, one.instead_title or one.instead_id, say)
        )
        composer.line(f"– {brief(one.question, _QUESTION)}")
        composer.line(f"   {say('held-expected', what=expected)}")
        composer.line(f"   {say('held-instead', what=instead)}")
    if len(worse) > _NAMED:
        composer.line(say("held-more", count=len(worse) - _NAMED))


def made_at(build: BuildFacts, say: Wording, zone: tzinfo) -> str:
    """When a build was made, as people write it; its name where that is not known."""
    if build.made_at is None:
        return build.name
    return say.moment(datetime.fromisoformat(build.made_at).astimezone(zone))


def _mark(build: BuildFacts, say: Wording) -> str:
    if build.fault is not None:
        return say("builds-damaged")
    if build.live:
        return say("builds-live")
    return say("builds-held") if build.held else ""


def _named(composer: Composer, some: Sequence[Outcome], say: Wording) -> None:
    for one in some[:_NAMED]:
        composer.line(f"– {_entry(one.date, one.title or one.statement_id, say)}")
    if len(some) > _NAMED:
        composer.line(say("held-more", count=len(some) - _NAMED))


def _entry(day: date | None, title: str, say: Wording) -> str:
    return f"{say.day(day)} · {brief(title, _TITLE)}"
