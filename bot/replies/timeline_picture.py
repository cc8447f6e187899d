"""A timeline as a picture: bars by month or year, new wording at the foot."""

from bot.replies.bar_chart import Chart, drawn, labelled
from bot.replies.wording import Wording
from retrieval.types import Query, Timeline, Unit

_YEARS, _MONTHS = 10, 8  # labels along the bottom at the most


def topic_of(query: Query) -> str:
    """What a timeline is of: the bare topic, or all of a question that names somebody."""
    return (query.text if query.topic else query.wanted).strip()


def picture(timeline: Timeline, say: Wording, *, dark: bool = False) -> bytes:
    """The bars of a timeline as a PNG; new wording at the foot.

    Args:
        timeline: has at least one entry.
        say: the language of the labels.
        dark: for a dark screen.
    """
    first, last = timeline.entries[0].day, timeline.entries[-1].day
    count = say("picture-statements", statements=len(timeline.entries))
    bars = timeline.bars
    shown = labelled(len(bars), _YEARS if timeline.unit is Unit.YEAR else _MONTHS)
    chart = Chart(
        title=_shortened(topic_of(timeline.query)),
        facts=f"{count} · {say.days(first, last)}",
        lower=[bar.new for bar in bars],
        upper=[len(bar.entries) - bar.new for bar in bars],
        names=(say("picture-new"), say("picture-repeated")),
        labels={at: _label(timeline, at, say) for at in shown},
        numbers=[say.number(len(bar.entries)) for bar in bars],
    )
    return drawn(chart, dark=dark)


def _label(timeline: Timeline, at: int, say: Wording) -> str:
    first = timeline.bars[at].first
    if timeline.unit is Unit.YEAR:
        return str(first.year)
    return f"{say.short_month(first)}\n{first.year}"


def _shortened(topic: str) -> str:
    return topic if len(topic) <= 36 else f"{topic[:36].rsplit(' ', 1)[0]} …"
