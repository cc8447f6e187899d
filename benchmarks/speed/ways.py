"""What is measured side by side: a program, its weights, and how much of each text it searches."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

OURS = "onrecord"
PEERS = ("txtai", "llama-index", "haystack")
DATABASES = ("sqlite",)
"""Not programs in Python, and without a guide's example for texts: measured with all text only."""
MINILM, E5 = "MiniLM", "e5"


@dataclass(frozen=True, slots=True)
class Way:
    """One row.

    Attributes:
        name: of the row, by which its figures are kept.
        program: which has an environment of its own, if it is not ours.
        weights: ``MINILM`` or ``E5``.
        whole: whether all of a text is searched, in passages; else the 256 tokens that its guide's
            example leaves.
        encoder: of the settings, for ours.
    """

    name: str
    program: str
    weights: str
    whole: bool = True
    encoder: str = ""

    @property
    def ours(self) -> bool:
        """Whether it is onrecord."""
        return self.program == OURS

    def variables(self, e5: Path) -> dict[str, str]:
        """What its process is told.

        Args:
            e5: the folder of the E5 model for the peers.
        """
        if self.ours:
            return {"BENCH_ENCODER": self.encoder}
        told = {"BENCH_SPLIT": "1"} if self.whole else {}
        return told | ({"BENCH_E5": str(e5)} if self.weights == E5 else {})


ENGLISH = Way("onrecord english", OURS, MINILM, encoder="english")
MULTILINGUAL = Way("onrecord multilingual (default)", OURS, E5, encoder="multilingual")
FAST = Way("onrecord fast", OURS, "e5 in six layers", encoder="fast")
OWN = (ENGLISH, MULTILINGUAL, FAST)
WAYS = (
    *OWN,
    *(Way(f"{one}, its guide", one, MINILM, whole=False) for one in PEERS),
    *(
        Way(f"{one}, all text, {weights}", one, weights)
        for weights in (MINILM, E5)
        for one in (*PEERS, *DATABASES)
    ),
)


def ours(weights: str) -> Way:
    """Our row with these weights."""
    return ENGLISH if weights == MINILM else MULTILINGUAL


def peers(there: Iterable[str], weights: str, *, whole: bool | None = None) -> list[str]:
    """Names of the other programs' rows among those that are there.

    Args:
        there: names of rows.
        weights: of theirs.
        whole: only rows that search all text, or only those that do not; None for both.
    """
    names = set(there)
    return [
        one.name
        for one in WAYS
        if one.name in names
        and not one.ours
        and one.weights == weights
        and whole in {None, one.whole}
    ]
