"""Timelines to what the bot says: first and last said, how often, and the picture."""

from dataclasses import replace

from bot.replies.answers import heading
from bot.replies.composer import Composer, Link, nowhere
from bot.replies.reply import Button, Reply, Style
from bot.replies.timeline_picture import picture
from bot.replies.wording import Wording
from retrieval.types import Bar, Timeline, Unit

_BUTTONS = 36
_AT_ONCE = 3  # statements of a bar in one message
_COUNTED = 12  # months or years that are told in words


def timeline_reply(
    found: Timeline, say: Wording, link: Link = nowhere, *, dark: bool = False
) -> Reply:
    """First and last said with their words, how often by month or year; the picture beside.

    Args:
        found: the statements that answer.
        say: the asker's language.
        link: where the date above a quote leads.
        dark: whether the picture is for a dark screen.
    """
    made = Composer(link)
    topic, entries = found.query.text.strip(), found.entries
    if not entries:
        made.line(say("timeline-nothing", topic=topic), Style.BOLD)
        made.line(say.ended(say("searched-all", statements=found.searched.statements)))
        return made.reply()
    made.line(say("timeline-title", topic=topic, statements=len(entries)), Style.BOLD)
    repeated = sum(entry.said_before is not None for entry in entries)
    if repeated:
        made.line(say("timeline-repeated", new=len(entries) - repeated, repeated=repeated))
    ends = [("timeline-first", entries[0]), ("timeline-last", entries[-1])]
    for name, entry in ends[: len(entries)]:
        made.gap().line(say(name), Style.ITALIC)
        heading(made, entry.quote, say)
        made.quote(entry.quote)
        if entry.said_before is not None:
            made.line(say("timeline-said-before", day=say.day(entry.said_before)), Style.ITALIC)
    _counts(made, found, say)
    if found.sample:
        made.gap().line(say("sample-note"), Style.ITALIC)
    return replace(made.reply(), picture=picture(found, say, dark=dark))


def bar_buttons(found: Timeline, token: str, lang: str | None) -> tuple[tuple[Button, ...], ...]:
    """A button for each bar that has statements, in rows that fit a phone; one for the dark.

    Args:
        found: the timeline.
        token: of its view.
        lang: of the asker.
    """
    say, unit = Wording(lang), found.unit
    filled = [bar for bar in found.bars if bar.entries][-_BUTTONS:]
    width = 4 if unit is Unit.YEAR else 3
    buttons = [
        Button(
            f"{_short_name(bar, unit, say)} · {len(bar.entries)}", action=_action(token, bar, unit)
        )
        for bar in filled
    ]
    rows = [tuple(buttons[at : at + width]) for at in range(0, len(buttons), width)]
    return (*rows, (Button(say("button-dark"), action=f"k:{token}"),))


def dark_reply(found: Timeline, say: Wording) -> Reply:
    """The picture alone, for a dark screen."""
    made = Composer()
    topic = found.query.text.strip()
    made.line(say("timeline-title", topic=topic, statements=len(found.entries)), Style.BOLD)
    return replace(made.reply(), picture=picture(found, say, dark=True))


def bar_reply(
    found: Timeline, bar: tuple[str, str, int], say: Wording, link: Link = nowhere
) -> Reply:
    """Some of the statements of one bar, and a button for the next ones.

    Args:
        found: the timeline of the bar's days.
        bar: token of the view, name of the bar, and how many of its statements were shown.
        say: the asker's language.
        link: where the date above a quote leads.
    """
    token, name, first = bar
    made = Composer(link)
    days = say.days(found.entries[0].day, found.entries[-1].day) if found.entries else name
    made.line(say("timeline-bar", days=days, statements=len(found.entries)), Style.BOLD)
    for entry in found.entries[first : first + _AT_ONCE]:
        made.gap()
        heading(made, entry.quote, say)
        made.quote(entry.quote)
        if entry.said_before is not None:
            made.line(say("timeline-said-before", day=say.day(entry.said_before)), Style.ITALIC)
    left = len(found.entries) - first - _AT_ONCE
    if left <= 0:
        return made.reply()
    action = f"t:{token}:{name}:{first + _AT_ONCE}"
    return made.reply((Button(say("timeline-next", left=left), action=action),))


def _action(token: str, bar: Bar, unit: Unit) -> str:
    day = bar.first
    return f"t:{token}:{day:%Y}" if unit is Unit.YEAR else f"t:{token}:{day:%Y-%m}"


def _short_name(bar: Bar, unit: Unit, say: Wording) -> str:
    year = str(bar.first.year)
    return year if unit is Unit.YEAR else f"{say.short_month(bar.first)} {year}"


def _name(bar: Bar, unit: Unit, say: Wording) -> str:
    """What a bar is of: a year, or a month with its year."""
    return str(bar.first.year) if unit is Unit.YEAR else say.month_and_year(bar.first)


def _counts(made: Composer, found: Timeline, say: Wording) -> None:
    filled = [bar for bar in found.bars if bar.entries]
    if len(filled) < 2:
        return
    most = sorted(filled, key=lambda bar: (-len(bar.entries), bar.first))[:_COUNTED]
    chosen = sorted(most, key=lambda bar: bar.first)
    counted = " · ".join(f"{_name(bar, found.unit, say)}: {len(bar.entries)}" for bar in chosen)
    name = "timeline-by-year" if found.unit is Unit.YEAR else "timeline-by-month"
    if len(filled) > _COUNTED:
        name = "timeline-most"
    made.gap().line(say(name, counted=counted))
