"""Problems that may pass by themselves, so that their file is tried again each time."""

from retrieval.ingest.formats.scans import UNREAD
from retrieval.types import Problem

_BEGINNINGS = ("cannot be read: ", "it could not be read within the limits")
"""What the system says of a file, and that time or memory did not suffice."""


def is_passing(problem: Problem) -> bool:
    """Whether another try may bring something else, though the file is as it was."""
    if problem.warning:
        return False
    # a program for scans was tried, and may only have taken too long
    return problem.problem.startswith(_BEGINNINGS) or problem.problem.endswith(UNREAD)
