"""Trains the reader and writes retrieval/read/reader.npz: make train-reader.

    python training/reader/train_reader.py DATA [--work FOLDER] [--resume]

``DATA`` is the folder of the sets (``reading/``, ``factrueval_dev/``, ``auspm/``, and the
evaluation sets, with none of which anything trained on may overlap). It goes in steps, each kept in
the work folder, so that ``--resume`` goes on where it was: the windows of every question are mined;
the first stage learns to read in English; the second goes on with all of it, in three languages,
with our own questions and the near misses. On two cores with bf16 it takes an hour and a half,
without bf16 four.
"""

import argparse
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from groups import Group, groups
from mining import Mined, Miner, index_of
from overlap import check
from reading_sets import (
    MOST_QUESTIONS,
    ROOT,
    ReadingSet,
    news,
    own_statements,
    public_set,
    releases,
    trilingual,
)
from sentence_transformers import CrossEncoder
from train import SEED, train

from retrieval import MULTILINGUAL_ENCODER, ModelEncoder
from retrieval.encode import e5_package
from retrieval.encode.e5_folder import write_model
from retrieval.encode.file_digest import sha256_of
from retrieval.read.adapter import FILE, write_adapter

FIRST = 4000
"""Questions of the first stage: English ones of the public sets."""

SECOND = 4000
"""English questions of the public sets in the second stage, that the first had not."""


def main() -> None:
    """Mine, train in two stages, write the adapter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, default=ROOT / "var" / "training")
    parser.add_argument("--models", type=Path, default=ROOT / "var" / "models")
    parser.add_argument("--resume", action="store_true")
    arguments = parser.parse_args()
    data, work = arguments.data, arguments.work
    public = [public_set(data / "reading", name) for name in MOST_QUESTIONS]
    over_news = news(data / "factrueval_dev")
    own = [own_statements(), trilingual(), over_news, releases(data / "auspm")]
    print(
        f"compared with {check([*public, *own], data)} evaluation questions and texts: no overlap"
    )
    encoder = ModelEncoder(MULTILINGUAL_ENCODER, 2, arguments.models)
    mined = list(kept(work / "public.jsonl", public, encoder))
    ours = [one for one in kept(work / "own.jsonl", own, encoder) if not one.apart]
    base = work / "base"
    model = e5_package.read_model(e5_package.package_file())
    write_model(model, base)
    first, second = stages(mined, ours)
    trained = train(base, first, work / "first", resume=arguments.resume)
    trained = train(base, second, work / "second", resume=arguments.resume, begin=trained)
    pack(trained, model.tensors, FILE)
    print(
        f"wrote {FILE}, {FILE.stat().st_size:,} bytes; its sha256 for adapter.py: {sha256_of(FILE)}"
    )


def kept(path: Path, sets: Sequence[ReadingSet], encoder: ModelEncoder) -> Iterator[Mined]:
    """The mined questions of some sets: read where they were mined before."""
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        miner = Miner(index_of(sets, path.with_suffix(""), encoder))
        lines = (
            json.dumps(asdict(one), ensure_ascii=False)
            for many in sets
            for one in miner.mined(many.readings)
        )
        path.write_text("\n".join(lines), encoding="utf-8")
    for line in path.read_text(encoding="utf-8").splitlines():
        yield Mined(**json.loads(line))


def stages(mined: Sequence[Mined], ours: Sequence[Mined]) -> tuple[list[Group], list[Group]]:
    """What each stage is trained on."""
    plain = [one for one in mined if one.lang == "en" and one.kind != "near miss"]
    plain.sort(key=_by_chance)
    rest = [one for one in mined if one.lang != "en" or one.kind == "near miss"]
    second = [*plain[FIRST : FIRST + SECOND], *rest, *ours]
    second.sort(key=_by_chance)
    return list(groups(plain[:FIRST], SEED)), list(groups(second, SEED + 1))


def pack(model: CrossEncoder, base: dict[str, np.ndarray], path: Path) -> None:
    """Write what training changed as an adapter."""
    layers: Any = model[0]
    head: Any = model[1]
    tensors = {k: v.float().numpy() for k, v in layers.auto_model.state_dict().items()}
    trained = {name: one for name, one in tensors.items() if name.startswith("encoder.")}
    heads = {name: one.float().numpy() for name, one in head.state_dict().items()}
    write_adapter(path, trained, base, heads)


def _by_chance(one: Mined) -> int:
    """An order that has nothing to do with the sets, and is the same everywhere."""
    return zlib.crc32(one.id.encode())


if __name__ == "__main__":
    main()
