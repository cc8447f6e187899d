"""What the figures were measured on: the processor, what it can, and to what it was limited."""

import os
import platform
from collections.abc import Collection
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil
from ways import DATABASES, PEERS

from retrieval.encode.processor import this_cpu

ROOT = Path(__file__).resolve().parents[2]

LIMITS = {
    "avx2": {
        "OV_CPU_MAX_ISA": "AVX2",
        "ONEDNN_MAX_CPU_ISA": "AVX2",
        "DNNL_MAX_CPU_ISA": "AVX2",
        "ATEN_CPU_CAPABILITY": "avx2",
        "MKL_ENABLE_INSTRUCTIONS": "AVX2",
        "OPENBLAS_CORETYPE": "Haswell",
        "FAISS_SIMD_LEVEL": "AVX2",
    }
}
"""Variables by which the libraries of all programs leave newer instructions out: OpenVINO, oneDNN
within it and within PyTorch, PyTorch itself, MKL, OpenBLAS of NumPy, FAISS."""

_FEATURES = {
    "AVX2": {"avx2"},
    "AVX-512": {"avx512f"},
    "VNNI": {"avx_vnni", "avx512_vnni"},
    "bf16": {"avx512_bf16", "amx_bf16", "bf16"},
    "AMX": {"amx_int8", "amx_bf16", "amx_fp16"},
    "dot products of int8": {"asimddp", "i8mm"},
    "SVE": {"sve", "sve2"},
}
_FAST = {"VNNI", "bf16", "AMX", "dot products of int8"}


def features(instructions: Collection[str]) -> list[str]:
    """Common names of what a processor has for matrix products."""
    return [name for name, any_of in _FEATURES.items() if any_of.intersection(instructions)]


def kind(machine: dict[str, Any]) -> str:
    """A short name of its kind: the best that it has for matrix products, as in file names."""
    able: list[str] = machine["features"]
    return able[-1].lower().replace(" ", "-") if able else "plain"


def is_plain(machine: dict[str, Any]) -> bool:
    """Whether it multiplies in f32 alone; not so where nothing is known of it."""
    known: list[str] = machine.get("features", [])
    return bool(known) and _FAST.isdisjoint(known)


def is_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether figures of the one may stand beside those of the other."""
    return all(one.get(name) == other.get(name) for name in ("processor", "features", "cores"))


def machine(limit: str) -> dict[str, Any]:
    """What this process and those that it starts run on, and with what.

    Args:
        limit: one of ``LIMITS``, which the environment has already, or empty.
    """
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    ours = ("onrecord", "openvino", "faiss-cpu", "numpy", "tokenizers", "python-telegram-bot")
    theirs = {}
    for peer in (*PEERS, *DATABASES):
        listed = ROOT / "benchmarks" / "peers" / f"{peer}.txt"
        theirs[peer] = listed.read_text(encoding="utf-8").split()[0]
    return {
        "processor": next(named, platform.processor()),
        "features": features(this_cpu()),
        "limit": limit,
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ours},
        "peers": theirs,
    }
