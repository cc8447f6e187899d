"""Raised and lowered words that a page marks by styles alone, as word processors export them."""

import re
from collections.abc import Iterator

from lxml import html

_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,4000})\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"\s*(?:span|font|a|i|b|em|strong|small)?\.([\w-]+)\s*")
_RAISED = re.compile(
    r"vertical-align\s*:\s*(?:super|\+?[1-9][\d.]*(?:%|em|ex|pt|px))", re.IGNORECASE
)
_LOWERED = re.compile(r"vertical-align\s*:\s*(?:sub|-[\d.]+(?:%|em|ex|pt|px))", re.IGNORECASE)
_MOVED = re.compile(
    r"(?:^|;|\s)top\s*:\s*(-?)0*\.?[\d.]*[1-9][\d.]*(?:em|ex|%|pt|px)", re.IGNORECASE
)
_SMALLER = re.compile(r"font-size\s*:\s*(?:0?\.\d+em|[1-9]?\d(?:\.\d+)?%|smaller)", re.IGNORECASE)
_INLINE = ("span", "font", "small", "i", "b", "em", "strong")
_MOST = 2**20  # characters of styles that are looked at


def name_raised(root: html.HtmlElement, css: str = "") -> None:
    """Call words that are raised or lowered by a style ``sup`` and ``sub``, in place.

    Args:
        root: of the page; its own ``style`` elements count.
        css: further styles, from files beside it.
    """
    sheets = [css, *(element.text or "" for element in root.iter("style"))]
    classes = dict(_classes("\n".join(sheets)[:_MOST]))
    for element in list(root.iter(*_INLINE)):
        named = (classes.get(name) for name in (element.get("class") or "").split())
        tag = _tag(element.get("style") or "") or next((one for one in named if one), None)
        if tag and element.find(".//sup") is None and element.find(".//sub") is None:
            element.tag = tag


def _classes(css: str) -> Iterator[tuple[str, str]]:
    for selectors, style in _RULE.findall(_COMMENT.sub(" ", css)):
        if tag := _tag(style):
            for selector in selectors.split(","):
                if found := _SELECTOR.fullmatch(selector):
                    yield found[1], tag


def _tag(style: str) -> str | None:
    """The element that a style stands for: ``sup``, ``sub`` or none."""
    if _RAISED.search(style):
        return "sup"
    if _LOWERED.search(style):
        return "sub"
    # LibreOffice moves smaller letters up and down
    moved = _MOVED.search(style) if "relative" in style and _SMALLER.search(style) else None
    if moved is None:
        return None
    return "sup" if moved[1] else "sub"
