"""A timeline as a picture: bars by month or year, for a phone's width, light or dark."""

from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

from bot.wording import Wording
from retrieval import Timeline, Unit

WIDTH = 1080
"""Pixels: a phone's width, as Telegram shows it without scaling up."""

HEIGHT = 720
_DPI = 180
_LABELS = 7  # at the most along the bottom


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


def picture(found: Timeline, say: Wording, *, dark: bool = False) -> bytes:
    """The bars of a timeline as a PNG of ``WIDTH`` by ``HEIGHT`` pixels; new wording at the foot.

    Args:
        found: has at least one entry.
        say: the language of the labels.
        dark: for a dark screen.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    theme = DARK if dark else LIGHT
    figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=theme.ground)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.09, 0.15, 0.88, 0.62), facecolor=theme.ground)
    places = range(len(found.bars))
    new = [bar.new for bar in found.bars]
    repeated = [len(bar.entries) - bar.new for bar in found.bars]
    width = 0.72 if len(found.bars) > 3 else 0.4
    axes.bar(places, new, width, color=theme.new, label=say("picture-new"))
    if any(repeated):
        axes.bar(
            places, repeated, width, bottom=new, color=theme.repeated, label=say("picture-repeated")
        )
    axes.set_xlim(-0.7, max(len(found.bars) - 0.3, 1.7))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    axes.set_axisbelow(True)
    axes.grid(axis="y", color=theme.faint, linewidth=0.8)
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(colors=theme.ink, labelsize=9, length=0)
    shown = _labelled(len(found.bars))
    axes.set_xticks(shown, [_label(found, at, say) for at in shown])
    topic = _shortened(found.query.text.strip())
    figure.text(0.03, 0.925, topic, color=theme.ink, fontsize=13, weight="bold", va="center")
    count = say("picture-statements", statements=len(found.entries))
    figure.text(0.03, 0.85, count, color=theme.ink, fontsize=9.5, va="center")
    if any(repeated):
        legend = axes.legend(
            loc="lower right",
            bbox_to_anchor=(1.0, 1.01),
            ncols=2,
            frameon=False,
            fontsize=9,
            labelcolor=theme.ink,
            handlelength=1,
            borderaxespad=0,
        )
        legend.set_zorder(3)
    made = BytesIO()
    figure.savefig(made, format="png", facecolor=theme.ground)
    return made.getvalue()


def _labelled(count: int) -> list[int]:
    """Which bars have their names below: the first, the last, some between."""
    step = max(1, -(-(count - 1) // (_LABELS - 1)))
    shown = list(range(0, count, step))
    if shown[-1] != count - 1:
        shown = [at for at in shown if count - 1 - at >= step * 0.7] + [count - 1]
    assert all(a < b for a, b in pairwise(shown))  # noqa: S101
    return shown


def _label(found: Timeline, at: int, say: Wording) -> str:
    first = found.bars[at].first
    if found.unit is Unit.YEAR:
        return str(first.year)
    return f"{say.short_month(first)}\n{first.year}"


def _shortened(topic: str) -> str:
    return topic if len(topic) <= 44 else f"{topic[:44].rsplit(' ', 1)[0]} …"
