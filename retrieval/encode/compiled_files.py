"""The folder of a compiled model: its files, and the facts by which it is fed and judged.

``conversion`` writes it. Nothing here loads a model, so that ``status`` waits for no library.
"""

import hashlib
import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from retrieval.encode.processor import this_cpu
from retrieval.types import PassedOver

FORMAT = 4
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
        before, after: the ids of the tokens that every text stands between.
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
    before: tuple[int, ...]
    after: tuple[int, ...]
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
            **{name: tuple(facts[name]) for name in ("inputs", "before", "after", "probe")},
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


def compiled_folder(
    models: Path, fingerprint: str, instructions: Sequence[str] | None = None
) -> Path:
    """Where the compiled form of a model lies: of these weights, this OpenVINO, and such a CPU.

    Args:
        models: the folder of compiled models.
        fingerprint: of the model.
        instructions: instruction sets of the CPU, by ``processor``; those of the one at hand
            without it.
    """
    try:
        runtime = version("openvino")
    except PackageNotFoundError:
        runtime = "none"
    there = this_cpu() if instructions is None else instructions
    cpu = "+".join((platform.machine(), *there))
    return models / f"{_short_name(fingerprint)}-openvino-{runtime}-{cpu}"


def compiled_folders(models: Path, fingerprint: str) -> list[Path]:
    """The folders of a model's compiled forms, for whatever processor, in alphabetical order."""
    return sorted(models.glob(f"{_short_name(fingerprint)}-openvino-*"))


def is_compiled(models: Path, fingerprint: str) -> bool:
    """Whether there is a compiled form of a model, for whatever processor."""
    return any(read_facts(folder) for folder in compiled_folders(models, fingerprint))


def _short_name(fingerprint: str) -> str:
    # a hub model's fingerprint is its name: long, and with slashes
    return hashlib.sha256(fingerprint.encode()).hexdigest()[:16]


def refusal(folder: Path) -> str | None:
    """Why a model has no compiled form; None where that is not known."""
    try:
        return (folder / REFUSED).read_text(encoding="utf-8").strip()
    except OSError:
        return None
