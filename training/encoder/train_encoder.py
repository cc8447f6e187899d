"""Trains the fast encoder and writes retrieval/encode/fast_layers.npz: make train-encoder.

    python training/encoder/train_encoder.py DATA TEXTS [--work FOLDER] [--count N] [--resume]

``DATA`` is the folder of the sets, ``TEXTS`` one of plain text, a paragraph a line, in ``ru.txt``
and ``ky.txt`` (``docs/fast-encoder.md`` names the sources). The student has every second layer of
the built-in multilingual model and learns to give that model's vectors. On two cores with bf16 it
takes an hour; ``--resume`` goes on from the last checkpoint. It ends with the cosines between
teacher and student over texts that were kept apart.
"""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from datasets import Dataset
from distillation import SEED, distil
from plain_texts import LANGS, PlainText, drawn, sources
from sentence_transformers import SentenceTransformer

from retrieval.encode import e5_package, fast_layers
from retrieval.encode.e5_folder import write_model
from retrieval.encode.fast_layers import FILE, write_layers
from retrieval.encode.file_digest import sha256_of

ROOT = Path(__file__).resolve().parents[2]
TRANSLATED = ROOT / "training" / "reader" / "translated_questions.jsonl"
MEANS = ROOT / "retrieval" / "encode" / f"{e5_package.MEANS}.npz"

COUNT = 88_000
"""Texts, of some hundred tokens each."""
APART = 1500
"""Texts that nothing is learnt from."""


def main() -> None:
    """Draw the texts, train, pack, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--work", type=Path, default=ROOT / "var" / "training" / "encoder")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--resume", action="store_true")
    arguments = parser.parse_args()
    found = sources(arguments.data, arguments.texts, TRANSLATED)
    for lang in LANGS:
        many = found.paragraphs[lang]
        print(f"{lang}: {len(many):,} paragraphs, {sum(map(len, many)):,} characters")
    texts = drawn(found, arguments.count + APART, SEED)
    base = arguments.work / "base"
    write_model(e5_package.read_model(e5_package.package_file()), base)
    student = distil(
        base,
        dataset(texts[APART:]),
        torch.from_numpy(means()),
        arguments.work,
        resume=arguments.resume,
    )
    layers: Any = student[0]
    tensors = {k: v.float().numpy() for k, v in layers.auto_model.state_dict().items()}
    write_layers(FILE, {k: v for k, v in tensors.items() if k.startswith("encoder.")})
    pin(Path(fast_layers.__file__), sha256_of(FILE))
    print(f"wrote {FILE}, {FILE.stat().st_size:,} bytes, and its sha256 into fast_layers.py")
    teacher = SentenceTransformer(str(base), device="cpu")
    for line in compared(teacher, student, texts[:APART]):
        print(line)


def pin(module: Path, sha256: str) -> None:
    """Write the sum of the layers' file into the module that checks it."""
    text = module.read_text(encoding="utf-8")
    pinned = re.sub(r'(?m)^SHA256 = ".*"$', f'SHA256 = "{sha256}"', text)
    module.write_text(pinned, encoding="utf-8")


def dataset(texts: Sequence[PlainText]) -> Dataset:
    """What the trainer takes."""
    return Dataset.from_dict(
        {"text": [prompted(one) for one in texts], "label": [row_of(one) for one in texts]}
    )


def means() -> np.ndarray:
    """What vectors of a language have in common: passages' first, then questions'; (6, hidden)."""
    with np.load(MEANS) as held:
        order = [held["langs"].tolist().index(lang) for lang in LANGS]
        return np.concatenate((held["passages"][order], held["questions"][order]))


def row_of(text: PlainText) -> int:
    """The row of a text's mean."""
    return LANGS.index(text.lang) + len(LANGS) * text.asked


def prompted(text: PlainText) -> str:
    """A text as the model is given it."""
    return (e5_package.QUESTION if text.asked else e5_package.PASSAGE) + text.text


def compared(
    teacher: SentenceTransformer, student: SentenceTransformer, texts: Sequence[PlainText]
) -> list[str]:
    """Mean cosines between the two, by language and kind, with the languages' means taken away."""
    given = [prompted(one) for one in texts]
    rows = np.array([row_of(one) for one in texts])
    centres = means()[rows]
    aims, ours = (
        model.encode(given, batch_size=32, normalize_embeddings=True) - centres
        for model in (teacher, student)
    )
    cosines = (aims * ours).sum(1) / np.linalg.norm(aims, axis=1) / np.linalg.norm(ours, axis=1)
    return [
        f"{lang} {kind}: cosine {cosines[rows == row].mean():.4f} of {(rows == row).sum()}"
        for row, (kind, lang) in enumerate(
            (kind, lang) for kind in ("passages", "questions") for lang in LANGS
        )
    ]


if __name__ == "__main__":
    main()
