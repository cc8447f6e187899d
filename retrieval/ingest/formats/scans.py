"""How a PDF's reader says that pages are pictures of text, and whether it has said so."""

from retrieval.types import Problem

ALL = "the PDF has no text: a scan"
SOME = "there is no text on page"
INSTALL = "install Tesseract (tesseract-ocr, tesseract-ocr-rus, tesseract-ocr-kir)"
UNREAD = "it is too faint or too coarse, or nothing but a picture"
ADVICE = f"{INSTALL} and set ONRECORD_OCR=true to have it read by machine"


def tells_of_scan(problem: Problem) -> bool:
    """Whether a reader found pages that only a program for scans could read."""
    return problem.problem.startswith((ALL, SOME))
