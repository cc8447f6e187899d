"""Problems that may pass by themselves, so that their file is tried again each time."""

from retrieval.types import Problem, tells

_PASSING = ("unreadable", "out-of-limits", "out-of-memory", "out-of-time", "ocr-too-faint")
"""What the system says of a file, that time or memory did not suffice, and that a program for
scans was tried, which may only have taken too long."""


def is_passing(problem: Problem) -> bool:
    """Whether another try may bring something else, though the file is as it was."""
    return not problem.warning and tells(problem.told, *_PASSING)
