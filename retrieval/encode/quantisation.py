"""A graph's matrix products in int8: static post-training quantisation. The one importer of NNCF.

Needs OpenVINO's graph in memory and seconds of work, and so is a part of converting a model.
"""

import io
import logging
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

_SMOOTHING = 0.7
"""Of what activations vary, the share that SmoothQuant moves into the weights."""


def can_quantise() -> bool:
    """Whether NNCF, which is no part of every install, is there."""
    return find_spec("nncf") is not None


def quantised(graph: Any, feeds: Sequence[Mapping[str, NDArray[np.int64]]]) -> Any:
    """The same graph with weights and activations of its linear layers in int8.

    Ranges of activations are those seen over ``feeds``; outliers are moved into the weights
    beforehand (Xiao et al., "SmoothQuant", 2023) and the layers' biases corrected afterwards.
    Attention itself stays as it is: in int8 it is slower and no nearer.

    Args:
        graph: an ``openvino.Model``, which is left as it is.
        feeds: the graph's inputs for each text that it is calibrated with.
    """
    import nncf

    nncf.set_log_level(logging.ERROR)
    smoothing = nncf.AdvancedSmoothQuantParameters(matmul=_SMOOTHING)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):  # bars of progress
        return nncf.quantize(
            graph,
            nncf.Dataset(feeds),
            subset_size=len(feeds),
            model_type=nncf.ModelType.TRANSFORMER,
            preset=nncf.QuantizationPreset.MIXED,
            ignored_scope=nncf.IgnoredScope(types=["ScaledDotProductAttention"], validate=False),
            advanced_parameters=nncf.AdvancedQuantizationParameters(smooth_quant_alphas=smoothing),
        )
