"""How a PDF's reader says that pages are pictures of text, and whether it has said so."""

from retrieval.types import Problem, tells

ALL = "pdf-scan"
SOME = "pdf-scanned-pages"


def tells_of_scan(problem: Problem) -> bool:
    """Whether a reader found pages that only a program for scans could read."""
    return tells(problem.told, ALL, SOME)
