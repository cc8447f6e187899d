"""PDFs of which the pages are pictures: text drawn with a font, as a scanner sees it."""

import textwrap
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
from PIL import Image, ImageDraw, ImageFont

_DOTS = 200  # an inch
_SIZE = 42


def scan(*pages: str, tilt: float = 0.0) -> bytes:
    """A PDF with a picture of each text on a page of its own; paragraphs are parted by a line."""
    return pictures([_drawn(page).rotate(tilt, fillcolor=255) for page in pages])


def blot() -> bytes:
    """A PDF with a picture in which there is nothing to read."""
    page = _drawn("")
    ImageDraw.Draw(page).ellipse((300, 300, 900, 900), fill=90)
    return pictures([page])


def pictures(pages: Sequence[Image.Image]) -> bytes:
    """A PDF of pictures, each a page."""
    file = BytesIO()
    first, *more = pages
    first.save(file, "PDF", resolution=_DOTS, save_all=True, append_images=more, title="")
    return file.getvalue()


def _drawn(text: str) -> Image.Image:
    page = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(page)
    name = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSerif.ttf"
    font = ImageFont.truetype(str(name), _SIZE)
    top = 200.0
    for paragraph in text.split("\n\n"):
        for line in textwrap.wrap(paragraph, 58):
            draw.text((180, top), line, font=font, fill=0)
            top += 1.45 * _SIZE
        top += _SIZE
    return page
