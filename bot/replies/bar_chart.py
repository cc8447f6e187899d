"""Bars side by side as a picture, for a phone's width, light or dark; alone uses matplotlib."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

WIDTH = 1080
"""Pixels: a phone's width, as Telegram shows it without scaling up."""

HEIGHT = 720
_DPI = 180
_NUMBERED = 24  # bars that have their number above them
_ROOMY = 14  # bars whose numbers may be large
_LEAST_HEIGHT = 3
_LEFT = 0.035  # of the width, where lines of words begin


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of a picture."""

    ground: str
    ink: str
    faint: str
    lower: str
    upper: str


LIGHT = Theme("#ffffff", "#1c1c1e", "#d7dadd", "#1f6fb2", "#a9c9e4")
DARK = Theme("#17212b", "#f2f4f5", "#33424f", "#62b1f2", "#33587a")


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn.

    Attributes:
        title: above the picture; no mathematics is read in it.
        facts: a smaller line below it.
        lower, upper: of each bar, how high its foot is and what stands on it.
        names: of the two, told where anything stands on a foot.
        labels: below some of the bars, by their places.
        numbers: above each bar, as the language writes them.
    """

    title: str
    facts: str
    lower: Sequence[int]
    upper: Sequence[int]
    names: tuple[str, str]
    labels: Mapping[int, str]
    numbers: Sequence[str]


def drawn(chart: Chart, *, dark: bool = False) -> bytes:
    """The bars as a PNG of ``WIDTH`` by ``HEIGHT`` pixels.

    Args:
        chart: has at least one bar.
        dark: for a dark screen.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    theme = DARK if dark else LIGHT
    figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=theme.ground)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.07, 0.16, 0.9, 0.56), facecolor=theme.ground)
    _draw_bars(axes, chart, theme)
    _label_bars(axes, chart, theme)
    # what people type is no mathematics
    words: dict[str, Any] = {"color": theme.ink, "va": "center", "parse_math": False}
    png = BytesIO()
    with warnings.catch_warnings():
        # a letter that the font has not is drawn as a box, which is no fault of ours
        warnings.simplefilter("ignore", UserWarning)
        lines = ((0.925, chart.title, 18, "bold"), (0.845, chart.facts, 13.5, "normal"))
        for at, text, points, weight in lines:
            line = figure.text(_LEFT, at, text, fontsize=points, weight=weight, **words)
            wide, room = line.get_window_extent().width, (1 - 2 * _LEFT) * WIDTH
            line.set_fontsize(points * min(1, room / max(1, wide)))
        figure.savefig(png, format="png", facecolor=theme.ground)
    return png.getvalue()


def _draw_bars(axes: Any, chart: Chart, theme: Theme) -> None:
    count = len(chart.lower)
    width = 0.74 if count > 3 else 0.4
    lower, upper = chart.names
    axes.bar(range(count), chart.lower, width, color=theme.lower, label=lower)
    if any(chart.upper):
        axes.bar(
            range(count), chart.upper, width, bottom=chart.lower, color=theme.upper, label=upper
        )
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
    axes.set_xlim(-0.7, max(count - 0.3, 1.7))
    # one statement a year should not look like a wall
    axes.set_ylim(0, max(_LEAST_HEIGHT, 1.12 * max(_heights(chart))))


def _label_bars(axes: Any, chart: Chart, theme: Theme) -> None:
    from matplotlib.ticker import MaxNLocator

    for side in axes.spines.values():
        side.set_visible(False)
    axes.spines["bottom"].set_visible(True)
    axes.spines["bottom"].set_color(theme.faint)
    axes.tick_params(colors=theme.ink, labelsize=13, length=0)
    if len(chart.lower) <= _NUMBERED:
        axes.set_yticks([])
        place: dict[str, Any] = {
            "ha": "center",
            "va": "bottom",
            "fontsize": 13 if len(chart.lower) <= _ROOMY else 10.5,
            "color": theme.ink,
        }
        for at, height in enumerate(_heights(chart)):
            if height:
                axes.text(at, height, chart.numbers[at], **place)
    else:
        axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
        axes.set_axisbelow(True)
        axes.grid(axis="y", color=theme.faint, linewidth=0.8)
    axes.set_xticks([*chart.labels], [*chart.labels.values()])


def _heights(chart: Chart) -> list[int]:
    return [foot + upper for foot, upper in zip(chart.lower, chart.upper, strict=True)]


def labelled(count: int, most: int) -> list[int]:
    """Which bars have their names below: the first, the last, some between, evenly."""
    step = max(1, -(-(count - 1) // (most - 1)))
    shown = [at for at in range(0, count, step) if count - 1 - at >= 0.7 * step]
    return [*shown, count - 1]
