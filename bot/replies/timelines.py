"""Timelines to what the bot says: first and last said, how often, and the picture."""

from dataclasses import replace

from bot.replies.answer_scope import corrected_line
from bot.replies.answers import heading
from bot.replies.composer import Composer, Link, nowhere
from bot.replies.reply import Button, Reply, Style
from bot.replies.timeline_picture import picture, topic_of
from bot.replies.wording import Wording
from retrieval.types import Bar, Timeline, Unit

_BUTTONS = 36
_AT_ONCE = 3  # statements of a bar in one message
_COUNTED = 12  # months or years that are told in words


def timeline_reply(
    timeline: Timeline, say: Wording, link: Link = nowhere, *, dark: bool = False
) -> Reply:
    """First and last said with their words, how often by month or year; the picture beside.

    Args:
        timeline: the statements that answer.
        say: the asker's language.
        link: where the date above a quote leads.
        dark: whether the picture is for a dark screen.
    """
    composer = Composer(link)
    topic, entries = topic_of(timeline.query), timeline.entries
    corrected_line(composer, timeline.corrected, say)
    if not entries:
        if timeline.undated:
            name = "timeline-undated-alone"
            composer.line(say(name, topic=topic, statements=timeline.undated), Style.BOLD)
            return composer.reply()
        composer.line(say("timeline-nothing", topic=topic), Style.BOLD)
        composer.line(say.ended(say("searched-all", statements=timeline.searched.statements)))
        return composer.reply()
    composer.line(say("timeline-title", topic=topic, statements=len(entries)), Style.BOLD)
    repeated = sum(entry.said_before is not None for entry in entries)
    if repeated:
        composer.line(say("timeline-repeated", new=len(entries) - repeated, repeated=repeated))
    ends = [("timeline-first", entries[0]), ("timeline-last", entries[-1])]
    for name, entry in ends[: len(entries)]:
        composer.gap().line(say(name), Style.ITALIC)
        heading(composer, entry.quote, say)
        composer.quote(entry.quote)
        if entry.said_before is not None:
            composer.line(say("timeline-said-before", day=say.day(entry.said_before)), Style.ITALIC)
    _counts(composer, timeline, say)
    if timeline.undated:
        composer.gap().line(say("timeline-undated", statements=timeline.undated), Style.ITALIC)
    if timeline.sample:
        composer.gap().line(say("sample-note"), Style.ITALIC)
    return replace(composer.reply(), picture=picture(timeline, say, dark=dark))


def bar_buttons(timeline: Timeline, token: str, lang: str | None) -> tuple[tuple[Button, ...], ...]:
    """A button for each bar that has statements, in rows that fit a phone; one for the dark.

    Args:
        timeline: whose bars.
        token: of its view.
        lang: of the asker.
    """
    say, unit = Wording(lang), timeline.unit
    filled = [bar for bar in timeline.bars if bar.entries][-_BUTTONS:]
    width = 4 if unit is Unit.YEAR else 3
    buttons = [
        Button(
            f"{_short_name(bar, unit, say)} · {len(bar.entries)}", action=_action(token, bar, unit)
        )
        for bar in filled
    ]
    rows = [tuple(buttons[at : at + width]) for at in range(0, len(buttons), width)]
    return (*rows, (Button(say("button-dark"), action=f"k:{token}"),))


def dark_reply(timeline: Timeline, say: Wording) -> Reply:
    """The picture alone, for a dark screen."""
    composer = Composer()
    topic = topic_of(timeline.query)
    composer.line(say("timeline-title", topic=topic, statements=len(timeline.entries)), Style.BOLD)
    return replace(composer.reply(), picture=picture(timeline, say, dark=True))


def bar_reply(
    timeline: Timeline, bar: tuple[str, str, int], say: Wording, link: Link = nowhere
) -> Reply:
    """Some of the statements of one bar, and a button for the next ones.

    Args:
        timeline: of the bar's days.
        bar: token of the view, name of the bar, and how many of its statements were shown.
        say: the asker's language.
        link: where the date above a quote leads.
    """
    token, name, first = bar
    composer = Composer(link)
    days = say.days(timeline.entries[0].day, timeline.entries[-1].day) if timeline.entries else name
    composer.line(say("timeline-bar", days=days, statements=len(timeline.entries)), Style.BOLD)
    for entry in timeline.entries[first : first + _AT_ONCE]:
        composer.gap()
        heading(composer, entry.quote, say)
        composer.quote(entry.quote)
        if entry.said_before is not None:
            composer.line(say("timeline-said-before", day=say.day(entry.said_before)), Style.ITALIC)
    left = len(timeline.entries) - first - _AT_ONCE
    if left <= 0:
        return composer.reply()
    action = f"t:{token}:{name}:{first + _AT_ONCE}"
    return composer.reply((Button(say("timeline-next", left=left), action=action),))


def _action(token: str, bar: Bar, unit: Unit) -> str:
    day = bar.first
    return f"t:{token}:{day:%Y}" if unit is Unit.YEAR else f"t:{token}:{day:%Y-%m}"


def _short_name(bar: Bar, unit: Unit, say: Wording) -> str:
    year = str(bar.first.year)
    return year if unit is Unit.YEAR else f"{say.short_month(bar.first)} {year}"


def _name(bar: Bar, unit: Unit, say: Wording) -> str:
    """What a bar is of: a year, or a month with its year."""
    return str(bar.first.year) if unit is Unit.YEAR else say.month_and_year(bar.first)


def _counts(composer: Composer, timeline: Timeline, say: Wording) -> None:
    filled = [bar for bar in timeline.bars if bar.entries]
    if len(filled) < 2:
        return
    most = sorted(filled, key=lambda bar: (-len(bar.entries), bar.first))[:_COUNTED]
    chosen = sorted(most, key=lambda bar: bar.first)
    counted = " · ".join(f"{_name(bar, timeline.unit, say)}: {len(bar.entries)}" for bar in chosen)
    name = "timeline-by-year" if timeline.unit is Unit.YEAR else "timeline-by-month"
    if len(filled) > _COUNTED:
        name = "timeline-most"
    composer.gap().line(say(name, counted=counted))
