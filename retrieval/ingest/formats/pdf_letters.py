"""The letters of a PDF page put into lines, raised and lowered ones among them."""

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from retrieval.ingest.formats.raised import lowered, raised

HYPHEN = "\u00ad"  # at the end of a line: a word may go on in the next
_HYPHENS = "-\u00ad\u2010\x02\ufffe"
_SMALLER = 0.87  # than the letters beside which it stands raised or lowered
_LEAST = 0.35
LARGER = 1.8
"""Than the words before which a large first letter stands."""

PARTED = 1.3
"""Of a letter's height, how far apart the pieces of a line are at least."""

_INITIAL = 2  # letters, of which the first may be a quotation mark
_STRAIGHT = 0.03
_ASLANT = 0.2  # radians from the upright: no page is as crooked as that
_UPRIGHT = 1.5708


@dataclass(frozen=True, slots=True)
class PdfLine:
    """Words that stand side by side: in points, from the left and from the bottom of the page.

    ``faint``: drawn in a colour that is nearer to the paper's than to ink. ``ruled``: a rule parts
    it from the line above, as in a table.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    faint: bool = False
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a page, or a line's end; ``drawn`` is not what a program reads into a gap.

    ``base`` is the height on which it stands, ``angle`` how far it is turned, in radians.
    """

    letter: str
    drawn: bool = False
    left: float = 0
    right: float = 0
    bottom: float = 0
    top: float = 0
    size: float = 0
    base: float = 0
    angle: float = 0
    faint: bool = False

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.bottom + self.top) / 2


def without_turned(letters: Sequence[Letter]) -> tuple[list[Letter], bool]:
    """Take out what stands aslant or on its side; and whether words on their side were there.

    What is written aslant over a page is a watermark or a stamp.
    """
    count = Counter(round(one.angle, 1) for one in letters if one.drawn and one.letter.strip())
    upright = [angle for angle in count if _from_upright(angle) < _ASLANT] or list(count)
    usual = max(upright, key=lambda angle: count[angle], default=0.0)
    turned = [one.drawn and _turn(one.angle, usual) > _STRAIGHT * 3 for one in letters]
    if not any(turned):
        return list(letters), False
    kept, sides = [], 0
    for one, is_turned in zip(letters, turned, strict=True):
        if is_turned:
            sides += abs(_turn(one.angle, usual) - _UPRIGHT) < _STRAIGHT
        kept.append(Letter("\n") if is_turned else one)
    return kept, sides > 0


def _from_upright(angle: float) -> float:
    """How far an angle is from that of a page the right way up, on a side or upside down."""
    away = angle % _UPRIGHT
    return min(away, _UPRIGHT - away)


def _turn(angle: float, usual: float) -> float:
    """How far an angle is from another, whichever way round."""
    away = abs(angle - usual) % (4 * _UPRIGHT)
    return min(away, 4 * _UPRIGHT - away)


def lines_of(letters: Sequence[Letter]) -> Iterator[PdfLine]:
    """The lines in the order in which the page draws them."""
    runs = list(_runs(letters))
    for run in _with_strays(runs):
        yield from _line(run)


