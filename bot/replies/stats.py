"""Figures of the questions people ask: in words, as a picture, as a table for a spreadsheet."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.replies.bar_chart import Chart, drawn, labelled
from bot.replies.composer import Composer
from bot.replies.reply import Button, Reply, Style
from bot.replies.spreadsheet import as_csv, table_file
from bot.replies.wording import Wording

DARK, CSV = "st:d", "st:c"
"""The actions of the buttons below the figures."""

_LABELS = 6


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of some days; times in seconds, None where there was no question."""

    questions: int
    answered: int
    silent: int
    by_lang: Mapping[str, int]
    median: float | None
    p95: float | None


@dataclass(frozen=True, slots=True)
class Statistics:
    """All that is counted.

    Attributes:
        days: the last thirty days with their questions, the oldest first.
        week, month: the last seven days, and the last thirty.
        people: who asked in the last seven days.
        followed: questions that are followed.
        followers: people who follow one.
        up, down: thumbs.
        reasons: what was wrong, to those with a thumb down.
        topics: those asked about most, with how often.
    """

    days: tuple[tuple[date, Questions], ...]
    week: Questions
    month: Questions
    people: int
    followed: int
    followers: int
    up: int
    down: int
    reasons: Mapping[str, int]
    topics: tuple[tuple[str, int], ...]


def stats_reply(stats: Statistics, say: Wording, *, dark: bool = False) -> Reply:
    """The figures with their picture, and buttons to a dark one and to the table."""
    composer = Composer().line(say("stats-title"), Style.BOLD)
    for name, days, some in (("week", 7, stats.week), ("month", 30, stats.month)):
        a_day = say.number(round(some.questions / days, 1))
        composer.line(say(f"stats-{name}", count=some.questions, day=a_day))
        if some.questions:
            composer.line(say("stats-outcome", answered=some.answered, silent=some.silent))
    month = stats.month
    if month.by_lang:
        composer.line(say("stats-languages", languages=_counted(month.by_lang, say.language_name)))
    if month.median is not None and month.p95 is not None:
        times = {"median": say.duration(month.median), "most": say.duration(month.p95)}
        composer.line(say("stats-times", **times))
    composer.line(say("stats-people", count=stats.people))
    composer.line(say("stats-follows", count=stats.followed, people=stats.followers))
    composer.line(say("stats-thumbs", up=stats.up, down=stats.down))
    if stats.reasons:
        wrong = _counted(stats.reasons, lambda one: say(f"wrong-{one}"))
        composer.line(say("stats-reasons", reasons=wrong))
    if stats.topics:
        topics = ", ".join(f"{say('phrase', words=topic)} {n}" for topic, n in stats.topics)
        composer.line(say("stats-topics", topics=topics))
    buttons = (Button(say("button-dark"), action=DARK), Button("CSV", action=CSV))
    reply = composer.reply(buttons)
    return replace(reply, picture=_picture(stats, say, dark=dark)) if month.questions else reply


def dark_reply(stats: Statistics, say: Wording) -> Reply:
    """The picture alone, for a dark screen."""
    reply = Composer().line(say("stats-title"), Style.BOLD).reply()
    return replace(reply, picture=_picture(stats, say, dark=True))


def table(days: Iterable[tuple[date, Questions]]) -> str:
    """A line for each day, with a heading; times in milliseconds."""
    rows = list(days)
    langs = sorted({lang for _, one in rows for lang in one.by_lang})
    head = ["day", "questions", "answered", "silent", "median_ms", "p95_ms", *langs]
    lines = [
        [
            *(day.isoformat(), one.questions, one.answered, one.silent),
            *(_milliseconds(one.median), _milliseconds(one.p95)),
            *(one.by_lang.get(lang, 0) for lang in langs),
        ]
        for day, one in rows
    ]
    return as_csv([head, *lines])


def file_reply(name: str, content: str, say: Wording) -> Reply:
    """A table as a file."""
    reply = Composer().line(say("stats-file")).reply()
    return replace(reply, document=table_file(name, content))


def _picture(stats: Statistics, say: Wording, *, dark: bool) -> bytes:
    days = stats.days
    chart = Chart(
        title=say("stats-picture"),
        facts=say.days(days[0][0], days[-1][0]),
        lower=[one.answered for _, one in days],
        upper=[one.silent for _, one in days],
        names=(say("picture-answered"), say("picture-silent")),
        labels={
            at: f"{days[at][0].day}\n{say.short_month(days[at][0])}"
            for at in labelled(len(days), _LABELS)
        },
        numbers=[say.number(one.questions) for _, one in days],
    )
    return drawn(chart, dark=dark)


def _counted(counts: Mapping[str, int], named: Callable[[str], str]) -> str:
    most = sorted(counts, key=lambda one: (-counts[one], one))
    return ", ".join(f"{named(one)} {counts[one]}" for one in most)


def _milliseconds(seconds: float | None) -> int | str:
    return "" if seconds is None else round(seconds * 1000)
