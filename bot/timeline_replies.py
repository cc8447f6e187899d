"""Timelines to what the bot says: first and last said, how often, and the picture."""

from dataclasses import replace
from datetime import date

from bot.composer import Composer
from bot.replies import heading
from bot.reply import Reply, Style
from bot.timeline_picture import picture
from bot.wording import Wording
from retrieval import Bar, Timeline, Unit

_COUNTED = 12  # months or years that are told in words


def timeline_reply(found: Timeline, say: Wording, *, dark: bool = False) -> Reply:
    """First and last said with their words, how often by month or year; the picture beside.

    Args:
        found: the statements that answer.
        say: the asker's language.
        dark: whether the picture is for a dark screen.
    """
    made = Composer()
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


def bar_name(bar: Bar, unit: Unit, say: Wording) -> str:
    """What a bar is of: a year, or a month with its year."""
    return period_name(bar.first, unit, say)


def period_name(first: date, unit: Unit, say: Wording) -> str:
    """A year, or a month with its year, as people write it."""
    return str(first.year) if unit is Unit.YEAR else say.month_and_year(first)


def _counts(made: Composer, found: Timeline, say: Wording) -> None:
    filled = [bar for bar in found.bars if bar.entries]
    if len(filled) < 2:
        return
    most = sorted(filled, key=lambda bar: (-len(bar.entries), bar.first))[:_COUNTED]
    chosen = sorted(most, key=lambda bar: bar.first)
    counted = " · ".join(f"{bar_name(bar, found.unit, say)}: {len(bar.entries)}" for bar in chosen)
    name = "timeline-by-year" if found.unit is Unit.YEAR else "timeline-by-month"
    made.gap().line(say(name, counted=counted))
