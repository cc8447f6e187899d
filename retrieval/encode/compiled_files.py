"""The folder of a compiled model: its files, and the facts by which it is fed and judged.

``conversion`` writes it. Nothing here loads a model, so that ``status`` waits for no library.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from retrieval.types import PassedOver

FORMAT = 3
"""Of the folder; one of another format is made anew."""

FACTS, GRAPH, TOKENIZER, REFUSED = "compiled.json", "model.xml", "tokenizer.json", "refused.txt"
CACHE = "cache"


@dataclass(frozen=True, slots=True)
class CompiledFacts:
    """How a compiled model is fed, and what the equivalence gate found.

    Attributes:
        dimension: length of every vector.
        most_tokens: of a text, special tokens included; what is longer is cut.
        inputs: names of the graph's inputs.
        padding: the id of the padding token.
        question, passage: the model's prompts.
        precision: number format of matrix products.
        cosine: the least to the vectors of sentence-transformers, over the texts of the gate.
        probe: the vector of ``compiled.PROBE``.
        passed_over: faster number formats, and why they were not taken.
    """

    dimension: int
    most_tokens: int
    inputs: tuple[str, ...]
    padding: int
    question: str
    passage: str
    precision: str
    cosine: float
    probe: tuple[float, ...]
    passed_over: tuple[PassedOver, ...] = ()
    format: int = FORMAT


def read_facts(folder: Path) -> CompiledFacts | None:
    """The facts of a compiled model; None where there is none of this format."""
    try:
        facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
        if facts.get("format") != FORMAT:
            return None
        named = facts | {
            "inputs": tuple(facts["inputs"]),
            "probe": tuple(facts["probe"]),
            "passed_over": tuple(PassedOver(**one) for one in facts["passed_over"]),
        }
        return CompiledFacts(**named)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def write_facts(folder: Path, facts: CompiledFacts) -> None:
    """Write the facts of a compiled model into its folder.

    Raises:
        OSError: the disk does not take it.
    """
    (folder / FACTS).write_text(json.dumps(asdict(facts)), encoding="utf-8")


def refusal(folder: Path) -> str | None:
    """Why a model has no compiled form; None where that is not known."""
    try:
        return (folder / REFUSED).read_text(encoding="utf-8").strip()
    except OSError:
        return None
