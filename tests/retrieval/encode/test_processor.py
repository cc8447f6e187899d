"""Instruction sets, and the number formats worth trying with them: of any CPU, not of this one."""

import pytest

from retrieval.encode.number_formats import (
    NO_INSTRUCTIONS,
    NO_NNCF,
    Formats,
    faster_than,
    worth_trying,
)
from retrieval.encode.processor import CAPS, has_int8_products, instructions
from retrieval.types import PassedOver

OLD = "processor : 0\nflags\t\t: fpu sse4_2 avx avx2 fma\nbugs : none\n"
NEW = "processor : 0\nflags : fpu avx2 avx_vnni avx512f avx512_vnni avx512_bf16 amx_int8 sha_ni\n"
ARM = "processor : 0\nBogoMIPS : 50\nFeatures : fp asimd asimdhp asimddp sve i8mm bf16\n"


@pytest.mark.parametrize(
    ("cpuinfo", "environment", "expected"),
    [
        (OLD, {}, ("avx2",)),
        (
            NEW,
            {},
            ("amx_int8", "avx2", "avx512_bf16", "avx512_vnni", "avx512f", "avx_vnni"),
        ),
        (ARM, {}, ("asimddp", "asimdhp", "bf16", "i8mm", "sve")),
        ("", {}, ()),
        (NEW, {CAPS[0]: "AVX2"}, ("avx2",)),
        (NEW, {CAPS[1]: "avx2"}, ("avx2",)),
        (NEW, {CAPS[0]: "AVX512_CORE"}, ("avx2", "avx512f")),
        (NEW, {CAPS[0]: "AVX2_VNNI", CAPS[1]: "AVX512_CORE"}, ("avx2",)),
        (OLD, {CAPS[0]: "AVX512_CORE_VNNI"}, ("avx2",)),
        (OLD, {CAPS[0]: "ALL", CAPS[1]: "no such value"}, ("avx2",)),
    ],
)
def test_the_instruction_sets_are_those_told_and_not_capped(
    cpuinfo: str, environment: dict[str, str], expected: tuple[str, ...]
) -> None:
    assert instructions(cpuinfo, environment) == expected


NO_INT8 = PassedOver("int8", NO_INSTRUCTIONS)
NO_BF16 = PassedOver("bf16", NO_INSTRUCTIONS)


@pytest.mark.parametrize(
    ("there", "capabilities", "nncf", "expected"),
    [
        ((), {"FP32", "INT8"}, True, Formats(("f32",), (NO_INT8, NO_BF16))),
        (("avx2", "avx512f"), {"FP32"}, True, Formats(("f32",), (NO_INT8, NO_BF16))),
        (("avx2", "avx_vnni"), {"FP32"}, True, Formats(("int8", "f32"), (NO_BF16,))),
        (("avx512_vnni",), {"FP32", "BF16"}, True, Formats(("int8", "bf16", "f32"))),
        (("amx_int8",), {"BF16", "FP16"}, True, Formats(("int8", "bf16", "f16", "f32"))),
        (
            ("avx512_vnni",),
            {"BF16"},
            False,
            Formats(("bf16", "f32"), (PassedOver("int8", NO_NNCF),)),
        ),
        (("asimdhp", "i8mm"), {"FP32", "FP16"}, True, Formats(("f16", "f32"), (NO_INT8, NO_BF16))),
    ],
)
def test_what_cannot_be_faster_is_not_tried_and_the_reason_is_kept(
    there: tuple[str, ...], capabilities: set[str], expected: Formats, *, nncf: bool
) -> None:
    assert worth_trying(there, capabilities, quantises=nncf) == expected


def test_int8_is_faster_where_there_are_sums_of_four_products() -> None:
    assert [has_int8_products([one]) for one in ("avx_vnni", "avx512_vnni", "amx_int8")] == [
        True,
        True,
        True,
    ]
    assert not has_int8_products(("avx2", "avx512f", "avx512_bf16", "i8mm"))


def test_slower_formats_need_no_reason() -> None:
    assert faster_than("int8", (NO_BF16,)) == ()
    assert faster_than("f32", (NO_INT8, NO_BF16)) == (NO_INT8, NO_BF16)
