"""Number formats of matrix products: which are worth trying on a CPU, and why others are not."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from retrieval.encode.processor import has_int8_products
from retrieval.types import PassedOver

INT8, BF16, F16, F32 = FASTEST_FIRST = ("int8", "bf16", "f16", "f32")
"""``INT8``: linear layers in int8 and the rest in the next format, as ``quantisation`` makes it.
The others are OpenVINO's names of floating-point formats."""

NO_INSTRUCTIONS = "this processor is not known to have instructions for it"
NO_NNCF = "nncf, which quantises models, is not installed; run: pip install nncf"


@dataclass(frozen=True, slots=True)
class Formats:
    """What a conversion tries.

    Attributes:
        tried: the fastest first; the gate decides which is taken.
        passed_over: faster ones that are not tried, and why.
    """

    tried: tuple[str, ...]
    passed_over: tuple[PassedOver, ...] = ()


def worth_trying(
    instructions: Collection[str], capabilities: Collection[str], *, quantises: bool
) -> Formats:
    """The number formats that a CPU runs faster than f32, and f32 itself.

    Args:
        instructions: instruction sets of the CPU, by ``processor``.
        capabilities: formats that OpenVINO has products for on it, by its names.
        quantises: whether the model can be quantised here.
    """
    tried: list[str] = []
    passed_over: list[PassedOver] = []
    if not has_int8_products(instructions):
        passed_over.append(PassedOver(INT8, NO_INSTRUCTIONS))
    elif quantises:
        tried.append(INT8)
    else:
        passed_over.append(PassedOver(INT8, NO_NNCF))
    if "BF16" in capabilities:
        tried.append(BF16)
    else:
        passed_over.append(PassedOver(BF16, NO_INSTRUCTIONS))
    if "FP16" in capabilities:
        tried.append(F16)
    return Formats((*tried, F32), tuple(passed_over))


def faster_than(precision: str, passed_over: Iterable[PassedOver]) -> tuple[PassedOver, ...]:
    """Of the formats passed over those that would be faster than the one that was taken."""
    place = FASTEST_FIRST.index(precision)
    return tuple(one for one in passed_over if FASTEST_FIRST.index(one.precision) < place)
