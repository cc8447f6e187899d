"""The encoders' share of what this processor multiplies, by OpenVINO, in each number format."""

import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import openvino as ov
from common import documents
from graph_tokens import GraphTokens
from openvino import opset13 as ops
from ours import KEPT, QUICK, SETTINGS, say
from ways import ENGLISH, FAST, MULTILINGUAL

from retrieval import ModelEncoder
from retrieval.encode.model_encoder import encoder_way

SIZE = 1024
WIDTH, WIDE = 384, 1536
LAYERS = {ENGLISH.encoder: 6, MULTILINGUAL.encoder: 12, FAST.encoder: 6}


def main() -> None:
    """Encode passages, multiply matrices, compare."""
    count = 200 if QUICK else 512
    texts = [one.whole[:500] for one in documents(Path(sys.argv[1]) / "scifact", count)]
    able = ov.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    names = ["f32", "int8", *(name for name in ("bf16", "f16") if _NAMES[name] in able)]
    limits = {name: limit(name) for name in names}
    encoders = {name: encoded(name, texts) for name in LAYERS}
    for figures in encoders.values():
        most = limits.get(figures["precision"] or "")
        figures["share"] = figures["gigaflops"] / most if most else None
    say({"encoders": encoders, "limits": limits})


_NAMES = {"bf16": "BF16", "f16": "FP16"}


def encoded(name: str, texts: list[str]) -> dict[str, Any]:
    """What an encoder reaches; its number format is None where it is not compiled."""
    model = ModelEncoder(name, SETTINGS.threads, KEPT)
    model.encode_passages(texts[:64], lambda _: None)
    fed = GraphTokens()
    began = time.perf_counter()
    model.encode_passages(texts, lambda _: None)
    seconds = time.perf_counter() - began
    fed.stop()
    # per token and layer: four projections, two of the wide layer, and attention to every token
    products = 4 * WIDTH * WIDTH + 2 * WIDTH * WIDE
    operations = sum(2 * n * LAYERS[name] * (products + 2 * n * WIDTH) for n in fed.lengths)
    return {
        "precision": encoder_way(KEPT, model.fingerprint).precision,
        "passages_a_second": len(texts) / seconds,
        "tokens_a_second": fed.encoded() / seconds,
        "tokens_a_passage": fed.encoded() / len(texts),
        "gigaflops": operations / seconds / 1e9,
    }


def limit(name: str) -> float:
    """Billions of operations a second in one product of large matrices, the best of twenty."""
    left = ops.parameter([SIZE, SIZE], np.float32)
    right = np.random.default_rng(0).standard_normal((SIZE, SIZE), dtype=np.float32)
    first: Any = left
    second: Any = ops.constant(right)
    if name == "int8":
        marks = [ops.constant(np.float32(mark)) for mark in (-4.0, 4.0, -4.0, 4.0)]
        first, second = ops.fake_quantize(left, *marks, 256), ops.fake_quantize(second, *marks, 255)
    product = ops.matmul(first, second, transpose_a=False, transpose_b=False)
    wanted = {
        "INFERENCE_NUM_THREADS": SETTINGS.threads,
        "INFERENCE_PRECISION_HINT": name if name in _NAMES else "f32",
    }
    compiled = ov.Core().compile_model(ov.Model([product], [left]), "CPU", wanted)
    request = compiled.create_infer_request()
    feed = {0: np.random.default_rng(1).standard_normal((SIZE, SIZE), dtype=np.float32)}
    request.infer(feed)
    best = min(_timed(request.infer, feed) for _ in range(20))
    return float(2 * SIZE**3 / best / 1e9)


def _timed(call: Any, given: Any) -> float:
    began = time.perf_counter()
    call(given)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