def _runs(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    run: list[Letter] = []
    ended = False
    for one in letters:
        if one.letter == "\n":
            ended = True
            continue
        if run and one.drawn and (ended or _is_apart(run, one)):
            gap = _gap_within(run, one)
            if gap is None:
                yield run
                run = []
            elif gap > 0.1 * max(run[-1].size, one.size) and run[-1].letter != " ":
                run.append(Letter(" "))
        elif ended and not one.drawn:
            continue
        ended = False
        run.append(one)
    yield run


def _is_apart(run: list[Letter], one: Letter) -> bool:
    """Whether a letter begins another line: it stands higher or lower, far off, or goes back."""
    last = _last_drawn(run)
    if last is None:
        return False
    if _is_initial(run, one):
        return True
    size = max(min(last.size, one.size), 1.0)
    gap = one.left - last.right
    is_level = abs(one.middle - last.middle) <= 0.6 * max(last.size, one.size)
    return not is_level or gap > PARTED * size or gap < -3 * size


def _gap_within(run: list[Letter], one: Letter) -> float | None:
    """The gap to a letter that stands in the same line, if it does, though the program parts them.

    It parts raised and lowered letters from others, and in some fonts every letter.
    """
    last = _last_drawn(run)
    if last is None:
        return None
    small, large = sorted((last.size, one.size))
    if small >= _SMALLER * large and abs(one.base - last.base) < 0.02 * large:
        gap = one.left - last.right
        return gap if -0.3 * large < gap < 0.6 * large else None
    if not _LEAST * large < small < _SMALLER * large or _is_initial(run, one):
        return None
    gap = one.left - max(each.right for each in run[-3:] if each.drawn)
    is_level = abs(one.middle - last.middle) <= 0.6 * large
    is_shifted = abs(one.base - last.base) > 0.05 * large
    return gap if is_level and is_shifted and -0.6 * large < gap < 0.9 * large else None


def _is_initial(run: list[Letter], one: Letter) -> bool:
    """Whether a run is a large first letter, which stands deeper than the words beside it."""
    last = _last_drawn(run)
    return (
        last is not None
        and last.letter.isupper()
        and last.size > LARGER * one.size
        and last.base < one.base - 0.5 * one.size
        and sum(each.drawn for each in run) <= _INITIAL
    )


def _last_drawn(run: list[Letter]) -> Letter | None:
    return next((one for one in reversed(run) if one.drawn), None)


def _with_strays(runs: list[list[Letter]]) -> list[list[Letter]]:
    """Raised and lowered letters that the page draws before or after their line, put into it."""
    small = [run for run in runs if len(run) <= 3 and run and all(one.drawn for one in run)]
    if not small or len(small) > 500:
        return runs
    gone: set[int] = set()
    for stray in small:
        host = next((run for run in runs if run is not stray and _is_host(run, stray[0])), None)
        if host is None:
            continue
        before = [at for at, one in enumerate(host) if one.drawn and one.left < stray[0].left]
        place = before[-1] + 1
        host[place:place] = stray
        gone.add(id(stray))
    return [run for run in runs if id(run) not in gone]


def _is_host(run: list[Letter], stray: Letter) -> bool:
    if len(run) < 4 or not any(one.drawn for one in run):
        return False
    drawn = [one for one in run if one.drawn]
    large = statistics.median(one.size for one in drawn)
    base = statistics.median(one.base for one in drawn)
    return (
        _LEAST * large < stray.size < _SMALLER * large
        and 0.05 * large < abs(stray.base - base) < 0.6 * large
        and drawn[0].left < stray.left < drawn[-1].right + 0.3 * large
    )


def _line(run: list[Letter]) -> Iterator[PdfLine]:
    boxes = [one for one in run if one.drawn and not one.letter.isspace()]
    if not boxes:
        return
    size = _main_size(boxes)
    main = [one for one in boxes if one.size >= _SMALLER * size] or boxes
    base = statistics.median(one.base for one in main)
    text = _text(run, size, base).replace("\uf0b7", "•").rstrip()
    text = text.replace("-\u00ad", "-").replace("\u00ad-", "-")
    if not text.strip():
        return
    if text[-1] in _HYPHENS and text[-2:-1].isalpha():
        text = text[:-1] + HYPHEN
    text = text.replace("\x02", "-").replace("\ufffe", "-")
    yield PdfLine(
        text=text.strip(),
        left=min(one.left for one in boxes),
        right=max(one.right for one in boxes),
        bottom=min(one.bottom for one in main),
        top=max(one.top for one in main),
        size=statistics.median(one.size for one in main),
        faint=all(one.faint for one in boxes),
    )


def _main_size(boxes: list[Letter]) -> float:
    """The size of a line's own letters: the largest that is no large first letter."""
    count = Counter(round(one.size, 1) for one in boxes)
    least = max(1, len(boxes) // 4)
    return max(size for size, many in count.items() if many >= least or many == max(count.values()))


def _text(run: list[Letter], size: float, base: float) -> str:
    text = ""
    for place, letters in groupby(run, key=lambda one: _place(one, size, base)):
        part = "".join(one.letter for one in letters)
        if place > 0:
            text += _as_raised(part, text)
        elif place < 0:
            text += "".join(lowered(letter) or letter for letter in part)
        else:
            text += part
    return text


def _as_raised(part: str, before: str) -> str:
    """Raised letters: digits in characters of their own; those of "1st" are letters as others."""
    if part.isalpha() and (part not in {"n", "i"} or before[-1:].isdigit()):
        return part
    return "".join(raised(letter) or letter for letter in part)


def _place(one: Letter, size: float, base: float) -> int:
    """1 where a letter stands raised, -1 where it stands lowered, else 0."""
    if not one.drawn or one.letter.isspace() or not _LEAST * size < one.size < _SMALLER * size:
        return 0
    above = one.base - base
    if above > 0.12 * size:
        return 1
    return -1 if above < -0.05 * size else 0
