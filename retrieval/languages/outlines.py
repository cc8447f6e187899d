"""Words by which a text is laid out: headings over paragraphs, enumerations in running text."""

import re
from dataclasses import dataclass

from retrieval.languages.combining import NOTHING


@dataclass(frozen=True, slots=True, eq=False)
class OutlineTable:
    """One language's words of headings and enumerations, in lower case, ё written as е.

    Attributes:
        headings: fits whole headings that take back, forbid or leave to others what stands below
            them: "We reject", "What we will not do", "Myths"; no news of something that was
            refused: "No bridge at Dole".
        announced: how many things a sentence says that it will name: "three steps".
        ordinals: what a sentence begins with that names one of them: "First,".
        adopted: words of what came about, behind whose "not" it did not: adopted, kept, in force.
        outcomes: labels of a line that says what became of what stands above it: "Status".
    """

    headings: re.Pattern[str] = NOTHING
    announced: re.Pattern[str] = NOTHING
    ordinals: re.Pattern[str] = NOTHING
    adopted: re.Pattern[str] = NOTHING
    outcomes: re.Pattern[str] = NOTHING


def spaced(source: str, **parts: str) -> str:
    """A source in which a space is any white space, and ``{name}`` one of ``parts``."""
    for name, one in parts.items():
        source = source.replace(f"{{{name}}}", f"(?:{one})")
    return source.replace(" ", r"\s+")
