"""What this CPU has instructions for, as far as number formats of matrix products go.

Read from the operating system, without any library: who only asks for facts waits for nothing.
"""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

_CPUINFO = Path("/proc/cpuinfo")
_FLAGS = re.compile(r"^(?:flags|Features)\s*:(.*)$", re.MULTILINE)

_BY_CAP = {
    "sse41": (),
    "sse42": (),
    "avx": (),
    "avx2": ("avx2",),
    "avx2_vnni": ("avx2", "avx_vnni"),
    "avx2_vnni_2": ("avx2", "avx_vnni"),
    "avx512_core": ("avx2", "avx512f"),
    "avx512_core_vnni": ("avx2", "avx512f", "avx512_vnni"),
    "avx512_core_bf16": ("avx2", "avx512f", "avx512_vnni", "avx512_bf16"),
    "avx512_core_fp16": ("avx2", "avx512f", "avx512_vnni", "avx512_bf16", "avx512_fp16"),
}
"""What each value of the caps below leaves; any other leaves everything."""

CAPS = ("OV_CPU_MAX_ISA", "ONEDNN_MAX_CPU_ISA")
"""Variables by which OpenVINO, and oneDNN within it, use fewer instructions than there are."""

_X86 = frozenset(
    (
        *("avx2", "avx_vnni", "avx512f", "avx512_vnni", "avx512_bf16", "avx512_fp16"),
        *("amx_int8", "amx_bf16", "amx_fp16"),
    )
)
_ARM = frozenset({"asimdhp", "asimddp", "i8mm", "bf16", "sve", "sve2"})
_INT8 = frozenset({"avx_vnni", "avx512_vnni", "amx_int8"})


def instructions(cpuinfo: str, environment: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the instruction sets that number formats depend on, in alphabetical order.

    Args:
        cpuinfo: what Linux says in ``/proc/cpuinfo``; of other systems nothing is known.
        environment: variables; those of ``CAPS`` are heeded.
    """
    flags = _FLAGS.search(cpuinfo)
    there = set(flags[1].split()) & (_X86 | _ARM) if flags else set()
    for name in CAPS:
        left = _BY_CAP.get(environment.get(name, "").lower())
        if left is not None:
            there &= {*left}
    return tuple(sorted(there))


def this_cpu() -> tuple[str, ...]:
    """The instruction sets of the CPU at hand; empty where the system does not tell."""
    try:
        with _CPUINFO.open(encoding="utf-8", errors="replace") as file:
            first = "".join(line for line, _ in zip(file, range(64), strict=False))
    except OSError:
        first = ""
    return instructions(first, os.environ)


def has_int8_products(there: Iterable[str]) -> bool:
    """Whether products of int8 are faster than those of f32 with these instruction sets.

    On x86-64 they are with VNNI or AMX. Without these, sums of two products are cut to 16 bits:
    wrong where they do not fit, so that the gate refuses, and on AVX2 slower than f32. On ARM
    OpenVINO was not measured.
    """
    return not _INT8.isdisjoint(there)
