"""A timeline as a picture: bars by month or year, for a phone's width, light or dark."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from bot.replies.wording import Wording
from retrieval.types import Query, Timeline, Unit

WIDTH = 1080
"""Pixels: a phone's width, as Telegram shows it without scaling up."""

HEIGHT = 720
_DPI = 180
_YEARS, _MONTHS = 10, 8  # labels along the bottom at the most
_NUMBERED = 24  # bars that have their number above them
_ROOMY = 14  # bars whose numbers may be large
_LEAST_HEIGHT = 3


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of a picture."""

    ground: str
    ink: str
    faint: str
    new: str
    repeated: str


LIGHT = Theme("#ffffff", "#1c1c1e", "#d7dadd", "#1f6fb2", "#a9c9e4")
DARK = Theme("#17212b", "#f2f4f5", "#33424f", "#62b1f2", "#33587a")


def topic_of(query: Query) -> str:
    """What a timeline is of: the bare topic, or all of a question that names somebody."""
    return (query.text if query.topic else query.wanted).strip()


def picture(timeline: Timeline, say: Wording, *, dark: bool = False) -> bytes:
    """The bars of a timeline as a PNG of ``WIDTH`` by ``HEIGHT`` pixels; new wording at the foot.

    Args:
        timeline: has at least one entry.
        say: the language of the labels.
        dark: for a dark screen.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    theme = DARK if dark else LIGHT
    figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=theme.ground)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.07, 0.16, 0.9, 0.56), facecolor=theme.ground)
    _draw_bars(axes, timeline, say, theme)
    _label_bars(axes, timeline, say, theme)
    # what people type is no mathematics
    words: dict[str, Any] = {"color": theme.ink, "va": "center", "parse_math": False}
    topic = _shortened(topic_of(timeline.query))
    figure.text(0.035, 0.925, topic, fontsize=18, weight="bold", **words)
    first, last = timeline.entries[0].day, timeline.entries[-1].day
    count = say("picture-statements", statements=len(timeline.entries))
    figure.text(0.035, 0.845, f"{count} · {say.days(first, last)}", fontsize=13.5, **words)
    png = BytesIO()
    with warnings.catch_warnings():
        # a letter that the font has not is drawn as a box, which is no fault of ours
        warnings.simplefilter("ignore", UserWarning)
        figure.savefig(png, format="png", facecolor=theme.ground)
    return png.getvalue()


def _draw_bars(axes: Any, timeline: Timeline, say: Wording, theme: Theme) -> None:
    places = range(len(timeline.bars))
    new = [bar.new for bar in timeline.bars]
    repeated = [len(bar.entries) - bar.new for bar in timeline.bars]
    width = 0.74 if len(timeline.bars) > 3 else 0.4
    axes.bar(places, new, width, color=theme.new, label=say("picture-new"))
    if any(repeated):
        label = say("picture-repeated")
        axes.bar(places, repeated, width, bottom=new, color=theme.repeated, label=label)
        axes.legend(
            loc="lower right",
            bbox_to_anchor=(1.0, 1.0),
            ncols=2,
            frameon=False,
            fontsize=13,
            labelcolor=theme.ink,
            handlelength=1,
            borderaxespad=0.2,
        )
    axes.set_xlim(-0.7, max(len(timeline.bars) - 0.3, 1.7))
    # one statement a year should not look like a wall
    axes.set_ylim(0, max(_LEAST_HEIGHT, 1.12 * max(len(bar.entries) for bar in timeline.bars)))


def _label_bars(axes: Any, timeline: Timeline, say: Wording, theme: Theme) -> None:
    from matplotlib.ticker import MaxNLocator

    for side in axes.spines.values():
        side.set_visible(False)
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color(theme.faint)
    axes.tick_params(colors=theme.ink, labelsize=13, length=0)
    if len(timeline.bars) <= _NUMBERED:
        axes.set_yticks([])
        for at, bar in enumerate(timeline.bars):
            if bar.entries:
                count = len(bar.entries)
                place: dict[str, Any] = {
                    "ha": "center",
                    "va": "bottom",
                    "fontsize": 13 if len(timeline.bars) <= _ROOMY else 10.5,
                    "color": theme.ink,
                }
                axes.text(at, count, say.number(count), **place)
    else:
        axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
        axes.set_axisbelow(True)
        axes.grid(axis="y", color=theme.faint, linewidth=0.8)
    shown = _labelled(len(timeline.bars), _YEARS if timeline.unit is Unit.YEAR else _MONTHS)
    axes.set_xticks(shown, [_label(timeline, at, say) for at in shown])


def _labelled(count: int, most: int) -> list[int]:
    """Which bars have their names below: the first, the last, some between, evenly."""
    step = max(1, -(-(count - 1) // (most - 1)))
    shown = [at for at in range(0, count, step) if count - 1 - at >= 0.7 * step]
    return [*shown, count - 1]


def _label(timeline: Timeline, at: int, say: Wording) -> str:
    first = timeline.bars[at].first
    if timeline.unit is Unit.YEAR:
        return str(first.year)
    return f"{say.short_month(first)}\n{first.year}"


def _shortened(topic: str) -> str:
    return topic if len(topic) <= 36 else f"{topic[:36].rsplit(' ', 1)[0]} …"
