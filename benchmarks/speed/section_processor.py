"""The encoder's share of what this processor multiplies, by OpenVINO, in each number format."""

import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import openvino as ov
from common import documents
from openvino import opset13 as ops
from ours import QUICK, SETTINGS, encoder, say

SIZE = 1024
LAYERS, WIDTH, WIDE = 6, 384, 1536


def main() -> None:
    """Encode passages, multiply matrices, compare."""
    model = encoder()
    count = 200 if QUICK else 1024
    texts = [one.whole[:500] for one in documents(Path(sys.argv[1]) / "scifact", count)]
    model.encode_passages(texts[:64], lambda _: None)
    began = time.perf_counter()
    model.encode_passages(texts, lambda _: None)
    seconds = time.perf_counter() - began
    lengths = [min(count + 2, 256) for count in model.count_tokens(texts)]
    # per token and layer: four projections, two of the wide layer, and attention to every token
    products = 4 * WIDTH * WIDTH + 2 * WIDTH * WIDE
    operations = sum(2 * n * LAYERS * (products + 2 * n * WIDTH) for n in lengths)
    reached = operations / seconds / 1e9
    able = ov.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    names = ["f32", "int8", *(["bf16"] if "BF16" in able else [])]
    limits = {name: limit(name) for name in names}
    say(
        {
            "passages_a_second": len(texts) / seconds,
            "tokens_a_second": sum(lengths) / seconds,
            "tokens_a_passage": sum(lengths) / len(lengths),
            "gigaflops": reached,
            "limits": limits,
        }
    )


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
        "INFERENCE_PRECISION_HINT": "bf16" if name == "bf16" else "f32",
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
