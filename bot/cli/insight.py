"""What people could not find, and figures of what they ask, at the terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from bot.cli import options
from bot.cli.json_models.insight import (
    DayJson,
    MissesJson,
    MissJson,
    QuestionsJson,
    StatsJson,
    TopicJson,
)
from bot.cli.memory import memory_of
from bot.cli.printing import (
    library_of,
    print_json,
    print_reply,
    terminal_language,
    write_picture,
)
from bot.cli.tables import print_table
from bot.replies.misses import MissGroup
from bot.replies.spreadsheet import as_csv
from bot.replies.stats import Statistics, stats_reply
from bot.replies.wording import Wording
from bot.settings.settings import SettingsError, load_settings
from bot.state import TERMINAL, State
from bot.usecases.expecting import Expecting
from bot.usecases.library import OpenLibrary
from bot.usecases.misses import MissedQuestions
from bot.usecases.stats import Stats


def misses_command(
    index: options.Index = None,
    *,
    as_csv_lines: options.AsCsv = False,
    as_json: options.AsJson = False,
) -> None:
    """List what people could not find in the last 30 days, like questions together."""
    _either(as_csv_lines=as_csv_lines, as_json=as_json)
    with _opened(index) as (library, state):
        missed = MissedQuestions(library, state, Expecting(library, state))
        groups = missed.groups() if state.misses.keep else []
        groups = missed.marked(groups) if groups else []
    if as_json:
        listed = tuple(map(MissJson.of, groups))
        print_json(MissesJson(kept=state.misses.keep, misses=listed))
    elif as_csv_lines:
        sys.stdout.write(as_csv(_rows(groups)))
    elif groups:
        head, *rows = _rows(groups)
        print_table(rows, Console(), headings=head, right={0, 1})
    else:
        say = Wording(terminal_language())
        sys.stdout.write(say("misses-none" if state.misses.keep else "misses-off") + "\n")


def stats_command(
    index: options.Index = None,
    *,
    as_csv_lines: options.AsCsv = False,
    as_json: options.AsJson = False,
    png: options.Png = None,
    dark: options.Dark = False,
) -> None:
    """Show figures of what is asked: questions a day, answered or not, how fast."""
    _either(as_csv_lines=as_csv_lines, as_json=as_json)
    with _opened(index) as (library, state):
        stats = Stats(library, state)
        found, table = stats.statistics(), stats.table()
    said = stats_reply(found, Wording(terminal_language()), dark=dark)
    if png is not None:
        write_picture(png, said.picture, "no question was counted in 30 days")
    if as_json:
        print_json(_stats_json(found))
    elif as_csv_lines:
        sys.stdout.write(table)
    else:
        print_reply(said)


def _either(*, as_csv_lines: bool, as_json: bool) -> None:
    if as_csv_lines and as_json:
        raise SettingsError(("Give either --json or --csv.",))


@contextmanager
def _opened(index: Path | None) -> Iterator[tuple[OpenLibrary, State]]:
    """The library, and what the bot that the settings name remembers; the terminal without."""
    settings = load_settings()
    with memory_of(settings, index, settings.bot or TERMINAL) as state:
        yield library_of(settings, index), state


def _rows(groups: list[MissGroup]) -> list[list[str]]:
    head = ["count", "bad", "languages", "last", "answered", "question"]
    rows = [
        [
            *(str(one.count), str(one.bad), " ".join(sorted(one.by_lang)), one.last.isoformat()),
            *("now" if one.answered else "", one.example),
        ]
        for one in groups
    ]
    return [head, *rows]


def _stats_json(stats: Statistics) -> StatsJson:
    return StatsJson(
        week=QuestionsJson.of(stats.week),
        month=QuestionsJson.of(stats.month),
        days=tuple(DayJson(day=day, asked=QuestionsJson.of(one)) for day, one in stats.days),
        people=stats.people,
        followed=stats.followed,
        followers=stats.followers,
        up=stats.up,
        down=stats.down,
        reasons=dict(stats.reasons),
        topics=tuple(TopicJson(topic=topic, count=count) for topic, count in stats.topics),
    )
